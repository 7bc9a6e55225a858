"""Slips that show in the line where the parser stopped, or in the one above: spaces, colons, hyphens, indentation."""

import re

from cxjourney.parse.unclosed import KEY, EnclosureFault
from cxjourney.text.escape import quote

_CURLY = re.compile("[:\\-,\\[{][ \\t]+[“”„«‘’]")
_NO_SPACE = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>[\w-]{1,40}?)(?P<sign>:|：|：| ?= ?|:\u00a0)(?P<value>[^\s:/].*)"
)
_HYPHEN = re.compile(r" *-(?=[^\W\d_]|[{\"'])")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
_SINGLE = re.compile("[“”„«‘][^“”„«»‘]+[“”»’]")
_STARTS = re.compile(r"( *)((?:- +)*)")
_VALUED = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY} *)?(?P<value>.*)")
_KEYED = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY}) *(?P<value>.*)")


class PlaceOfStop:
    """A place in a text, by its line.

    Attributes:
        text: The whole text.
        start: The offset at which the line begins.
        line: The line, without its break.
        column: The place in the line, from 0.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", self.start)
        self.line = text[self.start : end if end >= 0 else len(text)].rstrip("\r")
        self.column = offset - self.start

    @property
    def number(self) -> int:
        """The number of the line, counted from 1."""
        return self.text.count("\n", 0, self.start) + 1

    def above(self) -> "PlaceOfStop | None":
        """Return the last line above that says something."""
        end = self.start - 1
        while end >= 0:
            start = self.text.rfind("\n", 0, end) + 1
            content = self.text[start:end].strip()
            if content and not content.startswith("#"):
                return PlaceOfStop(self.text, start)
            end = start - 1
        return None

    def cause(self, message: str, help_: str, start: int, end: int | None = None) -> EnclosureFault:
        """Return what is wrong between two columns of this line, from 0; None is the end of the line."""
        return EnclosureFault(message, help_, self.start + start, self.start + (len(self.line) if end is None else end))


def typing_slip(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the slip of the pen that a line shows by itself: a space, a colon or a hyphen that is none."""
    line = place.line
    if hyphen := _HYPHEN.match(line):
        at = hyphen.end() - 1
        fixed = line[: at + 1] + " " + line[at + 1 :]
        return place.cause("A space is missing behind this hyphen.", f"Write {_truncate(fixed)}", at, at + 1)
    if odd := _ODD_SPACE.search(line[: len(line) - len(line.lstrip())] or ""):
        message = "A blank stands here that only looks like a space: it often comes along when text is pasted."
        return place.cause(message, "Delete it, and type ordinary spaces.", odd.start(), odd.end())
    if lacking := _NO_SPACE.fullmatch(line):
        key, sign, value = lacking["key"], lacking["sign"], lacking["value"]
        if sign == ":":
            message = f"A space is missing behind the colon of {key}."
        elif sign == ":\u00a0":
            message = f"Behind the colon of {key} stands a blank that only looks like a space."
        else:
            message = f"Behind {key} stands {sign.strip()}, where a colon (:) and a space are expected."
        return place.cause(message, f"Write {_truncate(f'{key}: {value}')}", *lacking.span("sign"))
    return None


def colon_in_text(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a colon stands within a text, or below one."""
    keyed = _KEYED.fullmatch(place.line)
    if not keyed:
        return None
    if place.column >= keyed.start("value"):
        key, value = keyed["key"].rstrip(" :"), keyed["value"]
        if _CURLY.search(place.line):
            return curly_quotes(place)
        message = f"A colon with a space behind it stands within the text of {key}."
        help_ = f"Put the whole text in quotes: {_truncate(f'{key}: {quote(value)}')}"
        return place.cause(message, help_, place.column, place.column + 1)
    above = place.above()
    return indentation(place) or (missing_colon(above) if above and not _KEYED.fullmatch(above.line) else None)


def curly_quotes(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where curly quotes are meant to hold a text together."""
    found = _CURLY.search(place.line)
    if not found:
        return None
    message = "Curly quotes don't hold a text together in YAML."
    whole = place.line[found.end() - 1 :].strip()
    fixed = f": {_truncate(quote(whole[1:-1]))}" if _SINGLE.fullmatch(whole) else "."
    help_ = f"Put the text in straight quotes{fixed}"
    return place.cause(message, help_, found.end() - 1, found.end())


def indentation(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a line begins at a column at which nothing above it begins."""
    starts = _STARTS.match(place.line)
    assert starts  # noqa: S101  it matches nothing, too
    indent, is_item = len(starts[1]), bool(starts[2])
    above = _open_columns(place)
    fitting = {column: (item, name, line) for (column, item), (name, line) in above.items()}
    if (indent, is_item) in above:
        return None
    if not is_item and (indent, True) in above:
        name, line = above[indent, True]
        inner = min((c for c, item in above if not item and c > indent), default=indent + 2)
        message = f"The items of this list begin with a hyphen (see line {line}), and this line has none."
        help_ = f"Write a hyphen and a space before it, or indent it by {inner} spaces if it belongs to the item above."
        return place.cause(message, help_, indent, _width(place))
    alike = [(abs(column - indent), -column, name, line) for (column, item), (name, line) in above.items()
             if item == is_item]  # fmt: skip
    if not alike:
        return None
    _, column, name, line = min(alike)
    column = -column
    if indent == 0 and column and not is_item:
        message = f"This line begins at the left edge, and the lines above it don't: see {name} in line {line}."
        return place.cause(message, "Delete the spaces that those lines begin with.", 0, _width(place))
    directly = place.above()
    near = directly.number == line if directly else False
    if directly and near and not is_item and column % 2 and not indent % 2:
        message = f"{name} begins {column} spaces from the edge, and what stands below it {indent}."
        help_ = "Let lines that belong together begin below each other, two spaces further in than what they belong to."
        return directly.cause(message, help_, column, column + len(name))
    how = f"indented by {indent} space{'' if indent == 1 else 's'}" if indent else "not indented"
    message = f"This line is {how}, and so fits no line above it."
    if indent in fitting or (is_item and not any(c == indent for c, _ in above)):
        message = f"This line is {how}, otherwise than the items that it belongs to."
    like = f"like the item in line {line}" if is_item else f"like {name} in line {line}"
    beginning = place.line[indent : _width(place)]
    text = (
        f" If it carries on the text of {name}, put the whole text in quotes."
        if beginning[:1].isupper() and name
        else ""
    )
    spaces = "Don't indent it" if column == 0 else f"Indent it by {column} space{'' if column == 1 else 's'}"
    other = f", or line {line} like this one" if near and not is_item and column and not indent % 2 else ""
    rest = ", together with the lines that belong to it" if is_item else ""
    return place.cause(message, f"{spaces}, {like}{rest}{other}.{text}", indent, _width(place))


def missing_colon(place: PlaceOfStop) -> EnclosureFault:
    """Return the cause where a line has neither a key nor a hyphen."""
    text, indent = place.line.strip(), len(place.line) - len(place.line.lstrip(" "))
    above = place.above()
    starts = _STARTS.match(above.line) if above else None
    if starts and starts[2] and len(starts[1]) == indent:
        message = "The lines above begin with a hyphen, and this one has none."
        return place.cause(message, f"Write {_truncate(f'- {text}')}", indent)
    message = "This line has no key: no word with a colon and a space behind it."
    if above and (keyed := _KEYED.fullmatch(above.line)) and keyed["value"] and indent <= len(keyed["before"]):
        key = keyed["key"].rstrip(" :")
        spaces = len(keyed["before"]) + 2
        help_ = f"If it carries on the text of {key}, indent it by {spaces} spaces. Otherwise begin it with a key."
        return place.cause(message, help_, indent)
    return place.cause(message, "Begin it with a key and a colon, such as title:, or delete it.", indent)


_ITEM = re.compile(r"[^,\]}]+")
_BULLET = re.compile(r" *([*•–—·]) ")


def bad_beginning(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a text begins with a mark that means something else in YAML."""
    rest = place.line[place.column :]
    if place.line.strip().startswith("```"):
        return place.cause("Three backticks are a mark of Markdown, not of YAML.", "Delete this line.", 0)
    if place.line[: place.column].isspace() and _BULLET.match(place.line):
        message = f"An item of a list begins with a hyphen (-), not with {rest[:1]}."
        return place.cause(message, f"Write {_truncate(f'- {rest[1:].strip()}')}", place.column, place.column + 1)
    valued = _VALUED.fullmatch(place.line)
    if valued and valued["value"][:1] in ("[", "{", '"', "'"):  # within brackets
        item = _ITEM.match(place.line, place.column)
        at, text, before = place.column, item.group().strip() if item else "", ""
    elif valued and valued.start("value") <= place.column:
        at, text, before = valued.start("value"), valued["value"], valued["key"] or "- "
    else:
        at, text, before = place.column, rest, ""
    if not text or text[0] not in "%@`*&>|?-,!]}":
        return None
    space = " and a space" if text[0] in "-?" else ""
    message = f"A text can't begin with {text[0]}{space} unless it stands in quotes."
    return place.cause(message, f"Write {_truncate(before.rstrip() + ' ' + quote(text))}", at, at + 1)


def _open_columns(place: PlaceOfStop) -> dict[tuple[int, bool], tuple[str, int]]:
    """Return the columns at which something above is open, and whether items begin there: its key, and its line."""
    found: dict[tuple[int, bool], tuple[str, int]] = {}
    lines = place.text[: place.start].split("\n")[:-1]
    least = 1 << 30
    for number in range(len(lines), 0, -1):
        line = lines[number - 1].rstrip("\r")
        if not line.strip() or line.lstrip().startswith(("#", "---")):
            continue
        keyed, starts = _KEYED.fullmatch(line), _STARTS.match(line)
        assert starts  # noqa: S101  it matches nothing, too
        indent, column = len(starts[1]), starts.end()
        if keyed and column < least:
            found.setdefault((column, False), (keyed["key"].rstrip(" :"), number))
        for hyphen in (m.start() for m in re.finditer("-", starts[2])):
            if indent + hyphen < least:
                found.setdefault((indent + hyphen, True), ("", number))
        if keyed or starts[2]:
            least = min(least, indent)
        if least == 0:
            break
    return found


def _width(place: PlaceOfStop) -> int:
    keyed = _KEYED.fullmatch(place.line)
    return keyed.end("key") if keyed else len(place.line)


def _truncate(text: str) -> str:
    stripped = text.strip()
    return stripped if len(stripped) <= 70 else stripped[:69] + "…"
