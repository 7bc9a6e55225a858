"""The sources that would answer a gap, those nearest to its stage first, and what makes them near."""

from datetime import date
from typing import Literal, NamedTuple, get_args

from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.gap_priority import Gap, Suggestion
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import channel_lacks
from cxjourney.model import DataSource

NearnessKind = Literal["stage", "neighbour", "channel", "owner", "persona"]


class NearnessReason(NamedTuple):
    """Something that a source has to do with a stage.

    Attributes:
        kind: ``stage``: the stage names it already; ``neighbour``: a stage before or behind it does; ``channel``: it
            goes through a channel of the stage; ``owner``: one team owns both; ``persona``: it hears a persona that is
            stranded at the stage, through a channel that she can use; one that names none in ``through`` is only taken
            to hear everybody, which is no reason.
        id: The id of that stage, channel, team or persona.
    """

    kind: NearnessKind
    id: str


class GapSource(NamedTuple):
    """A source that would answer a gap, and why it is near."""

    suggestion: Suggestion
    reasons: tuple[NearnessReason, ...]


def gap_sources(study: Study, gap: Gap) -> tuple[GapSource, ...]:
    """Return the sources that would answer a gap, nearest first.

    Those come first for which most kinds of reasons speak, then those whose reasons stand first among the kinds, then
    those that are there already, then planned ones by their day; ties stay as the gap has them.
    """
    nearness = _Nearness(study, gap)
    found = [GapSource(suggestion, nearness.reasons(suggestion.source)) for suggestion in gap.sources]
    return tuple(sorted(found, key=_rank))


def nearest_sources(study: Study, gap: Gap) -> tuple[GapSource, ...]:
    """Return the sources that would answer a gap, the nearest first, each once."""
    nearest: dict[str, GapSource] = {}
    for near in gap_sources(study, gap):
        nearest.setdefault(near.suggestion.source, near)
    return tuple(nearest.values())


def _rank(near: GapSource) -> tuple[object, ...]:
    kinds = list(dict.fromkeys(reason.kind for reason in near.reasons))
    places = tuple(get_args(NearnessKind).index(kind) for kind in kinds)
    return (-len(kinds), places, near.suggestion.planned, near.suggestion.expected or date.max)


class _Nearness:
    """What the sources in sight have to do with the stage of a gap."""

    def __init__(self, study: Study, gap: Gap) -> None:
        self._study = study
        stage = gap.stage
        by_id = {one.id: one for one in study.journey.stages}
        self._stage = stage.id
        self._here = set(named_sources(stage))
        around = dict.fromkeys((*study.backwards[stage.id], *study.forwards[stage.id]))
        self._around = {id_: set(named_sources(by_id[id_])) for id_ in around if id_ != stage.id}
        self._channels = dict.fromkeys(touchpoint.channel for touchpoint in stage.touchpoints)
        self._owner = stage.owner or study.journey.owner
        self._stranded = [persona.persona for persona in study.access.personas_stranded_at(stage.id)]

    def reasons(self, id_: str) -> tuple[NearnessReason, ...]:
        """Return what makes a source near: every persona that is stranded and heard, of the other kinds the first."""
        source = self._study.scope.sources[id_]
        found: dict[NearnessKind, list[str]] = {
            "stage": [self._stage] if id_ in self._here else [],
            "neighbour": [stage for stage, named in self._around.items() if id_ in named][:1],
            "channel": [channel for channel in self._channels if channel in source.through][:1],
            "owner": [source.owner] if source.owner and source.owner == self._owner else [],
            "persona": [persona for persona in self._stranded if self._hears(source, persona)],
        }
        kinds: tuple[NearnessKind, ...] = get_args(NearnessKind)
        return tuple(NearnessReason(kind, about) for kind in kinds for about in found[kind])

    def _hears(self, source: DataSource, id_: str) -> bool:
        persona, channels = self._study.travellers[id_], self._study.scope.channels
        return any(not channel_lacks(persona, channels[channel]) for channel in source.through)
