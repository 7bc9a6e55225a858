"""WOFF 1.0 (W3C Recommendation, 2012): a font with each of its tables deflated."""

from struct import calcsize, pack, unpack_from
from zlib import Z_BEST_COMPRESSION, compress

_HEAD, _ENTRY, _SFNT, _TABLE = ">4sIIHHIHHIIIII", ">4sIIII", ">4sHHHH", ">4sIII"


def woff(font: bytes) -> bytes:
    """Return a font of TrueType or OpenType as WOFF; struct.error where it is none."""
    flavour, count, *_ = unpack_from(_SFNT, font)
    at = calcsize(_HEAD) + count * calcsize(_ENTRY)
    entries, body, whole = [], [], calcsize(_SFNT) + count * calcsize(_TABLE)
    for number in range(count):
        tag, checksum, start, length = unpack_from(_TABLE, font, calcsize(_SFNT) + number * calcsize(_TABLE))
        table = font[start : start + length]
        packed = min(compress(table, Z_BEST_COMPRESSION), table, key=len)
        entries.append(pack(_ENTRY, tag, at, len(packed), length, checksum))
        body.append(packed + bytes(-len(packed) % 4))
        at += len(body[-1])
        whole += length + -length % 4
    head = pack(_HEAD, b"wOFF", int.from_bytes(flavour, "big"), at, count, 0, whole, 1, 0, 0, 0, 0, 0, 0)
    return b"".join((head, *entries, *body))
