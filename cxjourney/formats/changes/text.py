"""`diff` for a terminal, and what `whatif` says there in the same way."""

from collections.abc import Sequence

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.display_names import shares_note
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes import DiffOptions
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.figure_changes import figure_changes
from cxjourney.formats.changes.finding_sentences import errors_and_warnings, findings_by_heading
from cxjourney.formats.changes.sentence_parts import Effect
from cxjourney.formats.changes.structure_sentences import (
    counts_of_changes,
    verdict,
)
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten

MARKS: dict[Effect, str] = {"worse": "✗", "better": "✓", "other": "–"}
STYLES: dict[Effect, str] = {"worse": "bold red", "better": "green", "other": ""}
MAX_CLAUSES = 200
"""At most this many clauses are shown of one journey."""


def put_title(page: TextPage, study: Study, ruled: bool = True) -> None:
    """Begin with a journey's title and id, with a rule below them or else in few lines."""
    journey = study.journey
    title = shorten(journey.title, 200) if ruled else shorten(journey.title)
    name = page.words.text("figures.brackets", text=title, inside=journey.journey)
    page.title(name, journey.status == "draft", ruled)


def put_figures(page: TextPage, comparison: JourneyComparison, indent: int = 0) -> None:
    """Write the figures of coverage, and those of access."""
    words = page.words
    figures = figure_changes(comparison, words)
    covered, known, able, stranded = (figure.clause(words) for figure in figures)
    lines = [words.text("change.figures", first=covered, second=known)]
    if all(figure.is_not_known for figure in figures[2:]):
        sides = [side.access for side in (comparison.before, comparison.after) if side]
        if not any(side.personas for side in sides):
            lines.append(words.text("change.figures.no-personas"))
        else:
            unknown = any(side.is_unknown for side in sides)
            lines.append(words.text("change.figures.no-success" if unknown else "change.figures.no-access"))
    else:
        lines.append(words.text("change.figures", first=able, second=stranded))
        lines += filter(None, [shares_note(comparison.pairing.study, words)])
    for line in lines:
        page.line(line[0].upper() + line[1:], indent=indent, hanging=indent + 2)


def headings(comparison: JourneyComparison, first: int, words: Language) -> dict[Effect, str]:
    """Return the headings of clauses by their effect; what was said of one already is taken up again."""
    already = {clause.effect for clause in consequences(comparison, words)[:first]}
    return {
        effect: words.text(f"change.heading.again.{effect}" if effect in already else f"change.heading.{effect}")
        for effect in MARKS
    }


def put_consequences(page: TextPage, comparison: JourneyComparison, first: int = 0, at_most: int | None = None) -> None:
    """Write clauses, each below what it does to the journey.

    Args:
        page: The page.
        comparison: What becomes of the journey.
        first: How many clauses, from the first, were said already.
        at_most: How many of the others there is room for; what is left is not counted then. None for all.
    """
    words = page.words
    said = consequences(comparison, words)[first:][:at_most]
    for effect, heading in headings(comparison, first, words).items():
        some = [clause for clause in said[:MAX_CLAUSES] if clause.effect == effect]
        if some:
            page.line(heading, "bold")
        for clause in some:
            page.line(f"{MARKS[effect]} {clause.text}", STYLES[effect], indent=2, hanging=4)
    if len(said) > MAX_CLAUSES:
        page.line(_more_note(len(said) - MAX_CLAUSES, words), indent=2)


def _more_note(n: int, words: Language) -> str:
    return words.count("change.more", n, option="--format json")


MAX_FINDINGS = 1000
"""At most this many findings are shown under a heading; the rest is counted."""


def write_diff(difference: Difference, options: DiffOptions) -> str:
    """Return what changed."""
    words = options.words
    parts = [_diff_head(difference, options)]
    for comparison in difference.journeys:
        if comparison.is_changed:
            page = TextPage(options.terminal, options.words)
            put_title(page, comparison.pairing.study)
            put_figures(page, comparison)
            put_consequences(page, comparison)
            parts.append(page.text)
    for heading, findings in findings_by_heading(difference, words):
        parts.append(_findings(TextPage(options.terminal, words), heading, findings))
    return "\n".join(parts)


def _diff_head(difference: Difference, options: DiffOptions) -> str:
    words = options.words
    page = TextPage(options.terminal, words)
    base = f"{shorten(options.base)}{f' ({options.commit[:7]})' if options.commit else ''}"
    date, said = words.day(options.as_of), verdict(difference, words)
    page.line(words.text("change.compared.verdict", base=base, date=date, verdict=said), "bold")
    if options.empty:
        page.line(words.text("change.compared.empty"))
    page.line(counts_of_changes(difference, words))
    for sentence in shared_sentences(difference, words):
        page.line(f"– {sentence}", indent=2, hanging=4)
    return page.text


def _findings(page: TextPage, heading: str, findings: Sequence[Diagnostic]) -> str:
    words = page.words
    page.line(heading, "bold")
    some = errors_and_warnings(findings)
    for finding in some[:MAX_FINDINGS]:
        place = f"{finding.file}:{finding.span.line}:{finding.span.column}"
        severity = words.word("change.severity", finding.severity.word)
        page.place(place, f"{finding.code} {severity}:", finding.message, indent=2)
    if len(some) > MAX_FINDINGS:
        page.line(_more_note(len(some) - MAX_FINDINGS, words), indent=2)
    return page.text
