"""What is measured: metrics, their benchmarks, and the gap between what is claimed and what is experienced."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.fields import Date, Entity, Flag, Number, PerCent, SourceId, TeamId, Text, Whole
from cxjourney.model.vocabulary import MetricKind


class Benchmark(Entity):
    """What others reach."""

    value: Number = Field(description="The figure to compare with, in the metric's own unit.")
    source: Text | None = Field(None, description="Where the figure comes from.", examples=["Sector report 2026"])
    date: Date | None = Field(None, description="The day the figure was published.")


class Metric(Entity):
    """A figure that tells how a journey or a stage does."""

    kind: MetricKind = Field(
        description="What is measured: nps (would customers recommend it), csat (are they satisfied), ces (was it "
        "easy), completion, conversion, retention, time, contacts, or something other."
    )
    value: Number = Field(description="The latest figure. An nps lies between -100 and 100.")
    title: Text | None = Field(None, description="Its name, where the kind does not say enough.")
    unit: Text | None = Field(None, description="The unit of the figures.", examples=["minutes", "%"])
    key: Flag = Field(False, description="True for the one metric that the team acts on.")
    owner: TeamId | None = Field(None, description="The team that answers for it, by id.")
    promoters: Number | None = Field(None, description="For an nps: the share who gave 9 or 10, from 0 to 1.")
    detractors: Number | None = Field(None, description="For an nps: the share who gave 0 to 6, from 0 to 1.")
    sample: Annotated[Whole, Field(ge=1)] | None = Field(None, description="How many answers the figure rests on.")
    date: Date | None = Field(None, description="The day the figure was taken.")
    source: SourceId | None = Field(None, description="The data source that it comes from, by id.")
    target: Number | None = Field(None, description="The figure to reach.")
    higher_is_better: Flag | None = Field(
        None,
        description="Whether more is better. Left out: no for time and contacts, unknown for other, yes for the rest.",
    )
    benchmark: Benchmark | None = Field(None, description="What others reach, to compare with.")

    @property
    def more_is_better(self) -> bool | None:
        """Whether a higher value is better; None where that is not known."""
        if self.higher_is_better is not None:
            return self.higher_is_better
        return None if self.kind == "other" else self.kind not in ("time", "contacts")


class Delivery(Entity):
    """How many call the stage good: staff claim it, customers live it."""

    claimed: PerCent = Field(description="Per cent of staff who call it good.", examples=[80])
    experienced: PerCent = Field(description="Per cent of customers who call it good.", examples=[41])
    source: SourceId | None = Field(None, description="The data source that both figures come from, by id.")
