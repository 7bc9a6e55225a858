"""Records of evidence laid beside what defines the sources and the journeys that they speak of."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.model import Definitions, Journey
from cxjourney.parse.document import Document

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import (
        EvidenceRecord,
        FailedSource,
        MeasuredJourney,
        MeasuredSource,
        SourceFreshness,
    )


class FiledRecord(NamedTuple):
    """A record that was read.

    Attributes:
        file: The name of its file.
        record: What it holds.
        min_group: The smallest group of customers that it should tell of; None where nobody can say.
    """

    file: str
    record: "EvidenceRecord"
    min_group: int | None = None


Records = Mapping[tuple[str, ...], FiledRecord]
"""Records by the folders that they stand in, from the workspace's root."""
NO_RECORDS: Records = MappingProxyType({})


class SourceEvidence(NamedTuple):
    """What was measured of a data source.

    Attributes:
        file: The name of the file that says so.
        measured: The figures; of a source that could never be measured, why not.
        is_outdated: Whether its binding is another now, so that the figures tell of other rows.
        group: The smallest group of customers that was shown.
        wanted_group: The smallest group that should be shown; None where nobody can say, or no figure depends on it.
        broken_off: The day on which measuring was ended before it came to this; None where it has been measured since.
    """

    file: str
    measured: "MeasuredSource | SourceFreshness | FailedSource"
    is_outdated: bool
    group: int
    wanted_group: int | None
    broken_off: str | None = None

    @property
    def measured_on(self) -> str | None:
        """The day on which it was measured, as the record writes it; None of a source that never could be."""
        return self.measured.measured if self.measured.status != "failed" else None

    @property
    def figures(self) -> "MeasuredSource | None":
        """The figures, where they tell of the source as it is bound now."""
        return self.measured if self.measured.status == "ok" and not self.is_outdated else None

    @property
    def newest(self) -> str | None:
        """The moment of the newest data of the source as it is bound now; None where nobody can say."""
        return self.measured.newest if self.measured.status != "failed" and not self.is_outdated else None

    @property
    def tells_freshness_alone(self) -> bool:
        """Whether it is known how new the data is, and nothing of what it holds."""
        return self.measured.status == "freshness" and not self.is_outdated


class JourneyEvidence(NamedTuple):
    """How customers went through a journey, as a record says.

    Attributes:
        file: The name of the file that says so.
        measured: The figures.
        group: The smallest group of customers that was shown.
        wanted_group: The smallest group that should be shown; None where nobody can say.
        broken_off: As of a source.
    """

    file: str
    measured: "MeasuredJourney"
    group: int
    wanted_group: int | None
    broken_off: str | None = None

    @property
    def measured_on(self) -> str | None:
        """The day on which it was measured, as the record writes it."""
        return self.measured.measured


NO_EVIDENCE: Mapping[str, SourceEvidence] = {}


def binding_fingerprint(written: object) -> str:
    """Return a fingerprint of a binding as it is written: the order of its keys makes no difference."""
    text = json.dumps(written, ensure_ascii=False, sort_keys=True, default=str)
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def source_evidence(
    filed: FiledRecord | None, definitions: Definitions, document: Document
) -> Mapping[str, SourceEvidence]:
    """Return, by the ids of the sources that a file defines, what the record beside it says of them."""
    if filed is None or not definitions.data_sources:
        return NO_EVIDENCE
    return dict(_each_source(filed, definitions, document))


def _each_source(
    filed: FiledRecord, definitions: Definitions, document: Document
) -> Iterator[tuple[str, SourceEvidence]]:
    file, record, wanted = filed
    for id_ in definitions.data_sources:
        if (measured := record.sources.get(id_)) is None:
            continue
        written = document.data["data_sources"][id_].get("binding")
        is_same = written is not None and (
            measured.status == "failed" or measured.binding == binding_fingerprint(written)
        )
        group = None if measured.status == "freshness" else wanted
        ended = record.broken_off
        broken_off = ended.on if ended and id_ in ended.sources else None
        yield id_, SourceEvidence(file, measured, not is_same, record.min_group, group, broken_off)


def journey_evidence(filed: FiledRecord | None, journey: Journey) -> JourneyEvidence | None:
    """Return what the record beside a journey says of how customers went through it."""
    measured = filed.record.journeys.get(journey.journey) if filed else None
    if filed is None or measured is None:
        return None
    ended = filed.record.broken_off
    broken_off = ended.on if ended and journey.journey in ended.journeys else None
    return JourneyEvidence(filed.file, measured, filed.record.min_group, filed.min_group, broken_off)
