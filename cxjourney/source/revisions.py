"""git -> the files of a revision, on a shelf that is asked as the disk is.

Only what git keeps is read: the work tree and the index are left alone, and so is the network.
"""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxjourney.source.git import INSTEAD, NoRevision, run
from cxjourney.source.locating import CATALOGUE_NAMES, SUFFIXES
from cxjourney.source.revision_shelf import Entry, Revision
from cxjourney.source.text import MAX_BYTES
from cxjourney.written import shortened

MOST_PATHS = 200
"""So many paths fit on a command line; for more, the whole tree is listed."""
_NOT_FETCHED = "git can't read all of that revision: some of it may never have been fetched."


def read_revision(name: str, paths: Sequence[Path], most: int = MAX_BYTES) -> Revision:
    """Read what a revision held below some paths, and the catalogues above them; files up to ``most`` bytes.

    Raises:
        NoRevision: there is no git, no repository, or no such revision.
    """
    git = shutil.which("git")
    if git is None:
        raise NoRevision(f"git is not installed, and only git can read a revision. {INSTEAD}")
    tops: dict[Path, list[tuple[Path, Path]]] = {}
    for path in (Path(os.path.abspath(path)) for path in paths):
        folder = path if path.is_dir() else path.parent
        top = _top(git, folder)
        inside = Path(os.path.realpath(folder)).relative_to(top) / ("" if folder == path else path.name)
        tops.setdefault(top, []).append((path, inside))
    commits: list[str] = []
    entries: dict[Path, Entry] = {}
    contents: dict[str, bytes] = {}
    for top, places in tops.items():
        repository = _Repository(git, top)
        commits.append(repository.commit(name))
        found = repository.entries(commits[-1], [inside for _, inside in places])
        contents |= repository.contents(entry for entry in found if entry.is_file and entry.size <= most)
        entries |= _laid_out(found, places)
    return Revision(commits[0], entries, contents)


def _laid_out(found: Sequence[Entry], places: Iterable[tuple[Path, Path]]) -> dict[Path, Entry]:
    """Give entries by the paths that they would have on the disk, as the paths that were given lead there."""
    laid: dict[Path, Entry] = {}
    tops = set()
    for path, inside in places:
        top = (path, *path.parents)[len(inside.parts)]
        if top / inside == path:
            tops.add(top)
        else:  # a link on the way: what lies above it is somebody else's
            laid |= {path / one.path.relative_to(inside): one for one in found if one.path.is_relative_to(inside)}
    return laid | {top / entry.path: entry for top in sorted(tops) for entry in found}


def _top(git: str, folder: Path) -> Path:
    status, found = run(git, folder, "rev-parse", "--show-toplevel")
    top = Path(os.path.realpath(os.fsdecode(found.removesuffix(b"\n"))))
    if status or not found or not Path(os.path.realpath(folder)).is_relative_to(top):
        raise NoRevision(
            f"{shortened(str(folder), 200)} is in no git repository that git would read (git status there says why). "
            f"{INSTEAD}"
        )
    return top


@dataclass(frozen=True, slots=True)
class _Repository:
    """The program that reads a repository, and the folder that it calls its top."""

    git: str
    top: Path

    def commit(self, name: str) -> str:
        """Give the commit that a name stands for; ``main...`` stands for where the current branch left ``main``."""
        left, dots, right = name.partition("...")
        if not dots:
            return self._commit(name)
        status, found = run(self.git, self.top, "merge-base", self._commit(left), self._commit(right or "HEAD"))
        if status:
            raise NoRevision(f"The two sides of {shortened(name)} have no common past that git knows here.")
        return found.decode().strip()

    def _commit(self, name: str) -> str:
        commit = self._find(name)
        if commit:
            return commit
        hint = ""
        if ".." in name:
            hint = " Name one revision, not a range."
        elif self._find(f"origin/{name}"):
            hint = f" Did you mean origin/{shortened(name)}?"
        elif run(self.git, self.top, "rev-parse", "--is-shallow-repository")[1].strip() == b"true":
            hint = " This clone is shallow: fetch what you compare with first (in GitHub Actions: fetch-depth: 0)."
        raise NoRevision(f"git knows no revision “{shortened(name)}” here.{hint}")

    def _find(self, name: str) -> str | None:
        if not name or name.startswith(("-", "^")) or "\0" in name:
            return None
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        status, found = run(self.git, self.top, *asked)
        return found.decode("ascii", "replace").split()[-1] if status == 0 and found.strip() else None

    def entries(self, commit: str, below: Iterable[Path]) -> list[Entry]:
        """List the YAML files and links of a commit: what lies below the paths, and the catalogues above them."""
        inside = list(below)
        wanted = {path.as_posix() for path in inside}
        wanted |= {(folder / name).as_posix() for path in inside for folder in path.parents for name in CATALOGUE_NAMES}
        paths = sorted(wanted) if "." not in wanted and len(wanted) <= MOST_PATHS else []
        status, listed = run(self.git, self.top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths)
        if status:
            raise NoRevision(_NOT_FETCHED)
        return [entry for line in listed.split(b"\0") if line and (entry := _entry(line))]

    def contents(self, entries: Iterable[Entry]) -> dict[str, bytes]:
        """Read the contents of files, by the names that git gives them."""
        ids = sorted({entry.id for entry in entries})
        asked = "".join(f"{id_}\n" for id_ in ids).encode()
        status, data = run(self.git, self.top, "cat-file", "--batch", given=asked)
        found: dict[str, bytes] = {}
        start = 0
        for id_ in ids:
            end = data.find(b"\n", start)
            head = data[start:end].split()
            if status or end < 0 or len(head) != 3 or head[1] != b"blob":
                raise NoRevision(_NOT_FETCHED)
            start = end + 1 + int(head[2])
            found[id_] = data[end + 1 : start]
            start += 1  # a line break ends each content
        return found


def _entry(line: bytes) -> Entry | None:
    facts, _, name = line.partition(b"\t")
    mode, kind, id_, size = facts.split()
    path = Path(os.fsdecode(name))
    if kind != b"blob" or not path.name.endswith(SUFFIXES) or ".." in path.parts or path.is_absolute():
        return None
    if not size.isdigit():  # git has the name of the file, and not the file
        raise NoRevision(_NOT_FETCHED)
    return Entry(path, id_.decode(), mode != b"120000", int(size))
