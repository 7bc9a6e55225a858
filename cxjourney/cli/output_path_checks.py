"""Checks of the names that output goes to: what can't be meant so is refused before anything is written."""

import os
from pathlib import Path

import typer

from cxjourney.files.workspace_files import is_yaml_name
from cxjourney.languages.message import Message, message
from cxjourney.text.escape_unseen import escape_unseen

_SUFFIXES = (
    "svg", "png", "pdf", "dot", "json", "sarif", "xml", "md", "markdown", "csv", "txt", "log", "html",
    "pptx",
)  # fmt: skip
"""Suffixes of what is written: none of them is a whole name."""


def check_output(path: Path | None) -> Path | None:
    """Return the file that output goes to as it is; None for standard output, which ``-`` stands for too.

    Raises:
        typer.BadParameter: As `check_file` says.
    """
    return None if path == Path("-") else check_file(path)


def check_file(path: Path | None) -> Path | None:
    """Return the file that output goes to as it is.

    Raises:
        typer.BadParameter: It is a folder, as ``.`` and ``/`` and the empty name are, or its name can't be meant so, or
            is that of YAML.
    """
    if path is None:
        return None
    if not path.name or path.is_dir():
        raise typer.BadParameter(_folder(path, "report.json"))
    _check_name(str(path), "report.json")
    if is_yaml_name(path.name):
        other = path.with_suffix(".json")
        shown, example = escape_unseen(str(path)), escape_unseen(str(other))
        raise typer.BadParameter(message("usage.as-yaml", path=shown, example=example))
    return path


def check_target(target: str | None) -> str | None:
    """Return the file or folder that maps go to as it is.

    Raises:
        typer.BadParameter: As `check_named_target` says.
    """
    return check_named_target(target, "map.svg")


def check_named_target(target: str | None, example: str) -> str | None:
    """Return the file or folder that output goes to as it is.

    Args:
        target: What was asked for; ``-`` is standard output.
        example: A name that would do, for whoever wrote one that doesn't.

    Raises:
        typer.BadParameter: It has no name, as ``.`` and ``/`` and the empty name, or one that can't be meant so.
    """
    if target is None or target == "-":
        return target
    if not Path(target).name:
        raise typer.BadParameter(_folder(Path(target), example))
    if not target.endswith(("/", "\\")):
        _check_name(target, example)
    return target


def _check_name(target: str, example: str) -> None:
    """Raise BadParameter where nothing is called so yet, and the name is a suffix, or ends with a blank or a dot."""
    name = Path(target).name
    shown = escape_unseen(target)
    if os.path.lexists(target):
        return
    if name != name.strip():
        raise typer.BadParameter(message("usage.blank", name=shown, example=example))
    if name.endswith("."):
        raise typer.BadParameter(message("usage.dot", name=shown, example=example))
    if name.startswith(".") and name[1:].lower() in _SUFFIXES:
        raise typer.BadParameter(message("usage.suffix", name=shown, example=example))


def _folder(path: Path, example: str) -> Message:
    if path == Path():
        return message("usage.this-folder", example=example)
    return message("usage.folder", path=escape_unseen(str(path)), example=example)
