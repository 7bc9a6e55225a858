"""Columns whose names are right and whose values can't be read as what the binding takes them for."""

from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.event_table import ByTime, EventTable
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.queries.source import misread_sequence_statement
from cxjourney.languages.message import message
from cxjourney.text.escape import escape_unseen


def require_sequence(engine: Engine, table: EventTable) -> None:
    """Ask whether the column that breaks ties holds whole numbers alone; where it can hold nothing else, ask nothing.

    Raises:
        EvidenceFault: It doesn't.
    """
    if table.sequence is None or table.kinds[table.sequence] == "whole-number":
        return
    ((misread,),) = engine.ask(misread_sequence_statement(table, engine.dialect))
    if misread:
        wrong = message("evidence.no-sequence", column=escape_unseen(table.sequence))
        raise EvidenceFault("CX907", wrong, message("evidence.no-sequence.help"))


def require_times(table: EventTable, rows: int, timeless: int) -> None:
    """Hold against the number of rows how many have no time that can be read.

    Raises:
        EvidenceFault: Not one has a time.
    """
    if timeless < rows:
        return
    by_time = table.happened if isinstance(table.happened, ByTime) else None
    columns = [*by_time.meant] if by_time else [table.time.name] if table.time else []
    for column in columns[:1]:
        shown = escape_unseen(column)
        example = f'time: {{column: {shown}, format: "%d/%m/%Y %H:%M"}}'
        wrong = message("evidence.no-time", column=shown)
        raise EvidenceFault("CX907", wrong, message("evidence.no-time.form", text=example))
