"""Text -> the data of a TOML file, or the place from which it is none."""

import re
from collections.abc import Iterator
from typing import Any

_LARGEST = 2**63 - 1
"""TOML's own bound on whole numbers."""
_DEEP = "Lists or tables are nested too deep here."
_LONG = "This file holds a number that is too large."


class NotToml(Exception):  # noqa: N818  it says what a text is not
    """A text is not TOML from a place on, counted from 1; the message says why."""

    def __init__(self, message: str, line: int, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def read_toml(text: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        NotToml: it is none, or holds what nobody can mean.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", f"{error}")
        line, column = (int(place[1]), int(place[2])) if place else (text.rstrip("\n").count("\n") + 1, 1)
        raise NotToml("This is not TOML from here on.", line, column) from None
    except RecursionError:
        raise NotToml(_DEEP, _line_of(text, r"[\[{]\s{0,9}[\[{]\s{0,9}[\[{]")) from None
    except ValueError:  # more digits than Python turns into a number
        raise NotToml(_LONG, _line_of(text, r"(?<!\w)[0-9][0-9_]{999}")) from None
    if any(not -_LARGEST - 1 <= number <= _LARGEST for number in _numbers(data)):
        raise NotToml(_LONG, _line_of(text, r"(?<!\w)0x\w{16}|(?<!\w)0o\w{21}|(?<!\w)0b\w{63}|(?<!\w)[0-9][0-9_]{18}"))
    return data


def _numbers(data: dict[str, Any]) -> Iterator[int]:
    left: list[Any] = [data]
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
