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
        """Give the schema with its dialect."""
        return {"$schema": self.schema_dialect, **_finished(super().generate(schema, mode))}


def json_schema(kind: str) -> dict[str, Any]:
    """Give the JSON Schema of a ``journey`` or a ``catalogue``."""
    schema = KINDS[kind].model_json_schema(schema_generator=_Generator)
    return {"$schema": schema.pop("$schema"), "title": kind, **schema}


def schema_text(kind: str) -> str:
    """Give the JSON Schema of a ``journey`` or a ``catalogue`` as it stands in ``schemas/``."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def _finished(node: Any) -> Any:  # noqa: ANN401  JSON of any shape
    if isinstance(node, list):
        return [_finished(item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {_BOUNDS.get(key, key): _finished(value) for key, value in node.items()}
    if isinstance(node.get("title"), str):
        del schema["title"]
    if "propertyNames" in schema:  # keys are ids: a key that can't be one is refused, not passed over
        (schema["additionalProperties"],) = schema.pop("patternProperties").values()
        schema["propertyNames"] = SLUG_SCHEMA
    if "properties" in schema:
        schema["patternProperties"] = {"^x-": {"description": "Your own: cxjourney passes it over."}}
    if "default" in schema and (schema["default"] in (None, []) or isinstance(schema["default"], dict)):
        del schema["default"]
    return schema
