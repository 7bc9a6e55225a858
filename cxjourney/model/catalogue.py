"""What journeys share: the organisation, its teams, personas, data sources and channels."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.channel import Channel
from cxjourney.model.data_source import DataSource
from cxjourney.model.fields import (
    Date,
    Entity,
    LanguageTag,
    PainPointId,
    PersonaId,
    RuleCode,
    Slug,
    SourceId,
    StageId,
    Text,
    Texts,
    TouchpointId,
    Whole,
)
from cxjourney.model.persona import Persona
from cxjourney.model.vocabulary import TeamRole


class Team(Entity):
    """A team that owns something."""

    title: Text = Field(description="Its name.", examples=["Customer insight"])
    role: TeamRole | None = Field(
        None, description="What it is there for: insight, delivery, leadership, learning, or a partner outside."
    )
    contact: Text | None = Field(
        None, description="How to reach it: an address, a number, a room.", examples=["insight@northbank.example"]
    )
    skills: Texts = Field((), description="What it can do.", examples=[["survey-design"]])


class Organisation(Entity):
    """Whose customers these are."""

    title: Text = Field(description="Its name.", examples=["Northbank"])
    language: LanguageTag | None = Field(
        None, description="The language it works in, as a tag such as en, fa or id.", examples=["en"]
    )
    vision: Text | None = Field(None, description="What it wants its customers to experience, in a sentence.")
    sponsor: Text | None = Field(
        None, description="The leader who answers for the experience of customers: a name or a role."
    )
    learning: Texts = Field((), description="The skills that its staff are learning.", examples=[["survey-design"]])


NARROWS = ("stage", "touchpoint", "pain_point", "persona", "source")
"""The attributes by which a waiver is narrowed to something."""


class Waiver(Entity):
    """Silences a rule or a group of rules, at a place, until a day."""

    rule: RuleCode = Field(
        description="The code of the rule to silence, or the beginning of several: CX3.", examples=["CX301"]
    )
    reason: Text = Field(
        description="Why the finding is accepted for now.", examples=["Interviews begin in the spring"]
    )
    until: Date = Field(description="The last day on which the waiver holds.")
    stage: StageId | None = Field(None, description="Only at this stage, by id.")
    touchpoint: TouchpointId | None = Field(None, description="Only at this touchpoint, by id or title.")
    pain_point: PainPointId | None = Field(None, description="Only for this pain point, by id or title.")
    persona: PersonaId | None = Field(None, description="Only for this persona, by id.")
    source: SourceId | None = Field(None, description="Only for this data source, by id.")


class Lane(Entity):
    """A lane of the team's own."""

    id: Slug = Field(description="A short name in a–z, 0–9 and hyphens.", examples=["risks"])
    title: Text = Field(description="What stands before the lane.", examples=["Risks"])


FormatVersion = Annotated[Whole, Field(ge=1, le=1)]


class Definitions(Entity):
    """What a catalogue and a journey can both define, each by id."""

    teams: dict[Slug, Team] = Field(default_factory=dict, description="The teams that own things, by id.")
    personas: dict[Slug, Persona] = Field(default_factory=dict, description="Who the customers are: personas, by id.")
    data_sources: dict[Slug, DataSource] = Field(
        default_factory=dict, description="Where data about customers comes from, by id."
    )
    channels: dict[Slug, Channel] = Field(
        default_factory=dict,
        description="Channels of your own, by id; one with a known id replaces that, and asks for no more than you "
        "write: a phone of your own needs asks_for: [hearing, speech] again.",
    )
    lanes: tuple[Lane, ...] = Field(
        (), description="Lanes of your own on maps: stages fill them under notes, by the lane's id."
    )
    waivers: tuple[Waiver, ...] = Field((), description="Findings that the team has decided to live with until a day.")

    @property
    def has_definitions(self) -> bool:
        """Whether there is any team, persona, data source, channel or lane here."""
        return bool(self.teams or self.personas or self.data_sources or self.channels or self.lanes)


class Catalogue(Definitions):
    """What the journeys in a folder, and below it, share."""

    format: FormatVersion = Field(1, description="The version of this format: 1.")
    organisation: Organisation | None = Field(None, description="The organisation whose customers these are.")
