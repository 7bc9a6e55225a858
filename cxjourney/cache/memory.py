"""What judging one journey came to, so that it need not be judged again: small enough for thousands to be kept."""

from collections.abc import Sequence
from typing import Any

from cxjourney.cache.stored import findings, table
from cxjourney.workspace.journey_summary import Memory


def written_memories(memories: Sequence[Memory | None]) -> dict[str, Any]:
    """Write memories as plain data; None stands for a journey that there is no memory of."""
    known = [memory for memory in memories if memory]
    facts = [
        memory
        and [memory.journey, memory.draft, memory.days, len(memory.findings), sorted(memory.named),
             memory.data_types, memory.stages, memory.covered, memory.known_percent, memory.waiting]
        for memory in memories
    ]  # fmt: skip
    return {"facts": facts, "findings": table(finding for memory in known for finding in memory.findings)}


def read_memories(written: dict[str, Any]) -> list[Memory | None]:
    """Read memories that `written_memories` wrote."""
    left = iter(list(findings(written["findings"])))
    return [fact and _read(fact, left) for fact in written["facts"]]


def _read(fact: list[Any], left: Any) -> Memory:  # noqa: ANN401  an iterator over findings
    journey, draft, (first, last), count, named, data_types, stages, covered, known_percent, waiting = fact
    own = tuple(next(left) for _ in range(count))
    return Memory(
        journey, draft, (first, last), own, frozenset(named), tuple(data_types), stages, covered, known_percent, waiting
    )
