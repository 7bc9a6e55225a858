"""PDF and PNG: a drawing made ready for typst, the run of it, and pixels."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import time
import zlib
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from stat import S_ISDIR
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.maps.canvas.font_subset import families_of, instances
from cxjourney.maps.canvas.fonts import EMBEDDED, is_joiner
from cxjourney.maps.canvas.shapes import Part, PlacedPicture, Words
from cxjourney.maps.canvas.text import runs, visible_text
from cxjourney.maps.output import LEAST_DPI, svg
from cxjourney.maps.output.accessibility import address_of
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.output.paper import PageFit, best_orientation, natural_page
from cxjourney.text.english import join_and

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.output import OutputOptions


_HALF_SPACE = re.compile("(?<=[\u0600-\u08ff])(\u200c)(?=[\u0600-\u08ff])")
"""Between Arabic letters it is set by itself: programs that search in a PDF put it in the wrong place otherwise."""


class PrintInput(NamedTuple):
    """All that typst needs: the map as data for JSON, its shapes as SVG, its fonts, the pixels per inch of a PNG.

    `embedded` says whether typst's own fonts are needed besides. `pictures` are the files of the map's pictures.
    """

    map: Mapping[str, object]
    shapes: str
    fonts: tuple[bytes, ...]
    dpi: int
    embedded: bool
    pictures: tuple[bytes, ...] = ()


def print_input(drawing: Drawing, sheet: PageFit, options: OutputOptions) -> PrintInput:
    """Return what typst needs to print a drawing on a sheet.

    Raises:
        EngineError: Graphviz is missing, failed or took too long.
    """
    shapes = drawing._replace(items=tuple(_remove_words(drawing.items)))
    linked = list(_words_and_pictures(drawing.items, ""))
    placed = [one for one, _ in linked if isinstance(one, PlacedPicture)]
    numbers = {one.picture: number for number, one in enumerate({one.picture: one for one in placed}.values())}
    fonts = instances(families_of(one for one, _ in linked if isinstance(one, Words)), drawing.language)
    language, region = _language_of(drawing.language)
    printed = {
        "title": visible_text(drawing.title),
        "says": visible_text(drawing.says),
        "day": [options.day.year, options.day.month, options.day.day],
        "language": language,
        "region": region,
        "paper": drawing.paper,
        "fonts": list(fonts),
        "page": [sheet.width, sheet.height],
        "map": [drawing.width * sheet.scale, drawing.height * sheet.scale],
        "at": [sheet.x, sheet.y],
        "items": [
            _picture_data(one, numbers[one.picture], sheet, drawing)
            if isinstance(one, PlacedPicture)
            else _words_data(one, link, sheet, drawing)
            for one, link in linked
        ],
    }
    letters = tuple(font for weights in fonts.values() for font in weights)
    return PrintInput(
        printed,
        svg.write_svg(shapes, options).decode(),
        letters,
        options.dpi,
        EMBEDDED in fonts,
        tuple(one.data for one in numbers),
    )


def _remove_words(items: Iterable[Ink | Part]) -> Iterator[Ink | Part]:
    for item in items:
        if isinstance(item, Part):
            yield Part(items=tuple(_remove_words(item.items)))
        elif not isinstance(item, Words | PlacedPicture):
            yield item


def _words_and_pictures(items: Iterable[Ink | Part], link: str) -> Iterator[tuple[Words | PlacedPicture, str]]:
    """Yield all words and pictures in the order in which they are read, with the address that they lead to."""
    for item in items:
        if isinstance(item, Part):
            yield from _words_and_pictures(item.items, address_of(item.link) or link)
        elif isinstance(item, PlacedPicture) or (isinstance(item, Words) and any(item.lines)):
            yield item, link


MAX_LETTERS = 10
"""At most this many letters are named that can't be drawn."""


def missing_letters(drawing: Drawing) -> str:
    """Return what to say of the letters that no font has and that leave a gap; nothing where there are none."""
    found = dict.fromkeys(
        letter
        for words, _ in _words_and_pictures(drawing.items, "")
        if isinstance(words, Words)
        for line in words.lines
        for family, text in runs(line)
        if family is None
        for letter in text
        if not (is_joiner(letter) or letter.isspace())
    )
    if not found:
        return ""
    named = join_and((f"{letter} (U+{ord(letter):04X})" for letter in found), most=MAX_LETTERS)
    return f"it has a gap in place of {named}, which no font here can draw: write something else, or take --format svg"


def _language_of(tag: str) -> tuple[str, str | None]:
    """Return the language and the region of a tag as typst takes them."""
    language, _, region = tag.partition("-")
    known = language.lower() if 2 <= len(language) <= 3 and language.isalpha() else "und"
    return known, region.upper() if len(region) == 2 and region.isalpha() else None


def _picture_data(placed: PlacedPicture, number: int, sheet: PageFit, drawing: Drawing) -> dict[str, object]:
    language, region = _language_of(drawing.language_of(placed.alt))
    return {
        "kind": "picture",
        "x": sheet.x + placed.x * sheet.scale,
        "y": sheet.y + placed.y * sheet.scale,
        "width": placed.width * sheet.scale,
        "height": placed.height * sheet.scale,
        "file": f"/{number}.picture",
        "format": placed.picture.type.lower().replace("jpeg", "jpg"),
        "alt": visible_text(placed.alt),
        "faded": placed.faded,
        "language": language,
        "region": region,
    }


def _words_data(words: Words, link: str, sheet: PageFit, drawing: Drawing) -> dict[str, object]:
    scale = sheet.scale
    language, region = _language_of(drawing.language_of(" ".join(words.lines)))
    return {
        "kind": "words",
        "x": sheet.x + words.x * scale,
        "y": sheet.y + words.baseline(0) * scale,
        "width": words.width * scale,
        "size": words.size * scale,
        "leading": words.leading * scale,
        "weight": words.weight,
        "colour": words.colour,
        "align": words.align,
        "direction": words.direction,
        "link": link,
        "language": language,
        "region": region,
        "lines": [_HALF_SPACE.split(line) for line in words.lines],
    }


TIME_LIMIT = 60.0
FOLDER, LEFT_BEHIND = "cxjourney-print-", 3600.0
"""How folders of fonts begin, and after how many seconds one is nobody's: whoever was killed could not take it away."""
MISSING = 'PNG and PDF need the extra `print`; to get it: pip install "cxjourney[print]"'
_PROGRAM = Path(__file__).with_name("typst_program.py")


def run_typst(work: PrintInput, form: Literal["pdf", "png"], seconds: float = TIME_LIMIT) -> bytes:
    """Return the PDF or the PNG of what was made ready.

    Args:
        work: The map, its shapes and its fonts.
        form: `pdf` or `png`.
        seconds: How long it may take.

    Raises:
        EngineError: typst is missing, failed or took too long.
    """
    if find_spec("typst") is None:
        raise EngineError(MISSING)
    _remove_leftovers(Path(gettempdir()))
    with TemporaryDirectory(prefix=FOLDER) as folder:
        for number, font in enumerate(work.fonts):
            Path(folder, f"{number}.otf").write_bytes(font)
        for number, picture in enumerate(work.pictures):
            Path(folder, f"{number}.picture").write_bytes(picture)
        request = {
            "form": form,
            "dpi": work.dpi,
            "map": json.dumps(work.map),
            "shapes": work.shapes,
            "embedded": work.embedded,
        }
        return _run([sys.executable, "-P", str(_PROGRAM), folder], json.dumps(request).encode(), seconds)


def _remove_leftovers(place: Path) -> None:
    """Delete folders that runs left behind which were killed."""
    for folder in place.glob(f"{FOLDER}*"):
        with suppress(OSError):
            seen = folder.lstat()
            if (
                S_ISDIR(seen.st_mode)
                and seen.st_uid == getattr(os, "getuid", int)()
                and time.time() - seen.st_mtime > LEFT_BEHIND
            ):
                rmtree(folder, ignore_errors=True)


def _run(command: list[str], options: bytes, seconds: float) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("TYPST")}
    try:
        # The program lies beside this file; all that varies comes in as data.
        done = subprocess.run(  # noqa: S603
            command, input=options, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise EngineError(f"typst did not finish within {seconds:g} seconds") from None
    except OSError as error:
        raise EngineError(f"typst could not be started: {error.strerror}") from None
    if done.returncode or not done.stdout:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        if lines and lines[-1].startswith(("ModuleNotFoundError", "ImportError")):
            raise EngineError(MISSING)
        why = f": {lines[-1][:200]}" if lines else f" with exit status {done.returncode}"
        raise EngineError(f"typst failed{why}")
    return done.stdout


LONGEST_SIDE = 14_400.0
"""The longest side of a page that all readers of PDF show, in points: 200 inches, or five metres (ISO 32000-1, C.2)."""


def write_pdf(drawing: Drawing, options: OutputOptions) -> bytes:
    """Return the PDF of a drawing, on a page of its own size or as large as it fits on the one that was asked for.

    Raises:
        EngineError: Graphviz or typst is missing, failed or took too long.
    """
    sheet: PageFit = best_orientation(options.page, drawing) if options.page else natural_page(drawing, LONGEST_SIDE)
    return run_typst(print_input(drawing, sheet, options), "pdf")


MAX_PIXELS = 100_000_000
"""About the pixels of A0 at 250 dpi. While it is drawn each of them takes fifteen bytes of memory."""
_HEAD = 33
"""The bytes of the signature and of the first chunk, which every PNG begins with (ISO/IEC 15948)."""
_INCHES_PER_METRE = 1 / 0.0254


def write_png(drawing: Drawing, options: OutputOptions) -> bytes:
    """Return the PNG of a drawing.

    Raises:
        EngineError: The picture would have too many pixels; or Graphviz or typst is missing, failed or took too long.
    """
    pixels = drawing.width * drawing.height * (options.dpi / 72) ** 2
    if pixels > MAX_PIXELS:
        fitting = int((MAX_PIXELS / drawing.width / drawing.height) ** 0.5 * 72)
        help_ = f"use --dpi {fitting} or less, or --format pdf" if fitting >= LEAST_DPI else "use --format pdf"
        raise EngineError(
            f"at {options.dpi} dpi it has {pixels / 1e6:,.0f} million pixels, and {MAX_PIXELS / 1e6:,.0f} million is "
            f"the most; {help_}"
        )
    return _add_dpi(run_typst(print_input(drawing, natural_page(drawing), options), "png"), options.dpi)


def _add_dpi(png: bytes, dpi: int) -> bytes:
    """Return the picture with its pixels per metre written in, so that it is printed at its size."""
    per_metre = round(dpi * _INCHES_PER_METRE)
    chunk = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    return png[:_HEAD] + struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[_HEAD:]
