"""Work that may hang, done beside the program: nobody waits for it longer than was said."""

from collections.abc import Callable
from math import inf
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TypeVar

from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message

_T = TypeVar("_T")
_LOOK = 0.2
"""How often, in seconds, a wait is broken off to see whether somebody wants the program to end."""


class TimeLimit:
    """How long a statement may take, and how long all of those together that one source is asked.

    Attributes:
        statement: Seconds for one statement.
    """

    def __init__(self, statement: float) -> None:
        """Set the limit of a statement; all together are not limited until `begin` says so."""
        self.statement = statement
        self._end = inf

    def begin(self, seconds: float) -> None:
        """Give all statements from now on, together, so many seconds."""
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds the next statement may take.

        Raises:
            EvidenceFault: None are left.
        """
        left = self._end - monotonic()
        if left <= 0:
            raise self.reached()
        return min(self.statement, left)

    def reached(self) -> EvidenceFault:
        """Return which of the two limits a statement that was broken off has come to."""
        if monotonic() < self._end - _LOOK:
            return EvidenceFault("CX903", message("evidence.timeout"), message("evidence.timeout.help"))
        help_ = message("evidence.source-timeout.help", setting="source_timeout", table="[evidence]")
        return EvidenceFault("CX903", message("evidence.source-timeout"), help_)


def within(seconds: float, work: Callable[[], _T], give_up: Callable[[], object]) -> _T:
    """Return what work returns, or raise what it raises; it goes on by itself if it takes longer than it may.

    Args:
        seconds: How long it may take.
        work: The work; the program ends without waiting for it.
        give_up: Is called where it took too long, and where somebody ends the program meanwhile.

    Raises:
        TimeoutError: It took too long.
    """
    ended: SimpleQueue[tuple[bool, _T | BaseException]] = SimpleQueue()

    def do() -> None:
        try:
            ended.put((True, work()))
        except BaseException as error:
            ended.put((False, error))

    Thread(target=do, daemon=True).start()
    deadline = monotonic() + seconds
    try:
        while True:
            try:
                done, result = ended.get(timeout=max(0.001, min(_LOOK, deadline - monotonic())))
                break
            except Empty:
                if monotonic() >= deadline:
                    raise TimeoutError from None
    except BaseException:
        give_up()
        raise
    if isinstance(result, BaseException) and not done:
        raise result
    return result  # type: ignore[return-value]
