"""Figures in braces that a comma has cut in two: before decimals, or between thousands."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from cxjourney.languages.message import Message, join_sentences, message
from cxjourney.model.introspection import Meant
from cxjourney.text.yaml_quotes import QuotedText

_UNIT = r" ?(?P<unit>[%٪‰€$£¥]|[^\W\d_][^,.;:#\[\]{}]{0,30})?"
_DECIMAL_COMMA = re.compile(rf"(?P<whole>-?[0-9]+(?:[. '’\u00a0\u202f][0-9]{{3}})*),(?P<rest>[0-9]+){_UNIT}")
_THOUSANDS = re.compile(rf"(?P<whole>-?[0-9]{{1,3}}(?:,[0-9]{{3}})+)(?:\.(?P<rest>[0-9]+))?{_UNIT}")
_GROUP = 3
"""How many digits stand behind a mark between thousands."""


class CutFigure(NamedTuple):
    """How to write a figure that commas have cut, and the one that was meant, where that is one alone."""

    help: Message
    meant: Meant | None = None


def comma_in_figure(siblings: Mapping[str, object], name: str, known: Container[str]) -> CutFigure | None:
    """Return how to write a figure in braces that commas have cut; None where it is none.

    Args:
        siblings: What stands within the braces.
        name: The attribute whose figure it is.
        known: The attributes that the entity has.
    """
    text = ",".join([_figure_text(siblings[name]), *keys_cut_off(siblings, name, known)])
    thousands, decimal = _THOUSANDS.fullmatch(text), _DECIMAL_COMMA.fullmatch(text)
    if thousands and (thousands["rest"] or thousands["whole"].count(",") > 1):
        number = _number(thousands["whole"], thousands["rest"])
        return CutFigure(message("advise.no-marks", text=number), _figure(number, thousands["unit"]))
    if decimal is None:
        return None
    number, unit = _number(decimal["whole"], decimal["rest"]), decimal["unit"] or ""
    if unit in ("%", "٪"):
        written = f"{float(number) / 100:.6g}" if name == "share" else number
        is_per_cent = name != "share"
        help_ = message("build.decimal-comma", text=f"{name}: {written}")
        return CutFigure(help_, None if is_per_cent else _figure(written, ""))
    beside = f", unit: {unit}" if unit and "unit" in known else ""
    with_point = message("build.decimal-comma", text=f"{name}: {number}{beside}")
    if unit or thousands is None or decimal["whole"] in ("0", "-0"):
        return CutFigure(with_point, _figure(number, unit))
    help_ = join_sentences(message("advise.no-marks", text=_number(thousands["whole"], "")), with_point)
    return CutFigure(help_)


def _figure(number: str, unit: str | None) -> Meant | None:
    """Return a figure as the one that was meant; None where a unit stands behind it, which has to go elsewhere."""
    return None if unit else Meant(float(number) if "." in number else int(number))


def keys_cut_off(siblings: Mapping[str, object], name: str, known: Container[str]) -> Sequence[str]:
    """Return the keys without a value right behind an attribute in braces: what commas have cut off its value."""
    keys = list(siblings)
    first = last = keys.index(name) + 1
    while last < len(keys) and siblings[keys[last]] is None and keys[last] not in known:
        last += 1
    return keys[first:last]


def _figure_text(value: object) -> str:
    """Return a figure as it stands before the comma: behind a point, it has three digits to a group of thousands."""
    if isinstance(value, float):
        return f"{value:.{_GROUP}f}"
    is_figure = isinstance(value, int | str) and not isinstance(value, bool | QuotedText)
    return f"{value}" if is_figure else ""


def _number(whole: str, rest: str) -> str:
    digits = re.sub("[^0-9-]", "", whole)
    return f"{digits}.{rest}" if rest else digits
