"""A binding and the columns that are really there -> what is asked of the table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal
from zoneinfo import available_timezones

from cxjourney.evidence.event_table import Always, ByTime, ByValue, ColumnKind, EventTable, TimeColumn
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.binding import REST, Binding, BoundStages, BoundTouchpoints, value_tuples
from cxjourney.text.escape_unseen import escape_unseen

_MOST_NAMED = 12
_MAY_BE_WHOLE = ("whole-number", "number", "float", "text")
"""What columns hold that may be whole numbers: a database is asked whether they are."""


def bound_table(
    source: str,
    binding: Binding,
    relation: str,
    kinds: Mapping[str, ColumnKind],
    of: Literal["stages", "touchpoints"] = "stages",
) -> EventTable:
    """Return what is asked of the table of a data source.

    Args:
        source: The id of the data source.
        binding: Where it stands, and what its rows mean.
        relation: What stands after FROM.
        kinds: The columns that are there.
        of: Whether rows are asked for stages or for touchpoints.

    Raises:
        EvidenceFault: A column is not there, or can't hold what is asked of it.
    """
    named = list(named_columns(binding))
    may_be_data = binding.file is not None and kinds.keys().isdisjoint(column for _, column in named)
    for name, column in named:
        if column not in kinds:
            raise _missing_column(name, column, kinds, may_be_data and {*kinds.values()} == {"text"})
    _require_timezone(binding.timezone)
    times = [binding.time.column] if binding.time else []
    form = binding.time.format or "" if binding.time else ""
    if binding.stages and binding.stages.times:
        times += binding.stages.times
    for column in times:
        if kinds[column] == "other" or (kinds[column] in ("number", "float", "whole-number") and not form):
            wrong = message("evidence.no-time", column=escape_unseen(column))
            raise EvidenceFault(
                "CX907",
                wrong,
                message("evidence.no-time.help", text=f"time: {{column: {escape_unseen(column)}, format: epoch-s}}"),
            )
    if binding.sequence is not None and kinds[binding.sequence] not in _MAY_BE_WHOLE:
        wrong = message("evidence.no-sequence", column=escape_unseen(binding.sequence))
        raise EvidenceFault("CX907", wrong, message("evidence.no-sequence.help"))
    return EventTable(
        source=source,
        relation=relation,
        kinds=kinds,
        customer=binding.customer.first_of if binding.customer else (),
        time=TimeColumn(binding.time.column, form) if binding.time else None,
        happened=_stages(binding.stages, form) if of == "stages" else _touchpoints(binding.touchpoints),
        timezone=binding.timezone,
        sequence=binding.sequence,
        where=binding.filter,
    )


def _stages(bound: BoundStages | None, form: str) -> ByValue | Always | ByTime | None:
    if bound is None:
        return None
    if bound.stage is not None:
        return Always(bound.stage)
    if bound.times is not None:
        return ByTime(bound.times, form)
    mapped = [(one.value, one.stage) for one in bound.map or ()]
    return _by_value(bound.columns or ((bound.column,) if bound.column else ()), mapped, bound.ignore)


def _touchpoints(bound: BoundTouchpoints | None) -> ByValue | None:
    if bound is None:
        return None
    mapped = [(one.value, one.touchpoint) for one in bound.map]
    return _by_value(bound.columns or ((bound.column,) if bound.column else ()), mapped, bound.ignore)


def _by_value(
    columns: tuple[str, ...],
    mapped: Sequence[tuple[tuple[tuple[str, ...], ...], str]],
    ignore: tuple[tuple[str, ...], ...] | None,
) -> ByValue:
    width = len(columns)
    meant = {values: id_ for written, id_ in mapped for values in value_tuples(written, width) or ()}
    if ignore is None or ignore == REST:
        return ByValue(columns, meant, ignore_rest=ignore is not None)
    return ByValue(columns, meant, frozenset(value_tuples(ignore, width) or ()))


def named_columns(binding: Binding) -> Iterator[tuple[str, str]]:
    """Yield each column that a binding names, with the attribute that names it."""
    for column in binding.customer.first_of if binding.customer else ():
        yield "customer", column
    if binding.time:
        yield "time", binding.time.column
    if binding.sequence:
        yield "sequence", binding.sequence
    for name, bound in (("stages", binding.stages), ("touchpoints", binding.touchpoints)):
        if bound is not None:
            for column in bound.columns or ((bound.column,) if bound.column else ()):
                yield name, column
    for column in (binding.stages.times or ()) if binding.stages else ():
        yield "stages", column
    if binding.score:
        yield "score", binding.score.column
    for column in binding.filter:
        yield "filter", column


def _require_timezone(name: str) -> None:
    known = available_timezones()
    if known and name not in known:  # where the system knows none, the engine has to say
        help_ = did_you_mean(name, known, message("evidence.timezone.help"))
        raise EvidenceFault("CX907", message("evidence.timezone", timezone=escape_unseen(name)), help_)


def _missing_column(name: str, column: str, kinds: Mapping[str, ColumnKind], may_be_data: bool) -> EvidenceFault:
    """Return that a column is not there; names are compared as they are written, whatever the engine does.

    The names that are there are not told where they may be a first customer, in a file without a row of names.
    """
    same = next((known for known in kinds if known.lower() == column.lower()), None)
    there = message("evidence.columns", names=list_message([escape_unseen(known) for known in kinds], _MOST_NAMED))
    help_ = did_you_mean(column, [same] if same else kinds, there)
    if may_be_data and not same:
        help_ = message("evidence.no-names", example="header_rows: 0")
    return EvidenceFault("CX906", message("evidence.missing-column", name=name, column=escape_unseen(column)), help_)
