"""The command line: the only package that knows typer. One file per command."""

import gc
import os
import signal
import sys
from types import FrameType, FunctionType

from cxjourney.exit_status import STOPPED, Stopped

_ROOM_FOR_CALLS = 40_000
"""How many values the frame of a command is said to hold, so that the frames of all calls below it stand in one block.

CPython takes memory for frames from the system in blocks of 16 KB, and gives a block back when the last frame in it
ends: a loop that happens to run where one block ends does so at every call, which was a fifteenth of a short run. What
the frame does not use of its room is never touched.
"""


def main() -> None:
    """Run the command that the arguments name, and end with its exit status."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # other packages' plugins have no say, and are not sought
    gc.disable()  # a short run that builds much and drops nothing: collecting costs a third of the reading
    from cxjourney.cli.app import run

    roomy = FunctionType(run.__code__.replace(co_stacksize=_ROOM_FOR_CALLS), run.__globals__)
    status = roomy(sys.argv[1:])
    gc.freeze()  # else Python looks through everything once more as it ends: a tenth of a short run
    sys.exit(status)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(STOPPED + number)
