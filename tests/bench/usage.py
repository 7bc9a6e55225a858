"""What a command takes as a whole process: time by the clock, that of all processors, and memory."""

import json
import subprocess
import sys
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
    """Run a command and give what it took.

    It is started by a small process: to the peak of its memory Linux counts that of the process which it was begun as a
    copy of, and a bench that has made its data is large.
    """
    started = [sys.executable, "-I", "-S", "-c", _STARTER, *map(str, command)]
    told = subprocess.run(started, stdout=subprocess.PIPE, check=True).stdout
    status, seconds, work, memory = json.loads(told)
    if status not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {status}")
    return Taken(seconds, work, memory * 1024 / 1e6)


_STARTER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(running.pid, 0)
seconds = time.perf_counter() - start
print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""
