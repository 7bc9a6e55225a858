"""Paths -> the file in which something new is written, before and after; nothing is written here."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cxjourney.edit.apply import patched_document
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages.message import message
from cxjourney.pipeline.changed_workspace import ReadWorkspace, change_workspace, refuse_second_catalogue
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.workspace.arrival import RESERVED_IDS
from cxjourney.workspace.definitions import DEFINED_UNDER, definitions
from cxjourney.workspace.filed_document import FiledDocument
from cxjourney.workspace.new_entity import (
    NewEntity,
    file_for,
    new_catalogue,
    new_definition,
    new_id,
    new_journey,
    new_stage,
    stage_ids,
)


def add_to_workspace(paths: Sequence[str] | None, config: Path | None, wanted: NewEntity) -> list[ChangedFile]:
    """Return the file that gets something new, or that is new itself.

    Raises:
        CannotRun: Nobody can say where it goes, or it can't be written there without a fault.
    """
    groups = find_workspace_groups(paths, Configurations(config))
    found = [(one, group.settings.limits) for group in groups for one in group.found]
    if len(found) != 1:
        raise CannotRun(message("new.which-workspace"))
    return _add(ReadWorkspace(*found[0]), Path(paths[0]) if paths else None, wanted)


def _add(workspace: ReadWorkspace, named: Path | None, wanted: NewEntity) -> list[ChangedFile]:
    found, files = workspace.found, workspace.files
    folder = named if named and named.is_dir() else found.root
    if wanted.kind == "journey":
        id_ = new_id(wanted, (f"{file.document.data.get('journey')}" for file in files if not file.is_catalogue))
        name = f"journey-{id_}" if id_ in RESERVED_IDS else id_  # a file of that name is no journey
        return [_new_file(folder, f"{name}.yaml", new_journey(wanted, id_))]
    folders = {file.name: Path(file.path).parent for file in found.files}
    here = folder.resolve() if folder else None
    near = [file for file in files if folders[file.document.source.name].resolve() == here]
    home = file_for(files, near, wanted)
    id_ = new_id(wanted, _taken(files, home, wanted.kind))
    if home is None:
        if folder:
            refuse_second_catalogue(folder)
        return [_new_file(folder, CATALOGUE_NAMES[0], new_catalogue(wanted, id_))]
    patch = new_stage(home, wanted, id_) if wanted.kind == "stage" else new_definition(home, wanted, id_)
    document = patched_document(home.document, [patch], workspace.bounds)
    return change_workspace(workspace, {document.source.name: document}).files


def _taken(files: Sequence[FiledDocument], home: FiledDocument | None, kind: str) -> Iterator[str]:
    """Yield the ids that something new can't have: for a stage those of its journey, else those of all files."""
    if kind in DEFINED_UNDER:
        yield from (id_ for file in files for id_, _ in definitions(file.document, kind))
    elif home:
        yield from stage_ids(home)


def _new_file(folder: Path | None, name: str, text: str) -> ChangedFile:
    if folder is None:
        raise CannotRun(message("new.which-workspace"))
    path = folder / name
    if path.exists() or path.is_symlink():
        raise CannotRun(message("new.file-there", file=str(path)))
    return ChangedFile(path, TextFile(str(path), ""), TextFile(str(path), text))
