"""Personas: who travels a journey, and what they can use."""

import re
from typing import Annotated

from pydantic import Field

from cxjourney.model.fields import (
    Address,
    ChannelId,
    Date,
    Entity,
    Proportion,
    ShortForm,
    Slug,
    SourceId,
    Text,
    Whole,
)
from cxjourney.model.image import Image
from cxjourney.model.statement import Statements
from cxjourney.model.vocabulary import (
    DEVICES,
    AssistiveNeed,
    Concern,
    Device,
    DigitalSkills,
    Internet,
    Travel,
)

_BEYOND_A_NAME = re.compile(r"\s*[,،、，;؛(（]")
"""What ends the name with which a title begins."""


class Share(Entity):
    """How many of all customers a persona stands for."""

    value: Proportion = Field(description="From 0 to 1.", examples=[0.34])
    source: SourceId | None = Field(
        None, description="The data source that the figure comes from, by id. Without one it is assumed."
    )
    date: Date | None = Field(None, description="The day the figure was taken.")


class Research(Entity):
    """What a persona rests on."""

    interviews: Annotated[Whole, Field(ge=0)] | None = Field(
        None, description="How many people were interviewed for it."
    )
    last: Date | None = Field(None, description="The day of the latest research.")
    sources: tuple[SourceId, ...] = Field((), description="The data sources behind it, by id.")


class Access(Entity):
    """What a persona has and can do. What is left out is not said, and counts as the best there is."""

    internet: Internet = Field(
        "good",
        description="none, poor (email and text get through), metered or good; each includes those before it. "
        "Left out: not said; counts as good.",
    )
    devices: tuple[Device, ...] = Field(
        DEVICES, description="The devices at hand. Left out: not said; counts as all of them."
    )
    skills: DigitalSkills = Field(
        "confident",
        description="How sure they are of themselves with digital things: none, basic or confident. Left out: not "
        "said; counts as confident.",
    )
    travel: Travel = Field(
        "any",
        description="How far they can go: none (nowhere), local (nearby) or any (anywhere). Left out: not said; counts "
        "as any.",
    )
    assistive: tuple[AssistiveNeed, ...] = Field(
        (),
        description="What they need in order to see, hear, use or understand. Left out: not said; counts as nothing.",
    )
    lacks: tuple[Slug, ...] = Field(
        (),
        description="What else they have not, or can't do: hearing, speech, sight, or words of your own, as channels "
        "and touchpoints have them under asks_for. Who needs captions lacks hearing, who needs a screen-reader sight.",
        examples=[["speech"], ["printer", "identity-card"]],
    )
    concerns: tuple[Concern, ...] = Field(
        (), description="What makes them hold back; fatigue is being worn out, by screens, queues or errands."
    )

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The levels that nobody wrote down, which count as the best there is: internet, devices, skills, travel."""
        return tuple(name for name in ("internet", "devices", "skills", "travel") if name not in self.model_fields_set)


class ChannelChoice(Entity):
    """The channels that a persona likes and dislikes."""

    prefers: tuple[ChannelId, ...] = Field((), description="The channels that they like best, by id.")
    avoids: tuple[ChannelId, ...] = Field(
        (), description="The channels that they stay away from, by id.", examples=[["phone"]]
    )


ShareOrValue = Annotated[Share, ShortForm("value", (int, float), (("type", "number"), ("minimum", 0), ("maximum", 1)))]


class Persona(Entity, defer_build=False):  # at once, since both catalogues and journeys are built of it
    """A kind of customer, told as one person."""

    title: Text = Field(description="Who it is, in a few words.", examples=["Dara, 25, has only a smartphone"])
    name: Text | None = Field(None, description="How it is called in short.", examples=["Dara"])
    link: Address | None = Field(None, description="Where more is found: an https address.")
    image: Image | None = Field(None, description="A portrait: file and alt.")
    share: ShareOrValue | None = Field(
        None,
        description="The share of all customers that it stands for, from 0 to 1; or value, source and date below it.",
    )
    quote: Text | None = Field(None, description="A sentence that says it all.")
    research: Research = Field(
        Research.model_construct(), description="What the persona rests on: conversations and data."
    )
    demographics: Statements = Field((), description="Age, household, work, and the like.")
    needs: Statements = Field((), description="What they need.")
    motivations: Statements = Field((), description="What drives them.")
    behaviours: Statements = Field((), description="What they do.")
    feelings: Statements = Field((), description="What they feel.")
    access: Access = Field(
        Access.model_construct(), description="Connection, devices, skills, travel, needs and worries."
    )
    channels: ChannelChoice = Field(
        ChannelChoice.model_construct(), description="The channels that they like and dislike."
    )

    @property
    def short_name(self) -> str:
        """What it is called where there is little room: its name or, without one, its title up to the first comma."""
        return self.name or short_title(self.title)


def short_title(title: str) -> str:
    """Return the title of a persona up to the first comma."""
    return _BEYOND_A_NAME.split(title.strip(), maxsplit=1)[0] or title
