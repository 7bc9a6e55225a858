"""Changes are seen where the system tells of them, and where it tells of none.

If it fails, a board of files on a network drive stays as it was, or keeps the drive busy all day.
"""

import asyncio
from datetime import date
from pathlib import Path
from time import sleep

import pytest

from cxjourney.serve import watch
from cxjourney.serve.board import Board
from cxjourney.serve.disk_state import DiskState, read_disk_state
from cxjourney.serve.watch import changes

from .conftest import journey

BEFORE = DiskState({"a": "1"}, frozenset())


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A system that tells of nothing; what it was asked to watch."""
    asked: list[object] = []

    async def never(*folders: object, **_: object) -> object:
        asked.append(folders)
        await asyncio.Event().wait()
        yield

    monkeypatch.setattr(watch, "awatch", never)
    return asked


@pytest.mark.parametrize("poll", [True, False])
def test_what_nobody_rings_for_is_seen_all_the_same(board: Board, folder: Path, deaf: list[object], poll: bool) -> None:
    async def first_change() -> frozenset[str]:
        seen = changes(board.look, board.stock, poll)
        async with asyncio.timeout(30):
            asyncio.get_running_loop().call_later(
                0.2, (folder / "buys.yaml").write_text, journey("buys", "Buys a pass"), "utf-8"
            )
            return await anext(seen)

    assert asyncio.run(first_change()) == {"journeys/buys.yaml"}
    assert bool(deaf) is not poll


def test_a_slow_drive_is_looked_at_for_a_part_of_the_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    pause = asyncio.sleep

    async def noted(seconds: float) -> None:
        pauses.append(seconds)
        await pause(0)

    def look() -> DiskState:
        sleep(0.1)
        return DiskState({"a": f"{min(len(pauses), 3)}"}, frozenset())

    async def two_changes() -> list[frozenset[str]]:
        seen = changes(look, BEFORE, poll=True)
        return [await anext(seen) for _ in range(2)]

    monkeypatch.setattr(asyncio, "sleep", noted)
    assert asyncio.run(two_changes()) == [{"a"}, {"a"}]
    assert pauses[0] == watch.POLL
    assert all(one >= watch.LEISURE * 0.1 for one in pauses[1:])


def test_a_record_of_evidence_is_watched(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("journey: a\ntitle: A\nstages: [{id: s, title: S}]\n", "utf-8")

    def look() -> DiskState:
        return read_disk_state([str(tmp_path)], None, (), lambda: date(2026, 11, 21))

    before = look()
    (tmp_path / "evidence.json").write_text("{}", "utf-8")
    came = look()
    assert came.changes_since(before) == {str(tmp_path / "evidence.json")}
    (tmp_path / "evidence.json").unlink()
    assert look().changes_since(came) == {str(tmp_path / "evidence.json")}
