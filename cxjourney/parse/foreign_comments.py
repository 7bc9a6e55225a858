"""Comments as other languages have them: ``// …``, ``/* … */``, ``<!-- … -->``, ``-- …``, ``%% …``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.languages.message import Message, and_message, message
from cxjourney.parse.parser_stop import ParserStop
from cxjourney.parse.unclosed_quotes_and_brackets import EnclosureFault
from cxjourney.text.shorten import one_line, shorten
from cxjourney.text.yaml_quotes import QuotedText

_ALONE = re.compile(r"\s*(?P<mark>//|/\*|<!--|-- |%%)\s*(?P<said>.*?)\s*(?P<end>\*/|-->)?\s*")
_BEHIND = re.compile(
    r"""(?:[^"']|"(?:[^"\\]|\\.)*"|'[^']*')*?[,\[\]{}]\s*(?P<mark>//|/\*)\s*(?P<said>.*?)\s*(?P<end>\*/)?\s*"""
)
_CLOSES = {"/*": "*/", "<!--": "-->"}
_WITHIN = re.compile(
    r"(?:\A|\n)[ \t]*(?P<begins>//(?!\w[\w-]*\.)|%%|/\*|<!--)|(?<=\s)(?P<ends>/\*(?=.*\*/\Z)|<!--(?=.*-->\Z))",
    re.DOTALL,
)
"""Within a text: a mark that begins one of its lines, but no address; or a pair of marks that ends it."""
_BEHIND_VALUE = re.compile(r"(?P<value>\S.*?)\s+(?P<mark>//|/\*|<!--|%%)\s*(?P<said>.*?)\s*(?:\*/|-->)?\s*", re.DOTALL)


class CommentInText(NamedTuple):
    """A comment of another language that is part of a text, since YAML knows none such.

    Attributes:
        mark: The sign that begins it.
        written: The comment as it stands there, on one line.
        said: What it says.
        kept: What the text says without it, on one line.
    """

    mark: str
    written: str
    said: str
    kept: str


def comment_in_text(text: str) -> CommentInText | None:
    """Return the comment within an unquoted text; None where nothing in it was surely meant as one.

    Args:
        text: The text as it stands in the file, with its line breaks.
    """
    found = _WITHIN.search(text.rstrip())
    if found is None:
        return None
    mark = found["begins"] or found["ends"]
    start = found.start(found.lastgroup or 0)
    close = _CLOSES.get(mark)
    if close:
        inside, _, behind = text[start + len(mark) :].partition(close)
        end = len(text) - len(behind)
    else:
        lines = re.compile(rf"(?:\s*{mark}[^\n]*)+").match(text, start)
        end = lines.end() if lines else len(text)
        inside = re.sub(rf"(?:^|(?<=\n))\s*{mark}+", "", text[start:end])
    kept = one_line(f"{text[:start]} {text[end:]}")
    return CommentInText(mark, one_line(text[start:end]), one_line(inside), kept)


def comment_behind_value(value: object) -> tuple[Message, Message] | None:
    """Return what is wrong, and how to fix it, where a comment stands behind a figure, a word or an id; else None.

    Args:
        value: What stands there and is none that the format knows.
    """
    if not isinstance(value, str) or isinstance(value, QuotedText) or not (found := _BEHIND_VALUE.fullmatch(value)):
        return None
    comment = f"# {shorten(found['said'])}".rstrip()
    help_ = message("yaml.slip.comment.help.value", text=shorten(found["value"]), comment=comment)
    return message("yaml.slip.comment", mark=found["mark"]), help_


def foreign_comment(stop: ParserStop) -> EnclosureFault | None:
    """Return the comment of another language in the line where a parser stopped, or right above; None if none."""
    for place in _places(stop):
        found = _ALONE.fullmatch(place.line) or _BEHIND.fullmatch(place.line)
        if found is None:
            continue
        mark = found["mark"].strip()
        close = _CLOSES.get(mark)
        if close and not found["end"]:
            help_ = message("yaml.slip.comment.help.lines", marks=and_message([mark, close]))
        elif len(re.findall(rf"^ *{re.escape(mark)}", place.text, re.MULTILINE)) > 1:
            help_ = message("yaml.slip.comment.help.lines", marks=mark)
        else:
            help_ = message("reading.write", text=f"# {found['said']}".rstrip())
        wrong = message("yaml.slip.comment", mark=mark)
        return place.cause(wrong, help_, found.start("mark"), len(place.line.rstrip()))
    return None


def _places(stop: ParserStop) -> Iterator[ParserStop]:
    """Yield the line of the stop, the one above and, where a comment ends in one of them, that in which it begins."""
    for place in (stop, stop.above()):
        if place is None:
            continue
        yield place
        opening = next((mark for mark, close in _CLOSES.items() if place.line.rstrip().endswith(close)), None)
        above = place.above() if opening else None
        while above is not None and opening is not None:
            if above.line.lstrip().startswith(opening):
                yield above
                break
            above = above.above()
