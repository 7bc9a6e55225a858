"""What a trend keeps between runs: figures by what was read, and what was read by the tree of a commit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Literal

from cxjourney.analysis.diff.journey_pairs import JourneyKey
from cxjourney.analysis.trend_figures import ClaimCounts, JourneyFigures, KeyMetric, PainCounts, WorkspaceFigures
from cxjourney.cache.folder import Cache
from cxjourney.workspace.journey_summary import CoverageTotals

MAX_KEPT = 5_000
"""At most this many figures are kept beside those of the latest run."""
Days = tuple[int, int]
"""The first and the last day, as ordinals, on which figures hold."""
News = tuple[Literal["trees", "figures", "renames"], str, Any]
"""What was worked out: which part of what is kept it belongs to, its key there, and what it came to."""
LookedFor = Callable[[Iterable[str]], str]


class TrendStore:
    """Figures that were worked out before, and those that are worked out now.

    Args:
        cache: Where they are kept; None for nowhere.
        key: What they are kept under.
        terms: A fingerprint of what else they depend on: kept under another one they are forgotten.

    Attributes:
        news: What was worked out now.
    """

    def __init__(self, cache: Cache | None, key: str, terms: str) -> None:
        self._cache, self._key, self._terms = cache, key, terms
        kept = cache.get(key) if cache else None
        known: dict[str, Any] = kept if isinstance(kept, dict) and kept.get("terms") == terms else {}
        self._trees: dict[str, tuple[str, list[str], str]] = known.get("trees", {})
        self._figures: dict[str, list[list[Any]]] = known.get("figures", {})
        self._renames: dict[str, list[list[list[Any]]]] = known.get("renames", {})
        self.news: list[News] = []

    def print_of(self, tree: str, looked_for: LookedFor) -> str | None:
        """Return the fingerprint of what was read of a tree; None where nobody read it yet, or looked for others there.

        Args:
            tree: The tree.
            looked_for: Returns a fingerprint of the journeys that are looked for elsewhere where some are there.
        """
        print_, there, others = self._trees.get(tree, (None, (), ""))
        return print_ if print_ is not None and looked_for(there) == others else None

    def put_print(self, tree: str, print_: str, there: Iterable[str], looked_for: LookedFor) -> None:
        """Keep the fingerprint of what was read of a tree, and the ids of the journeys that are there."""
        ids = sorted(there)
        self.add([("trees", tree, (print_, ids, looked_for(ids)))])

    def figures_of(self, print_: str, day: date) -> WorkspaceFigures | None:
        """Return the figures of what has a fingerprint, as of a day; None where nobody worked them out."""
        kept = self._kept_figures(print_, day)
        return None if kept is None else _read(kept)

    def has_figures(self, print_: str, day: date) -> bool:
        """Return whether somebody worked out the figures of what has a fingerprint, as of a day."""
        return self._kept_figures(print_, day) is not None

    def _kept_figures(self, print_: str, day: date) -> list[Any] | None:
        held = (figures for first, last, figures in self._figures.get(print_, ()) if first <= day.toordinal() <= last)
        return next(held, None)

    def put_figures(self, print_: str, days: Days, figures: WorkspaceFigures) -> None:
        """Keep the figures of what has a fingerprint, with the days on which they hold."""
        self.add([("figures", print_, [*days, figures])])

    def renames_of(self, before: str, after: str) -> dict[JourneyKey, JourneyKey] | None:
        """Return what was renamed between two fingerprints, the old keys by the new; None where nobody compared."""
        kept = self._renames.get(f"{before} {after}")
        return None if kept is None else {(now[0], now[1]): (was[0], was[1]) for now, was in kept}

    def put_renames(self, before: str, after: str, renames: dict[JourneyKey, JourneyKey]) -> None:
        """Keep what was renamed between two fingerprints."""
        self.add([("renames", f"{before} {after}", [[[*now], [*was]] for now, was in renames.items()])])

    def add(self, news: Sequence[News]) -> None:
        """Add what was worked out, here or in another process."""
        for part, key, value in news:
            if part == "figures":
                self._figures.setdefault(key, []).append(value)
            elif part == "trees":
                self._trees[key] = value
            else:
                self._renames[key] = value
        self.news += news

    def keep(self) -> None:
        """Write everything for the next run, if there is anything new; the oldest goes first where it is too much."""
        if self._cache is None or not self.news:
            return
        parts: dict[str, dict[str, Any]] = {"trees": self._trees, "figures": self._figures, "renames": self._renames}
        kept = {name: dict([*part.items()][-MAX_KEPT:]) for name, part in parts.items()}
        self._cache.put(self._key, {"terms": self._terms, **kept})


def _read(written: list[Any]) -> WorkspaceFigures:
    """Return figures that were written as JSON, which made lists of tuples."""
    journeys, claims, unread = written
    return WorkspaceFigures(tuple(map(_read_journey, journeys)), ClaimCounts(*claims), tuple(unread))


def _read_journey(written: list[Any]) -> JourneyFigures:
    one = JourneyFigures(*written)
    return one._replace(
        coverage=CoverageTotals(*one.coverage),
        claims=ClaimCounts(*one.claims),
        pains=PainCounts(*one.pains),
        metric=_read_metric(one.metric) if one.metric else None,
    )


def _read_metric(written: Sequence[Any]) -> KeyMetric:
    metric = KeyMetric(*written)
    return metric._replace(history=tuple((day, value) for day, value in metric.history))
