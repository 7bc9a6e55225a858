"""The mapping that a message proposes for an entity: the smallest one that holds a text, or an example."""

import re
from datetime import date
from typing import get_args

from cxjourney.deserialize.channel_synonyms import channel_kind
from cxjourney.deserialize.malformed_dates import DAY
from cxjourney.deserialize.proposal_placeholders import placeholder_of
from cxjourney.deserialize.scale_synonyms import word_meant
from cxjourney.deserialize.slug import slug_of
from cxjourney.model.channel import ALSO_CALLED, Channel, known_channels, usual_requirements
from cxjourney.model.examples import entity_example, example_value
from cxjourney.model.fields import Entity, is_slug
from cxjourney.model.introspection import Attribute, attributes, is_id, strip_annotation
from cxjourney.model.metric import Metric
from cxjourney.model.stage import Link, Quote
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText


def smallest_mapping(entity: type[Entity], text: str) -> dict[str, object]:
    """Return the smallest mapping for an entity of which only a text is known; empty where it has no text."""
    known = attributes(entity)
    holder = next((name for name in ("title", "text") if name in known), None)
    if holder is None or not known[holder].field.is_required() or not text.strip():
        return {}
    shown = shorten(text, 50)
    found: dict[str, object] = {holder: QuotedText(shown) if isinstance(text, QuotedText) else shown}
    for name, attribute in known.items():
        if name != holder and attribute.field.is_required():
            own = slug_of(text) if is_id(attribute) else ""
            found[name] = own or _word_in(text, attribute) or _advice_value(attribute)
    if entity is Channel:
        found |= usual_requirements(f"{found['kind']}")
    return {"id": found.pop("id"), **found} if "id" in found else found


def _word_in(text: str, attribute: Attribute) -> str | None:
    """Return the word for an attribute that a text holds, or means by another word; None where it holds none."""
    words, parts = _words_for(attribute), slug_of(text).split("-")
    if attribute.name == "kind" and attribute.entity is Channel:
        return channel_kind(text)
    if attribute.name == "channel" and (called := ALSO_CALLED.get(slug_of(text))):
        return called
    held = (word for word in words if word in (slug_of(text), *parts))
    meant = (word_meant(said, words) for said in (text, *parts)) if attribute.name == "type" else ()
    return next(held, None) or next(filter(None, meant), None)


def example_mapping(entity: type[Entity]) -> dict[str, object]:
    """Return an example of an entity for advice: a day that only its author can know is left for her to fill in."""
    known = attributes(entity)
    return {name: DAY if _is_day(known[name]) else value for name, value in entity_example(entity).items()}


def _advice_value(attribute: Attribute) -> object:
    """Return an example for advice, with a word to replace where no example is nearer to the truth than another."""
    if held := placeholder_of(attribute):
        return held
    return DAY if _is_day(attribute) else example_value(attribute)


def _is_day(attribute: Attribute) -> bool:
    return strip_annotation(attribute.field.annotation) is date


def _words_for(attribute: Attribute) -> tuple[str, ...]:
    """Return the words that may stand for an attribute: those of the format, or the channels that are known."""
    if attribute.name == "channel":
        return tuple(known_channels())
    plain = strip_annotation(attribute.field.annotation)
    return tuple(f"{word}" for word in get_args(plain)) if attribute.name in ("kind", "type") else ()


def metric_of(name: str, figure: float) -> dict[str, object]:
    """Return the smallest mapping for a metric of which a name and a figure are known."""
    kinds = _words_for(attributes(Metric)["kind"])
    kind = next((kind for kind in kinds if kind in slug_of(name).split("-")), None)
    return {"kind": kind, "value": figure} if kind else {"kind": "other", "title": name, "value": figure}


def _link_of(stage: str, value: object) -> dict[str, object]:
    """Return the link to a stage behind whose id a share of customers stands, or a case; empty for anything else."""
    percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3})?) *%", f"{value}".strip())
    share = round(float(percent[1]) / 100, 6) if percent else value
    if isinstance(share, int | float) and not isinstance(share, bool):
        return {"to": stage, "share": share} if 0 <= share <= 1 else {}
    return {"to": stage, "when": shorten(value)} if isinstance(value, str) and value.strip() else {}


def mapping_of_pair(entity: type[Entity], key: str, value: object) -> dict[str, object]:
    """Return the mapping for an entity that a key of its own with a value was meant as; empty where there is none.

    Args:
        entity: What stands there.
        key: What stands before the colon: ``Too slow``, a persona's id before what she says.
        value: What stands behind it.
    """
    if entity is Metric:
        return metric_of(key, value) if isinstance(value, int | float) and not isinstance(value, bool) else {}
    if entity is Link and is_slug(key):
        return _link_of(key, value)
    if entity is Quote and isinstance(value, str) and is_slug(key):
        return {"text": QuotedText(shorten(value)), "persona": key}
    if value is None:
        return smallest_mapping(entity, key)
    return smallest_mapping(entity, f"{key}: {value}") if isinstance(value, str | int | float) else {}
