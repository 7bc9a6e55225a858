"""The board: the last good state of every page, and what keeps a newer one from being read.

If it fails, a team in a workshop looks at an empty wall, or at something that nobody wrote.
"""

import gc
import os
import re
import resource
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic
from cxjourney.lint.linter import Linter
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.serve.board import Board
from cxjourney.serve.disk_state import read_disk_state

from .conftest import CATALOGUE, DAY, journey

MAX_GROWTH, MAX_OBJECTS = 4_000_000, 150
"""Bytes and objects by which the process may grow from the 50th save to the 200th: less than an object a save."""


def pages(board: Board) -> dict[str, str]:
    edition = board.shown.edition
    return {id_: page.html for id_ in edition.ids if (page := edition.page(id_))}


def texts(pages: dict[str, str]) -> dict[str, str]:
    """Return pages without the numbers of their tables, which go on from one edition to the next."""
    return {id_: re.sub(r"(?<=[ \"=])t\d+", "t", html) for id_, html in pages.items()}


def test_a_page_is_written_when_it_is_asked_for_and_the_others_have_no_hash(board: Board, folder: Path) -> None:
    pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a season ticket"), "utf-8")
    board.read()
    edition = board.shown.edition
    assert [id_ for id_, hash_ in edition.hashes.items() if hash_] == ["j/rides"]
    shown = edition.page("overview")
    assert shown is not None
    assert "Buys a season ticket" in shown.html
    assert [id_ for id_, hash_ in edition.hashes.items() if hash_] == ["overview", "j/rides"]


def test_what_nobody_asks_for_is_written_too_and_then_told(board: Board, folder: Path) -> None:
    told: list[int] = []
    pages(board)
    board.tell = lambda: told.append(board.shown.revision)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a season ticket"), "utf-8")
    board.read()
    while board.write_one():
        pass
    assert told == [1, 2]
    assert all(board.shown.edition.hashes.values())
    assert not board.write_one()


def test_only_the_journey_that_changed_is_written_anew(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a card").replace("Pays", "Pays at last"), "utf-8")
    board.read()
    edition = board.shown.edition
    assert [id_ for id_ in edition.ids if id_.startswith("j/") and edition.hashes[id_]] == ["j/rides"]
    assert pages(board)["j/rides"] == before["j/rides"]
    assert "Pays at last" in pages(board)["j/buys"]


def test_only_the_journey_that_changed_is_judged_anew(
    board: Board, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(board)
    judged, judge = [], Linter.judge

    def noted(linter: Linter, study: Study) -> Iterator[Diagnostic]:
        judged.append(study.file)
        return judge(linter, study)

    monkeypatch.setattr(Linter, "judge", noted)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a card") + "owner: nobody\n", "utf-8")
    (folder / "rides.yaml").write_text(journey("rides", "Rides a train") + "# slowly\n", "utf-8")
    board.read()
    assert "journeys/rides.yaml" in pages(board)["findings"]
    assert judged == ["journeys/rides.yaml"]  # the other is not sound
    (folder / "catalogue.yaml").write_text(CATALOGUE.replace("Nadia}", "Nadia, share: 1}"), "utf-8")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a card"), "utf-8")
    board.read()
    pages(board)
    assert judged[1:] == ["journeys/buys.yaml", "journeys/rides.yaml"]


def test_a_page_after_many_changes_is_that_of_a_board_that_begins_now(board: Board, folder: Path) -> None:
    pages(board)
    catalogue = "personas:\n  nadia: {title: Nadia Haddad, share: 0.4}\n"
    for name, text in (
        ("buys", journey("buys", "Buys a season ticket")),
        ("catalogue", catalogue),
        ("rides", journey("rides", "Rides a tram").replace("Pays", "Gets off") + "owner: nobody\n"),
        ("rides", journey("rides", "Rides a tram").replace("Pays", "Gets off")),
        ("waits", journey("waits", "Waits")),
        ("buys", journey("buys", "Buys a ticket") + "status: draft\n"),
    ):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
        board.read()
        board.shown.edition.page("overview")
    again = Board(board.request, board.options, board.day)
    assert texts(pages(board)) == texts(pages(again))


def test_pages_that_nothing_changed_stay_as_they_are(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket") + "owner: nobody\n", "utf-8")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket") + "# a remark\n", "utf-8")
    board.read()
    assert pages(board) == before


def test_a_change_in_the_catalogue_reaches_every_journey(board: Board, folder: Path) -> None:
    (folder / "catalogue.yaml").write_text(CATALOGUE.replace("title: Nadia", "title: Nadia Haddad"), "utf-8")
    board.read()
    after = pages(board)
    assert all("Nadia Haddad" in after[id_] for id_ in ("j/buys", "j/rides", "people"))


def test_a_fault_leaves_the_last_good_state_and_goes_with_its_mending(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys") + "phase: [\n", "utf-8")
    for _ in range(2):
        board.read()
        (problem,) = board.shown.problems
        assert (problem.file, problem.line) == ("journeys/buys.yaml", 6)
        assert problem.message
        after = pages(board)
        assert {id_ for id_ in before if after[id_] != before[id_]} <= {"findings"}  # it counts the fault
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    board.read()
    assert board.shown.problems == ()
    assert "Buys a pass" in pages(board)["j/buys"]


def test_beside_a_fault_the_others_go_on(board: Board, folder: Path) -> None:
    (folder / "buys.yaml").write_text("journey: [\n", "utf-8")
    (folder / "rides.yaml").write_text(journey("rides", "Rides a tram"), "utf-8")
    board.read()
    assert "Rides a tram" in pages(board)["overview"]
    assert "Buys a ticket" in pages(board)["overview"]
    assert [one.file for one in board.shown.problems] == ["journeys/buys.yaml"]


def test_a_fault_in_the_catalogue_holds_everything(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "catalogue.yaml").write_text("personas: {\n", "utf-8")
    board.read()
    assert pages(board) == before
    assert board.shown.problems[0].file == "journeys/catalogue.yaml"
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    board.read()
    assert board.shown.problems == ()


def test_a_folder_that_goes_and_comes_back(board: Board, folder: Path) -> None:
    before = pages(board)
    away = folder.with_name("away")
    folder.rename(away)
    board.read()
    (problem,) = board.shown.problems
    assert "journeys" in problem.message
    assert pages(board) == before
    away.rename(folder)
    board.read()
    assert board.shown.problems == ()
    assert pages(board) == before


def test_beside_a_fault_stands_when_all_could_be_read(folder: Path) -> None:
    clock = [datetime(2026, 11, 20, 9, 5)]
    request = StudyRequest([str(folder)], None, language="en")
    board = Board(request, ReportOptions(), lambda: DAY, lambda: clock[0])
    clock[0] = datetime(2026, 11, 20, 10, 0)
    shutil.move(folder, folder.parent / "away")
    board.read()
    assert board.message()["problems"]
    assert board.message()["sound"] == "All files could last be read at 09:05."
    clock[0] = datetime(2026, 11, 21, 10, 0)
    assert board.message()["sound"] == "All files could last be read at 2026-11-20 09:05."
    shutil.move(folder.parent / "away", folder)
    board.read()
    assert not board.message()["problems"]
    assert board.message()["sound"] == "All files could last be read at 10:00."


def test_where_something_could_never_be_read_no_time_is_said(folder: Path) -> None:
    (folder / "rides.yaml").write_text("journey: [", "utf-8")
    request = StudyRequest([str(folder)], None, language="en")
    board = Board(request, ReportOptions(), lambda: DAY, lambda: datetime(2026, 11, 20, 9, 5))
    assert board.message()["problems"]
    assert board.message()["sound"] == ""


def test_a_journey_that_goes_is_gone_and_one_that_comes_is_there(board: Board, folder: Path) -> None:
    frame = board.shown.edition.frame_hash
    (folder / "rides.yaml").unlink()
    (folder / "waits.yaml").write_text(journey("waits", "Waits for help"), "utf-8")
    board.read()
    assert [id_ for id_ in pages(board) if id_.startswith("j/")] == ["j/buys", "j/waits"]
    assert board.shown.edition.frame_hash != frame


def test_a_configuration_that_cant_be_read_is_said(board: Board, folder: Path) -> None:
    (folder / "cxjourney.toml").write_text("profile = \n", "utf-8")
    before = pages(board)
    board.read()
    assert "cxjourney.toml" in board.shown.problems[0].message
    assert pages(board) == before


def test_where_nothing_can_be_read_yet_the_faults_are_shown(folder: Path) -> None:
    for name in ("buys", "rides"):
        (folder / f"{name}.yaml").write_text("journey: [\n", "utf-8")
    board = Board(StudyRequest([folder.name], None), ReportOptions(), lambda: DAY)
    assert [one.file for one in board.shown.problems] == ["journeys/buys.yaml", "journeys/rides.yaml"]
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket"), "utf-8")
    board.read()
    assert "j/buys" in pages(board)


def test_a_map_is_drawn_when_it_is_asked_for_and_nothing_else(board: Board) -> None:
    drawn = board.draw("j/buys", "flow")
    assert drawn is not None
    assert drawn.startswith("<svg")
    assert board.draw("j/buys", "personas") is None
    assert board.draw("j/../../etc/passwd", "flow") is None


def test_two_saves_within_the_clocks_step_are_told_apart(folder: Path) -> None:
    """By size and inode: some disks keep whole seconds."""

    def look() -> object:
        return read_disk_state([folder.name], None, (), lambda: DAY)

    file = folder / "buys.yaml"
    os.utime(file, (1_000, 1_000))
    first = look()
    file.write_text(journey("buys", "Buys two tickets"), "utf-8")
    os.utime(file, (1_000, 1_000))
    second = look()
    new = folder / "new.tmp"
    new.write_text(journey("buys", "Buys six tickets"), "utf-8")
    new.replace(file)
    os.utime(file, (1_000, 1_000))
    third = look()
    assert first != second != third


def memory_held() -> int:
    """Return the bytes that this process holds, or held at most where the system tells no more.

    On Linux a new process begins with the peak of the one that started it, so that its own growth would not show.
    """
    held = Path("/proc/self/statm")
    if held.exists():
        return int(held.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def growth(folder: Path) -> tuple[int, int, bool]:
    """Return by how much memory, and by how many objects, a board grows from the 50th save to the 200th.

    And whether it shows the last save. It is asked in a process of its own, whose memory nothing else moves.
    """
    os.chdir(folder.parent)
    board = Board(StudyRequest([folder.name], None, language="en"), ReportOptions(), lambda: DAY)

    def saves(numbers: range) -> tuple[int, int]:
        for number in numbers:
            (folder / "buys.yaml").write_text(journey("buys", f"Buys ticket {number:03}"), "utf-8")
            board.read()
            board.shown.edition.page("overview")
            if number % 10 == 9:
                while board.write_one():
                    pass
                board.page()
        gc.collect()
        return memory_held(), len(gc.get_objects())

    (before, had), (after, has) = saves(range(50)), saves(range(50, 200))
    return after - before, has - had, "Buys ticket 199" in pages(board)["j/buys"]


def test_saves_leave_nothing_behind(folder: Path) -> None:
    """Neither memory, nor objects: a board hangs on a wall for weeks."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        memory, objects, shows_the_last = pool.submit(growth, folder).result()
    assert shows_the_last
    assert memory < MAX_GROWTH
    assert objects < MAX_OBJECTS
    shutil.rmtree(folder)
