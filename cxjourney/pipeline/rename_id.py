"""Paths -> the files of a workspace in which an id is renamed, before and after; nothing is written here."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.edit.apply import patched_document
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages.message import list_message, message
from cxjourney.model.fields import is_slug
from cxjourney.pipeline.changed_workspace import ReadWorkspace, change_workspace, says_something
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.rename_id import KINDS, NoSuchIdError, Renaming, renamable_ids, rename_patches


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
    unknown: CannotRun | None = None
    groups = find_workspace_groups(paths, Configurations(config))
    for found, bounds in [(found, group.settings.limits) for group in groups for found in group.found]:
        try:
            changed += _rename_in(found, bounds, renaming)
            records += _records_naming(found, renaming.old)
        except NoSuchIdError as why:  # another workspace may have it
            unknown = unknown or why
    if unknown and not changed:
        raise unknown
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
    read = [ReadWorkspace(found, group.settings.limits) for group in groups for found in group.found]
    return [name.replace("_", "-") for name in renamable_ids(file for one in read for file in one.files)]


def _rename_in(found: DiscoveredWorkspace, bounds: Bounds, renaming: Renaming) -> list[ChangedFile]:
    workspace = ReadWorkspace(found, bounds)
    unread = next((read for read in workspace.reads if not says_something(read)), None)
    if unread:
        raise CannotRun(message("rename.unreadable", file=escape_unseen(unread.name)))
    files = workspace.files
    patches = rename_patches(files, renaming)
    documents = {
        file.document.source.name: patched_document(file.document, patches[file.document.source.name], bounds)
        for file in files
        if file.document.source.name in patches
    }
    return change_workspace(workspace, documents).files
