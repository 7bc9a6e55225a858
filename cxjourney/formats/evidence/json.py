"""Evidence as JSON, version 1: keys are added, never changed, and always English."""

from collections.abc import Iterable

from cxjourney.evidence.faults import EvidenceFault, EvidenceNotice
from cxjourney.evidence.notices import journey_notices, source_notices
from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.json_text import dump
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.evidence_outcomes import Evidence, JourneyOutcome, SourceOutcome
from cxjourney.rules.rule_index import all_rules


def write(evidence: Evidence, options: EvidenceOptions) -> str:
    """Return what was measured of sources, and of the ways through journeys."""
    content = {
        "version": 1,
        "as_of": evidence.day.isoformat(),
        "min_group": evidence.min_group,
        "not_measured": lacking_content(evidence),
        "sources": [_source(one, options.words) for one in evidence.sources],
        "journeys": [_journey(one, options.words) for one in evidence.journeys],
    }
    return dump(content, options.terminal)


def _source(outcome: SourceOutcome, words: Language) -> dict[str, object]:
    found = outcome.found.model_dump(mode="json", by_alias=True, exclude={"failed"}) if outcome.found else {}
    of_figures = source_notices(outcome.found) if outcome.found else ()
    return {
        "source": outcome.source.id,
        "file": outcome.source.file,
        "line": outcome.source.span.line,
        "column": outcome.source.span.column,
        **found,
        "status": outcome.found.status if outcome.found else "failed",
        "fault": fault_content(outcome.fault, words),
        "notices": _notices([*of_figures, *outcome.notices], words),
    }


def _journey(outcome: JourneyOutcome, words: Language) -> dict[str, object]:
    place = {"journey": outcome.journey.journey.journey, "file": outcome.journey.file}
    if outcome.found is None:
        return {**place, "status": "failed", "fault": fault_content(outcome.fault, words)}
    found = outcome.found.model_dump(mode="json", by_alias=True)
    paths = found.pop("paths")
    notices = _notices(journey_notices(outcome.found), words)
    return {**place, "status": "ok", **found, **paths, "fault": None, "notices": notices}


def _notices(notices: Iterable[EvidenceNotice], words: Language) -> list[dict[str, str]]:
    rules = all_rules()
    return [
        {"code": one.code, "severity": rules[one.code].severity.word,
         "message": message_text(one.message, words), "help": message_text(one.help, words)}
        for one in notices
    ]  # fmt: skip


def lacking_content(evidence: Evidence) -> dict[str, list[str]] | None:
    """Return what was not measured since somebody ended it; None where all is there."""
    broken = evidence.broken_off
    if broken is None:
        return None
    return {
        name: [id_ for ids in by_folder.values() for id_ in ids]
        for name, by_folder in (("sources", broken.sources), ("journeys", broken.journeys))
    }


def fault_content(fault: EvidenceFault | None, words: Language) -> dict[str, str] | None:
    """Return what keeps something from being measured; None where nothing does."""
    if fault is None:
        return None
    wrong, help_ = message_text(fault.message, words), message_text(fault.help, words)
    return {"code": fault.code, "message": wrong, "help": help_}
