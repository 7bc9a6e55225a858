"""Changes of files -> the board: what is in front of somebody first, then, at leisure, what nobody asks for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from cxjourney.serve.board import Board
from cxjourney.serve.threads import in_thread

CALM = 1.0
"""Seconds after the last reading from which on a change is read at once."""
QUIET, PATIENCE = 0.6, 2.0
"""Seconds without another change after which one is read that came sooner, and after how many it is in any case."""
ASKING, PAUSE = 0.3, 0.02
"""Seconds in which pages ask for what is in front before the others are written, and between two looks who waits."""


class Renewal:
    """Renews a board as files change.

    Args:
        board: The board.
        changes: Yields whenever files changed.
    """

    def __init__(self, board: Board, changes: AsyncIterator[object]) -> None:
        self.board = board
        self.changes = changes
        self._changed = asyncio.Event()
        self._first = self._last = 0.0
        self._read = -CALM

    async def run(self) -> None:
        """Renew until it is cancelled."""
        renewing = asyncio.create_task(self._renew())
        try:
            async for _ in self.changes:
                self._last = asyncio.get_running_loop().time()
                if not self._changed.is_set():
                    self._first = self._last
                self._changed.set()
        finally:
            renewing.cancel()

    async def _renew(self) -> None:
        time = asyncio.get_running_loop().time
        while True:
            while not self._changed.is_set() and await self._write_one():
                pass
            await self._changed.wait()
            while (left := self._due() - time()) > 0:
                await asyncio.sleep(left)
            self._changed.clear()
            self._read = time()
            await in_thread(self.board.read)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), ASKING)

    async def _write_one(self) -> bool:
        """Write a page that nobody has asked for yet, once nobody waits for one; return whether there was any."""
        while self.board.is_asked:
            await asyncio.sleep(PAUSE)
        return await in_thread(self.board.write_one)

    def _due(self) -> float:
        """Return when what changed is to be read."""
        if self._first - self._read >= CALM:
            return self._first
        return min(self._last + QUIET, self._first + PATIENCE)
