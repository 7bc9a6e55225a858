"""The journey: what customers go through, from end to end or in part."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field

from cxjourney.model.ask import Ask
from cxjourney.model.catalogue import Definitions, FormatVersion
from cxjourney.model.fields import (
    Address,
    Date,
    Duration,
    Entity,
    JourneyId,
    LanguageTag,
    PersonaId,
    Slug,
    TeamId,
    Text,
)
from cxjourney.model.metric import Metric
from cxjourney.model.pain_point import PainPoint
from cxjourney.model.stage import Stage
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.model.vocabulary import PhaseTime


class Review(Entity):
    """When the journey was, and is to be, looked through."""

    last: Date | None = Field(None, description="The day of the latest review.")
    every: Duration | None = Field(
        None, description="How often it is due, in days, weeks, months or years: 90d, 6w, 3m, 1y.", examples=["90d"]
    )


class Phase(Entity):
    """A part of the journey with a name of its own, which stages are in."""

    id: Slug = Field(description="A short name in a–z, 0–9 and hyphens.", examples=["awareness"])
    title: Text = Field(description="What stands above its stages.", examples=["Awareness"])
    when: PhaseTime | None = Field(
        None, description="Whether it lies before, during or after the purchase or the service. Left out: not said."
    )


class Journey(Definitions):
    """What customers go through, stage by stage."""

    journey: Slug = Field(
        description="The journey's id: a short name in a–z, 0–9 and hyphens.", examples=["open-current-account"]
    )
    title: Text = Field(description="What the journey is about.", examples=["Opening a current account"])
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] = Field(
        description="The steps of the journey, in the order in which they are drawn."
    )
    format: FormatVersion = Field(1, description="The version of this format: 1.")
    summary: Text | None = Field(None, description="The journey in a sentence or two.")
    language: LanguageTag = Field(
        "en",
        description="The language of its texts, as a tag such as en, fa or id. Left out: counts as that of the "
        "configuration, else as en.",
        examples=["en", "fa", "id"],
    )
    status: Literal["draft", "agreed"] = Field(
        "agreed",
        description="agreed, or draft: a draft is judged mildly, and its maps say that it is one. Left out: counts as "
        "agreed.",
    )
    state: Literal["current", "future"] = Field(
        "current",
        description="current: how it is today. future: how it is to be. Left out: counts as current, maps say neither.",
    )
    replaces: JourneyId | None = Field(None, description="The journey that this one is to replace, by id.")
    scope: Literal["end-to-end", "part"] = Field(
        "part",
        description="end-to-end: from the first thought of it until long after the purchase. part: a piece of that. "
        "Left out: counts as a part, and maps say neither.",
    )
    goal: Text | None = Field(None, description="What customers want to have in the end.")
    link: Address | None = Field(None, description="Where more is found: an https address.")
    phases: tuple[Phase, ...] = Field((), description="The parts of the journey: stages name theirs by id.")
    owner: TeamId | None = Field(None, description="The team that owns the journey, by id.")
    sponsor: Text | None = Field(None, description="The leader who answers for it: a name or a role.")
    shared_with: tuple[TeamId, ...] = Field((), description="The teams that it is shown to regularly, by id.")
    review: Review = Field(
        Review.model_construct(), description="When it was last looked through, and how often that is due."
    )
    travelled_by: tuple[PersonaId, ...] | None = Field(
        None, description="Who goes through it, by the personas' ids. Left out: every persona in sight."
    )
    metrics: tuple[Metric, ...] = Field((), description="What is measured for the journey as a whole.")
    asks: tuple[Ask, ...] = Field(
        (), description="Questions on the journey as a whole: who is asked, by when, and what came of them."
    )

    @property
    def said_state(self) -> Literal["current", "future", "unsaid"]:
        """The state as it was written; ``unsaid`` where nobody wrote it, though it counts as ``current``."""
        return self.state if "state" in self.model_fields_set else "unsaid"


def phase_times(journey: Journey) -> dict[str, PhaseTime | None]:
    """Return, by the id of each phase that a stage can be in, when it lies; None where nobody said."""
    known: dict[str, PhaseTime] = {when: when for when in get_args(PhaseTime)}
    return {**known, **{phase.id: phase.when or known.get(phase.id) for phase in journey.phases}}


def pain_points(journey: Journey) -> Iterator[tuple[Stage, PainPoint]]:
    """Yield the pain points of a journey with their stages, those that are solved among them."""
    for stage in journey.stages:
        yield from ((stage, pain) for pain in stage.pain_points)


def severe_pain_points(journey: Journey) -> Iterator[tuple[Stage, PainPoint]]:
    """Return the pain points that are open and severe, with their stages."""
    return ((stage, pain) for stage, pain in pain_points(journey) if pain.is_open and pain.is_severe)


def asks(journey: Journey) -> Iterator[tuple[Stage | None, Ask]]:
    """Yield the questions that were asked: of the journey as a whole without a stage, then stage by stage."""
    yield from ((None, ask) for ask in journey.asks)
    for stage in journey.stages:
        yield from ((stage, ask) for ask in stage.asks)


def touchpoints(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    """Yield the touchpoints of a journey with their stages, support among them."""
    for stage in journey.stages:
        yield from ((stage, touchpoint) for touchpoint in stage.touchpoints)
