"""What may be written in short for a list: its only item, or a mapping for a list of pairs."""

from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function


@dataclass(frozen=True)
class OneOrMany:
    """Lets a bare text stand for a list with that one item."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap the list's own reading."""
        return no_info_before_validator_function(self._lengthen, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Offer both forms to editors."""
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}

    def _lengthen(self, value: object) -> object:
        return value if isinstance(value, list | dict) or value is None else [value]


@dataclass(frozen=True)
class PairsForm:
    """Lets a mapping stand for a list: ``{view_item: looks}`` for ``[{value: view_item, stage: looks}]``.

    Attributes:
        key: The attribute that the mapping's keys are.
        value: The attribute that its values are.
    """

    key: str
    value: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap the list's own reading."""
        return no_info_before_validator_function(self._lengthen, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Offer both forms to editors."""
        listed = handler(schema)
        item = handler.resolve_ref_schema(listed["items"])["properties"][self.value]
        return {"anyOf": [{"type": "object", "additionalProperties": item}, listed]}

    def _lengthen(self, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return [{self.key: key, self.value: meant} for key, meant in value.items()]
