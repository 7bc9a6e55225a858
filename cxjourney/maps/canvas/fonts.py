"""The fonts that maps are measured with and that they carry: the Noto files of the wheel `manimgx-fonts`.

Arabic letters are IBM Plex's, whose dots are part of the letters: Noto's are glyphs of their own, so that no program
finds a word in a PDF. Noto's stand in for the few that Plex has not. Chinese, Japanese and Korean stand in a wheel of
their own, `manimgx-fonts-cjk`, which comes with the extra `print`. Signs that none of them has are drawn by a font that
typst brings with it.

A file is mapped into memory when the first character asks for it, since a map rarely needs more than two of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from cxjourney.maps.canvas.looks import BOLD, REGULAR

MAIN = "Noto Sans"
ARABIC = "IBM Plex Sans Arabic"
_FILES = {
    MAIN: "NotoSans",
    "Noto Sans Arabic": "NotoSansArabic",
    "Noto Sans Hebrew": "NotoSansHebrew",
    "Noto Sans Armenian": "NotoSansArmenian",
    "Noto Sans Bengali": "NotoSansBengali",
    "Noto Sans Devanagari": "NotoSansDevanagari",
    "Noto Sans Ethiopic": "NotoSansEthiopic",
    "Noto Sans Georgian": "NotoSansGeorgian",
    "Noto Sans Gujarati": "NotoSansGujarati",
    "Noto Sans Gurmukhi": "NotoSansGurmukhi",
    "Noto Sans Kannada": "NotoSansKannada",
    "Noto Sans Khmer": "NotoSansKhmer",
    "Noto Sans Lao": "NotoSansLao",
    "Noto Sans Malayalam": "NotoSansMalayalam",
    "Noto Sans Myanmar": "NotoSansMyanmar",
    "Noto Sans Oriya": "NotoSansOriya",
    "Noto Sans Sinhala": "NotoSansSinhala",
    "Noto Sans Tamil": "NotoSansTamil",
    "Noto Sans Telugu": "NotoSansTelugu",
    "Noto Sans Thai": "NotoSansThai",
    "Noto Sans Symbols": "NotoSansSymbols",
    "Noto Emoji": "NotoEmoji",
}
_BLOCKS = (
    (0x0530, 0x058F, "Noto Sans Armenian"),
    (0x0590, 0x05FF, "Noto Sans Hebrew"),
    (0x0600, 0x08FF, ARABIC),
    (0x0600, 0x08FF, "Noto Sans Arabic"),
    (0x0900, 0x097F, "Noto Sans Devanagari"),
    (0x0980, 0x09FF, "Noto Sans Bengali"),
    (0x0A00, 0x0A7F, "Noto Sans Gurmukhi"),
    (0x0A80, 0x0AFF, "Noto Sans Gujarati"),
    (0x0B00, 0x0B7F, "Noto Sans Oriya"),
    (0x0B80, 0x0BFF, "Noto Sans Tamil"),
    (0x0C00, 0x0C7F, "Noto Sans Telugu"),
    (0x0C80, 0x0CFF, "Noto Sans Kannada"),
    (0x0D00, 0x0D7F, "Noto Sans Malayalam"),
    (0x0D80, 0x0DFF, "Noto Sans Sinhala"),
    (0x0E00, 0x0E7F, "Noto Sans Thai"),
    (0x0E80, 0x0EFF, "Noto Sans Lao"),
    (0x1000, 0x109F, "Noto Sans Myanmar"),
    (0x10A0, 0x10FF, "Noto Sans Georgian"),
    (0x1200, 0x139F, "Noto Sans Ethiopic"),
    (0x1780, 0x17FF, "Noto Sans Khmer"),
    (0xFB1D, 0xFB4F, "Noto Sans Hebrew"),
    (0xFB50, 0xFEFC, ARABIC),
    (0xFB50, 0xFEFC, "Noto Sans Arabic"),
)
_LIGATURE = re.compile("[^.]+_|uniF(BE[A-F]|BF[0-9]|C|D[0-2]|D3[0-9A-D]|D[5-9A-C])")
"""The names of glyphs that stand for several letters: both of their names, or one of Unicode's older forms."""

CJK = "Noto Sans CJK"
"""Stands for the five families of Chinese, Japanese and Korean, whose letters are equally wide: see `local`."""
_CJK_FILE, _REGIONS = "NotoSansCJK-VF.otf.ttc", ("JP", "KR", "SC", "TC", "HK")
_REGION_OF = {
    "ja": "JP",
    "ko": "KR",
    "zh": "SC",
    "zh-hant": "TC",
    "zh-tw": "TC",
    "zh-mo": "HK",
    "zh-hk": "HK",
    "yue": "HK",
}


EMBEDDED = "DejaVu Sans Mono"
"""The font within typst that has signs such as crosses, boxes and long arrows. Its file is not at hand here."""
_EMBEDDED_WIDTH = 1233 / 2048
"""The width of each of its letters, in ems."""
_EMBEDDED_SIGNS = (
    (0x2190, 0x2213),
    (0x2241, 0x2269),
    (0x226D, 0x228B),
    (0x228D, 0x22A5),
    (0x2500, 0x262F),
    (0x2638, 0x268B),
    (0x2690, 0x269C),
    (0x2701, 0x2704),
    (0x2706, 0x2709),
    (0x270C, 0x2727),
    (0x2729, 0x274B),
    (0x274D, 0x274D),
    (0x274F, 0x2752),
    (0x2756, 0x2756),
    (0x2758, 0x275E),
    (0x2761, 0x2775),
    (0x2794, 0x2794),
    (0x2798, 0x27AF),
    (0x27B1, 0x27BE),
    (0x27F5, 0x27F7),
    (0x2B05, 0x2B0D),
    (0x2B12, 0x2B1A),
)
"""Arrows, operators, shapes and dingbats that it has: those a test has typst draw, not all that it might."""


@cache
def face(family: str, weight: int = REGULAR) -> hb.Face:
    """Return the face of a family with a file; `weight` matters where each has a file of its own.

    Raises:
        FileNotFoundError: The package that the font comes in is not installed.
    """
    if family == ARABIC:
        name = "Bold" if weight == BOLD else "Regular"
        return _remove_ligatures(hb.Face(_blob("fontpkg_ibm_plex_sans_arabic", f"files/IBMPlexSansArabic-{name}.ttf")))
    if is_cff(family):
        region = family.removeprefix(CJK).strip() or "SC"
        return hb.Face(_blob("manimgx_fonts_cjk", _CJK_FILE), _REGIONS.index(region))
    return hb.Face(_blob("manimgx_fonts", f"{_FILES[family]}[wght].ttf"))


def _remove_ligatures(face: hb.Face) -> hb.Face:
    """Return the face without the letters that are drawn as one, but for lam and alef, which must be.

    A program that reads a PDF from right to left finds the letters of the others in the wrong order.
    """
    full = hb.Font(face)
    kept = {glyph for glyph in range(face.glyph_count) if not _LIGATURE.match(full.glyph_to_string(glyph))}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(kept)
    wanted.unicode_set.update(code for code in face.unicodes if full.get_nominal_glyph(code) in kept)
    wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return wanted.subset(face)


@cache
def _blob(package: str, name: str) -> hb.Blob:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the fonts are missing: install the package {package.replace('_', '-')}")
    return hb.Blob.from_file_path(str(Path(spec.origin).parent / name))


@cache
def _has_cjk() -> bool:
    return find_spec("manimgx_fonts_cjk") is not None


def is_cff(family: str) -> bool:
    """Return whether a family's letters are drawn in PostScript's way (CFF), and not in TrueType's."""
    return family.startswith(CJK)


def is_static(family: str) -> bool:
    """Return whether each weight of a family is a font of its own; not every program makes letters bolder by itself."""
    return is_cff(family) or family == ARABIC


def regional_family(family: str, language: str, characters: set[str]) -> str:
    """Return the family that draws these characters in a language.

    The same ideograph looks different in Japan and China: a language that says nothing of that is asked what it is
    written in. A family that is the same everywhere is returned as it is.
    """
    if family != CJK:
        return family
    tag = language.lower()
    region = next((_REGION_OF[known] for known in sorted(_REGION_OF, reverse=True) if _is_in_range(tag, known)), None)
    return f"{CJK} {region or _guess_region(characters)}"


def _is_in_range(tag: str, known: str) -> bool:
    return tag == known or tag.startswith(f"{known}-")


def _guess_region(characters: set[str]) -> str:
    """Return where text of another language is from: kana are Japanese, hangul is Korean."""
    if any("\u3040" <= character <= "\u30ff" for character in characters):
        return "JP"
    return "KR" if any("\uac00" <= character <= "\ud7af" for character in characters) else "SC"


@cache
def font(family: str, weight: int) -> hb.Font:
    """Return the font of a family at a weight, 400 or 700, in the units of its face."""
    made = hb.Font(face(family, weight))
    made.set_variations({"wght": float(weight)})
    return made


@cache
def family_of(character: str) -> str | None:
    """Return the family that draws a character, found as a browser would; None where no font has it."""
    return next((family for family in _candidates(ord(character)) if _has_glyph(family, character)), None)


@cache
def is_joiner(character: str) -> bool:
    """Return whether a character belongs to the one before it: marks, joiners, variation selectors and the like."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


@cache
def estimate_width(character: str) -> float:
    """Return the width, in ems, of a character that no font here has: Chinese ones, say, without the extra `print`.

    Those that Unicode (annex 11) calls wide fill the whole em; for others two thirds of it is a guess.
    """
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65


def embedded_width(text: str) -> float:
    """Return the width, in ems, of signs that the font within typst draws."""
    return _EMBEDDED_WIDTH * sum(not is_joiner(character) for character in text)


def _has_glyph(family: str, character: str) -> bool:
    if family == EMBEDDED:
        return any(first <= ord(character) <= last for first, last in _EMBEDDED_SIGNS)
    return bool(font(family, REGULAR).get_nominal_glyph(ord(character)))


def _candidates(code: int) -> tuple[str, ...]:
    cjk = (CJK,) if _has_cjk() else ()
    script = tuple(family for first, last, family in _BLOCKS if first <= code <= last)
    if 0x2E80 <= code <= 0xA4CF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code < 0x40000:
        return cjk
    rest = ("Noto Sans Symbols", "Noto Emoji", *cjk, EMBEDDED) if code >= 0x2000 else ()
    return (MAIN, *script, *rest)
