"""What a configuration has passed over: patterns of files and folders, read as those of ``.gitignore`` are."""

import os
import re
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

PatternFault = Literal["negated", "backslash", "here"]


class Exclusion(NamedTuple):
    """What is passed over.

    Attributes:
        folder: The folder, absolute, that the patterns are relative to: that of the configuration they stand in.
        patterns: Patterns of files and folders; ``*`` stands for anything, ``**/`` for folders around, or none. One
            without a slash within it is that of a name, wherever it stands.
    """

    folder: Path
    patterns: tuple[str, ...]

    def matches(self, path: Path) -> bool:
        """Return whether one of the patterns is that of a path; folders around it are not asked."""
        if not self.patterns:
            return False
        name = _relative_name(path, self.folder)
        return any(_compiled(pattern).fullmatch(name) for pattern in self.patterns)


def pattern_fault(pattern: str) -> PatternFault | None:
    """Return why nothing can be passed over by a pattern; None where something can."""
    if pattern.startswith("!"):
        return "negated"
    if "\\" in pattern:
        return "backslash"
    return None if _plain(pattern).strip("/") else "here"


def is_excluded(path: Path, root: Path, exclusion: Exclusion) -> bool:
    """Return whether a file, or a folder around it below the root of its workspace, is one that is passed over."""
    around = (path, *(folder for folder in path.parents if folder != root and folder.is_relative_to(root)))
    return any(map(exclusion.matches, around))


def _plain(pattern: str) -> str:
    """Return a pattern without what says nothing: a ``./`` first, and slashes last."""
    return re.sub(r"^(?:\./+)+|^\.$", "", pattern).rstrip("/")


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = _plain(pattern)
    anywhere = "" if "/" in plain else "(?:.*/)?"
    parts = re.split(r"(?:^|(?<=/))(?:\*\*/)+", plain.lstrip("/"))
    return re.compile(anywhere + "(?s:(?:.*/)?)".join(translate(part).removesuffix(r"\Z") for part in parts))


def _relative_name(path: Path, folder: Path) -> str:
    """Return an absolute path as seen from a folder (``../`` leads out of it); as it is on another drive."""
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()
