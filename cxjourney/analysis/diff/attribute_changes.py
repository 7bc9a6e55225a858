"""What is written differently of things that are on both sides of a change: figures, grades, whom they are for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.metric_names import metric_names
from cxjourney.analysis.diff.way_changes import links_of_sides, ways_beside_others
from cxjourney.model import Link, Metric, Persona, Stage, Touchpoint
from cxjourney.model.fields import Entity

Value: TypeAlias = str | float | bool | tuple[str, ...] | None
"""What is written of an attribute; None where nothing is."""
ThingKind = Literal["journey", "stage", "touchpoint", "pain point", "persona", "feeling", "way", "metric"]

JOURNEY_ATTRIBUTES = ("status", "state", "scope")
STAGE_ATTRIBUTES = ("importance", "outcome", "entry", "passive", "moment_of_truth", "travelled_by")
TOUCHPOINT_ATTRIBUTES = (
    *("channel", "role", "required", "for", "mode", "devices", "initiated_by", "asks_for", "meets"),
    *("raises", "moment_of_truth"),
)
PAIN_POINT_ATTRIBUTES = ("severity", "status")
ACCESS_ATTRIBUTES = ("internet", "devices", "skills", "travel", "assistive", "lacks", "concerns")
CHANNEL_ATTRIBUTES = ("prefers", "avoids")
METRIC_ATTRIBUTES = ("target", "benchmark", "key", "sample")
IN_FORCE_UNSAID = frozenset(("status", "state", "scope", "role"))
"""Of which the format says what is in force where it is left out, as it does of all that is true or false."""


@dataclass(frozen=True, slots=True)
class AttributeChange:
    """An attribute of something that is on both sides, and that is written differently now.

    Attributes:
        kind: What kind of thing it is: the feeling of a persona, or the way to a stage, among others.
        stage: The stage that it stands in, by its id now; a stage's own; None beyond stages.
        label: Its id, or its title where it has none; of a feeling the persona, of a way the stage that it leads to.
        attribute: The attribute's name, as the format has it; ``score`` of a feeling.
        before: What was written, shares from 0 to 1; None where nothing was, whatever was in force.
        after: What is written.
    """

    kind: ThingKind
    stage: str | None
    label: str
    attribute: str
    before: Value
    after: Value


class _Unsaid(NamedTuple):
    """A value that is in force by the format, though nobody wrote it."""

    value: Value


_Thing = tuple[ThingKind, str | None, str]
_Values = Mapping[str, Value | _Unsaid]


def attribute_changes(pairing: JourneyMatching) -> tuple[AttributeChange, ...]:
    """Return what is written differently, in the order of the journey; personas last."""
    return tuple(
        AttributeChange(*thing, name, _written(was.get(name)), _written(now.get(name)))
        for thing, was, now in _pairs(pairing)
        for name in dict.fromkeys((*was, *now))
        if _in_force(was.get(name)) != _in_force(now.get(name))
    )


def _written(value: Value | _Unsaid) -> Value:
    return None if isinstance(value, _Unsaid) else value


def _in_force(value: Value | _Unsaid) -> Value:
    return value.value if isinstance(value, _Unsaid) else value


def _pairs(pairing: JourneyMatching) -> Iterator[tuple[_Thing, _Values, _Values]]:
    if not pairing.sides:
        return
    before, after = pairing.sides
    people = pairing.personas.now
    journey = after.journey
    yield (
        ("journey", None, journey.journey),
        _said(before.journey, JOURNEY_ATTRIBUTES, people),
        _said(journey, JOURNEY_ATTRIBUTES, {}),
    )
    yield from _metric_pairs(pairing)
    for stage in pairing.stages.kept:
        at, was, now = stage.now, stage.before, stage.after
        yield ("stage", at, at), _said(was, STAGE_ATTRIBUTES, people), _said(now, STAGE_ATTRIBUTES, {})
        for persona in pairing.personas.kept:
            if persona.was in was.emotions or persona.now in now.emotions:
                yield ("feeling", at, persona.now), _feeling(was, persona.was), _feeling(now, persona.now)
    for touchpoint in pairing.touchpoints.kept:
        label = touchpoint.now.label
        yield (
            ("touchpoint", touchpoint.now.stage, label),
            _touchpoint(touchpoint.before, people),
            _touchpoint(touchpoint.after, {}),
        )
    for pain in pairing.pain_points.kept:
        thing: _Thing = ("pain point", pain.now.stage, pain.now.label)
        yield thing, _said(pain.before, PAIN_POINT_ATTRIBUTES, {}), _said(pain.after, PAIN_POINT_ATTRIBUTES, {})
    had, has = links_of_sides(pairing, before, after)
    several = ways_beside_others(pairing)
    for way in has:
        if way in had and way not in several:
            yield ("way", way.start, way.end), _link(had[way]), _link(has[way])
    for persona in pairing.personas.kept:
        yield ("persona", None, persona.now), _persona(persona.before), _persona(persona.after)


def _said(entity: Entity, attributes: tuple[str, ...], people: Mapping[str, str]) -> dict[str, Value | _Unsaid]:
    """Return what is written of an entity, and what is in force of it by the format.

    ``people`` are the ids that personas have now, by those they had.
    """
    found: dict[str, Value | _Unsaid] = {}
    for name in attributes:
        field = f"{name}_" if name == "for" else name
        value: object = getattr(entity, field)
        is_left_out = field not in entity.model_fields_set
        if is_left_out and isinstance(value, (str, bool)) and (isinstance(value, bool) or name in IN_FORCE_UNSAID):
            found[name] = _Unsaid(value)
        if value is None or is_left_out:
            continue
        if isinstance(value, tuple):
            found[name] = tuple(sorted(people.get(f"{one}", f"{one}") for one in value))
        elif isinstance(value, (str, bool, int, float)):
            found[name] = value
    return found


def _feeling(stage: Stage, persona: str) -> dict[str, Value]:
    return {"score": stage.emotions[persona].score} if persona in stage.emotions else {}


def _touchpoint(touchpoint: Touchpoint, people: Mapping[str, str]) -> _Values:
    return {**_said(touchpoint, TOUCHPOINT_ATTRIBUTES, people), **touchpoint.rating.by_dimension()}


def _persona(persona: Persona) -> _Values:
    share: dict[str, Value] = {} if persona.share is None else {"share": persona.share.value}
    access, channels = _said(persona.access, ACCESS_ATTRIBUTES, {}), _said(persona.channels, CHANNEL_ATTRIBUTES, {})
    return {**share, **access, **channels}


def _link(link: Link) -> _Values:
    share: dict[str, Value] = {} if link.share is None else {"share": link.share}
    return {**share, **_said(link, ("parallel",), {})}


def _metric_pairs(pairing: JourneyMatching) -> Iterator[tuple[_Thing, _Values, _Values]]:
    names = metric_names(pairing)
    for one in match_metrics(pairing).kept:
        yield ("metric", one.stage, names[id(one.after)].label), _metric(one.before), _metric(one.after)


def _metric(metric: Metric) -> _Values:
    benchmark: _Values = {"benchmark": metric.benchmark.value} if metric.benchmark else {}
    return {**_said(metric, METRIC_ATTRIBUTES, {}), **benchmark}
