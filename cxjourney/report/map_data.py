"""Drawn maps as a report holds them: small, deflated, in the page's colours and fonts, read when they are shown."""

from base64 import b64encode
from re import compile as pattern
from zlib import Z_BEST_COMPRESSION, compressobj

from cxjourney.analysis.study import Study
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.report.basis import ReportBasis

_STYLE = pattern(r"<style>.*?</style>")
_SPOKEN = pattern(r"<(title|desc)[^>]*>[^<]*</\1>")
_NUMBERS = pattern(r"(\d+\.\d)\d+")
_DRAWN_TEXT = pattern(r"<[^>]*>")


def map_texts(basis: ReportBasis, study: Study) -> dict[str, str]:
    """Return, by view, the maps of a journey as SVG without fonts; a map that can't be drawn is left out."""
    found = {}
    for view in basis.options.maps:
        try:
            (drawn,) = draw_pages(
                study, view, "svg", beside=basis.every, pictures=basis.pictures, speak=basis.speak, language=None
            )
        except EngineError:
            continue
        found[view] = _slim(drawn.decode())
    return found


def deflated(text: str) -> str:
    """Return a text as raw deflate (RFC 1951) in base64, which a page reads by ``DecompressionStream``."""
    writer = compressobj(Z_BEST_COMPRESSION, wbits=-15)
    return b64encode(writer.compress(text.encode()) + writer.flush()).decode()


def _slim(svg: str) -> str:
    """Return a drawn map without what the page has already: fonts, and what the board says to a screen reader."""
    _, _, svg = svg.partition("?>")
    return _NUMBERS.sub(r"\1", _SPOKEN.sub("", _STYLE.sub("", svg))).strip()
