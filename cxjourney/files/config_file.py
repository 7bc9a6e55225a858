"""Which configuration speaks for a folder: the files that may hold one, and the nearest of them."""

import os
from pathlib import Path

from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import MAX_BYTES

CONFIG_NAMES = ("cxjourney.toml", "pyproject.toml")
SHARED_CONFIG = "pyproject.toml"


def config_above(path: Path) -> Path | None:
    """Return the configuration that speaks for a path: the nearest one in its folder or a folder above."""
    folder = path if path.is_dir() else path.parent
    return next(filter(None, map(config_in, (folder, *folder.parents))), None)


def config_in(folder: Path) -> Path | None:
    """Return the configuration that stands directly in a folder; None where none does.

    A ``cxjourney.toml`` that can't be read, such as a link that leads nowhere, is one: reading it says why.
    """
    for name in CONFIG_NAMES:
        file = folder / name
        if has_our_settings(file) if name == SHARED_CONFIG else os.path.lexists(file):
            return file
    return None


def has_our_settings(file: Path) -> bool:
    """Return whether a pyproject.toml holds settings of cxjourney, or can't be read as TOML and may hold some.

    One that is not there, can't be opened or never names cxjourney is somebody else's.
    """
    try:
        content = LOCAL.peek(file, MAX_BYTES) or b""
    except OSError:
        return False
    if b"cxjourney" not in content:
        return False
    from cxjourney.files.toml import NotToml, read_toml

    try:
        tool = read_toml(content.decode("utf-8", "replace").removeprefix("\ufeff")).get("tool")
    except NotToml:
        return True
    return isinstance(tool, dict) and "cxjourney" in tool
