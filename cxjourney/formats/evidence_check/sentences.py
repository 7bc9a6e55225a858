"""Differences between data and its record as headings and sentences: what text and Markdown write alike."""

from collections.abc import Iterator
from typing import get_args

from cxjourney.analysis.measurement_changes import ChangeKind, EvidenceChange, NotCompared
from cxjourney.formats.evidence.blocks import Block, blocks_of_failed, blocks_of_lacking, count_words
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.model.evidence_record import Count, Withheld
from cxjourney.pipeline.check_evidence import EvidenceCheck


def blocks(check: EvidenceCheck, words: Language) -> Iterator[Block]:
    """Yield what went dark, what fell and what is new; then what can't be compared, and what can't be measured."""
    yield from blocks_of_lacking(check.evidence, words)
    for kind in get_args(ChangeKind):
        lines = tuple(change_words(one, words) for one in check.changes if one.kind == kind)
        if lines:
            yield Block(words.text(f"evidence.check.{kind}"), True, lines)
    if not check.changes and not check.evidence.broken_off:
        yield Block(words.text("evidence.check.none"), True)
    apart = [reason_words(one, words) for one in check.not_compared]
    for fault in check.unreadable:
        wrong = words.text("figures.colon", head=fault.code, rest=message_text(fault.message, words))
        apart += [wrong, message_text(fault.help, words)]
    if apart:
        yield Block(words.text("evidence.check.not-compared"), True, tuple(apart))
    yield from blocks_of_failed(check.evidence, words)


def change_words(change: EvidenceChange, words: Language) -> str:
    """Return a difference in a sentence."""
    day = change.since
    if change.subject == "status":
        return words.text("evidence.change.status", source=change.source or "", before=f"{change.before}",
                          now=f"{change.now}", day=_day(day, words))  # fmt: skip
    if change.kind == "fell":
        return words.text(
            "trend.fall", journey=_where(change, words), what=_what(change, words),
            before=_figure(change, change.before, words), now=_figure(change, change.now, words), date=_day(day, words),
        )  # fmt: skip
    source, place = change.source or "", f"{change.journey}/{change.place}"
    match change.subject:
        case "failed":
            return words.text("evidence.change.failed", source=source, code=change.value, day=_day(day, words))
        case "silent":
            return words.text("evidence.change.silent", source=source, day=_day(day, words))
        case "place" if change.kind == "dark":
            before = _counted(change, change.before, words)
            return words.text("evidence.change.unseen", source=source, place=place, day=_day(day, words), before=before)
        case "place":
            return words.text(
                "evidence.change.seen", source=source, place=place, now=_counted(change, change.now, words)
            )
        case "step":
            step = words.text("evidence.arrow").join((f"{change.place}", f"{change.to}"))
            if change.kind == "dark":
                n = _figure(change, change.before, words)
                return words.text("evidence.change.no-step", journey=f"{change.journey}", step=step, n=n)
            n = _figure(change, change.now, words)
            return words.text("evidence.change.new-step", journey=f"{change.journey}", step=step, n=n)
        case "back":
            return words.text("evidence.change.back", source=source, day=_day(day, words))
        case "value":
            value = words.quote(change.value)
            return words.text(
                "evidence.change.value", source=source, value=value, rows=_counted(change, change.now, words)
            )
        case _:
            return words.text("evidence.change.first", source=source)


def reason_words(one: NotCompared, words: Language) -> str:
    """Return why something can't be compared."""
    name = one.source or one.journey or ""
    match one.reason:
        case "binding":
            return words.text("evidence.compared.binding", name=name, day=_day(one.since, words))
        case "sources":
            return words.text("evidence.compared.sources", name=name, day=_day(one.since, words))
        case "min-group":
            return words.text("evidence.compared.min-group", name=name)
        case _:
            return words.text("evidence.compared.never", name=name)


def _where(change: EvidenceChange, words: Language) -> str:
    if change.subject == "share" or change.journey is None:
        return change.source or change.journey or ""
    return words.join_facts([change.source or "", f"{change.journey}/{change.place}"])


def _what(change: EvidenceChange, words: Language) -> str:
    if change.subject == "score":
        return words.text("evidence.change.score")
    return words.text(f"evidence.change.{change.place if change.subject == 'share' else change.unit}")


def _figure(change: EvidenceChange, figure: Count | float | str | None, words: Language) -> str:
    if isinstance(figure, float):
        return words.percent(100 * figure) if change.subject == "share" else words.figure(figure)
    return figure or "" if figure is None or isinstance(figure, str) else count_words(figure, words)


def _counted(change: EvidenceChange, figure: Count | float | str | None, words: Language) -> str:
    count = figure if isinstance(figure, int | Withheld) else 0
    shown = count_words(count, words)
    return (
        words.text("evidence.rows", rows=shown) if change.unit == "rows" else words.text("evidence.customers", n=shown)
    )


def _day(written: str, words: Language) -> str:
    from datetime import date

    try:
        return words.day(date.fromisoformat(written))
    except ValueError:
        return written
