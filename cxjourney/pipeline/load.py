"""Files as text -> assembled workspaces: journeys and catalogues, and what keeps the others from being read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from cxjourney.cache.codec import JudgedJourney
from cxjourney.deserialize.entities import cap_faults
from cxjourney.diagnostics import Notice
from cxjourney.files.discover import (
    DiscoveredFile,
    DiscoveredWorkspace,
    LinkedFolder,
    MisnamedFile,
    PipedFile,
    discover,
)
from cxjourney.files.filesystem import LOCAL, Filesystem
from cxjourney.files.journey_recognition import is_journey, looks_like_a_journey
from cxjourney.files.text_file import BOUNDS, Bounds, Span, TextFile, UnreadableFile
from cxjourney.files.workspace_roots import ReadingTerms
from cxjourney.languages.message import join_sentences, message
from cxjourney.parse.document import Document, parse, parse_past_faults
from cxjourney.parse.syntax_errors import Fault
from cxjourney.pipeline.named_pictures import NamedPicture, look_at_pictures
from cxjourney.pipeline.read_records import read_records
from cxjourney.pipeline.unrecognised_files import keys_called, several_journeys, unrecognised
from cxjourney.rules.rule_index import rule_codes
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.assembly import AssembledFile, FaultyDocument, assemble
from cxjourney.workspace.evidence_in_scope import NO_RECORDS, Records
from cxjourney.workspace.picture_paths import PictureReference, picture_references
from cxjourney.workspace.workspace import Folder, Workspace

Parse = Callable[[TextFile, Bounds], Document | list[Fault]]
"""Returns what a text says, or what keeps it from being read, as `parse.document.parse` does."""
NONE_JUDGED: Mapping[str, JudgedJourney] = {}


class LoadedFile(NamedTuple):
    """One file as it was read: its text and what it says, or what keeps it from being read.

    ``readable`` is what a text that is not sound YAML says beside its faults, where that can be told.
    """

    name: str
    folder: Folder
    is_catalogue: bool
    named: bool
    source: TextFile | None
    document: Document | None
    notices: tuple[Notice, ...]
    judged: JudgedJourney | None = None
    may_be_journey: bool = False
    readable: Document | None = None

    @property
    def is_journey(self) -> bool:
        """Whether it is, or looks as if it were meant to be, a journey."""
        if self.is_catalogue or self.judged:
            return not self.is_catalogue
        if self.document:
            return is_journey(self.document.data)
        if self.source is None:
            return self.may_be_journey
        return looks_like_a_journey(self.source.text)

    @property
    def pictures(self) -> tuple[PictureReference, ...]:
        """The pictures that it names."""
        if self.judged:
            return self.judged.pictures
        return picture_references(self.document) if self.document else ()


class LoadedWorkspace(NamedTuple):
    """The files of one workspace, assembled, and what reading them found.

    ``assembled`` are the files that the workspace was made of; ``whole`` says whether these are all that it has, and
    ``records`` what was measured of it.
    """

    workspace: Workspace
    reads: tuple[LoadedFile, ...]
    notices: tuple[Notice, ...]
    passed_over: int
    linked: tuple[LinkedFolder, ...] = ()
    around: Folder = ()
    pictures: tuple[NamedPicture, ...] = ()
    assembled: tuple[AssembledFile, ...] = ()
    whole: bool = False
    records: Records = NO_RECORDS

    @property
    def judged_journeys(self) -> Mapping[str, JudgedJourney]:
        """By the names of files, the journeys that need not be judged again."""
        return {read.name: read.judged for read in self.reads if read.judged}

    @property
    def journey_count(self) -> int:
        """How many journeys there are, sound or not."""
        return sum(read.is_journey for read in self.reads)


def load(
    paths: Iterable[Path],
    piped: bytes | None = None,
    bounds: Bounds = BOUNDS,
    exclude: tuple[str, ...] = (),
    filesystem: Filesystem = LOCAL,
) -> list[LoadedWorkspace]:
    """Read the workspaces that the paths lead to; ``piped`` is a journey that came through standard input."""
    terms, content = ReadingTerms(bounds, exclude), None if piped is None else PipedFile(piped)
    return [load_workspace(found, bounds) for found in discover(paths, content, lambda _: terms, filesystem)]


def load_workspace(
    found: DiscoveredWorkspace,
    bounds: Bounds = BOUNDS,
    judged: Mapping[str, JudgedJourney] = NONE_JUDGED,
    parse: Parse = parse,
    with_pictures: bool = True,
) -> LoadedWorkspace:
    """Return the files of a workspace, assembled.

    Args:
        found: The files.
        bounds: How large and deep a file may be.
        judged: By the paths of files, journeys that were judged apart: they are opened only where need be.
        parse: Parses a text.
        with_pictures: Whether the pictures that files name are looked at.
    """
    reads = [_read(file, bounds, judged.get(file.path), parse) for file in found.files]
    records, unreadable = read_records(found, bounds)
    loaded = _assemble(reads, found.whole, bounds, records)
    homes = _homes(reads) or {()}
    misnamed = (_misnamed_notice(file) for file in found.misnamed if file.folder in homes)
    notices = (*loaded.notices, *unreadable, *map(_link_notice, found.linked), *misnamed)
    loaded = loaded._replace(notices=notices, linked=found.linked, around=found.around)
    if found.root is None or not with_pictures:
        return loaded
    naming = ((read.name, read.folder, read.pictures) for read in loaded.reads)
    pictures = tuple(look_at_pictures(found.root, naming))
    broken = (notice for picture in pictures for notice in picture.notices)
    return loaded._replace(notices=(*notices, *broken), pictures=pictures)


def _link_notice(link: LinkedFolder) -> Notice:
    return Notice(
        "CX112",
        message("load.linked"),
        message("load.linked.help"),
        link.name,
    )


def _misnamed_notice(file: MisnamedFile) -> Notice:
    wrong = message("load.misnamed", ending=escape_unseen(f".{file.name.rpartition('.')[2]}"))
    return Notice("CX112", wrong, message("load.misnamed.help", name=escape_unseen(file.meant)), file.name)


def _read(file: DiscoveredFile, bounds: Bounds, judged: JudgedJourney | None, parse: Parse) -> LoadedFile:
    """Parse a file, unless it was judged apart."""
    name, source = file.name, file.content
    if isinstance(source, UnreadableFile):
        span = Span(source.line, source.column, source.line, source.column)
        notices = (Notice(source.code, source.message, source.help, name, span),)
        hides = source.may_be_journey
        return LoadedFile(name, file.folder, file.is_catalogue, file.named, None, None, notices, may_be_journey=hides)
    if judged:
        return LoadedFile(name, file.folder, False, file.named, source, None, (), judged)
    result = parse(source, bounds)
    if isinstance(result, Document):
        return LoadedFile(name, file.folder, file.is_catalogue, file.named, source, result, ())
    faulty, rest = [_notice(source, fault) for fault in result], parse_past_faults(source, bounds)
    if rest is None:
        *faulty, last = faulty
        faulty.append(last._replace(message=join_sentences(last.message, message("yaml.unread"))))
    faults = tuple(cap_faults(faulty))
    return LoadedFile(name, file.folder, file.is_catalogue, file.named, source, None, faults, readable=rest)


def _notice(source: TextFile, fault: Fault) -> Notice:
    also, span = "", source.span(fault.start, fault.end)
    if fault.other is not None:
        line = source.span(fault.other, fault.other).line
        if fault.code == "CX003":
            also = message("yaml.first-in-line", line=line)
        elif line != span.line:
            also = message("yaml.begins-in-line", line=line)
    return Notice(fault.code, join_sentences(fault.message, also), fault.help, source.name, span)


def read_files(found: DiscoveredWorkspace, bounds: Bounds) -> list[LoadedFile]:
    """Return the files of a workspace as they were read, without those that are somebody else's."""
    return _own_files([_read(file, bounds, None, parse) for file in found.files])


def _own_files(reads: list[LoadedFile]) -> list[LoadedFile]:
    """Return files without those that are somebody else's."""
    homes = _homes(reads)
    return [
        read
        for read in reads
        if read.named or (read.folder in homes if homes else _may_be_ours(read)) or _has_lost_its_id(read)
    ]


def _assemble(reads: list[LoadedFile], whole: bool, bounds: Bounds, records: Records) -> LoadedWorkspace:
    """Tell journeys and catalogues from files that are neither, and assemble them."""
    homes, ours = _homes(reads), _own_files(reads)
    filed: list[AssembledFile] = []
    notices: list[Notice] = []
    for read in ours:
        if read.judged and read.source:
            opening = partial(_parse_sound, read.source, bounds)
            filed.append(AssembledFile(read.name, read.folder, "journey", None, read.judged.summary, opening))
            continue
        notices += read.notices
        if read.document and (read.document.data is None or not (read.is_catalogue or read.is_journey)):
            is_beside = read.folder in homes
            notices.append(unrecognised(read.name, read.is_catalogue, read.document, is_beside))
        if read.is_catalogue or read.is_journey:
            sound = read.document if read.document and read.document.data is not None else None
            kind: Literal["catalogue", "journey"] = "catalogue" if read.is_catalogue else "journey"
            faulty = FaultyDocument(read.readable, frozenset(_lines(read.notices))) if read.readable else None
            filed.append(AssembledFile(read.name, read.folder, kind, sound, faulty=faulty))
    workspace, passed_over = assemble(filed, whole, rule_codes, records), len(reads) - len(ours)
    return LoadedWorkspace(
        workspace, tuple(ours), tuple(notices), passed_over, assembled=tuple(filed), whole=whole, records=records
    )


def _homes(reads: Iterable[LoadedFile]) -> set[Folder]:
    """Return the folders that directly hold a journey or a catalogue."""
    return {read.folder for read in reads if read.is_catalogue or read.is_journey}


def _lines(notices: Iterable[Notice]) -> Iterator[int]:
    return (notice.span.line for notice in notices)


def _parse_sound(source: TextFile, bounds: Bounds) -> Document:
    """Parse a text that was sound before."""
    document = parse(source, bounds)
    assert isinstance(document, Document)  # noqa: S101  it was judged, and so could be read
    return document


def _has_lost_its_id(read: LoadedFile) -> bool:
    """Return whether a file is a journey in all but its first line: a typing mistake must not hide it."""
    data = read.document.data if read.document and not read.is_journey else None
    if isinstance(data, dict) and keys_called(data, "journey") and keys_called(data, "stages"):
        return True
    stages = data.get("stages") if isinstance(data, dict) else None
    return isinstance(stages, list) and any(
        isinstance(stage, dict) and {"id", "title"} <= set(stage) for stage in stages
    )


def _may_be_ours(read: LoadedFile) -> bool:
    """Return whether a file at the top may have been meant as a journey, where none was found."""
    if read.folder:
        return False
    return (
        read.document is None
        or read.document.data is None
        or (isinstance(read.document.data, dict) and "stages" in read.document.data)
        or bool(keys_called(read.document.data, "journey") or keys_called(read.document.data, "stages"))
        or bool(several_journeys(read.document.data))
    )


def load_found(
    found: Sequence[DiscoveredWorkspace],
    bounds: Bounds,
    judged: Sequence[Mapping[str, JudgedJourney]] = (),
    parse: Parse = parse,
) -> list[LoadedWorkspace]:
    """Return the workspaces that were found, assembled.

    Args:
        found: The files of each workspace.
        bounds: How large and deep a file may be.
        judged: For each workspace, by the paths of files, journeys that were judged apart.
        parse: Parses a text.
    """
    known = judged or [NONE_JUDGED for _ in found]
    return [load_workspace(one, bounds, before, parse) for one, before in zip(found, known, strict=True)]
