"""What was measured -> ``evidence.json`` beside what defines it."""

from pathlib import Path

from cxjourney.deserialize.evidence_record import parse_record
from cxjourney.errors import CannotRun
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.record import Measured, record_text, updated_record
from cxjourney.files.atomic_write import write_whole
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import BOUNDS, TextFile
from cxjourney.files.workspace_roots import RECORD_NAME, posix_name
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.model.evidence_record import EvidenceRecord, MeasuredJourney
from cxjourney.pipeline.evidence_outcomes import Evidence
from cxjourney.text.escape_unseen import escape_unseen


def record_names(evidence: Evidence) -> dict[Path, str]:
    """Return by folder what the record of each that was measured is called, as the files beside it are."""
    files = {one.source.folder: one.source.file for one in evidence.sources}
    files.update({one.folder: one.journey.file for one in evidence.journeys})
    return {folder: posix_name(str(Path(file).with_name(RECORD_NAME))) for folder, file in sorted(files.items())}


def load_record(folder: Path, called: str = RECORD_NAME) -> EvidenceRecord | EvidenceFault | None:
    """Return the record of a folder, or that it can't be read; None where there is none.

    Args:
        folder: The folder.
        called: What the file is called where it can't be read.
    """
    file = folder / RECORD_NAME
    if not file.exists():
        return None
    source = LOCAL.read(file.absolute(), RECORD_NAME, folder, BOUNDS.max_bytes)
    record = parse_record(source.text, BOUNDS) if isinstance(source, TextFile) else None
    if not isinstance(record, EvidenceRecord):
        help_ = message("evidence.unreadable-record.help")
        return EvidenceFault("CX917", message("evidence.unreadable-record", file=escape_unseen(called)), help_)
    return record


def read_record(folder: Path) -> EvidenceRecord | None:
    """Return the record of a folder; None where there is none that can be read."""
    found = load_record(folder)
    return found if isinstance(found, EvidenceRecord) else None


def unreadable_records(evidence: Evidence) -> list[EvidenceFault]:
    """Return which of the records that belong to what was measured can't be read: nothing of them is kept."""
    loaded = (load_record(folder, name) for folder, name in record_names(evidence).items())
    return [found for found in loaded if isinstance(found, EvidenceFault)]


def write_records(evidence: Evidence) -> list[str]:
    """Write what was measured, beside what defines it, and return the names of the files that have changed.

    Raises:
        CannotRun: One can't be written.
    """
    written = []
    for folder, name in record_names(evidence).items():
        sources: dict[str, Measured | str] = {}
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
        broken = evidence.broken_off
        lacking = (broken.sources.get(folder, ()), broken.journeys.get(folder, ())) if broken else ((), ())
        record = updated_record(before, sources, journeys, known, evidence.day, evidence.min_group, lacking)
        file = folder / RECORD_NAME
        text = record_text(record)
        if before is not None and record_text(before) == text:
            continue
        try:
            write_whole(file, text.encode())
        except OSError as error:
            raise CannotRun(message("run.unwritable", file=escape_unseen(name), reason=reason(error))) from None
        written.append(name)
    return written
