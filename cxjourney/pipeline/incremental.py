"""Journeys judged one by one: what the cache keeps of them, and several processes for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxjourney.cache.codec import JudgedJourney, judged_data, read_judged_journeys
from cxjourney.cache.folder import Cache
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds
from cxjourney.pipeline.parallel import process_count, spread

if TYPE_CHECKING:
    from cxjourney.lint.rule_selection import RuleSelection
    from cxjourney.pipeline.parsed_text_cache import ParsedTextCache


PAYS_FROM = 20
"""With fewer files than these, it is as quick to judge all of them together."""
BATCH_SIZE = 64
"""How many journeys are kept in one file: where one of them changes, the others of its batch are written anew."""


class JudgedStore:
    """What the cache keeps of journeys that were judged apart, some of them to a file, so that little is written anew.

    Args:
        cache: The cache.
        key: What is asked for.
        terms: What holds for every journey: the version, the settings, the options.
        found: The workspaces.
    """

    def __init__(self, cache: Cache, key: str, terms: str, found: Sequence[DiscoveredWorkspace]) -> None:
        self.cache = cache
        self.key = key
        self.terms = terms
        self.prints = [fingerprints_by_path(one) for one in found]
        many = sum(len(one.files) for one in found) >= PAYS_FROM
        every = [(number, path) for number, prints in enumerate(self.prints) for path in prints] if many else []
        self.batches = [every[begin : begin + BATCH_SIZE] for begin in range(0, len(every), BATCH_SIZE)]
        self.read: dict[int, list[str | None]] = {}

    def recall(self, day: date) -> list[dict[str, JudgedJourney]]:
        """Return, for each workspace and by the paths of files, the journeys that were judged and hold on that day."""
        judged: list[dict[str, JudgedJourney]] = [{} for _ in self.prints]
        for number, batch in enumerate(self.batches):
            kept = self.cache.get(self._name(number))
            if not isinstance(kept, dict) or kept.get("terms") != self.terms or len(kept["prints"]) != len(batch):
                continue
            self.read[number] = kept["prints"]
            for (home, path), print_, one in zip(
                batch, kept["prints"], read_judged_journeys(kept["journeys"]), strict=True
            ):
                holds = one is not None and one.days[0] <= day.toordinal() <= one.days[1]
                if one and holds and print_ == self.prints[home][path]:
                    judged[home][path] = one
        return judged

    def keep(self, judged: Sequence[Mapping[str, JudgedJourney]]) -> None:
        """Keep journeys that were judged for the next run."""
        for number, batch in enumerate(self.batches):
            prints = [self.prints[home][path] if path in judged[home] else None for home, path in batch]
            if any(prints) and self.read.get(number) != prints:
                journeys = judged_data([judged[home].get(path) for home, path in batch])
                self.cache.put(self._name(number), {"terms": self.terms, "prints": prints, "journeys": journeys})

    def _name(self, number: int) -> str:
        return f"{self.key}-journeys-{number}"


def judge_apart(
    found: DiscoveredWorkspace,
    known: Mapping[str, JudgedJourney],
    bounds: Bounds,
    day: date,
    choice: "RuleSelection",
    jobs: int | None,
    texts: "ParsedTextCache | None" = None,
) -> dict[str, JudgedJourney]:
    """Return those journeys judged that stand by themselves and were not yet, in several processes if that pays.

    Args:
        found: The files of a workspace.
        known: By the paths of files, journeys that were judged.
        bounds: How large and deep a file may be.
        day: The as-of date.
        choice: Which rules speak, and how.
        jobs: How many processes are asked for; None for as many as pay.
        texts: Where it is kept what the files say that can't be judged by themselves.
    """
    if len(found.files) < PAYS_FROM:
        return {}
    from cxjourney.pipeline.judge import JourneyJudge, may_be_judged_apart

    files = [file for file in found.files if file.path not in known and may_be_judged_apart(file)]
    if not files:
        return {}
    judge = JourneyJudge(found, bounds, day, choice, texts)
    parts = process_count(jobs, len(files))

    def work(part: int) -> list[JudgedJourney | None]:
        return judge.judge_all(files[part::parts])

    judged: dict[str, JudgedJourney] = {}
    for part, done in enumerate(spread(work, parts, judged_data, read_judged_journeys)):
        judged |= {file.path: one for file, one in zip(files[part::parts], done, strict=True) if one}
    return judged
