"""Journeys judged one by one: what the cache keeps of them, and several processes for the rest."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxjourney.cache.codec import JudgedJourney, judged_data, read_judged
from cxjourney.cache.folder import Cache
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds
from cxjourney.pipeline.parallel import process_count, spread

if TYPE_CHECKING:
    from cxjourney.lint.linter import RuleSelection


PAYS_FROM = 20
"""With fewer files than these, it is as quick to judge all of them together."""


def recall_judged(
    cache: Cache, key: str, terms: str, found: Sequence[DiscoveredWorkspace], day: date
) -> list[dict[str, JudgedJourney]]:
    """Return, for each workspace and by the paths of files, the journeys that were judged and hold on that day."""
    kept = cache.get(f"{key}-journeys") if sum(len(one.files) for one in found) >= PAYS_FROM else None
    if not isinstance(kept, dict) or kept.get("terms") != terms:
        return [{} for _ in found]
    known = dict(zip(kept["prints"], read_judged(kept["journeys"]), strict=True))
    return [dict(_holding(one, known, day.toordinal())) for one in found]


def _holding(
    found: DiscoveredWorkspace, known: Mapping[str, JudgedJourney | None], day: int
) -> Iterator[tuple[str, JudgedJourney]]:
    for path, fingerprint in fingerprints_by_path(found).items():
        judged = known.get(fingerprint)
        if judged and judged.days[0] <= day <= judged.days[1]:
            yield path, judged


def keep_judged(
    cache: Cache,
    key: str,
    terms: str,
    found: Sequence[DiscoveredWorkspace],
    judged: Sequence[Mapping[str, JudgedJourney]],
) -> None:
    """Keep journeys that were judged for the next run."""
    kept = [
        (known[path], fingerprint)
        for one, known in zip(found, judged, strict=True)
        for path, fingerprint in fingerprints_by_path(one).items()
        if path in known
    ]
    if len(kept) >= PAYS_FROM:
        journeys = judged_data([one for one, _ in kept])
        cache.put(f"{key}-journeys", {"terms": terms, "prints": [one for _, one in kept], "journeys": journeys})


def judge_apart(
    found: DiscoveredWorkspace,
    known: Mapping[str, JudgedJourney],
    bounds: Bounds,
    day: date,
    choice: "RuleSelection",
    jobs: int | None,
) -> dict[str, JudgedJourney]:
    """Return those journeys judged that stand by themselves and were not yet, in several processes if that pays."""
    if len(found.files) < PAYS_FROM:
        return {}
    from cxjourney.pipeline.judge import JourneyJudge, may_be_judged_apart

    files = [file for file in found.files if file.path not in known and may_be_judged_apart(file)]
    if not files:
        return {}
    judge = JourneyJudge(found, bounds, day, choice)
    parts = process_count(jobs, len(files))

    def work(part: int) -> list[JudgedJourney | None]:
        return judge.judge_all(files[part::parts])

    judged: dict[str, JudgedJourney] = {}
    for part, done in enumerate(spread(work, parts, judged_data, read_judged)):
        judged |= {file.path: one for file, one in zip(files[part::parts], done, strict=True) if one}
    return judged
