"""Text -> the data of a TOML file, or the place from which it is none."""

import re
from collections.abc import Iterator

from cxjourney.languages.message import message
from cxjourney.text.shorten import shorten

_LARGEST = 2**63 - 1
"""TOML's own bound on whole numbers: 64 bits with a sign (TOML 1.0.0, Integer)."""
_HEADING = re.compile(r"[ \t]*\[(?P<name>[^\[\]]{1,200})\][ \t]*(?:#|\r?$)")
_SETTING = re.compile(r"[ \t]*(?P<name>[\w.\"'-]{1,200})[ \t]*=")
_DEEP, _LONG = message("toml.deep"), message("toml.long")


class NotToml(Exception):  # noqa: N818  it says what a text is not
    """A text is not TOML from a place on, counted from 1; the message says why, and ``help`` how to fix it."""

    def __init__(self, says: str, line: int, column: int = 1, help_: str = "") -> None:
        super().__init__(says)
        self.line = line
        self.column = column
        self.help = help_


def read_toml(text: str) -> dict[str, object]:
    """Return the data of a TOML file.

    Raises:
        NotToml: It is none, or holds what nobody can mean.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", f"{error}")
        line, column = (int(place[1]), int(place[2])) if place else (text.rstrip("\n").count("\n") + 1, 1)
        raise _duplicate(text, line) or NotToml(message("toml.none"), line, column) from None
    except RecursionError:
        raise NotToml(_DEEP, _line_of(text, r"[\[{]\s{0,9}[\[{]\s{0,9}[\[{]")) from None
    except ValueError:  # more digits than Python turns into a number
        raise NotToml(_LONG, _line_of(text, r"(?<!\w)[0-9][0-9_]{999}")) from None
    if any(not -_LARGEST - 1 <= number <= _LARGEST for number in _numbers(data)):
        raise NotToml(_LONG, _line_of(text, r"(?<!\w)0x\w{16}|(?<!\w)0o\w{21}|(?<!\w)0b\w{63}|(?<!\w)[0-9][0-9_]{18}"))
    return data


def _duplicate(text: str, number: int) -> NotToml | None:
    """Return the fault of a heading, or a setting under the same heading, that stands in a line and in one above."""
    above: set[tuple[str, str]] = set()
    heading = ""
    for place, line in enumerate(text.split("\n")[:number], start=1):
        found = _HEADING.match(line) or _SETTING.match(line)
        if not found:
            continue
        name = re.sub(r"[\s\"']", "", found["name"])
        is_heading = found.re is _HEADING
        heading = name if is_heading else heading
        one = ("", name) if is_heading else (heading, name)
        if place == number and (one in above or (is_heading and any(under == name for under, _ in above))):
            shown = shorten(f"[{name}]" if is_heading else name, 60)
            help_ = message("toml.twice.table") if is_heading else message("toml.twice.line")
            return NotToml(message("toml.twice", name=shown), place, found.start("name") - is_heading + 1, help_)
        above.add(one)
    return None


def _numbers(data: dict[str, object]) -> Iterator[int]:
    left: list[object] = [data]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += one.values()
        elif isinstance(one, list):
            left += one
        elif isinstance(one, int):
            yield one


def _line_of(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
