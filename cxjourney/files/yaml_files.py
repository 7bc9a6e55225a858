"""Which files below a folder may belong to a workspace, and which folders there are links, and not followed."""

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
    """

    files: list[Path]
    linked: list[Path]


def is_yaml_name(name: str) -> bool:
    """Return whether a file of that name is read, in whatever letters its suffix is written."""
    return name.lower().endswith(SUFFIXES)


def find_yaml_files(folder: Path, root: Path, exclude: tuple[str, ...], filesystem: Filesystem) -> YamlFiles:
    """Return the YAML files below a folder, and the links to folders.

    Args:
        folder: The folder.
        root: The root of its workspace.
        exclude: Patterns of what is passed over, relative to the root.
        filesystem: The place that holds them.
    """
    closed: list[str] = []
    found = YamlFiles([], [])
    for parent, folders, files in filesystem.walk(folder, closed):
        ours = sorted(name for name in folders if _is_ours(Path(parent, name), root, exclude))
        linked = {name for name in ours if filesystem.is_link(Path(parent, name))}
        found.linked.extend(Path(parent, name) for name in ours if name in linked)
        folders[:] = [name for name in ours if name not in linked]
        found.files.extend(
            Path(parent, name) for name in files if is_yaml_name(name) and _is_ours(Path(parent, name), root, exclude)
        )
    found.files.extend(map(Path, closed))
    return found


def _is_ours(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    if path.name.startswith((".", "_")):
        return False
    return not exclude or not any(fnmatchcase(path.relative_to(root).as_posix(), one.rstrip("/")) for one in exclude)
