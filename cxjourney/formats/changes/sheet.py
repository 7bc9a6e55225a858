"""What a change means for journeys, for a terminal."""

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.clause import Effect
from cxjourney.formats.changes.figures import shifts
from cxjourney.formats.changes.words import clauses
from cxjourney.formats.gaps.text.sheet import Sheet
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import language
from cxjourney.text.escape import shortened

HEADINGS: dict[Effect, str] = {"worse": "Worse", "better": "Better", "other": "Also"}
MARKS: dict[Effect, str] = {"worse": "✗", "better": "✓", "other": "–"}
STYLES: dict[Effect, str] = {"worse": "bold red", "better": "green", "other": ""}
MOST = 200
"""So many clauses are shown of one journey."""


def english(terminal: Terminal) -> Sheet:
    """Give an empty sheet; what a change means is said in English."""
    return Sheet(terminal, language("en"))


def title(sheet: Sheet, study: Study) -> None:
    """Begin with a journey's title and id."""
    journey = study.journey
    sheet.title(f"{shortened(journey.title, 200)} ({journey.journey})", journey.status == "draft")


def figures(sheet: Sheet, comparison: Comparison) -> None:
    """Write the figures of coverage, and those of access."""
    covered, known, able, stranded = (shift.words for shift in shifts(comparison))
    access = f"{able}; {stranded}."
    if all(shift.is_not_known for shift in shifts(comparison)[2:]):
        access = "who is able and who is stranded has no figure: not every persona has a share."
    for words in (f"{covered}; {known}.", access):
        sheet.line(words[0].upper() + words[1:], hanging=2)


def headings(comparison: Comparison, first: int) -> dict[Effect, str]:
    """Give the headings of clauses by their effect; what was said of one already is taken up again."""
    already = {clause.effect for clause in clauses(comparison)[:first]}
    return {effect: f"Also {word.lower()}" if effect in already else word for effect, word in HEADINGS.items()}


def told(sheet: Sheet, comparison: Comparison, first: int = 0) -> None:
    """Write every clause, below what it does to the journey, but for the first ones, which were said already."""
    said = clauses(comparison)[first:]
    for effect, heading in headings(comparison, first).items():
        some = [clause for clause in said[:MOST] if clause.effect == effect]
        if some:
            sheet.line(heading, "bold")
        for clause in some:
            sheet.line(f"{MARKS[effect]} {clause.text}", STYLES[effect], indent=2, hanging=4)
    if len(said) > MOST:
        sheet.line(f"And {len(said) - MOST:,} more: --format json shows them all.", indent=2)
