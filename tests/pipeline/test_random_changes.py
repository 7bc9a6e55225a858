"""Random changes of the example journeys, by seeds: words alone are no gain and no loss, and no words hide a loss.

If it fails, a team that writes down more is stopped by its build, or is told that customers are better off; or
customers and data are lost unseen, since something was renamed, described or split besides.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.languages import language
from cxjourney.parse.events import walk
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from cxjourney.text.yaml_quotes import QuotedText
from tests.paths import JOURNEYS

DAY = date(2026, 11, 28)
ENGLISH = language("en")
SEEDS = range(3)
Data = dict[str, Any]
Change = Callable[[Data, Data, Random], object]
PLACES = sorted(file for file in JOURNEYS.glob("*/*.yaml") if file.name != "catalogue.yaml")
OF_STAGES: Data = {
    "summary": "Other words",
    "importance": 1,
    "goals": ["A goal"],
    "travelled_by": None,
    "passive": True,
}
OF_TOUCHPOINTS: Data = {
    "meets": ["captions"],
    "asks_for": ["printer"],
    "required": True,
    "for": None,
    "role": "support",
}
OF_ACCESS: Data = {"internet": "none", "skills": "none", "travel": "none", "assistive": ["captions"]}


def plain(file: Path) -> Data:
    """Return what a file says, without pictures, whose files stay where they are."""
    found = walk(file.read_text("utf-8"))
    assert not isinstance(found, list)
    data: Data = dumpable(found[0])
    return data


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


def toggle(thing: Data, values: Data, chance: Random) -> None:
    """Write an attribute for the first time, or no longer."""
    name = chance.choice(sorted(values))
    if thing.pop(name, None) is None and values[name] is not None:
        thing[name] = values[name]


def touchpoints(journey: Data) -> list[tuple[Data, Data]]:
    return [(stage, one) for stage in journey["stages"] for one in stage.get("touchpoints", ())]


def describe_stage(journey: Data, _: Data, chance: Random) -> None:
    toggle(chance.choice(journey["stages"]), OF_STAGES, chance)


def describe_touchpoint(journey: Data, _: Data, chance: Random) -> None:
    toggle(chance.choice(touchpoints(journey))[1], OF_TOUCHPOINTS, chance)


def describe_persona(_: Data, catalogue: Data, chance: Random) -> None:
    persona = catalogue["personas"][chance.choice(sorted(catalogue["personas"]))]
    toggle(persona.setdefault("access", {}), OF_ACCESS, chance)


def rename_stage(journey: Data, _: Data, chance: Random) -> None:
    stage = chance.choice(journey["stages"])
    old, stage["id"] = stage["id"], f"{stage['id']}-now"
    for one in journey["stages"]:
        links = [link if isinstance(link, dict) else {"to": link} for link in one.get("next", ())]
        if links:
            one["next"] = [{**link, "to": stage["id"] if link["to"] == old else link["to"]} for link in links]


def split(journey: Data, catalogue: Data, chance: Random) -> None:
    """Move the stages from some place on into a journey of their own; those that led there are successes now."""
    place = chance.randrange(1, len(journey["stages"]))
    kept, moved = journey["stages"][:place], journey["stages"][place:]
    for part in (kept, moved):
        ids = {stage["id"] for stage in part}
        for stage in part:
            links = [link if isinstance(link, dict) else {"to": link} for link in stage.pop("next", ())]
            here = [{"to": to} for to in dict.fromkeys(link["to"] for link in links) if to in ids]
            if here:
                stage["next"] = here
            if part is kept and len(here) < len({link["to"] for link in links}):
                stage.setdefault("outcome", "success")
    shared = {name: value for name, value in journey.items() if name not in ("metrics", "stages")}
    journey["stages"] = kept
    catalogue["x-new"] = {**shared, "journey": "split-off", "title": "The rest", "stages": moved}


DESCRIPTIONS: list[Change] = [describe_stage, describe_touchpoint, describe_persona, rename_stage]


def write(folder: Path, journey: Data, catalogue: Data, shared: Data) -> Path:
    """Write a workspace, and the journey that was split off, if one was."""
    folder.mkdir()
    new = catalogue.pop("x-new", None)
    files = {"catalogue": {**shared, **{name: shared.get(name, {}) | part if isinstance(part, dict) else part
             for name, part in catalogue.items()}}, "journey": journey} | ({"new": new} if new else {})  # fmt: skip
    for name, data in files.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


class Changed:
    """An example journey, and what it is after some changes."""

    def __init__(self, folder: Path, file: Path, chance: Random, changes: list[Change]) -> None:
        journey, catalogue = plain(file), plain(file.parent / "catalogue.yaml")
        journey.pop("waivers", None)  # they name what is renamed
        shared = plain(JOURNEYS / "catalogue.yaml")
        self.before = write(folder / "old", deepcopy(journey), deepcopy(catalogue), shared)
        for change in changes:
            change(journey, catalogue, chance)
        self.after = write(folder / "new", journey, catalogue, shared)

    def difference(self) -> Difference:
        return compare(str(self.before), [str(self.after)], None, DAY).difference


def effects(what: Difference) -> set[str]:
    said = (one for each in what.journeys for one in consequences(each, ENGLISH))
    return {one.text for one in said if one.effect != "other"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("file", PLACES, ids=lambda file: file.stem)
@pytest.mark.parametrize("first", [None, split], ids=["described", "split"])
def test_words_are_no_gain_and_no_loss(tmp_path: Path, file: Path, seed: int, first: Change | None) -> None:
    chance = Random(f"{file.stem} {seed}")
    described = chance.choices(DESCRIPTIONS, k=2)
    what = Changed(tmp_path, file, chance, [*([first] if first else []), *described]).difference()
    assert what.is_changed
    assert not effects(what)
    assert what.is_regression is bool(what.new_errors)  # a random split may leave a stage that nobody gets to
    assert not what.findings.fixed


@pytest.mark.parametrize("file", PLACES, ids=lambda file: file.stem)
def test_joining_what_was_split_is_no_gain_and_no_loss(tmp_path: Path, file: Path) -> None:
    changed = Changed(tmp_path, file, Random(file.stem), [split])
    what = compare(str(changed.after), [str(changed.before)], None, DAY).difference
    assert not effects(what)
    assert what.is_regression is bool(what.new_errors)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("file", PLACES, ids=lambda file: file.stem)
def test_no_words_hide_who_or_what_is_lost(tmp_path: Path, file: Path, seed: int) -> None:
    chance = Random(f"{file.stem} {seed}")
    (study,) = (one for one in studies(load([JOURNEYS]), DAY) if one.journey.journey == file.stem)
    seen = chance.choice([one.stage.id for one in study.coverage.stages if one.sources])

    def close_stage(journey: Data, catalogue: Data, _: Random) -> None:
        stage = next(one for one in journey["stages"] if one["id"] == seen)
        stage.pop("data", None)
        stage["touchpoints"] = [{"id": "gate", "title": "Gate", "channel": "gate", "required": True}]
        gate = {"title": "Gate", "kind": "physical", "asks_for": ["nobody-has"]}
        catalogue["channels"] = {**catalogue.get("channels", {}), "gate": gate}

    words = chance.choices(DESCRIPTIONS, k=2)
    changed = Changed(tmp_path, file, chance, [close_stage, *words, *chance.choice([[], [split]])])
    assert changed.difference().is_regression
