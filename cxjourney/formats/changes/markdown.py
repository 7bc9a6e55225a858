"""What a change means for journeys, as Markdown that fits into a comment on a pull request."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.figures import shifts
from cxjourney.formats.changes.sheet import MOST, headings
from cxjourney.formats.changes.words import clauses
from cxjourney.formats.comment import ROOM, inert
from cxjourney.formats.entities import without_commands
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape import shortened


def name(study: Study) -> str:
    """Give a journey's title and id."""
    journey = study.journey
    return f"{inert(shortened(journey.title, 200))} (`{journey.journey}`)"


def table(comparisons: Iterable[Comparison]) -> Iterator[str]:
    """Write the figures of journeys, before and after."""
    yield from ("| journey | covered | known | able | stranded |", "|---|---|---|---|---|")
    for comparison in comparisons:
        figures = (
            shift.after if shift.before == shift.after else f"{shift.before} → **{shift.after}**"
            for shift in shifts(comparison)
        )
        yield f"| {name(comparison.pairing.study)} | {' | '.join(figures)} |"
    yield ""


def told(comparison: Comparison, first: int = 0) -> Iterator[str]:
    """Write every clause, below what it does to the journey, but for the first ones, which were said already."""
    said = clauses(comparison)[first:]
    for effect, heading in headings(comparison, first).items():
        some = [clause for clause in said[:MOST] if clause.effect == effect]
        if some:
            yield from (f"**{heading}**", "", *(f"- {inert(clause.text)}" for clause in some), "")
    if len(said) > MOST:
        yield from (f"And {len(said) - MOST:,} more: `--format json` shows them all.", "")


def fitted(parts: Iterable[Iterable[str]], terminal: Terminal) -> str:
    """Lay parts below each other, as many as there is room for; what does not fit is counted."""
    kept: list[str] = []
    room, left = ROOM, 0
    for part in parts:
        text = "\n".join(part)
        if left or len(text) > room:
            left += 1
        else:
            kept.append(text)
            room -= len(text) + 1
    if left:
        kept.append(
            f"There was no room for {left:,} more {'part' if left == 1 else 'parts'}: `--format text` shows all.\n"
        )
    return without_commands("\n".join(kept).rstrip("\n") + "\n", terminal)
