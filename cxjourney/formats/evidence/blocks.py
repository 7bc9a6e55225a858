"""Evidence as headings, sentences and tables in a language: what text and Markdown write alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cxjourney.evidence.faults import EvidenceNotice
from cxjourney.evidence.notices import count_of, journey_notices, source_notices
from cxjourney.formats.evidence.freshness import freshness_lines
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.model.evidence_record import (
    Count,
    JourneyPaths,
    MeasuredPlace,
    MeasuredScore,
    MeasuredSource,
    PartOfCustomers,
    SourceFreshness,
    UnmappedValue,
)
from cxjourney.pipeline.evidence_outcomes import Evidence, JourneyOutcome, SourceOutcome

MOST_VALUES = 5
"""How many values that stand for nothing yet are told."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        heads: The heads of its columns.
        rows: Its rows, cell by cell.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page.

    Attributes:
        heading: Its heading.
        is_title: Whether something new begins with it.
        lines: What is said.
        table: What is listed; None for nothing.
    """

    heading: str
    is_title: bool = False
    lines: tuple[str, ...] = ()
    table: Table | None = None


def blocks(evidence: Evidence, words: Language) -> Iterator[Block]:
    """Yield what is lacking; then what was measured, source by source, then journey by journey."""
    yield from blocks_of_lacking(evidence, words)
    for source in evidence.sources:
        yield from _source_blocks(source, words)
    for journey in evidence.journeys:
        yield from _journey_blocks(journey, words)
    if not evidence.sources and not evidence.journeys and not evidence.broken_off:
        if any(sources for sources, _ in evidence.known.values()):
            names = words.join_and(("customer", "time", "stages"))
            yield Block(words.text("evidence.unordered"), True, (words.text("evidence.unordered.help", names=names),))
        else:
            yield Block(words.text("evidence.nothing"), True, (words.text("evidence.nothing.help"),))


def blocks_of_lacking(evidence: Evidence, words: Language) -> Iterator[Block]:
    """Yield what was not measured since somebody ended it."""
    if evidence.broken_off:
        lacking = words.text("evidence.lacking", ids=words.list_words(evidence.broken_off.ids))
        yield Block(words.text("evidence.broken-off"), True, (lacking,))


def blocks_of_failed(evidence: Evidence, words: Language) -> Iterator[Block]:
    """Yield why sources could not be measured."""
    for source in evidence.sources:
        if source.fault:
            yield from _source_blocks(source, words)


def count_words(count: Count | None, words: Language) -> str:
    """Return a count as it may be told; of one that nothing measures, that."""
    if count is None:
        return words.text("evidence.unmeasured")
    return message_text(count_of(count), words)


def _fault_lines(outcome: SourceOutcome | JourneyOutcome, words: Language) -> tuple[str, ...]:
    fault = outcome.fault
    if fault is None:
        return ()
    where = f"{place(outcome)} {fault.code}".lstrip()
    wrong = words.text("figures.colon", head=where, rest=message_text(fault.message, words))
    return wrong, message_text(fault.help, words)


def _notice_lines(notices: Iterable[EvidenceNotice], words: Language) -> Iterator[str]:
    """Yield what there is to know of the data, each with its code, and below it what to do about it."""
    for one in notices:
        yield words.text("figures.colon", head=one.code, rest=message_text(one.message, words))
        yield message_text(one.help, words)


def place(outcome: SourceOutcome | JourneyOutcome) -> str:
    """Return where the binding of a source stands, or the file of a journey."""
    if isinstance(outcome, JourneyOutcome):
        return outcome.journey.file
    return f"{outcome.source.file}:{outcome.source.span.line}:{outcome.source.span.column}"


def _source_blocks(outcome: SourceOutcome, words: Language) -> Iterator[Block]:
    found = outcome.found
    if found is None:
        yield Block(outcome.source.id, True, _fault_lines(outcome, words))
        return
    if isinstance(found, SourceFreshness):
        lines = [*freshness_lines(found, words), *_notice_lines(outcome.notices, words)]
        yield Block(outcome.source.id, True, tuple(lines))
        return
    yield Block(outcome.source.id, True, tuple(_source_lines(found, words)))
    if found.stages:
        yield Block(words.text("evidence.stages"), table=_place_table("stage", found.stages, words))
    if found.touchpoints:
        yield Block(words.text("evidence.touchpoints"), table=_place_table("touchpoint", found.touchpoints, words))


def _source_lines(found: MeasuredSource, words: Language) -> Iterator[str]:
    rows = words.text("evidence.rows", rows=count_words(found.rows, words))
    if found.customers is not None:
        rows = words.join_facts([rows, words.text("evidence.customers", n=count_words(found.customers, words))])
    yield rows
    if found.first and found.newest:
        yield words.text("evidence.span", first=_day(found.first, words), newest=_day(found.newest, words))
    if found.unknown.rows:
        yield _unknown(found.unknown.rows, found.unknown.values, words)
    if found.score:
        yield _score_line(found.score, words)
    yield from _notice_lines(source_notices(found), words)


def _unknown(rows: int, values: Sequence[UnmappedValue], words: Language) -> str:
    said = words.count("evidence.unknown", rows)
    shown = [
        words.text(
            "evidence.value",
            value=words.quote(" + ".join(part or "" for part in one.value)),
            n=words.number(one.rows),
        )
        for one in values[:MOST_VALUES]
    ]
    return words.text("figures.colon", head=said, rest=words.join_comma(shown)) if shown else said


def _score_line(score: MeasuredScore, words: Language) -> str:
    answers = words.text("evidence.answers", n=count_words(score.answers, words))
    if score.low is None or score.high is None:
        return answers
    ends = {"low": words.figure(score.low), "high": words.figure(score.high), "answers": answers}
    if score.value is None:
        return words.text(f"evidence.score-range.{score.scale}", **ends)
    return words.text(f"evidence.score.{score.scale}", value=words.figure(score.value), **ends)


def _place_table(kind: str, places: dict[str, MeasuredPlace], words: Language) -> Table:
    heads = tuple(words.text(f"evidence.head.{name}") for name in (kind, "rows", "customers", "newest"))
    rows = tuple(
        (id_, count_words(place.rows, words), count_words(place.customers, words),
         _day(place.newest, words) if place.newest else "–")
        for id_, place in places.items()
    )  # fmt: skip
    return Table(heads, rows)


def _journey_blocks(outcome: JourneyOutcome, words: Language) -> Iterator[Block]:
    title = outcome.journey.journey.title
    if outcome.found is None:
        yield Block(title, True, _fault_lines(outcome, words))
        return
    paths = outcome.found.paths
    titles = {stage.id: stage.title for stage in outcome.journey.journey.stages}
    asked = words.text("evidence.asked", sources=words.join_and(outcome.found.sources))
    lines = [asked, *_path_lines(paths, words)]
    lines += _notice_lines(journey_notices(outcome.found), words)
    yield Block(title, True, tuple(lines))
    yield Block(words.text("evidence.stages"), table=_stage_table(paths, titles, words))
    yield Block(
        words.text("evidence.transitions"), lines=tuple(_hidden(paths, words)), table=_hops(paths, titles, words)
    )
    lists = [*_list_lines(paths, titles, words)]
    if lists:
        yield Block(words.text("evidence.besides"), lines=tuple(lists))


def _path_lines(paths: JourneyPaths, words: Language) -> Iterator[str]:
    yield words.join_facts(
        [words.text("evidence.customers", n=count_words(paths.customers, words)),
         words.text("evidence.events", n=count_words(paths.events, words))]
    )  # fmt: skip
    if paths.first and paths.newest:
        yield words.text("evidence.span", first=_day(paths.first, words), newest=_day(paths.newest, words))
    parts: list[tuple[str, PartOfCustomers | None]] = [
        ("conforming", paths.conforming), ("complete", paths.complete if paths.reached.any else None),
        ("loops", paths.loops),
        ("success", paths.reached.success), ("other", paths.reached.other),
    ]  # fmt: skip
    for key, part in parts:
        if part is not None:
            share = "" if part.share is None else words.percent(100 * part.share)
            count = count_words(part.customers, words)
            shown = words.text("figures.brackets", text=count, inside=share) if share else count
            yield words.text(f"evidence.part.{key}", n=shown)
    if paths.unmapped:
        yield _unknown(paths.unmapped, paths.unmapped_values, words)


def _stage_table(paths: JourneyPaths, titles: dict[str, str], words: Language) -> Table:
    names = ("stage", "customers", "again", "entering", "last", "left")
    rows = []
    for stage in paths.stages:
        counts = (stage.customers, stage.customers_again, stage.entering, stage.last, stage.left)
        cells = [count_words(count, words) for count in counts]
        rows.append((titles[stage.stage], *(cells if stage.measured else [words.text("evidence.unmeasured")] * 5)))
    return Table(tuple(words.text(f"evidence.head.{name}") for name in names), tuple(rows))


def _hops(paths: JourneyPaths, titles: dict[str, str], words: Language) -> Table:
    heads = tuple(words.text(f"evidence.head.{name}") for name in ("from", "to", "count", "customers", "median"))
    rows = []
    for hop in sorted(paths.transitions, key=lambda hop: (-hop.count, hop.from_, hop.to)):
        to = titles[hop.to] if hop.declared else words.text("evidence.undeclared", stage=titles[hop.to])
        median = "–" if hop.median_seconds is None else duration_words(hop.median_seconds, words)
        rows.append((titles[hop.from_], to, words.number(hop.count), words.number(hop.customers), median))
    return Table(heads, tuple(rows))


def _hidden(paths: JourneyPaths, words: Language) -> Iterator[str]:
    if paths.hidden_transitions:
        yield words.count("evidence.hidden-transitions", paths.hidden_transitions)


def _list_lines(paths: JourneyPaths, titles: dict[str, str], words: Language) -> Iterator[str]:
    strayed = paths.undeclared_paths
    if strayed.customers != 0:
        yield words.text("evidence.strayed", n=count_words(strayed.customers, words))
    for one in strayed.top:
        way = words.text("evidence.arrow").join(titles[id_] for id_ in one.path)
        yield words.text("evidence.way", way=f"{way}…" if one.cut else way, n=words.number(one.customers))
    for key, ids in (("unreached", paths.unreached), ("unmeasured", paths.unmeasured)):
        if ids:
            yield words.text(f"evidence.list.{key}", stages=_titles(ids, titles, words))
    if paths.never_happened:
        pairs = [words.text("evidence.arrow").join((titles[a], titles[b])) for a, b in paths.never_happened]
        yield words.text("evidence.list.never", steps=words.list_words(pairs))


def _titles(ids: Iterable[str], titles: dict[str, str], words: Language) -> str:
    return words.list_words([titles[id_] for id_ in ids])


def duration_words(seconds: float, words: Language) -> str:
    """Return a length of time in the largest unit of which there is at least one, to one decimal."""
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return words.text(f"evidence.time.{unit}", n=words.figure(round(seconds / length, 1)))
    return words.text("evidence.time.s", n=words.figure(round(seconds, 1)))


def _day(moment: str, words: Language) -> str:
    return words.day(datetime.fromisoformat(moment).date())
