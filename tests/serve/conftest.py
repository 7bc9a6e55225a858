"""A folder of two small journeys, a board of it, and the command running."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.serve.board import Board
from tests.paths import ROOT

DAY = date(2026, 11, 21)
CATALOGUE = "personas:\n  nadia: {title: Nadia}\n"


def journey(id_: str, title: str) -> str:
    return (
        f"journey: {id_}\ntitle: {title}\nstages:\n"
        "  - {id: looks, title: Looks around, emotions: {nadia: 1}}\n  - {id: pays, title: Pays}\n"
    )


def write_journeys(within: Path) -> Path:
    """Write a folder of journeys and return it."""
    folder = within / "journeys"
    folder.mkdir()
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a ticket"), "utf-8")
    (folder / "rides.yaml").write_text(journey("rides", "Rides a train"), "utf-8")
    return folder


ASKED = """\
journey: buys
title: Buys a ticket
teams: {sales: {title: Sales}}
stages:
  - {id: looks, title: Looks around, emotions: {nadia: 1}}
  - id: pays
    title: Pays
    asks:
      - {id: why, question: Why so late?, to: sales, due: 2026-12-01}   # from the spring
asks: [{question: What does it cost?}]
"""
"""A journey in which two questions were put to somebody."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of journeys, in the folder in which all runs."""
    monkeypatch.chdir(tmp_path)
    return write_journeys(tmp_path)


@pytest.fixture
def board(folder: Path) -> Board:
    """The board of that folder."""
    return Board(StudyRequest([folder.name], None, language="en"), ReportOptions(), lambda: DAY)


@dataclass
class Server:
    """The command as it runs."""

    process: "subprocess.Popen[str]"
    said: str
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def start(folder: Path, *arguments: str) -> Server:
    """Start the command with some arguments, and wait until it answers."""
    command = [sys.executable, "-m", "cxjourney", "serve", folder.name, "--as-of", str(DAY), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CXJOURNEY_LANGUAGE": "en"}
    process = subprocess.Popen(
        command, cwd=folder.parent, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = ""
    while not (found := re.search(r"http://[^/]*:(\d+)/", said)):
        line = process.stderr.readline()
        assert line, said
        said += line
    return Server(process, said, int(found[1]))


def end(process: "subprocess.Popen[str]") -> None:
    """End the command."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., Server]]:
    """Starts the command with some arguments, and waits until it answers."""
    with ExitStack() as stack:

        def started(*arguments: str) -> Server:
            server = start(folder, *arguments)
            stack.callback(end, server.process)
            return server

        yield started


@pytest.fixture(scope="session")
def unshaken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The command as it runs for all that is asked in vain."""
    server = start(write_journeys(tmp_path_factory.mktemp("unshaken")))
    yield server
    end(server.process)
