"""Bindings: where the data of a source really stands, and what its rows mean."""

from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic.config import JsonDict

from cxjourney.model.binding_fault import binding_fault
from cxjourney.model.bound_score import BoundScore, Column
from cxjourney.model.dbt_table import BESIDE, BY_DBT, DbtTable, names_table
from cxjourney.model.fields import Entity, ShortForm, StageId, Text, TouchpointId, Whole
from cxjourney.model.list_forms import OneOrMany, PairsForm

FILES = "files"
"""The connection that needs no configuration: files of the workspace."""


def _as_text(value: object) -> object:
    """Return the text by which engines know a whole number or a boolean; anything else as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return f"{int(value)}"
    return value


Value = Annotated[str, BeforeValidator(_as_text), WithJsonSchema({"type": ["string", "integer", "boolean"]})]
"""A value as the data has it, as text: it may be empty."""


Values = Annotated[tuple[Value, ...], Field(min_length=1), OneOrMany()]
Tuples = Annotated[tuple[Values, ...], Field(min_length=1), OneOrMany()]
"""Values of one column or of several: what is written bare, or as one list, becomes a list of lists."""
REST_WORD, REST = "rest", (("\x00",),)
"""The bare word by which all other values are ignored, and what `ignore` then is: a sign that no file may hold."""
Ignored = Annotated[Tuples, BeforeValidator(lambda value: REST[0][0] if value == REST_WORD else value)]
Columns = Annotated[tuple[Column, ...], Field(min_length=1), OneOrMany()]
_NAME = (("type", "string"), ("pattern", r"\S"))
_VALUE = "The value, or several. Of several columns a value for each, in their order, or several of such."


class MappedStage(Entity):
    """A value in the data that says that a customer has come to a stage."""

    value: Tuples = Field(description=_VALUE, examples=["card_delivered"])
    stage: StageId = Field(description="The stage, by id.")


class MappedTouchpoint(Entity):
    """A value in the data that says that a customer has met a touchpoint."""

    value: Tuples = Field(description=_VALUE, examples=["email_opened"])
    touchpoint: TouchpointId = Field(description="The touchpoint, by id.")


def _way(needs: tuple[str, ...], never: tuple[str, ...]) -> JsonDict:
    """Return the JSON Schema of one way to write an entity: what it then has, and what it then has not."""
    absent: JsonDict = dict.fromkeys(never, False)
    return {"required": list(needs), "properties": absent}


class BoundStages(Entity):
    """How rows of the data tell to which stage a customer has come."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                _way(("column", "map"), ("columns", "stage", "times")),
                _way(("columns", "map"), ("column", "stage", "times")),
                _way(("stage",), ("column", "columns", "map", "ignore", "times")),
                _way(("times",), ("column", "columns", "map", "ignore", "stage")),
            ],
            "examples": [{"column": "event_name", "map": {"card_delivered": "receives-card"}}],
        }
    )

    column: Column | None = Field(None, description="The column that says it.", examples=["event_name"])
    columns: Columns | None = Field(
        None, description="The columns that say it together.", examples=[["activity", "lifecycle"]]
    )
    map: Annotated[tuple[MappedStage, ...], PairsForm("value", "stage")] | None = Field(
        None,
        description="Which value stands for which stage: as VALUE: STAGE, or one by one, each with value and stage.",
        examples=[{"card_delivered": "receives-card"}],
    )
    ignore: Ignored | None = Field(
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
        given = self.model_fields_set
        ways = [name for name in ("column", "columns", "stage", "times") if name in given]
        values = [name for name in ("map", "ignore") if name in given]
        if len(ways) > 1:
            raise binding_fault("two-columns" if ways == ["column", "columns"] else "two-ways", ways)
        if values and "column" not in given and "columns" not in given:
            raise binding_fault("two-ways" if ways else "no-column", [*ways, *values])
        if not ways:
            raise binding_fault("no-way")
        if "map" not in given and ways[0] in ("column", "columns"):
            raise binding_fault("no-map")
        return self


class BoundTouchpoints(Entity):
    """How rows of the data tell which touchpoint a customer has met."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [_way(("column",), ("columns",)), _way(("columns",), ("column",))],
            "examples": [{"column": "channel", "map": {"letter": "card-letter"}}],
        }
    )

    column: Column | None = Field(None, description="The column that says it.", examples=["channel"])
    columns: Columns | None = Field(None, description="The columns that say it together.")
    map: Annotated[tuple[MappedTouchpoint, ...], PairsForm("value", "touchpoint")] = Field(
        description="Which value stands for which touchpoint: as VALUE: TOUCHPOINT, or one by one, each with both.",
        examples=[{"email_opened": "card-letter"}],
    )
    ignore: Ignored | None = Field(None, description="Values that are known and stand for no touchpoint, or rest.")

    @model_validator(mode="after")
    def _names_columns_once(self) -> Self:
        if (self.column is None) == (self.columns is None):
            raise binding_fault("no-column" if self.column is None else "two-columns", ["column", "columns"])
        return self


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


OF_CSV = ("header_rows", "encoding", "separator")
"""What is said of CSV files alone."""


class Binding(Entity):
    """Where the data of a source stands, and what its rows mean."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["file"], "properties": {"table": False, "dbt": False, "connection": {"const": FILES}}},
                {
                    "required": ["connection", "table"],
                    "properties": {
                        "connection": {"pattern": f"^(?!{FILES}$)"},
                        **dict.fromkeys(("file", "dbt", *OF_CSV), False),
                    },
                },
                BY_DBT,
            ],
            "if": {"properties": {"stages": {"properties": {"times": False}}}, "required": ["stages"]},
            "then": {"required": ["time"]},
            "examples": [
                {"file": "exports/events.csv", "customer": "user_id", "time": "event_time"},
                {
                    "file": "exports/events.csv",
                    "customer": "user_id",
                    "time": "event_time",
                    "stages": {"column": "event_name", "map": {"card_delivered": "receives-card"}},
                },
            ],
        }
    )

    connection: Text = Field(
        FILES, description="The connection, by its name in the configuration; files: files of the workspace."
    )
    file: Annotated[tuple[Text, ...], Field(min_length=1), OneOrMany()] | None = Field(
        None,
        description="The file of the data, from the folder of this file: Parquet, CSV, TSV or JSON lines, packed with "
        "gzip or not. A list, or a * in a name, reads several as one.",
        examples=["exports/events.parquet"],
    )
    table: Annotated[tuple[Column, ...], Field(min_length=1), OneOrMany()] | None = Field(
        None, description="The table, with its schema; a list reads several as one.", examples=["shop.orders"]
    )
    dbt: DbtTable | None = Field(
        None,
        description="How new the data is, and no more, as dbt found it: SOURCE.TABLE in its sources.json, or "
        "PACKAGE.SOURCE.TABLE. Nothing else stands in a binding then.",
        examples=["shop.orders"],
    )
    header_rows: Annotated[Whole, Field(ge=0, le=10)] = Field(
        1, description="How many rows stand above the data of a CSV file; the first names the columns."
    )
    encoding: Text | None = Field(None, description="How a CSV file is encoded, if not in UTF-8.", examples=["latin-1"])
    separator: Annotated[str, StringConstraints(pattern="^.$")] | None = Field(
        None, description="What separates the values of a CSV file, where it isn't recognised.", examples=[";"]
    )
    customer: Annotated[BoundCustomer, ShortForm("first_of", (str,), _NAME)] | None = Field(
        None, description="The column that says who the customer is.", examples=["user_id"]
    )
    time: Annotated[BoundTime, ShortForm("column", (str,), _NAME)] | None = Field(
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
    score: BoundScore | None = Field(
        None, description="Where answers to a question with a scale stand, and on which scale."
    )
    filter: dict[Column, Values] = Field(
        {},
        description="Which rows count: by column the value, or the values, that they must have.",
        examples=[{"country": ["NL", "BE"]}],
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.dbt is not None:
            others = [name for name in BESIDE if name in self.model_fields_set]
            if others:
                raise binding_fault("dbt", others)
            if not names_table(self.dbt):
                raise binding_fault("dbt-name", ["dbt"])
            return self
        if self.file is not None and self.table is not None:
            raise binding_fault("two-places", ["table"])
        if self.file is None and self.table is None:
            raise binding_fault("no-place")
        if self.file is not None and self.connection != FILES:
            raise binding_fault("file-elsewhere", ["connection"])
        if self.table is not None and self.connection == FILES:
            raise binding_fault("no-connection")
        of_csv = [name for name in OF_CSV if name in self.model_fields_set]
        if self.table is not None and of_csv:
            raise binding_fault("no-csv", of_csv)
        if self.stages is not None and self.stages.times is None and self.time is None:
            raise binding_fault("no-time")
        return self


def named_stages(binding: Binding) -> set[str]:
    """Return the ids of the stages that a binding names."""
    bound = binding.stages
    if bound is None:
        return set()
    if bound.stage is not None:
        return {bound.stage}
    return {*(bound.times or {}).values(), *(one.stage for one in bound.map or ())}
