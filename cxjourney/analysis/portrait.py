"""A whole workspace as of one day: what only shows when all of its journeys are laid side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cxjourney.analysis.cited import behind_personas
from cxjourney.analysis.study import Study
from cxjourney.names import Home
from cxjourney.parse import Document
from cxjourney.workspace import SeenCatalogue, Workspace


@dataclass(frozen=True, slots=True)
class DefinedSource:
    """A data source, the place where it is defined, and the journey that defines it (None for a catalogue)."""

    id: str
    home: Home
    journey: str | None


@dataclass(frozen=True, slots=True)
class Portrait:
    """A workspace, and its sound journeys, studied, in the order of their files."""

    workspace: Workspace
    studies: tuple[Study, ...]
    as_of: date

    @property
    def catalogues(self) -> tuple[SeenCatalogue, ...]:
        """The sound catalogues of the workspace."""
        return self.workspace.catalogues

    def defined_sources(self) -> Iterator[DefinedSource]:
        """Give every data source that a catalogue or a journey defines, by the place where it does."""
        for seen in self.catalogues:
            for id_ in seen.catalogue.data_sources:
                yield DefinedSource(id_, _home(seen.document, id_), None)
        for study in self.studies:
            for id_ in study.journey.data_sources:
                yield DefinedSource(id_, _home(study.seen.document, id_), study.journey.journey)

    def unused_sources(self) -> Iterator[DefinedSource]:
        """Give the data sources that no journey names, and that no persona rests on.

        Catalogues in neighbouring folders may use one id for two sources: what a journey names is what it sees.
        """
        used = {
            (study.seen.home("source", id_).document.source.name, id_)
            for study in self.studies
            for id_ in study.named | behind_personas(study.sight.personas.values())
        }
        used |= self._behind_unseen_personas()
        for source in self.defined_sources():
            if (source.home.document.source.name, source.id) not in used:
                yield source

    def _behind_unseen_personas(self) -> set[tuple[str, str]]:
        """Give the sources behind the personas of catalogues, whether or not a journey sees them."""
        files = [(seen.document.source.name, seen.catalogue) for seen in self.catalogues]
        found = set()
        for name, catalogue in files:
            for id_ in behind_personas(catalogue.personas.values()):
                own = id_ in catalogue.data_sources
                found |= {(name, id_)} if own else {(other, id_) for other, _ in files}
        return found


def _home(document: Document, id_: str) -> Home:
    return Home(document, ("data_sources", id_))


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of several journeys rests on data. Per cents are None where there is no journey."""

    covered_percent: float | None
    known_percent: float | None


def portray(workspace: Workspace, as_of: date) -> Portrait:
    """Study every sound journey of a workspace as of a day."""
    return Portrait(workspace, tuple(Study(seen, as_of) for seen in workspace.journeys), as_of)


def extent(studies: Iterable[Study]) -> Extent:
    """Give both coverage figures over the stages of all journeys."""
    coverages = [study.coverage for study in studies]
    stages = sum(len(coverage.stages) for coverage in coverages)
    if not stages:
        return Extent(None, None)
    covered = sum(coverage.covered for coverage in coverages)
    known = sum(coverage.known_percent * len(coverage.stages) for coverage in coverages)
    return Extent(100 * covered / stages, known / stages)
