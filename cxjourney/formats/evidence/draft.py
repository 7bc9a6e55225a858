"""A proposal -> the draft of a journey as YAML, with what was measured, and what a person must answer, in comments."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import count
from textwrap import wrap

from cxjourney.deserialize.slug import slug_of
from cxjourney.edit.yaml_writer import scalar_text
from cxjourney.evidence.propose_stages import (
    LEAST_SHARE,
    MOST_STAGES,
    ProposedStage,
    ProposedStages,
    ProposedStep,
    Value,
)
from cxjourney.formats.evidence.blocks import count_words
from cxjourney.languages import Language
from cxjourney.model.fields import is_slug
from cxjourney.pipeline.propose_journey import Proposal
from cxjourney.text.escape_unseen import escape_unseen

_WIDTH = 110
"""How wide comments are, where their words can be told apart."""


def write(proposal: Proposal, stages: ProposedStages, words: Language) -> str:
    """Return the draft of a journey.

    Args:
        proposal: What is proposed, and by which data source.
        stages: The stages of the proposal.
        words: The language of the comments.
    """
    ids = stage_ids([one.value for one in stages.stages])
    lines = [
        *_comments(proposal, stages, words),
        f"journey: {proposal.id}",
        f"title: {yaml_text(proposal.source.title)}",
        "status: draft",
        "data_sources:",
        f"  {proposal.source_id}:",
        f"    title: {yaml_text(proposal.source.title)}",
        f"    type: {proposal.source.type}",
        "    binding:",
        *(f"      {name}: {_flow(value)}" for name, value in proposal.binding.items()),
        "      stages:",
        f"        {_columns(proposal.columns)}",
        "        map:",
        *(f"          - {{value: {_value(value)}, stage: {id_}}}" for value, id_ in ids.items()),
        *_ignored(stages.ignored),
        "stages:",
        *(line for one in stages.stages for line in _stage(one, ids, proposal, words)),
    ]
    return "\n".join([*lines, ""])


def stage_ids(values: Collection[Value]) -> dict[Value, str]:
    """Return an id for each value: what it comes to in Latin letters, or ``stage`` and a number; none comes twice."""
    found: dict[Value, str] = {}
    for place, value in enumerate(values, start=1):
        own = slug_of(" ".join(value)) or f"stage-{place}"
        tries = (own if number == 1 else f"{own[:60].strip('-')}-{number}" for number in count(1))
        found[value] = next(one for one in tries if one not in found.values() and is_slug(one))
    return found


def yaml_text(text: str) -> str:
    """Return text in quotes of YAML, on one line; signs that nobody would see are spelled out."""
    return scalar_text(text, in_flow=True, like='"')


def _comments(proposal: Proposal, stages: ProposedStages, words: Language) -> Iterator[str]:
    least = words.number(proposal.min_group)
    share = words.percent(float(100 * LEAST_SHARE))
    said = [
        words.text("evidence.draft.of", source=proposal.source.id, date=words.day(proposal.day)),
        words.text("evidence.draft.order", share=share, n=least),
        words.text("evidence.draft.answer", code="CX202"),
        words.text("evidence.draft.shared", id=proposal.source_id, file=proposal.source.file),
    ]
    for key, many in (("ignored", len(stages.ignored)), ("few", stages.few), ("unwritable", stages.unwritable),
                      ("untold", stages.untold)):  # fmt: skip
        if many:
            most = words.number(MOST_STAGES)
            said.append(words.text(f"evidence.draft.{key}", count=words.number(many), n=least, most=most))
    for line in said:
        yield from wrap(_one_line(line), _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False)


def _stage(stage: ProposedStage, ids: dict[Value, str], proposal: Proposal, words: Language) -> Iterator[str]:
    figures = words.join_facts(
        [words.text("evidence.events", n=count_words(stage.events, words)),
         words.text("evidence.customers", n=count_words(stage.customers, words))]
    )  # fmt: skip
    yield f"  - id: {ids[stage.value]}"
    yield f"    title: {yaml_text(' + '.join(stage.value))}"
    yield f"    # {_one_line(figures)}"
    if stage.is_entry:
        yield "    entry: true"
    if stage.last is not None:
        yield f"    # {_one_line(words.text('evidence.draft.end', n=words.number(stage.last)))}"
    yield f"    data: [{proposal.source_id}]"
    if not stage.steps:
        yield "    next: []"
        return
    yield "    next:"
    yield from (f"      - {_step(one, ids, proposal)}" for one in stage.steps)


def _step(step: ProposedStep, ids: dict[Value, str], proposal: Proposal) -> str:
    if step.share is None:
        return ids[step.to]
    day = proposal.day.isoformat()
    return f"{{to: {ids[step.to]}, share: {step.share:g}, source: {proposal.source_id}, date: {day}}}"


def _ignored(values: Collection[Value]) -> Iterator[str]:
    if not values:
        return
    yield "        ignore:"
    yield from (f"          - {_value(value)}" for value in values)


def _value(value: Value) -> str:
    return yaml_text(value[0]) if len(value) == 1 else f"[{', '.join(map(yaml_text, value))}]"


def _columns(columns: Collection[str]) -> str:
    listed = ", ".join(map(yaml_text, columns))
    return f"column: {listed}" if len(columns) == 1 else f"columns: [{listed}]"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{yaml_text(name)}: {_flow(one)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return yaml_text(value) if isinstance(value, str) else json.dumps(value)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", escape_unseen(text))
