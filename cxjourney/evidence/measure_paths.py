"""The bound data sources of a journey on one connection, asked -> how customers really went through it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.analysis.declared_paths import declared_paths
from cxjourney.evidence.bound_table import bound_table
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.measure_source import unknown_values
from cxjourney.evidence.path_figures import journey_paths
from cxjourney.evidence.readable_columns import require_sequence
from cxjourney.evidence.statements import path_statements
from cxjourney.model import Journey
from cxjourney.model.binding import Binding, named_stages
from cxjourney.model.evidence_record import JourneyPaths


@dataclass(frozen=True, slots=True)
class PathTerms:
    """By which terms customers' ways are told.

    Attributes:
        day: The as-of date.
        min_group: The smallest group of customers that is shown.
        quiet: For how many days a customer may be silent and is still under way.
        told: Whether the ways are told; if not, only that is asked by which figures of the sources are withheld.
    """

    day: date
    min_group: int
    quiet: int
    told: bool = True


def can_tell_paths(binding: Binding) -> bool:
    """Return whether the rows of a binding can be put in order: they name customers, times and stages."""
    return binding.customer is not None and binding.stages is not None


@dataclass(frozen=True, slots=True)
class OrderedSource:
    """A source whose rows can be put in order.

    Attributes:
        id: Its id.
        binding: Where it stands, and what its rows mean.
        files: The files that the binding names.
    """

    id: str
    binding: Binding
    files: Sequence[Path]


def measure_paths(engine: Engine, journey: Journey, sources: Sequence[OrderedSource], terms: PathTerms) -> JourneyPaths:
    """Return how customers went through a journey.

    Args:
        engine: The connection that all the sources are on.
        journey: The journey.
        sources: The sources that measure its stages.
        terms: By which terms.

    Raises:
        EvidenceFault: A source can't be read, or lacks what its binding names.
    """
    relations = [(one, engine.relation(one.binding, one.files)) for one in sources]
    tables = [bound_table(one.id, one.binding, there, engine.columns(there)) for one, there in relations]
    own = {stage.id for stage in journey.stages}
    declared = declared_paths(journey, {stage for one in sources for stage in named_stages(one.binding)} & own)
    statements = path_statements(tables, declared, terms.day, terms.quiet, engine.dialect, terms.told)
    for of_table in statements.of_tables:
        require_sequence(engine, of_table)
    figures = engine.ask(statements.figures)
    undeclared = engine.ask(statements.undeclared) if statements.undeclared else ()
    strange = [
        value
        for of_table in statements.of_tables
        for value in unknown_values(engine, of_table, 1, terms.min_group).values  # most frequent
    ]
    unmapped = sorted(strange, key=lambda one: (-one.rows, [part or "" for part in one.value]))
    return journey_paths(figures, undeclared, unmapped, declared, terms.min_group)
