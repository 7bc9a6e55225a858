"""The base of a diff: what stood in a revision or a folder, and journeys that have moved since."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace, discover
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.git import NoRevision, read_revision
from cxjourney.files.revision import RevisionFilesystem
from cxjourney.files.text_file import Bounds, TextFile, decode
from cxjourney.files.workspace_roots import TermsOf, default_paths
from cxjourney.languages.message import join_sentences, message
from cxjourney.languages.system_errors import reason
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.diff_base_settings import BaseSettings
from cxjourney.text.shorten import shorten


@dataclass(frozen=True, slots=True)
class Base:
    """The files that were compared with.

    Attributes:
        name: The revision or the folder, as the command line names it.
        found: The files.
        given: Where today's files stand, as the command line names it.
        revision: The revision; None where the base is a folder.
        excluded: The names of the files that today's settings pass over, and its own don't.
        names_from_root: Whether files are shown by names relative to the root of their workspace.
    """

    name: str
    found: list[DiscoveredWorkspace]
    given: tuple[Path, ...]
    revision: RevisionFilesystem | None
    excluded: frozenset[str] = frozenset()
    names_from_root: bool = False

    @property
    def commit(self) -> str | None:
        """The commit; None where the base is a folder."""
        return self.revision.commit if self.revision else None

    @property
    def short_name(self) -> str:
        """The revision as the command line names it, or the name of the folder without where it lies."""
        return self.name if self.revision else Path(os.path.abspath(self.name)).name


def read_base(base: str, paths: Sequence[str] | None, settings: BaseSettings, *, names_from_root: bool = False) -> Base:
    """Return the workspace as it was: in a revision of the repository that holds it, or in a folder.

    Args:
        base: The revision or the folder.
        paths: Where today's files stand; None for the default ones.
        settings: The settings by which it is read.
        names_from_root: Whether files are shown by names relative to the root of their workspace.

    Raises:
        CannotRun: There is neither, both, or it can't be read.
    """
    given = [Path(path) for path in paths or ()] or default_paths(Path())
    there = [_without_linked_folders(path) for path in given]
    revision = _revision(base, there, settings.first.limits)
    if revision is None:
        _require_folder(base)
        folder = Path(base)
        today, own = settings.terms_in(folder), settings.terms_in(folder, own=True)
        found, excluded = _discover_both(
            lambda terms: discover([folder], None, terms, names_from_root=names_from_root), today, own
        )
        return Base(base, found, tuple(given), None, excluded)
    found, excluded = _discover(revision, there, settings, names_from_root)
    return Base(base, found, tuple(there), revision, excluded, names_from_root)


def _without_linked_folders(path: Path) -> Path:
    """Return where a path leads when its folders are no links: catalogues above it stand there, in a revision too."""
    around = os.path.abspath(path.parent)
    there = os.path.realpath(around)
    if there == around:
        return path
    return Path(there if path.is_absolute() else os.path.relpath(there), path.name)


def find_moved_journeys(base: Base, wanted: Mapping[str, Path], settings: BaseSettings) -> Base | None:
    """Return a base with the files of journeys that stood elsewhere in its revision, and stand there no longer.

    Where their folder has gone, everything in it belongs to the base, as everything in today's folder is compared.

    Args:
        base: The base as it stands at today's paths.
        wanted: Today's files of journeys that it does not hold, by the journeys' ids.
        settings: The settings by which a base is read.

    Returns:
        None where no such journey stood elsewhere, or the base is a folder, which was read as a whole.

    Raises:
        CannotRun: The revision can't be read as a whole.
    """
    if base.revision is None or not wanted:
        return None
    try:
        revision = read_revision(base.name, [*base.given, *base.revision.tops], settings.first.limits.max_bytes)
    except NoRevision as why:
        raise CannotRun(why.args[0]) from None
    around = tuple(Path(os.path.abspath(path)) for path in base.given)
    moved = {
        _moved_path(wanted[id_], then, around)
        for id_, then in _former_files(revision, wanted, around, settings.first.limits)
    }
    if not moved:
        return None
    if not any(path.is_absolute() for path in base.given):  # names are shown as the paths were named
        moved = {Path(os.path.relpath(path)) for path in moved}
    found, excluded = _discover(revision, [*base.given, *sorted(moved)], settings, base.names_from_root)
    return Base(base.name, found, base.given, revision, excluded, base.names_from_root)


def _former_files(
    revision: RevisionFilesystem, wanted: Mapping[str, Path], given: Collection[Path], bounds: Bounds
) -> Iterator[tuple[str, Path]]:
    """Yield the ids of journeys with the files that they stood in; of several, the one that stood most alike.

    One whose id is not there is looked for by its title, which must be the only one: it may have another id, too.
    """
    found: dict[str, list[Path]] = {}
    by_title: dict[str, list[Path]] = {}
    titles = {title: id_ for id_, path in wanted.items() if (title := _named(content_today(path, bounds), bounds)[1])}
    words = [word.encode() for word in (*wanted, *titles)]
    for top in revision.tops:
        for path in revision.entries:
            if not path.is_relative_to(top) or any(part[0] in "._" for part in path.relative_to(top).parts):
                continue
            content = revision.peek(path, bounds.max_bytes) or b""
            if any(word in content for word in words):
                id_, title = _named(content, bounds)
                if id_ is None or _named(content_today(path, bounds), bounds)[0] == id_:
                    continue
                if id_ in wanted:
                    found.setdefault(id_, []).append(path)
                elif title in titles and not any(path.is_relative_to(place) for place in given):
                    by_title.setdefault(titles[title], []).append(path)
    found = {id_: paths for id_, paths in by_title.items() if len(paths) == 1} | found
    for id_, paths in found.items():
        yield id_, min(paths, key=lambda path: (-_common_tail(path, wanted[id_]), path))


def content_today(path: Path, bounds: Bounds) -> bytes:
    """Return what is in a file today, as far as it may be a journey; nothing where it can't be read."""
    try:
        return LOCAL.peek(path, bounds.max_bytes) or b""
    except OSError:
        return b""


def journey_id(content: bytes, bounds: Bounds) -> str | None:
    """Return the id of the journey in a file; None where there is none."""
    return _named(content, bounds)[0]


def _named(content: bytes, bounds: Bounds) -> tuple[str | None, str | None]:
    """Return the id and the title of the journey in a file, each None where there is none."""
    text = decode(content, "") if b"journey" in content else None
    document = parse(text, bounds) if isinstance(text, TextFile) else None
    data = document.data if isinstance(document, Document) else None
    names = (data.get("journey"), data.get("title")) if isinstance(data, dict) else (None, None)
    id_, title = (name if isinstance(name, str) else None for name in names)
    return id_, title


def _common_tail(one: Path, other: Path) -> int:
    """Return how many parts at the end of both paths are the same."""
    pairs = zip(reversed(one.parts), reversed(other.parts), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _moved_path(now: Path, then: Path, given: Iterable[Path]) -> Path:
    """Return the highest folder around a journey that was moved or renamed as a whole; else the journey's old file."""
    moved, new, old = then, now.parent, then.parent
    while any(new.is_relative_to(path) for path in given) and not os.path.lexists(old):
        moved = old
        if new.name != old.name:
            break
        new, old = new.parent, old.parent
    return moved


def _discover(
    revision: RevisionFilesystem, paths: Iterable[Path], settings: BaseSettings, names_from_root: bool
) -> tuple[list[DiscoveredWorkspace], frozenset[str]]:
    there = [path for path in paths if revision.has_path(Path(os.path.abspath(path)))]
    today, own = settings.terms_at(revision), settings.terms_at(revision, own=True)
    return _discover_both(
        lambda terms: discover(there, None, terms, revision, names_from_root=names_from_root), today, own
    )


def _discover_both(
    find: Callable[[TermsOf], list[DiscoveredWorkspace]], today: TermsOf, own: TermsOf
) -> tuple[list[DiscoveredWorkspace], frozenset[str]]:
    """Return what is read by today's terms or by the base's own, and the names of the files that only these read."""
    found = find(today)
    if found and all(own(one.config) == today(one.config) for one in found):
        return found, frozenset()
    beyond = find(own)
    known = {file.path for one in found for file in one.files}
    extra = {file.path: file for one in beyond for file in one.files if file.path not in known}
    if not extra:
        return found, frozenset()
    by_root = {_root(one): one for one in found}
    for one in beyond:
        more = tuple(file for file in one.files if file.path in extra)
        at = by_root.get(_root(one))
        if at is None:
            by_root[_root(one)] = one
        elif more:
            by_root[_root(one)] = at._replace(files=(*at.files, *more), whole=at.whole and one.whole)
    return list(by_root.values()), frozenset(file.name for file in extra.values())


def _root(found: DiscoveredWorkspace) -> tuple[Path | None, tuple[str, ...], str]:
    """Return what tells a workspace from others: its configuration, how it lies in the one around it, and its root."""
    roots = (Path(file.path).parents[len(file.folder)] for file in found.files)
    return found.config, found.around, str(next(roots, ""))


def _require_folder(base: str) -> None:
    try:
        os.scandir(base).close()
    except OSError as error:
        name = shorten(base, 200)
        raise CannotRun(message("run.base.folder", name=name, reason=reason(error))) from None


def _revision(base: str, paths: Sequence[Path], bounds: Bounds) -> RevisionFilesystem | None:
    """Read a revision; None where the base is a folder. One that could be both is neither."""
    if not base or "\0" in base:
        raise CannotRun(message("run.empty", option="--base", example="main"))
    is_path = os.path.lexists(base)
    if is_path and (Path(base).is_absolute() or base.startswith(".") or base.endswith("/")):
        return None
    try:
        revision = read_revision(base, paths, bounds.max_bytes)
    except NoRevision as why:
        if is_path:
            return None
        also = "" if why.speaks_of_folders else message("run.base.no-folder")
        raise CannotRun(join_sentences(why.args[0], also)) from None
    if is_path:
        raise CannotRun(message("run.base.both", name=shorten(base, 200)))
    return revision
