"""Runs typst, in a process of its own: a plate goes in, bytes come out, or an error that says what to do.

So whatever happens there has an end, and takes nothing with it. It has no network and reads nothing but its fonts,
which lie in a folder that is there for as long as the process runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from stat import S_ISDIR
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Literal

from cxjourney.maps.engine import EngineError

if TYPE_CHECKING:
    from cxjourney.maps.printing.plate import Plate

SECONDS = 60.0
FOLDER, LEFT_BEHIND = "cxjourney-print-", 3600.0
"""How folders of fonts begin, and after how many seconds one is nobody's: whoever was killed could not take it away."""
MISSING = 'PNG and PDF need the extra `print`; to get it: pip install "cxjourney[print]"'
_PROGRAM = Path(__file__).with_name("typesetter.py")


def impress(plate: Plate, form: Literal["pdf", "png"], seconds: float = SECONDS) -> bytes:
    """Make a PDF or a PNG of a plate. Raises EngineError."""
    if find_spec("typst") is None:
        raise EngineError(MISSING)
    _sweep(Path(gettempdir()))
    with TemporaryDirectory(prefix=FOLDER) as folder:
        for number, font in enumerate(plate.fonts):
            Path(folder, f"{number}.otf").write_bytes(font)
        wish = {"form": form, "dpi": plate.dpi, "map": json.dumps(plate.map), "shapes": plate.shapes}
        return _run([sys.executable, "-P", str(_PROGRAM), folder], json.dumps(wish).encode(), seconds)


def _sweep(place: Path) -> None:
    """Take away folders that runs left behind which were killed."""
    for folder in place.glob(f"{FOLDER}*"):
        with suppress(OSError):
            seen = folder.lstat()
            if (
                S_ISDIR(seen.st_mode)
                and seen.st_uid == getattr(os, "getuid", int)()
                and time.time() - seen.st_mtime > LEFT_BEHIND
            ):
                rmtree(folder, ignore_errors=True)


def _run(command: list[str], wish: bytes, seconds: float) -> bytes:
    surroundings = {name: value for name, value in os.environ.items() if not name.upper().startswith("TYPST")}
    try:
        # The program lies beside this file; all that varies comes in as data.
        done = subprocess.run(  # noqa: S603
            command, input=wish, capture_output=True, timeout=seconds, check=False, env=surroundings
        )
    except subprocess.TimeoutExpired:
        raise EngineError(f"typst did not finish within {seconds:g} seconds") from None
    except OSError as error:
        raise EngineError(f"typst could not be started: {error.strerror}") from None
    if done.returncode or not done.stdout:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        why = f": {lines[-1][:200]}" if lines else f" with exit status {done.returncode}"
        raise EngineError(f"typst failed{why}")
    return done.stdout
