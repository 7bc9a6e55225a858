"""What journeys share: the organisation, its teams, personas, data sources and channels."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.channel import Channel
from cxjourney.model.data_source import DataSource
from cxjourney.model.entity import Entity
from cxjourney.model.fields import Slug, Whole
from cxjourney.model.organisation import Organisation, Team
from cxjourney.model.persona import Persona
from cxjourney.model.waiver import Waiver

FormatVersion = Annotated[Whole, Field(ge=1, le=1)]


class Definitions(Entity):
    """What a catalogue and a journey can both define, each by id."""

    teams: dict[Slug, Team] = Field({}, description="The teams that own things, by id.")
    personas: dict[Slug, Persona] = Field({}, description="Who the customers are: personas, by id.")
    data_sources: dict[Slug, DataSource] = Field({}, description="Where data about customers comes from, by id.")
    channels: dict[Slug, Channel] = Field(
        {}, description="Channels of your own, by id; one with a known id replaces that."
    )
    waivers: tuple[Waiver, ...] = Field((), description="Findings that the team has decided to live with until a day.")

    @property
    def defines_anything(self) -> bool:
        """Whether there is any team, persona, data source or channel here."""
        return bool(self.teams or self.personas or self.data_sources or self.channels)


class Catalogue(Definitions):
    """What the journeys in a folder, and below it, share."""

    format: FormatVersion = Field(1, description="The version of this format: 1.")
    organisation: Organisation | None = Field(None, description="The organisation whose customers these are.")
