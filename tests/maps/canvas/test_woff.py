"""Fonts as WOFF: each table as it was, where its place says it stands.

If it fails, browsers refuse the letters of a report and draw it in whatever they have.
"""

from struct import unpack_from
from zlib import decompress

import pytest
import uharfbuzz as hb

from cxjourney.maps.canvas import fonts
from cxjourney.maps.canvas.woff import woff


def tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = unpack_from(">4xH", font)
    entries = [unpack_from(">4s4xII", font, 12 + 16 * number) for number in range(count)]
    return {tag: font[start : start + length] for tag, start, length in entries}


def unpacked(packed: bytes) -> dict[bytes, bytes]:
    signature, _, length, count, _, whole = unpack_from(">4sIIHHI", packed)
    assert (signature, length) == (b"wOFF", len(packed))
    found = {}
    for number in range(count):
        tag, start, size, full, _ = unpack_from(">4sIIII", packed, 44 + 20 * number)
        assert start % 4 == 0
        table = packed[start : start + size]
        found[tag] = table if size == full else decompress(table)
        assert len(found[tag]) == full
    assert whole == 12 + 16 * count + sum(len(table) + -len(table) % 4 for table in found.values())
    return found


@pytest.mark.parametrize("letters", ["ab", "Journey of a customer"])
def test_a_font_is_the_same_in_it(letters: str) -> None:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    font = bytes(wanted.subset(fonts.face(fonts.MAIN, 400)).blob.data)
    packed = woff(font)
    assert unpacked(packed) == tables(font)
    assert len(packed) < len(font)
