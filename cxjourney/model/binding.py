"""Bindings: where the data of a source really stands, and what its rows mean."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from cxjourney.model.fields import Entity, ShortForm, StageId, Text, TouchpointId, Whole

ScoreScale = Literal["nps", "csat", "ces"]
Column = Annotated[str, StringConstraints(pattern=r"^[^\x00]*\S[^\x00]*$", max_length=1000)]
"""The name of a column, a table or a value, as it stands in the data."""


def _as_text(value: object) -> object:
    """Return the text by which engines know a whole number or a boolean; anything else as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value}" if isinstance(value, int) else value


Value = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(pattern=r"^[^\x00]*$", max_length=10_000),
    WithJsonSchema({"type": ["string", "integer", "boolean"]}),
]
"""A value as the data has it, as text: it may be empty."""


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


Values = Annotated[tuple[Value, ...], OneOrMany(), Field(min_length=1)]
Tuples = Annotated[tuple[Values, ...], OneOrMany(), Field(min_length=1)]
"""Values of one column or of several: what is written bare, or as one list, becomes a list of lists."""
Columns = Annotated[tuple[Column, ...], OneOrMany(), Field(min_length=1)]
_VALUE = "The value, or several. Of several columns a value for each, in their order, or several of such."


class MappedStage(Entity):
    """A value in the data that says that a customer has come to a stage."""

    value: Tuples = Field(description=_VALUE, examples=["view_item"])
    stage: StageId = Field(description="The stage, by id.")


class MappedTouchpoint(Entity):
    """A value in the data that says that a customer has met a touchpoint."""

    value: Tuples = Field(description=_VALUE, examples=["email_opened"])
    touchpoint: TouchpointId = Field(description="The touchpoint, by id.")


class BoundStages(Entity):
    """How rows of the data tell to which stage a customer has come."""

    column: Column | None = Field(None, description="The column that says it.", examples=["event_name"])
    columns: Columns | None = Field(
        None, description="The columns that say it together.", examples=[["activity", "lifecycle"]]
    )
    map: Annotated[tuple[MappedStage, ...], PairsForm("value", "stage")] | None = Field(
        None,
        description="Which value stands for which stage: as VALUE: STAGE, or one by one, each with value and stage.",
        examples=[{"view_item": "receives-card"}],
    )
    ignore: Tuples | None = Field(
        None,
        description="Values that are known and stand for no stage; the word rest alone stands for all that map lacks.",
        examples=[["session_start"]],
    )
    stage: StageId | None = Field(None, description="The stage that every row stands for, by id.")
    times: dict[Column, StageId] | None = Field(
        None,
        description="Columns that each hold the time at which a customer came to a stage: COLUMN: STAGE.",
        examples=[{"ordered_at": "receives-card"}],
    )

    @model_validator(mode="after")
    def _is_told_in_one_way(self) -> Self:
        by_value = self.column is not None or self.columns is not None
        if sum((by_value, self.stage is not None, self.times is not None)) != 1 or (self.column and self.columns):
            raise PydanticCustomError("binding", "one way", {"key": "one-way"})
        if by_value != (self.map is not None) or (self.ignore is not None and not by_value):
            raise PydanticCustomError("binding", "map", {"key": "map"})
        _check_widths(self.columns, self.map or (), self.ignore)
        return self


class BoundTouchpoints(Entity):
    """How rows of the data tell which touchpoint a customer has met."""

    column: Column | None = Field(None, description="The column that says it.", examples=["channel"])
    columns: Columns | None = Field(None, description="The columns that say it together.")
    map: Annotated[tuple[MappedTouchpoint, ...], PairsForm("value", "touchpoint")] = Field(
        description="Which value stands for which touchpoint: as VALUE: TOUCHPOINT, or one by one, each with both.",
        examples=[{"email_opened": "card-letter"}],
    )
    ignore: Tuples | None = Field(None, description="Values that are known and stand for no touchpoint, or rest.")

    @model_validator(mode="after")
    def _is_told_in_one_way(self) -> Self:
        if (self.column is None) == (self.columns is None):
            raise PydanticCustomError("binding", "one way", {"key": "columns"})
        _check_widths(self.columns, self.map, self.ignore)
        return self


def _check_widths(
    columns: tuple[str, ...] | None, mapped: tuple[MappedStage | MappedTouchpoint, ...], ignore: "Tuples | None"
) -> None:
    """Refuse values that don't have as many parts as there are columns."""
    width = len(columns) if columns else 1
    every = [one.value for one in mapped] + ([ignore] if ignore and ignore != REST else [])
    if any(value_tuples(written, width) is None for written in every):
        raise PydanticCustomError("binding", "width", {"key": "width", "count": width})


REST = (("rest",),)
"""What `ignore` is where it stands for all other values."""


def value_tuples(written: tuple[tuple[str, ...], ...], width: int) -> tuple[tuple[str, ...], ...] | None:
    """Return the values that are written, each with one part a column; None where they can't be read so."""
    if width == 1:
        return tuple((part,) for one in written for part in one)
    if len(written) == width and all(len(one) == 1 for one in written):
        return (tuple(one[0] for one in written),)
    return written if all(len(one) == width for one in written) else None


class BoundTime(Entity):
    """Where the time of a row stands, and how it is written."""

    column: Column = Field(description="The column.", examples=["event_timestamp"])
    format: Text | None = Field(
        None,
        description="How it is written: epoch-s, epoch-ms or epoch-us (seconds and parts of them since 1970), or "
        "signs for its parts. Left out: as the database reads times.",
        examples=["%d/%m/%Y %H:%M"],
    )


class BoundCustomer(Entity):
    """Where it stands who the customer is."""

    first_of: Columns = Field(
        description="Columns, of which the first that is not empty says it.",
        examples=[["user_id", "user_pseudo_id"]],
    )


class BoundScore(Entity):
    """Where the answers to a question with a scale stand."""

    column: Column = Field(description="The column of the answers.", examples=["Q1"])
    scale: ScoreScale = Field(description="nps: 0 to 10. csat: 1 to 5, or to max. ces: 1 to 7, of which 5 to 7 agree.")
    max: Literal[5, 7, 10] | None = Field(None, description="Where a csat scale ends, if not at 5.")


class Binding(Entity):
    """Where the data of a source stands, and what its rows mean."""

    connection: Text = Field(
        "files", description="The connection, by its name in the configuration; files: files of the workspace."
    )
    file: Annotated[tuple[Text, ...], OneOrMany(), Field(min_length=1)] | None = Field(
        None,
        description="The file of the data, from the folder of this file: Parquet, CSV, TSV or JSON lines, packed with "
        "gzip or not. A list, or a * in a name, reads several as one.",
        examples=["exports/events.parquet"],
    )
    table: Annotated[tuple[Column, ...], OneOrMany(), Field(min_length=1)] | None = Field(
        None, description="The table, with its schema; a list reads several as one.", examples=["shop.orders"]
    )
    header_rows: Annotated[Whole, Field(ge=0, le=10)] = Field(
        1, description="How many rows stand above the data of a CSV file; the first names the columns."
    )
    encoding: Text | None = Field(None, description="How a CSV file is encoded, if not in UTF-8.", examples=["latin-1"])
    separator: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = Field(
        None, description="What separates the values of a CSV file, where it isn't recognised.", examples=[";"]
    )
    customer: Annotated[BoundCustomer, ShortForm("first_of", (str,), (("type", "string"),))] | None = Field(
        None, description="The column that says who the customer is.", examples=["user_id"]
    )
    time: Annotated[BoundTime, ShortForm("column", (str,), (("type", "string"),))] | None = Field(
        None, description="The column of the time, or column and format.", examples=["event_time"]
    )
    timezone: Text = Field(
        "UTC", description="The zone of times that don't name theirs, by its IANA name.", examples=["Europe/Amsterdam"]
    )
    sequence: Column | None = Field(
        None, description="The column of whole numbers that says which of two rows of the same time came first."
    )
    stages: BoundStages | None = Field(None, description="How rows tell to which stage a customer has come.")
    touchpoints: BoundTouchpoints | None = Field(None, description="How rows tell which touchpoint was met.")
    score: BoundScore | None = Field(None, description="Where the answers to a question with a scale stand.")
    filter: dict[Column, Values] = Field(
        {},
        description="Which rows count: by column the value, or the values, that they must have.",
        examples=[{"country": ["NL", "BE"]}],
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if sum(place is not None for place in (self.file, self.table)) != 1:
            raise PydanticCustomError("binding", "place", {"key": "place"})
        if (self.file is not None) != (self.connection == "files"):
            raise PydanticCustomError("binding", "files", {"key": "files"})
        by_time = self.stages is not None and self.stages.times is not None
        if self.stages is not None and self.time is None and not by_time:
            raise PydanticCustomError("binding", "time", {"key": "time"})
        return self


def named_stages(binding: Binding) -> set[str]:
    """Return the ids of the stages that a binding names."""
    bound = binding.stages
    if bound is None:
        return set()
    if bound.stage is not None:
        return {bound.stage}
    return {*(bound.times or {}).values(), *(one.stage for one in bound.map or ())}
