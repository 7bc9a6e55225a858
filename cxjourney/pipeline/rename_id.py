"""Paths -> the files of a workspace in which an id is renamed, before and after; nothing is written here."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic
from cxjourney.edit.apply import patched
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages.message import list_message, message
from cxjourney.model.fields import is_slug
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.rename_id import KINDS, FiledDocument, Renaming, renamable_ids, rename_patches


def parse_renaming(what: str, new: str) -> Renaming:
    """Return what ``KIND:OLD`` or ``KIND:JOURNEY/OLD`` and a new id on the command line say.

    Raises:
        CannotRun: They say nothing of the kind.
    """
    kind, colon, old = what.partition(":")
    kind = kind.replace("-", "_")
    if not colon or kind not in KINDS or not old:
        raise CannotRun(
            message(
                "rename.kind", what=escape_unseen(what), kinds=list_message(kind.replace("_", "-") for kind in KINDS)
            )
        )
    if not is_slug(new):
        raise CannotRun(message("rename.no-id", id=escape_unseen(new)))
    journey, slash, within = old.rpartition("/")
    return Renaming(kind, within if slash else old, new, journey if slash else None)


class RenamedId(NamedTuple):
    """What comes of renaming an id: the files that change, and the records of evidence that still have the old one."""

    changed: tuple[ChangedFile, ...]
    records: tuple[str, ...]


def rename_in_workspaces(paths: Sequence[str] | None, config: Path | None, renaming: Renaming) -> RenamedId:
    """Return what comes of renaming an id.

    Raises:
        CannotRun: There is nothing of that id, more than one thing, or it can't be renamed without a fault.
    """
    changed: list[ChangedFile] = []
    records: list[str] = []
    refused: CannotRun | None = None
    groups = find_workspace_groups(paths, Configurations(config))
    for found, bounds in [(found, group.settings.limits) for group in groups for found in group.found]:
        try:
            changed += _rename_in(found, bounds, renaming)
            records += _records_naming(found, renaming.old)
        except CannotRun as why:
            refused = refused or why
    if refused and not changed:
        raise refused
    return RenamedId(tuple(changed), tuple(records))


def _records_naming(found: DiscoveredWorkspace, old: str) -> Iterator[str]:
    """Yield the names of the records of evidence in which an id stands: they aren't rewritten, but measured again."""
    for record in found.records:
        if isinstance(record.content, TextFile) and re.search(rf'[/"]{re.escape(old)}[/"]', record.content.text):
            yield record.name


def renamable(paths: Sequence[str] | None) -> list[str]:
    """Return everything that can be renamed in workspaces, as the command line takes it.

    Raises:
        CannotRun: Nothing is there.
    """
    groups = find_workspace_groups(paths, Configurations(None))
    loaded = [load_workspace(found, group.settings.limits) for group in groups for found in group.found]
    return [name.replace("_", "-") for name in renamable_ids(file for one in loaded for file in _filed(one))]


def _filed(loaded: LoadedWorkspace) -> Iterator[FiledDocument]:
    for read in loaded.reads:
        if read.document and _says_something(read):
            yield FiledDocument(read.document, read.folder, read.is_catalogue)


def _says_something(read: LoadedFile) -> bool:
    return read.document is not None and isinstance(read.document.data, dict)


def _rename_in(found: DiscoveredWorkspace, bounds: Bounds, renaming: Renaming) -> list[ChangedFile]:
    loaded = load_workspace(found, bounds)
    unread = next((read for read in loaded.reads if not _says_something(read)), None)
    if unread:
        raise CannotRun(message("rename.unreadable", file=escape_unseen(unread.name)))
    files = list(_filed(loaded))
    patches = rename_patches(files, renaming)
    texts = {
        file.document.source.name: patched(file.document.source, patches[file.document.source.name], bounds)
        for file in files
        if file.document.source.name in patches
    }
    _check_no_new_fault(found, loaded, texts, bounds)
    return [
        ChangedFile(Path(file.path), file.content, texts[file.name])
        for file in found.files
        if file.name in texts and isinstance(file.content, TextFile)
    ]


def _check_no_new_fault(
    found: DiscoveredWorkspace, before: LoadedWorkspace, texts: dict[str, TextFile], bounds: Bounds
) -> None:
    """Refuse changes after which the workspace has a fault that it didn't have.

    Raises:
        CannotRun: It would have one.
    """
    files = tuple(file._replace(content=texts.get(file.name, file.content)) for file in found.files)
    new = faults([load_workspace(found._replace(files=files), bounds)])
    more = Counter(_kind(fault) for fault in new) - Counter(_kind(fault) for fault in faults([before]))
    for fault in new:
        if _kind(fault) in more:
            raise CannotRun(message("rename.fault", place=f"{fault.file}:{fault.span.line}", why=fault.message))


def _kind(fault: Diagnostic) -> tuple[str, str]:
    return fault.file, fault.code
