"""Drawn maps -> text that a report holds: what recurs in them is written once, deflated, in letters.

A page reads it by ``DecompressionStream`` (``templates/maps.js``), from the last step to the first.
"""

import re
from base64 import b85encode
from collections.abc import Sequence
from zlib import Z_BEST_COMPRESSION, compressobj

FREQUENT = (
    *('<text class="', "</text>", '<rect class="', '<path class="', '<tspan x="0" dy="', "</tspan>"),
    *(' font-size="', ' stroke-width="'),
)
"""What most elements begin and end with: each is written as one control character, which no text of a map has."""
KNOWN_FROM = 11
"""How many signs a path has at least, behind where it begins, to be named by its number when it comes again."""
_PLACES = re.compile(r' (c?([xy]))="(-?[\d.]+)"| d="(M-?[\d.]+ -?[\d.]+)([^"]*)"')


def pack_maps(svgs: Sequence[str]) -> str:
    """Return drawn maps as raw deflate (RFC 1951) in base 85, a line each, with a comma for ``<``.

    Nothing in it ends an element.
    """
    text = _in_steps("\n".join(svgs))
    for number, frequent in enumerate(FREQUENT, 1):
        text = text.replace(frequent, chr(number))
    writer = compressobj(Z_BEST_COMPRESSION, wbits=-15, memLevel=9)
    return b85encode(writer.compress(text.encode()) + writer.flush()).decode().replace("<", ",")


def _in_steps(svgs: str) -> str:
    """Return maps with each place as the step from the one before, and each path that came before by its number.

    Steps and paths are alike where places are not. No text of a map holds a quote.
    """
    last, known = {"x": 0, "y": 0}, dict[str, int]()

    def step(found: re.Match[str]) -> str:
        name, axis, value, begin, course = found.groups()
        if axis:
            place = round(10 * float(value))
            by, last[axis] = place - last[axis], place
            return f' {name}="{by / 10:.1f}"'.replace('.0"', '"')
        if course in known:
            course = f"@{known[course]}"
        elif len(course) >= KNOWN_FROM:
            known[course] = len(known)
        return f' d="{begin}{course}"'

    return _PLACES.sub(step, svgs)
