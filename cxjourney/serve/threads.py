"""Work beside the loop that answers: in threads that keep nothing from ending."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


async def in_thread(work: Callable[[], Result]) -> Result:
    """Return what a function returns that runs beside the loop; the program may end before it does."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def end(result: Result | None, error: BaseException | None) -> None:
        if done.done():
            return
        if error:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]  # where there is no error, there is a result

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:  # whoever waits for it is told
            error = raised
        try:
            loop.call_soon_threadsafe(end, result, error)
        except RuntimeError:
            return  # the loop has ended, and nobody waits

    threading.Thread(target=run, daemon=True).start()
    return await done
