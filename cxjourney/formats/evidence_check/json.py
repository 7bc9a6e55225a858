"""How the data differs from its record, as JSON, version 1: keys are added, never changed, and always English."""

from cxjourney.analysis.measurement_changes import EvidenceChange
from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.evidence.json import fault_content, lacking_content
from cxjourney.formats.json_text import dump
from cxjourney.model.evidence_record import Count, Withheld
from cxjourney.pipeline.check_evidence import EvidenceCheck


def write(check: EvidenceCheck, options: EvidenceOptions) -> str:
    """Return what went dark, fell and is new, and what could not be compared or measured."""
    evidence = check.evidence
    content = {
        "version": 1,
        "as_of": evidence.day.isoformat(),
        "min_group": evidence.min_group,
        "not_measured": lacking_content(evidence),
        "changes": [_change(one) for one in check.changes],
        "not_compared": [
            {"reason": one.reason, "source": one.source, "journey": one.journey, "since": one.since or None}
            for one in check.not_compared
        ],
        "unreadable": [fault_content(one, options.words) for one in check.unreadable],
        "failed": [
            {"source": one.source.id, "file": one.source.file, "line": one.source.span.line,
             "column": one.source.span.column, "fault": fault_content(one.fault, options.words)}
            for one in evidence.sources if one.fault
        ],
    }  # fmt: skip
    return dump(content, options.terminal)


def _change(change: EvidenceChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "what": change.subject,
        "source": change.source,
        "journey": change.journey,
        "place": change.place,
        "to": change.to,
        "unit": change.unit or None,
        "before": _figure(change.before),
        "now": _figure(change.now),
        "value": change.value or None,
        "since": change.since or None,
    }


def _figure(figure: Count | float | str | None) -> object:
    return figure.model_dump(mode="json") if isinstance(figure, Withheld) else figure
