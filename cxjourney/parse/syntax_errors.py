"""What keeps a text from being YAML, in plain words."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cxjourney.languages.message import message

if TYPE_CHECKING:
    from cxjourney.parse.unclosed_quotes_and_brackets import EnclosureFault


class Fault(NamedTuple):
    """Something that keeps a file from being read, and where: offsets into its text.

    ``other`` is the offset of a second place that the message should name.
    """

    code: str
    message: str
    help: str
    start: int
    end: int
    other: int | None = None


class ParseError(Exception):
    """Ends a walk at a fault that nothing can be read behind."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.message)
        self.fault = fault


_TAB = "tab character"
CAUSES: Mapping[str, str] = {
    "tab": _TAB,
    "colon": r"mapping values are not allowed",
    "quote": r"found unexpected end of stream|found unexpected document indicator",
    "key": r"could not find expected ':'",
    "brackets": r"did not find expected ',' or '[\]}]'",
    "hyphen": r"did not find expected '-' indicator",
    "indentation": r"block sequence entries are not allowed|block mapping|did not find expected key"
    r"|did not find expected node",
    "escape": r"found unknown escape character|did not find expected hexdecimal",
    "beginning": r"found character that cannot start any token|alphabetic or numeric character",
    "goes-on": r"did not find expected <document start>",
    "any": "",
}
"""By the end of a message's key: what the parser says where that is the cause; the last where nothing else is."""
_NO_COLON = "could not find expected ':'"
_BEGINNING = re.compile(
    r"cannot start any token|alphabetic or numeric|block scalar|not allowed|expected comment"
    r"|did not find expected node"
)
_TAG = re.compile(r"\btag\b")


def too_deep(max_depth: int, start: int) -> Fault:
    """Return the fault of text that is nested too deep from an offset on."""
    return Fault("CX004", message("yaml.too-deep", n=max_depth), message("yaml.too-deep.help"), start, start + 1)


def explain(error: Exception, text: str, max_depth: int) -> Fault:
    """Return what a parser's error means, at the parser's position.

    Args:
        error: The error.
        text: The text that was read.
        max_depth: How many levels deep a text may be nested; the parser's own limit lies far beyond.
    """
    mark: Any = getattr(error, "problem_mark", None)
    start = min(mark.index, len(text)) if mark is not None else min(getattr(error, "position", 0) or 0, len(text))
    problem = f"{getattr(error, 'problem', None) or error}"
    context: Any = getattr(error, "context_mark", None)
    if "nesting depth" in problem:
        return too_deep(max_depth, start)
    if _TAG.search(problem):
        return Fault(
            "CX004",
            message("yaml.tag"),
            message("yaml.tag.help.it"),
            start,
            start + 1,
        )
    if text[start : start + 1] == "\t":
        problem = _TAB
    if "Unicode character" in problem or "hexdecimal" in problem:
        start = max(start - len("\\u"), 0)
    elif context is not None and "alphabetic or numeric character" in problem:
        start = context.index
    if "Unicode character" in problem:
        return Fault("CX004", message("yaml.no-character"), message("yaml.no-character.help"), start, start + 2)
    cause = _cause(problem, text, start, context.index if context is not None else start)
    if cause is not None:
        return Fault("CX002", *cause)
    name = next(name for name, said in CAUSES.items() if re.search(said, problem))
    opened = (
        context is not None
        and problem != _TAB
        and context.index < start
        and "block" not in f"{getattr(error, 'context', '')}"
    )
    other = context.index if opened else None
    wrong = message(f"yaml.cause.{name}", **({"open": "{", "close": "}"} if name == "brackets" else {}))
    return Fault("CX002", wrong, message(f"yaml.cause.{name}.help"), start, start + 1, other)


def _cause(problem: str, text: str, start: int, context: int) -> "EnclosureFault | None":
    """Return the cause that the text itself shows, better than what the parser says; None where it shows none."""
    if "escape" in problem or "hexdecimal" in problem:
        return None
    from cxjourney.parse import slips  # late, since most texts are YAML
    from cxjourney.parse.foreign_comments import foreign_comment
    from cxjourney.parse.indentation import indentation
    from cxjourney.parse.parser_stop import ParserStop
    from cxjourney.parse.tabs import tab_before_line
    from cxjourney.parse.unclosed_quotes_and_brackets import enclosure_fault

    if problem == _TAB:
        return tab_before_line(ParserStop(text, start))
    here = ParserStop(text, start)
    cause = foreign_comment(here) or enclosure_fault(text, start)
    if cause is not None:
        return cause
    beginning = slips.bad_beginning(here)
    if beginning is not None and _BEGINNING.search(problem):
        return beginning
    without = _NO_COLON in problem
    place = ParserStop(text, context) if without else here
    for near in (place, place.above()):
        slip = slips.typing_slip(near) if near else None
        if slip is not None:
            return slip
    if "mapping values" in problem:
        return slips.colon_in_text(here)
    if without:
        return slips.curly_quotes(place) or slips.missing_colon(place)
    return slips.curly_quotes(here) or indentation(here) or beginning


def forbidden_character(character: str, start: int, end: int) -> Fault:
    """Return the fault of a character that no journey may hold, between two offsets."""
    return Fault(
        "CX004",
        message("yaml.unseen", code=f"{ord(character):04X}"),
        message("yaml.unseen.help"),
        start,
        end,
    )
