"""What a board keeps from one edition to the next: rows that say the same are not written again, and none is stale.

If it fails, ten people wait for a ledger of which one row changed; or one of them reads a row that is no longer true.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.fragment_cache import Fragments
from cxjourney.serve.board import Board
from tests.paths import ROOT

from .conftest import DAY
from .test_board import pages, texts

SHARED = ("overview", "gaps", "data", "people", "teams", "ledger", "measures", "findings")


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The six examples, in three languages, in the folder in which all runs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "journeys", tmp_path / "journeys")
    return tmp_path / "journeys"


@pytest.fixture
def board(examples: Path) -> Board:
    return Board(StudyRequest([examples.name], None, language="en"), ReportOptions(maps=()), lambda: DAY)


def change(file: Path, old: str, new: str) -> None:
    """Put one text in place of another wherever it stands in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def title_of(file: Path) -> str:
    found = re.search(r"^title: *(.+)$", file.read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


def test_rows_after_changes_of_every_kind_are_those_of_a_board_that_begins_now(board: Board, examples: Path) -> None:
    loan, order, hospital = (next(examples.rglob(f"{name}.yaml")) for name in (
        "loan-application", "order-with-return", "hospital-visit"
    ))  # fmt: skip
    catalogue = examples / "bank" / "catalogue.yaml"
    pages(board)
    shared_word = title_of(loan)
    for file, old, new in (
        (order, title_of(order), "Order, and send back"),
        (catalogue, "App event stream", "Stream of the app"),
        (hospital, f"title: {title_of(hospital)}", f"title: {shared_word}"),  # one text in two languages
        (loan, f"title: {shared_word}", "title: Loan"),  # and from now on in one again
    ):
        change(file, old, new)
        board.read()
        assert not board.shown.problems
        for id_ in ("overview", "ledger", "data"):
            board.shown.edition.page(id_)
    (examples / "cxjourney.toml").write_text('language = "de"\n', "utf-8")
    board.read()
    assert texts(pages(board)) == texts(pages(Board(board.request, board.options, board.day)))


def test_a_save_writes_only_rows_that_it_changes(board: Board, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    piece = Fragments.piece

    def noted(self: Fragments, key: object, write: Callable[[], str]) -> Markup:
        def note() -> str:
            written.append(write())
            return written[-1]

        return piece(self, key, note)

    monkeypatch.setattr(Fragments, "piece", noted)
    pages(board)
    every = len(written)
    written.clear()
    before = pages(board)
    order = next(examples.rglob("order-with-return.yaml"))
    change(order, f"title: {title_of(order)}", "title: Order, and send back")
    board.read()
    after = pages(board)
    assert {id_ for id_ in after if after[id_] != before[id_]} == {*SHARED, "j/order-with-return"} - {"findings"}
    assert 0 < len(written) < every / 5
    assert sum("Order, and send back" in row for row in written) > len(written) / 2
