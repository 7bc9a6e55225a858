"""The base of a diff: what stood in a revision or a folder, and journeys that have moved since."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from cxjourney.config import resolve
from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun, reason
from cxjourney.files.discover import DiscoveredWorkspace, discover
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.git import INSTEAD, NoRevision, read_revision
from cxjourney.files.revision import RevisionFilesystem
from cxjourney.files.text_file import Bounds, TextFile, decode
from cxjourney.files.workspace_roots import ReadingTerms, TermsOf, default_paths
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup
from cxjourney.text.escape import shorten


@dataclass(frozen=True, slots=True)
class Base:
    """The files that were compared with.

    Attributes:
        name: The revision or the folder, as the command line names it.
        found: The files.
        given: Where today's files stand, as the command line names it.
        revision: The revision; None where the base is a folder.
    """

    name: str
    found: list[DiscoveredWorkspace]
    given: tuple[Path, ...]
    revision: RevisionFilesystem | None

    @property
    def commit(self) -> str | None:
        """The commit; None where the base is a folder."""
        return self.revision.commit if self.revision else None


class BaseSettings:
    """By which settings a base is read and judged: those of today, so that a change of settings is no change of it.

    A workspace of a revision has those of the configuration that stands there today. Where it has gone from there,
    it has those that stood there; in a folder, those of today's workspace that lies alike below the one around it.

    Args:
        configurations: The configurations of the command.
        groups: Today's workspaces.
    """

    def __init__(self, configurations: Configurations, groups: Sequence[WorkspaceGroup]) -> None:
        self.configurations = configurations
        self.first = groups[0].settings
        self.has_none = any(group.config is None for group in groups)
        self.by_place = {one.around: group.settings for group in reversed(groups) for one in reversed(group.found)}

    def of_each(self, base: "Base") -> list[Settings]:
        """Return the settings of each of a base's workspaces."""
        if base.revision is None:
            return [self.by_place.get(one.around, self.first) for one in base.found]
        return [self._of(one.config, base.revision) for one in base.found]

    def terms_at(self, revision: RevisionFilesystem) -> TermsOf:
        """Return what says how files of a revision are read."""

        def terms(file: Path | None) -> ReadingTerms:
            if self.configurations.named:
                return self.configurations.terms(file)
            settings = self._of(file, revision)
            return ReadingTerms(settings.limits, tuple(settings.exclude))

        return terms

    def terms_in(self, base: Path) -> TermsOf:
        """Return what says how the files of a folder are read that is a base."""
        around = Path(os.path.abspath(base))

        def terms(file: Path | None) -> ReadingTerms:
            inside = file is not None and file.is_relative_to(around)
            place = file.parent.relative_to(around).parts if file is not None and inside else ()
            settings = self.by_place.get(place, self.first)
            return ReadingTerms(settings.limits, tuple(settings.exclude))

        return terms

    def _of(self, file: Path | None, revision: RevisionFilesystem) -> Settings:
        if file is None and not self.has_none:
            return self.first
        if file is None or self.configurations.named or os.path.lexists(file):
            return self.configurations.settings(file)
        try:
            return resolve.settings_in_force(file, revision).settings
        except CannotRun:  # nobody can fix what has gone
            return self.first


def read_base(base: str, paths: Sequence[str] | None, settings: BaseSettings) -> Base:
    """Return the workspace as it was: in a revision of the repository that holds it, or in a folder.

    Raises:
        CannotRun: There is neither, both, or it can't be read.
    """
    given = [Path(path) for path in paths or ()] or default_paths(Path())
    there = [_without_linked_folders(path) for path in given]
    revision = _revision(base, there, settings.first.limits)
    if revision is None:
        _require_folder(base)
        return Base(base, discover([Path(base)], None, settings.terms_in(Path(base))), tuple(given), None)
    return Base(base, _discover(revision, there, settings), tuple(there), revision)


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
        raise CannotRun(f"{why}") from None
    around = tuple(Path(os.path.abspath(path)) for path in base.given)
    moved = {
        _moved_path(wanted[id_], then, around) for id_, then in _former_files(revision, wanted, settings.first.limits)
    }
    if not moved:
        return None
    if not any(path.is_absolute() for path in base.given):  # names are shown as the paths were named
        moved = {Path(os.path.relpath(path)) for path in moved}
    return Base(base.name, _discover(revision, [*base.given, *sorted(moved)], settings), base.given, revision)


def _former_files(
    revision: RevisionFilesystem, wanted: Mapping[str, Path], bounds: Bounds
) -> Iterator[tuple[str, Path]]:
    """Yield the ids of journeys with the files that they stood in; of several, the one that stood most alike."""
    found: dict[str, list[Path]] = {}
    ids = {id_.encode(): id_ for id_ in wanted}
    for top in revision.tops:
        for path in revision.entries:
            if not path.is_relative_to(top) or any(part[0] in "._" for part in path.relative_to(top).parts):
                continue
            content = revision.peek(path, bounds.max_bytes) or b""
            if any(id_ in content for id_ in ids):
                id_ = _journey_id(content, bounds)
                if id_ is not None and id_ in wanted and _journey_id(_content_today(path, bounds), bounds) != id_:
                    found.setdefault(id_, []).append(path)
    for id_, paths in found.items():
        yield id_, min(paths, key=lambda path: (-_common_tail(path, wanted[id_]), path))


def _content_today(path: Path, bounds: Bounds) -> bytes:
    try:
        return LOCAL.peek(path, bounds.max_bytes) or b""
    except OSError:
        return b""


def _journey_id(content: bytes, bounds: Bounds) -> str | None:
    text = decode(content, "") if b"journey" in content else None
    document = parse(text, bounds) if isinstance(text, TextFile) else None
    data = document.data if isinstance(document, Document) else None
    id_ = data.get("journey") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else None


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


def _discover(revision: RevisionFilesystem, paths: Iterable[Path], settings: BaseSettings) -> list[DiscoveredWorkspace]:
    there = [path for path in paths if revision.has_path(Path(os.path.abspath(path)))]
    return discover(there, None, settings.terms_at(revision), revision)


def _require_folder(base: str) -> None:
    try:
        os.scandir(base).close()
    except OSError as error:
        name = shorten(base, 200)
        why = f"no folder can be read there ({reason(error)})"
        raise CannotRun(f"--base takes a revision of git, such as main, or a folder, and got {name}: {why}.") from None


def _revision(base: str, paths: Sequence[Path], bounds: Bounds) -> RevisionFilesystem | None:
    """Read a revision; None where the base is a folder. One that could be both is neither."""
    if not base or "\0" in base:
        raise CannotRun("--base takes a revision of git, such as main, or a folder, and got nothing.")
    is_path = os.path.lexists(base)
    if is_path and (Path(base).is_absolute() or base.startswith(".") or base.endswith("/")):
        return None
    try:
        revision = read_revision(base, paths, bounds.max_bytes)
    except NoRevision as why:
        if is_path:
            return None
        says = f"{why}"
        raise CannotRun(says if says.endswith(INSTEAD) else f"{says} There is no folder of that name either.") from None
    if is_path:
        name = shorten(base, 200)
        raise CannotRun(
            f"{name} is a revision and a folder. Write ./{name} for the folder, or refs/heads/{name} for the branch."
        )
    return revision
