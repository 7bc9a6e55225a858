"""What a board keeps of those who asked, hour after hour.

If it fails, what a day of saves and of open pages leaves behind grows in memory until the evening.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path

from cxjourney.serve.board import Board
from tests.paths import ROOT
from tests.serve.conftest import journey

ASKED, MOST_KEPT = 1500, 900
SAVES, NOISE = 40, 100
COUNTED = f"""
import gc, socket, threading
from datetime import date
from urllib.request import urlopen
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.serve.board import Board
from cxjourney.serve.server import bound, serve

gc.disable()  # as the command line has it
where = bound("127.0.0.1", 0)
address = f"http://127.0.0.1:{{where.getsockname()[1]}}/page/overview"

def ask():
    for _ in range({ASKED}):
        with urlopen(address) as answer:
            answer.read()
    kept = sum("SocketTransport" in type(one).__name__ for one in gc.get_objects())
    print(kept, flush=True)
    __import__("os").kill(__import__("os").getpid(), 15)

board = Board(StudyRequest(["journeys"], None, language="en"), ReportOptions(maps=()), lambda: date(2026, 11, 21))
serve(board, where, "127.0.0.1", "", threading.Thread(target=ask, daemon=True).start)
"""
"""Serves a board, asks it again and again, and counts the lines that are still kept."""


def test_of_lines_that_were_closed_few_are_kept(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", COUNTED], cwd=folder.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert run.stdout, run.stderr
    assert int(run.stdout) <= MOST_KEPT


def test_after_many_saves_no_more_is_kept_than_after_a_few(folder: Path, board: Board) -> None:
    kept = []
    for number in range(SAVES):
        (folder / "buys.yaml").write_text(journey("buys", f"Saved {number} times"), "utf-8")
        board.read()
        while board.write_one():
            pass
        if number in (SAVES // 4, SAVES - 1):
            gc.collect()
            kept.append(len(gc.get_objects()))
    assert board.shown.edition.basis.studies[0].journey.title == f"Saved {SAVES - 1} times"
    assert kept[1] - kept[0] <= NOISE
