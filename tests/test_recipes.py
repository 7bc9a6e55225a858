"""The recipes of docs/contributing.md, each tried in a copy of the package and its tests, with the real command.

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

from tests.paths import ROOT

GUIDE = (ROOT / "docs/contributing.md").read_text("utf-8")
RECIPES = ("a rule", "a format", "a view", "an attribute", "a language")
PATH = re.compile(r"\b(?:cxjourney|docs|tests)/[\w./-]*[\w/]")
PLACEHOLDERS = re.compile(r"NNN|SLUG|NAME|TAG")

NEW_CASES = """\
- name: without
  files: {journey.yaml: "journey: order\\ntitle: Orders\\nstages: [{id: pays, title: Pays}]\\n"}
  found: [{at: "1:10", says: [does not say what it is about], journey: order}]
- name: without, elsewhere
  files: {journey.yaml: "title: Orders\\njourney: order\\nstages: [{id: pays, title: Pays}]\\n"}
  found: [{at: "2:10", says: [Write a summary.], journey: order}]
- name: with
  files: {journey.yaml: "journey: order\\ntitle: Orders\\nsummary: All.\\nstages: [{id: pays, title: Pays}]\\n"}
  found: []
- name: with, elsewhere
  files: {journey.yaml: "journey: order\\nsummary: All.\\ntitle: Orders\\nstages: [{id: pays, title: Pays}]\\n"}
  found: []
"""
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
    """A recipe, tried in a copy of the package and its tests: only files that it names can be written or edited."""

    def __init__(self, title: str, root: Path, **given: str) -> None:
        self.root = root
        self.paths = {PLACEHOLDERS.sub(lambda word: given[word[0]], path) for path in PATH.findall(section(title))}
        passed_over = shutil.ignore_patterns("node_modules")  # what is compiled holds for copies of the same age
        for name in ("cxjourney", "tests", "journeys"):
            shutil.copytree(ROOT / name, root / name, ignore=passed_over)
        shutil.copy(ROOT / "pyproject.toml", root)
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

    def append_each(self, pattern: str, text: str, *, but: str) -> None:
        """Add lines at the end of each of some files, but for the one of that name."""
        assert pattern in self.paths, f"the recipe does not name {pattern}"
        for path in self.root.glob(pattern):
            if path.stem != but:
                path.write_text(path.read_text("utf-8") + text, "utf-8")

    def run(self, *arguments: str) -> str:
        """Run the command of the copy, and return what it prints."""
        ended = self._start("cxjourney", *arguments, CXJOURNEY_AS_OF="2026-11-21")
        assert ended.returncode in (0, 1), ended.stderr
        return ended.stdout.decode()

    def test(self, *arguments: str, **environment: str) -> None:
        """Run tests of the copy, which have to pass."""
        ended = self._start("pytest", "-q", "-p", "no:cacheprovider", *arguments, **environment)
        assert ended.returncode == 0, ended.stdout.decode()

    def _start(self, module: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", module, *arguments]
        around = {**os.environ, "PYTHONPATH": str(self.root), **environment}
        return subprocess.run(command, cwd=self.root, env=around, capture_output=True, timeout=300, check=False)


def test_a_rule(tmp_path: Path) -> None:
    recipe = Recipe("a rule", tmp_path, NNN="797", SLUG="no_summary", TAG="*")
    recipe.write(
        "cxjourney/rules/cx797_no_summary.py",
        '''"""A journey without a summary.

## Why it matters
Whoever looks for a journey among many reads what each is about.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
summary: From the first look to the first month.
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Say under `summary` what the journey is about.
"""

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
        yield at_journey(study, words.text("CX797.message", journey=journey), words.text("CX797.help"))


RULE = Rule(
    code="CX797",
    slug="no-summary",
    severity=Severity.INFO,
    scope="journey",
    source="centric",
    summary="The journey has no summary.",
    page=__doc__,
    check=check,
)
''',
    )
    sentences = 'CX797.message: "{journey} does not say what it is about."\nCX797.help: Write a summary.\n'
    recipe.append("cxjourney/languages/en.yaml", sentences)
    recipe.append_each("cxjourney/languages/*.yaml", f"{sentences}CX797.summary: It has no summary.\n", but="en")
    recipe.write("tests/rules/cx797.yaml", NEW_CASES)
    row = "| CX797 | no-summary | i | journey | The journey has no summary. | centric |"
    after = next(
        line for line in (tmp_path / "tests/data/rules.md").read_text("utf-8").splitlines() if "| CX712 |" in line
    )
    recipe.edit("tests/data/rules.md", after, f"{after}\n{row}")
    (finding,) = json.loads(recipe.run("validate", "work", "--select", "CX797", "--format", "json"))["findings"]
    assert (finding["code"], finding["message"]) == ("CX797", "buys does not say what it is about.")
    assert (finding["help"], finding["line"], finding["column"]) == ("Write a summary.", 1, 10)
    file = '    "open-current-account.yaml": [\n'
    recipe.edit("tests/rules/test_example.py", file, f'{file}        ("CX797", 2, 10),\n')
    recipe.test("tests/rules", "tests/languages/test_languages.py", "-k", "CX797 or rule_has or named or is_complete")


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
    recipe.edit("tests/formats/findings/test_golden.py", "ENDINGS = {", 'ENDINGS = {"plain": "plain.txt", ')
    golden = "tests/formats/findings/test_golden.py"
    recipe.test(golden, "-k", "plain", CXJOURNEY_UPDATE_GOLDEN="1")
    recipe.test(golden)


def test_a_view(tmp_path: Path) -> None:
    recipe = Recipe("a view", tmp_path, NAME="tiny", TAG="*")
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
    recipe.append_each("cxjourney/languages/*.yaml", "map.tiny-of: The stages alone\n", but="")
    drawn = recipe.run("render", "work", "--view", "tiny", "--output", "-")
    assert drawn.startswith("<?xml")
    assert "The stages alone" in drawn
    assert "Looks for a ticket" in drawn
    assert "tests/maps/golden/" in recipe.paths
    recipe.test("tests/maps/test_golden.py", "-k", "tiny", CXJOURNEY_UPDATE_GOLDEN="1")
    recipe.test("tests/maps/test_golden.py", "tests/maps/test_layout.py", "-k", "tiny or left_over")


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
    shown = tmp_path / "cxjourney/maps/content/stage_head.py"
    shown.write_text(shown.read_text("utf-8").replace("about=stage.summary", "about=stage.weather or stage.summary"))
    readers = '    "Stage": f"""\n'
    recipe.edit("tests/model/test_attributes.py", readers, f"{readers}        weather: maps/content/stage_head.py\n")
    recipe.edit("tests/whole/journey.yaml", "  title: U\n", "  title: U\n  weather: rain\n")
    recipe.test(
        "tests/model/test_attributes.py",
        "tests/analysis/diff/test_other_changes.py",
        "-k",
        "weather or is_listed or is_read",
    )


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
