"""The tutorial and the page on workshops, walked from their text: every command run, every edit made.

If it fails, a designer who follows them sees something else than they say, on her first day.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.cli.command import COMMAND, environment
from tests.paths import ROOT

TUTORIAL = (ROOT / "docs/tutorial.md").read_text("utf-8")
WORKSHOP = (ROOT / "docs/workshop.md").read_text("utf-8")
PAIN_POINT = "Nobody answers the telephone"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.yaml)`")


class Block(NamedTuple):
    """A block of the tutorial: what stands between it and the one before, its kind, and what it holds."""

    before: str
    kind: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in their order."""
    end = 0
    for found in FENCE.finditer(page):
        yield Block(page[end : found.start()].strip(), found[1], found[2])
        end = found.end()


class Walk:
    """A reader in a folder of her own, who does what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = 0
        self.anchor: tuple[Path, str, str] | None = None

    def follow(self, block: Block) -> None:
        """Do what a block asks for, and compare what is seen."""
        if block.kind == "console":
            for command in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                line, _, expected = command.partition("\n")
                self.run(line, expected)
        else:
            assert block.kind == "yaml", f"what is to be done with this?\n{block.text}"
            self.write(block)

    def run(self, line: str, expected: str) -> None:
        """Run a command, and find each piece of what is expected in what it says, in their order."""
        words = shlex.split(line)
        program = [str(COMMAND), *words[1:]] if words[0] == "cxjourney" else words
        env = environment(
            CXJOURNEY_AS_OF="2026-11-28", COLUMNS="80", XDG_CACHE_HOME=str(self.folder.with_name("cache")),
            GIT_AUTHOR_NAME="N", GIT_AUTHOR_EMAIL="n@example.org", GIT_COMMITTER_NAME="N",
            GIT_COMMITTER_EMAIL="n@example.org",
        )  # fmt: skip
        ended = subprocess.run(program, cwd=self.folder, env=env, capture_output=True, text=True)
        assert ended.returncode in (0, 1), f"{line}\n{ended.stderr}"
        said, at = " ".join((ended.stdout + ended.stderr).split()), 0
        for piece in filter(None, (" ".join(part.split()) for part in expected.split("…"))):
            found = said.find(piece, at)
            assert found >= 0, f"{line}\n\ndoes not say\n\n{piece}\n\nbut\n\n{ended.stdout}{ended.stderr}"
            at = found + len(piece)
        self.commands += 1

    def write(self, block: Block) -> None:
        """Write a file, or change a line of one that is there."""
        if self.anchor:
            file, what, old = self.anchor
            text = file.read_text("utf-8")
            assert text.count(old) == 1, f"{old} is not there once"
            assert block.before in ("to", "this one:")
            file.write_text(text.replace(old, block.text if what == "change" else old + block.text), "utf-8")
            self.anchor = None
            return
        asked = block.before.rpartition("\n\n")[2].replace("\n", " ")
        name = FILE.findall(asked)[-1]
        if "in place of all" in asked:
            (self.folder / name).write_text(block.text, "utf-8")
        else:
            what = "change" if asked.endswith("change") else "add"
            assert asked.endswith(("change", "add below the line")), asked
            self.anchor = (self.folder / name, what, block.text)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_each_step_of_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    walk = Walk(folder)
    for block in blocks(TUTORIAL):
        walk.follow(block)
    assert walk.commands >= 12
    assert walk.anchor is None
    slide = (folder / "maps/borrow-a-book.flow.png").read_bytes()
    assert (int.from_bytes(slide[16:20], "big"), int.from_bytes(slide[20:24], "big")) == (1920, 1080)


def test_its_minutes_add_up_to_half_an_hour() -> None:
    assert sum(int(minutes) for minutes in re.findall(r"^## .*\((\d+) minutes\)$", TUTORIAL, re.MULTILINE)) <= 30


def test_each_command_of_a_workshop_does_what_the_page_says(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    shutil.copytree(ROOT / "journeys", folder / "journeys")
    walk = Walk(folder)
    for block in blocks(WORKSHOP):
        if "print/mia.xlsx" in block.text:
            scans = {"source.title": "Parcel scans", "source.type": "an event log", "source.date": date(2026, 11, 20)}
            fill_in(folder / "print", "mia", {3: {**scans, "emotion.priya": -1}, 6: {"pain.title": PAIN_POINT}})
            fill_in(folder / "print", "theo", {3: {"emotion.priya": 2}})
        walk.follow(block)
    assert walk.commands >= 10
    assert (folder / "print/gaps.md").read_text("utf-8").startswith("#")


def fill_in(folder: Path, name: str, rows: dict[int, dict[str, object]]) -> None:
    """Fill in the sheet that the page had made, as somebody does."""
    book = openpyxl.load_workbook(folder / "questions.xlsx")
    tab = book.worksheets[0]
    names = [cell.value for cell in tab[1]]
    for row, values in rows.items():
        for column, value in {**values, "by": name.title()}.items():
            tab.cell(row, names.index(column) + 1, value)
    book.save(folder / f"{name}.xlsx")


def test_what_a_note_becomes_is_an_attribute_of_the_format() -> None:
    table = WORKSHOP.partition("| on a note |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+):", table))
    assert len(named) > 12
    known = set(re.findall(r"^\| \*{0,2}`(\w+)`", (ROOT / "docs/format.md").read_text("utf-8"), re.MULTILINE))
    assert named - known == set()


def test_a_half_day_is_a_half_day() -> None:
    assert sum(int(minutes) for minutes in re.findall(r"^\| (\d+) \|", WORKSHOP, re.MULTILINE)) == 180
