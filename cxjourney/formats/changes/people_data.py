"""What a change means for personas, their access and their voices, as data for machines."""

from typing import Any

from cxjourney.analysis.diff.deltas import Fare, Hearing
from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.matching import Kept, Thing
from cxjourney.analysis.study import Study


def access(comparison: Comparison) -> dict[str, Any]:
    """Give the shares before and after, which personas came and went, and how those fare who feel the change."""
    turn = comparison.pairing.personas
    return {
        "before": _shares(comparison.before),
        "after": _shares(comparison.after),
        "personas": {
            "added": [{"persona": id_, "title": one.title} for id_, one in turn.came.items()],
            "removed": [{"persona": id_, "title": one.title} for id_, one in turn.went.items()],
            "renamed": [both_names("persona", kept) for kept in turn.renamed],
        },
        "newly_stranded": [_fare(fare) for fare in comparison.stranded],
        "freed": [_fare(fare) for fare in comparison.freed],
        "further": [
            _fare(fare)
            for fare in comparison.fares
            if not fare.is_worse and not fare.is_freed and (fare.past or fare.further)
        ],
        "beyond": [{"persona": fare.persona, "stages": list(fare.beyond)} for fare in comparison.fares if fare.beyond],
    }


def _shares(study: Study | None) -> dict[str, Any] | None:
    if study is None:
        return None
    access = study.access
    return {
        "able_share": _share(access.able_share),
        "stranded_share": _share(access.stranded_share),
        "unknown_share": _share(access.unknown_share),
    }


def _fare(fare: Fare) -> dict[str, Any]:
    return {
        "persona": fare.persona,
        "share": _share(fare.after.share),
        "able_before": fare.before.able,
        "able_after": fare.after.able,
        "stranded_at_before": list(fare.before.stranded_at),
        "stranded_at_after": list(fare.after.stranded_at),
        "newly_stranded_at": list(fare.stranded_at),
    }


def voices(comparison: Comparison) -> dict[str, Any]:
    """Give which voices were lost and won, whom no data hears any more, and whom some hears for the first time."""
    return {
        "lost": [_hearing(one) for one in comparison.lost],
        "won": [_hearing(one) for one in comparison.won],
        "silenced": sorted(comparison.silenced),
        "heard": sorted(comparison.heard),
    }


def _hearing(one: Hearing) -> dict[str, Any]:
    return {"persona": one.persona, "family": one.family, "sources": list(one.sources)}


def both_names(kind: str, kept: Kept[str, Thing]) -> dict[str, Any]:
    """Give what something was called, and what it is called."""
    return {
        "before": {kind: kept.was, "title": kept.before.title},
        "after": {kind: kept.now, "title": kept.after.title},
    }


def _share(figure: float | None) -> float | None:
    """Give a share to four decimals."""
    return None if figure is None else round(figure, 4)
