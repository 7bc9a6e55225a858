"""Journeys judged one by one: what the cache keeps of them, and several processes for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxjourney.cache.folder import Cache
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import Bounds
from cxjourney.pipeline.parallel import process_count, spread

if TYPE_CHECKING:
    from cxjourney.lint.linter import RuleSelection
    from cxjourney.workspace.journey_summary import JourneySummary


PAYS_FROM = 20
"""With fewer files than these, it is as quick to judge all of them together."""


def recalled_summaries(
    cache: Cache, key: str, terms: str, found: Sequence[DiscoveredWorkspace], day: date
) -> "list[dict[str, JourneySummary]]":
    """Give, for each workspace and by the paths of files, what is remembered of them and holds on that day."""
    from cxjourney.cache.codec import read_summaries

    kept = cache.get(f"{key}-journeys") if sum(len(one.files) for one in found) >= PAYS_FROM else None
    if not isinstance(kept, dict) or kept.get("terms") != terms:
        return [{} for _ in found]
    known = dict(zip(kept["prints"], read_summaries(kept["memories"]), strict=True))
    return [dict(_holding(one, known, day.toordinal())) for one in found]


def _holding(
    found: DiscoveredWorkspace, known: "Mapping[str, JourneySummary | None]", day: int
) -> "list[tuple[str, JourneySummary]]":
    remembered = ((path, known.get(print_)) for path, print_ in fingerprints_by_path(found).items())
    return [(path, summary) for path, summary in remembered if summary and summary.days[0] <= day <= summary.days[1]]


def keep_summaries(
    cache: Cache,
    key: str,
    terms: str,
    found: Sequence[DiscoveredWorkspace],
    summaries: "Sequence[Mapping[str, JourneySummary]]",
) -> None:
    """Keep what is known of journeys for the next run."""
    from cxjourney.cache.codec import summaries_data

    kept = [(known[path], print_) for one, known in zip(found, summaries, strict=True)
            for path, print_ in fingerprints_by_path(one).items() if path in known]  # fmt: skip
    if len(kept) >= PAYS_FROM:
        written = summaries_data([summary for summary, _ in kept])
        cache.put(f"{key}-journeys", {"terms": terms, "prints": [print_ for _, print_ in kept], "memories": written})


def judge_apart(
    found: DiscoveredWorkspace,
    known: "Mapping[str, JourneySummary]",
    bounds: Bounds,
    day: date,
    choice: "RuleSelection",
    jobs: int | None,
) -> "dict[str, JourneySummary]":
    """Judge the journeys that stand by themselves and that nothing is known of, in several processes if that pays."""
    if len(found.files) < PAYS_FROM:
        return {}
    from cxjourney.cache.codec import read_summaries, summaries_data
    from cxjourney.pipeline.judge import JourneyJudge, may_be_judged_apart

    files = [file for file in found.files if file.path not in known and may_be_judged_apart(file)]
    if not files:
        return {}
    recorder = JourneyJudge(found, bounds, day, choice)
    parts = process_count(jobs, len(files))

    def share(part: int) -> list[DiscoveredFile]:
        return files[part::parts]

    def work(part: int) -> "list[JourneySummary | None]":
        return recorder.record(share(part))

    summaries: dict[str, JourneySummary] = {}
    for part, recorded_ in enumerate(spread(work, parts, summaries_data, read_summaries)):
        summaries |= _by_path(share(part), recorded_)
    return summaries


def _by_path(
    files: Sequence[DiscoveredFile], summaries: "Sequence[JourneySummary | None]"
) -> "dict[str, JourneySummary]":
    return {file.path: summary for file, summary in zip(files, summaries, strict=True) if summary}
