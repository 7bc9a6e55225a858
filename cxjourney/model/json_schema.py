"""The model as JSON Schema, draft 2020-12, for editors."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema

from cxjourney.model import Catalogue, Entity, Journey
from cxjourney.model.fields import SLUG_SCHEMA

_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""What pydantic calls the bounds of numbers that it reads by our own rules."""

KINDS: dict[str, type[Entity]] = {"journey": Journey, "catalogue": Catalogue}


class _Generator(GenerateJsonSchema):
    """Lets every entity have attributes of the team's own, and leaves out titles that only repeat a name."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Return the schema with its dialect."""
        return {"$schema": self.schema_dialect, **_tidy(super().generate(schema, mode), own=True)}


class _ClosedGenerator(GenerateJsonSchema):
    """Leaves out titles that only repeat a name; nothing may stand there that the model does not know."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Return the schema with its dialect."""
        return {"$schema": self.schema_dialect, **_tidy(super().generate(schema, mode), own=False)}


def json_schema(kind: str) -> dict[str, object]:
    """Return the JSON Schema of a ``journey`` or a ``catalogue``."""
    schema = KINDS[kind].model_json_schema(schema_generator=_Generator)
    return {"$schema": schema.pop("$schema"), "title": kind, **schema}


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a ``journey`` or a ``catalogue`` as it stands in ``schemas/``."""
    return _to_text(json_schema(kind))


def closed_schema_text(entity: type[Entity], title: str) -> str:
    """Return the JSON Schema of an entity that has no attributes of the team's own."""
    schema = entity.model_json_schema(schema_generator=_ClosedGenerator)
    return _to_text({"$schema": schema.pop("$schema"), "title": title, **schema})


def _to_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _tidy(node: Any, own: bool) -> Any:  # noqa: ANN401  JSON of any shape
    if isinstance(node, list):
        return [_tidy(item, own) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {_BOUNDS.get(key, key): _tidy(value, own) for key, value in node.items()}
    if isinstance(node.get("title"), str):
        del schema["title"]
    if not own and "patternProperties" in schema:
        schema["additionalProperties"] = False
    if own and "propertyNames" in schema:  # keys are ids: a key that can't be one is refused, not passed over
        (schema["additionalProperties"],) = schema.pop("patternProperties").values()
        schema["propertyNames"] = SLUG_SCHEMA
    if own and "properties" in schema:
        schema["patternProperties"] = {"^x-": {"description": "Your own: cxjourney passes it over."}}
    if "default" in schema and (schema["default"] in (None, []) or isinstance(schema["default"], dict)):
        del schema["default"]
    return schema
