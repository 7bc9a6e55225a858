"""Changes of files -> the board: first the page that a change is about, then everything that depends on it."""

import asyncio
from collections.abc import AsyncIterator

from cxjourney.serve.board import Board
from cxjourney.serve.threads import in_thread

QUIET, PATIENCE = 0.4, 2.0
"""Seconds without a change after which everything is read, and after how many it is in spite of changes."""


class Renewal:
    """Renews a board as files change.

    Args:
        board: The board.
        changes: The names of files that changed, again and again.
    """

    def __init__(self, board: Board, changes: AsyncIterator[frozenset[str]]) -> None:
        self.board = board
        self.changes = changes
        self._stale = asyncio.Event()
        self._first = self._last = 0.0

    async def run(self) -> None:
        """Renew until it is cancelled."""
        whole = asyncio.create_task(self._renew_all())
        try:
            async for names in self.changes:
                read = await in_thread(lambda names=names: self.board.read_files(names))  # type: ignore[misc]
                now = asyncio.get_running_loop().time()
                if not self._stale.is_set():
                    self._first = now
                self._last = now if read else now - QUIET
                self._stale.set()
        finally:
            whole.cancel()

    async def _renew_all(self) -> None:
        time = asyncio.get_running_loop().time
        while True:
            await self._stale.wait()
            while (left := min(self._last + QUIET, self._first + PATIENCE) - time()) > 0:
                await asyncio.sleep(left)
            self._stale.clear()
            await in_thread(self.board.read_all)
