"""Data sources: what an organisation knows its customers by."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxjourney.model.binding import Binding
from cxjourney.model.fields import Address, ChannelId, Date, Duration, Entity, TeamId, Text, Texts, Whole
from cxjourney.model.vocabulary import FAMILIES_OF_TYPE, LIMITS_OF_CADENCE, Cadence, DataType, Family, SourceStatus


class DataSource(Entity, defer_build=False):  # at once, since both catalogues and journeys are built of it
    """Somewhere that data about customers comes from."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"type": {"const": "other"}}, "required": ["type"]},
            "then": {"required": ["families"]},
        }
    )

    title: Text = Field(description="Its name in the house.", examples=["Survey after opening"])
    type: DataType = Field(description="What kind of data it is.", examples=["survey-nps"])
    families: tuple[Family, ...] | None = Field(
        None,
        description="What it tells: behavioural (what customers do), attitudinal (what they feel and think), "
        "contextual (what surrounds them). Left out, the type says it; type other must have it.",
    )
    status: SourceStatus = Field(
        "available",
        description="available: the data is there. planned: it will be. unavailable: it is out of reach. Left out: "
        "counts as planned where expected is written, else as available.",
    )
    expected: Date | None = Field(None, description="For a planned source: the day from which it will be there.")
    owner: TeamId | None = Field(None, description="The team that keeps it, by id.")
    cadence: Cadence | None = Field(None, description="How often it is brought up to date.")
    refreshed: Date | None = Field(
        None,
        description="The day of its newest data; where data flows by itself, the day somebody last saw it arrive. "
        "Left out: not said; the data counts, and is called undated.",
    )
    warn_after: Duration | None = Field(
        None, description="The age past which it is stale: 90d, 6w, 3m, 1y. Left out, the cadence decides."
    )
    error_after: Duration | None = Field(
        None, description="The age past which it no longer counts: 90d, 6w, 3m, 1y. Left out, the cadence decides."
    )
    sample: Annotated[Whole, Field(ge=0)] | None = Field(None, description="How many people or cases it rests on.")
    through: tuple[ChannelId, ...] = Field(
        (),
        description="The channels through which it hears or sees customers, by id. Who can't use them is not heard. "
        "Left out: not said; whoever can use a touchpoint that names it is taken to be heard, and everybody where a "
        "stage does.",
    )
    skills: Texts = Field((), description="The skills that it takes to use it.", examples=[["survey-design"]])
    link: Address | None = Field(
        None, description="Where to find it: an https address.", examples=["https://intranet.example/nps"]
    )
    binding: Binding | None = Field(None, description="Where the data itself stands, and what its rows mean.")

    @model_validator(mode="after")
    def _other_names_its_families(self) -> Self:
        if self.type == "other" and self.families is None:
            raise PydanticCustomError("families_of_other", "missing")
        return self

    @model_validator(mode="after")
    def _what_is_expected_is_not_there_yet(self) -> Self:
        if self.expected is not None and "status" not in self.model_fields_set:
            self.__dict__["status"] = "planned"  # as the format has it; `model_fields_set` tells that nobody wrote it
        return self

    @property
    def brings(self) -> tuple[Family, ...]:
        """The families of data that it brings."""
        return FAMILIES_OF_TYPE[self.type] if self.families is None else self.families

    @property
    def limits(self) -> tuple[int, int]:
        """The ages in days past which it is stale and past which it has expired.

        Where only one is given, the other is at least as far, or at most as far, as that.
        """
        stale, expired = LIMITS_OF_CADENCE[self.cadence]
        if self.warn_after is not None:
            stale = self.warn_after
            expired = max(expired, stale)
        if self.error_after is not None:
            expired = self.error_after
            stale = self.warn_after if self.warn_after is not None else min(stale, expired)
        return stale, expired
