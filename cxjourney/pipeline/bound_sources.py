"""Workspaces -> the data sources that are bound to real data, each with the journeys that see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cxjourney.files.text_file import Span
from cxjourney.model import DataSource
from cxjourney.model.binding import Binding
from cxjourney.pipeline.load import LoadedWorkspace
from cxjourney.workspace.definitions import DefinedAt
from cxjourney.workspace.evidence_in_scope import binding_fingerprint
from cxjourney.workspace.workspace import JourneyInScope


@dataclass(frozen=True, slots=True)
class BoundSource:
    """A data source that is bound.

    Attributes:
        id: Its id.
        binding: Where its data stands, and what its rows mean.
        fingerprint: A fingerprint of the binding as it is written.
        file: The name of the file that defines it.
        span: The place of the binding there.
        folder: The folder of that file.
        root: The root of the workspace: what lies outside is not read.
        journeys: The journeys that see it, in the order of their files.
        cadence: How often it is refreshed; None where nobody says.
        stale_after: The age in days past which it is stale.
        title: Its title.
        type: Its type.
    """

    id: str
    binding: Binding
    fingerprint: str
    file: str
    span: Span
    folder: Path
    root: Path
    journeys: tuple[JourneyInScope, ...]
    cadence: str | None = None
    stale_after: int = 0
    title: str = ""
    type: str = ""


def bound_sources(loaded: LoadedWorkspace, root: Path) -> list[BoundSource]:
    """Return the bound sources of a workspace, in the order of files and of what stands in them."""
    folders = {read.name: root.joinpath(*read.folder) for read in loaded.reads}
    seen: dict[tuple[str, str], list[JourneyInScope]] = {}
    journeys = [one.build() for one in loaded.workspace.journeys]
    for journey in journeys:
        for id_ in journey.scope.sources:
            seen.setdefault((journey.home("source", id_).document.source.name, id_), []).append(journey)
    found = []
    for file, id_, source, home in _defined(loaded, journeys):
        if source.binding is not None:
            path = (*home.path, "binding")
            written = home.value.get("binding") if isinstance(home.value, dict) else None
            found.append(
                BoundSource(
                    id=id_,
                    binding=source.binding,
                    fingerprint=binding_fingerprint(written),
                    file=file,
                    span=home.document.span(path, of_key=True),
                    folder=folders[file],
                    root=root,
                    journeys=tuple(seen.get((file, id_), ())),
                    cadence=source.cadence,
                    stale_after=source.limits[0],
                    title=source.title,
                    type=source.type,
                )
            )
    return found


def _defined(
    loaded: LoadedWorkspace, journeys: Iterable[JourneyInScope]
) -> Iterator[tuple[str, str, DataSource, DefinedAt]]:
    """Yield each source that a sound file defines: the file's name, id, source and place."""
    for catalogue in loaded.workspace.catalogues:
        for id_, source in catalogue.catalogue.data_sources.items():
            document = catalogue.document
            yield document.source.name, id_, source, DefinedAt(document, ("data_sources", id_))
    for journey in journeys:
        for id_, source in journey.journey.data_sources.items():
            yield journey.file, id_, source, DefinedAt(journey.document, ("data_sources", id_))
