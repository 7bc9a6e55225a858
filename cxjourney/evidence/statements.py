"""Bound data sources -> the statements that measure them: those that are asked are those that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.evidence.bound_table import bound_table
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.event_table import ByValue, ColumnKind, EventTable
from cxjourney.evidence.queries.paths import figures_statement, undeclared_statement
from cxjourney.evidence.queries.source import (
    misread_sequence_statement,
    score_statement,
    unmapped_statement,
    whole_statement,
)
from cxjourney.model.binding import Binding, named_stages

_MICROS_OF_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class TableStatements:
    """What is asked of the table of a source, whatever else is.

    Attributes:
        table: The table.
        sequence: Whether the column that breaks ties holds whole numbers alone; None where it can hold nothing else.
        unmapped: Which values stand for nothing yet; None where no values are mapped.
    """

    table: EventTable
    sequence: str | None
    unmapped: str | None


@dataclass(frozen=True, slots=True)
class SourceStatements:
    """What is asked of a source.

    Attributes:
        of_table: What is asked of any table; of its unmapped values only where there are any.
        stages: The ids of its stages, each of which goes by its place here.
        whole: What it holds in all, and by stage.
        touchpoints: The ids of its touchpoints, in the same way.
        touched: What it holds by touchpoint; None where it tells of none.
        score: How often each answer was given; None where it holds none.
    """

    of_table: TableStatements
    stages: tuple[str, ...]
    whole: str
    touchpoints: tuple[str, ...]
    touched: str | None
    score: str | None


@dataclass(frozen=True, slots=True)
class PathStatements:
    """What is asked of the sources of a journey.

    Attributes:
        of_tables: What is asked of any table, by source.
        figures: How customers go from stage to stage.
        undeclared: The paths of those who left the declared ones; None where nothing is told of the ways.
    """

    of_tables: tuple[TableStatements, ...]
    figures: str
    undeclared: str | None


def latest_moment(day: date) -> int:
    """Return the last moment that is not in the future: a day after a day's end in UTC, in microseconds since 1970."""
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=2)
    return (end - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) - 1


def questions_of_source(binding: Binding) -> int:
    """Return how many questions measuring a source takes at most: its columns, and what is asked of them."""
    touched = binding.touchpoints is not None
    return 2 + _questions_of_table(binding) + touched + (binding.score is not None)


def questions_of_paths(bindings: Sequence[Binding], told: bool) -> int:
    """Return how many questions the ways through a journey take at most, given whether they are told."""
    return 1 + told + sum(1 + _questions_of_table(one, told) for one in bindings)


def _questions_of_table(binding: Binding, told: bool = True) -> int:
    is_mapped = binding.stages is not None and binding.stages.map is not None
    return (binding.sequence is not None) + (told and is_mapped)


def table_statements(table: EventTable, dialect: Dialect, told: bool = True) -> TableStatements:
    """Return what is asked of a table, whatever else is; of its values only where they are told."""
    is_sure = table.sequence is None or table.kinds[table.sequence] == "whole-number"
    return TableStatements(
        table,
        None if is_sure else misread_sequence_statement(table, dialect),
        unmapped_statement(table, table.happened, dialect) if told and isinstance(table.happened, ByValue) else None,
    )


def source_statements(
    source: str, binding: Binding, relation: str, kinds: Mapping[str, ColumnKind], day: date, dialect: Dialect
) -> SourceStatements:
    """Return what is asked of a source.

    Args:
        source: Its id.
        binding: Where it stands, and what its rows mean.
        relation: What stands after FROM.
        kinds: The columns that are there.
        day: The as-of date.
        dialect: The engine's SQL.

    Raises:
        EvidenceFault: A column is not there, or can't hold what is asked of it.
    """
    table = bound_table(source, binding, relation, kinds)
    latest = latest_moment(day)
    stages = tuple(sorted(named_stages(binding)))
    bound = binding.touchpoints
    touchpoints = tuple(sorted({one.touchpoint for one in bound.map})) if bound else ()
    touched = bound_table(source, binding, relation, kinds, "touchpoints") if bound else None
    return SourceStatements(
        table_statements(table, dialect),
        stages,
        whole_statement(table, _numbers(stages), latest, dialect),
        touchpoints,
        whole_statement(touched, _numbers(touchpoints), latest, dialect) if touched else None,
        score_statement(table, binding.score.column, dialect) if binding.score else None,
    )


def path_statements(
    tables: Sequence[EventTable], declared: DeclaredPaths, day: date, quiet: int, dialect: Dialect, told: bool = True
) -> PathStatements:
    """Return what is asked of the sources of a journey.

    Args:
        tables: The tables that measure its stages, all on one connection.
        declared: What the journey declares.
        day: The as-of date.
        quiet: For how many days a customer may be silent and is still under way.
        dialect: The engine's SQL.
        told: Whether the ways are told; if not, only that is asked by which figures of the sources are withheld.
    """
    latest = latest_moment(day)
    return PathStatements(
        tuple(table_statements(table, dialect, told) for table in tables),
        figures_statement(tables, declared, latest, quiet * _MICROS_OF_DAY, dialect, told),
        undeclared_statement(tables, declared, latest, dialect) if told else None,
    )


def _numbers(ids: Sequence[str]) -> dict[str, int]:
    return {id_: index for index, id_ in enumerate(ids)}
