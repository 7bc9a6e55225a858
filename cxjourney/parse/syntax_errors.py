"""What keeps a text from being YAML, in plain words."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxjourney.parse.unclosed import EnclosureFault


@dataclass(frozen=True, slots=True)
class Fault:
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
_CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        _TAB,
        "A tab stands here: YAML is indented with spaces only.",
        "Replace the tab by spaces, two for each level.",
    ),
    (
        r"mapping values are not allowed",
        "A colon stands here where none is expected.",
        "If the text itself holds a colon, put the whole text in quotes. Otherwise check that the lines above are "
        "indented alike, with spaces.",
    ),
    (
        r"found unexpected end of stream|found unexpected document indicator",
        "A quote is opened and never closed.",
        "Close the quote at the end of the text.",
    ),
    (
        r"could not find expected ':'",
        "A key without a colon stands here, or text that runs on without being indented.",
        "Write a colon and a space behind the key, and indent text that goes on over several lines.",
    ),
    (
        r"did not find expected ',' or '[\]}]'",
        "A list in [brackets] or a mapping in {braces} is not closed, or holds text that needs quotes.",
        "Close it, and put text that holds a comma, a colon, a bracket or a quote in quotes, "
        "or write each item on a line of its own, behind a hyphen.",
    ),
    (
        r"did not find expected '-' indicator",
        "An item of this list does not begin with a hyphen, or is indented otherwise than the items above.",
        "Begin each item with a hyphen and a space, one below the other.",
    ),
    (
        r"block sequence entries are not allowed|block mapping|did not find expected key|did not find expected node",
        "This line does not fit the lines above it: it is indented otherwise, or a quote above closes too early.",
        "Indent lines that belong together by the same number of spaces. Text with quotes in it goes into quotes of "
        "the other kind.",
    ),
    (
        r"found unknown escape character|did not find expected hexdecimal",
        "A backslash in double quotes begins a code that YAML does not know.",
        "Write two backslashes, or use single quotes.",
    ),
    (
        r"found character that cannot start any token|alphabetic or numeric character",
        "Text can't begin with this character.",
        "Put the text in quotes.",
    ),
    (
        r"did not find expected <document start>",
        "The file goes on here, although what came before is complete.",
        "Begin every key at the same column, and lists with a hyphen.",
    ),
)
_ANY_CAUSE = (
    "",
    "The file can't be read as YAML from here on.",
    "The usual causes: a tab instead of spaces, a colon inside text, a quote that is not closed.",
)
_NO_COLON = "could not find expected ':'"
_BEGINNING = re.compile(
    r"cannot start any token|alphabetic or numeric|block scalar|not allowed|expected comment"
    r"|did not find expected node"
)
_TAG = re.compile(r"\btag\b")


def explain(error: Exception, text: str) -> Fault:
    """Return what a parser's error means, at the parser's position."""
    mark: Any = getattr(error, "problem_mark", None)
    start = min(mark.index, len(text)) if mark is not None else min(getattr(error, "position", 0) or 0, len(text))
    problem = f"{getattr(error, 'problem', None) or error}"
    context: Any = getattr(error, "context_mark", None)
    if _TAG.search(problem):
        return Fault(
            "CX004",
            "A tag (!) stands here: journeys are written without tags.",
            "Delete it. If the text is meant to begin with an exclamation mark, put it in quotes.",
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
        message = "This code in double quotes stands for no character."
        return Fault("CX004", message, "Delete it, or write two backslashes.", start, start + 2)
    cause = _cause(problem, text, start, context.index if context is not None else start)
    if cause is not None:
        return Fault("CX002", *cause)
    _, message, help_ = next((cause for cause in _CAUSES if re.search(cause[0], problem)), _ANY_CAUSE)
    opened = (
        context is not None
        and problem != _TAB
        and context.index < start
        and "block" not in f"{getattr(error, 'context', '')}"
    )
    other = context.index if opened else None
    return Fault("CX002", message, help_, start, start + 1, other)


def _cause(problem: str, text: str, start: int, context: int) -> "EnclosureFault | None":
    """Return the cause that the text itself shows, better than what the parser says; None where it shows none."""
    if problem == _TAB or "escape" in problem or "hexdecimal" in problem:
        return None
    from cxjourney.parse import slips  # late, since most texts are YAML
    from cxjourney.parse.unclosed import enclosure_fault

    cause = enclosure_fault(text, start)
    if cause is not None:
        return cause
    here = slips.PlaceOfStop(text, start)
    beginning = slips.bad_beginning(here)
    if beginning is not None and _BEGINNING.search(problem):
        return beginning
    without = _NO_COLON in problem
    place = slips.PlaceOfStop(text, context) if without else here
    for near in (place, place.above()):
        slip = slips.typing_slip(near) if near else None
        if slip is not None:
            return slip
    if "mapping values" in problem:
        return slips.colon_in_text(here)
    if without:
        return slips.curly_quotes(place) or slips.missing_colon(place)
    return slips.curly_quotes(here) or slips.indentation(here) or beginning


def forbidden_character(character: str, start: int, end: int) -> Fault:
    """Return the fault of a character that no journey may hold, between two offsets."""
    return Fault(
        "CX004",
        f"A character that nobody can see stands here (U+{ord(character):04X}).",
        "Delete it: it often comes along when text is pasted from another program.",
        start,
        end,
    )
