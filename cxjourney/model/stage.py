"""Stages: the steps of a journey as customers live it."""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cxjourney.model.ask import Ask
from cxjourney.model.disambiguate_titles import tell_apart
from cxjourney.model.fields import (
    REFERENCE,
    Address,
    Date,
    Entity,
    Flag,
    JourneyId,
    LaneId,
    Number,
    PersonaId,
    PhaseId,
    Proportion,
    ShortForm,
    Slug,
    SourceId,
    StageId,
    TeamId,
    Text,
    TimeSpan,
    Whole,
    minutes,
)
from cxjourney.model.image import Image
from cxjourney.model.metric import Delivery, Metric
from cxjourney.model.pain_point import Opportunity, PainPoint
from cxjourney.model.statement import Statements
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.model.vocabulary import UNSAID_IMPORTANCE, Outcome


class Link(Entity):
    """A way from one stage to another."""

    to: StageId = Field(description="The stage it leads to, by id.")
    when: Text | None = Field(None, description="In which case.", examples=["the document is rejected"])
    share: Proportion | None = Field(None, description="The share of customers who go this way, from 0 to 1.")
    parallel: Flag = Field(
        False, description="True if this way is taken besides others: its share does not count to their sum."
    )
    source: SourceId | None = Field(
        None, description="The data source that the share comes from, by id. Without one it is assumed."
    )
    date: Date | None = Field(None, description="The day on which the share was found out.")


class Quote(Entity):
    """What a customer said."""

    text: Text = Field(description="The words, as they were said.", examples=["Where is my card?"])
    persona: PersonaId | None = Field(None, description="Who speaks, by the persona's id.")
    source: SourceId | None = Field(
        None, description="The data source in which it was said, by id. Without one it is assumed."
    )


class Emotion(Entity):
    """How a persona feels at a stage."""

    score: Annotated[Number, Field(ge=-2, le=2)] = Field(
        description="From -2 (very bad) over 0 (neither) to 2 (very good); decimals too.", examples=[1, -1.5]
    )
    source: SourceId | None = Field(
        None,
        description="The data source that shows it, by id. Without one it is assumed.",
    )
    date: Date | None = Field(None, description="The day it was found out.")
    says: Text | None = Field(None, description="What such a customer says.", examples=["I gave up"])


class StageDuration(Entity):
    """How long a stage takes customers."""

    typical: TimeSpan | None = Field(None, description="How long it takes most: 20min, 3h, 2d, 1w.", examples=["20min"])
    shortest: TimeSpan | None = Field(None, description="How long it takes at least.", examples=["5min"])
    longest: TimeSpan | None = Field(None, description="How long it takes at most.", examples=["3d"])
    source: SourceId | None = Field(
        None, description="The data source that shows it, by id. Without one it is assumed."
    )

    @model_validator(mode="after")
    def _shortest_is_not_longer(self) -> Self:
        said = [name for name in ("shortest", "typical", "longest") if getattr(self, name) is not None]
        for shorter, longer in pairwise(said):
            if minutes(getattr(self, shorter)) > minutes(getattr(self, longer)):
                raise PydanticCustomError("duration_order", "contradictory", {"shorter": shorter, "longer": longer})
        return self


LinkOrStage = Annotated[
    Link, ShortForm("to", (str,), (("type", "string"), ("description", "The stage's id."), (REFERENCE, "stage")))
]
EmotionOrScore = Annotated[
    Emotion, ShortForm("score", (int, float), (("type", "number"), ("minimum", -2), ("maximum", 2)))
]


class Stage(Entity):
    """One step of the journey, as customers live it."""

    id: Slug = Field(description="A short name in a–z, 0–9 and hyphens.", examples=["proves-identity"])
    title: Text = Field(description="What customers do here.", examples=["Proves who they are"])
    summary: Text | None = Field(None, description="The stage in a sentence or two.")
    link: Address | None = Field(None, description="Where more is found: an https address.")
    image: Image | None = Field(None, description="A picture of the stage: file and alt.")
    phase: PhaseId | None = Field(
        None,
        description="The part of the journey that it is in: one of the journey's phases, by id, or before, during or "
        "after the purchase or the service.",
    )
    owner: TeamId | None = Field(None, description="The team that owns the stage, by id.")
    importance: Annotated[Whole, Field(ge=1, le=5)] | None = Field(
        None,
        description="How far this stage decides whether customers stay, from 1 (hardly) to 5. Left out: not said; gaps "
        "are then ranked as if it were 3.",
    )
    moment_of_truth: Flag = Field(
        False, description="True if customers make up their minds here whether they stay. Left out: not said."
    )
    travelled_by: tuple[PersonaId, ...] | None = Field(
        None,
        description="Who takes part in this stage, by the personas' ids; the others pass it by. Left out: all who "
        "travel the journey.",
    )
    passive: Flag = Field(
        False,
        description="True if customers have nothing to do here: something happens to them, or they wait. Everybody "
        "passes such a stage, whatever its touchpoints ask for.",
    )
    duration: StageDuration | None = Field(
        None, description="How long it takes customers: typical, shortest and longest, with min, h, d, w, m or y."
    )
    journey: JourneyId | None = Field(None, description="Another journey that tells this stage in full, by id.")
    entry: Flag = Field(
        False, description="True if customers can begin here. If no stage says so, they begin at the first."
    )
    outcome: Outcome | None = Field(
        None,
        description="success: customers have what they came for. other: an end nobody came for (declined, gave up). "
        "The journey ends there, unless next says where it leads.",
    )
    next: tuple[LinkOrStage, ...] | None = Field(
        None,
        description="Where it leads: stages by id, such as [confirms], or links. Left out: to the stage after it, "
        "unless this one has an outcome. [] ends the journey.",
    )
    goals: Statements = Field((), description="What customers want to have reached when they leave this stage.")
    questions: Statements = Field(
        (), description="What customers want to know here.", examples=[["What does it cost?"]]
    )
    motivations: Statements = Field((), description="What drives customers here.")
    barriers: Statements = Field((), description="What stands in their way.")
    strengths: Statements = Field((), description="What goes well here.")
    actions: Statements = Field((), description="What customers do here.")
    thoughts: Statements = Field((), description="What goes through their heads.")
    notes: dict[LaneId, Statements] = Field(
        default_factory=dict,
        description="What stands in lanes of the team's own: the id of each lane, and below it its texts.",
    )
    quotes: tuple[Quote, ...] = Field((), description="What customers said, word for word.")
    emotions: dict[PersonaId, EmotionOrScore] = Field(
        default_factory=dict,
        description="How each persona feels here, by the persona's id: a score from -2 (very bad) to 2 (very good), "
        "decimals too, or score, source, date and says on lines below it.",
    )
    data: tuple[SourceId, ...] = Field((), description="The data sources that see the stage as a whole, by id.")
    touchpoints: tuple[Touchpoint, ...] = Field((), description="Where customers meet the organisation here.")
    pain_points: tuple[PainPoint, ...] = Field((), description="What hurts customers here.")
    opportunities: tuple[Opportunity, ...] = Field(
        (), description="What could be better here, where no pain point calls for it."
    )
    asks: tuple[Ask, ...] = Field(
        (), description="Questions that stay open here: who is asked, by when, and what came of them."
    )
    metrics: tuple[Metric, ...] = Field((), description="What is measured here.")
    delivery: Delivery | None = Field(None, description="How many staff, and how many customers, call the stage good.")

    @model_validator(mode="after")
    def _tell_apart(self) -> Self:
        tell_apart(self.touchpoints)
        tell_apart(self.pain_points)
        return self

    @property
    def importance_weight(self) -> int:
        """What its importance counts for, from 1 to 5; 3 where nobody said it."""
        return UNSAID_IMPORTANCE if self.importance is None else self.importance

    def is_travelled_by(self, persona: str) -> bool:
        """Return whether a persona that travels the journey, by its id, takes part in this stage."""
        return self.travelled_by is None or persona in self.travelled_by
