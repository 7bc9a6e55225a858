"""Slips that show in the line where the parser stopped, or in the one above: spaces, colons, hyphens, quotes."""

import re

from cxjourney.languages.message import Message, and_message, join_sentences, message
from cxjourney.parse.indentation import indentation
from cxjourney.parse.odd_characters import WIDE_BRACKETS, advice_for_lines, odd_beginning
from cxjourney.parse.parser_stop import KEYED, STARTS, ParserStop
from cxjourney.parse.unclosed_quotes_and_brackets import KEY, EnclosureFault
from cxjourney.text.yaml_quotes import quote
from cxjourney.text.yaml_text import inline_yaml

_CURLY = re.compile("[:\\-,\\[{][ \\t]+[“”„«‘’]")
_NO_SPACE = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>[\w-]{1,40}?)"
    r"(?:(?P<sign>:| ?(?::=|=|->|=>|→) ?|:\u00a0)(?=[^\s:/])|(?P<wide> ?[：﹕][ \u3000]*))(?P<value>.*)"
)
_WIDE_COLON = r"^ *(?:- +)*[\w-]{1,40} ?[：﹕]"
_HYPHEN = re.compile(r" *-(?=[^\W\d_]|[{\"'])")
_OTHER_HYPHEN = re.compile(rf"(?P<indent> *)(?P<mark>[–—−－ー‐‑•·]) *(?P<rest>{KEY}.*)")
_NUMBERED = re.compile(r" *(?P<mark>[0-9]{1,2}[.)]) +(?P<rest>\S.*)")
_WIDE_BRACKET = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY} *)?(?P<value>[［【｛].*)")
_SINGLE = re.compile("[“”„«‘][^“”„«»‘]+[“”»’]")
_LIKE_A_KEY = re.compile(r"([a-z]+(?:_[a-z]+)*) (\S{1,20})")
_ATTRIBUTES_IN_LINE = re.compile(r"[ -]*(?:id|to|kind|channel|journey): +[a-z0-9-]+(?:,\s*[a-z_]+: [^,:{}\[\]]+)+")
"""Attributes beside each other, the first of which holds no prose."""
_VALUED = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY} *)?(?P<value>.*)")


def typing_slip(place: ParserStop) -> EnclosureFault | None:
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
    if numbered := _NUMBERED.fullmatch(line):
        wrong = message("yaml.slip.bullet", mark=numbered["mark"].rstrip("."))
        help_ = advice_for_lines(place.text, _write(f"- {numbered['rest']}"), r"^ *[0-9]{1,2}[.)]\s")
        return place.cause(wrong, help_, *numbered.span("mark"))
    if wide := _WIDE_BRACKET.fullmatch(line):
        mark, fixed = wide["value"][0], wide["value"].translate(WIDE_BRACKETS)
        wrong = message("yaml.slip.wide-bracket", mark=mark, plain=fixed[0])
        return place.cause(wrong, _write(f"{wide['key'] or '- '}{fixed}"), wide.start("value"), wide.start("value") + 1)
    return _wanting_colon(place)


def _wanting_colon(place: ParserStop) -> EnclosureFault | None:
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


def colon_in_text(place: ParserStop) -> EnclosureFault | None:
    """Return the cause where a colon stands within a text, or below one."""
    keyed = KEYED.fullmatch(place.line)
    if not keyed:
        return None
    if place.column >= keyed.start("value"):
        key, value = keyed["key"].rstrip(" :"), keyed["value"]
        if _CURLY.search(place.line):
            return curly_quotes(place)
        help_ = message("reading.quote-all.as", text=_truncate(f"{key}: {quote(value)}"))
        if _ATTRIBUTES_IN_LINE.fullmatch(place.line):
            help_ = _attributes_apart(place, keyed["before"], f"{key}: {value}")
        return place.cause(message("yaml.slip.colon-in-text", key=key), help_, place.column, place.column + 1)
    above = place.above()
    return indentation(place) or (missing_colon(above) if above and not KEYED.fullmatch(above.line) else None)


def _attributes_apart(place: ParserStop, before: str, written: str) -> Message:
    """Return the advice to put attributes in braces or, where others stand below them, each on a line of its own."""
    below = place.text[place.start + len(place.line) :].lstrip("\r\n").split("\n")[0]
    if "-" in before and len(below) - len(below.lstrip(" ")) < len(before):
        return _write(f"{before.strip()} {{{written}}}")
    parts = re.split(r",\s*(?=[a-z_]+: )", written)
    return message("yaml.slip.attributes-in-line.help", text=and_message(parts))


def curly_quotes(place: ParserStop) -> EnclosureFault | None:
    """Return the cause where curly quotes are meant to hold a text together."""
    found = _CURLY.search(place.line)
    if not found:
        return None
    whole = place.line[found.end() - 1 :].strip()
    help_ = message("yaml.slip.curly.help")
    if _SINGLE.fullmatch(whole):
        help_ = message("yaml.slip.curly.help.as", text=_truncate(quote(whole[1:-1])))
    return place.cause(message("yaml.slip.curly"), help_, found.end() - 1, found.end())


def missing_colon(place: ParserStop) -> EnclosureFault:
    """Return the cause where a line has neither a key nor a hyphen."""
    text, indent = place.line.strip(), len(place.line) - len(place.line.lstrip(" "))
    above = place.above()
    starts = STARTS.match(above.line) if above else None
    if starts and starts[2] and len(starts[1]) == indent:
        return place.cause(message("yaml.slip.no-hyphen"), _write(f"- {text}"), indent)
    wrong = message("yaml.slip.no-key")
    if above and (keyed := KEYED.fullmatch(above.line)) and indent <= len(keyed["before"]):
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
_BLOCK_IN_LINE = re.compile(r"[>|][+-]?[ \t]+([^\W\d_].*)")
_ITEM_BESIDE_KEY = re.compile(r"- +\S")


def bad_beginning(place: ParserStop) -> EnclosureFault | None:
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
    if folded := _BLOCK_IN_LINE.fullmatch(text):
        written = _write(f"{before.rstrip()} {inline_yaml(folded[1].strip())}")
    if before != "- " and before and _ITEM_BESIDE_KEY.match(text):
        key = before.rstrip(" :")
        help_ = message(
            "yaml.slip.item-beside-key.help", item=_truncate(text), text=_truncate(f"{before}{quote(text)}")
        )
        return place.cause(message("yaml.slip.item-beside-key", key=key), help_, at, at + 1)
    wrong = message("yaml.slip.beginning.space" if text[0] in "-?" else "yaml.slip.beginning", mark=text[0])
    if text.strip() == "-" and before.strip() not in ("", "-"):
        written = message("reference.nobody")
    return place.cause(wrong, written, at, at + 1)


def _write(text: str) -> Message:
    """Return the advice to write a text, cut if it is long."""
    return message("reading.write", text=_truncate(text))


def _truncate(text: str) -> str:
    stripped = text.strip()
    return stripped if len(stripped) <= 70 else stripped[:69] + "…"
