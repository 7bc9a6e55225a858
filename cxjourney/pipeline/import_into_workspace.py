"""What comes in from another tool, and the folder that it goes to -> the files that change; nothing is written here."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.edit.apply import patched_document
from cxjourney.edit.yaml_writer import document_text
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.filesystem import is_folder_inside, read_text_file
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES, has_catalogue, posix_name
from cxjourney.languages.message import message
from cxjourney.pipeline.changed_workspace import ReadWorkspace, change_workspace
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.arrival import RESERVED_IDS, Arrival, Incoming
from cxjourney.workspace.imported_record import IMPORTED_BOUNDS, IMPORTED_NAME, ImportedRecord, parse_imported
from cxjourney.workspace.join_import import Joined, join


class ImportPlan(NamedTuple):
    """What an import writes.

    Attributes:
        changed: The files that are there already and get another text.
        new: The files that aren't there yet.
        record: The record of what the source said.
        joined: What was made of it.
    """

    changed: Sequence[ChangedFile]
    new: Sequence[ChangedFile]
    record: ChangedFile
    joined: Joined

    @property
    def needs_a_look(self) -> bool:
        """Whether something stays as it is here although the source says something else."""
        return bool(self.joined.conflicts) or any(one.kind != "deleted" for one in self.joined.left_out)


def plan_import(arrival: Arrival, folder: Path, config: Path | None = None) -> ImportPlan:
    """Return what becomes of a folder, and of the workspace that it lies in, by what comes in.

    Args:
        arrival: What comes in, its files named as whoever imports it has named them.
        folder: The folder; it need not be there yet.
        config: The configuration that speaks for it; None for the one that stands above it.

    Raises:
        CannotRun: It can't be written without a doubt.
    """
    home = _home(folder, config)
    files = home.files if home else []
    within = _within(folder, home.found) if home else ()
    before = _read_record(folder)
    journeys = [one._replace(file=_record_name(one.file, folder)) for one in arrival.journeys]
    reserved = RESERVED_IDS | {path.stem for path in folder.glob("*.y*ml")} if folder.is_dir() else RESERVED_IDS
    sources = tuple(_record_name(one, folder) for one in arrival.files)
    joined = join(arrival._replace(journeys=journeys, files=sources), files, within, before[1], reserved)
    new, changed = _new_files(folder, joined), []
    if home:
        added = _discovered(new, folder, within)
        documents = {
            name: patched_document(file.document, joined.patches[name], home.bounds)
            for name, file in ((file.document.source.name, file) for file in files)
            if name in joined.patches
        }
        changed = change_workspace(home, documents, added).files
    record = TextFile(before[0].name, "" if joined.record.is_empty and not before[0].text else joined.record.text())
    return ImportPlan(changed, new, ChangedFile(folder / IMPORTED_NAME, before[0], record), joined)


def _home(folder: Path, config: Path | None) -> ReadWorkspace | None:
    """Return the workspace that a folder lies in; None where there is none yet."""
    start = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), None)
    if start is None or (start != folder and not has_catalogue(start)):
        return None
    groups = find_workspace_groups([str(start)], Configurations(config))
    found = [(one, group.settings.limits) for group in groups for one in group.found if one.root]
    if not found:
        return None
    one, bounds = min(found, key=lambda pair: len(pair[0].around))
    workspace = ReadWorkspace(one, bounds)
    for read in workspace.reads:
        if read.is_catalogue and read.document is None and read.folder == _within(folder, one)[: len(read.folder)]:
            raise CannotRun(message("edit.faulty", file=escape_unseen(read.name)))
    return workspace


def _within(folder: Path, found: DiscoveredWorkspace) -> tuple[str, ...]:
    """Return the folders that lead from the root of a workspace to a folder."""
    root = (found.root or folder).absolute()
    return Path(os.path.relpath(folder.absolute(), root)).parts


def _record_name(file: str, folder: Path) -> str:
    """Return a file's name as the record has it: relative to the folder, wherever the command runs."""
    if file == "stdin":
        return file
    try:
        return posix_name(os.path.relpath(file, folder))
    except ValueError:  # another drive of Windows
        return posix_name(str(Path(file).absolute()))


def _read_record(folder: Path) -> tuple[TextFile, ImportedRecord]:
    path = folder / IMPORTED_NAME
    if not os.path.lexists(path):
        return TextFile(str(path), ""), ImportedRecord()
    found = read_text_file(path, str(path), folder, IMPORTED_BOUNDS.max_bytes)
    record = parse_imported(found.text) if isinstance(found, TextFile) else None
    if record is None or not isinstance(found, TextFile):
        raise CannotRun(message("import.record", file=escape_unseen(str(path))))
    return found, record


def _new_files(folder: Path, joined: Joined) -> list[ChangedFile]:
    """Return the files that are to be written: a catalogue where none could take what came in, and journeys."""
    texts: dict[str, str] = {}
    if joined.new_definitions:
        texts[CATALOGUE_NAMES[0]] = document_text(
            {key: {id_: {**said} for id_, said in some.items()} for key, some in joined.new_definitions.items()}
        )
    for path, says in joined.new_documents.items():
        texts[path] = document_text(says)
    for one in joined.new_journeys:
        texts[f"{one.id}.yaml"] = journey_text(one)
    for name in texts:
        if not is_folder_inside((folder / name).parent.absolute(), folder.absolute()):
            raise CannotRun(message("import.link", file=escape_unseen(str(folder / name))))
        if os.path.lexists(folder / name):
            raise CannotRun(message("run.init.there", file=escape_unseen(str(folder / name))))
    return [
        ChangedFile(folder / name, TextFile(str(folder / name), ""), TextFile(str(folder / name), text))
        for name, text in texts.items()
    ]


def journey_text(one: Incoming) -> str:
    """Return the file of a new journey: where it comes from, and what it says."""
    return f"{escape_unseen(f'# {one.origin}')}\n{document_text(one.data)}"


def _discovered(new: Sequence[ChangedFile], folder: Path, within: tuple[str, ...]) -> list[DiscoveredFile]:
    return [_discovered_file(file, (*within, *file.path.parent.relative_to(folder).parts)) for file in new]


def _discovered_file(file: ChangedFile, folder: tuple[str, ...]) -> DiscoveredFile:
    is_catalogue = file.path.name in CATALOGUE_NAMES
    return DiscoveredFile(str(file.path), file.after.name, folder, is_catalogue, False, file.after)
