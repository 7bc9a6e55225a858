"""What a command takes as a whole process: time by the clock, that of all processors, and memory."""

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".venv/bin"
ROUNDS = 3
Command: TypeAlias = list[str | Path]


class Taken(NamedTuple):
    """What one run took: seconds by the clock, those of all processors, and the peak of its memory in MB."""

    seconds: float
    work: float
    memory: float


def taken(command: Command) -> Taken:
    """Run a command and give what it took."""
    start = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {running.returncode}")
    return Taken(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)
