"""A revision, read: running git safely, resolving a name, listing and reading its files."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cxjourney.files.config_file import CONFIG_NAMES
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.revision import Entry, RevisionFilesystem
from cxjourney.files.revision_links import resolve_link
from cxjourney.files.text_file import MAX_BYTES
from cxjourney.files.workspace_files import is_yaml_name
from cxjourney.files.workspace_roots import CATALOGUE_NAMES, RECORD_NAME
from cxjourney.languages.message import Message, join_sentences, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.languages.system_errors import reason
from cxjourney.text.shorten import shorten

TIME_LIMIT = 60
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
"""What a user's own environment may say to git; all else could lead it to another repository, or start something."""
_NOTHING_RUNS = (
    "--no-pager", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}", "-c", "safe.bareRepository=explicit",
)  # fmt: skip


class NoRevision(Exception):  # noqa: N818  it says what can't be had
    """A revision can't be read: the message says why, and how to go on.

    Args:
        says: The sentences of the message.
        speaks_of_folders: Whether it says to compare with a folder instead.

    Attributes:
        reason: The same without that.
        key: The key of what it says first; None where that is put together of several.
    """

    def __init__(self, *says: str, speaks_of_folders: bool = False) -> None:
        said = (*says, message("git.instead")) if speaks_of_folders else says
        super().__init__(join_sentences(*said))
        self.reason = join_sentences(*says)
        self.key = says[0].key if isinstance(says[0], Message) else None
        self.speaks_of_folders = speaks_of_folders


def run_git(git: str, folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, bytes]:
    """Return the exit status of git in a folder, and what it wrote to standard output; ``given`` is its input.

    Raises:
        NoRevision: It can't be run, or does not answer.
    """
    shell = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    shell |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument of others before --end-of-options
            [git, *_NOTHING_RUNS, *arguments],
            cwd=folder, env=shell, input=given, capture_output=True, timeout=TIME_LIMIT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NoRevision(message("git.timeout", n=TIME_LIMIT)) from None
    except OSError as error:
        raise NoRevision(message("git.cannot-run", reason=reason(error))) from None
    return done.returncode, done.stdout


MAX_TARGET = 4096
"""How many bytes a link may say, as on Linux (PATH_MAX)."""
MAX_PATHS = 200
"""How many paths are put on a command line; for more, the whole tree is listed."""


def read_revision(name: str, paths: Sequence[Path], most: int = MAX_BYTES) -> RevisionFilesystem:
    """Return what a revision held below some paths, and the catalogues above them; files up to ``most`` bytes.

    Raises:
        NoRevision: There is no git, no repository, or no such revision.
    """
    git = shutil.which("git")
    if git is None:
        raise NoRevision(message("git.not-installed"), speaks_of_folders=True)
    tops: dict[Path, list[tuple[Path, Path]]] = {}
    for path in (Path(os.path.abspath(path)) for path in paths):
        folder = path if path.is_dir() else path.parent
        top = repository_top(git, folder)
        inside = Path(os.path.realpath(folder)).relative_to(top) / ("" if folder == path else path.name)
        tops.setdefault(top, []).append((path, inside))
    commits: list[str] = []
    entries: dict[Path, Entry] = {}
    contents: dict[str, bytes] = {}
    for top, places in tops.items():
        repository = _Repository(git, top)
        commits.append(repository.commit(name))
        found = repository.follow(commits[-1], repository.entries(commits[-1], [inside for _, inside in places]))
        contents |= repository.contents(entry for entry in found if entry.is_file and entry.size <= most)
        entries |= _entries_on_disk(found, places)
    return RevisionFilesystem(commits[0], entries, contents, tuple(tops))


def read_pictures_of_revision(revision: RevisionFilesystem, paths: Iterable[Path], most: int) -> dict[Path, bytes]:
    """Return what a revision held at some paths, as far as it is a file of ``most`` bytes at most and in this clone."""
    git, wanted = shutil.which("git"), [*dict.fromkeys(paths)]
    found: dict[Path, bytes] = {}
    for top in revision.tops if git else ():
        inside = {path.relative_to(top): path for path in wanted if path.is_relative_to(top)}
        if git and inside:
            repository = _Repository(git, top)
            asked = [path.as_posix() for path in inside] if len(inside) <= MAX_PATHS else []
            listed = repository.listing(revision.commit, asked)
            files = [one for one in listed if one.path in inside and one.is_file and 0 <= one.size <= most]
            contents = repository.contents(files) if files else {}
            found |= {inside[one.path]: contents[one.id] for one in files}
    return found


def commit_day(revision: RevisionFilesystem) -> date | None:
    """Return the day on which the commit of a revision was made, by its own clock; None where git can't say."""
    git = shutil.which("git")
    if git is None or not revision.tops:
        return None
    asked = ("show", "--no-patch", "--format=%cs", "--end-of-options", revision.commit)
    status, found = run_git(git, revision.tops[0], *asked)
    return date.fromisoformat(found.decode("ascii").strip()) if status == 0 else None


def _entries_on_disk(found: Sequence[Entry], places: Iterable[tuple[Path, Path]]) -> dict[Path, Entry]:
    """Return entries by their paths on the disk; ``places`` are paths there, each with its path from the top."""
    laid: dict[Path, Entry] = {}
    tops = set()
    for path, inside in places:
        top = (path, *path.parents)[len(inside.parts)]
        if top / inside == path:
            tops.add(top)
        else:  # a link on the way: what lies above it is somebody else's
            laid |= {path / one.path.relative_to(inside): one for one in found if one.path.is_relative_to(inside)}
    return laid | {top / entry.path: entry for top in sorted(tops) for entry in found}


def repository_top(git: str, folder: Path) -> Path:
    """Return the top of the repository that holds a folder, without links on the way.

    Raises:
        NoRevision: None does.
    """
    status, found = run_git(git, folder, "rev-parse", "--show-toplevel")
    top = Path(os.path.realpath(os.fsdecode(found.removesuffix(b"\n"))))
    if status or not found or not Path(os.path.realpath(folder)).is_relative_to(top):
        raise NoRevision(message("git.no-repository", folder=shorten(str(folder), 200)), speaks_of_folders=True)
    return top


@dataclass(frozen=True, slots=True)
class _Repository:
    """The program that reads a repository, and the folder that it calls its top."""

    git: str
    top: Path

    def commit(self, name: str) -> str:
        """Return the commit that a name stands for; ``main...`` stands for where the current branch left ``main``.

        Raises:
            NoRevision: It stands for none.
        """
        left, dots, right = name.partition("...")
        if not dots:
            return self._commit(name)
        status, found = run_git(self.git, self.top, "merge-base", self._commit(left), self._commit(right or "HEAD"))
        if status:
            raise NoRevision(message("git.no-common-past", name=shorten(name)))
        return found.decode().strip()

    def _commit(self, name: str) -> str:
        commit = self._find(name)
        if commit:
            return commit
        hint: str = ""
        if ".." in name and not name.startswith((".", "/")):
            hint = message("git.range")
        elif self._find("HEAD") is None:
            hint = message("git.no-history", folder=shorten(str(self.top), 200))
        elif self._find(f"origin/{name}"):
            hint = suggestion(f"origin/{shorten(name)}")
        elif run_git(self.git, self.top, "rev-parse", "--is-shallow-repository")[1].strip() == b"true":
            hint = message("git.shallow", setting="fetch-depth: 0")
        raise NoRevision(message("git.unknown", name=shorten(name)), hint)

    def _find(self, name: str) -> str | None:
        if not name or name.startswith(("-", "^")) or "\0" in name:
            return None
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        status, found = run_git(self.git, self.top, *asked)
        return found.decode("ascii", "replace").split()[-1] if status == 0 and found.strip() else None

    def entries(self, commit: str, below: Iterable[Path]) -> list[Entry]:
        """Return the YAML files, configurations and links of a commit below the paths; catalogues and such above them.

        Raises:
            NoRevision: Some of them are not in this clone.
        """
        inside = list(below)
        wanted = {path.as_posix() for path in inside}
        names = (*CATALOGUE_NAMES, *CONFIG_NAMES, RECORD_NAME)
        wanted |= {(folder / name).as_posix() for path in inside for folder in path.parents for name in names}
        paths = sorted(wanted) if "." not in wanted and len(wanted) <= MAX_PATHS else []
        found = [entry for entry in self.listing(commit, paths) if _is_ours(entry)]
        if any(entry.size < 0 for entry in found):
            raise NoRevision(message("git.not-fetched"))
        return found

    def follow(self, commit: str, entries: Sequence[Entry]) -> list[Entry]:
        """Return entries of a commit with links followed; without links that lead to no folder and have no YAML name.

        Raises:
            NoRevision: What they lead to is not in this clone.
        """
        if all(entry.is_file for entry in entries):
            return list(entries)
        everything = {entry.path: entry for entry in self.listing(commit, ())}
        links = [entry for entry in everything.values() if not entry.is_file and 0 <= entry.size <= MAX_TARGET]
        texts = self.contents(links)
        targets = {link.path: os.fsdecode(texts[link.id]) for link in links}
        folders = {folder for path in everything for folder in path.parents}
        followed = (entry if entry.is_file else self._end(entry, everything, folders, targets) for entry in entries)
        return [entry for entry in followed if entry.is_linked_folder or _is_read(entry.path)]

    def _end(
        self, link: Entry, everything: Mapping[Path, Entry], folders: Set[Path], targets: Mapping[Path, str]
    ) -> Entry:
        if link.path not in targets:
            return link
        end = resolve_link(link.path, targets)
        if end is None:  # the disk alone knows whether it leads to a folder
            outside = self.top / link.path.parent / targets[link.path]
            return replace(link, is_linked_folder=LOCAL.is_folder(outside))
        file = everything.get(end)
        if file and file.size < 0:
            raise NoRevision(message("git.not-fetched"))
        return replace(file, path=link.path) if file else replace(link, is_linked_folder=end in folders)

    def listing(self, commit: str, paths: Iterable[str]) -> list[Entry]:
        """Return the files and links of a commit at some paths, and below; without paths all of them.

        Raises:
            NoRevision: Some of them are not in this clone.
        """
        status, listed = run_git(self.git, self.top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths)
        if status:
            raise NoRevision(message("git.not-fetched"))
        return [entry for line in listed.split(b"\0") if line and (entry := _entry(line))]

    def contents(self, entries: Iterable[Entry]) -> dict[str, bytes]:
        """Return the contents of files, by git's own names of them (hashes).

        Raises:
            NoRevision: Some of them are not in this clone.
        """
        ids = sorted({entry.id for entry in entries})
        asked = "".join(f"{id_}\n" for id_ in ids).encode()
        status, data = run_git(self.git, self.top, "cat-file", "--batch", given=asked)
        found: dict[str, bytes] = {}
        start = 0
        for id_ in ids:
            end = data.find(b"\n", start)
            head = data[start:end].split()
            if status or end < 0 or len(head) != 3 or head[1] != b"blob":
                raise NoRevision(message("git.not-fetched"))
            start = end + 1 + int(head[2])
            found[id_] = data[end + 1 : start]
            start += 1  # a line break ends each content
        return found


def _entry(line: bytes) -> Entry | None:
    """Return what a line of the listing says, with a size of -1 where git has the name of a file, and not the file."""
    facts, _, name = line.partition(b"\t")
    mode, kind, id_, size = facts.split()
    path = Path(os.fsdecode(name))
    if kind != b"blob" or ".." in path.parts or path.is_absolute():
        return None
    return Entry(path, id_.decode(), mode != b"120000", int(size) if size.isdigit() else -1)


def _is_ours(entry: Entry) -> bool:
    return not entry.is_file or _is_read(entry.path)


def _is_read(path: Path) -> bool:
    return is_yaml_name(path.name) or path.name in (*CONFIG_NAMES, RECORD_NAME)
