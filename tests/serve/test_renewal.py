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

    is_asked = False

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


def test_what_a_program_saves_in_one_go_is_read_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "QUIET", 60.0)
    monkeypatch.setattr(renewal, "PATIENCE", 60.0)
    board = readings(0.02, SAVES)
    assert board.seen == SAVES
    assert board.readings <= SAVES // 3


def test_what_a_hand_saves_again_and_again_is_not_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "HASTE", 0.0)
    board = readings(0.2, 6)
    assert board.seen == 6
    assert board.readings <= 3


def test_what_nobody_asks_for_waits_until_nobody_waits() -> None:
    board = Waiting()

    async def none() -> AsyncIterator[object]:
        while board.unwritten:
            await asyncio.sleep(0.01)
        return
        yield

    async def renewing() -> None:
        async with asyncio.timeout(30):
            await Renewal(cast("Board", board), none()).run()

    asyncio.run(renewing())
    assert board.written_while_asked == 0


class Waiting:
    """Stands for a board with a page to write, and somebody who waits for others at first."""

    def __init__(self) -> None:
        self.looks, self.unwritten, self.written_while_asked = 0, 1, 0

    @property
    def is_asked(self) -> bool:
        self.looks += 1
        return self.looks < 5

    def write_one(self) -> bool:
        self.written_while_asked += self.looks < 5
        self.unwritten = 0
        return False
