"""Commands load what they use: help and a run that finds nothing changed wait for no model and no drawing.

If it fails, every command, `--help` and completion too, makes whoever types it wait.
"""

import json
import subprocess
from pathlib import Path

import pytest

from .command import COMMAND, environment

LOADED = """
import contextlib, io, json, sys
from cxjourney.cli.app import run
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
    with contextlib.suppress(SystemExit):
        run(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""
COMPILED = """
import re
compile_pattern, compiled = re._compiler.compile, []
def note(pattern, flags=0):
    compiled.append(str(pattern))
    return compile_pattern(pattern, flags)
re._compiler.compile = note
from cxjourney.languages import language
from cxjourney.languages.spacing import _HAN_OR_KANA
language("TAG").text("run.error", why="?")
print(any(_HAN_OR_KANA in pattern for pattern in compiled))
"""
DEEP = """
import resource
from cxjourney.cli import app, main
def fault_count():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def leaf():
    pass
leaf.__code__ = leaf.__code__.replace(co_stacksize=100)
def down(depth):
    for _ in range(1000):
        leaf()
    if depth:
        down(depth - 1)
def run(arguments):
    before = fault_count()
    down(300)
    print(fault_count() - before)
    return 0
app.run = run
main()
"""
HEAVY = {"pydantic", "yaml", "rich", "graphviz", "xml.etree.ElementTree", "uharfbuzz", "typst", "multiprocessing"}


def loaded(home: Path, *arguments: str) -> set[str]:
    python: list[str | Path] = [COMMAND.with_name("python"), "-c", LOADED, *arguments]
    env = environment(XDG_CACHE_HOME=str(home / "cache"))
    return set(json.loads(subprocess.run(python, cwd=home, env=env, capture_output=True, check=True).stdout))


@pytest.mark.parametrize("command", ["validate", "gaps", "render", "rules", "diff"])
def test_help_loads_nothing_heavy(home: Path, command: str) -> None:
    assert loaded(home, command, "--help") & (HEAVY - {"rich"}) == set()


@pytest.mark.parametrize("command", [["validate", "journeys"], ["render", "journeys", "-o", "maps"]])
def test_an_unchanged_workspace_is_not_even_parsed(home: Path, command: list[str]) -> None:
    assert "pydantic" in loaded(home, *command)
    assert loaded(home, *command) & HEAVY == set()


def test_a_command_does_not_wait_for_the_options_of_the_others(home: Path) -> None:
    commands = {name for name in loaded(home, "validate", "journeys") if name.startswith("cxjourney.cli.commands.")}
    assert commands == {"cxjourney.cli.commands.validate"}


@pytest.mark.parametrize(("tag", "needed"), [("en", False), ("fa", False), ("zh", True), ("ja", True)])
def test_only_chinese_and_japanese_wait_for_their_own_patterns(home: Path, tag: str, needed: bool) -> None:
    """Python takes longer to compile these three than to read a journey."""
    python: list[str | Path] = [COMMAND.with_name("python"), "-c", COMPILED.replace("TAG", tag)]
    ended = subprocess.run(python, cwd=home, env=environment(), capture_output=True, check=True, text=True)
    assert ended.stdout.strip() == str(needed)


def test_a_map_does_not_wait_for_rules_unless_a_waiver_names_one(home: Path) -> None:
    """A rule that a waiver names must be one, whoever reads it."""
    command = ("render", "journeys", "-o", "-", "--view", "strip")
    assert not [name for name in loaded(home, *command) if name.startswith("cxjourney.rules.cx")]
    with (home / "journeys/catalogue.yaml").open("a", encoding="utf-8") as end:
        end.write("waivers:\n  - {rule: CX399, reason: None, until: 2030-01-01}\n")
    assert "cxjourney.rules.cx301_no_data" in loaded(home, *command)


def test_no_loop_asks_the_system_for_memory_at_every_call_however_deep_it_stands(home: Path) -> None:
    """A page of memory that is given back and taken anew for each call is one fault each."""
    python = COMMAND.with_name("python")
    ended = subprocess.run([python, "-c", DEEP], cwd=home, env=environment(), capture_output=True, check=True)
    assert int(ended.stdout) < 500


def test_the_small_picture_waits_for_nothing_that_posters_pages_and_other_formats_need(home: Path) -> None:
    command = ("render", "journeys", "-o", "-", "--view", "strip")
    heavy = ("layout.page", "layout.grid", "layout.network", "layout.lane", "output.paper", "output.pdf", "output.png")
    names = {name.removeprefix("cxjourney.maps.") for name in loaded(home, *command)}
    assert "layout.strip" in names
    assert names.isdisjoint(heavy)
    assert "layout.page" in {name.removeprefix("cxjourney.maps.") for name in loaded(home, *command[:-2])}
