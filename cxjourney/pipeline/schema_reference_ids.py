"""What references in workspaces may name, for the schema of these workspaces."""

from collections.abc import Callable, Mapping, Sequence

from cxjourney.diagnostics import Diagnostic
from cxjourney.model import Entity
from cxjourney.model.json_schema import IdsByKind, ReferenceIds
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load_found
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.workspace.workspace import Scope, Workspace

_IN_SIGHT: dict[str, Callable[[Scope], Mapping[str, Entity]]] = {
    "persona": lambda scope: scope.personas,
    "source": lambda scope: scope.sources,
    "channel": lambda scope: scope.channels,
    "team": lambda scope: scope.teams,
    "lane": lambda scope: scope.lanes,
}
"""By the kind of a reference: where a scope has what it may name."""


def read_reference_ids(paths: Sequence[str] | None) -> tuple[IdsByKind, list[Diagnostic]]:
    """Return what references in the workspaces of these paths may name, and what keeps files of theirs from being read.

    Raises:
        CannotRun: Nothing is there.
    """
    groups = find_workspace_groups(paths, Configurations(None))
    loaded = [one for group in groups for one in load_found(group.found, group.settings.limits)]
    return reference_ids([one.workspace for one in loaded]), faults(loaded)


def reference_ids(workspaces: Sequence[Workspace]) -> IdsByKind:
    """Return, by the kind of a reference, the ids that are known in workspaces, with their titles.

    What catalogues and journeys define counts alike. Where a workspace was read in part, or not every journey could be
    built, ids are offered and nothing is refused. Stages are never refused, since a schema does not know in which
    journey it is used.
    """
    journeys = [one.build() for workspace in workspaces for one in workspace.journeys]
    catalogues = [one for workspace in workspaces for one in workspace.catalogues]
    scopes = [*(one.scope for one in catalogues), *(one.scope for one in journeys)]
    is_whole = all(workspace.whole for workspace in workspaces)
    known: dict[str, ReferenceIds] = {}
    for kind, in_scope in _IN_SIGHT.items():
        titles = {id_: _title(thing) for scope in scopes for id_, thing in in_scope(scope).items()}
        known[kind] = ReferenceIds(titles, is_whole)
    known["journey"] = ReferenceIds({one.journey.journey: one.journey.title for one in journeys}, is_whole)
    stages = {stage.id: f"{one.journey.title}: {stage.title}" for one in journeys for stage in one.journey.stages}
    known["stage"] = ReferenceIds(stages, are_all=False)
    return known


def _title(thing: Entity) -> str:
    return str(getattr(thing, "title", ""))
