"""Which files below a folder may belong to its workspace, and which folders there are not gone into."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.exclusion import Exclusion
from cxjourney.files.filesystem import GIT_FOLDER, Filesystem, is_folder_inside

SUFFIXES = (".yaml", ".yml")
_MISNAMED = re.compile(
    r"(?P<stem>.+)\.(?:ya?ml(?:\.(?:txt|text|rtf|docx?|odt|md|html?|pages)|[ .]+)|yalm|yam|ymal|yamll|yamml|yml?[0-9])",
    re.IGNORECASE,
)
"""What text editors and slips of the pen make of the name of a YAML file. Copies that are kept end otherwise."""

_WAS_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)


class YamlFiles(NamedTuple):
    """What stands below a folder.

    Attributes:
        files: YAML files, and folders that may not be listed: reading them says why.
        linked: Links to folders, which are not gone into.
        workspaces: Folders that are workspaces of their own, which are not gone into either.
        misnamed: Files that are not read, since their names end as if by mistake otherwise than in `SUFFIXES`.
    """

    files: list[Path]
    linked: list[Path]
    workspaces: list[Path]
    misnamed: list[Path]


def is_yaml_name(name: str) -> bool:
    """Return whether a file of that name is read, in whatever letters its suffix is written."""
    return name.lower().endswith(SUFFIXES)


def name_meant(name: str) -> str:
    """Return what a file would have to be called to be read; empty where its name is not that of a YAML file."""
    misnamed = _MISNAMED.fullmatch(name)
    return f"{misnamed['stem']}.yaml" if misnamed else ""


def find_yaml_files(
    folder: Path,
    exclusion: Exclusion,
    filesystem: Filesystem,
    is_own_workspace: Callable[[Path], bool],
) -> YamlFiles:
    """Return the YAML files below a folder, and the links to folders.

    Args:
        folder: The folder.
        exclusion: What is passed over.
        filesystem: The place that holds them.
        is_own_workspace: Returns whether a folder is a workspace of its own.
    """
    closed: list[str] = []
    found = YamlFiles([], [], [], [])
    for parent, folders, files in filesystem.walk(folder, closed):
        ours = sorted(name for name in folders if _is_ours(Path(parent, name), exclusion))
        linked = {name for name in ours if filesystem.is_link(Path(parent, name))}
        found.linked.extend(Path(parent, name) for name in ours if name in linked)
        own = {name for name in ours if name not in linked and is_own_workspace(Path(parent, name))}
        found.workspaces.extend(Path(parent, name) for name in ours if name in own)
        folders[:] = [name for name in ours if name not in linked and name not in own]
        kept = [name for name in files if is_yaml_name(name) or name_meant(name)]
        for path in (path for name in kept if _is_ours(path := Path(parent, name), exclusion)):
            (found.files if is_yaml_name(path.name) else found.misnamed).append(path)
    found.files.extend(map(Path, closed))
    return found


def _is_ours(path: Path, exclusion: Exclusion) -> bool:
    return not is_hidden_name(path.name) and not exclusion.matches(path)


def find_passed_over(folder: Path, filesystem: Filesystem) -> Iterator[Path]:
    """Yield the files below a folder that are not read for their names, or for those of folders around them.

    Only those are asked for that may once have been a YAML file; what git keeps for itself is left out.
    """
    for parent, folders, files in filesystem.walk(folder, []):
        folders[:] = sorted(name for name in folders if name != GIT_FOLDER)
        is_hidden = any(map(is_hidden_name, Path(parent).relative_to(folder).parts))
        for name in sorted(files):
            if _WAS_YAML.search(name) and (is_hidden or is_hidden_name(name) or not is_yaml_name(name)):
                yield Path(parent, name)


def find_behind_link(link: Path, root: Path, filesystem: Filesystem) -> Iterator[Path]:
    """Yield the YAML files behind a link to a folder, by paths that go through it; none where it leads out.

    Args:
        link: The link, which is not gone into when a workspace is read.
        root: The root of the workspace in which it stands.
        filesystem: What holds them.
    """
    if not is_folder_inside(link, root):
        return
    for parent, folders, files in filesystem.walk(link, []):
        folders[:] = sorted(name for name in folders if not is_hidden_name(name))
        yield from (Path(parent, name) for name in sorted(files) if is_yaml_name(name) and not is_hidden_name(name))


def is_hidden_name(name: str) -> bool:
    """Return whether a file or folder of that name is passed over, with all that is in it."""
    return name.startswith((".", "_"))
