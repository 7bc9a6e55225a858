"""Where a line of text may break: at white space, and between the letters of languages that write without it.

Chinese and Japanese keep signs at the line that they belong to: a closing one never begins a line, and an opening one
never ends it. Which signs these are follows JLReq (W3C, Requirements for Japanese Text Layout, §3.1.7 and §3.1.8) and
CLReq (W3C, Requirements for Chinese Text Layout, §3.1.6).
"""

import re
import unicodedata

BREAKING_SPACES = " \t\n\r\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""White space at which a line may break, as in a regular expression's set: not U+00A0, U+2007 and U+202F."""
FIRST_IDEOGRAPH = "\u2e80"
"""No ideograph comes before it."""
_IDEOGRAPHS = (
    (FIRST_IDEOGRAPH, "\ua4cf"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff60"),
    ("\U00020000", "\U0003ffff"),
)
_NEVER_FIRST = frozenset(
    "、。，．：；！？）」』】〉》〕〗〙］｝〟’”»›ー〜～・…‥々〻ゝゞヽヾ％)]},.:;!?%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（「『【〈《〔〖〘［｛〝‘“«‹([{")
_SPACED_WORD = re.compile(f"[^{BREAKING_SPACES}]*[{BREAKING_SPACES}]*")


def breakable_pieces(text: str) -> list[str]:
    """Return the pieces of a text between which a line may break, each with the white space that follows it."""
    words = [word for word in _SPACED_WORD.findall(text) if word]
    if not text or max(text) < FIRST_IDEOGRAPH:
        return words
    return [piece for word in words for piece in split_at_ideographs(word)]


def split_at_ideographs(word: str) -> list[str]:
    """Return a word cut before and after each ideograph, but where a sign must not begin or end a line."""
    pieces: list[str] = []
    for character in word:
        if pieces and _is_bound(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def may_break_between(before: str, character: str) -> bool:
    """Return whether a line of Chinese or Japanese may end with a piece and the next one begin with a character."""
    return not _is_bound(before, character)


def _is_bound(before: str, character: str) -> bool:
    """Return whether a character stays on the line of the piece before it."""
    if character in _NEVER_FIRST or before[-1] in _NEVER_LAST or re.match(f"[{BREAKING_SPACES}]", character):
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):  # marks, joiners and variation selectors
        return True
    return not (_is_ideograph(character) or _is_ideograph(before[-1]))


def _is_ideograph(character: str) -> bool:
    return any(first <= character <= last for first, last in _IDEOGRAPHS)
