"""What references in a workspace may name, for the schema of that workspace."""

from collections.abc import Callable, Mapping, Sequence

from cxjourney.analysis.study import Study
from cxjourney.model import Entity, Journey
from cxjourney.model.json_schema import Known, KnownIds
from cxjourney.workspace.workspace import Scope

_IN_SIGHT: dict[str, tuple[Callable[[Scope], Mapping[str, object]], Callable[[Journey], object]]] = {
    "persona": (lambda scope: scope.personas, lambda journey: journey.personas),
    "source": (lambda scope: scope.sources, lambda journey: journey.data_sources),
    "channel": (lambda scope: scope.channels, lambda journey: journey.channels),
    "team": (lambda scope: scope.teams, lambda journey: journey.teams),
    "lane": (lambda scope: scope.lanes, lambda journey: journey.lanes),
}
"""By the kind of a reference: where a scope has what it may name, and where a journey defines some of it itself."""


def known_ids(studies: Sequence[Study], is_whole: bool) -> Known:
    """Return, by the kind of a reference, the ids that are known in a workspace, with their titles.

    Of a kind that some journey defines itself nothing is refused: what one journey defines, the next may define too.
    Stages are offered and never refused, since a schema does not know in which journey it is used.

    Args:
        studies: The sound journeys of the workspace.
        is_whole: Whether these are all of them; where not, nothing is refused at all.
    """
    known: dict[str, KnownIds] = {}
    for kind, (in_scope, own) in _IN_SIGHT.items():
        titles = {id_: _title(thing) for study in studies for id_, thing in in_scope(study.scope).items()}
        known[kind] = KnownIds(titles, is_whole and not any(own(study.journey) for study in studies))
    journeys = {study.journey.journey: study.journey.title for study in studies}
    known["journey"] = KnownIds(journeys, is_whole)
    stages = {stage.id: f"{study.journey.title}: {stage.title}" for study in studies for stage in study.journey.stages}
    known["stage"] = KnownIds(stages, are_all=False)
    return known


def _title(thing: object) -> str:
    return str(getattr(thing, "title", "")) if isinstance(thing, Entity) else ""
