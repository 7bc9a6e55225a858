"""The page on sharing, walked from its text: every command run, every workflow's commands too.

If it fails, somebody shares more than she meant to, or a page on the web is never renewed.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from tests.ci.action import ACTION
from tests.ci.repository import COMMAND, data
from tests.paths import ROOT
from tests.test_tutorial import Walk, blocks

PAGE = (ROOT / "docs/sharing.md").read_text("utf-8")
WORKFLOWS = [block.text for block in blocks(PAGE) if block.kind == "yaml"]


def commands_of(value: object) -> Iterator[str]:
    """Yield the commands of a workflow of GitHub or a job of GitLab, in their order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "run":
                yield str(inner)
            elif key in ("before_script", "script"):
                yield from inner
            else:
                yield from commands_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commands_of(inner)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the example journeys, and a team's own deck."""
    made = tmp_path / "documents"
    shutil.copytree(ROOT / "journeys", made / "journeys")
    Presentation().save(str(made / "house.pptx"))
    return made


def test_each_command_does_what_the_page_says(folder: Path) -> None:
    walk = Walk(folder)
    for block in blocks(PAGE):
        if block.kind == "markdown":
            (folder / "for-the-board.md").write_text(block.text, "utf-8")
        elif block.kind == "console":
            walk.follow(block)
    assert walk.commands >= 7
    board = (folder / "board.html").read_text("utf-8")
    assert "We lose one customer in six" in board
    assert "<title>Opening a current account</title>" in board
    assert not re.search('id="(ledger|findings|measures)"', board)
    assert "Applying for a personal loan" not in board
    assert "@" in re.sub(r"(?s)<(style|script).*?</\1>", "", (folder / "for-ourselves.html").read_text("utf-8"))
    assert len(Presentation(str(folder / "board.pptx")).slides) > 5
    assert (folder / "gaps.md").read_text("utf-8").startswith("#")
    assert list((folder / "strips").glob("*.svg"))


@pytest.mark.parametrize(("number", "written"), [(0, "site/index.html"), (1, "public/index.html")])
def test_each_page_on_the_web_is_made_by_what_the_page_shows(folder: Path, number: int, written: str) -> None:
    walk = Walk(folder)
    installing, *making = commands_of(data(WORKFLOWS[number]))
    assert re.fullmatch(r'pip install "cxjourney @ git\+https://github\.com/OWNER/cxjourney@REV"', installing)
    for command in making:
        walk.run(command, "")
    assert (folder / written).is_file()
    assert f"path: {written.partition('/')[0]}" in WORKFLOWS[number] or "paths: [public]" in WORKFLOWS[number]


def test_the_workflow_for_pull_requests_uses_what_the_action_has() -> None:
    jobs: dict[str, Any] = data(WORKFLOWS[2])["jobs"]
    (used,) = (step["with"] for step in jobs["change"]["steps"] if "with" in step)
    assert set(used) <= set(ACTION["inputs"])


def test_pages_that_are_named_can_be_left_out() -> None:
    from cxjourney.report.basis import PAGES

    (line,) = re.findall(r"`--without` leaves out pages: (.*)\.", PAGE)
    assert re.findall(r"`(\w+)`", line) == list(PAGES)


def test_places_that_the_page_leads_to_are_there() -> None:
    headings = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in re.findall(r"^## (.*)$", PAGE, re.M)}
    assert set(re.findall(r"\(#([\w-]+)\)", PAGE)) <= headings
    assert COMMAND.is_file()
