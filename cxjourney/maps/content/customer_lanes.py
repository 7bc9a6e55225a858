"""What customers want, do, feel, say; what hurts them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxjourney.analysis.claim_evidence import claim_state, emotion_state
from cxjourney.analysis.gap_questions import answering_touchpoints
from cxjourney.maps.content.cards import named_source
from cxjourney.maps.content.joined_text import join_list, keep_sign_first, list_names
from cxjourney.maps.content.persona_marks import persona_marks, personas_on_map, short_names
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.model.card import Card, Dots, as_sentences
from cxjourney.maps.model.map import MapCell, MapLane, Mark, Series
from cxjourney.model.vocabulary import SEVERITY_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxjourney.analysis.claim_evidence import ClaimState
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.content.persona_marks import PersonaMarks
    from cxjourney.model import Emotion, Opportunity, PainPoint, Stage, Touchpoint
    from cxjourney.model.statement import Statements


def wants_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of goals, motivations and questions."""
    marks = persona_marks(study, language)

    def cards(stage: Stage) -> Iterator[Card]:
        yield from _cards_of_kind("goal", stage.goals, marks, language)
        yield from _cards_of_kind("motivation", stage.motivations, marks, language)
        answering = answering_touchpoints(stage)
        asked = _cards_of_kind("question", stage.questions, marks, language)
        for one, card in zip(stage.questions, asked, strict=True):
            yield card._replace(about=as_sentences(card.about, _answers(answering[one.text], language)))

    yield lane_of_cards("wants", study, language, cards)


def _answers(touchpoints: Sequence[Touchpoint], language: Language) -> str:
    """Return in words which touchpoints are said to answer a question; it is said of a card, and not drawn."""
    titles = list_names(language, (language.quote(one.told_title) for one in touchpoints))
    return language.text("map.question.answered", touchpoints=titles) if titles else language.text("map.question.open")


def does_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what a stage is, in its own words, and of actions and thoughts."""
    marks = persona_marks(study, language)

    def cards(stage: Stage) -> Iterator[Card]:
        if stage.summary:
            yield Card(stage.summary, "summary", heading=language.text("map.kind.summary"))
        yield from _cards_of_kind("action", stage.actions, marks, language)
        yield from _cards_of_kind("thought", stage.thoughts, marks, language)

    yield lane_of_cards("does", study, language, cards)


def barriers_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what stands in the customers' way."""
    marks = persona_marks(study, language)
    yield lane_of_cards(
        "barriers", study, language, lambda stage: (marks.statement_card(one, "barrier") for one in stage.barriers)
    )


def strengths_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what goes well for customers."""
    marks = persona_marks(study, language)
    yield lane_of_cards(
        "strengths", study, language, lambda stage: (marks.statement_card(one, "strength") for one in stage.strengths)
    )


def own_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lanes of the team's own, in the order in which catalogues and the journey define them."""
    marks = persona_marks(study, language)
    for id_, lane in study.scope.lanes.items():
        noted = (stage.notes.get(id_, ()) for stage in study.journey.stages)
        cells = (MapCell(tuple(marks.statement_card(one) for one in statements)) for statements in noted)
        yield MapLane(f"lane-{id_}", Card(lane.title, "lane"), tuple(cells), group=id_)


def quotes_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what customers said, and of what personas say about how they feel."""
    marks = persona_marks(study, language)

    def cards(stage: Stage) -> Iterator[Card]:
        for quote in stage.quotes:
            yield _quote(quote.text, quote.persona or "", quote.source)
        for persona, emotion in stage.emotions.items():
            if emotion.says:
                yield _quote(emotion.says, persona, emotion.source)

    def _quote(text: str, persona: str, source: str | None) -> Card:
        state = claim_state(study, (source,))
        shown_by = named_source(study, source, language) if source else language.text("map.quote.unsourced")
        look = "quote" if state == "evidenced" else "assumed-quote"
        said_by = join_list(language, marks.names.get(persona, ""), shown_by)
        whose = frozenset((persona,)) if persona else None
        symbol = marks.symbols.get(persona, "")
        return Card(language.quote(text), look, details=(said_by,), symbol=symbol, whose=whose)

    yield lane_of_cards("quotes", study, language, cards)


def _cards_of_kind(kind: str, statements: Statements, marks: PersonaMarks, language: Language) -> Iterator[Card]:
    """Yield the cards of one kind; its name stands above the first."""
    for index, one in enumerate(statements):
        heading = language.text(f"map.kind.{kind}") if index == 0 else ""
        yield marks.statement_card(one, heading=heading)


EMOTION_LEVELS = (2, 1, 0, -1, -2)


def emotions_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of emotions, plotted from -2 to 2; nothing where no stage records any."""
    if not any(stage.emotions for stage in study.journey.stages):
        return
    names = short_names(personas_on_map(study))
    order = list(names)

    def cell(stage: Stage) -> MapCell:
        states = {persona: emotion_state(study, stage, persona) for persona in order if persona in stage.emotions}
        marks = tuple(mark(stage, persona, state) for persona, state in states.items())
        note = _states_note({names[id_]: state for id_, state in states.items()}, language)
        return MapCell(marks=marks, note=note if marks else language.text("map.no-emotion"))

    def mark(stage: Stage, persona: str, state: ClaimState) -> Mark:
        emotion = stage.emotions[persona]
        score = emotion.score
        figure = _score(score, language)
        says = _feels(names[persona], score, figure, language)
        says = as_sentences(says, *_origin(study, emotion, language))
        return Mark(order.index(persona), score, figure, state != "evidenced", says)

    yield MapLane(
        "emotions",
        Card(language.text("map.lane.emotions"), "lane"),
        tuple(cell(stage) for stage in study.journey.stages),
        levels=tuple(f"{language.text(f'map.feels.{level}')} {_score(level, language)}" for level in EMOTION_LEVELS),
        passed=tuple(
            frozenset(place for place, id_ in enumerate(order) if not stage.is_travelled_by(id_))
            for stage in study.journey.stages
        ),
        series=tuple(Series(name, index, persona) for index, (persona, name) in enumerate(names.items())),
    )


def _origin(study: Study, emotion: Emotion, language: Language) -> Iterator[str]:
    """Yield what shows how a persona feels, and the day that it is of, as far as they are written."""
    if emotion.source:
        yield language.text("map.evidence", sources=named_source(study, emotion.source, language))
    else:
        yield language.text("map.mark.assumed")
    if emotion.date:
        yield language.text("map.refreshed", date=language.day(emotion.date))


def _states_note(states: Mapping[str, ClaimState], language: Language) -> str:
    """Return in words whose emotion is assumed or outdated; without names where that is so of everybody's."""
    parts = []
    for state in ("assumed", "outdated"):
        names = [name for name, found in states.items() if found == state]
        if names and len(names) == len(states):
            return language.text(f"claim.{state}")
        if names:
            parts.append(language.text(f"map.some-{state}", personas=list_names(language, names)))
    return language.text("figures.semicolon").join(parts)


def _feels(persona: str, score: float, figure: str, language: Language) -> str:
    """Return in words how a persona feels: by the two levels around a score that is neither of them."""
    low, high = math.floor(score), math.ceil(score)
    around = [language.text(f"map.feels.{level}") for level in (low, high)]
    if low == high:
        return language.text("map.mark", persona=persona, feels=around[0], figure=figure)
    return language.text("map.mark.between", persona=persona, low=around[0], high=around[1], figure=figure)


def _score(score: float, language: Language) -> str:
    rounded = round(float(score), 2) + 0.0  # no minus before a zero
    figure = language.number(rounded)
    return keep_sign_first(language, f"+{figure}" if rounded > 0 else figure)


WORST = max(SEVERITY_WEIGHT.values())


def pain_point_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of pain points: severity, cause, status and evidence; those that nothing shows look so."""
    names = short_names({**personas_on_map(study), **study.scope.personas})

    def cards(stage: Stage) -> Iterator[Card]:
        for index, pain in enumerate(_pain_points_by_severity(stage), start=1):
            state = claim_state(study, pain.evidence)
            titles = list_names(language, (study.scope.sources[source].title for source in pain.evidence))
            if titles and state != "evidenced":
                titles = language.text(f"claim.named.{state}", source=titles)
            hit = list_names(language, (names[persona] for persona in pain.personas))
            words = join_list(
                language,
                language.text(f"severity.{pain.severity or 'unsaid'}"),
                language.text(f"map.cause.{pain.cause}") if pain.cause else "",
                language.text(f"map.pain-point.{pain.status}") if pain.status != "open" else "",
            )
            severity = SEVERITY_WEIGHT[pain.severity] if pain.severity else 0
            yield Card(
                pain.told_title,
                "pain" if state == "evidenced" else "claimed-pain",
                details=(
                    *((language.text("map.hits", personas=hit),) if hit else ()),
                    language.text("map.evidence", sources=titles) if titles else language.text("map.no-evidence"),
                ),
                ornaments=(Dots(severity, WORST, f"{words[:1].upper()}{words[1:]}", "box"),),
                name=f"stage-{stage.id}-pain-point-{pain.id or index}",
                link=pain.link or "",
                whose=_personas_hit(pain),
            )

    yield lane_of_cards("pain-points", study, language, cards)


def opportunities_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what would relieve the pain points, and what else could be better at a stage."""

    def cards(stage: Stage) -> Iterator[Card]:
        for pain in _pain_points_by_severity(stage):
            for chance in pain.opportunities:
                yield _opportunity_card(chance, study, language)._replace(whose=_personas_hit(pain))
        yield from (_opportunity_card(chance, study, language) for chance in stage.opportunities)

    yield lane_of_cards("opportunities", study, language, cards)


def _opportunity_card(chance: Opportunity, study: Study, language: Language) -> Card:
    """Return a card of an opportunity: impact, effort, state, and who takes care of it."""
    weighed = join_list(
        language,
        language.text("map.impact", level=language.text(f"severity.{chance.impact}")) if chance.impact else "",
        language.text("map.effort", level=language.text(f"severity.{chance.effort}")) if chance.effort else "",
    )
    state = join_list(
        language,
        language.text(f"map.opportunity.{chance.status}") if chance.status else "",
        study.scope.teams[chance.owner].title if chance.owner else "",
        language.text("map.due", date=language.day(chance.due)) if chance.due else "",
    )
    return Card(chance.title, "idea", details=tuple(filter(None, (weighed, state))))


def _personas_hit(pain: PainPoint) -> frozenset[str] | None:
    """Return the personas that a pain point names; without any it hits everybody."""
    return frozenset(pain.personas) or None


def _pain_points_by_severity(stage: Stage) -> list[PainPoint]:
    return sorted(stage.pain_points, key=lambda pain: (not pain.is_open, -pain.severity_weight))
