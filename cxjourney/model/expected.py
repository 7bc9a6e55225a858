"""What the format expects of an attribute, read off the model: its bounds, its short form, whether it is an id."""

from typing import Any, NamedTuple, get_args, get_origin

from pydantic import WithJsonSchema

from cxjourney.model.attributes import Attribute, stripped
from cxjourney.model.fields import SLUG_SCHEMA, Refers, ShortForm


class Expectation(NamedTuple):
    """What was expected at a place, and how to get there."""

    words: str
    help: str


def bounds(attribute: Attribute | None) -> tuple[float | None, float | None]:
    """Give the least and the greatest number that an attribute takes; None where there is none."""
    marks = _marks(attribute)
    short = short_form(attribute)
    if short:
        schema = dict(short.schema)
        return schema.get("minimum"), schema.get("maximum")
    low = next((mark.ge for mark in marks if getattr(mark, "ge", None) is not None), None)
    high = next((mark.le for mark in marks if getattr(mark, "le", None) is not None), None)
    return low, high


def short_form(attribute: Attribute | None) -> ShortForm | None:
    """Give the short form that may stand for what an attribute describes: a number, or an id."""
    return next((mark for mark in _marks(attribute) if isinstance(mark, ShortForm)), None)


def takes_an_id(attribute: Attribute | None) -> bool:
    """Tell whether an attribute gives its entity an id."""
    if attribute is None or get_origin(stripped(attribute.field.annotation)) is dict:
        return False
    return any(isinstance(mark, WithJsonSchema) and mark.json_schema == SLUG_SCHEMA for mark in _marks(attribute))


def refers(attribute: Attribute | None) -> bool:
    """Tell whether an attribute names something that is defined elsewhere, by its id."""
    return any(isinstance(mark, Refers) for mark in _marks(attribute))


def _marks(attribute: Attribute | None) -> list[Any]:
    if attribute is None:
        return []
    marks = list(attribute.field.metadata)
    todo = [attribute.field.annotation]
    while todo:
        annotation = todo.pop()
        marks.extend(getattr(annotation, "__metadata__", ()))
        todo.extend(arg for arg in get_args(annotation) if get_args(arg))
    for mark in list(marks):
        marks.extend(getattr(mark, "metadata", ()))
    return marks
