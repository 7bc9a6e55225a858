"""How long stages take: a lane to scale, and at the head of the map their durations, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.display_names import span_words
from cxjourney.analysis.journey_paths import is_straight_line
from cxjourney.maps.content.cards import doubtful_of_them, named_source
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.model.card import Card, TimeRange
from cxjourney.maps.model.map import Row
from cxjourney.model.fields import MINUTES_OF_DAY, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import MapLane
    from cxjourney.model import Stage
    from cxjourney.model.stage import StageDuration


def time_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of how long stages take, all on one scale; nothing where no stage says it."""
    known = [span for stage in study.journey.stages for span in _spans(stage)]
    if not known:
        return
    longest = max(known, key=minutes)

    def cards(stage: Stage) -> Iterator[Card]:
        if stage.duration and any(_spans(stage)):
            yield _time_card(stage, stage.duration, minutes(longest), study, language)

    scale = language.text("map.time.scale", end=span_words(longest, language))
    yield lane_of_cards("time", study, language, cards, details=(scale,))


def _spans(stage: Stage) -> tuple[str, ...]:
    """Return the lengths of time that are known of a stage, as they are written."""
    if stage.duration is None:
        return ()
    return tuple(filter(None, (stage.duration.shortest, stage.duration.typical, stage.duration.longest)))


def _time_card(stage: Stage, time: StageDuration, end: int, study: Study, language: Language) -> Card:
    between = _range_words(time, language)
    typical = language.text("map.time.typical", time=span_words(time.typical, language)) if time.typical else ""
    low, middle, high = (minutes(span) if span else None for span in (time.shortest, time.typical, time.longest))
    return Card(
        typical or between,
        "time",
        heading=language.text("map.time.passive") if stage.passive else "",
        details=tuple(filter(None, (between if typical else "", _origin(time.source, study, language)))),
        ornaments=(TimeRange(low, middle, high, end, stage.passive),),
    )


def _range_words(time: StageDuration, language: Language) -> str:
    """Return in words between which lengths of time it lies; nothing where neither end is known."""
    shortest = span_words(time.shortest, language) if time.shortest else ""
    longest = span_words(time.longest, language) if time.longest else ""
    if shortest and longest:
        return language.text("map.time.between", shortest=shortest, longest=longest)
    if shortest:
        return language.text("map.time.least", time=shortest)
    return language.text("map.time.most", time=longest) if longest else ""


def _origin(source: str | None, study: Study, language: Language) -> str:
    """Return which source shows it, and that it does not count where it doesn't; else that it is assumed."""
    return named_source(study, source, language) if source else language.text("claim.assumed")


def time_row(study: Study, language: Language) -> Iterator[Row]:
    """Yield the row of the typical times of all stages that say one, added up; nothing where none does.

    Behind a plus stands how long the stages take that say no typical time, as far as that is written: a wait of weeks
    is not lost from the sum. It says of how many stages a typical time is written, and how many of these times are only
    assumed, or shown by data that no longer counts.
    """
    stages = study.journey.stages
    timed = [stage for stage in stages if stage.duration and stage.duration.typical]
    if not timed:
        return
    known = language.text("map.time.known", known=language.number(len(timed)), stages=language.number(len(stages)))
    in_line = is_straight_line(study.entries, study.forwards, study.backwards)
    for_all = in_line and all(stage.travelled_by is None for stage in stages)
    not_all = () if for_all else (language.text("map.time.not-all"),)
    cards = [_total_card(language.text("map.time.total"), timed, study, language, known, *not_all)]
    untypical = [stage.duration for stage in stages if stage.duration and not stage.duration.typical]
    if rest := _rest_words(untypical, language):
        rest_named = (language.text("map.time.untypical"), *cards[0].details)
        cards[0] = cards[0]._replace(title=f"{cards[0].title} + {rest}", details=rest_named)
    passive = [stage for stage in timed if stage.passive]
    if passive:
        cards.append(_total_card(language.text("map.time.total-passive"), passive, study, language))
    yield Row(language.text("map.row.time"), tuple(cards))


def _total_card(title: str, stages: Sequence[Stage], study: Study, language: Language, *details: str) -> Card:
    """Return the typical times of stages, added up, and how many of them no data that counts shows."""
    times = [stage.duration for stage in stages if stage.duration]
    doubts = doubtful_of_them(study, (time.source for time in times), language)
    total = sum(minutes(time.typical) for time in times if time.typical)
    return Card(_total_words(total, language), "metric", title, (*details, *doubts))


def _rest_words(times: Sequence[StageDuration], language: Language) -> str:
    """Return between which lengths of time lie those that say no typical one, added up; nothing where none says any."""
    said = [time for time in times if time.shortest or time.longest]
    if len(said) == 1:
        return _range_words(said[0], language)
    shortest = sum(minutes(time.shortest) for time in said if time.shortest)
    longest = sum(minutes(time.longest) for time in said if time.longest)
    least, most = (_total_words(total, language) for total in (shortest, longest))
    if shortest and longest and all(time.longest for time in said):
        return language.text("map.time.between", shortest=least, longest=most)
    if shortest:
        return language.text("map.time.least", time=least)
    return language.text("map.time.most", time=most) if said and all(time.longest for time in said) else ""


def _total_words(total: int, language: Language) -> str:
    """Return minutes in days, hours and minutes, to the last one: a sum that is cut off is another figure."""
    days, rest = divmod(total, MINUTES_OF_DAY)
    hours, left = divmod(rest, 60)
    parts = [language.count(f"map.time.{unit}", n) for unit, n in (("d", days), ("h", hours), ("min", left)) if n]
    return " ".join(parts)
