"""What every entity of the format has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema


class Entity(BaseModel):
    """A mapping with known attributes. It is frozen, knows no line numbers, and refuses what it does not know.

    None stands for an attribute that was left out, and for nothing else: one without a value is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Take the None, which is a default only, off what may stand in a file."""
        schema = handler(source)
        inside: Any = schema
        while inside["type"] != "model-fields":
            inside = inside["schema"]
        for attribute in inside["fields"].values():
            given = attribute["schema"]
            if given["type"] == "default" and given["schema"]["type"] == "nullable":
                given["schema"] = given["schema"]["schema"]
        return schema
