"""What a board keeps of those who asked, hour after hour.

If it fails, what a day of saves and of open pages leaves behind grows in memory until the evening.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

ASKED, MOST_KEPT = 1500, 900
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
