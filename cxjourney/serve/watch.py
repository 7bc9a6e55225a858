"""The changes of files as they come: the system rings for most, and once a second all are looked at.

Folders of networks, of containers and of Windows seen from Linux ring for nobody, and a folder that was deleted and
came back rings no more: looking sees all the same.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from watchfiles import awatch

from cxjourney.serve.stock import Stock
from cxjourney.serve.threads import in_thread

EVERY = 1.0
"""Seconds between two looks at all files, where nothing rings."""
DEBOUNCE, STEP = 200, 20
"""Milliseconds in which what rings at once is one change, and between two looks whether more rings."""


async def changes(look: Callable[[], Stock], before: Stock) -> AsyncIterator[frozenset[str]]:
    """Yield the names of what came, went or changed, again and again.

    Args:
        look: Returns what stands on the disk.
        before: What stood there when it was read.
    """
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
            changed = now.changes_since(before)
            before = now
            if changed:
                yield changed
    finally:
        ringing.cancel()


async def _ring(stock: Stock, bell: asyncio.Event) -> None:
    """Ring whenever the system tells of a change; where it won't watch, looking once a second must do."""
    folders = sorted(folder for folder, inode in stock.folders if inode)
    if not folders:
        return
    with suppress(OSError, RuntimeError):
        async for _ in awatch(
            *folders, watch_filter=None, debounce=DEBOUNCE, step=STEP, recursive=False, ignore_permission_denied=True
        ):
            bell.set()
