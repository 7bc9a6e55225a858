"""A workspace in which files are to say something else: looked at once more before anything is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages.message import message
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.filed_document import FiledDocument


def filed_documents(loaded: LoadedWorkspace) -> list[FiledDocument]:
    """Return the files of a workspace that can be read, and say something."""
    said = [read for read in loaded.reads if says_something(read)]
    return [FiledDocument(one.document, one.folder, one.is_catalogue) for one in said if one.document]


def says_something(read: LoadedFile) -> bool:
    """Return whether a file can be read, and holds attributes."""
    return read.document is not None and isinstance(read.document.data, dict)


def changed_files(
    found: DiscoveredWorkspace,
    before: LoadedWorkspace,
    texts: Mapping[str, TextFile],
    bounds: Bounds,
    added: Sequence[DiscoveredFile] = (),
) -> list[ChangedFile]:
    """Return the files of a workspace that get another text.

    Args:
        found: The files as they were found.
        before: The same, assembled.
        texts: The new texts, by the names of the files.
        bounds: How large and deep a file may be.
        added: Files that come beside them, and are looked at too.

    Raises:
        CannotRun: The workspace would have a fault that it doesn't have now.
    """
    files = tuple(file._replace(content=texts.get(file.name, file.content)) for file in found.files) + tuple(added)
    refuse_new_faults(before, load_workspace(found._replace(files=files), bounds))
    return [
        ChangedFile(Path(file.path), file.content, texts[file.name])
        for file in found.files
        if file.name in texts and isinstance(file.content, TextFile)
    ]


def refuse_new_faults(before: LoadedWorkspace, after: LoadedWorkspace) -> None:
    """Refuse changes of a workspace that would bring a fault.

    Raises:
        CannotRun: It would have a fault that it doesn't have now.
    """
    new = faults([after])
    more = Counter(map(_kind, new)) - Counter(map(_kind, faults([before])))
    for fault in new:
        if _kind(fault) in more:
            place = escape_unseen(f"{fault.file}:{fault.span.line}")
            raise CannotRun(message("edit.fault", place=place, why=fault.message))


def _kind(fault: Diagnostic) -> tuple[str, str]:
    return fault.file, fault.code
