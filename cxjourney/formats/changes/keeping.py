"""Who no longer looks after what, and which figures moved."""

from collections.abc import Iterable, Iterator, Mapping

from cxjourney.analysis.diff.deltas import Figure, Reading
from cxjourney.analysis.diff.journey import Comparison, Orphan
from cxjourney.analysis.names import label, names_in
from cxjourney.formats.changes.clause import Clause, named
from cxjourney.text.english import counted, figure, verb
from cxjourney.text.escape import shortened

_DIRECTIONS = {True: ", to the better", False: ", to the worse", None: ""}


def orphaned(comparison: Comparison) -> Iterator[Clause]:
    """Say what has lost its owner, and which work backstage nobody does any more."""
    by_owner: dict[str, list[Orphan]] = {}
    for orphan in comparison.orphans:
        by_owner.setdefault(orphan.owner, []).append(orphan)
    for owner, orphans in by_owner.items():
        things = [one for one in orphans if one.kind != "backstage"]
        if things:
            has = verb(things, "has lost its owner", "have lost their owner")
            yield Clause("other", f"{named(_kinds(things, names_in(comparison)))} {has} ({owner})")
    for owner, orphans in by_owner.items():
        behind = [label(shortened(one.label)) for one in orphans if one.kind == "backstage"]
        if behind:
            yield Clause("other", f"nobody does the work behind {named(behind)} any more ({owner})")


def _kinds(orphans: Iterable[Orphan], names: Mapping[str, str]) -> Iterator[str]:
    """Name the only thing of a kind, and count those of which there are several."""
    kinds: dict[str, list[Orphan]] = {}
    for orphan in orphans:
        kinds.setdefault(orphan.kind, []).append(orphan)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else label(shortened(some[0].label))
        yield f"the {kind} {name}" if len(some) == 1 else counted(len(some), kind)


def figures_moved(comparison: Comparison) -> Iterator[Clause]:
    """Say which metrics moved, came and went."""
    yield from (Clause("other", _moved(reading, comparison)) for reading in comparison.readings)


def _moved(reading: Reading, comparison: Comparison) -> str:
    of = names_in(comparison)[reading.stage] if reading.stage else comparison.pairing.study.journey.journey
    what = reading.figure
    name = f"“{shortened(what.title)}” ({what.kind}) of {of}" if what.title else f"{what.kind} of {of}"
    if reading.before is None:
        return f"{name} is measured now: {_value(what)}"
    if reading.after is None:
        return f"{name} is no longer measured (it was {_value(what)})"
    return f"{name} has moved from {figure(reading.before.value)} to {_value(what)}{_DIRECTIONS[reading.is_better]}"


def _value(taken: Figure) -> str:
    unit = shortened(taken.unit, 30) if taken.unit else ""
    return f"{figure(taken.value)}{unit if unit == '%' else f' {unit}' if unit else ''}"
