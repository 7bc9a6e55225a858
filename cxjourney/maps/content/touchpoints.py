"""Touchpoints: their cards, and the lane of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.display_names import channel_title
from cxjourney.analysis.touchpoint_access import touchpoint_lacks
from cxjourney.maps.content.cards import channel_icon, evidence_text, words_at
from cxjourney.maps.content.illustrations import scene
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.persona_marks import personas_on_map, symbols_and_names
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.content.stage_head import moment_label
from cxjourney.maps.model.card import Card, Label, Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import MapLane
    from cxjourney.model import Persona, Stage, Touchpoint


def touchpoint_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of touchpoints: channel, mode, role, the owner where it isn't the stage's; unseen ones say so."""
    personas = personas_on_map(study)

    def cards(stage: Stage) -> Iterator[Card]:
        return (touchpoint_card(study, stage, touchpoint, personas, language) for touchpoint in stage.touchpoints)

    yield lane_of_cards("touchpoints", study, language, cards)


def touchpoint_card(
    study: Study,
    stage: Stage,
    touchpoint: Touchpoint,
    personas: dict[str, Persona],
    language: Language,
    said_by_lane: bool = False,
) -> Card:
    """Return a card of a touchpoint.

    Args:
        study: The journey, and what follows from it.
        stage: The stage that the touchpoint is of.
        touchpoint: The touchpoint.
        personas: The personas on the map, by id.
        language: The language of the map's own words.
        said_by_lane: Whether the lane says its mode: the card then says instead who makes the first move.
    """
    begun = language.text(f"map.begun.{touchpoint.initiated_by}") if touchpoint.initiated_by else ""
    drawn = said_by_lane or touchpoint.initiated_by == "organisation"
    facts = join_list(
        language,
        channel_title(study, touchpoint.channel, language),
        language.text(f"map.mode.{touchpoint.mode}") if touchpoint.mode and not said_by_lane else "",
        language.text("map.support") if touchpoint.role == "support" else "",
        language.text("map.required") if touchpoint.required else "",
        begun if drawn else "",
    )
    other = touchpoint.owner if touchpoint.owner != stage.owner else None
    owner = language.text("map.owner", owner=study.scope.teams[other].title) if other else ""
    hidden = touchpoint in study.covers(stage.id).unseen
    return Card(
        touchpoint.told_title,
        "unseen" if hidden else "seen",
        heading=language.text("map.unseen") if hidden else "",
        details=(facts, owner) if owner else (facts,),
        ornaments=(
            *moment_label(touchpoint, language),
            *_whose_step(study, touchpoint, language),
            *_evidence_signs(study, touchpoint, language),
        ),
        about="" if drawn else begun,
        name=touchpoint_name(stage, touchpoint),
        link=touchpoint.link or "",
        icon=channel_icon(study, touchpoint.channel),
        illustration=scene(study, touchpoint.image) if touchpoint.image else None,
        whose=users(study, stage, touchpoint, personas),
    )


_EVIDENCE_SIGNS = {"verified": "verified", "stale": "outdated", "empty": "unseen", "claimed": "outdated"}
"""By what a record of evidence says, the symbol of it, a name of `looks.SYMBOLS`."""


def _evidence_signs(study: Study, touchpoint: Touchpoint, language: Language) -> Iterator[Sign]:
    """Yield what a record says of each source that was measured at a touchpoint; nothing where there is no record."""
    for source, word in words_at(study, touchpoint).items():
        said = join_list(language, study.scope.sources[source].title, evidence_text(word, language))
        yield Sign(_EVIDENCE_SIGNS[word.state], said)


def _whose_step(study: Study, touchpoint: Touchpoint, language: Language) -> tuple[Label, ...]:
    """Return for whom a touchpoint is; nothing where it is for everybody."""
    if touchpoint.for_ is None:
        return ()
    symbols, names = symbols_and_names(study, touchpoint.for_, language)
    return (Label(symbols, language.text("map.for", personas=names or language.text("map.for.nobody"))),)


def touchpoint_name(stage: Stage, touchpoint: Touchpoint) -> str:
    """Return the name of a touchpoint's card: its id, or its place in the stage, from 1, where it has none."""
    place = next(index for index, one in enumerate(stage.touchpoints, start=1) if one is touchpoint)
    return f"stage-{stage.id}-touchpoint-{touchpoint.id or place}"


def users(study: Study, stage: Stage, touchpoint: Touchpoint, personas: dict[str, Persona]) -> frozenset[str]:
    """Return the ids of those of the personas that can use a touchpoint of a stage, and whom it concerns."""
    channels = study.scope.channels
    concerned = (id_ for id_ in personas if stage.is_travelled_by(id_) and touchpoint.is_for(id_))
    return frozenset(id_ for id_ in concerned if not touchpoint_lacks(personas[id_], touchpoint, channels))
