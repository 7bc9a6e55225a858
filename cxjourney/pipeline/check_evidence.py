"""Paths -> how what the data shows differs from what was recorded: the one call of `evidence check`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.analysis.measurement_changes import (
    SILENT_AFTER,
    EvidenceChange,
    NotCompared,
    journey_changes,
    source_changes,
)
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.model.evidence_record import EvidenceRecord
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_files import load_record, record_names
from cxjourney.pipeline.evidence_outcomes import Evidence, MeasureRequest
from cxjourney.pipeline.evidence_tasks import OnStep
from cxjourney.pipeline.measure_evidence import measure_evidence


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """What was measured, and how it differs from what was recorded.

    Attributes:
        evidence: What was measured.
        changes: What went dark, fell, or is new.
        not_compared: What can't be compared.
        unreadable: Records that can't be read.
    """

    evidence: Evidence
    changes: tuple[EvidenceChange, ...]
    not_compared: tuple[NotCompared, ...]
    unreadable: tuple[EvidenceFault, ...]


def check_evidence(
    request: MeasureRequest, day: date, environment: Mapping[str, str], on_step: OnStep | None = None
) -> EvidenceCheck:
    """Return how what the data shows differs from what was recorded.

    Args:
        request: What is to be measured.
        day: The as-of date.
        environment: What stands for the variables of connections.
        on_step: What is told of each step.

    Raises:
        CannotRun: As `measure_evidence` does.
    """
    evidence = measure_evidence(request, day, environment, on_step)
    loaded = {folder: load_record(folder, name) for folder, name in record_names(evidence).items()}
    records = {folder: found for folder, found in loaded.items() if isinstance(found, EvidenceRecord)}
    found = list(_differences(evidence, records, day))
    return EvidenceCheck(
        evidence,
        tuple(one for one in found if isinstance(one, EvidenceChange)),
        tuple(dict.fromkeys(one for one in found if isinstance(one, NotCompared))),
        tuple(one for one in loaded.values() if isinstance(one, EvidenceFault)),
    )


def _differences(
    evidence: Evidence, records: Mapping[Path, EvidenceRecord], day: date
) -> Iterator[EvidenceChange | NotCompared]:
    rebound: set[str] = set()
    for one in evidence.sources:
        record = records.get(one.source.folder)
        before = record.sources.get(one.source.id) if record else None
        if record is None:
            yield NotCompared("never", source=one.source.id)
        elif record.min_group != evidence.min_group and one.source.binding.dbt is None:
            yield NotCompared("min-group", source=one.source.id)
        else:
            code = one.fault.code if one.fault else ""
            for change in source_changes(one.source.id, before, one.found, code, silent_after(one.source), day):
                if isinstance(change, NotCompared):
                    rebound.add(one.source.id)
                yield change
    for outcome in evidence.journeys:
        record, found = records.get(outcome.folder), outcome.found
        if record is not None and found is not None and record.min_group == evidence.min_group:
            id_ = outcome.journey.journey.journey
            if not rebound.intersection(found.sources):
                yield from journey_changes(id_, record.journeys.get(id_), found)


def silent_after(source: BoundSource) -> int:
    """Return after how many days without anything new a source is silent."""
    return SILENT_AFTER.get(source.cadence, source.stale_after)
