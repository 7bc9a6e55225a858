"""The recipes of docs/contributing.md, each tried in a copy of the package, with the real command.

If it fails, somebody follows a recipe, and what was added does not work, or the files that it names have moved.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.paths import PACKAGE, ROOT

GUIDE = (ROOT / "docs/contributing.md").read_text("utf-8")
RECIPES = ("a rule", "a format", "a view", "an attribute", "a language")
PATH = re.compile(r"\b(?:cxjourney|docs|tests)/[\w./-]*[\w/]")
PLACEHOLDERS = re.compile(r"NNN|SLUG|NAME|TAG")

JOURNEY = """\
journey: buys
title: Buys a ticket
stages:
  - {id: looks, title: Looks for a ticket}
"""


def section(title: str) -> str:
    """Return a recipe as the guide has it."""
    _, found = GUIDE.split(f"### Add {title}\n")
    return found.split("\n#", 1)[0]


class Recipe:
    """A recipe, tried in a copy of the package: only files that it names can be written or edited."""

    def __init__(self, title: str, root: Path, **given: str) -> None:
        self.root = root
        self.paths = {PLACEHOLDERS.sub(lambda word: given[word[0]], path) for path in PATH.findall(section(title))}
        shutil.copytree(PACKAGE, root / "cxjourney", ignore=shutil.ignore_patterns("__pycache__"))
        (root / "work").mkdir()
        (root / "work/buys.yaml").write_text(JOURNEY, "utf-8")

    def named(self, path: str) -> Path:
        assert path in self.paths, f"the recipe does not name {path}"
        return self.root / path

    def write(self, path: str, text: str) -> None:
        """Write a new file."""
        assert not self.named(path).exists()
        self.named(path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Put something in the place of what stands in a file once."""
        text = self.named(path).read_text("utf-8")
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        self.named(path).write_text(text.replace(old, new), "utf-8")

    def append(self, path: str, text: str) -> None:
        """Add lines at the end of a file."""
        with self.named(path).open("a", encoding="utf-8") as file:
            file.write(text)

    def run(self, *arguments: str) -> str:
        """Run the command of the copy, and return what it prints."""
        environment = {**os.environ, "PYTHONPATH": str(self.root), "CXJOURNEY_AS_OF": "2026-11-21"}
        command = [sys.executable, "-m", "cxjourney", *arguments]
        ended = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, timeout=60, check=False)
        assert ended.returncode in (0, 1), ended.stderr
        return ended.stdout.decode()


def test_a_rule(tmp_path: Path) -> None:
    recipe = Recipe("a rule", tmp_path, NNN="799", SLUG="no_summary")
    recipe.write(
        "cxjourney/rules/cx799_no_summary.py",
        '''"""A journey without a summary."""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that does not say what it is about."""
    if not study.journey.summary:
        journey = study.journey.journey
        yield at_journey(study, words.text("CX799.message", journey=journey), words.text("CX799.help"))


RULE = Rule(
    code="CX799",
    slug="no-summary",
    severity=Severity.WARNING,
    scope="journey",
    source="centric",
    summary="The journey has no summary.",
    page=__doc__,
    check=check,
)
''',
    )
    recipe.append(
        "cxjourney/languages/en.yaml",
        '\nCX799.message: "{journey} does not say what it is about."\nCX799.help: Write a summary.\n',
    )
    (finding,) = json.loads(recipe.run("validate", "work", "--select", "CX799", "--format", "json"))["findings"]
    assert (finding["code"], finding["message"]) == ("CX799", "buys does not say what it is about.")
    assert (finding["help"], finding["line"], finding["column"]) == ("Write a summary.", 1, 10)


def test_a_format(tmp_path: Path) -> None:
    recipe = Recipe("a format", tmp_path, NAME="plain")
    recipe.write(
        "cxjourney/formats/findings/plain.py",
        '''"""Findings for a line each: code and place."""

from cxjourney.diagnostics import Report
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language


def write(report: Report, terminal: Terminal, show_info: bool, words: Language | None = None) -> str:
    """Write every finding."""
    return "".join(f"{one.code} {one.file}:{one.span.line}\\n" for one in report.findings)
''',
    )
    recipe.edit("cxjourney/formats/__init__.py", '_writers("findings", ', '_writers("findings", "plain", ')
    written = recipe.run("validate", "work", "--format", "plain").splitlines()
    assert "CX301 work/buys.yaml:4" in written
    assert all(re.fullmatch(r"CX\d{3} work/buys\.yaml:\d+", line) for line in written)
    assert "plain" in recipe.run("validate", "--help")


def test_a_view(tmp_path: Path) -> None:
    recipe = Recipe("a view", tmp_path, NAME="tiny")
    recipe.write(
        "cxjourney/maps/views/tiny.py",
        '''"""The stages of a journey, and nothing else."""

from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.stage_grid import stage_grid
from cxjourney.maps.model.map import Map
from cxjourney.maps.views import View


def compose(study: Study, language: Language) -> Map:
    """The map of the stages alone."""
    grids = (stage_grid(study, (), language),)
    return frame_map(study, "tiny", language.text("map.tiny-of"), grids, language, whole=False)


VIEW = View(compose=compose)
''',
    )
    recipe.edit("cxjourney/maps/views/__init__.py", "for name in (", 'for name in ("tiny", ')
    recipe.append("cxjourney/languages/en.yaml", "\nmap.tiny-of: The stages alone\n")
    drawn = recipe.run("render", "work", "--view", "tiny", "--output", "-")
    assert drawn.startswith("<?xml")
    assert "The stages alone" in drawn
    assert "Looks for a ticket" in drawn


def test_an_attribute(tmp_path: Path) -> None:
    recipe = Recipe("an attribute", tmp_path)
    stage = "class Stage(Entity):\n"
    field = '    weather: Text | None = Field(None, description="The weather in which customers come.")\n'
    head, _, after = recipe.named("cxjourney/model/stage.py").read_text("utf-8").partition("class Stage(")
    first = next(line for line in after.splitlines(keepends=True) if ": " in line and "Field(" in line)
    assert stage in f"{head}class Stage({after}"
    recipe.edit("cxjourney/model/stage.py", first, field + first)
    (tmp_path / "work/buys.yaml").write_text(JOURNEY.replace("ticket}", "ticket, weather: rain}"), "utf-8")
    found = json.loads(recipe.run("validate", "work", "--format", "json"))["findings"]
    assert "CX102" not in {finding["code"] for finding in found}
    properties = json.loads(recipe.run("schema", "journey"))["$defs"]["Stage"]["properties"]
    assert properties["weather"]["description"] == "The weather in which customers come."


def test_a_language(tmp_path: Path) -> None:
    recipe = Recipe("a language", tmp_path, TAG="nl")
    english = recipe.named("cxjourney/languages/en.yaml").read_text("utf-8")
    recipe.write("cxjourney/languages/nl.yaml", english.replace("\nmap.legend: Legend\n", "\nmap.legend: Legenda\n"))
    shutil.copytree(recipe.named("cxjourney/starters/en/"), recipe.named("cxjourney/starters/nl/"))
    for path in recipe.named("cxjourney/starters/nl/").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("language: en", "language: nl"), "utf-8")
    offered = re.search(r"first journey: ([^.]*?)\.", " ".join(recipe.run("init", "--help").replace("│", " ").split()))
    assert offered
    assert "nl" in re.split(r", | or ", offered[1])
    recipe.run("init", "begun", "--language", "nl")
    drawn = recipe.run("render", "begun", "--view", "coverage", "--output", "-")
    assert 'lang="nl"' in drawn
    assert "Legenda" in drawn


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_is_a_short_numbered_list(title: str) -> None:
    steps = re.findall(r"^(\d)\. ", section(title), re.MULTILINE)
    assert steps == [f"{number}" for number in range(1, len(steps) + 1)]
    assert 2 <= len(steps) <= 5


def test_every_file_that_the_guide_names_is_there() -> None:
    paths = set(PATH.findall(GUIDE))
    assert len(paths) > 40
    missing = [path for path in paths if not (ROOT / PLACEHOLDERS.split(path)[0]).parent.is_dir()]
    missing += [path for path in paths if not PLACEHOLDERS.search(path) and not (ROOT / path).exists()]
    assert missing == []


def test_every_target_that_the_guide_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", GUIDE)) <= targets


def test_the_guide_shows_every_room_in_the_one_direction() -> None:
    table = GUIDE.split("## Where things are")[1].split("\n## ")[0]
    rows = [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in table.splitlines() if row.startswith("| `")]
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    layers = [{room.strip() for room in layer.split("|")} for layer in contract["layers"] if layer != "__main__"]
    assert rows == layers[::-1]
