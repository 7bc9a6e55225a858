"""The model as JSON Schema, draft 2020-12, for editors."""

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema

from cxjourney.model import Catalogue, Entity, Journey
from cxjourney.model.fields import REFERENCE, SLUG_SCHEMA
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""What pydantic calls the bounds of numbers that it reads by our own rules."""

KINDS: dict[str, type[Entity]] = {"journey": Journey, "catalogue": Catalogue}


class ReferenceIds(NamedTuple):
    """What a reference of one kind may name.

    Attributes:
        titles: The titles of what is known, by id.
        are_all: Whether nothing else can be named; where not, they are offered, and other ids are no fault.
    """

    titles: Mapping[str, str]
    are_all: bool


IdsByKind = Mapping[str, ReferenceIds]
"""By the kind of a reference (``persona``, ``source``), what it may name."""


class _Generator(GenerateJsonSchema):
    """Lets every entity have attributes of the team's own, and leaves out titles that only repeat a name."""

    known: ClassVar[IdsByKind] = {}

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Return the schema with its dialect."""
        return {"$schema": self.schema_dialect, **_tidy(super().generate(schema, mode), True, self.known)}


class _ClosedGenerator(GenerateJsonSchema):
    """Leaves out titles that only repeat a name; nothing may stand there that the model does not know."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Return the schema with its dialect."""
        return {"$schema": self.schema_dialect, **_tidy(super().generate(schema, mode), False, {})}


def json_schema(kind: str, known: IdsByKind | None = None) -> dict[str, object]:
    """Return the JSON Schema of a ``journey`` or a ``catalogue``.

    Args:
        kind: Which of the two.
        known: What references may name; None where that is not known, and any id will do.
    """
    generator = type("_WorkspaceGenerator", (_Generator,), {"known": known}) if known else _Generator
    schema = KINDS[kind].model_json_schema(schema_generator=generator)
    return {"$schema": schema.pop("$schema"), "title": kind, **schema}


def schema_text(kind: str, known: IdsByKind | None = None) -> str:
    """Return the JSON Schema of a ``journey`` or a ``catalogue`` as text; without ``known`` as ``schemas/`` has it."""
    return _to_text(json_schema(kind, known))


def closed_schema_text(entity: type[Entity], title: str) -> str:
    """Return the JSON Schema of an entity that has no attributes of the team's own."""
    schema = entity.model_json_schema(schema_generator=_ClosedGenerator)
    return _to_text({"$schema": schema.pop("$schema"), "title": title, **schema})


def _to_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _reference_schema(schema: dict[str, Any], ids: ReferenceIds) -> dict[str, Any]:
    """Return the schema of a reference to one of these ids, which editors offer with their titles."""
    names = sorted(ids.titles)
    titles = [escape_unseen(one_line(ids.titles[name])) for name in names]
    marked = [_plain_markdown(title) for title in titles]
    offered = {"enum": names, "enumDescriptions": titles, "markdownEnumDescriptions": marked}
    rest = {key: value for key, value in schema.items() if key not in ("type", "anyOf")}
    if ids.are_all:
        return {**rest, **offered}
    return {**rest, "anyOf": [offered, {"type": "string"}]}


def _name_keys(schema: dict[str, Any], keys: dict[str, Any]) -> None:
    """Offer the ids that may be keys of a mapping as its attributes, each described by its title."""
    offered = keys if "enum" in keys else (keys.get("anyOf") or [{}])[0]
    if not offered.get("enum"):
        return
    item = schema["additionalProperties"]
    titles = zip(offered["enum"], offered["enumDescriptions"], strict=True)
    schema["properties"] = {id_: {"description": title, **item} for id_, title in titles}
    if "enum" in keys:
        schema["additionalProperties"] = False


_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~&:@])")


def _plain_markdown(text: str) -> str:
    """Return a title of which no editor makes markup or a link."""
    return _MARKUP.sub(r"\\\1", text)


def _tidy(node: Any, own: bool, known: IdsByKind) -> Any:  # noqa: ANN401  JSON of any shape
    if isinstance(node, list):
        return [_tidy(item, own, known) for item in node]
    if not isinstance(node, dict):
        return node
    schema: dict[str, Any] = {_BOUNDS.get(str(key), str(key)): _tidy(value, own, known) for key, value in node.items()}
    ids = known.get(str(schema.pop(REFERENCE, "")))
    if ids and ids.titles:
        schema = _reference_schema(schema, ids)
    if isinstance(node.get("title"), str):
        del schema["title"]
    if not own and "patternProperties" in schema:
        schema["additionalProperties"] = False
    if REFERENCE in node.get("propertyNames", ()):  # keys are references
        _name_keys(schema, schema.pop("propertyNames"))
    elif own and "patternProperties" in schema:  # keys are ids or names: one that can't be is refused, not passed over
        ((pattern, schema["additionalProperties"]),) = schema.pop("patternProperties").items()
        schema["propertyNames"] = SLUG_SCHEMA if pattern == SLUG_SCHEMA["pattern"] else {"pattern": pattern}
    if own and "properties" in schema and schema.get("type") == "object":
        schema["patternProperties"] = {"^x-": {"description": "Your own: cxjourney passes it over."}}
    if "default" in schema and (schema["default"] in (None, []) or isinstance(schema["default"], dict)):
        del schema["default"]
    return schema
