"""What is written differently of what journeys share: teams, personas, data sources, channels, lanes, organisation."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.other_changes import NewIds, WrittenChange, leaves, written_changes
from cxjourney.model.fields import Entity
from cxjourney.workspace.workspace import Scope

DefinitionKind = Literal["organisation", "team", "persona", "source", "channel", "lane"]
_Definitions = Mapping[tuple[DefinitionKind, str], Entity]
TOLD_APART: tuple[DefinitionKind, ...] = ("persona", "source")
"""The kinds of which is told by themselves what came, went and was renamed."""


class DefinitionChange(NamedTuple):
    """Something that journeys share and that came, went, or is written differently.

    Attributes:
        kind: What kind of thing it is.
        id: Its id now; empty for the organisation.
        thing: The thing as it is, or as it was where it is gone.
        change: What became of it.
        attributes: The paths of what is written differently, as the format has them; none where it came or went.
        before: The thing as it was, where it is written differently.
        journey: The id of the journey that defines it for itself; None where a catalogue does.
    """

    kind: DefinitionKind
    id: str
    thing: Entity
    change: Literal["added", "removed", "changed"]
    attributes: tuple[str, ...] = ()
    before: Entity | None = None
    journey: str | None = None

    @property
    def changes(self) -> tuple[WrittenChange, ...]:
        """What is written differently, with what was written and what is; none where it came or went."""
        had, has = leaves(self.before).written, leaves(self.thing).written
        return tuple(WrittenChange(path, had.get(path), has.get(path)) for path in self.attributes)


def definition_changes(comparisons: Iterable[JourneyComparison], ids: NewIds) -> tuple[DefinitionChange, ...]:
    """Return what changed of what journeys share, each once: what is written differently, what came, and what went.

    Args:
        comparisons: The journeys, compared.
        ids: By the id that a persona or a data source had, the id that it has.
    """
    touched = [one for one in comparisons if not one.is_same]
    told: set[tuple[DefinitionKind, str, str]] = {
        ("persona", change.label, change.attribute)
        for one in touched
        for change in one.attribute_changes
        if change.kind == "persona"
    }
    told |= {
        ("source", lost.label, "owner") for one in touched for lost in one.owners_lost if lost.kind == "data source"
    }
    had = {key for one in touched if one.before for key, _ in _definitions(one.before.scope)}
    has = {key for one in touched if one.after for key, _ in _definitions(one.after.scope)}
    pairs = {(id(one.before.scope), id(one.after.scope)): one for one in touched if one.before and one.after}
    found: dict[tuple[str | None, ...], DefinitionChange] = {}
    for one in pairs.values():
        if one.before and one.after:
            for change in _scope_changes(
                dict(_definitions(one.before.scope)), dict(_definitions(one.after.scope)), ids
            ):
                paths = tuple(path for path in change.attributes if not _is_told(change, path, told))
                there = had if change.change == "added" else has
                if paths or (change.change != "changed" and (change.kind, change.id) not in there):
                    journey = one.after.journey.journey if _is_own(change, one) else None
                    key = (change.kind, change.id, change.change, journey, *paths)
                    found[key] = change._replace(attributes=paths, journey=journey)
    return tuple(found.values())


def _is_own(change: DefinitionChange, compared: JourneyComparison) -> bool:
    """Return whether a journey defines the thing for itself, on either side."""
    journeys = [study.journey for study in (compared.before, compared.after) if study]
    own = (id(thing) for one in journeys for _, thing in _definitions(Scope(channels={}).with_definitions(one)))
    return bool({id(change.thing), id(change.before)} & {*own})


def _is_told(change: DefinitionChange, path: str, told: Collection[tuple[DefinitionKind, str, str]]) -> bool:
    names = (path.split(".")[-1], path.removesuffix(".value"))
    return any((change.kind, change.id, name) in told for name in names)


def _scope_changes(had: _Definitions, has: _Definitions, ids: NewIds) -> Iterator[DefinitionChange]:
    """Yield what changed of what one journey sees."""
    was = {(kind, ids.get(id_, id_) if kind in TOLD_APART else id_): thing for (kind, id_), thing in had.items()}
    for (kind, id_), thing in has.items():
        apart = ("title",) if kind in TOLD_APART else ()
        old = was.get((kind, id_))
        if old is not None and old is not thing:
            differing = written_changes(leaves(old, apart).with_ids(ids), leaves(thing, apart))
            paths = tuple(change.path for change in differing)
            if paths:
                yield DefinitionChange(kind, id_, thing, "changed", paths, old)
        elif old is None and kind not in TOLD_APART:
            yield DefinitionChange(kind, id_, thing, "added")
    for (kind, id_), thing in was.items():
        if (kind, id_) not in has and kind not in TOLD_APART:
            yield DefinitionChange(kind, id_, thing, "removed")


def _definitions(scope: Scope) -> Iterator[tuple[tuple[DefinitionKind, str], Entity]]:
    """Yield what is in sight, by kind and id; there is one organisation at most."""
    if scope.organisation:
        yield ("organisation", ""), scope.organisation
    kinds: tuple[tuple[DefinitionKind, Mapping[str, Entity]], ...] = (
        ("team", scope.teams),
        ("persona", scope.personas),
        ("source", scope.sources),
        ("channel", scope.channels),
        ("lane", scope.lanes),
    )
    yield from (((kind, id_), thing) for kind, things in kinds for id_, thing in things.items())
