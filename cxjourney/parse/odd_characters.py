"""Characters that come along when text is pasted or typed in another script, and that are not what they look like."""

import re
from typing import NamedTuple

from cxjourney.languages.message import Message, message
from cxjourney.text.shorten import one_line

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[{_UNSEEN}{_BLANKS}]")
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_BEGINNING = re.compile(f"[ -]*(?P<odd>[{_UNSEEN}{_BLANKS}])")
_QUOTES = "“”„‟‘’‚‛«»‹›「」『』〝〞＂＇´"
WIDE_BRACKETS = str.maketrans("［］【】｛｝，：；、", "[][]{},:,,")
"""By a bracket, comma or colon of full width: that of YAML."""

_ATTRIBUTE_BEHIND = re.compile(r" *(?P<comma>[,;،，、；؛]) *(?P<name>[a-z]+(?:_[a-z]+)*) *：")


class OddCharacters(NamedTuple):
    """What is wrong with a text, and how to fix it."""

    message: Message
    help: Message


def odd_characters(text: str, *, quotes: bool = True, end: str = "") -> OddCharacters | None:
    """Return what is wrong with a word or figure that characters from elsewhere stand in; None where none do.

    Text that is not ASCII without them is prose, or another fault.

    Args:
        text: A word, a figure, an id or a key.
        quotes: Whether quotes that are none in YAML count, too.
        end: What is written behind it: the colon of a key.
    """
    bare = plain_text(text)
    if not bare or not bare.isascii() or bare == text:
        return None
    if odd := _ODD.search(text):
        retype = message("yaml.odd.retype", text=f"{bare}{end}")
        return OddCharacters(_name(odd.group()), retype)
    if quotes and (text[0] in _QUOTES or text[-1] in _QUOTES):
        mark = text[0] if text[0] in _QUOTES else text[-1]
        help_ = message("advise.bare-quotes", text=f"{bare}{end}")
        return OddCharacters(message("yaml.quotes.typographic", mark=mark), help_)
    return None


class AttributeInText(NamedTuple):
    """An attribute that signs of another script make a part of the text before it: ``{title: A，channel：web}``.

    Attributes:
        kept: The text before it.
        cut: What stands behind that, as it is.
        fixed: The same with a comma and a colon that separate in YAML.
        mark: The comma.
        name: The attribute.
    """

    kept: str
    cut: str
    fixed: str
    mark: str
    name: str


def attribute_in_text(text: str) -> AttributeInText | None:
    """Return the attribute that has become a part of the text before it; None where none has."""
    found = _ATTRIBUTE_BEHIND.search(text)
    if found is None:
        return None
    kept, cut = one_line(text[: found.start()]), one_line(text[found.start() :])
    fixed = kept + re.sub(" *： *", ": ", re.sub(" *[,;،，、；؛] *", ", ", cut))
    return AttributeInText(kept, cut, fixed, found["comma"], found["name"])


def plain_text(text: str) -> str:
    """Return a text without unseen characters, and without odd blanks and quotes around it."""
    return _ODD.sub(lambda odd: "" if _IS_UNSEEN.match(odd[0]) else " ", text).strip().strip(_QUOTES).strip()


def odd_beginning(line: str) -> tuple[OddCharacters, int] | None:
    """Return what is wrong with a line that an odd blank or an unseen character begins, and at which column."""
    found = _BEGINNING.match(line)
    if found is None:
        return None
    unseen = _IS_UNSEEN.match(found["odd"])
    help_ = message("yaml.unseen.help" if unseen else "yaml.slip.odd-space.help")
    return OddCharacters(_name(found["odd"]), help_), found.start("odd")


def _name(character: str) -> Message:
    if _IS_UNSEEN.match(character):
        return message("yaml.unseen", code=f"{ord(character):04X}")
    return message("yaml.slip.odd-space")


def advice_for_lines(text: str, written: Message, pattern: str) -> Message:
    """Return the advice to write a line otherwise, and, where a text has more lines like it, these too.

    Args:
        text: The text.
        written: The advice on the first line.
        pattern: What such a line is like.
    """
    if len(re.findall(pattern, text, re.MULTILINE)) < 2:
        return written
    return message("advise.then", write=written, advice=message("yaml.slip.more"))
