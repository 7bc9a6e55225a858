"""Scope, JourneyInScope, Workspace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cxjourney.deserialize.entities import deserialize
from cxjourney.diagnostics import Notice
from cxjourney.model import (
    Catalogue,
    Channel,
    DataSource,
    Definitions,
    Journey,
    Organisation,
    Persona,
    Team,
    known_channels,
)
from cxjourney.parse.document import Document
from cxjourney.workspace.definitions import DefinedAt, KnownIds
from cxjourney.workspace.journey_summary import JourneySummary

Folder = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a journey sees: everything that it, or a catalogue above it, defines, by id."""

    teams: Mapping[str, Team] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    sources: Mapping[str, DataSource] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=known_channels)
    organisation: Organisation | None = None

    def beyond(self, definitions: Definitions) -> "Scope":
        """Give what is seen when these definitions are added; sources that are nearer come first."""
        if isinstance(definitions, Journey) and not definitions.defines_anything:
            return self
        organisation = definitions.organisation if isinstance(definitions, Catalogue) else None
        return Scope(
            {**self.teams, **definitions.teams},
            {**self.personas, **definitions.personas},
            {**definitions.data_sources, **self.sources},
            {**self.channels, **definitions.channels},
            organisation or self.organisation,
        )


@dataclass(frozen=True, slots=True)
class JourneyInScope:
    """A sound journey, what it sees, and where all of it is written."""

    journey: Journey
    scope: Scope
    document: Document
    names: KnownIds

    def home(self, kind: str, id_: str) -> DefinedAt:
        """Give the place where something in sight is defined."""
        return self.names.known[kind][id_]


class RecalledJourney(JourneyInScope):
    """A journey that was judged before: it is built again only when somebody looks into it."""

    __slots__ = ("_built", "summary")
    _built: Journey | None
    summary: JourneySummary

    def __init__(self, summary: JourneySummary, scope: Scope, document: Document, names: KnownIds) -> None:
        given = {"summary": summary, "scope": scope, "document": document, "names": names, "_built": None}
        for name, value in given.items():
            object.__setattr__(self, name, value)

    @property
    def journey(self) -> Journey:  # noqa: D102  as in a journey that is judged now
        if self._built is not None:
            return self._built
        built = deserialize(self.document, Journey).entity
        assert built is not None  # noqa: S101  its text is the one that was sound
        object.__setattr__(self, "_built", built)
        return built


class CatalogueInScope(NamedTuple):
    """A sound catalogue, what it sees, and where it is written."""

    catalogue: Catalogue
    scope: Scope
    document: Document


class Workspace(NamedTuple):
    """The sound journeys and catalogues of a workspace, and what is wrong with the others.

    ``whole`` is true when all of it was read and every journey in it could be built.
    """

    journeys: tuple[JourneyInScope, ...]
    catalogues: tuple[CatalogueInScope, ...]
    notices: tuple[Notice, ...]
    not_judged: tuple[str, ...]
    whole: bool


def travellers(seen: JourneyInScope) -> Iterator[str]:
    """Give the ids of the personas that travel a journey."""
    yield from dict.fromkeys(
        seen.journey.travelled_by if seen.journey.travelled_by is not None else seen.scope.personas
    )
