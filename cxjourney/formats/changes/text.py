"""`diff` and `whatif` for a terminal."""

from collections.abc import Sequence

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.workspace import Difference
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.ranking import WhatIf
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes import DiffOptions, WhatifOptions
from cxjourney.formats.changes.consequences import consequences
from cxjourney.formats.changes.scenario import best, decision, unmoved, worst
from cxjourney.formats.changes.sentence import Effect, shifts
from cxjourney.formats.changes.structure import counts_of_changes, sharing, spoken_of, tally, verdict
from cxjourney.formats.terminal import Terminal, TextPage
from cxjourney.languages import language
from cxjourney.text.escape import shortened

HEADINGS: dict[Effect, str] = {"worse": "Worse", "better": "Better", "other": "Also"}
MARKS: dict[Effect, str] = {"worse": "✗", "better": "✓", "other": "–"}
STYLES: dict[Effect, str] = {"worse": "bold red", "better": "green", "other": ""}
MAX_CLAUSES = 200
"""So many clauses are shown of one journey."""


def english_page(terminal: Terminal) -> TextPage:
    """Give an empty sheet; what a change means is said in English."""
    return TextPage(terminal, language("en"))


def put_title(sheet: TextPage, study: Study) -> None:
    """Begin with a journey's title and id."""
    journey = study.journey
    sheet.title(f"{shortened(journey.title, 200)} ({journey.journey})", journey.status == "draft")


def put_figures(sheet: TextPage, comparison: Comparison) -> None:
    """Write the figures of coverage, and those of access."""
    covered, known, able, stranded = (shift.words for shift in shifts(comparison))
    access = f"{able}; {stranded}."
    if all(shift.is_not_known for shift in shifts(comparison)[2:]):
        access = "who is able and who is stranded has no figure: not every persona has a share."
    for words in (f"{covered}; {known}.", access):
        sheet.line(words[0].upper() + words[1:], hanging=2)


def headings(comparison: Comparison, first: int) -> dict[Effect, str]:
    """Give the headings of clauses by their effect; what was said of one already is taken up again."""
    already = {clause.effect for clause in consequences(comparison)[:first]}
    return {effect: f"Also {word.lower()}" if effect in already else word for effect, word in HEADINGS.items()}


def put_consequences(sheet: TextPage, comparison: Comparison, first: int = 0) -> None:
    """Write every clause, below what it does to the journey, but for the first ones, which were said already."""
    said = consequences(comparison)[first:]
    for effect, heading in headings(comparison, first).items():
        some = [clause for clause in said[:MAX_CLAUSES] if clause.effect == effect]
        if some:
            sheet.line(heading, "bold")
        for clause in some:
            sheet.line(f"{MARKS[effect]} {clause.text}", STYLES[effect], indent=2, hanging=4)
    if len(said) > MAX_CLAUSES:
        sheet.line(f"And {len(said) - MAX_CLAUSES:,} more: --format json shows them all.", indent=2)


MAX_FINDINGS = 1000


def write_diff(difference: Difference, options: DiffOptions) -> str:
    """Write what changed."""
    parts = [_diff_head(difference, options)]
    for comparison in difference.journeys:
        if comparison.is_changed:
            sheet = english_page(options.terminal)
            put_title(sheet, comparison.pairing.study)
            put_figures(sheet, comparison)
            put_consequences(sheet, comparison)
            parts.append(sheet.text)
    for heading, findings in (("New findings", difference.new), ("Mended", difference.mended)):
        if findings:
            parts.append(_findings(english_page(options.terminal), heading, findings))
    return "\n".join(parts)


def _diff_head(difference: Difference, options: DiffOptions) -> str:
    sheet = english_page(options.terminal)
    commit = f" ({options.commit[:7]})" if options.commit else ""
    sheet.line(
        f"Compared with {shortened(options.base)}{commit}, as of {options.as_of}: {verdict(difference)}.", "bold"
    )
    if options.empty:
        sheet.line("There is no journey in the base, so that everything is new.")
    sheet.line(counts_of_changes(difference))
    for sentence in sharing(difference):
        sheet.line(f"– {sentence}", indent=2, hanging=4)
    return sheet.text


def _findings(sheet: TextPage, heading: str, findings: Sequence[Diagnostic]) -> str:
    sheet.line(f"{heading}: {tally(findings)}", "bold")
    some = spoken_of(findings)
    for finding in some[:MAX_FINDINGS]:
        place = f"{finding.file}:{finding.span.line}:{finding.span.column}"
        sheet.line(f"{place} {finding.code} {finding.severity.word}: {finding.message}", indent=2, hanging=4)
    if len(some) > MAX_FINDINGS:
        sheet.line(f"And {len(some) - MAX_FINDINGS:,} more: --format json shows them all.", indent=2)
    return sheet.text


def write_whatif(prospects: Sequence[WhatIf], options: WhatifOptions) -> str:
    """Write every journey for which something would change."""
    shown = [prospect for prospect in prospects if prospect.is_changed or not options.asks]
    parts = [_whatif_journey(prospect, options) for prospect in shown]
    same = [prospect.study for prospect in prospects if prospect not in shown]
    if same:
        sheet = english_page(options.terminal)
        sheet.line(unmoved(same, options.losses, options.sources))
        parts.append(sheet.text)
    return "\n".join(parts)


def _whatif_journey(prospect: WhatIf, options: WhatifOptions) -> str:
    sheet = english_page(options.terminal)
    supposed = prospect.supposed
    put_title(sheet, prospect.study)
    if not options.asks or supposed is None:
        for line in (worst(prospect), best(prospect, asked=False)):
            sheet.line(line, hanging=2)
        return sheet.text
    line, first = decision(supposed)
    sheet.line(line, "bold", hanging=2)
    put_figures(sheet, supposed.comparison)
    put_consequences(sheet, supposed.comparison, first)
    if options.losses:
        sheet.line(best(prospect, asked=True), hanging=2)
    return sheet.text
