"""What would happen as JSON, version 1: keys are added, never changed. ``docs/json.md`` describes them."""

from collections.abc import Sequence
from typing import Any

from cxjourney.analysis.whatif.ranking import Prospect, Supposition
from cxjourney.formats.changes.data import changes
from cxjourney.formats.changes.supposing import best, headline, worst
from cxjourney.formats.dump import dump
from cxjourney.formats.whatif import Page


def write(prospects: Sequence[Prospect], page: Page) -> str:
    """Write every journey, whether or not something would change."""
    content = {
        "version": 1,
        "as_of": page.as_of.isoformat(),
        "without": [f"{loss.kind}:{loss.id}" for loss in page.losses],
        "with": [f"source:{id_}" for id_ in page.sources],
        "journeys": [_journey(prospect, page) for prospect in prospects],
    }
    return dump(content, page.terminal)


def _journey(prospect: Prospect, page: Page) -> dict[str, Any]:
    journey = prospect.study.journey
    supposed, source = _data(prospect.supposed), _data(prospect.best)
    head = {"journey": journey.journey, "title": journey.title, "file": prospect.study.seen.document.source.name}
    if page.asks and prospect.supposed:
        said = best(prospect, asked=True) if page.losses else None
        return head | {
            "summary": headline(prospect.supposed),
            "supposed": supposed,
            "fills_most": source,
            "fills_most_summary": said,
        }
    return head | {
        "hurts_most": supposed,
        "hurts_most_summary": worst(prospect),
        "closes_most": source,
        "closes_most_summary": best(prospect, asked=False),
    }


def _data(supposition: Supposition | None) -> dict[str, Any] | None:
    if supposition is None:
        return None
    return {
        "without": [f"{loss.kind}:{loss.id}" for loss in supposition.losses],
        "with": [f"source:{id_}" for id_ in supposition.sources],
        "changed": supposition.comparison.is_changed,
        **changes(supposition.comparison),
    }
