"""Who gets through and who doesn't: personas by stages, and below it whose voice which data hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.assumed_access import assumed_passes
from cxjourney.analysis.barrier_sentences import barrier_sentences
from cxjourney.analysis.display_names import channel_title, inferred_hearing, names_of_assumption
from cxjourney.analysis.journey_access import served_steps
from cxjourney.analysis.touchpoint_access import drawbacks
from cxjourney.maps.content.cards import source_chip
from cxjourney.maps.content.data_lanes import family_head
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.joined_text import list_names
from cxjourney.maps.content.personas import persona_head, split_of_customers
from cxjourney.maps.content.stage_grid import phase_brackets
from cxjourney.maps.content.stage_head import stage_travellers
from cxjourney.maps.model.card import Card, as_sentences
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane
from cxjourney.maps.views import View
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.assumed_access import Assumption
    from cxjourney.analysis.journey_access import PersonaAccess
    from cxjourney.analysis.study import Study
    from cxjourney.analysis.voice_coverage import Voice
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map
    from cxjourney.model import Stage, Touchpoint


def compose(study: Study, language: Language) -> Map:
    """Return the map of who gets through a journey, and whom its data hears."""
    grids = (_access_grid(study, language), _voice_grid(study, language)) if study.access.personas else ()
    drawn = frame_map(study, "access", language.text("map.access-of"), grids, language, whole=False)
    return drawn._replace(rows=split_of_customers(study, language))


def _access_grid(study: Study, language: Language) -> Grid:
    columns = tuple(
        Column(f"stage-{stage.id}", _stage_head(study, stage, language), stage=stage.id)
        for stage in study.journey.stages
    )
    return Grid(
        columns,
        tuple(_access_lane(study, fare, language) for fare in study.access.personas),
        title=language.text("map.grid.access"),
        note=language.text("map.grid.access.note"),
        reads="lanes",
        spans=tuple(phase_brackets(study, language)),
    )


def _stage_head(study: Study, stage: Stage, language: Language) -> Card:
    number = language.number(study.position(stage) + 1)
    return Card(stage.title, "column", heading=number, whose=stage_travellers(stage))


def _access_lane(study: Study, fare: PersonaAccess, language: Language) -> MapLane:
    cells = tuple(MapCell((_passage_card(study, fare, stage, language),)) for stage in study.journey.stages)
    head = persona_head(study, fare.persona, language)
    return MapLane(f"persona-{fare.persona}", head, cells)


def _passage_card(study: Study, fare: PersonaAccess, stage: Stage, language: Language) -> Card:
    """Return how a persona fares at a stage, and what is lacking there."""
    whose = frozenset((fare.persona,))
    name = f"persona-{fare.persona}-at-{stage.id}"
    if not stage.is_travelled_by(fare.persona):
        return Card(language.text("map.access.apart"), "faint", whose=whose, name=name)
    if stage.id in fare.stranded_at:
        title, look = language.text("map.access.stranded"), "halted"
    elif stage.id not in fare.met:
        return Card(language.text("map.access.unmet"), "faint", whose=whose, name=name)
    elif stage.id not in fare.passes:
        title, look = language.text("map.access.elsewhere" if fare.able else "map.access.barred"), "detour"
    elif stage.id in fare.reluctant_at:
        card, why = _pass_card(study, fare, stage, language), tuple(_reluctance_words(study, fare, stage, language))
        title, about = language.text("map.access.reluctant"), _served_words(study, fare, stage, language)
        return Card(title, "reluctant", details=(*why, *card.details), about=about, whose=whose, name=name)
    elif not study.ends.get(stage.id, True):
        rests_on = _pass_card(study, fare, stage, language).details
        return Card(language.text("map.other"), "faint", details=rests_on, whose=whose, name=name)
    else:
        about = _served_words(study, fare, stage, language)
        card = _pass_card(study, fare, stage, language)
        return card._replace(about=about, whose=whose, name=name)
    return Card(title, look, details=tuple(barrier_sentences(study, fare, stage, language)), whose=whose, name=name)


def _pass_card(study: Study, fare: PersonaAccess, stage: Stage, language: Language) -> Card:
    usable, all_ = len(fare.usable[stage.id]), len(fare.steps[stage.id])
    ways = language.text("map.access.ways", usable=language.number(usable), all=language.number(all_))
    unreached = (language.text("map.access.unreached"),) if stage.id in fare.unreached_at else ()
    details = (*((ways,) if usable < all_ else ()), *unreached, *_unproven_words(fare, stage, language))
    passes = language.text("map.access.passes")
    assumption = _assumed_at(study, fare).get(stage.id)
    if assumption is None:
        return Card(passes, "plain", details=details, symbol="seen")
    names = list_names(language, names_of_assumption(study, assumption, language))
    assumed = language.text("map.access.assumed", names=names)
    return Card(passes, "plain", details=(assumed, *details), symbol="assumed-pass")


def _assumed_at(study: Study, fare: PersonaAccess) -> dict[str, Assumption]:
    """Return the stages that a persona passes only by what nobody wrote down, and what that is at each."""
    assumption = study.assumptions.get(fare.persona)
    if assumption is None:
        return {}
    return assumed_passes(fare, assumption, study.travellers[fare.persona], study.scope.channels)


def _served_words(study: Study, fare: PersonaAccess, stage: Stage, language: Language) -> str:
    """Return which steps say under ``meets`` which needs they serve; it is said of a card, and not drawn."""
    return as_sentences(
        *(
            language.text(
                "map.access.serves",
                touchpoint=step.told_title,
                needs=list_names(language, (language.word("lack.assistive", need) for need in needs)),
            )
            for at, step, needs in served_steps(fare, study.travellers[fare.persona])
            if at == stage.id
        )
    )


def _unproven_words(fare: PersonaAccess, stage: Stage, language: Language) -> tuple[str, ...]:
    return (language.text("map.access.unproven"),) if stage.id in fare.unproven_at else ()


def _reluctance_words(study: Study, fare: PersonaAccess, stage: Stage, language: Language) -> Iterator[str]:
    """Yield why a persona passes reluctantly: channels that it avoids, and worries that the steps raise."""
    persona = study.travellers[fare.persona]
    found: list[tuple[Touchpoint, tuple[bool, tuple[str, ...]]]] = [
        (step, drawbacks(persona, step)) for step in fare.usable[stage.id]
    ]
    avoided = dict.fromkeys(channel_title(study, step.channel, language) for step, (avoids, _) in found if avoids)
    fears = dict.fromkeys(concern for _, (_, raised) in found for concern in raised)
    if avoided:
        yield language.text("map.access.avoids", channels=list_names(language, avoided))
    if fears:
        concerns = list_names(language, (language.word("concern", concern) for concern in fears))
        yield language.text("map.access.fears", concerns=concerns)


def _voice_grid(study: Study, language: Language) -> Grid:
    columns = tuple(Column(f"voice-{family}", family_head(family, language, "column")) for family in FAMILIES)
    return Grid(
        columns,
        tuple(_voice_lane(study, voice, language) for voice in study.voices),
        title=language.text("map.grid.voices"),
        note=as_sentences(language.text("map.grid.voices.note"), *inferred_hearing(study, language)),
        reads="lanes",
    )


def _voice_lane(study: Study, voice: Voice, language: Language) -> MapLane:
    cells = []
    for family in FAMILIES:
        chips = tuple(source_chip(study, source, language) for source in voice.families[family])
        cells.append(MapCell(chips or (Card(language.text("map.voice.none"), "gap"),), loud=not chips))
    said = () if voice.is_heard else (language.text("map.voice.nobody"),)
    head = persona_head(study, voice.persona, language)._replace(details=said)
    return MapLane(f"voice-of-{voice.persona}", head, tuple(cells), is_data=True)


VIEW = View(compose=compose, chooses=("persona", "stages"))
