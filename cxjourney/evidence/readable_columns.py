"""Columns whose names are right and whose values can't be read as what the binding takes them for."""

from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.event_table import ByTime, EventTable
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.statements import TableStatements
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen


def require_sequence(engine: Engine, of_table: TableStatements) -> None:
    """Ask whether the column that breaks ties holds whole numbers alone; where it can hold nothing else, ask nothing.

    Raises:
        EvidenceFault: It doesn't.
    """
    if of_table.sequence is None:
        return
    ((misread,),) = engine.ask(of_table.sequence)
    if misread:
        wrong = message("evidence.no-sequence", column=escape_unseen(of_table.table.sequence or ""))
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
