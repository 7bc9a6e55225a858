"""The letters that a map needs, cut out of the fonts it was measured with, so that it looks the same everywhere."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cxjourney.maps import fonts, style
from cxjourney.maps.measure import runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxjourney.maps.places import Words


def families_of(texts: Iterable[Words]) -> dict[str, tuple[set[str], bool]]:
    """The characters that each family draws, and whether it draws any of them bold; the main family comes first."""
    found: dict[str, tuple[set[str], bool]] = {fonts.MAIN: (set(), False)}
    for words in texts:
        for line in words.lines:
            for family, text in runs(line):
                if family is not None:
                    characters, bold = found.get(family, (set[str](), False))
                    found[family] = (characters | set(text), bold or words.weight != style.REGULAR)
    return found


def font_faces(families: dict[str, tuple[set[str], bool]]) -> str:
    """The fonts as rules of CSS, each with its letters inside."""
    return "".join(_rule(family, *drawn) for family, drawn in families.items() if drawn[0])


def _rule(family: str, characters: set[str], bold: bool) -> str:
    weights = f"{style.REGULAR} {style.BOLD}" if bold else str(style.REGULAR)
    data = b64encode(_subset(family, characters, bold)).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weights};'
        f'src:url("data:font/ttf;base64,{data}") format("truetype")}}'
    )


def _subset(family: str, characters: set[str], bold: bool) -> bytes:
    face = fonts.face(family)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    for axis in face.axis_infos:
        if axis.tag == "wght" and bold:
            wanted.set_axis_range(face, "wght", style.REGULAR, style.BOLD, style.REGULAR)
        elif axis.tag == "wght":
            wanted.pin_axis_location(face, "wght", style.REGULAR)
        else:
            wanted.pin_axis_to_default(face, axis.tag)
    subset = wanted.subset(face)
    return bytes(subset.blob.data)
