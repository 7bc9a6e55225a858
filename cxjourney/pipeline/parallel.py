"""Several processes for one piece of work: this one, and a pool of copies of it where the system can make such.

The pool is the standard library's. Its processes begin as copies of this one, so that what is to be done, and all that
it needs, is there already. Copies are made only while this process has a single thread: a copy of one with several,
such as a server, may find a lock held by a thread that it does not have. There everything is done in this process.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from concurrent.futures import Future

JOURNEYS_PAY_FROM = 150
"""This many journeys keep a process busy for longer than it takes to start it, and to hand over what it found."""
MAPS_PAY_FROM = 3
"""The same of maps, which take far longer."""
_MOST = 8
_STOPPING = (signal.SIGINT, signal.SIGTERM)
Result = TypeVar("Result")
Packed = TypeVar("Packed")
_work: Callable[[int], object] | None = None
"""What a copy of this process has to do, by the number of the piece; it is set when the copy is made."""


def process_count(asked: int | None, pieces: int, pays_from: int = JOURNEYS_PAY_FROM, heeds_load: bool = True) -> int:
    """Return how many processes to use for this many pieces of work: as many as were asked for, else as many as pay.

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
    """Return how many processors this process may use that nobody else keeps busy: on a busy machine copies only wait.

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
    work: Callable[[int], Result], parts: int, pack: Callable[[Result], Packed], unpack: Callable[[Packed], Result]
) -> list[Result]:
    """Do each part of some work, the first in this process, each other in another; return what they came to, in order.

    What another process found is handed over as ``pack`` makes it. A part whose process fails or is killed is done
    here.
    """
    if parts < 2:
        return [work(part) for part in range(parts)]

    def pack_part(part: int) -> Packed:
        return pack(work(part))

    with _start(pack_part, range(1, parts), parts - 1) as begun:
        first = work(0)
        done = dict(_results(begun))
    return [first, *(unpack(done[part]) if part in done else work(part) for part in range(1, parts))]


def work_off(work: Callable[[int], Result], pieces: int, jobs: int) -> Iterator[tuple[int, Result]]:
    """Do numbered pieces of work in ``jobs`` processes; yield each number with what it came to, once it is done.

    What a process did not do, since it failed or was killed, is done here; and where it fails here too, the other
    pieces are done before the failure is raised.

    Raises:
        Exception: What the first piece raised that failed here too.
    """
    undone = dict.fromkeys(range(pieces))
    if jobs > 1:
        with _start(work, range(pieces), jobs) as begun:
            for number, result in _results(begun):
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


@contextmanager
def _start(work: Callable[[int], Result], numbers: Iterable[int], jobs: int) -> "Iterator[dict[Future[Result], int]]":
    """Let a pool begin with numbered pieces of work; afterwards no process of it is left."""
    global _work
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    _work, others = work, set(active_children())
    pool = ProcessPoolExecutor(jobs, get_context("fork"), _as_a_copy)
    begun: dict[Future[Result], int] = {}
    do = cast("Callable[[int], Result]", _do)
    try:
        try:
            with _signals_held_back():  # as a process is copied, Python ignores what handlers of signals raise
                for number in numbers:
                    begun[pool.submit(do, number)] = number
        except (OSError, RuntimeError):  # no more processes or memory, or the first ones ended at once
            begun = {future: number for future, number in begun.items() if future.done()}
        yield begun
    finally:
        _work = None
        for process in set(active_children()) - others:
            process.kill()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _signals_held_back() -> Iterator[None]:
    """Let signals that end this process wait until afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _results(begun: "dict[Future[Result], int]") -> Iterator[tuple[int, Result]]:
    from concurrent.futures import as_completed

    for future in as_completed(begun):
        if future.exception() is None:
            yield begun[future], future.result()


def _as_a_copy() -> None:
    """Begin as a copy: signals end it, and so does the end of the process that it is a copy of.

    A pool's process waits for work on a pipe whose other end it holds itself, and so would never see it close.
    """
    for number in _STOPPING:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
    os._exit(1)


def _do(number: int) -> object:
    assert _work is not None  # noqa: S101  this process is a copy of one that has set it
    return _work(number)
