"""Touchpoints: where customers and the organisation meet."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.disambiguate_titles import Titled
from cxjourney.model.fields import (
    Address,
    ChannelId,
    Date,
    Entity,
    Flag,
    PersonaId,
    QuestionText,
    ShortForm,
    Slug,
    SourceId,
    TeamId,
    Text,
    Texts,
    Whole,
)
from cxjourney.model.image import Image
from cxjourney.model.statement import Statements
from cxjourney.model.vocabulary import AssistiveNeed, Concern, Device, Initiator, Mode, TouchpointRole


class Score(Entity):
    """How good a touchpoint is in one dimension, and what shows it."""

    score: Annotated[Whole, Field(ge=1, le=5)] = Field(description="From 1 (poor) to 5 (excellent).", examples=[4])
    source: SourceId | None = Field(
        None, description="The data source that the score comes from, by id. Without one it is assumed."
    )
    date: Date | None = Field(None, description="The day it was judged.")


ScoreOrNumber = Annotated[
    Score, ShortForm("score", (int, float), (("type", "integer"), ("minimum", 1), ("maximum", 5)))
]


class Rating(Entity):
    """A touchpoint's rating: 1 (poor) to 5 (excellent) in each dimension that was judged."""

    information: ScoreOrNumber | None = Field(
        None, description="Does it tell what customers need to know? From 1 (poor) to 5 (excellent)."
    )
    ease: ScoreOrNumber | None = Field(None, description="Is it easy to use? From 1 (poor) to 5 (excellent).")
    self_service: ScoreOrNumber | None = Field(
        None,
        alias="self-service",
        description="Can customers do it without asking anybody? From 1 (poor) to 5 (excellent).",
    )
    personalisation: ScoreOrNumber | None = Field(
        None, description="Does it fit the customer who uses it? From 1 (poor) to 5 (excellent)."
    )
    communication: ScoreOrNumber | None = Field(
        None, description="Is the tone right, and the news in time? From 1 (poor) to 5 (excellent)."
    )
    helpfulness: ScoreOrNumber | None = Field(
        None, description="Does it help when something goes wrong? From 1 (poor) to 5 (excellent)."
    )

    def by_dimension(self) -> dict[str, int]:
        """Return the scores that were recorded, 1 to 5, by dimension."""
        return {dimension: score.score for dimension, score in self.scores().items()}

    def scores(self) -> dict[str, Score]:
        """Return what was recorded, with its source and its day, by dimension."""
        if not self.model_fields_set:  # as of most touchpoints, and rules ask often
            return {}
        recorded = (
            ("information", self.information),
            ("ease", self.ease),
            ("self-service", self.self_service),
            ("personalisation", self.personalisation),
            ("communication", self.communication),
            ("helpfulness", self.helpfulness),
        )
        return {dimension: score for dimension, score in recorded if score is not None}


class Backstage(Entity):
    """What happens behind a touchpoint, out of the customer's sight."""

    actions: Statements = Field((), description="What staff or machines do behind the scenes.")
    systems: Texts = Field((), description="The systems that this touchpoint relies on.", examples=[["CRM"]])
    teams: tuple[TeamId, ...] = Field((), description="The teams at work behind the scenes, by id.")


class Touchpoint(Titled):
    """One place where a customer meets the organisation within a stage: a page, a call, a letter, a visit."""

    title: Text = Field(description="What customers would call it.", examples=["Letter with the card"])
    channel: ChannelId = Field(
        description="The channel it uses: one that is known (web, mobile-app, email, phone, branch, post …) "
        "or one of your own, by id.",
        examples=["post", "web", "branch"],
    )
    id: Slug | None = Field(
        None,
        description="A short name in a–z, 0–9 and hyphens. Without one the title serves.",
        examples=["card-letter"],
    )
    link: Address | None = Field(None, description="Where it is found: an https address.")
    image: Image | None = Field(None, description="A picture of the touchpoint: file and alt.")
    moment_of_truth: Flag = Field(
        False, description="True if customers make up their minds here whether they stay. Left out: not said."
    )
    role: TouchpointRole = Field(
        "step",
        description="A step takes customers forward. Support only helps (a leaflet, a reminder, a help page) "
        "and is never a way through. Left out: counts as a step.",
    )
    for_: tuple[PersonaId, ...] | None = Field(
        None, alias="for", description="Whose step it is, by the personas' ids. Left out: everybody's."
    )
    asks_for: tuple[Slug, ...] = Field(
        (),
        description="What customers must have or be able to do here, beside what the channel asks for: hearing, "
        "speech, sight, or words of your own.",
        examples=[["printer"], ["bank-account", "identity-card"]],
    )
    mode: Mode | None = Field(
        None, description="self-service: customers do it by themselves. assisted: a person helps them."
    )
    devices: tuple[Device, ...] | None = Field(
        None,
        description="The devices that work here, any one of them; [] where none is needed. Left out: those that the "
        "channel asks for.",
    )
    required: Flag = Field(False, description="True if nobody gets past the stage without it.")
    initiated_by: Initiator | None = Field(
        None,
        description="Who makes the first move: the customer or the organisation. What the organisation starts is a "
        "way through only where it is required.",
    )
    owner: TeamId | None = Field(None, description="The team that looks after it, by id.")
    answers: tuple[QuestionText, ...] = Field(
        (), description="The questions of this stage that it answers, worded as they stand under questions."
    )
    data: tuple[SourceId, ...] = Field((), description="The data sources that see what happens here, by id.")
    meets: tuple[AssistiveNeed, ...] | None = Field(
        None,
        description="The assistive needs that it serves. Listing some claims that the others are not served; "
        "left out, nothing is claimed.",
    )
    raises: tuple[Concern, ...] = Field(
        (), description="The worries that it gives customers; fatigue is being worn out, by screens, queues or errands."
    )
    rating: Rating = Field(
        Rating.model_construct(),
        description="How good it is in each of six dimensions: a score from 1 (poor) to 5, or score, source and date "
        "on lines below it.",
    )
    staff: Statements = Field((), description="What staff do that customers see.", examples=[["Asks for the card"]])
    evidence: Statements = Field(
        (), description="What customers see and hold here.", examples=[["Waiting room", "Sign-in sheet"]]
    )
    backstage: Backstage = Field(
        Backstage.model_construct(), description="What happens behind it, out of the customer's sight."
    )

    def is_for(self, persona: str) -> bool:
        """Return whether it is meant for a persona, by its id."""
        return self.for_ is None or persona in self.for_

    @property
    def label(self) -> str:
        """Its id, or its title where it has none: what serves wherever an id is asked for or shown."""
        return self.id or self.title
