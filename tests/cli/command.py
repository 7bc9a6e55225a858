"""Runs the command as users do: in a process of its own, with a time limit and a limit on its memory."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from .forking import Forking

if TYPE_CHECKING:
    import pytest

COMMAND = Path(sys.executable).with_name("cxjourney")
AS_OF = "2026-11-21"
MEMORY = 1_000_000_000
SECONDS = 20

JOURNEY = """\
journey: buys
title: Buys a ticket
stages:
  - id: looks
    title: Looks for a ticket
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks]}
  - id: pays
    title: Pays
    importance: 5
    touchpoints:
      - {id: app, title: The app, channel: mobile-app}
personas:
  dara: {title: Dara, share: 0.6}
  greta: {title: Greta, share: 0.4, access: {internet: none, devices: [landline]}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit status (negative: the signal that killed it) and what it wrote."""

    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()

    @property
    def said(self) -> str:
        """Standard error as text."""
        return self.err.decode()


def environment(**values: str) -> dict[str, str]:
    """Return an environment that does not depend on where the tests run; PYTHONPATH stays, to test another tree."""
    plain = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "CXJOURNEY_AS_OF": AS_OF}
    kept = {name: os.environ[name] for name in ("XDG_CACHE_HOME", "PYTHONPATH") if name in os.environ}
    return plain | kept | values


def limited() -> None:
    """Bound the memory of the process that is about to run."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(
    *arguments: str | bytes | Path,
    cwd: Path | None = None,
    stdin: bytes | None = b"",
    env: Mapping[str, str] | None = None,
    command: Sequence[str | Path] = (COMMAND,),
) -> Ended:
    """Run the command in a process of its own; it must end in time, and show no traceback."""
    around = environment(**(env or {}))
    if command == (COMMAND,) and stdin is not None and forking().is_like(around):
        ended = Ended(*forking().run(COMMAND, arguments, cwd, stdin, around, MEMORY, SECONDS))
    else:
        done = subprocess.run(
            [*command, *arguments],
            cwd=cwd,
            input=stdin,
            env=around,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=limited,
            check=False,
        )
        ended = Ended(done.returncode, done.stdout, done.stderr)
    assert b"Traceback" not in ended.err, ended.err.decode("utf-8", "replace")
    return ended


@cache
def forking() -> Forking:
    """Return the process that runs are forked from, started when the first is asked for."""
    return Forking(environment())


def write(folder: Path, **files: str) -> Path:
    """Write journeys into a folder, each under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(dedent(text), "utf-8")
    return folder


def run_here(capture: "pytest.CaptureFixture[bytes]", *arguments: str) -> Ended:
    """Run the command within this process: quicker, for what needs no process of its own."""
    from cxjourney.cli.app import run as run_command

    capture.readouterr()
    status = run_command(list(arguments))
    out, err = capture.readouterr()
    return Ended(status, out, err)


def waits_for(is_so: Callable[[], bool], seconds: float = 20) -> bool:
    """Return whether something comes about in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.01)
    return False


def is_all_over(session: int) -> bool:
    """Return whether every process of a session ends in time; those that don't are ended."""

    def is_empty() -> bool:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        return False

    if waits_for(is_empty, 10):
        return True
    os.killpg(session, signal.SIGKILL)
    return False
