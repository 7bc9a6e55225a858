"""The program that runs typst. It is started by `pdf` and not imported: its input is JSON, its output a file.

Its one argument is the folder with the fonts; no font of the machine is used.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

import typst

TEMPLATE = Path(__file__).with_name("map.typ")
ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA, the standard of documents that can be read aloud (ISO 14289-1)."""


class TypstRequest(TypedDict):
    """What comes in as JSON; the map is JSON in it, for the template to read."""

    form: Literal["pdf", "png"]
    map: str
    dpi: float
    embedded: bool
    """Whether typst's own fonts may be used besides those of the folder."""


def typeset(request: TypstRequest, folder: str) -> bytes:
    """Return the PDF or PNG that is asked for, set in the fonts of a folder, and typst's own where they are needed.

    Raises:
        typst.TypstError: typst can't compile the map.
        ValueError: A PNG came out as several files.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=request["embedded"], font_paths=[folder])
    inputs = {"map": request["map"]}
    year, month, day = json.loads(request["map"])["day"]
    options: dict[str, Any] = {
        "root": folder,
        "font_paths": fonts,
        "format": request["form"],
        "sys_inputs": inputs,
        "timestamp": datetime(year, month, day, tzinfo=UTC),
        "package_path": folder,
        "package_cache_path": folder,
    }
    template = TEMPLATE.read_bytes()
    if request["form"] == "png":
        return _only_file(typst.compile(template, ppi=float(request["dpi"]), **options))
    try:
        return _only_file(typst.compile(template, pdf_standards=[ACCESSIBLE], **options))
    except typst.TypstError:
        # A letter that no font has may not stand in such a PDF. It is tagged all the same.
        return _only_file(typst.compile(template, **options))


def _only_file(made: bytes | list[bytes]) -> bytes:
    """Return the only file there is; more of them, for pages of a PNG, would be a fault of the template."""
    if isinstance(made, list):
        raise ValueError(f"a map is one file and not {len(made)}")
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(json.load(sys.stdin.buffer), sys.argv[1]))
