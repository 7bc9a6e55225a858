"""What was expected where a word, a list or a mapping should stand, and how to get there."""

import math
import re
from collections.abc import Mapping, Sequence

from cxjourney.deserialize.entity_nouns import article_message
from cxjourney.deserialize.list_expectations import list_expectation
from cxjourney.deserialize.malformed_dates import date_expectation
from cxjourney.deserialize.malformed_durations import duration_expectation, time_span_expectation
from cxjourney.deserialize.mapping_expectations import mapping_expectation
from cxjourney.deserialize.scalar_expectations import address_expectation, number_expectation, range_expectation
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.word_expectations import word_expectation
from cxjourney.languages.message import Message, and_message, list_message, message, quote_message
from cxjourney.model import Journey, Metric, Quote, Stage, Touchpoint, Waiver
from cxjourney.model.fields import TextForm, is_slug
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    Meant,
    attributes,
    is_id,
    is_reference,
    short_form,
)
from cxjourney.text.language_names import tag_of_language
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText, quote
from cxjourney.text.yaml_text import inline_yaml

_IS_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")


_LONGEST_SHOWN = 60
_CODE = re.compile("cx[0-9]{1,3}", re.IGNORECASE)


def describe_value(value: object) -> Message:
    """Return what a value is, as the second part of a sentence: ``is the number 3``."""
    if isinstance(value, bool):
        return message("build.is.word", value="true" if value else "false")
    if isinstance(value, float) and not math.isfinite(value):
        return message("build.is.no-number" if math.isnan(value) else "build.is.too-large")
    if isinstance(value, int | float):
        return message("build.is.number", value=shorten(f"{value}", 30))
    if isinstance(value, dict):
        return message("build.is.mapping")
    if isinstance(value, list | tuple):
        return message("build.is.list")
    text = shorten(str(value), 50)
    if not text:
        return message("build.is.empty")
    if isinstance(value, QuotedText):
        return message("build.is.quoted", value=f'"{text}"')
    return message("build.is.text", value=text)


def expectation(type_: str, value: object, attribute: Attribute | None, is_item: bool) -> Expectation:
    """Return what was expected where pydantic found a fault of that type, and how to fix it.

    Args:
        type_: pydantic's name of the type, or one of `model.fields`' own.
        value: What stands there.
        attribute: The attribute that it stands for; None for the whole file.
        is_item: Whether it is an item of the attribute's list or mapping, not the whole of it.
    """
    if type_ == "literal_error":
        return word_expectation(attribute, value)
    if type_ == "date":
        return date_expectation(value)
    if type_ == "duration":
        return duration_expectation(value)
    if type_ == "time_span":
        return time_span_expectation(value)
    if type_ in ("whole_number", "float_type", "int_type", "float_parsing"):
        return number_expectation(value, attribute, whole=type_ == "whole_number")
    if type_ in ("greater_than_equal", "less_than_equal", "finite_number"):
        return range_expectation(value, attribute)
    if type_ == "bool_type":
        return _flag_expectation(value)
    if type_ in ("tuple_type", "list_type"):
        return list_expectation(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        if isinstance(short_form(attribute), TextForm) and is_item:
            return _text_expectation(value, attribute)
        return mapping_expectation(value, attribute, is_item)
    if attribute and attribute.name == "link" and isinstance(value, str):
        return address_expectation(value)
    if attribute and attribute.name == "separator":
        return Expectation(message("expect.separator"), message("advise.sign-between", text='separator: ";"'))
    if attribute and attribute.name == "language":
        if isinstance(value, list) and value and _IS_LANGUAGE.fullmatch(f"{value[0]}"):
            return Expectation(message("expect.language"), message("advise.one-language", text=value[0]))
        tag = tag_of_language(value) or _tag_with_hyphens(value) if isinstance(value, str) else None
        help_ = message("advise.write", text=tag) if tag else message("advise.language")
        return Expectation(message("expect.language"), help_, Meant(tag) if tag else None)
    if attribute and attribute.name == "rule" and isinstance(value, str) and _CODE.fullmatch(value.strip()):
        code = value.strip().upper()
        return Expectation(message("expect.rule"), message("advise.write", text=code), Meant(code))
    if attribute and attribute.name == "rule":
        return Expectation(message("expect.rule"), message("advise.rule", code="CX301", several="CX3"))
    return _text_expectation(value, attribute, is_item=is_item)


_TRUE = frozenset(
    [
        "true",
        "yes",
        "y",
        "on",
        "1",
        "x",
        "ja",
        "si",
        "sí",
        "oui",
        "ya",
        "wajib",
        "sim",
        "evet",
        "بله",
        "نعم",
        "はい",
        "是",
        "✓",
    ]
)
_FALSE = frozenset(
    [
        "false",
        "no",
        "n",
        "off",
        "0",
        "nein",
        "non",
        "nej",
        "tidak",
        "não",
        "hayır",
        "خیر",
        "نه",
        "لا",
        "いいえ",
        "否",
        "✗",
    ]
)


def _flag_expectation(value: object) -> Expectation:
    """Return that true or false is expected, and which of them was most likely meant."""
    word = f"{value}".strip().casefold()
    meant = "true" if word in _TRUE else "false" if word in _FALSE else ""
    flag = message("expect.flag")
    return Expectation(flag, message("advise.flag", text=meant or flag), Meant(meant == "true") if meant else None)


def _one_of_several(ids: Sequence[str], attribute: Attribute) -> Message:
    """Return how to write several ids that stand in a list where one should: none of them is lost."""
    each = and_message(shorten(one, 40) for one in ids)
    if attribute.entity is Touchpoint and attribute.name == "channel":
        return message("advise.each-channel", ids=each)
    if attribute.entity in (Metric, Quote, Waiver):
        return message("advise.one-each", entity=article_message(attribute.entity), ids=each)
    text = f"{attribute.name}: {shorten(ids[0], 40)}"
    if attribute.entity in (Journey, Stage) and attribute.name == "owner":
        return message("advise.choose-owner", ids=each, text=text)
    return message("advise.choose-id", ids=each, text=text)


def _tag_with_hyphens(value: str) -> str:
    """Return a language tag that was written with low lines in place of hyphens; empty where it is none."""
    return value.replace("_", "-") if re.fullmatch("[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8})+", value) else ""


def holds_siblings(value: object, attribute: Attribute | None) -> bool:
    """Return whether a mapping stands where a text should, and all that it holds belongs beside that text."""
    if not isinstance(value, dict) or not value or attribute is None:
        return False
    if is_id(attribute):
        return not {"id", "title", "stages"}.isdisjoint(value)
    return all(key in attributes(attribute.entity) for key in value)


def _siblings_below(value: Mapping[str, object], attribute: Attribute) -> Expectation:
    """Return that what stands below an attribute belongs beside it: ``journey:`` with ``id:`` and ``title:`` below."""
    named = value.get("id" if is_id(attribute) else attribute.name)
    others = [f"{key}:" for key in value if key not in ("id" if is_id(attribute) else "", attribute.name)]
    own = named if isinstance(named, str) else slug_of(f"{value.get('title', '')}") if is_id(attribute) else ""
    line = f"{attribute.name}: {inline_yaml(shorten(own, 60)) if own else '…'}"
    words = message("expect.id" if is_id(attribute) else "expect.text")
    if not others:
        return Expectation(words, message("reading.write", text=line))
    return Expectation(words, message("advise.beside", text=line, names=list_message(others), name=attribute.name))


def _text_expectation(value: object, attribute: Attribute | None, *, is_item: bool = False) -> Expectation:
    item = value[0] if isinstance(value, list) and value and isinstance(value[0], str) else ""
    if item and isinstance(value, list) and attribute and is_reference(attribute) and len(value) > 1:
        return Expectation(message("expect.single-id"), _one_of_several([f"{one}" for one in value], attribute))
    if item and attribute and is_reference(attribute):
        return Expectation(
            message("expect.single-id"), message("advise.single-id.as", text=f"{attribute.name}: {item}"), Meant(item)
        )
    if is_item and isinstance(value, dict) and is_reference(attribute) and [*value.values()] == [None]:
        only = next(iter(value))
        return Expectation(message("expect.single-id"), message("advise.no-colon", text=shorten(only)), Meant(only))
    if is_item and isinstance(value, dict) and is_reference(attribute) and len(value) == 1:
        ids = [shorten(f"{one}") for one in (*value, *value.values())]
        if all(map(is_slug, ids)):
            colon = quote_message(":")
            apart = message("reference.several.comma", mark=colon, text=", ".join(ids))
            return Expectation(message("expect.single-id"), apart)
    if isinstance(value, dict | list) and is_reference(attribute):
        return Expectation(message("expect.single-id"), message("advise.single-id"))
    if isinstance(value, dict) and len(value) > 1 and all(_IS_LANGUAGE.fullmatch(str(key)) for key in value):
        first = next((text for text in value.values() if isinstance(text, str)), "…")
        return Expectation(message("expect.text"), message("advise.one-language", text=shorten(first, 60)))
    if attribute and isinstance(value, dict) and holds_siblings(value, attribute):
        return _siblings_below(value, attribute)
    if isinstance(value, dict):
        shown = [f"{key}: {text}" for key, text in value.items() if isinstance(text, str)]
        if len(value) == len(shown) == 1 and len(shown[0]) <= 60:
            help_ = message("advise.quote-text", text=quote(shown[0]))
            return Expectation(message("expect.text"), help_, Meant(shown[0]))
        return Expectation(message("expect.text"), message("advise.quote-colon"))
    if isinstance(value, list):
        whole = ", ".join(one for one in value if isinstance(one, str))
        if item and len(whole) <= _LONGEST_SHOWN and all(isinstance(one, str) for one in value):
            help_ = message("advise.no-brackets.as", text=inline_yaml(whole))
            return Expectation(message("expect.single-text"), help_, Meant(whole, len(value) == 1))
        return Expectation(message("expect.single-text"), message("advise.no-brackets"))
    if isinstance(value, str):
        required = attribute is not None and attribute.field.is_required()
        help_ = message("advise.few-words" if required else "advise.few-words.optional")
        return Expectation(message("expect.text"), help_)
    is_figure = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    help_ = message("advise.quote.as", text=quote(str(value))) if is_figure else message("advise.quote")
    return Expectation(message("expect.text"), help_, Meant(str(value)) if is_figure else None)
