"""The changes of files as they come: the system rings for most, and once a second all are looked at.

Folders of networks, of containers and of Windows seen from Linux ring for nobody, and a folder that was deleted and
came back rings no more: looking sees all the same. Who says so has nobody ring, and all looked at more often.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, suppress

from watchfiles import awatch

from cxjourney.serve.disk_state import DiskState
from cxjourney.serve.threads import in_thread

EVERY = 1.0
"""Seconds between two looks at all files, where nothing rings."""
POLL, LEISURE = 0.3, 4
"""Seconds between two looks at least where nobody is to ring, and how many times as long as a look takes: a slow drive
is not kept busy by looking alone."""
DEBOUNCE, STEP = 200, 20
"""Milliseconds in which what rings at once is one change, and between two looks whether more rings."""


async def changes(
    look: Callable[[], DiskState], before: DiskState, poll: bool = False
) -> AsyncIterator[frozenset[str]]:
    """Yield the names of what came, went or changed, again and again.

    Args:
        look: Returns what stands on the disk.
        before: What stood there when it was read.
        poll: Whether all is looked at again and again, and nobody is to ring.
    """
    async with aclosing(_polled(look) if poll else _rung(look, before)) as looks:
        async for now in looks:
            changed = now.changes_since(before)
            before = now
            if changed:
                yield changed


async def _polled(look: Callable[[], DiskState]) -> AsyncGenerator[DiskState, None]:
    """Yield what stands on the disk, again and again."""
    time = asyncio.get_running_loop().time
    pause = POLL
    while True:
        await asyncio.sleep(pause)
        begun = time()
        now = await in_thread(look)
        pause = max(POLL, LEISURE * (time() - begun))
        yield now


async def _rung(look: Callable[[], DiskState], before: DiskState) -> AsyncGenerator[DiskState, None]:
    """Yield what stands on the disk whenever somebody rings, and once a second."""
    bell = asyncio.Event()
    ringing = asyncio.create_task(_ring(before, bell))
    try:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), EVERY)
            bell.clear()
            now = await in_thread(look)
            if now.folders != before.folders:
                ringing.cancel()
                ringing = asyncio.create_task(_ring(now, bell))
            before = now
            yield now
    finally:
        ringing.cancel()


async def _ring(stock: DiskState, bell: asyncio.Event) -> None:
    """Ring whenever the system tells of a change; where it won't watch, looking once a second must do."""
    folders = sorted(folder for folder, inode in stock.folders if inode)
    if not folders:
        return
    with suppress(OSError, RuntimeError):
        async for _ in awatch(
            *folders, watch_filter=None, debounce=DEBOUNCE, step=STEP, recursive=False, ignore_permission_denied=True
        ):
            bell.set()
