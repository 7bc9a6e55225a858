"""A workbook's ZIP, checked before anything reads it: no bomb, no entities, no macros, nothing but a workbook."""

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from cxjourney.languages.message import message
from cxjourney.tables.grid import MergedCells
from cxjourney.tables.limits import UnreadableTable
from cxjourney.text.escape_unseen import escape_unseen

_MAX_UNPACKED = 50_000_000
_MAX_MEMBERS = 2_000
_MAX_ELEMENTS = 2_000_000
"""Of XML, in all parts together: a tree of more would take more memory than a small machine has."""
_MAX_MERGED = 20_000
_STEP = 1 << 16
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: a workbook before 2007, or one that is encrypted (MS-CFB 2.2)."""
_WORKBOOKS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": "",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": ".xlsb",
}
"""The types of a workbook's main part, and the ending of those that are not read."""
_WANTED = ".xlsx"
_CONTENT_TYPES = "[Content_Types].xml"


class SheetShape(NamedTuple):
    """What a sheet's part says beside its cells.

    Attributes:
        merged: What is merged.
        is_ordered: Whether rows stand in their order.
        commented: The rows of cells that have a comment, from 1, each as often as it has some.
        comments: The parts of comments that a part of relationships leads to.
    """

    merged: tuple[MergedCells, ...]
    is_ordered: bool
    commented: tuple[int, ...] = ()
    comments: tuple[str, ...] = ()


def is_archive(content: bytes) -> bool:
    """Return whether this is a ZIP."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_compound_file(content: bytes) -> bool:
    """Return whether this is a workbook before 2007, or an encrypted one."""
    return content.startswith(_COMPOUND)


def no_workbook(name: str) -> UnreadableTable:
    """Return what to raise of a file that is damaged, or no workbook."""
    return UnreadableTable(message("table.no-workbook", file=escape_unseen(name), wanted=_WANTED))


def _other_workbook(name: str, kind: str) -> UnreadableTable:
    return UnreadableTable(message("table.other-workbook", file=escape_unseen(name), kind=kind, wanted=_WANTED))


def _bomb(name: str) -> UnreadableTable:
    return UnreadableTable(message("table.unpacks", file=escape_unseen(name), size=_MAX_UNPACKED // 1_000_000))


def check_workbook(name: str, content: bytes) -> dict[str, SheetShape]:
    """Check that an archive can be read as a workbook, and return the shapes of its sheets by their parts.

    Args:
        name: The file, as it was named.
        content: What stands in it.

    Raises:
        UnreadableTable: It can't be.
    """
    if is_compound_file(content):
        raise UnreadableTable(message("table.old-workbook", file=escape_unseen(name), wanted=_WANTED))
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = _members(name, archive)
            _check_kind(name, archive, members)
            return _with_comments(dict(_shapes(name, archive, members)))
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise no_workbook(name) from error


def _with_comments(shapes: dict[str, SheetShape]) -> dict[str, SheetShape]:
    """Return the shapes of parts, those of sheets with the comments that their relationships lead to."""
    found = dict(shapes)
    for rels, shape in shapes.items():
        owner = rels.replace("_rels/", "").removesuffix(".rels")
        parts = (posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), one))[1:] for one in shape.comments)
        rows = tuple(row for part in parts if part in shapes for row in shapes[part].commented)
        if rows and owner in found:
            found[owner] = found[owner]._replace(commented=rows)
    return found


def _members(name: str, archive: ZipFile) -> list[ZipInfo]:
    """Return what an archive holds, by its directory."""
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or any(member.flag_bits & 1 for member in members):  # encrypted
        raise no_workbook(name)
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise _bomb(name)
    return members


def _check_kind(name: str, archive: ZipFile, members: list[ZipInfo]) -> None:
    names = {member.filename for member in members}
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise _other_workbook(name, ".ods")
    if any(one.startswith("Index/") and one.endswith(".iwa") for one in names):
        raise _other_workbook(name, "Numbers")
    if _CONTENT_TYPES not in names:
        raise no_workbook(name)
    types = archive.read(_CONTENT_TYPES).decode("utf-8", "replace")
    kind = next((kind for main, kind in _WORKBOOKS.items() if f'"{main}"' in types), None)
    if kind is None:
        raise no_workbook(name)
    if kind or any(one.endswith("vbaProject.bin") for one in names):
        raise _other_workbook(name, kind or ".xlsm")


def _shapes(name: str, archive: ZipFile, members: list[ZipInfo]) -> Iterator[tuple[str, SheetShape]]:
    """Read each part once, as it will be read again, and yield the shapes of sheets."""
    budget = _Budget(name)
    for member in members:
        scan = _Scan(name, budget) if member.filename.lower().endswith((".xml", ".rels")) else None
        with archive.open(member) as part:
            while step := part.read(_STEP):
                budget.read(len(step))
                if scan:
                    scan.feed(step)
        if scan:
            scan.feed(b"", is_last=True)
            shape = SheetShape(tuple(scan.merged), scan.is_ordered, tuple(scan.commented), tuple(scan.comments))
            yield member.filename, shape


class _Budget:
    """How much may still be unpacked, whatever the directory has said."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bytes_read = self.elements = 0

    def read(self, n: int) -> None:
        self.bytes_read += n
        if self.bytes_read > _MAX_UNPACKED:
            raise _bomb(self.name)


class _Scan:
    """Looks through a part without keeping a tree of it."""

    def __init__(self, name: str, budget: _Budget) -> None:
        self.name, self.budget = name, budget
        self.merged: list[MergedCells] = []
        self.commented: list[int] = []
        self.comments: list[str] = []
        self.is_ordered = True
        self._last_row = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start

    def feed(self, step: bytes, is_last: bool = False) -> None:
        try:
            self._parser.Parse(step, is_last)
        except expat.ExpatError as error:
            raise no_workbook(self.name) from error

    def _refuse(self, *_: object) -> None:
        raise UnreadableTable(message("table.entities", file=escape_unseen(self.name), wanted=_WANTED))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.budget.elements += 1
        if self.budget.elements > _MAX_ELEMENTS:
            raise _bomb(self.name)
        match tag.rpartition(":")[2]:
            case "row":
                row = int(attributes.get("r", self._last_row + 1))
                self.is_ordered = self.is_ordered and row > self._last_row
                self._last_row = row
            case "mergeCell" if len(self.merged) < _MAX_MERGED:
                self.merged.append(_merged(attributes.get("ref", "")))
            case "comment" if len(self.commented) < _MAX_MERGED:
                self.commented.append(_merged(attributes.get("ref", "")).first_row + 1)
            case "Relationship" if attributes.get("Type", "").endswith("/comments"):
                self.comments.append(attributes.get("Target", ""))


def _merged(ref: str) -> MergedCells:
    from openpyxl.utils.cell import range_boundaries

    first_column, first_row, last_column, last_row = range_boundaries(ref)
    return MergedCells(first_row - 1, first_column - 1, last_row - 1, last_column - 1)
