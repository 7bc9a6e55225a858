"""The texts of records of evidence -> their figures, and what keeps some from being read."""

from collections.abc import Iterable

from cxjourney.diagnostics import Notice
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, Span, UnreadableFile
from cxjourney.languages.message import message
from cxjourney.workspace.evidence_in_scope import FiledRecord
from cxjourney.workspace.workspace import Folder

UNREADABLE = "CX917"
COMMAND = "cxjourney evidence measure --write"


def read_records(found: DiscoveredWorkspace, bounds: Bounds) -> tuple[dict[Folder, FiledRecord], Iterable[Notice]]:
    """Return the records of a workspace by the folders that they stand in, and what is wrong with the others.

    One that can't be read is as if it were not there.
    """
    if not found.records:
        return {}, ()
    from cxjourney.deserialize.evidence_record import RecordFault, parse_record  # few workspaces hold one

    records: dict[Folder, FiledRecord] = {}
    notices = []
    for name, folder, content in found.records:
        if isinstance(content, UnreadableFile):
            span = Span(content.line, content.column, content.line, content.column)
            notices.append(Notice(UNREADABLE, content.message, content.help, name, span))
            continue
        record = parse_record(content.text, bounds)
        if isinstance(record, RecordFault):
            place = content.span(record.start, record.end)
            notices.append(
                Notice(
                    UNREADABLE,
                    record.message,
                    message("CX917.help", command=COMMAND),
                    name,
                    place,
                )
            )
        else:
            records[folder] = FiledRecord(name, record, found.min_group)
    return records, notices
