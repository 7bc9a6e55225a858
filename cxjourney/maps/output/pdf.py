"""PDF: drawings made ready for typst, and the run of it, which PNG needs too."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from stat import S_ISDIR
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.extras import command_for_extra
from cxjourney.languages.message import and_message, message
from cxjourney.languages.system_errors import reason
from cxjourney.maps.canvas.font_subset import families_of, instances
from cxjourney.maps.canvas.fonts import EMBEDDED, is_joiner
from cxjourney.maps.canvas.shapes import Part, PlacedPicture, Words
from cxjourney.maps.canvas.text_wrapping import runs, visible_text
from cxjourney.maps.output import svg
from cxjourney.maps.output.accessibility import address_of
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.output.paper import natural_page, page_fit
from cxjourney.text.shorten import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxjourney.files.picture_file import Picture
    from cxjourney.maps.canvas.shapes import Box, Drawing, Ink
    from cxjourney.maps.output import OutputOptions
    from cxjourney.maps.output.paper import PageFit


_HALF_SPACE = re.compile("(?<=[\u0600-\u08ff])(\u200c)(?=[\u0600-\u08ff])")
"""Between Arabic letters it is set by itself: programs that search in a PDF put it in the wrong place otherwise."""


class PrintInput(NamedTuple):
    """All that typst needs: the pages as data for JSON, their fonts, the pixels per inch of a PNG.

    `embedded` says whether typst's own fonts are needed besides. `pictures` are the files of the map's pictures.
    """

    map: Mapping[str, object]
    fonts: tuple[bytes, ...]
    dpi: float
    embedded: bool
    pictures: tuple[bytes, ...] = ()


def print_input(drawings: Sequence[Drawing], sheets: Sequence[PageFit], options: OutputOptions) -> PrintInput:
    """Return what typst needs to print the drawings of one map, each on its sheet.

    Raises:
        EngineError: Graphviz is missing, failed or took too long.
    """
    first = drawings[0]
    linked = [list(_words_and_pictures(drawing.items)) for drawing in drawings]
    every = [one.ink for page in linked for one in page]
    pictures = dict.fromkeys(one.picture for one in every if isinstance(one, PlacedPicture))
    numbers = {picture: number for number, picture in enumerate(pictures)}
    fonts = instances(families_of(one for one in every if isinstance(one, Words)), first.language)
    language, region = _language_of(first.language)
    printed = {
        "title": visible_text(first.title),
        "says": visible_text(first.says),
        "day": [options.day.year, options.day.month, options.day.day],
        "language": language,
        "region": region,
        "paper": first.paper,
        "fonts": list(fonts),
        "pages": [
            _page_data(drawing, sheet, page, numbers, options)
            for drawing, sheet, page in zip(drawings, sheets, linked, strict=True)
        ],
    }
    letters = tuple(font for weights in fonts.values() for font in weights)
    return PrintInput(printed, letters, options.dpi, EMBEDDED in fonts, tuple(one.data for one in numbers))


def _page_data(
    drawing: Drawing,
    sheet: PageFit,
    printed: Sequence[_Printed],
    numbers: Mapping[Picture, int],
    options: OutputOptions,
) -> dict[str, object]:
    """Return one page as data: its size, its shapes as SVG, and its words and pictures with their places."""
    shapes = drawing._replace(items=tuple(_remove_words(drawing.items)))
    return {
        "page": [sheet.width, sheet.height],
        "map": [drawing.width * sheet.scale, drawing.height * sheet.scale],
        "at": [sheet.x, sheet.y],
        "shapes": svg.write_svg(shapes, options).decode(),
        "items": [
            (
                _picture_data(one.ink, numbers[one.ink.picture], sheet, drawing)
                if isinstance(one.ink, PlacedPicture)
                else _words_data(one.ink, one.link, sheet, drawing)
            )
            | {"clip": _clip_data(one.clip, sheet)}
            for one in printed
        ],
    }


def _remove_words(items: Iterable[Ink | Part]) -> Iterator[Ink | Part]:
    for item in items:
        if isinstance(item, Part):
            yield Part(items=tuple(_remove_words(item.items)), clip=item.clip)
        elif not isinstance(item, Words | PlacedPicture):
            yield item


class _Printed(NamedTuple):
    """Words or a picture, the address that they lead to, and the box outside which nothing of them is seen."""

    ink: Words | PlacedPicture
    link: str = ""
    clip: Box | None = None


def _words_and_pictures(items: Iterable[Ink | Part], link: str = "", clip: Box | None = None) -> Iterator[_Printed]:
    """Yield all words and pictures in the order in which they are read."""
    for item in items:
        if isinstance(item, Part):
            yield from _words_and_pictures(item.items, address_of(item.link) or link, item.clip or clip)
        elif isinstance(item, PlacedPicture) or (isinstance(item, Words) and any(item.lines)):
            yield _Printed(item, link, clip)


def _clip_data(clip: Box | None, sheet: PageFit) -> list[float] | None:
    """Return the left, the top, the width and the height of what is seen, on the page and in points."""
    if clip is None:
        return None
    scale = sheet.scale
    return [sheet.x + clip.x * scale, sheet.y + clip.y * scale, clip.width * scale, clip.height * scale]


MAX_LETTERS = 10
"""At most this many letters are named that can't be drawn."""


def missing_letters(drawing: Drawing) -> str:
    """Return what to say of the letters that no font has and that leave a gap; nothing where there are none."""
    found = dict.fromkeys(
        letter
        for one in _words_and_pictures(drawing.items)
        if isinstance(one.ink, Words)
        for line in one.ink.lines
        for family, text in runs(line)
        if family is None
        for letter in text
        if not (is_joiner(letter) or letter.isspace())
    )
    if not found:
        return ""
    named = and_message((f"{letter} (U+{ord(letter):04X})" for letter in found), most=MAX_LETTERS)
    return message("engine.letters", letters=named)


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
_PROGRAM = Path(__file__).with_name("typst_worker.py")


def run_typst(work: PrintInput, form: Literal["pdf", "png"], seconds: float = TIME_LIMIT) -> bytes:
    """Return the PDF or the PNG of what was made ready.

    Args:
        work: The map and its fonts.
        form: `pdf` or `png`.
        seconds: How long it may take.

    Raises:
        EngineError: typst is missing, failed or took too long.
    """
    if find_spec("typst") is None:
        raise EngineError(message("engine.no-print", command=command_for_extra("print")))
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
        raise EngineError(message("engine.timeout", program="typst", n=seconds)) from None
    except OSError as error:
        raise EngineError(message("engine.not-started", program="typst", reason=reason(error))) from None
    if done.returncode or not done.stdout:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        if lines and lines[-1].startswith(("ModuleNotFoundError", "ImportError")):
            raise EngineError(message("engine.no-print", command=command_for_extra("print")))
        if lines:
            raise EngineError(message("engine.failed", program="typst", why=shorten(lines[-1], 200)))
        raise EngineError(message("engine.status", program="typst", status=done.returncode))
    return done.stdout


LONGEST_SIDE = 14_400.0
"""The longest side of a page that all readers of PDF show, in points: 200 inches, or five metres (ISO 32000-1, C.2)."""


def write_pdf(drawing: Drawing, options: OutputOptions) -> bytes:
    """Return the PDF of a drawing, as `write_pdf_pages` writes it."""
    return write_pdf_pages((drawing,), options)


def write_pdf_pages(drawings: Sequence[Drawing], options: OutputOptions) -> bytes:
    """Return a PDF with a page for each drawing: of its own size, or the one that they were laid out for.

    Raises:
        EngineError: Graphviz or typst is missing, failed or took too long.
    """
    sheets = [page_fit(options.page, one) if options.page else natural_page(one, LONGEST_SIDE) for one in drawings]
    return run_typst(print_input(drawings, sheets, options), "pdf")
