"""A workspace in which files are to say something else: looked at once more before anything is written."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages.message import message
from cxjourney.parse.document import Document, parse
from cxjourney.parse.syntax_errors import Fault
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace, read_files
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.filed_document import FiledDocument
from cxjourney.workspace.picture_paths import picture_references


class ReadWorkspace:
    """A workspace whose files are read, each once; it is assembled only where that is asked for.

    Args:
        found: The files as they were found.
        bounds: How large and deep a file may be.
    """

    def __init__(self, found: DiscoveredWorkspace, bounds: Bounds) -> None:
        self.found = found
        self.bounds = bounds
        self.reads = read_files(found, bounds)

    @cached_property
    def files(self) -> list[FiledDocument]:
        """The files that can be read, and say something."""
        said = [read for read in self.reads if says_something(read)]
        return [FiledDocument(one.document, one.folder, one.is_catalogue) for one in said if one.document]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """What the files say that can be read, by their names."""
        return {read.name: read.document for read in self.reads if read.document}

    @cached_property
    def assembled(self) -> LoadedWorkspace:
        """All of it, assembled, without a look at pictures."""
        return self.assemble()

    def assemble(self, with_pictures: bool = False) -> LoadedWorkspace:
        """Return all of it, assembled."""
        known = partial(_parse_unknown, self.documents)
        return load_workspace(self.found, self.bounds, parse=known, with_pictures=with_pictures)


def says_something(read: LoadedFile) -> bool:
    """Return whether a file can be read, and holds attributes."""
    return read.document is not None and isinstance(read.document.data, dict)


class ChangedWorkspace(NamedTuple):
    """A workspace in which files say something else.

    Attributes:
        files: The files that get another text.
        after: The workspace as it is to be, assembled.
    """

    files: list[ChangedFile]
    after: LoadedWorkspace


def change_workspace(
    before: ReadWorkspace, documents: Mapping[str, Document], added: Sequence[DiscoveredFile] = ()
) -> ChangedWorkspace:
    """Return a workspace in which files say something else; what is known of a text isn't parsed again.

    Args:
        before: The workspace as it is.
        documents: What the files are to say, by their names; others stay as they are.
        added: Files that come beside them, and are looked at too.

    Raises:
        CannotRun: The workspace would have a fault that it doesn't have now.
    """
    found = before.found
    texts = {name: document.source for name, document in documents.items()}
    files = tuple(file._replace(content=texts.get(file.name, file.content)) for file in found.files) + tuple(added)
    known = partial(_parse_unknown, before.documents | dict(documents))
    look = bool(added) or _names_other_pictures(before.documents, documents)
    after = load_workspace(found._replace(files=files), before.bounds, parse=known, with_pictures=look)
    if after.notices or after.workspace.notices:
        _refuse_new_faults(before.assemble(with_pictures=True) if look else before.assembled, after)
    changed = [
        ChangedFile(Path(file.path), file.content, texts[file.name])
        for file in found.files
        if file.name in texts and isinstance(file.content, TextFile) and texts[file.name].text != file.content.text
    ]
    return ChangedWorkspace(changed, after)


def _parse_unknown(known: Mapping[str, Document], source: TextFile, bounds: Bounds) -> Document | list[Fault]:
    document = known.get(source.name)
    return document if document and document.source.text == source.text else parse(source, bounds)


def _names_other_pictures(before: Mapping[str, Document], after: Mapping[str, Document]) -> bool:
    """Return whether a file names another picture than before: all others are what they were."""
    return any(
        [one.file for one in picture_references(document)] != [one.file for one in picture_references(before[name])]
        for name, document in after.items()
    )


def _refuse_new_faults(before: LoadedWorkspace, after: LoadedWorkspace) -> None:
    from cxjourney.pipeline.judge import faults  # late: most changes bring none, and rules take long to load

    new = faults([after])
    more = Counter(map(_kind, new)) - Counter(map(_kind, faults([before])))
    for fault in new:
        if _kind(fault) in more:
            place = escape_unseen(f"{fault.file}:{fault.span.line}")
            raise CannotRun(message("edit.fault", place=place, why=fault.message))


def _kind(fault: Diagnostic) -> tuple[str, str]:
    return fault.file, fault.code


def refuse_second_catalogue(folder: Path) -> None:
    """Refuse to write a folder's first catalogue where one stands that can't be read.

    Raises:
        CannotRun: One does.
    """
    there = next((folder / name for name in CATALOGUE_NAMES if os.path.lexists(folder / name)), None)
    if there:
        raise CannotRun(message("edit.faulty", file=escape_unseen(str(there))))
