"""The figures that rules go by and a team can set: what each may be, and what is wrong with one that was set."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator
from pydantic_core import CoreSchema

from cxjourney.languages.message import english_text, join_sentences, list_message, message
from cxjourney.model.fields import DURATION, days
from cxjourney.rules.rule import Threshold
from cxjourney.rules.rule_index import all_rules
from cxjourney.text.shorten import shorten


class WrongFigure(NamedTuple):
    """A figure that can't be so: the code that it was set for, what is wrong, and how to fix it."""

    code: str
    message: str
    help: str


def threshold_figures() -> dict[str, Threshold]:
    """Return the figures that can be set, by the codes of their rules."""
    return {rule.code: rule.threshold for rule in all_rules().values() if rule.threshold}


def _whole_figure(value: str | float) -> int:
    return days(value) if isinstance(value, str) else int(value)


class _FiguresByCode:
    """Offers editors what each figure can be; `wrong_figures` says what is wrong with one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read it as the mapping that it is."""
        return handler(source)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Name the codes, and the bounds of each."""
        properties = {code: _figure_schema(figure) for code, figure in threshold_figures().items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def _figure_schema(figure: Threshold) -> dict[str, object]:
    if figure.is_time:
        return {"type": "string", "pattern": DURATION, "description": figure.says, "default": figure.notation}
    bounds = {"minimum": figure.least, "maximum": figure.most}
    return {"type": "integer", **bounds, "description": figure.says, "default": figure.default}


Thresholds = Annotated[dict[str, Annotated[int, PlainValidator(_whole_figure)]], _FiguresByCode()]
"""Figures by code: counts, and lengths of time, held in days."""


def wrong_figures(given: object) -> Iterator[WrongFigure]:
    """Yield which of the figures that were set can't be so; ``given`` is what stands under ``thresholds``."""
    known = threshold_figures()
    for code, value in given.items() if isinstance(given, dict) else ():
        figure = known.get(code)
        if figure is None:
            said = message("config.no-figure", code=shorten(code, 40))
            help_ = message("config.no-figure.help", names=list_message(known, 40))
        elif _is_allowed(figure, value):
            continue
        else:
            expected = message("config.time", example='"90d"') if figure.is_time else _count(figure)
            written = shorten(json.dumps(value, ensure_ascii=False, default=str), 40)
            said = message("config.expected", name=code, value=written, expected=expected)
            units = message("config.time.help") if figure.is_time else ""
            default = message("config.default", text=f"{code} = {figure.as_set(figure.default)}")
            help_ = join_sentences(english_text(figure.says), units, default)
        yield WrongFigure(code, said, help_)


def _is_allowed(figure: Threshold, value: object) -> bool:
    if figure.is_time:
        return isinstance(value, str) and re.fullmatch(DURATION, value) is not None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return False
    return figure.least <= value and (figure.most is None or value <= figure.most)


def _count(figure: Threshold) -> str:
    return message("config.whole", least=figure.least, most=figure.most)
