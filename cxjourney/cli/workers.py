"""Several processes for one piece of work: this one and copies of it, where the system can make such."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from cxjourney.cache.stored import opened, sealed

PAYS_FROM = 150
"""So many journeys keep a process busy for longer than it takes to start it, and to hand over what it found."""
_MOST = 8
Result = TypeVar("Result")


def processes(asked: int | None, journeys: int) -> int:
    """Give how many processes to use: as many as were asked for, else as many as pay."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    if asked is not None:
        return max(1, min(asked, journeys))
    if sys.platform == "darwin":  # a copy of a process that has used the system's frameworks may fail there
        return 1
    return max(1, min(journeys // PAYS_FROM, _processors(), _MOST))


def _processors() -> int:
    """Give how many processors this process may use that nobody else keeps busy: on a busy machine copies only wait.

    One that is at work all the time counts as this one: who runs it again and again has a machine that is not busy.
    """
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        return there - max(0, int(os.getloadavg()[0]) - 1)
    except OSError:
        return there


def spread(
    work: Callable[[int], Result], parts: int, written: Callable[[Result], Any], read: Callable[[Any], Result]
) -> list[Result]:
    """Do each part of some work, the first in this process, each other in a copy of it; give what they came to.

    That is ``written`` as plain data to be handed over, and ``read``. A part whose process fails or is killed is done
    here.
    """
    copies: list[tuple[int, int]] = []
    try:
        with suppress(OSError):  # no more processes or memory: what is left is done here
            for part in range(1, parts):
                copies.append(_start(lambda part: written(work(part)), part, [reading for _, reading in copies]))
        results = [work(0)]
        for part in range(1, parts):
            result = _result(copies[part - 1][1]) if part <= len(copies) else None
            results.append(work(part) if result is None else read(result))
        return results
    finally:
        for process, reading in copies:
            _end(process, reading)


def _start(work: Callable[[int], Any], part: int, others: list[int]) -> tuple[int, int]:
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        for end in (reading, *others):
            os.close(end)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(sealed(work(part)))
        status = 0
    finally:
        os._exit(status)  # nothing of the original's may be written or tidied up twice


def _result(reading: int) -> Any:  # noqa: ANN401  whatever the work comes to
    with os.fdopen(os.dup(reading), "rb") as pipe:
        return opened(pipe.read())


def _end(process: int, reading: int) -> None:
    os.close(reading)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
