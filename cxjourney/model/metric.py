"""What is measured: metrics, their benchmarks, and the gap between what is claimed and what is experienced."""

from typing import Annotated, Literal

from pydantic import Field

from cxjourney.model.fields import (
    ChannelId,
    Date,
    Entity,
    Flag,
    Number,
    PerCent,
    PersonaId,
    SourceId,
    TeamId,
    Text,
    Whole,
    WordForm,
)
from cxjourney.model.vocabulary import MetricKind, MetricMethod

Sample = Annotated[Whole, Field(ge=1)]


class Scale(Entity):
    """The ends of the scale on which a figure lies."""

    from_: Number = Field(alias="from", description="The lowest figure that there can be.", examples=[1])
    to: Number = Field(description="The highest figure that there can be.", examples=[5])

    @property
    def is_percent(self) -> bool:
        """Whether figures on it are shares of a hundred, and no marks."""
        return False


class PerCentScale(Scale):
    """The scale of shares, from 0 to 100 per cent: another one than that of marks from 0 to 100."""

    from_: Literal[0] = Field(0, alias="from")
    to: Literal[100] = 100

    @property
    def is_percent(self) -> bool:
        """It always is."""
        return True


ScaleOrPercent = Annotated[Scale, WordForm("percent", PerCentScale, "{from: 1, to: 5}")]


class Measurement(Entity):
    """A figure as it was taken on an earlier day."""

    date: Date = Field(description="The day it was taken.")
    value: Number = Field(description="The figure of that day.")
    sample: Sample | None = Field(None, description="How many answers it rests on.")


class Benchmark(Entity):
    """What others reach."""

    value: Number = Field(description="The figure to compare with, in the metric's own unit.")
    scale: ScaleOrPercent | None = Field(
        None,
        description="The scale on which it lies: percent, or from and to. On another scale than the metric's, "
        "the two are not compared.",
    )
    source: Text | None = Field(None, description="Where the figure comes from.", examples=["Sector report 2026"])
    date: Date | None = Field(None, description="The day the figure was published.")


class Metric(Entity):
    """A figure that tells how a journey or a stage does."""

    kind: MetricKind = Field(
        description="What is measured: nps (would customers recommend it), csat (are they satisfied), ces (was it "
        "easy), completion, conversion, retention, time, contacts, or something other.",
        examples=["csat"],
    )
    value: Number | None = Field(
        None, description="The latest figure. An nps lies between -100 and 100. Left out: not measured yet."
    )
    scale: ScaleOrPercent | None = Field(
        None,
        description="The scale on which the figure lies: percent for a share, or from and to for marks. Left out: "
        "not said, and none is assumed.",
    )
    method: MetricMethod | None = Field(
        None,
        description="How the answers become one figure: their mean, their median, their total; the share of all, of "
        "those who gave the best mark (top-box), or one of the two best (top-2-box).",
    )
    persona: PersonaId | None = Field(None, description="Whose figure it is, by the persona's id. Left out: not said.")
    channel: ChannelId | None = Field(None, description="The channel that it speaks of, by id. Left out: not said.")
    history: tuple[Measurement, ...] = Field((), description="The figures that were taken before.")
    title: Text | None = Field(None, description="Its name, where the kind does not say enough.")
    unit: Text | None = Field(None, description="The unit of the figures.", examples=["minutes", "%"])
    key: Flag = Field(False, description="True for the one metric that the team acts on.")
    owner: TeamId | None = Field(None, description="The team that answers for it, by id.")
    promoters: Number | None = Field(None, description="For an nps: the share who gave 9 or 10, from 0 to 1.")
    detractors: Number | None = Field(None, description="For an nps: the share who gave 0 to 6, from 0 to 1.")
    sample: Sample | None = Field(None, description="How many answers the figure rests on.")
    date: Date | None = Field(None, description="The day the figure was taken.")
    source: SourceId | None = Field(
        None, description="The data source that it comes from, by id. Without one it is assumed."
    )
    target: Number | None = Field(None, description="The figure to reach.")
    higher_is_better: Flag | None = Field(
        None,
        description="Whether more is better. Left out: no for time and contacts, unknown for other, yes for the rest.",
    )
    benchmark: Benchmark | None = Field(None, description="What others reach, to compare with.")

    @property
    def label(self) -> str:
        """What tells it from other metrics of its stage: its kind, its title, whose it is, and its channel."""
        return metric_label(self.kind, self.title, self.persona, self.channel)

    @property
    def more_is_better(self) -> bool | None:
        """Whether a higher value is better; None where that is not known."""
        if self.higher_is_better is not None:
            return self.higher_is_better
        return None if self.kind == "other" else self.kind not in ("time", "contacts")


def metric_label(kind: str, title: str | None, persona: str | None, channel: str | None) -> str:
    """Return what tells a metric from others of its stage, in one text."""
    named = (('"{}"', title), ("of {}", persona), ("by {}", channel))
    return " ".join((kind, *(form.format(name) for form, name in named if name)))


class Delivery(Entity):
    """How many call the stage good: staff claim it, customers live it."""

    claimed: PerCent = Field(description="Per cent of staff who call it good.", examples=[80])
    experienced: PerCent = Field(description="Per cent of customers who call it good.", examples=[41])
    source: SourceId | None = Field(
        None, description="The data source that both figures come from, by id. Without one they are assumed."
    )
