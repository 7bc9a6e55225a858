"""Many saves are few readings, and the last one is read.

If it fails, a page flickers under whoever works on a journey, or stays at the state before the last save.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest

from cxjourney.serve import renewal
from cxjourney.serve.board import Board
from cxjourney.serve.renewal import Renewal

SAVES = 20


class Counted:
    """Stands for a board: it counts how often it is read, and keeps what was there the last time."""

    def __init__(self) -> None:
        self.saved, self.seen, self.readings = 0, 0, 0

    def read(self) -> None:
        self.readings, self.seen = self.readings + 1, self.saved

    def write_one(self) -> bool:
        return False


def readings(pause: float, saves: int) -> Counted:
    """Return a board after so many saves with pauses between them."""
    board = Counted()

    async def changes() -> AsyncIterator[object]:
        for _ in range(saves):
            board.saved += 1
            yield None
            await asyncio.sleep(pause)
        while board.seen < saves:
            await asyncio.sleep(0.01)

    async def renewing() -> None:
        async with asyncio.timeout(30):
            await Renewal(cast("Board", board), changes()).run()

    asyncio.run(renewing())
    return board


def test_twenty_saves_are_a_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("CALM", 0.5), ("QUIET", 0.3), ("PATIENCE", 1.0), ("ASKING", 0.01)):
        monkeypatch.setattr(renewal, name, seconds)
    board = readings(0.05, SAVES)
    assert board.seen == SAVES
    assert board.readings <= SAVES // 3
