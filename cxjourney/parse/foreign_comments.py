"""Comments as other languages have them: ``// …``, ``/* … */``, ``<!-- … -->``, ``-- …``, ``%% …``."""

import re
from collections.abc import Iterator

from cxjourney.languages.message import and_message, message
from cxjourney.parse.place_of_stop import PlaceOfStop
from cxjourney.parse.unclosed import EnclosureFault

_ALONE = re.compile(r"\s*(?P<mark>//|/\*|<!--|-- |%%)\s*(?P<said>.*?)\s*(?P<end>\*/|-->)?\s*")
_BEHIND = re.compile(
    r"""(?:[^"']|"(?:[^"\\]|\\.)*"|'[^']*')*?[,\[\]{}]\s*(?P<mark>//|/\*)\s*(?P<said>.*?)\s*(?P<end>\*/)?\s*"""
)
_CLOSES = {"/*": "*/", "<!--": "-->"}


def foreign_comment(stop: PlaceOfStop) -> EnclosureFault | None:
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


def _places(stop: PlaceOfStop) -> Iterator[PlaceOfStop]:
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
