"""Standard output and standard error, which may be closed, full, or read by somebody who has gone away."""

import os
import sys
from typing import TextIO

from cxjourney.errors import CannotRun, reason
from cxjourney.text.escape import harmless, shown


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output. A reader that has gone away ends it quietly."""
    if sys.stdout is None:
        raise CannotRun("Standard output can't be written to: it is closed.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise CannotRun(f"Standard output can't be written to: {reason(error)}.") from None


def say(*lines: str) -> None:
    """Tell something that is no finding: it goes to standard error, if anybody listens there."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            sys.stderr.write(f"{harmless(shown(line))}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Let what Python still holds for a stream go nowhere, so that it does not complain at its end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
