"""The board: the last good state of every page, and what keeps a newer one from being read.

If it fails, a team in a workshop looks at an empty wall, or at something that nobody wrote.
"""

import os
import resource
import shutil
import sys
from pathlib import Path

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.serve.board import Board
from cxjourney.serve.stock import take_stock

from .conftest import CATALOGUE, DAY, journey

MAX_GROWTH = 60_000_000
"""Bytes by which the process may grow over 500 saves: what is kept of one save would be more."""


def pages(board: Board) -> dict[str, str]:
    return dict(board.shown.edition.pages)


def test_the_page_of_a_file_is_renewed_first_and_then_all_that_depends_on_it(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a season ticket"), "utf-8")
    assert board.read_files(["journeys/buys.yaml"])
    first = pages(board)
    assert {id_ for id_ in before if before[id_] != first[id_]} == {"j/buys"}
    assert "Buys a season ticket" in first["j/buys"]
    board.read_all()
    assert "Buys a season ticket" in pages(board)["overview"]


def test_a_page_by_itself_is_the_page_among_all(board: Board, folder: Path) -> None:
    (folder / "buys.yaml").write_text(journey("buys", "Buys a season ticket"), "utf-8")
    board.read_files(["journeys/buys.yaml"])
    alone = pages(board)["j/buys"]
    board.read_all()
    again = Board(board.request, board.options, board.day)
    assert pages(board)["j/buys"] == alone == pages(again)["j/buys"]


def test_pages_that_nothing_changed_stay_as_they_are(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket") + "owner: nobody\n", "utf-8")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket") + "# a remark\n", "utf-8")
    board.read_all()
    assert pages(board) == before


def test_a_change_in_the_catalogue_reaches_every_journey(board: Board, folder: Path) -> None:
    (folder / "catalogue.yaml").write_text(CATALOGUE.replace("title: Nadia", "title: Nadia Haddad"), "utf-8")
    board.read_all()
    after = pages(board)
    assert all("Nadia Haddad" in after[id_] for id_ in ("j/buys", "j/rides", "people"))


def test_a_fault_leaves_the_last_good_state_and_goes_with_its_mending(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "buys.yaml").write_text(journey("buys", "Buys") + "phase: [\n", "utf-8")
    for read in (lambda: board.read_files(["journeys/buys.yaml"]), board.read_all):
        read()
        (problem,) = board.shown.problems
        assert (problem.file, problem.line) == ("journeys/buys.yaml", 6)
        assert problem.message
        after = pages(board)
        assert {id_ for id_ in before if after[id_] != before[id_]} <= {"findings"}  # it counts the fault
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    board.read_files(["journeys/buys.yaml"])
    assert board.shown.problems == ()
    assert "Buys a pass" in pages(board)["j/buys"]


def test_beside_a_fault_the_others_go_on(board: Board, folder: Path) -> None:
    (folder / "buys.yaml").write_text("journey: [\n", "utf-8")
    (folder / "rides.yaml").write_text(journey("rides", "Rides a tram"), "utf-8")
    board.read_all()
    assert "Rides a tram" in pages(board)["overview"]
    assert "Buys a ticket" in pages(board)["overview"]
    assert [one.file for one in board.shown.problems] == ["journeys/buys.yaml"]


def test_a_fault_in_the_catalogue_holds_everything(board: Board, folder: Path) -> None:
    before = pages(board)
    (folder / "catalogue.yaml").write_text("personas: {\n", "utf-8")
    board.read_all()
    assert pages(board) == before
    assert board.shown.problems[0].file == "journeys/catalogue.yaml"
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    board.read_all()
    assert board.shown.problems == ()


def test_a_folder_that_goes_and_comes_back(board: Board, folder: Path) -> None:
    before = pages(board)
    away = folder.with_name("away")
    folder.rename(away)
    board.read_files(["journeys/buys.yaml"])
    board.read_all()
    (problem,) = board.shown.problems
    assert "journeys" in problem.message
    assert pages(board) == before
    away.rename(folder)
    board.read_all()
    assert board.shown.problems == ()
    assert pages(board) == before


def test_a_journey_that_goes_is_gone_and_one_that_comes_is_there(board: Board, folder: Path) -> None:
    frame = board.shown.edition.frame_hash
    (folder / "rides.yaml").unlink()
    (folder / "waits.yaml").write_text(journey("waits", "Waits for help"), "utf-8")
    board.read_all()
    assert [id_ for id_ in pages(board) if id_.startswith("j/")] == ["j/buys", "j/waits"]
    assert board.shown.edition.frame_hash != frame


def test_a_configuration_that_cant_be_read_is_said(board: Board, folder: Path) -> None:
    (folder / "cxjourney.toml").write_text("profile = \n", "utf-8")
    before = pages(board)
    board.read_all()
    assert "cxjourney.toml" in board.shown.problems[0].message
    assert pages(board) == before


def test_where_nothing_can_be_read_yet_the_faults_are_shown(folder: Path) -> None:
    for name in ("buys", "rides"):
        (folder / f"{name}.yaml").write_text("journey: [\n", "utf-8")
    board = Board(StudyRequest([folder.name], None), ReportOptions(), lambda: DAY)
    assert [one.file for one in board.shown.problems] == ["journeys/buys.yaml", "journeys/rides.yaml"]
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket"), "utf-8")
    board.read_all()
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
        return take_stock([folder.name], None, (), lambda: DAY)

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


def test_500_saves_leave_nothing_behind(board: Board, folder: Path) -> None:
    def save(number: int) -> None:
        (folder / "buys.yaml").write_text(journey("buys", f"Buys ticket {number}"), "utf-8")
        board.read_files(["journeys/buys.yaml"])
        if number % 10 == 0:
            board.read_all()
            board.message()

    def peak() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    for number in range(20):
        save(number)
    before = peak()
    for number in range(500):
        save(number)
    assert "Buys ticket 499" in pages(board)["j/buys"]
    assert peak() - before < MAX_GROWTH
    shutil.rmtree(folder)
