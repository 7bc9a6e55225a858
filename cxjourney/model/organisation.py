"""The organisation and its teams."""

from pydantic import Field

from cxjourney.model.entity import Entity
from cxjourney.model.fields import Language, Text, Texts
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

    title: Text = Field(description="Its name.")
    language: Language | None = Field(
        None, description="The language it works in, as a tag such as en, fa or id.", examples=["en"]
    )
    vision: Text | None = Field(None, description="What it wants its customers to experience, in a sentence.")
    sponsor: Text | None = Field(
        None, description="The leader who answers for the experience of customers: a name or a role."
    )
    learning: Texts = Field((), description="The skills that its staff are learning.", examples=[["survey-design"]])
