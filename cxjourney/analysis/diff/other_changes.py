"""What else is written differently of things on both sides: whatever the format has and no other sentence tells of."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from cxjourney.analysis.diff.attribute_changes import AttributeChange, ThingKind
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching, ThingAt
from cxjourney.analysis.diff.matching import Match
from cxjourney.analysis.diff.metric_matching import MetricAt, match_metrics
from cxjourney.analysis.diff.metric_names import metric_names
from cxjourney.analysis.diff.owner_losses import OwnerLost
from cxjourney.analysis.diff.way_changes import links_of_sides, ways_beside_others
from cxjourney.model import PainPoint, Stage, Touchpoint
from cxjourney.model.fields import Entity

LeafValues: TypeAlias = dict[str, object]
"""Values of a thing, by their paths below it: ``review.every``, ``quotes``; a list is one value."""
NewIds = Mapping[str, str]
"""By the id that something had, the id that it has."""
ThingName: TypeAlias = tuple[ThingKind, str | None, str]
"""What kind of thing it is, the stage that it stands in, and its label."""

DEFINITIONS = ("teams", "personas", "data_sources", "channels", "lanes", "waivers")
"""What a journey defines is compared as journeys see it, wherever it is defined."""
JOURNEY_APART = ("journey", "title", "stages", "metrics", "asks", *DEFINITIONS)
STAGE_APART = (
    *("id", "title", "touchpoints", "pain_points", "metrics", "emotions", "next", "asks"),
    *("delivery.claimed", "delivery.experienced"),
)
METRIC_APART = ("value",)
"""The attributes that are compared, and told, by themselves; figures of delivery are told among metrics."""


class Leaves(NamedTuple):
    """What is in force of a thing, and what of that is written: by what is in force two sides are compared."""

    in_force: LeafValues
    written: LeafValues

    def with_ids(self, ids: NewIds) -> "Leaves":
        """Return them with the ids that things have now: that they are called otherwise is told of them."""
        return Leaves(_values_with_ids(self.in_force, ids), _values_with_ids(self.written, ids)) if ids else self


NOTHING = Leaves({}, {})


class WrittenChange(NamedTuple):
    """An attribute that is written differently.

    Attributes:
        path: The attribute's path below its thing, as the format has it: ``quotes``, ``review.every``.
        before: What was written, as plain data, with the ids that things have now; None where nothing was.
        after: What is written; None where nothing is. Where only the order of things is another, both are None.
    """

    path: str
    before: object = None
    after: object = None


class OtherChange(NamedTuple):
    """Attributes of something on both sides that are written differently, and that nothing else tells of.

    Attributes:
        kind: What kind of thing it is.
        stage: The stage that it stands in, by its id now; a stage's own; None beyond stages.
        label: Its id, or its title where it has none; of a feeling the persona, of a way the stage that it leads to.
        changes: What is written differently.
    """

    kind: ThingKind
    stage: str | None
    label: str
    changes: tuple[WrittenChange, ...]


def leaves(entity: Entity | None, apart: Collection[str] = ()) -> Leaves:
    """Return what is in force and what is written of an entity, but for some paths; nothing where there is none."""
    if entity is None:
        return NOTHING
    both = (entity.model_dump(by_alias=True, exclude_unset=is_unset_out) for is_unset_out in (False, True))
    return Leaves(*({path: value for path, value in _leaves("", one) if not _is_apart(path, apart)} for one in both))


def _is_apart(path: str, apart: Collection[str]) -> bool:
    return path in apart or path.split(".")[0] in apart


def _leaves(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(f"{path}.{name}" if path else f"{name}", inner)
    elif value is not None and value != ():
        yield path, value


def written_changes(had: Leaves, has: Leaves) -> Iterator[WrittenChange]:
    """Yield what is not the same on both sides, with what was written and what is."""
    for path in dict.fromkeys((*had.in_force, *has.in_force)):
        if had.in_force.get(path) != has.in_force.get(path):
            yield WrittenChange(path, had.written.get(path), has.written.get(path))


def other_changes(
    pairing: JourneyMatching, told: Iterable[tuple[ThingName, str]], sources: Mapping[str, Collection[str]]
) -> tuple[OtherChange, ...]:
    """Return what else is written differently in a journey, in its order.

    Args:
        pairing: The journey before and after.
        told: The things and attributes of which is told by themselves.
        sources: By stage, the ids of sources of which is told that the stage or its touchpoints lost or won them.
    """
    if not pairing.sides:
        return ()
    known = set(told)
    found: dict[ThingName, list[WrittenChange]] = {}
    for thing, had, has in _pairs(pairing):
        for change in written_changes(had, has):
            is_told = _is_told(change.path, thing, known)
            if not is_told and not (change.path == "data" and _are_told(change, sources, thing[1])):
                found.setdefault(thing, []).append(change)
    for thing, path in _reordered(pairing):
        found.setdefault(thing, []).append(WrittenChange(path))
    for thing, change in _ways_beside_others(pairing):
        found.setdefault(thing, []).append(change)
    return tuple(OtherChange(*thing, tuple(changes)) for thing, changes in found.items())


def told_attributes(changes: Iterable[AttributeChange], lost: Iterable[OwnerLost]) -> Iterator[tuple[ThingName, str]]:
    """Yield the things and attributes of which something is told by themselves."""
    for change in changes:
        yield (change.kind, change.stage, change.label), change.attribute
    for one in lost:
        if one.kind == "backstage":
            yield ("touchpoint", one.stage, one.label), "backstage.teams"
        elif one.kind != "data source" and one.kind != "opportunity" and one.kind != "question":
            yield (one.kind, one.label if one.kind == "stage" else one.stage, one.label), "owner"


def _is_told(path: str, thing: ThingName, told: Collection[tuple[ThingName, str]]) -> bool:
    """Return whether an attribute is told, or the one whose figure stands at the path: ``rating.ease.score``."""
    parts = path.split(".")
    ends = {path, parts[-1], *(parts[-2:-1] if parts[-1] in ("score", "value") else ())}
    return any((thing, end) in told for end in ends)


def _are_told(change: WrittenChange, sources: Mapping[str, Collection[str]], stage: str | None) -> bool:
    """Return whether it is told of every source that came or went under ``data``."""
    was, now = change.before or (), change.after or ()
    changed = {*was} ^ {*now} if isinstance(was, tuple) and isinstance(now, tuple) else set()
    return bool(changed) and changed <= {*sources.get(stage or "", ())}


def _pairs(pairing: JourneyMatching) -> Iterator[tuple[ThingName, Leaves, Leaves]]:
    """Yield things with what is written of them on both sides, as far as it is not compared by itself."""
    if not pairing.sides:
        return
    was, now = (study.journey for study in pairing.sides)
    ids = renamed_ids(pairing)
    journey: ThingName = ("journey", None, now.journey)
    yield journey, leaves(was, JOURNEY_APART).with_ids(ids), leaves(now, JOURNEY_APART)
    for one in pairing.stages.kept:
        yield from _stage_pairs(pairing, one, ids)
    for spot in pairing.touchpoints.kept:
        thing: ThingName = ("touchpoint", spot.now.stage, spot.now.label)
        apart = _names_told(spot)
        yield thing, leaves(spot.before, apart).with_ids(ids), leaves(spot.after, apart)
    for pain in pairing.pain_points.kept:
        thing = ("pain point", pain.now.stage, pain.now.label)
        yield thing, leaves(pain.before, ("title",)).with_ids(ids), leaves(pain.after, ("title",))
    yield from _way_pairs(pairing, ids)
    yield from _metric_pairs(pairing, ids)


def _names_told(spot: Match[ThingAt, Touchpoint]) -> tuple[str, ...]:
    """Return the names of a touchpoint that are told where they change: its id, or else its title."""
    return ("id",) if spot.was.label != spot.now.label and spot.before.id != spot.after.id else ("title",)


def _stage_pairs(
    pairing: JourneyMatching, one: Match[str, Stage], ids: NewIds
) -> Iterator[tuple[ThingName, Leaves, Leaves]]:
    thing: ThingName = ("stage", one.now, one.now)
    was, now = one.before, one.after
    yield thing, leaves(was, STAGE_APART).with_ids(ids), leaves(now, STAGE_APART)
    yield thing, _feelings_of_others(was, pairing.personas.was.values()), _feelings_of_others(now, pairing.personas.was)
    for persona in pairing.personas.kept:
        feeling: ThingName = ("feeling", one.now, persona.now)
        had, has = was.emotions.get(persona.was), now.emotions.get(persona.now)
        if had and has:
            yield feeling, leaves(had, ("score",)).with_ids(ids), leaves(has, ("score",))


def _reordered(pairing: JourneyMatching) -> Iterator[tuple[ThingName, str]]:
    """Yield of what things the parts stand in another order."""
    if not pairing.sides:
        return
    was, now = (study.journey for study in pairing.sides)
    kept = [one.was for one in pairing.stages.kept]
    if [stage.id for stage in was.stages if stage.id in kept] != kept:
        yield ("journey", None, now.journey), "stages"
    touchpoints = [(spot.was, spot.now) for spot in pairing.touchpoints.kept]
    pain_points = [(spot.was, spot.now) for spot in pairing.pain_points.kept]
    for one in pairing.stages.kept:
        thing: ThingName = ("stage", one.now, one.now)
        for name, before, spots in (
            ("touchpoints", one.before.touchpoints, touchpoints),
            ("pain_points", one.before.pain_points, pain_points),
        ):
            here = {old: new for old, new in spots if old.stage == new.stage == one.now}
            if [here[spot] for spot in _spots(one.now, before) if spot in here] != [*here.values()]:
                yield thing, name


def _ways_beside_others(pairing: JourneyMatching) -> Iterator[tuple[ThingName, WrittenChange]]:
    """Yield of what stages the ways are written differently of which several lead to one stage, with all of these."""
    ids, beside = renamed_ids(pairing), ways_beside_others(pairing)
    for one in pairing.stages.kept:
        several = {way.end for way in beside if way.start == one.now}
        was, now = (
            tuple(link for link in written if link["to"] in several)
            for written in (_written_ways(one.before, ids), _written_ways(one.after, {}))
        )
        if was != now:
            yield ("stage", one.now, one.now), WrittenChange("next", was, now)


def _written_ways(stage: Stage, ids: NewIds) -> tuple[dict[str, Any], ...]:
    ways = (link.model_dump(by_alias=True, exclude_unset=True) for link in stage.next or ())
    return tuple({name: _with_ids(value, ids) for name, value in way.items()} for way in ways)


def _feelings_of_others(stage: Stage, compared: Iterable[str]) -> Leaves:
    """Return what those feel at a stage who don't travel the journey on both sides."""
    known = {id_: leaves(emotion) for id_, emotion in stage.emotions.items() if id_ not in {*compared}}
    return Leaves(
        {f"emotions.{id_}.{path}": value for id_, one in known.items() for path, value in one.in_force.items()},
        {f"emotions.{id_}.{path}": value for id_, one in known.items() for path, value in one.written.items()},
    )


def _spots(stage: str, things: Iterable[Touchpoint | PainPoint]) -> Iterator[ThingAt]:
    times: Counter[str] = Counter()
    for thing in things:
        times[thing.label] += 1
        yield ThingAt(stage, thing.label, times[thing.label])


def _way_pairs(pairing: JourneyMatching, ids: NewIds) -> Iterator[tuple[ThingName, Leaves, Leaves]]:
    if not pairing.sides:
        return
    had, has = links_of_sides(pairing, *pairing.sides)
    several = ways_beside_others(pairing)
    for way in has:
        if way in had and way not in several:
            thing: ThingName = ("way", way.start, way.end)
            yield thing, leaves(had[way], ("to",)).with_ids(ids), leaves(has[way], ("to",))


def _metric_pairs(pairing: JourneyMatching, ids: NewIds) -> Iterator[tuple[ThingName, Leaves, Leaves]]:
    """Yield metrics on both sides, and those without a figure, of which nothing else tells, that came or went."""
    names, turn = metric_names(pairing), match_metrics(pairing)
    for stage in dict.fromkeys(at.stage for at in (*turn.went, *turn.came)):
        place: ThingName = ("stage", stage, stage) if stage else ("journey", None, pairing.study.journey.journey)
        yield place, _unmeasured(turn.went, stage).with_ids(ids), _unmeasured(turn.came, stage)
    for kept in turn.kept:
        thing: ThingName = ("metric", kept.stage, names[id(kept.after)].label)
        yield thing, leaves(kept.before, METRIC_APART).with_ids(ids), leaves(kept.after, METRIC_APART)


def _unmeasured(metrics: Iterable[MetricAt], stage: str | None) -> Leaves:
    some = (at.metric for at in metrics if at.stage == stage and at.metric.value is None)
    found: LeafValues = {"metrics": tuple(metric.model_dump(by_alias=True, exclude_unset=True) for metric in some)}
    return Leaves(found, found)


def renamed_ids(pairing: JourneyMatching) -> dict[str, str]:
    """Return what has another id now: stages, personas and data sources."""
    if not pairing.sides:
        return {}
    known = pairing.stages.now | pairing.personas.now | pairing.sources.now
    return {was: now for was, now in known.items() if was != now}


def _values_with_ids(values: LeafValues, ids: NewIds) -> LeafValues:
    return {path: _with_ids(value, ids) for path, value in values.items()}


def _with_ids(value: object, ids: NewIds) -> object:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, (tuple, list)):
        return type(value)(_with_ids(one, ids) for one in value)
    if isinstance(value, dict):
        return {name: _with_ids(one, ids) for name, one in value.items()}
    return value
