"""A whole workspace as of one day: what only shows when all of its journeys are laid side by side."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.coverage import sources_behind_personas
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Definitions, Persona
from cxjourney.parse.document import Document
from cxjourney.workspace.definitions import DefinedAt
from cxjourney.workspace.journey_summary import CoverageTotals, sum_coverage
from cxjourney.workspace.workspace import CatalogueInScope, Scope, Workspace

Defined = TypeVar("Defined")


class DefinedEntity(NamedTuple, Generic[Defined]):
    """Something that has an id, the place where it is defined, and what is in scope there.

    Attributes:
        id: Its id.
        thing: What is defined.
        home: Where.
        journey: The id of the journey that defines it; None for a catalogue.
        scope: What is in scope there.
    """

    id: str
    thing: Defined
    home: DefinedAt
    journey: str | None
    scope: Scope


class WorkspaceStudy(NamedTuple):
    """A workspace, and its sound journeys, studied, in the order of their files."""

    workspace: Workspace
    studies: tuple[Study, ...]
    as_of: AsOf

    @property
    def only_drafts(self) -> bool:
        """Whether no journey is agreed: then what catalogues define is judged as drafts are.

        A workspace that is known to have no journey at all is none of drafts.
        """
        empty = self.workspace.whole and not self.studies
        return not empty and all(study.is_draft for study in self.studies)

    @property
    def coverage(self) -> CoverageTotals:
        """How much of all its journeys rests on data."""
        return sum_coverage(study.summary.coverage for study in self.studies)

    @property
    def catalogues(self) -> tuple[CatalogueInScope, ...]:
        """The sound catalogues of the workspace."""
        return self.workspace.catalogues

    def definitions(self) -> Iterator[tuple[Definitions, Document, str | None, Scope]]:
        """Yield what each catalogue and journey defines, its file, the journey's id, and what is in scope there."""
        for catalogue in self.catalogues:
            yield catalogue.catalogue, catalogue.document, None, catalogue.scope
        for study in self.studies:
            if study.definitions:
                yield study.definitions, study.in_scope.document, study.journey.journey, study.scope

    def defined_sources(self) -> Iterator[DefinedEntity[DataSource]]:
        """Yield every data source that a catalogue or a journey defines."""
        for definitions, document, journey, scope in self.definitions():
            for id_, source in definitions.data_sources.items():
                yield DefinedEntity(id_, source, DefinedAt(document, ("data_sources", id_)), journey, scope)

    def defined_personas(self) -> Iterator[DefinedEntity[Persona]]:
        """Yield every persona that a catalogue or a journey defines."""
        for definitions, document, journey, scope in self.definitions():
            for id_, persona in definitions.personas.items():
                yield DefinedEntity(id_, persona, DefinedAt(document, ("personas", id_)), journey, scope)

    def asked_of(self, persona: DefinedEntity[Persona]) -> set[str]:
        """Return what is asked for under ``asks_for`` by channels and touchpoints in sight of a persona.

        Those are the channels that its file sees, and all that the journeys which see the persona have.
        """
        home = persona.home.document.source.name
        asked = {word for channel in persona.scope.channels.values() for word in channel.asks_for}
        for study in self.studies:
            if (
                persona.id in study.scope.personas
                and study.defined_at("persona", persona.id).document.source.name == home
            ):
                asked |= study.summary.asked
                asked.update(word for channel in study.scope.channels.values() for word in channel.asks_for)
        return asked

    def named_sources(self) -> Iterator[DefinedEntity[DataSource]]:
        """Yield every data source that is available and that a journey names, whatever for."""
        named = self._homes_of_named_sources()
        for source in self.defined_sources():
            if source.thing.status == "available" and (source.home.document.source.name, source.id) in named:
                yield source

    def unused_sources(self) -> Iterator[DefinedEntity[DataSource]]:
        """Yield the data sources that no journey names, and that no persona rests on.

        Catalogues in neighbouring folders may use one id for two sources: what a journey names is what it sees.
        """
        used = self._homes_of_named_sources()
        for study in {id(study.scope): study for study in self.studies}.values():  # most of a folder share one
            behind = sources_behind_personas(study.scope.personas.values())
            used |= {(study.defined_at("source", id_).document.source.name, id_) for id_ in behind}
        used |= self._sources_behind_unseen_personas()
        for source in self.defined_sources():
            if (source.home.document.source.name, source.id) not in used:
                yield source

    def _homes_of_named_sources(self) -> set[tuple[str, str]]:
        """Return the file that defines it and the id of each source that a journey names, as that journey sees it."""
        alike: dict[int, tuple[Study, set[str]]] = {}
        for study in self.studies:
            seen = study.given.names.known  # journeys of a folder that define nothing share it
            alike.setdefault(id(seen), (study, set()))[1].update(study.summary.named)
        return {
            (study.defined_at("source", id_).document.source.name, id_) for study, ids in alike.values() for id_ in ids
        }

    def _sources_behind_unseen_personas(self) -> set[tuple[str, str]]:
        """Return the sources behind the personas of catalogues, whether or not a journey sees them."""
        files = [(seen.document.source.name, seen.catalogue) for seen in self.catalogues]
        found = set()
        for name, catalogue in files:
            for id_ in sources_behind_personas(catalogue.personas.values()):
                own = id_ in catalogue.data_sources
                found |= {(name, id_)} if own else {(other, id_) for other, _ in files}
        return found
