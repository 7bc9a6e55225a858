"""The program that runs typst. It is started by `press` and not imported: its input is JSON, its output a file.

Its one argument is the folder with the fonts; no font of the machine is used.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

TEMPLATE = Path(__file__).with_name("map.typ")
ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA, the standard of documents that can be read aloud."""


def typeset(wish: dict[str, Any], folder: str) -> bytes:
    """Make the PDF or PNG that is wished for."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    inputs = {"map": wish["map"], "shapes": wish["shapes"]}
    year, month, day = json.loads(wish["map"])["day"]
    options: dict[str, Any] = {
        "root": folder,
        "font_paths": fonts,
        "format": wish["form"],
        "sys_inputs": inputs,
        "timestamp": datetime(year, month, day, tzinfo=UTC),
        "package_path": folder,
        "package_cache_path": folder,
    }
    template = TEMPLATE.read_bytes()
    if wish["form"] == "png":
        return _one(typst.compile(template, ppi=float(wish["dpi"]), **options))
    try:
        return _one(typst.compile(template, pdf_standards=[ACCESSIBLE], **options))
    except typst.TypstError:
        # A letter that no font has may not stand in such a PDF. It is tagged all the same.
        return _one(typst.compile(template, **options))


def _one(made: bytes | list[bytes]) -> bytes:
    """Return the only page there is; more of them would be a fault of the template."""
    if isinstance(made, list):
        raise ValueError(f"a map has one page and not {len(made)}")
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(json.load(sys.stdin.buffer), sys.argv[1]))
