"""Quotes and brackets that are not closed, or closed too early: found by going through the text as YAML does.

The parser notices such a slip where it can go on no longer, often at the end of the file. Here the place is found that
somebody has to fix. Only a text that the parser has refused is gone through.
"""

import re
from typing import NamedTuple

from cxjourney.languages.message import join_sentences, message
from cxjourney.text.clause_words import is_continuation
from cxjourney.text.yaml_quotes import quote


class EnclosureFault(NamedTuple):
    """What is wrong in a text, how to fix it, and where: offsets into it."""

    message: str
    help: str
    start: int
    end: int


KEY = r"(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|[^\s\"'\[\]{}#,&*!|>%@`][^:\n]{0,80}?) {0,9}:(?=[ \r\n]|\Z)"
_BEGINNING = re.compile(rf"(?P<indent> *(?:- +)*)(?P<key>{KEY} *)?(?:[&!]\S+ +)?")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_QUOTED = {'"': re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL), "'": re.compile(r"'[^']*+(?:''[^']*+)*+'")}
_SAID_BY = re.compile(r"[ \t]*[-–—~][ \t]*(?P<who>[A-Za-z][A-Za-z .-]{0,40})[ \t]*\r?$", re.MULTILINE)
"""Who said what stands in quotes before it."""
_HEAD = re.compile(r" *(?:- +)*(?P<key>[a-z_]+):\s*")
_MOST_ABOVE = 50
_NEW_LINE = re.compile(rf"\n *(?:- |{KEY})")
_NOTHING = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\n]*)?\r?$", re.MULTILINE)
_NEXT_ITEM = re.compile(r"[ \t]*(?:[,\]}:\r\n]|\Z|(?<=[ \t])#)")
_NEXT_KEY = re.compile(r" +[a-z_]{1,40}: ")
_MARK = re.compile(r"""[\[\]{},\n"'#:]""")
_CLOSING = re.compile(r"[\]}]")
_CLOSES = {"[": "]", "{": "}"}
_WIDE_CLOSES = {"[": "[］】]", "{": "｝"}
FOREIGN_COMMA = re.compile("[،؛，、；;]")


def enclosure_fault(text: str, stop: int) -> EnclosureFault | None:
    """Return the first quote or bracket that is closed too early or never, up to where the parser stopped."""
    at = 0
    while at <= min(stop, len(text) - 1):
        begins = _BEGINNING.match(text, at)
        assert begins  # noqa: S101  it matches nothing, too
        value = begins.end()
        opener = text[value : value + 1]
        column = len(begins["indent"]) if begins["key"] else len(begins["indent"].rstrip().rstrip("-"))
        if opener in _QUOTED:
            end, cause = _scan_quotes(text, value, _NOTHING)
        elif opener in _CLOSES:
            end, cause = _scan_brackets(text, value, len(begins["indent"]) - len(begins["indent"].lstrip(" ")))
        else:
            plain = opener not in ("", "\n", "\r", "#")
            end, cause = _line_end(text, value), None
            if plain:
                end = _text_end(text, end, column, held=_BLOCK.match(text, value) is not None)
        if cause:
            return cause
        at = _line_end(text, end) + 1
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _text_end(text: str, at: int, column: int, *, held: bool) -> int:
    """Pass over the lines on which a text goes on: those that are indented further than its key."""
    while at < len(text):
        end = _line_end(text, at + 1)
        line = text[at + 1 : end]
        if line.strip() and (len(line) - len(line.lstrip(" ")) <= column or (not held and _NEW_LINE.match(text, at))):
            return at
        at = end
    return at


def _scan_quotes(text: str, at: int, may_follow: re.Pattern[str]) -> tuple[int, EnclosureFault | None]:
    found = _QUOTED[text[at]].match(text, at)
    end = found.end() if found else len(text)
    if found and may_follow.match(text, end):
        return end, None
    line_end = _line_end(text, at)
    if found and may_follow is _NOTHING and text[end:line_end].strip() == ",":
        return end, _surplus_comma(text.index(",", end))
    if not found or _NEW_LINE.search(text, at, end):
        return end, _missing_quote(text, at, line_end)
    if may_follow is _NEXT_ITEM and _NEXT_KEY.match(text, end):
        return end, _missing_comma(end)
    return end, _early_quote(text, at, end, flow=may_follow is _NEXT_ITEM)


def _missing_quote(text: str, at: int, line_end: int) -> EnclosureFault:
    mark, rest = text[at], text[at + 1 : line_end].rstrip()
    name = message("yaml.quote.single" if mark == "'" else "yaml.quote.double", mark=mark)
    if rest.endswith(("”", "“", "’", "‘", "»", "„")):
        wrong = message("yaml.quote.unclosed.curly", quote=name, curly=rest[-1])
        return EnclosureFault(wrong, message("yaml.quote.unclosed.curly.help", mark=mark), at, line_end)
    other = ""
    if mark == "'" and rest[:1].isalpha() and 0 < len(rest) <= 60 and '"' not in rest:
        other = message("yaml.quote.apostrophe", text=f'"{mark}{rest}"')
    below = bool(text[line_end : line_end + 999].strip())
    wrong = message("yaml.quote.unclosed.below" if below else "yaml.quote.unclosed", quote=name)
    return EnclosureFault(wrong, join_sentences(message("yaml.quote.unclosed.help", mark=mark), other), at, line_end)


def _is_under(text: str, at: int, key: str) -> bool:
    """Return whether what begins there is an item of the list under a key."""
    above = text[:at].rsplit("\n", _MOST_ABOVE)[:-1]
    heads = (found["key"] for line in reversed(above) if (found := _HEAD.fullmatch(line)))
    return next(heads, "") == key


def _early_quote(text: str, at: int, end: int, *, flow: bool) -> EnclosureFault:
    mark, line_end = text[at], _line_end(text, end)
    if not flow and (said := _SAID_BY.match(text, end)) and _is_under(text, at, "quotes"):
        wrong = message("yaml.quote.early.single" if mark == "'" else "yaml.quote.early.double")
        who = re.sub("[ .]+", "-", said["who"].strip(" .").lower())
        return EnclosureFault(
            wrong, message("reading.write", text=f"- {{text: {text[at:end]}, persona: {who}}}"), end, line_end
        )
    close = end
    while (close := text.find(mark, close, line_end)) >= 0:
        close += 1
        if (_NEXT_ITEM if flow else _NOTHING).match(text, close):
            break
    whole = text[at + 1 : close - 1] if close > 0 else ""
    usable = 0 < len(whole) <= 60 and "\n" not in whole
    if mark == "'":
        fixed = f'"{whole}"' if usable and '"' not in whole and "\\" not in whole else ""
        wrong, twice = message("yaml.quote.early.single"), "''"
        help_ = (
            message("yaml.quote.early.single.help.as", twice=twice, text=fixed)
            if fixed
            else message("yaml.quote.early.single.help", twice=twice)
        )
    else:
        if close <= 0 and not flow:
            whole = text[at:line_end].strip()
            usable = len(whole) <= 60
        fixed = quote(whole.replace('\\"', '"')) if usable and "\\" not in whole else ""
        wrong, help_ = message("yaml.quote.early.double"), message("yaml.quote.early.double.help")
        if fixed:
            help_ = message("yaml.quote.early.double.help.as", text=fixed)
    return EnclosureFault(wrong, help_, end - 1, end)


def _scan_brackets(text: str, at: int, indent: int) -> tuple[int, EnclosureFault | None]:
    """Go through a list in brackets, or a mapping in braces, and what it holds."""
    open_: list[int] = []
    since = place = at  # since: where the entry began
    colon = name = comment = -1  # name: where a key in quotes ended; comment: the first that holds a closing bracket
    has_text = False  # in the entry
    while mark := _MARK.search(text, place):
        here, sign = mark.start(), mark.group()
        has_text = has_text or (not text[place:here].isspace() and place < here)
        place = mark.end()
        if sign in _CLOSES:
            if has_text:
                return place, _bracket_in_text(here, sign)
            open_.append(here)
            since, colon, has_text = here, -1, False
        elif sign in "]}":
            if _CLOSES[text[open_[-1]]] != sign:
                return place, _wrong_bracket(text, open_[-1], here)
            open_.pop()
            since, colon, has_text = here, -1, True
            if not open_:
                return place, _text_after_bracket(text, at, place)
            if not _NEXT_ITEM.match(text, place):
                return place, _missing_comma(place)
        elif sign in _QUOTED and not has_text:
            place, cause = _scan_quotes(text, here, _NEXT_ITEM)
            has_text, name = True, place
            if cause:
                return place, cause
        elif sign == ",":
            if not has_text and colon < 0:
                return place, _empty_item(here)
            since, colon, has_text = here, -1, False
        elif sign == ":" and has_text and text[place : place + 1] in tuple(",]}"):
            return place, _colon_before_nothing(text, open_[-1], here)
        elif sign == ":" and (here == name or text[place : place + 1] in (" ", "\n", "\r", "")):
            if colon > since:
                return place, _second_colon(text, colon, here)
            colon, has_text = here, False
        elif sign == "#" and text[here - 1] in " \t\n[{,":
            place = _line_end(text, here)
            comment = here if comment < 0 and _CLOSING.search(text, here, place) else comment
        elif sign == "\n" and (begins := _NEW_LINE.match(text, here)):
            line = text[here + 1 : begins.end()]
            if len(line) - len(line.lstrip(" ")) <= indent:
                return place, _missing_bracket(text, open_[-1], comment)
        elif not sign.isspace():
            has_text = True
    return len(text), _missing_bracket(text, open_[-1], comment) if open_ else None


def _missing_bracket(text: str, at: int, comment: int) -> EnclosureFault:
    if comment >= 0:
        return _bracket_in_comment(text, comment)
    mark = text[at]
    wide = re.compile(f"[^\\n\\]}}]*({_WIDE_CLOSES[mark]})").match(text, at)
    if wide:
        wrong = message("yaml.slip.wide-bracket", mark=wide[1], plain=_CLOSES[mark])
        return EnclosureFault(wrong, message("yaml.bracket.wrong.help", closing=_CLOSES[mark]), *wide.span(1))
    return EnclosureFault(
        message("yaml.bracket.list" if mark == "[" else "yaml.bracket.mapping", mark=mark),
        message("yaml.bracket.unclosed.help", closing=_CLOSES[mark], mark=mark),
        at,
        at + 1,
    )


def _bracket_in_comment(text: str, comment: int) -> EnclosureFault:
    start = text.rfind("\n", 0, comment) + 1
    before = re.split(r"[\[{,]|: ", text[start:comment])[-1].strip()
    rest, *others = re.split(r"\s*,\s*", re.split(r"[\]}]", text[comment : _line_end(text, comment)], maxsplit=1)[0])
    while others and any(is_continuation(others[0], rest, tag) for tag in ("en", "fa", "id", "de", "fr", "es")):
        rest = f"{rest}, {others.pop(0)}"
    help_ = message("yaml.bracket.comment.help")
    if before[:1] not in ('"', "'"):
        help_ = message("yaml.bracket.comment.help.as", text=quote(f"{before} {rest}".strip()))
    return EnclosureFault(message("yaml.bracket.comment"), help_, comment, comment + 1)


def _missing_comma(here: int) -> EnclosureFault:
    return EnclosureFault(message("yaml.comma.missing"), message("yaml.comma.missing.help"), here, here + 1)


def _bracket_in_text(here: int, sign: str) -> EnclosureFault:
    wrong = message("yaml.bracket.in-text", mark=sign)
    return EnclosureFault(wrong, message("yaml.bracket.in-text.help"), here, here + 1)


def _wrong_bracket(text: str, opened: int, here: int) -> EnclosureFault:
    wrong = message("yaml.bracket.wrong", mark=text[here], open=text[opened])
    return EnclosureFault(wrong, message("yaml.bracket.wrong.help", closing=_CLOSES[text[opened]]), here, here + 1)


def _surplus_comma(here: int) -> EnclosureFault:
    return EnclosureFault(message("yaml.comma.surplus"), message("yaml.comma.surplus.help"), here, here + 1)


def _empty_item(here: int) -> EnclosureFault:
    return EnclosureFault(message("yaml.comma.empty"), message("yaml.comma.empty.help"), here, here + 1)


def _colon_before_nothing(text: str, opened: int, here: int) -> EnclosureFault:
    wrong, help_ = message("yaml.colon.nothing"), message("yaml.colon.nothing.help")
    items = re.match(r"\[[^\[\]{}\n]*\]", text[opened:])
    if items:
        help_ = message("reading.write", text=re.sub(r":(?=\s*[,\]])", "", items[0]))
    return EnclosureFault(wrong, help_, here, here + 1)


def _second_colon(text: str, colon: int, here: int) -> EnclosureFault:
    comma = FOREIGN_COMMA.search(text, colon, here)
    if comma:
        wrong = message("yaml.comma.foreign", mark=comma.group(), comma=",")
        return EnclosureFault(wrong, message("yaml.comma.foreign.help"), comma.start(), comma.end())
    return EnclosureFault(message("yaml.second-colon"), message("yaml.second-colon.help"), here, here + 1)


def _text_after_bracket(text: str, at: int, end: int) -> EnclosureFault | None:
    if _NOTHING.match(text, end) or re.match(r" *:", text[end : end + 9]):
        return None
    line_end = _line_end(text, end)
    start = line_end - len(text[end:line_end].lstrip())
    sign = text[start]
    if sign in "]}":
        return EnclosureFault(message("yaml.bracket.surplus", mark=sign), message("reading.delete"), start, start + 1)
    if sign == ",":
        return _surplus_comma(start)
    whole = text[at:line_end].strip()
    wrong, help_ = message("yaml.bracket.text", open=text[at], closing=text[end - 1]), message("reading.quote-all")
    if "\n" not in whole and len(whole) <= 60:
        help_ = message("reading.quote-all.as", text=quote(whole))
    return EnclosureFault(wrong, help_, at, line_end)
