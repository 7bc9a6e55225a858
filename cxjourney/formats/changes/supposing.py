"""What a supposition means, in one line: the decision before it is taken."""

from collections.abc import Sequence

from cxjourney.analysis.names import label
from cxjourney.analysis.whatif.ranking import Prospect, Supposition
from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.formats.changes.keeping import orphaned
from cxjourney.formats.changes.people import access
from cxjourney.formats.changes.unmoved import because
from cxjourney.formats.changes.words import clauses
from cxjourney.model import DataSource
from cxjourney.text.english import both, counted
from cxjourney.text.escape import shortened

MOST = 3
"""So many clauses fit into one line."""


def decision(supposition: Supposition) -> tuple[str, int]:
    """Say in one line the gravest that a supposition means, and of how many clauses, the first of all, that is."""
    said = clauses(supposition.comparison)
    if supposition.comparison.after is None or all(clause.effect == "other" for clause in said):
        return headline(supposition), 0
    first = sum(clause.effect == "worse" for clause in access(supposition.comparison)) or 1
    first = min(first, MOST)
    return f"{_lead(supposition)}, {'; '.join(clause.text for clause in said[:first])}.", first


def headline(supposition: Supposition) -> str:
    """Say in one line what a supposition means for a journey: what gets worse, then what gets better."""
    return f"{_lead(supposition)}, {consequence(supposition)}."


def _lead(supposition: Supposition) -> str:
    gone, came = losses(supposition.losses), both(f"the source {id_}" for id_ in supposition.sources)
    lead = f"Without {gone}" if gone else f"With {came}"
    return f"{lead}{f', but with {came}' if gone and came else ''}"


def consequence(supposition: Supposition) -> str:
    """Say what a supposition means for a journey, as the end of a sentence."""
    comparison = supposition.comparison
    if comparison.after is None:
        return "nothing is left of the journey"
    said = [clause for clause in clauses(comparison) if clause.effect != "other"]
    said = said or [*access(comparison), *orphaned(comparison)]
    if not said:
        why = because([comparison.before or comparison.after], supposition.losses, supposition.sources)
        return "nothing gets worse or better" if comparison.is_changed else f"nothing changes{why}"
    parts = [clause.text for clause in said[:MOST]]
    if len(said) > MOST:
        parts.append(f"and {counted(len(said) - MOST, 'more change')}")
    return "; ".join(parts)


def losses(gone: Sequence[Loss]) -> str:
    """Name what is taken away: ``the channel branch``."""
    return both(f"the {loss.kind} {label(shortened(loss.id))}" for loss in gone)


def worst(prospect: Prospect) -> str:
    """Say which single loss would hurt a journey most."""
    if prospect.supposed is None:
        return "No single loss would strand anybody, darken a cell or silence a voice."
    return f"The loss of {losses(prospect.supposed.losses)} would hurt most: {consequence(prospect.supposed)}."


def best(prospect: Prospect, asked: bool) -> str:
    """Say which source that does not count yet would close most, or which planned one would fill most after a loss."""
    if prospect.best is None:
        return (
            "No planned source that this journey names would fill a cell then."
            if asked
            else "No source that is still to come and that this journey names would close a cell."
        )
    (id_,) = prospect.best.sources
    name = _still_to_come(id_, prospect.study.sight.sources[id_])
    does = "would fill most then" if asked else "would close most"
    return f"{name} {does}: {consequence(prospect.best)}."


def _still_to_come(id_: str, source: DataSource) -> str:
    if source.status == "planned":
        return f"The source {id_} (planned{f' for {source.expected}' if source.expected else ''})"
    return f"The source {id_} ({'unavailable now' if source.status == 'unavailable' else 'expired now'})"
