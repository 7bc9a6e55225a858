"""What a workspace is: its journeys, and what each of them sees of the catalogues above it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from cxjourney.diagnostics import Notice
from cxjourney.model import (
    Catalogue,
    Channel,
    DataSource,
    Definitions,
    Journey,
    Lane,
    Organisation,
    Persona,
    Team,
    known_channels,
)
from cxjourney.parse.document import Document
from cxjourney.workspace.definitions import DefinedAt, KnownIds
from cxjourney.workspace.evidence_in_scope import NO_EVIDENCE, JourneyEvidence, SourceEvidence
from cxjourney.workspace.journey_summary import JourneySummary

Folder = tuple[str, ...]


_NOTHING_SEEN: Mapping[str, Any] = {}


class Scope(NamedTuple):
    """What a journey sees: all that it, or a catalogue above it, defines, by id; and what was measured of sources."""

    teams: Mapping[str, Team] = _NOTHING_SEEN
    personas: Mapping[str, Persona] = _NOTHING_SEEN
    sources: Mapping[str, DataSource] = _NOTHING_SEEN
    channels: Mapping[str, Channel] = known_channels()
    organisation: Organisation | None = None
    lanes: Mapping[str, Lane] = _NOTHING_SEEN
    evidence: Mapping[str, SourceEvidence] = NO_EVIDENCE

    def with_definitions(
        self, definitions: Definitions, evidence: Mapping[str, SourceEvidence] = NO_EVIDENCE
    ) -> "Scope":
        """Return what is seen when these definitions are added; sources that are nearer come first.

        Args:
            definitions: What a catalogue or a journey defines.
            evidence: What was measured of its sources, by id.
        """
        if isinstance(definitions, Journey) and not definitions.has_definitions:
            return self
        organisation = definitions.organisation if isinstance(definitions, Catalogue) else None
        return Scope(
            {**self.teams, **definitions.teams},
            {**self.personas, **definitions.personas},
            {**definitions.data_sources, **self.sources},
            {**self.channels, **definitions.channels},
            organisation or self.organisation,
            {**self.lanes, **{lane.id: lane for lane in definitions.lanes}},
            {**self.evidence, **evidence} if evidence else self.evidence,
        )


class JourneyInScope(NamedTuple):
    """A sound journey, what it sees, where all of it is written, and how customers went through it."""

    journey: Journey
    scope: Scope
    document: Document
    names: KnownIds
    evidence: JourneyEvidence | None = None

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.document.source.name

    def build(self) -> "JourneyInScope":
        """Return the journey itself: it is built."""
        return self

    def home(self, kind: str, id_: str) -> DefinedAt:
        """Return the place where something in sight is defined."""
        return self.names.known[kind][id_]


class SummarisedJourney(NamedTuple):
    """A sound journey of which enough is known that it need not be built for most questions.

    Attributes:
        file: The name of its file.
        summary: What is known of it.
        scope: What it sees; it defines nothing itself.
        names: The ids in sight, and where each is defined.
        build: Reads and builds it.
    """

    file: str
    summary: JourneySummary
    scope: Scope
    names: KnownIds
    build: "Callable[[], JourneyInScope]"


class CatalogueInScope(NamedTuple):
    """A sound catalogue, what it sees, where it is written, and the folder of that."""

    catalogue: Catalogue
    scope: Scope
    document: Document
    folder: Folder = ()


class UnbuiltFile(NamedTuple):
    """A journey or a catalogue that could not be built, whose text is looked at nonetheless.

    Attributes:
        kind: Which of the two it is.
        document: What it says, as plain data.
        lines: The lines that are no sound YAML: nothing is to be said of them.
    """

    kind: Literal["catalogue", "journey"]
    document: Document
    lines: frozenset[int] = frozenset()

    @property
    def journey(self) -> str | None:
        """The id that it says the journey has; None where it says none, and of a catalogue."""
        id_ = self.document.data.get("journey")
        return id_ if isinstance(id_, str) else None


class Workspace(NamedTuple):
    """The sound journeys and catalogues of a workspace, what is wrong with the others, and what these say.

    ``whole`` is true when all of it was read and every journey in it could be built.
    """

    journeys: tuple[JourneyInScope | SummarisedJourney, ...]
    catalogues: tuple[CatalogueInScope, ...]
    notices: tuple[Notice, ...]
    not_judged: tuple[str, ...]
    whole: bool
    unbuilt: tuple[UnbuiltFile, ...] = ()


def travellers(seen: JourneyInScope) -> Iterator[str]:
    """Yield the ids of the personas that travel a journey."""
    yield from dict.fromkeys(
        seen.journey.travelled_by if seen.journey.travelled_by is not None else seen.scope.personas
    )
