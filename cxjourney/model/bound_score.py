"""Where answers to a question with a scale stand."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from cxjourney.model.binding_fault import binding_fault
from cxjourney.model.fields import Entity

ScoreScale = Literal["nps", "csat", "ces"]
Column = Annotated[str, StringConstraints(pattern=r"\S")]
"""The name of a column or of a table, as it stands in the data."""


class BoundScore(Entity):
    """Where the answers to a question with a scale stand."""

    model_config = ConfigDict(
        json_schema_extra={"if": {"required": ["max"]}, "then": {"properties": {"scale": {"const": "csat"}}}}
    )

    column: Column = Field(description="The column of the answers.", examples=["Q1"])
    scale: ScoreScale = Field(description="nps: 0 to 10. csat: 1 to 5, or to max. ces: 1 to 7, of which 5 to 7 agree.")
    max: Literal[5, 7, 10] | None = Field(None, description="Where a csat scale ends, if not at 5.")

    @model_validator(mode="after")
    def _only_csat_ends_elsewhere(self) -> Self:
        if self.max is not None and self.scale != "csat":
            raise binding_fault("max", ["max"])
        return self
