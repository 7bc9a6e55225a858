"""Bound data sources, unasked -> the statements that would be sent to them, as far as that is known without asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from cxjourney.analysis.declared_paths import declared_paths
from cxjourney.evidence.bound_table import bound_table, named_columns
from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.file_relation import file_format, file_relation
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms
from cxjourney.evidence.statements import TableStatements, path_statements, source_statements
from cxjourney.model import Journey
from cxjourney.model.binding import Binding, named_stages

Purpose = Literal["columns", "sequence", "whole", "unmapped", "touchpoints", "score", "figures", "undeclared"]
"""What a statement is sent for."""


@dataclass(frozen=True, slots=True)
class PlannedStatement:
    """A statement that would be sent.

    Attributes:
        source: The id of the source that it is about; empty for all those of a journey.
        purpose: What it is sent for.
        sql: The statement.
        assumed: What the columns are taken to hold, by name; nothing where that is known, or makes no difference.
    """

    source: str
    purpose: Purpose
    sql: str
    assumed: Mapping[str, ColumnKind]


@dataclass(frozen=True, slots=True)
class _PlannedTable:
    relation: str
    kinds: Mapping[str, ColumnKind]
    assumed: Mapping[str, ColumnKind]
    asked: tuple[PlannedStatement, ...]


def planned_for_source(
    source: str, binding: Binding, files: Sequence[Path], day: date, dialect: Dialect
) -> list[PlannedStatement]:
    """Return what would be sent to measure a source, in the order in which it would be.

    Raises:
        EvidenceFault: Its files can't be read, or the binding asks for what can't be.
    """
    there = _planned_table(source, binding, files, dialect)
    statements = source_statements(source, binding, there.relation, there.kinds, day, dialect)
    of_table = statements.of_table
    told: tuple[tuple[Purpose, str | None], ...] = (
        ("sequence", of_table.sequence),
        ("whole", statements.whole),
        ("unmapped", of_table.unmapped),
        ("touchpoints", statements.touched),
        ("score", statements.score),
    )
    return [*there.asked, *(PlannedStatement(source, to, sql, there.assumed) for to, sql in told if sql)]


def planned_for_paths(
    journey: Journey, sources: Sequence[OrderedSource], terms: PathTerms, dialect: Dialect
) -> list[PlannedStatement]:
    """Return what would be sent to measure how customers went through a journey, in the order in which it would be.

    Raises:
        EvidenceFault: Files of a source can't be read, or a binding asks for what can't be.
    """
    there = [(one, _planned_table(one.id, one.binding, one.files, dialect)) for one in sources]
    tables = [bound_table(one.id, one.binding, table.relation, table.kinds) for one, table in there]
    own = {stage.id for stage in journey.stages}
    declared = declared_paths(journey, {stage for one in sources for stage in named_stages(one.binding)} & own)
    statements = path_statements(tables, declared, terms.day, terms.quiet, dialect, terms.told)
    assumed = {column: kind for _, table in there for column, kind in table.assumed.items()}
    by_table = [(one.id, table.assumed, asked) for (one, table), asked in zip(there, statements.of_tables, strict=True)]
    return [
        *(one for _, table in there for one in table.asked),
        *_of_tables("sequence", by_table),
        PlannedStatement("", "figures", statements.figures, assumed),
        *([PlannedStatement("", "undeclared", statements.undeclared, assumed)] if statements.undeclared else ()),
        *_of_tables("unmapped", by_table),
    ]


def _of_tables(
    purpose: Literal["sequence", "unmapped"],
    by_table: Sequence[tuple[str, Mapping[str, ColumnKind], TableStatements]],
) -> list[PlannedStatement]:
    found = [(id_, assumed, asked.sequence if purpose == "sequence" else asked.unmapped)
             for id_, assumed, asked in by_table]  # fmt: skip
    return [PlannedStatement(id_, purpose, sql, assumed) for id_, assumed, sql in found if sql]


def _planned_table(source: str, binding: Binding, files: Sequence[Path], dialect: Dialect) -> _PlannedTable:
    is_text = binding.file is not None and file_format(files) == "csv"  # whose columns are all read as text
    kinds = _kinds(binding, is_text)
    names = [dialect.table(name) for name in binding.table or ()]
    relation = (
        file_relation(binding, files, dialect) if binding.file else dialect.united([(one, kinds) for one in names])
    )
    looked_at = [*(names if len(names) > 1 and not dialect.unites_by_name else ()), relation]
    asked = tuple(PlannedStatement(source, "columns", dialect.columns(one), {}) for one in looked_at)
    return _PlannedTable(relation, kinds, {} if is_text else kinds, asked)


def _kinds(binding: Binding, is_text: bool) -> dict[str, ColumnKind]:
    """Return what the columns that a binding names are taken to hold."""
    kinds: dict[str, ColumnKind] = dict.fromkeys((column for _, column in named_columns(binding)), "text")
    if is_text:
        return kinds
    form = binding.time.format if binding.time else None
    for column in ([binding.time.column] if binding.time else []) + [
        *((binding.stages.times or ()) if binding.stages else ())
    ]:
        kinds[column] = "whole-number" if form in MICROS_OF_EPOCH else "text" if form else "time"
    if binding.sequence:
        kinds[binding.sequence] = "whole-number"
    return kinds
