"""docs/importing.md, walked from its text: the diagram is written, every command is run.

If it fails, a team that brings its maps along sees something else than the page says, in its first ten minutes.
"""

import re
import shutil
from pathlib import Path

import pytest

from cxjourney.deserialize.feeling_faces import FACES
from tests.paths import ROOT
from tests.test_tutorial import Block, Walk, blocks

PAGE = (ROOT / "docs/importing.md").read_text("utf-8")


NAMES = {"csv": "shop.csv", "json": "export.json", "toml": "import.toml", "yaml": "orders.yaml"}
"""The files that the page shows, by what they are written in."""


class Reader(Walk):
    """A reader who also writes the Markdown that the page shows."""

    def follow(self, block: Block) -> None:
        """Do what a block asks for."""
        if block.kind == "mermaid":
            heading = block.before.rpartition("markdown\n")[2]
            (self.folder / "maps.md").write_text(f"{heading}\n\n```mermaid\n{block.text}```\n", "utf-8")
        elif block.kind in NAMES:
            (self.folder / NAMES[block.kind]).write_text(block.text, "utf-8")
        else:
            super().follow(block)


@pytest.mark.skipif(shutil.which("cat") is None, reason="the page is for a shell of Unix")
def test_each_command_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    reader = Reader(folder)
    for block in blocks(PAGE):
        reader.follow(block)
    assert reader.commands == 19
    assert {path.name for path in (folder / "trains").iterdir()} == {
        "catalogue.yaml",
        "booking-a-train.yaml",
        "imported.json",
    }


def test_the_tables_name_what_is_carried_and_what_is_not() -> None:
    of_mermaid = PAGE.partition("## From tables")[0]
    tables = re.split(r"^\|---\|---\|\n", of_mermaid, flags=re.MULTILINE)[1:]
    carried, left = (part.partition("\n\n")[0] for part in tables)
    assert len(carried.splitlines()) == 6
    assert len(left.splitlines()) == 6


def test_the_faces_of_the_page_are_those_that_are_known() -> None:
    table = PAGE.partition("| face | emotion |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").rsplit(" | ", 1) for row in table.split("\n")]
    told = {float(score): "".join(faces.split("`")[0].split()) for faces, score in rows}
    assert told == FACES
