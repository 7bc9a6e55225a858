"""Workspaces in which things are renamed, exchanged, moved, split and joined, and nothing else is done."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cxjourney.parse.events import walk
from cxjourney.text.escape import QuotedText

Data = dict[str, Any]
Files = dict[str, Data]
"""What each file of a workspace says, by its path there."""
Change = Callable[[Files], None]
_TEXTS = ("title", "text", "summary", "says", "reason", "name")


def files_in(folder: Path) -> Files:
    """Return what the files of a folder say, without pictures, whose files stay where they are."""
    found: Files = {}
    for path in sorted(folder.rglob("*.yaml")):
        read = walk(path.read_text("utf-8"))
        assert not isinstance(read, list)
        found[path.relative_to(folder).as_posix()] = dumpable(read[0])
    return found


def dumpable(value: Any) -> Any:
    """Return data that YAML writes as it was read: days without quotes; pictures are left out."""
    if isinstance(value, dict):
        return {str(name): dumpable(part) for name, part in value.items() if name != "image"}
    if isinstance(value, list):
        return [dumpable(part) for part in value]
    if isinstance(value, str):
        is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", value) and not isinstance(value, QuotedText)
        return date.fromisoformat(value) if is_day else str(value)
    return value


def write_files(folder: Path, files: Files) -> Path:
    """Write files into a folder that is empty or not there, and return it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def with_ids(value: Any, ids: Mapping[str, str]) -> Any:
    """Return data in which ids are others wherever they stand; what is text of people stays."""
    if isinstance(value, dict):
        return {
            ids.get(name, name): part if name in _TEXTS and isinstance(part, str) else with_ids(part, ids)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [with_ids(part, ids) for part in value]
    return ids.get(value, value) if isinstance(value, str) else value


def rename(files: Files, ids: Mapping[str, str], only: str | None = None) -> None:
    """Give things other ids, everywhere or in one file alone."""
    for name in files if only is None else [only]:
        files[name] = with_ids(files[name], ids)


def journey_names(files: Files) -> list[str]:
    """Return the names of the files that hold journeys."""
    return [name for name, data in files.items() if "journey" in data]


def defined(files: Files, kind: str) -> list[str]:
    """Return the ids of what is defined of a kind, such as ``personas``, in the order of the files."""
    return [id_ for data in files.values() for id_ in (data.get(kind) or {})]


def exchange(first: str, second: str) -> dict[str, str]:
    """Return the new ids of two things that exchange theirs."""
    return {first: second, second: first}


def chain(first: str, second: str) -> dict[str, str]:
    """Return the new ids of two things of which one takes that of the other, which has a new one."""
    return {first: second, second: f"{second}-anew"}


def stage_of(data: Data, id_: str) -> Data:
    """Return a stage of a journey."""
    found: Data = next(one for one in data["stages"] if one["id"] == id_)
    return found


def link_in_order(data: Data) -> None:
    """Let each stage lead on to the next one: no way is written down."""
    for stage in data["stages"]:
        stage.pop("next", None)


def copy_of(files: Files) -> Files:
    """Return what files say, to be changed."""
    return deepcopy(files)
