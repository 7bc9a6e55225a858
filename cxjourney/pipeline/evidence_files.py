"""What was measured -> ``evidence.json`` beside what defines it."""

from pathlib import Path

from cxjourney.deserialize.evidence_record import RecordFault, parse_record
from cxjourney.errors import CannotRun
from cxjourney.evidence.record import record_text, updated_record
from cxjourney.files.atomic_write import write_whole
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import BOUNDS, TextFile
from cxjourney.files.workspace_roots import RECORD_NAME, posix_name
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.model.measurements import EvidenceRecord, MeasuredJourney, MeasuredSource
from cxjourney.pipeline.evidence_outcomes import Evidence
from cxjourney.text.escape import escape_unseen


def read_record(folder: Path) -> EvidenceRecord | None:
    """Return the record of a folder; None where there is none that can be read."""
    file = folder / RECORD_NAME
    if not file.exists():
        return None
    source = LOCAL.read(file.absolute(), RECORD_NAME, folder, BOUNDS.max_bytes)
    record = parse_record(source.text, BOUNDS) if isinstance(source, TextFile) else None
    return None if isinstance(record, RecordFault) else record


def write_records(evidence: Evidence) -> list[str]:
    """Write what was measured, beside what defines it, and return the names of the files that have changed.

    Raises:
        CannotRun: One can't be written.
    """
    folders = sorted({one.source.folder for one in evidence.sources} | {one.folder for one in evidence.journeys})
    written = []
    for folder in folders:
        sources: dict[str, MeasuredSource | str] = {}
        for one in evidence.sources:
            if one.source.folder == folder:
                sources[one.source.id] = one.found or (one.fault.code if one.fault else "")
        journeys: dict[str, MeasuredJourney] = {
            one.journey.journey.journey: one.found
            for one in evidence.journeys
            if one.folder == folder and one.found is not None
        }
        known = evidence.known[folder]
        before = read_record(folder)
        record = updated_record(before, sources, journeys, known, evidence.day, evidence.min_group)
        file = folder / RECORD_NAME
        text = record_text(record)
        if before is not None and record_text(before) == text:
            continue
        name = posix_name(str(file))
        try:
            write_whole(file, text.encode())
        except OSError as error:
            raise CannotRun(message("run.unwritable", file=escape_unseen(name), reason=reason(error))) from None
        written.append(name)
    return written
