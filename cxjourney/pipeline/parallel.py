"""Several processes for one piece of work: this one and copies of it, where the system can make such."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from cxjourney.cache.codec import decode_sealed, encode

JOURNEYS_PAY_FROM = 150
"""So many journeys keep a process busy for longer than it takes to start it, and to hand over what it found."""
MAPS_PAY_FROM = 3
"""The same of maps, which take far longer."""
_MOST = 8
_WHOLE = 4096
"""So many bytes reach the other end of a pipe in one piece, whoever else writes to it."""
Result = TypeVar("Result")


def process_count(asked: int | None, pieces: int, pays_from: int = JOURNEYS_PAY_FROM, heeds_load: bool = True) -> int:
    """Give how many processes to use for so many pieces of work: as many as were asked for, else as many as pay.

    Work that waits much for other programs gains on a busy machine too, and need not heed how busy it is.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    if asked is not None:
        return max(1, min(asked, pieces))
    if sys.platform == "darwin":  # a copy of a process that has used the system's frameworks may fail there
        return 1
    return max(1, min(pieces // pays_from, _processors(heeds_load), _MOST))


def _processors(heeds_load: bool) -> int:
    """Give how many processors this process may use that nobody else keeps busy: on a busy machine copies only wait.

    One that is at work all the time counts as this one: who runs it again and again has a machine that is not busy.
    """
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not heeds_load:
        return there
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


def work_off(work: Callable[[int], Any], pieces: int, jobs: int) -> Iterator[tuple[int, Any]]:
    """Do numbered pieces of work in so many processes; give each number with what it came to, as soon as it is done.

    That is plain data, and little of it. What a process did not do, since it failed or was killed, is done here; and
    where it fails here too, the other pieces are done before the failure is raised.
    """
    undone = dict.fromkeys(range(pieces))
    for number, result in _elsewhere(work, pieces, jobs) if jobs > 1 else ():
        del undone[number]
        yield number, result
    fault = None
    for number in undone:
        try:
            result = work(number)
        except Exception as error:  # it is raised below
            fault = fault or error
        else:
            yield number, result
    if fault:
        raise fault


def _elsewhere(work: Callable[[int], Any], pieces: int, jobs: int) -> Iterator[tuple[int, Any]]:
    """Let copies of this process work, each on every so-many-th piece; all of them tell through one pipe."""
    reading, writing = os.pipe()
    copies: list[int] = []

    def share(part: int) -> None:
        for number in range(part, pieces, jobs):
            try:
                told = json.dumps([number, work(number)]).encode() + b"\n"
            except Exception:  # noqa: S112  it is done again where it can be raised
                continue
            if len(told) <= _WHOLE:
                os.write(writing, told)  # fails, and so ends this process, when nobody reads any more

    with os.fdopen(reading, "rb") as pipe:
        try:
            with suppress(OSError):  # no more processes or memory
                for part in range(jobs):
                    copies.append(_copied(share, part, reading))
            os.close(writing)
            for line in pipe:
                number, result = json.loads(line)
                yield number, result
        finally:
            for copy in copies:
                _stop(copy)


def _copied(work: Callable[[int], None], part: int, *ends: int) -> int:
    """Begin a copy of this process that does a part of some work and nothing else; it closes those ends of pipes."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        for end in ends:
            os.close(end)
        work(part)
        status = 0
    finally:
        os._exit(status)  # nothing of the original's may be written or tidied up twice


def _start(work: Callable[[int], Any], part: int, others: list[int]) -> tuple[int, int]:
    reading, writing = os.pipe()

    def tell(part: int) -> None:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(encode(work(part)))

    try:
        process = _copied(tell, part, reading, *others)
    except OSError:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    return process, reading


def _result(reading: int) -> Any:  # noqa: ANN401  whatever the work comes to
    with os.fdopen(os.dup(reading), "rb") as pipe:
        return decode_sealed(pipe.read())


def _end(process: int, reading: int) -> None:
    os.close(reading)
    _stop(process)


def _stop(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
