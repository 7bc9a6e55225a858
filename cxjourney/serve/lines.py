"""The lines that are open to the server: how many there are, and how long one may keep it waiting.

Who asks and never ends the question, or never reads the answer, costs a file handle and the memory of what was not
read. After some seconds in which nothing moves such a line is cut, and where there are too many, the one that waits
longest makes room: whoever asks properly is answered.
"""

import asyncio
from collections.abc import Iterable

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PATIENCE = 10.0
"""Seconds in which a question must be asked to its end, and in which something must be read of what was written."""
EVERY = 1
"""Seconds between two looks at all lines."""
MAX_LINES = 200
"""How many lines are open at most: some systems give a program no more than 256 files."""


class Line(asyncio.Protocol):
    """A line of which is known since when it keeps the server waiting."""

    transport: asyncio.Transport
    _since, _unread, _question = 0.0, 0, None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._since = asyncio.get_running_loop().time()

    @property
    def question(self) -> object:
        """What is being answered, or was last; None for nothing yet."""
        return None

    @property
    def is_awaited(self) -> bool:
        """Whether the next thing to happen is that whoever is at the other end says something."""
        return False

    def waited(self) -> float:
        """Return for how many seconds the server has waited for the other end, and nothing has moved."""
        now, unread = asyncio.get_running_loop().time(), self.transport.get_write_buffer_size()
        is_waiting = (unread or self.is_awaited) and self.question is self._question and unread >= self._unread
        if not is_waiting:
            self._since = now
        self._unread, self._question = unread, self.question
        return now - self._since


class QuestionLine(Line, H11Protocol):
    """A line on which pages are asked for."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for a question, in the place of who waits longest where there are too many lines."""
        super().connection_made(transport)
        others = [one for one in self.connections if isinstance(one, Line) and not one.transport.is_closing()]
        if len(others) > MAX_LINES:
            idle = [one for one in others if one.is_awaited]
            max(idle, key=lambda one: one.waited()).transport.abort()

    @property
    def question(self) -> object:
        """What is being answered, or was last; None for nothing yet."""
        return self.cycle

    @property
    def is_awaited(self) -> bool:
        """Whether a question is to be asked, or to be ended that was answered before its end."""
        return self.cycle is None or self.cycle.response_complete


class NewsLine(Line, WebSocketsSansIOProtocol):
    """A line on which a page is told what changed."""


async def cut_stuck(lines: Iterable[object]) -> None:
    """Cut every line that has kept the server waiting for too long."""
    for line in tuple(lines):
        if isinstance(line, Line) and line.waited() >= PATIENCE:
            line.transport.abort()
