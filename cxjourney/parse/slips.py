"""Slips that show in the line where the parser stopped, or in the one above: spaces, colons, hyphens, indentation."""

import re

from cxjourney.languages.message import Message, count_message, join_sentences, message
from cxjourney.parse.odd_characters import WIDE_BRACKETS, advice_for_lines, odd_beginning
from cxjourney.parse.unclosed import KEY, EnclosureFault
from cxjourney.text.escape import quote
from cxjourney.text.yaml_text import inline_yaml

_CURLY = re.compile("[:\\-,\\[{][ \\t]+[“”„«‘’]")
_NO_SPACE = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>[\w-]{1,40}?)(?:(?P<sign>:| ?= ?|:\u00a0)(?=[^\s:/])|(?P<wide> ?[：﹕][ \u3000]*))"
    r"(?P<value>.*)"
)
_WIDE_COLON = r"^ *(?:- +)*[\w-]{1,40} ?[：﹕]"
_HYPHEN = re.compile(r" *-(?=[^\W\d_]|[{\"'])")
_OTHER_HYPHEN = re.compile(rf"(?P<indent> *)(?P<mark>[–—−－ー‐‑•·]) *(?P<rest>{KEY}.*)")
_WIDE_BRACKET = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY} *)?(?P<value>[［【｛].*)")
_SINGLE = re.compile("[“”„«‘][^“”„«»‘]+[“”»’]")
_LIKE_A_KEY = re.compile(r"([a-z]+(?:_[a-z]+)*) (\S{1,20})")
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

    def cause(self, wrong: str, help_: str, start: int, end: int | None = None) -> EnclosureFault:
        """Return what is wrong between two columns of this line, from 0; None is the end of the line."""
        return EnclosureFault(wrong, help_, self.start + start, self.start + (len(self.line) if end is None else end))


def typing_slip(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the slip of the pen that a line shows by itself: a space, a colon, a hyphen or a bracket that is none."""
    line = place.line
    if hyphen := _HYPHEN.match(line):
        at = hyphen.end() - 1
        fixed = line[: at + 1] + " " + line[at + 1 :]
        return place.cause(message("yaml.slip.hyphen-space"), _write(fixed), at, at + 1)
    if odd := odd_beginning(line):
        fault, at = odd
        return place.cause(*fault, at, at + 1)
    if other := _OTHER_HYPHEN.fullmatch(line):
        wrong = message("yaml.slip.bullet", mark=other["mark"])
        help_ = advice_for_lines(place.text, _write(f"- {other['rest']}"), rf"^ *{other['mark']} *\S")
        return place.cause(wrong, help_, *other.span("mark"))
    if wide := _WIDE_BRACKET.fullmatch(line):
        mark, fixed = wide["value"][0], wide["value"].translate(WIDE_BRACKETS)
        wrong = message("yaml.slip.wide-bracket", mark=mark, plain=fixed[0])
        return place.cause(wrong, _write(f"{wide['key'] or '- '}{fixed}"), wide.start("value"), wide.start("value") + 1)
    return _wanting_colon(place)


def _wanting_colon(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where another sign stands behind a key than a colon and a space."""
    lacking = _NO_SPACE.fullmatch(place.line)
    if lacking is None:
        return None
    key, sign, value = lacking["key"], lacking["sign"], lacking["value"]
    fixed = _write(f"{key}: {value}".rstrip())
    if sign == ":":
        wrong = message("yaml.slip.colon-space", key=key)
    elif sign == ":\u00a0":
        wrong = message("yaml.slip.colon-odd-space", key=key)
    else:
        mark = (sign or lacking["wide"]).strip()
        wrong = message("yaml.slip.no-colon", key=key, sign=mark)
        fixed = advice_for_lines(place.text, fixed, _WIDE_COLON) if lacking["wide"] else fixed
    return place.cause(wrong, fixed, *lacking.span("sign" if sign else "wide"))


def colon_in_text(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a colon stands within a text, or below one."""
    keyed = _KEYED.fullmatch(place.line)
    if not keyed:
        return None
    if place.column >= keyed.start("value"):
        key, value = keyed["key"].rstrip(" :"), keyed["value"]
        if _CURLY.search(place.line):
            return curly_quotes(place)
        help_ = message("reading.quote-all.as", text=_truncate(f"{key}: {quote(value)}"))
        return place.cause(message("yaml.slip.colon-in-text", key=key), help_, place.column, place.column + 1)
    above = place.above()
    return indentation(place) or (missing_colon(above) if above and not _KEYED.fullmatch(above.line) else None)


def curly_quotes(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where curly quotes are meant to hold a text together."""
    found = _CURLY.search(place.line)
    if not found:
        return None
    whole = place.line[found.end() - 1 :].strip()
    help_ = message("yaml.slip.curly.help")
    if _SINGLE.fullmatch(whole):
        help_ = message("yaml.slip.curly.help.as", text=_truncate(quote(whole[1:-1])))
    return place.cause(message("yaml.slip.curly"), help_, found.end() - 1, found.end())


def indentation(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a line begins at a column at which nothing above it begins."""
    starts = _STARTS.match(place.line)
    assert starts  # noqa: S101  it matches nothing, too
    indent, is_item = len(starts[1]), bool(starts[2])
    above = open_columns(place)
    fitting = {column: (item, name, line) for (column, item), (name, line) in above.items()}
    if (indent, is_item) in above:
        return None
    if not is_item and (indent, True) in above:
        name, line = above[indent, True]
        inner = min((c for c, item in above if not item and c > indent), default=indent + 2)
        wrong, help_ = message("yaml.indent.no-hyphen", line=line), message("yaml.indent.no-hyphen.help", spaces=inner)
        return place.cause(wrong, help_, indent, width_of_beginning(place))
    alike = [(abs(column - indent), -column, name, line) for (column, item), (name, line) in above.items()
             if item == is_item]  # fmt: skip
    if not alike:
        return None
    _, column, name, line = min(alike)
    column = -column
    if indent == 0 and column and not is_item:
        wrong = message("yaml.indent.left-edge", key=name, line=line)
        return place.cause(wrong, message("yaml.indent.left-edge.help"), 0, width_of_beginning(place))
    directly = place.above()
    near = directly.number == line if directly else False
    if directly and near and not is_item and column % 2 and not indent % 2:
        wrong = message("yaml.indent.uneven", key=name, column=column, indent=indent)
        return directly.cause(wrong, message("yaml.indent.uneven.help"), column, column + len(name))
    if indent in fitting or (is_item and not any(c == indent for c, _ in above)):
        wrong = count_message("yaml.indent.otherwise.by", indent) if indent else message("yaml.indent.otherwise")
    else:
        wrong = count_message("yaml.indent.fits-none.by", indent) if indent else message("yaml.indent.fits-none")
    if is_item:
        help_ = advice_on_item(column, line)
    else:
        help_ = advice_on_key(column, name, line, either=near and not indent % 2)
    beginning = place.line[indent : width_of_beginning(place)]
    text = message("yaml.indent.carries-on", key=name) if beginning[:1].isupper() and name else ""
    return place.cause(wrong, join_sentences(help_, text), indent, width_of_beginning(place))


def advice_on_item(column: int, line: int) -> Message:
    """Return the advice to begin an item at a column, as that in a line above does."""
    if not column:
        return message("yaml.indent.as-item", line=line)
    return count_message("yaml.indent.as-item.by", column, line=line)


def advice_on_key(column: int, key: str, line: int, *, either: bool = False) -> Message:
    """Return the advice to begin a line as a key in a line above does, or, with ``either``, that line as this one."""
    if not column:
        return message("yaml.indent.as-key", key=key, line=line)
    if either:
        return count_message("yaml.indent.as-key.or", column, key=key, line=line)
    return count_message("yaml.indent.as-key.by", column, key=key, line=line)


def missing_colon(place: PlaceOfStop) -> EnclosureFault:
    """Return the cause where a line has neither a key nor a hyphen."""
    text, indent = place.line.strip(), len(place.line) - len(place.line.lstrip(" "))
    above = place.above()
    starts = _STARTS.match(above.line) if above else None
    if starts and starts[2] and len(starts[1]) == indent:
        return place.cause(message("yaml.slip.no-hyphen"), _write(f"- {text}"), indent)
    wrong = message("yaml.slip.no-key")
    if above and (keyed := _KEYED.fullmatch(above.line)) and keyed["value"] and indent <= len(keyed["before"]):
        key = keyed["key"].rstrip(" :")
        spaces = len(keyed["before"]) + 2
        help_ = join_sentences(_colon_advice(text), message("yaml.slip.no-key.carries-on", key=key, spaces=spaces))
        return place.cause(wrong, help_, indent)
    return place.cause(wrong, _colon_advice(text) or message("yaml.slip.no-key.help"), indent)


def _colon_advice(text: str) -> Message | str:
    """Return the advice to write a colon behind what looks like a key; empty where nothing does."""
    found = _LIKE_A_KEY.fullmatch(text)
    return message("yaml.slip.no-key.as", text=_truncate(f"{found[1]}: {found[2]}")) if found else ""


_ITEM = re.compile(r"[^,\]}]+")
_BULLET = re.compile(r" *([*•–—·]) ")
_TICKED = re.compile("`([^`]+)[`´]")
_ITEM_BESIDE_KEY = re.compile(r"- +\S")


def bad_beginning(place: PlaceOfStop) -> EnclosureFault | None:
    """Return the cause where a text begins with a mark that means something else in YAML."""
    rest = place.line[place.column :]
    if place.line.strip().startswith("```"):
        return place.cause(message("yaml.slip.backticks"), message("yaml.slip.backticks.help"), 0)
    if place.line[: place.column].isspace() and _BULLET.match(place.line):
        wrong = message("yaml.slip.bullet", mark=rest[:1])
        return place.cause(wrong, _write(f"- {rest[1:].strip()}"), place.column, place.column + 1)
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
    written = _write(f"{before.rstrip()} {quote(text)}")
    if ticked := _TICKED.fullmatch(text):
        written = _write(f"{before.rstrip()} {inline_yaml(ticked[1])}")
    if before != "- " and before and _ITEM_BESIDE_KEY.match(text):
        key = before.rstrip(" :")
        help_ = message(
            "yaml.slip.item-beside-key.help", item=_truncate(text), text=_truncate(f"{before}{quote(text)}")
        )
        return place.cause(message("yaml.slip.item-beside-key", key=key), help_, at, at + 1)
    wrong = message("yaml.slip.beginning.space" if text[0] in "-?" else "yaml.slip.beginning", mark=text[0])
    return place.cause(wrong, written, at, at + 1)


def open_columns(place: PlaceOfStop) -> dict[tuple[int, bool], tuple[str, int]]:
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


def width_of_beginning(place: PlaceOfStop) -> int:
    """Return the column at which the key of a line ends; where it has none, the whole line does."""
    keyed = _KEYED.fullmatch(place.line)
    return keyed.end("key") if keyed else len(place.line)


def _write(text: str) -> Message:
    """Return the advice to write a text, cut if it is long."""
    return message("reading.write", text=_truncate(text))


def _truncate(text: str) -> str:
    stripped = text.strip()
    return stripped if len(stripped) <= 70 else stripped[:69] + "…"
