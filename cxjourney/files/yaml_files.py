"""Which files below a folder may belong to its workspace, and which folders there are not gone into."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.filesystem import Filesystem

SUFFIXES = (".yaml", ".yml")


class YamlFiles(NamedTuple):
    """What stands below a folder.

    Attributes:
        files: YAML files, and folders that may not be listed: reading them says why.
        linked: Links to folders, which are not gone into.
        workspaces: Folders that are workspaces of their own, which are not gone into either.
    """

    files: list[Path]
    linked: list[Path]
    workspaces: list[Path]


def is_yaml_name(name: str) -> bool:
    """Return whether a file of that name is read, in whatever letters its suffix is written."""
    return name.lower().endswith(SUFFIXES)


def find_yaml_files(
    folder: Path,
    root: Path,
    exclude: tuple[str, ...],
    filesystem: Filesystem,
    is_own_workspace: Callable[[Path], bool],
) -> YamlFiles:
    """Return the YAML files below a folder, and the links to folders.

    Args:
        folder: The folder.
        root: The root of its workspace.
        exclude: Patterns of what is passed over, relative to the root.
        filesystem: The place that holds them.
        is_own_workspace: Returns whether a folder is a workspace of its own.
    """
    closed: list[str] = []
    found = YamlFiles([], [], [])
    for parent, folders, files in filesystem.walk(folder, closed):
        ours = sorted(name for name in folders if _is_ours(Path(parent, name), root, exclude))
        linked = {name for name in ours if filesystem.is_link(Path(parent, name))}
        found.linked.extend(Path(parent, name) for name in ours if name in linked)
        own = {name for name in ours if name not in linked and is_own_workspace(Path(parent, name))}
        found.workspaces.extend(Path(parent, name) for name in ours if name in own)
        folders[:] = [name for name in ours if name not in linked and name not in own]
        found.files.extend(
            Path(parent, name) for name in files if is_yaml_name(name) and _is_ours(Path(parent, name), root, exclude)
        )
    found.files.extend(map(Path, closed))
    return found


def _is_ours(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    if path.name.startswith((".", "_")):
        return False
    return not _matches(path, root, exclude)


def is_excluded(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    """Return whether a file, or a folder around it below the root, is one that is passed over."""
    around = (path, *(folder for folder in path.parents if folder != root and folder.is_relative_to(root)))
    return any(_matches(one, root, exclude) for one in around)


def _matches(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    return bool(exclude) and any(fnmatchcase(path.relative_to(root).as_posix(), one.rstrip("/")) for one in exclude)
