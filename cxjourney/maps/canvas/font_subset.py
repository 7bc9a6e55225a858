"""The letters that a map needs, cut out of the fonts it was measured with, so that it looks the same everywhere."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cxjourney.maps.canvas import fonts, looks
from cxjourney.maps.canvas.text_wrapping import runs
from cxjourney.maps.canvas.woff import woff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxjourney.maps.canvas.shapes import Words


def families_of(texts: Iterable[Words]) -> dict[str, tuple[set[str], bool]]:
    """Return by family which characters it draws of these texts, and whether it draws any of them bold.

    The main family comes first, even where it draws nothing. What no font has is left out.
    """
    found: dict[str, set[str]] = {fonts.MAIN: set()}
    bold: set[str] = set()
    for words in texts:
        for line in words.lines:
            for family, text in runs(line):
                if family is not None:
                    found.setdefault(family, set()).update(text)
                    if words.weight != looks.REGULAR:
                        bold.add(family)
    return {family: (characters, family in bold) for family, characters in found.items()}


def font_faces(families: dict[str, tuple[set[str], bool]], language: str, *, is_packed: bool = False) -> str:
    """Return the fonts that have a file as rules of CSS, each with its letters inside.

    Args:
        families: As `families_of` returns them.
        language: The tag of the map's language, by which ideographs are drawn.
        is_packed: Whether they are WOFF, which browsers read, and not all programs that show an SVG.
    """
    with_file = ((family, drawn) for family, drawn in families.items() if family != fonts.EMBEDDED)
    return "".join(_rules(family, *drawn, language, is_packed) for family, drawn in with_file if drawn[0])


def instances(families: dict[str, tuple[set[str], bool]], language: str) -> dict[str, tuple[bytes, ...]]:
    """Return the fonts of one weight each, with their letters alone, by the names that they call themselves.

    Args:
        families: As `families_of` returns them.
        language: The tag of the map's language, by which ideographs are drawn.

    Returns:
        By family the bytes of its font files: the regular one, and the bold one where any letter is bold. The family
        within typst comes last, with none.
    """
    found: dict[str, tuple[bytes, ...]] = {}
    for family, (characters, bold) in families.items():
        if family == fonts.EMBEDDED:
            continue
        local = fonts.regional_family(family, language, characters)
        weights = (looks.REGULAR, looks.BOLD) if bold else (looks.REGULAR,)
        found[local] = tuple(_subset(local, characters, (weight, weight)) for weight in weights)
    if fonts.EMBEDDED in families:
        found[fonts.EMBEDDED] = ()
    return found


def _rules(family: str, characters: set[str], bold: bool, language: str, is_packed: bool) -> str:
    local = fonts.regional_family(family, language, characters)
    if not bold:
        weights = [(looks.REGULAR, looks.REGULAR)]
    elif fonts.is_static(local):
        weights = [(looks.REGULAR, looks.REGULAR), (looks.BOLD, looks.BOLD)]
    else:
        weights = [(looks.REGULAR, looks.BOLD)]
    return "".join(_rule(family, local, characters, span, is_packed) for span in weights)


def _rule(family: str, local: str, characters: set[str], weights: tuple[int, int], is_packed: bool) -> str:
    lightest, boldest = weights
    font = _cut(local, frozenset(characters), weights, is_hinted=not is_packed)
    data = b64encode(woff(font) if is_packed else font).decode()
    kind, name = ("otf", "opentype") if fonts.is_cff(local) else ("ttf", "truetype")
    if is_packed:
        kind = name = "woff"
    weight = str(lightest) if lightest == boldest else f"{lightest} {boldest}"
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f'src:url("data:font/{kind};base64,{data}") format("{name}")}}'
    )


def _subset(family: str, characters: set[str], weights: tuple[int, int]) -> bytes:
    return _cut(family, frozenset(characters), weights)


@lru_cache(maxsize=64)
def _cut(family: str, characters: frozenset[str], weights: tuple[int, int], is_hinted: bool = True) -> bytes:
    """Return letters cut out of a font: those of maps of one journey, and of journeys alike, are often the same.

    Without hints, which help on coarse screens alone, they are smaller.
    """
    face = fonts.face(family, weights[0])
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    lightest, boldest = weights
    for axis in face.axis_infos:
        if axis.tag == "wght" and lightest != boldest:
            wanted.set_axis_range(face, "wght", lightest, boldest, lightest)
        elif axis.tag == "wght":
            wanted.pin_axis_location(face, "wght", lightest)
        else:
            wanted.pin_axis_to_default(face, axis.tag)
    if fonts.is_cff(family):
        wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2  # which more programs read
    if not is_hinted:
        wanted.flags |= hb.SubsetFlags.NO_HINTING
    subset = wanted.subset(face)
    return bytes(subset.blob.data)
