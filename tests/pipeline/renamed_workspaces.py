"""Workspaces in which things are renamed, exchanged, moved, split and joined, and nothing else is done."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cxjourney.parse.events import walk
from cxjourney.text.yaml_quotes import QuotedText

Data = dict[str, Any]
Files = dict[str, Data]
"""What each file of a workspace says, by its path there."""
Change = Callable[[Files], None]
_TEXTS = ("title", "text", "summary", "says", "reason", "name", "type", "kind", "role")


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


def exchange(first: str, second: str) -> dict[str, str]:
    """Return the new ids of two things that exchange theirs."""
    return {first: second, second: first}


def chain(first: str, second: str) -> dict[str, str]:
    """Return the new ids of two things of which one takes that of the other, which has a new one."""
    return {first: second, second: f"{second}-anew"}


def copy_of(files: Files) -> Files:
    """Return what files say, to be changed."""
    return deepcopy(files)


def without_ways(files: Files) -> None:
    """Let each stage lead on to the next one: no way is written down."""
    for name in journey_names(files):
        for stage in files[name]["stages"]:
            stage.pop("next", None)


def move(key: str, old: tuple[str, int], new: tuple[str, int], files: Files) -> None:
    """Move the first of what a stage has to another one; both stages by their files and their places there."""
    there, here = (files[name]["stages"][place] for name, place in (old, new))
    here.setdefault(key, []).append(there[key].pop(0))
    if not there[key]:
        del there[key]


def move_stage(old: str, place: int, new: str, files: Files) -> None:
    """Move a stage to another journey."""
    files[new]["stages"].insert(1, files[old]["stages"].pop(place))


def move_folder(files: Files) -> None:
    """Move every folder into a new one."""
    for name in [name for name in files if "/" in name]:
        files[f"moved/{name}"] = files.pop(name)


def split_stage(name: str, place: int, files: Files) -> None:
    """Move half of the touchpoints of a stage to a new one behind it."""
    stages = files[name]["stages"]
    old, touchpoints = stages[place], stages[place]["touchpoints"]
    half = len(touchpoints) // 2
    shared = {key: old[key] for key in ("phase", "owner", "importance", "data") if key in old}
    new = {"id": f"{old['id']}-second", "title": f"{old['title']}, part two", "touchpoints": touchpoints[half:]}
    old["touchpoints"] = touchpoints[:half]
    stages.insert(place + 1, new | shared)


def join_stages(name: str, place: int, files: Files) -> None:
    """Join a stage and the next one under the id of the first."""
    stages = files[name]["stages"]
    first, second = stages[place], stages.pop(place + 1)
    for key in ("touchpoints", "pain_points", "metrics", "data", "questions"):
        if key in second:
            first[key] = [*first.get(key, ()), *(one for one in second[key] if one not in first.get(key, ()))]


def split_journey(name: str, place: int, files: Files) -> None:
    """Move the stages from some place on into a journey of their own."""
    old = files[name]
    new = {key: part for key, part in old.items() if key not in ("metrics", "stages")}
    files["bank/split-off.yaml"] = deepcopy(
        {**new, "journey": "split-off", "title": "The rest", "stages": old["stages"][place:]}
    )
    old["stages"] = old["stages"][:place]


def join_journeys(first: str, second: str, files: Files) -> None:
    """Add the stages of a journey to another one, with the lanes that their notes stand in."""
    added = files.pop(second)
    for name in ("lanes", "stages"):
        if name in added:
            files[first][name] = files[first].get(name, []) + added[name]
