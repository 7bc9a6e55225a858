"""What a change means as JSON, version 1: keys are added, never changed. ``docs/json.md`` describes them."""

from typing import Any

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.matching import Thing
from cxjourney.analysis.diff.workspace import Difference, Shared
from cxjourney.formats.changes.data import changes
from cxjourney.formats.changes.people_data import both_names
from cxjourney.formats.diff import Page
from cxjourney.formats.dump import dump
from cxjourney.formats.findings.json import finding_data


def write(difference: Difference, page: Page) -> str:
    """Write every journey, changed or not."""
    content = {
        "version": 1,
        "as_of": page.as_of.isoformat(),
        "base": {"given": page.base, "commit": page.commit},
        "regression": difference.is_regression,
        "journeys": [_journey(comparison) for comparison in difference.journeys],
        "not_judged": {
            "before": [study.journey.journey for study in difference.restored],
            "after": [study.journey.journey for study in difference.broken],
        },
        "personas": _shared(difference.personas, "persona"),
        "sources": _shared(difference.sources, "source"),
        "findings": {
            "new": [finding_data(finding) for finding in difference.new],
            "mended": [finding_data(finding) for finding in difference.mended],
        },
    }
    return dump(content, page.terminal)


def _journey(comparison: Comparison) -> dict[str, Any]:
    study, before = comparison.pairing.study, comparison.before
    return {
        "journey": study.journey.journey,
        "title": study.journey.title,
        "file": study.seen.document.source.name,
        "status": study.journey.status,
        "change": _change(comparison),
        "before": {"journey": before.journey.journey, "title": before.journey.title} if before else None,
        **changes(comparison),
    }


def _change(comparison: Comparison) -> str:
    if comparison.before is None:
        return "added"
    if comparison.after is None:
        return "removed"
    return "changed" if comparison.is_changed else "unchanged"


def _shared(shared: Shared[Thing], kind: str) -> dict[str, Any]:
    return {
        "added": [{kind: id_, "title": thing.title} for id_, thing in shared.came.items()],
        "removed": [{kind: id_, "title": thing.title} for id_, thing in shared.went.items()],
        "renamed": [both_names(kind, kept) for kept in shared.renamed],
    }
