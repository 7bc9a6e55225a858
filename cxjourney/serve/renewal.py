"""Changes of files -> the board: what is in front of somebody first, then, at leisure, what nobody asks for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from cxjourney.serve.board import Board
from cxjourney.serve.threads import in_thread

CALM = 1.0
"""Seconds after the last reading from which on a change is read at once."""
HASTE, QUIET, PATIENCE = 0.15, 0.6, 2.0
"""Seconds without another change after which changes are read that came sooner, at least and at most, and after how
many they are read in any case."""
PAUSES = 2
"""How many times as long as the longest pause between changes nobody must have changed anything, so that they are over:
what a program saves in one go is shown soon, and what a hand saves again and again is not shown each time."""
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
        self._first = self._last = self._pause = 0.0
        self._read = -CALM

    async def run(self) -> None:
        """Renew until it is cancelled."""
        renewing = asyncio.create_task(self._renew())
        try:
            async for _ in self.changes:
                now = asyncio.get_running_loop().time()
                if not self._changed.is_set():
                    self._first, self._pause = now, 0.0
                self._pause = max(self._pause, now - self._last)
                self._last = now
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
        quiet = min(max(PAUSES * self._pause, HASTE), QUIET)
        return min(self._last + quiet, self._first + PATIENCE)
