"""Terminals to write for, and texts held against golden files."""

import os
from pathlib import Path

from cxjourney.formats.terminal import Terminal

TERMINALS = {
    "piped": Terminal(),
    "80": Terminal(width=80),
    "40": Terminal(width=40),
    "colour": Terminal(width=80, colour=True),
    "ascii": Terminal(width=80, unicode=False),
}
TEXT_AND_JSON = {f"{name}.txt": ("text", name) for name in TERMINALS} | {
    f"{name}.json": ("json", name) for name in ("piped", "ascii")
}
"""By the end of a golden file's name, the format and the terminal that it is written for."""


def hold(path: Path, text: str) -> None:
    """Hold a text against its golden file, or write that anew."""
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.is_file(), f"{path.name} is missing: write it with CXJOURNEY_UPDATE_GOLDEN=1"
    assert text.encode() == path.read_bytes(), f"{path.name} differs: CXJOURNEY_UPDATE_GOLDEN=1 writes it anew"
