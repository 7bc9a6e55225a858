"""Journeys judged one by one: what the cache keeps of them, and several processes for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxjourney.cache.folder import Cache
from cxjourney.cache.key import prints
from cxjourney.files.discover import File, Found
from cxjourney.files.text_file import Bounds
from cxjourney.pipeline.parallel import processes, spread

if TYPE_CHECKING:
    from cxjourney.lint.linter import Choice
    from cxjourney.workspace.journey_summary import Memory


FEWEST = 20
"""With fewer files than these, it is as quick to judge all of them together."""


def recalled(cache: Cache, key: str, terms: str, found: Sequence[Found], day: date) -> "list[dict[str, Memory]]":
    """Give, for each workspace and by the paths of files, what is remembered of them and holds on that day."""
    from cxjourney.cache.codec import read_memories

    kept = cache.get(f"{key}-journeys") if sum(len(one.files) for one in found) >= FEWEST else None
    if not isinstance(kept, dict) or kept.get("terms") != terms:
        return [{} for _ in found]
    known = dict(zip(kept["prints"], read_memories(kept["memories"]), strict=True))
    return [dict(_holding(one, known, day.toordinal())) for one in found]


def _holding(found: Found, known: "Mapping[str, Memory | None]", day: int) -> "list[tuple[str, Memory]]":
    remembered = ((path, known.get(print_)) for path, print_ in prints(found).items())
    return [(path, memory) for path, memory in remembered if memory and memory.days[0] <= day <= memory.days[1]]


def keep(
    cache: Cache, key: str, terms: str, found: Sequence[Found], memories: "Sequence[Mapping[str, Memory]]"
) -> None:
    """Keep what is known of journeys for the next run."""
    from cxjourney.cache.codec import written_memories

    kept = [(known[path], print_) for one, known in zip(found, memories, strict=True)
            for path, print_ in prints(one).items() if path in known]  # fmt: skip
    if len(kept) >= FEWEST:
        written = written_memories([memory for memory, _ in kept])
        cache.put(f"{key}-journeys", {"terms": terms, "prints": [print_ for _, print_ in kept], "memories": written})


def recorded(
    found: Found, known: "Mapping[str, Memory]", bounds: Bounds, day: date, choice: "Choice", jobs: int | None
) -> "dict[str, Memory]":
    """Judge the journeys that stand by themselves and that nothing is known of, in several processes if that pays."""
    if len(found.files) < FEWEST:
        return {}
    from cxjourney.cache.codec import read_memories, written_memories
    from cxjourney.pipeline.judge import Recorder, may_be_recorded

    files = [file for file in found.files if file.path not in known and may_be_recorded(file)]
    if not files:
        return {}
    recorder = Recorder(found, bounds, day, choice)
    parts = processes(jobs, len(files))

    def share(part: int) -> list[File]:
        return files[part::parts]

    def work(part: int) -> "list[Memory | None]":
        return recorder.record(share(part))

    memories: dict[str, Memory] = {}
    for part, recorded_ in enumerate(spread(work, parts, written_memories, read_memories)):
        memories |= _by_path(share(part), recorded_)
    return memories


def _by_path(files: Sequence[File], memories: "Sequence[Memory | None]") -> "dict[str, Memory]":
    return {file.path: memory for file, memory in zip(files, memories, strict=True) if memory}
