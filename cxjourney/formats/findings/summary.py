"""What one run comes to, in sentences: for the end of the text, and the head of a comment or a job summary."""

from collections.abc import Iterator

from cxjourney.diagnostics import KnownFindings, Report, Severity, Totals, Waiting
from cxjourney.languages import Language


def summary_sentences(report: Report, hidden: int, words: Language) -> Iterator[str]:
    """Yield what was looked at and found, and both coverage figures; ``hidden`` is how many findings are not shown."""
    totals = report.totals
    yield words.text(
        "findings.looked-at",
        journeys=words.count("map.journeys", totals.journeys),
        files=words.count("findings.files", totals.files),
        date=report.as_of,
        found=words.list_words(_tallies(report, hidden, words)),
    )
    if totals.covered_percent is not None:
        yield words.join_sentences(_figures(totals, words))
    if report.known is not None:
        yield _baseline_sentence(report.known, words)
    if report.waived:
        yield words.count("findings.waived", len(report.waived))
    if totals.not_judged:
        yield words.count("findings.not-judged", totals.not_judged)
    if totals.drafts:
        yield _draft_sentence(totals.drafts, totals.waiting, words)
    if totals.passed_over:
        yield words.count("findings.passed-over", totals.passed_over)


def _tallies(report: Report, hidden: int, words: Language) -> Iterator[str]:
    """Yield how many errors and warnings there are, and how much for information where there is any."""
    yield words.count("change.tally.error", report.count(Severity.ERROR))
    yield words.count("change.tally.warning", report.count(Severity.WARNING))
    infos = report.count(Severity.INFO)
    if hidden:
        yield words.count("findings.hidden", infos, option="--show-info")
    elif infos:
        yield words.count("change.tally.info", infos)


def _figures(totals: Totals, words: Language) -> Iterator[str]:
    """Yield both per cents, and what they are of where some journeys have no part in them."""
    yield words.text(
        "findings.figures",
        covered=words.percent(totals.covered_percent or 0),
        known=words.percent(totals.known_percent or 0),
    )
    if totals.not_judged:
        yield words.count("findings.figures.judged", totals.journeys - totals.not_judged)
    if totals.verified_percent is not None:
        yield words.text("findings.figures.verified", verified=words.percent(totals.verified_percent))


def _baseline_sentence(known: KnownFindings, words: Language) -> str:
    remaining, fixed, unseen = known
    named = words.number(remaining)
    said = (
        words.count("findings.baseline.knows", fixed, remaining=named)
        if fixed
        else words.text("findings.baseline.knows.none", remaining=named)
    )
    return (
        words.count("findings.baseline.unseen", unseen, said=said)
        if unseen
        else words.text("findings.baseline", said=said)
    )


def _draft_sentence(drafts: int, waiting: Waiting, words: Language) -> str:
    said = words.count("findings.drafts.are", drafts)
    if not any(waiting):
        return words.text("findings.drafts", said=said)
    counts = (("change.tally.error", waiting.errors), ("change.tally.warning", waiting.warnings))
    found = words.join_and(words.count(key, n) for key, n in counts if n)
    return words.text(
        "findings.drafts.waiting" if drafts == 1 else "findings.drafts.all-waiting", said=said, found=found
    )
