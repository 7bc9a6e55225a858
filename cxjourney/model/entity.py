"""What every entity of the format has in common."""

from pydantic import BaseModel, ConfigDict


class Entity(BaseModel):
    """A mapping with known attributes. It is frozen, knows no line numbers, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
