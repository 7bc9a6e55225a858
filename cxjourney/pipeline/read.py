"""Paths -> the files of each workspace, as text."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace, default_paths, discover
from cxjourney.text.escape import shorten


def find_files(paths: Sequence[str] | None, settings: Settings) -> list[DiscoveredWorkspace]:
    """Read the files that the paths lead to, as text; a path that isn't there keeps the command from running."""
    piped = _piped(settings.limits.max_bytes) if paths and "-" in paths else None
    named = [path for path in paths or () if path != "-"]
    for path in named:
        if not os.path.lexists(path):
            raise CannotRun(f"There is no file or folder {shorten(path, 200) or 'without a name'}.")
    given = [Path(path) for path in named] or ([] if piped is not None else default_paths(Path()))
    return discover(given, piped, settings.limits, tuple(settings.exclude))


def _piped(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise CannotRun("Nothing can be read from standard input: it is closed.")
    return sys.stdin.buffer.read(max_bytes + 1)
