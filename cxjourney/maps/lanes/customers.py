"""What customers want, ask, do, think and say, and what stands in their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.blocks import listed, personas_shown, short_names
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane
    from cxjourney.model import Stage


def wants(study: Study, language: Language) -> Iterator[Lane]:
    """Goals, motivations and questions."""

    def cards(stage: Stage) -> Iterator[Card]:
        yield from _kind("goal", stage.goals, language)
        yield from _kind("motivation", stage.motivations, language)
        yield from _kind("question", stage.questions, language)

    yield lane_of_cards("wants", study, language, cards)


def does(study: Study, language: Language) -> Iterator[Lane]:
    """The stage in its own words, actions and thoughts."""

    def cards(stage: Stage) -> Iterator[Card]:
        if stage.summary:
            yield Card(stage.summary, "summary")
        yield from _kind("action", stage.actions, language)
        yield from _kind("thought", stage.thoughts, language)

    yield lane_of_cards("does", study, language, cards)


def barriers(study: Study, language: Language) -> Iterator[Lane]:
    """What stands in the customers' way."""
    yield lane_of_cards(
        "barriers", study, language, lambda stage: (Card(text, symbol="barrier") for text in stage.barriers)
    )


def quotes(study: Study, language: Language) -> Iterator[Lane]:
    """What customers said, and what personas say about how they feel."""
    personas = study.sight.personas
    names = short_names({**personas_shown(study), **personas})

    def cards(stage: Stage) -> Iterator[Card]:
        for quote in stage.quotes:
            yield _quote(quote.text, quote.persona or "", quote.source)
        for persona, emotion in stage.emotions.items():
            if emotion.says:
                yield _quote(emotion.says, persona, emotion.source)

    def _quote(text: str, persona: str, source: str | None) -> Card:
        shown_by = study.sight.sources[source].title if source else language.text("map.quote.unsourced")
        look = "quote" if source else "assumed-quote"
        said_by = listed(language, names.get(persona, ""), shown_by)
        whose = frozenset((persona,)) if persona else None
        return Card(language.text("figures.quote", text=text), look, details=(said_by,), whose=whose)

    yield lane_of_cards("quotes", study, language, cards)


def _kind(kind: str, texts: tuple[str, ...], language: Language) -> Iterator[Card]:
    """Cards of one kind; its name stands above the first."""
    for index, text in enumerate(texts):
        yield Card(text, heading=language.text(f"map.kind.{kind}") if index == 0 else "", symbol="bullet")
