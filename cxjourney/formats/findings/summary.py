"""What one run comes to, in sentences: for the end of the text, and the head of a comment or a job summary."""

from collections.abc import Iterator

from cxjourney.diagnostics import Report, Severity, Totals
from cxjourney.text.english import count


def summary_sentences(report: Report, hidden: int) -> Iterator[str]:
    """Yield what was looked at and found, and both coverage figures; ``hidden`` is how many findings are not shown."""
    totals = report.totals
    errors, warnings, infos = (report.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    more = f", {infos:,} for information (--show-info)" if hidden else f", {infos:,} for information" if infos else ""
    files = f"{count(totals.journeys, 'journey')} in {count(totals.files, 'file')}, as of {report.as_of}"
    yield f"{files}: {count(errors, 'error')}, {count(warnings, 'warning')}{more}."
    if totals.covered_percent is not None:
        yield (
            f"Covered {totals.covered_percent:.1f}%: stages that data sees. Known {totals.known_percent:.1f}%: what "
            f"customers do, feel, and what surrounds them, stage by stage.{_judged_part(totals)}"
        )
    if report.known is not None:
        remaining, fixed, unseen = report.known
        rest = f", and {unseen:,} {'was' if unseen == 1 else 'were'} not looked at in this run" if unseen else ""
        some = f"{fixed:,}" if fixed else "none"
        are = "are" if fixed > 1 else "is"
        yield f"The baseline knows {remaining:,} more; {some} that it knows {are} fixed{rest}."
    if report.waived:
        yield f"Waived for now: {count(len(report.waived), 'finding')}."
    if totals.not_judged:
        yield f"{count(totals.not_judged, 'journey')} could not be judged: fix the errors above first."
    if totals.drafts:
        yield _draft_sentence(totals.drafts, totals.waiting)
    if totals.passed_over:
        yield f"{count(totals.passed_over, 'other file')} passed over: no journeys."


def _judged_part(totals: Totals) -> str:
    """Return what per cents are of, where some journeys have no part in them."""
    if not totals.not_judged:
        return ""
    judged = totals.journeys - totals.not_judged
    return f" Both are of the {'one journey' if judged == 1 else f'{judged:,} journeys'} that could be judged."


def _draft_sentence(drafts: int, waiting: int) -> str:
    are = "1 journey is a draft" if drafts == 1 else f"{drafts:,} journeys are drafts"
    judged = f"{are}, judged by the profile starter"
    if not waiting:
        return f"{judged}."
    more = "1 more error or warning waits" if waiting == 1 else f"{waiting:,} more errors and warnings wait"
    return f"{judged}: {more} until {'it is' if drafts == 1 else 'they are'} agreed."
