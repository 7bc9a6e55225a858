"""``[evidence]`` and ``[connections]`` of a configuration: how data is measured, and where databases are."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from cxjourney.config.settings import DEFAULTS, EvidenceSettings
from cxjourney.model.fields import Duration, Entity, Text, Whole

_SECONDS = r"^[1-9][0-9]{0,4}(?:s|min|h)$"
_SECONDS_OF_UNIT = {"s": 1, "min": 60, "h": 3600}


def _seconds(value: object) -> int:
    if type(value) is not str or not re.fullmatch(_SECONDS, value):
        raise PydanticCustomError("seconds", "not a length of time")
    number = value.rstrip("himns")
    return int(number) * _SECONDS_OF_UNIT[value[len(number) :]]


def written_seconds(seconds: int) -> str:
    """Return a length of time in seconds as the configuration writes it, in the largest unit that it is a whole of."""
    unit = next(unit for unit in ("h", "min", "s") if seconds % _SECONDS_OF_UNIT[unit] == 0)
    return f"{seconds // _SECONDS_OF_UNIT[unit]}{unit}"


Seconds = Annotated[int, PlainValidator(_seconds), WithJsonSchema({"type": "string", "pattern": _SECONDS})]
"""A length of time, written ``60s``, ``5min`` or ``1h``; held in seconds."""
Part = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^[^\x00-\x1f]*$")]


ConnectionName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,63}$")]


class EvidenceModel(Entity):
    """How data is measured."""

    min_group: Annotated[Whole, Field(ge=1, le=10_000)] = Field(
        DEFAULTS.evidence.min_group, description="The smallest group of customers that a figure may tell of."
    )
    timeout: Seconds = Field(
        DEFAULTS.evidence.timeout, description="After how long a statement is given up: 60s, 5min.", examples=["60s"]
    )
    quiet: Duration = Field(
        DEFAULTS.evidence.quiet,
        description="For how long a customer may be silent and is still under way: 30d, 6w.",
        examples=["30d"],
    )
    source_timeout: Seconds = Field(
        DEFAULTS.evidence.source_timeout,
        description="After how long a data source is given up, or the ways through a journey: 5min. "
        "It is never shorter than timeout.",
        examples=["5min"],
    )

    dbt: Part | None = Field(
        None,
        description="The file in which dbt tells how new its sources are, relative to this file.",
        examples=["dbt/target/sources.json"],
    )

    @property
    def settings(self) -> EvidenceSettings:
        """The settings that stand there."""
        return EvidenceSettings(self.min_group, self.timeout, int(self.quiet), self.source_timeout, self.dbt)


class ConnectionModel(Entity):
    """Where a database is; ${NAME} stands for a variable of the environment."""

    url: Part | None = Field(
        None,
        description="Its address: duckdb:data/log.duckdb, postgresql://${PGUSER}:${PGPASSWORD}@db.example/dwh, "
        "spark://local, or sc://spark.example:15002.",
        examples=["postgresql://${PGUSER}:${PGPASSWORD}@db.example/dwh?sslmode=verify-full"],
    )
    engine: (
        Literal[
            "duckdb",
            "postgresql",
            "spark",
            "spark-connect",
            "trino",
            "bigquery",
            "snowflake",
            "databricks",
            "clickhouse",
        ]
        | None
    ) = Field(None, description="What answers there, if url doesn't say so.")
    host: Part | None = Field(None, description="Its host.", examples=["db.example"])
    port: Annotated[Whole, Field(ge=1, le=65535)] | Part | None = Field(None, description="Its port.")
    database: Part | None = Field(None, description="The database, or the file of one.", examples=["dwh"])
    user: Part | None = Field(None, description="Who asks.", examples=["${PGUSER}"])
    password: Part | None = Field(None, description="The password, by a variable.", examples=["${PGPASSWORD}"])
    options: dict[Text, Part] = Field(
        {}, description="What else the driver is told.", examples=[{"sslmode": "require"}]
    )

    @property
    def parts(self) -> Mapping[str, str]:
        """What stands there, by name."""
        said = {name: getattr(self, name) for name in type(self).model_fields if name != "options"}
        return {**{name: f"{value}" for name, value in said.items() if value is not None}, **self.options}
