"""The history of a repository: the commits of its current branch, by first parents, with their days and trees."""

import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.config_file import CONFIG_NAMES
from cxjourney.files.git import NoRevision, repository_top, run_git
from cxjourney.files.workspace_roots import CATALOGUE_NAMES, RECORD_NAME
from cxjourney.languages.message import message
from cxjourney.text.shorten import shorten


class Commit(NamedTuple):
    """A commit of a branch.

    Attributes:
        id: Its name (a hash).
        tree: The name of all that stood in the repository; the same where nothing differs.
        day: The day of the commit in UTC, and never behind that of a later commit.
    """

    id: str
    tree: str
    day: date


class History(NamedTuple):
    """The current branch of a repository.

    Attributes:
        git: The program that reads it.
        top: The folder at its top, without links on the way.
        commits: Its commits by first parents, the oldest first.
        is_shallow: Whether older ones were never fetched.
    """

    git: str
    top: Path
    commits: tuple[Commit, ...]
    is_shallow: bool


def read_history(paths: Sequence[Path]) -> History:
    """Return the history of the repository that holds some paths.

    A branch that was merged is told by its merge: what it held came to this branch on that day.

    Raises:
        NoRevision: There is no git, no repository, no commit yet, or the paths lie in several repositories.
    """
    git = shutil.which("git")
    if git is None:
        raise NoRevision(message("git.not-installed"))
    folders = [path if path.is_dir() else path.parent for path in map(Path, map(os.path.abspath, paths))]
    tops = {repository_top(git, folder) for folder in folders}
    if len(tops) > 1:
        raise NoRevision(message("git.several", count=len(tops)))
    (top,) = tops
    status, listed = run_git(git, top, "log", "--first-parent", "--no-show-signature", "--format=%H %T %ct", "HEAD")
    if status or not listed.strip():
        raise NoRevision(message("git.no-history", folder=shorten(str(top), 200)))
    is_shallow = run_git(git, top, "rev-parse", "--is-shallow-repository")[1].strip() == b"true"
    return History(git, top, tuple(reversed([*_commits(listed)])), is_shallow)


def _commits(listed: bytes) -> Iterator[Commit]:
    """Yield the commits of a list, the newest first; clocks that went wrong turn no day around."""
    latest = date.max
    for line in listed.decode("ascii", "replace").splitlines():
        id_, tree, seconds = line.split()
        latest = min(latest, datetime.fromtimestamp(int(seconds), UTC).date())
        yield Commit(id_, tree, latest)


def find_commit(history: History, name: str) -> tuple[str, date] | None:
    """Return the commit that a name stands for, and its day; None where it stands for none."""
    if not name or name.startswith(("-", "^")) or "\0" in name:
        return None
    asked = ("log", "-1", "--no-show-signature", "--format=%H %ct", "--end-of-options", f"{name}^{{commit}}")
    status, found = run_git(history.git, history.top, *asked)
    if status or len(found.split()) != 2:
        return None
    id_, seconds = found.decode("ascii", "replace").split()
    return id_, datetime.fromtimestamp(int(seconds), UTC).date()


def drop_untouched(history: History, commits: Sequence[Commit], paths: Sequence[Path]) -> tuple[Commit, ...]:
    """Return the commits that touch some paths, or a catalogue above them; those too in which a path is missing.

    What is missing may have stood elsewhere: only who reads all of such a commit can tell whether it touches anything.
    """
    inside = [_inside(history.top, path) for path in paths]
    names_above = (*CATALOGUE_NAMES, *CONFIG_NAMES, RECORD_NAME)
    above = {folder / name for path in inside for folder in path.parents for name in names_above}
    names = ["" if path == Path() else path.as_posix() for path in (*inside, *sorted(above))]
    if any("\n" in name for name in names):
        return tuple(commits)
    asked = "".join(f"{commit.id}:{name}\n" for commit in commits for name in names)
    _, told = run_git(history.git, history.top, "cat-file", "--batch-check=%(objectname)", given=os.fsencode(asked))
    lines = told.splitlines()
    if len(lines) != len(commits) * len(names):
        return tuple(commits)
    kept: list[Commit] = []
    before: list[bytes] | None = None
    for number, commit in enumerate(commits):
        ids = [line.split()[0] if not line.endswith(b" missing") else b"" for line in _part(lines, number, len(names))]
        if ids != before or not all(ids[: len(inside)]):
            kept.append(commit)
        before = ids
    return tuple(kept)


def _inside(top: Path, path: Path) -> Path:
    """Return a path from the top of its repository; the last part may be a link."""
    path = Path(os.path.abspath(path))
    folder, name = (path, "") if path.is_dir() else (path.parent, path.name)
    return Path(os.path.realpath(folder)).relative_to(top) / name


def _part(lines: Sequence[bytes], number: int, size: int) -> Sequence[bytes]:
    return lines[number * size : (number + 1) * size]
