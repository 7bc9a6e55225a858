"""What stands on the disk of all that a report is made from: by it a change is seen that nobody rings for."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.files.discover import catalogues_above, named_paths, record_paths, require_paths
from cxjourney.files.workspace_roots import default_paths, find_roots
from cxjourney.pipeline.command_languages import read_team_words
from cxjourney.pipeline.workspace_groups import Configurations

States = Mapping[str, str]
"""By the name of each file, as it is shown, what tells whether it is another than before."""


@dataclass(frozen=True, slots=True)
class DiskState:
    """What stands on the disk at one moment.

    Attributes:
        states: The states of all files; that of the day is among them, and that of whatever keeps them from being read.
        folders: The folders that hold them, each with its inode: one that went and came back is another.
    """

    states: States
    folders: frozenset[tuple[str, int]]

    def changes_since(self, before: "DiskState") -> frozenset[str]:
        """Return the names of what came, went or changed since."""
        return frozenset(name for name, _ in self.states.items() ^ before.states.items())


def read_disk_state(
    paths: Sequence[str] | None, config: Path | None, pictures: Iterable[str], day: Callable[[], date]
) -> DiskState:
    """Return what stands on the disk of all that paths lead to.

    Args:
        paths: Files and folders, as the command line names them; None for the default ones.
        config: The configuration that was named.
        pictures: The paths of the pictures that files name.
        day: Returns the as-of date.
    """
    configurations = Configurations(config)
    states = {"day": day().isoformat()}
    folders: set[str] = set()
    try:
        require_paths(paths)
        for root in find_roots(named_paths(paths) or default_paths(Path()), configurations.terms):
            folders |= {str(root.root), *(str(path.parent) for path in root.files)}
            states |= {
                root.name(path): _state(path) for path in (*catalogues_above(root), *root.files, *record_paths(root))
            }
            states |= {root.name(path): "misnamed" for path in root.misnamed}
            if file := config or root.config:
                folders.add(str(Path(os.path.abspath(file)).parent))
                states |= {f"config {file}": _state(file)}
                states |= {f"words {file}": read_team_words(file, configurations.settings(file)).print_}
    except CannotRun as why:
        states["cannot"] = str(why)
    states |= {f"picture {path}": _state(Path(path)) for path in pictures}
    return DiskState(states, frozenset((folder, _inode(folder)) for folder in folders))


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError as error:
        return f"not read: {error.errno}"
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def _inode(folder: str) -> int:
    try:
        return Path(folder).stat().st_ino
    except OSError:
        return 0
