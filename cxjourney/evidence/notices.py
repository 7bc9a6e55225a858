"""What was measured -> what there is to know of the data: rows that could not be counted, times that can mislead."""

from collections.abc import Iterator

from cxjourney.evidence.faults import EvidenceNotice
from cxjourney.languages.message import Message, and_message, count_message, message, number_message
from cxjourney.model.evidence_record import Count, JourneyPaths, MeasuredJourney, MeasuredSource, SourceFreshness
from cxjourney.text.escape_unseen import escape_unseen


def source_notices(found: MeasuredSource | SourceFreshness) -> Iterator[EvidenceNotice]:
    """Yield what there is to know of the data of a source: nothing where only its freshness is known."""
    if isinstance(found, SourceFreshness):
        return
    missing, score = found.missing, found.score
    yield from _of_time(found.future)
    yield from _of_gaps(missing.customer, missing.time - missing.unreadable)
    help_ = message("evidence.misread.help", example='format: "%d/%m/%Y %H:%M"')
    if missing.unreadable:
        misread = message("evidence.misread-time", n=number_message(missing.unreadable))
        yield EvidenceNotice("CX912", misread, help_)
    if score is not None and score.off_scale + score.no_number:
        misread = message("evidence.misread-score", n=number_message(score.off_scale + score.no_number))
        yield EvidenceNotice("CX912", misread, help_)
    if found.zones is not None:
        counts = {"named": count_of(found.zones.named), "unnamed": count_of(found.zones.unnamed)}
        mixed = message("evidence.mixed-zones", **counts, timezone=escape_unseen(found.zones.read_as))
        yield EvidenceNotice("CX913", mixed, message("evidence.mixed-zones.help"))


def journey_notices(found: MeasuredJourney) -> Iterator[EvidenceNotice]:
    """Yield what there is to know of the data by which the ways through a journey were measured."""
    paths = found.paths
    yield from _of_time(paths.future)
    yield from _of_gaps(paths.missing_customer, 0)
    if paths.missing_time:
        help_ = message("evidence.misread.help", example='format: "%d/%m/%Y %H:%M"')
        yield EvidenceNotice("CX912", count_message("evidence.timeless", paths.missing_time), help_)
    if found.left_out:
        left_out = message("evidence.left-out", sources=and_message(found.left_out))
        yield EvidenceNotice("CX918", left_out, message("evidence.left-out.help"))
    yield from _of_ties(paths)


def count_of(count: Count) -> Message:
    """Return a count as it may be told."""
    if isinstance(count, int):
        return number_message(count)
    if count.fewer_than is not None:
        return message("evidence.fewer-than", n=number_message(count.fewer_than))
    if count.all_but_fewer_than is not None:
        return message("evidence.all-but", n=number_message(count.all_but_fewer_than))
    return message("evidence.hidden")


def _of_time(future: int) -> Iterator[EvidenceNotice]:
    if future:
        yield EvidenceNotice("CX910", count_message("evidence.future", future), message("evidence.future.help"))


def _of_gaps(nobody: int, timeless: int) -> Iterator[EvidenceNotice]:
    help_ = message("evidence.missing.help")
    if nobody:
        yield EvidenceNotice("CX911", count_message("evidence.nobody", nobody), help_)
    if timeless:
        yield EvidenceNotice("CX911", message("evidence.empty-time", n=number_message(timeless)), help_)


def _of_ties(paths: JourneyPaths) -> Iterator[EvidenceNotice]:
    if paths.ties.customers != 0:
        ties = message("evidence.ties", n=count_of(paths.ties.pairs))
        yield EvidenceNotice("CX919", ties, message("evidence.ties.help"))
