"""The model as JSON Schema, draft 2020-12, for editors."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema

from cxjourney.model import Catalogue, Entity, Journey

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
    schema = {key: _finished(value) for key, value in node.items()}
    if isinstance(node.get("title"), str):
        del schema["title"]
    if "properties" in schema:
        schema["patternProperties"] = {"^x-": {"description": "Your own: cxjourney passes it over."}}
    if _is_optional(schema):
        schema = {**{k: v for k, v in schema.items() if k != "anyOf"}, **schema["anyOf"][0]}
    if schema.get("default", ...) in (None, {}, []):
        del schema["default"]
    return schema


def _is_optional(schema: dict[str, Any]) -> bool:
    options = schema.get("anyOf")
    return isinstance(options, list) and len(options) == 2 and options[1] == {"type": "null"}
