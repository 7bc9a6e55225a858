"""The command line: the only package that knows typer. One file per command."""

import gc
import os
import signal
import sys
from types import FrameType

from cxjourney.exit_status import STOPPED


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

    status = run(sys.argv[1:])
    gc.freeze()  # else Python looks through everything once more as it ends: a tenth of a short run
    sys.exit(status)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(STOPPED + number)
