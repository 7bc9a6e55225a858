"""What stands at the head and at the foot of every map: figures, people, legend, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.display_names import (
    able_figure,
    doubtful_shares,
    doubts_of_able,
    goal_note,
    shares_note,
    told_persona,
)
from cxjourney.maps.content.durations import time_row
from cxjourney.maps.content.illustrations import monogram, portrait
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.legend import legend_of
from cxjourney.maps.content.metric_lanes import metric_card
from cxjourney.maps.content.persona_marks import persona_symbol, personas_on_map, short_names
from cxjourney.maps.content.personas import able_words, research_doubt, share_of
from cxjourney.maps.model.card import Card, Face, as_sentences
from cxjourney.maps.model.map import HeadFigure, Map, Row
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Grid, Network


def frame_map(
    study: Study,
    view: str,
    eyebrow: str,
    grids: tuple[Grid, ...],
    language: Language,
    whole: bool,
    networks: tuple[Network, ...] = (),
) -> Map:
    """Return a map around its grids and networks, with what every map has.

    Args:
        study: The journey, and what follows from it.
        view: The name of the view, which the name of the map ends with.
        eyebrow: Words above the title that say what kind of map it is.
        grids: What the view shows in columns and lanes.
        language: The language of the map's own words.
        whole: Whether the map is of the whole journey, and also shows its summary, people and metrics.
        networks: What the view shows in stations and ways.
    """
    journey = study.journey
    stamp = language.text("status.draft") if journey.status == "draft" else ""
    replaced = language.text("map.replaces", journey=journey.replaces) if journey.replaces else ""
    scope = language.text("map.end-to-end") if journey.scope == "end-to-end" else ""
    organisation = study.scope.organisation.title if study.scope.organisation else ""
    rows = tuple(_rows(study, language)) if whole else ()
    figures = _figures(study, language)
    return Map(
        name=f"{journey.journey}.{view}",
        language=language.tag,
        direction=language.direction,
        eyebrow=join_list(language, organisation, eyebrow, scope, replaced),
        title=journey.title,
        lead=journey.goal or "",
        summary=(journey.summary or "") if whole else "",
        stamp=stamp,
        facts=_facts(study, language),
        figures=figures,
        rows=rows,
        grids=grids,
        legend=legend_of(grids, language, networks, rows, figures),
        legend_title=language.text("map.legend"),
        description=describe(study, language),
        notes=tuple(_notes(study, language, bool(networks) or any(grid.links for grid in grids))),
        networks=networks,
        link=journey.link or "",
    )


def _notes(study: Study, language: Language, has_ways: bool) -> Iterator[str]:
    """Yield what the figures of the head mean and rest on, and, where ways are drawn, the sign behind their shares."""
    yield language.text("map.note.coverage")
    if study.travellers:
        yield language.text("map.note.able")
    if study.access.unproven_share:
        yield language.text("map.note.unproven")
    goal = goal_note(study, language)
    if goal:
        yield goal
    if study.assumptions:
        assumed = list_names(language, (study.persona_labels[id_] for id_ in study.assumptions))
        yield as_sentences(language.text("map.portfolio.assumed", personas=assumed))
    note = shares_note(study, language)
    if note:
        yield note
    if has_ways:
        yield from sign_note(study, language)


def sign_note(study: Study, language: Language) -> Iterator[str]:
    """Yield what the question mark behind a way's share means, where one stands there."""
    shares = (link for found in study.links.values() for link in found if link.share is not None)
    if any(claim_state(study, (link.source,)) == "assumed" for link in shares):
        yield language.text("map.note.sign")


def _facts(study: Study, language: Language) -> str:
    """Return who answers for the journey, and when it was last looked through."""
    journey = study.journey
    owner = language.text("map.owner", owner=study.scope.teams[journey.owner].title) if journey.owner else ""
    sponsor = language.text("map.sponsor", sponsor=journey.sponsor) if journey.sponsor else ""
    review = language.text("map.reviewed", date=language.day(journey.review.last)) if journey.review.last else ""
    return join_list(language, owner or language.text("map.no-owner"), sponsor, review)


def _figures(study: Study, language: Language) -> tuple[HeadFigure, ...]:
    coverage, text = study.coverage, language.text
    stages = len(coverage.stages)
    cells = stages * len(FAMILIES)
    known = cells - sum(len(stage.missing) for stage in coverage.stages)
    day = HeadFigure(language.day(study.as_of.date), text("map.as-of"), text("map.as-of.note"), kind="day")
    covered = HeadFigure(
        language.percent(coverage.covered_percent),
        text("map.covered"),
        text("map.covered.note", covered=language.number(coverage.totals.covered), stages=language.number(stages)),
        loud=coverage.totals.covered < stages,
        kind="coverage",
    )
    share = HeadFigure(
        language.percent(coverage.known_percent),
        text("map.known"),
        text("map.known.note", known=language.number(known), cells=language.number(cells)),
        loud=known < cells,
        kind="coverage",
    )
    return (
        covered,
        share,
        *_verified_figure(study, language),
        *((_able_figure(study, language),) if study.travellers else ()),
        day,
    )


def _verified_figure(study: Study, language: Language) -> tuple[HeadFigure, ...]:
    """Return how many stages are verified; nothing where there is no record of evidence."""
    totals = study.coverage.totals
    if totals.verified is None or totals.verified_percent is None:
        return ()
    figures = {"verified": language.number(totals.verified), "stages": language.number(totals.stages)}
    note = language.text("map.verified.note", **figures)
    said = language.percent(totals.verified_percent), language.text("map.verified"), note
    return (HeadFigure(*said, loud=totals.verified < totals.stages, kind="coverage"),)


def _able_figure(study: Study, language: Language) -> HeadFigure:
    access, text = study.access, language.text
    if access.is_unknown:
        return HeadFigure(text("map.able.none"), text("map.able"), text("map.able.no-success"))
    if access.able_share is None or access.stranded_share is None or access.unknown_share is None:
        return HeadFigure(text("map.able.none"), text("map.able"), text("map.able.unsaid"))
    stranded = text("map.able.stranded", stranded=language.percent(100 * access.stranded_share))
    unknown = text("map.able.unknown", unknown=language.percent(100 * access.unknown_share))
    unknown = unknown if access.unknown_share > 0.0005 else ""
    note = join_list(language, *doubts_of_able(study, language), stranded, unknown, *doubtful_shares(study, language))
    return HeadFigure(able_figure(study, language), text("map.able"), note)


def _rows(study: Study, language: Language) -> Iterator[Row]:
    """Yield who travels the journey, how long that takes, and what is measured of all of it."""
    people = _persona_cards(study, language)
    if people:
        yield Row(language.text("map.row.people"), people)
    yield from time_row(study, language)
    if study.journey.metrics:
        metrics = (metric_card(metric, study, language) for metric in study.journey.metrics)
        yield Row(language.text("map.row.metrics"), tuple(metrics))


def _persona_cards(study: Study, language: Language) -> tuple[Card, ...]:
    titles = {stage.id: stage.title for stage in study.journey.stages}
    fares = {fare.persona: fare for fare in study.access.personas}
    cards = []
    people = personas_on_map(study)
    names = short_names(people)
    has_portraits = any(persona.image for persona in people.values())
    for index, (id_, persona) in enumerate(people.items()):
        details = [share_of(study, persona, language), *research_doubt(study, persona, language)]
        stressed = ""
        fare = fares.get(id_)
        if fare and fare.able:
            details.append(able_words(study, id_, language))
            if fare.unproven_at:
                unproven = list_names(language, (titles[stage] for stage in fare.unproven_at))
                details.append(language.text("map.persona.unproven", stages=unproven))
        elif fare and fare.able is None:
            details.append(language.text("map.persona.unknown"))
        elif fare:
            stages = list_names(language, (titles[stage] for stage in fare.stranded_at))
            stressed = (
                language.text("map.persona.stranded", stages=stages)
                if stages
                else language.text("map.persona.not-able")
            )
            details.append(stressed)
        letter = monogram(persona, study.language)
        cards.append(
            Card(
                told_persona(study, id_),
                "persona",
                details=tuple(details),
                symbol=persona_symbol(index),
                link=persona.link or "",
                whose=frozenset((id_,)),
                stressed=stressed,
                illustration=portrait(study, id_),
                monogram=letter if has_portraits else "",
                face=Face(names[id_], letter),
            )
        )
    return tuple(cards)


def describe(study: Study, language: Language, coverage: bool = True) -> str:
    """Return what a screen reader says of a whole map: what it is about, and how much is known of it.

    Args:
        study: The journey, and what follows from it.
        language: The language of the map's own words.
        coverage: Whether the map shows coverage; else that it shows none.
    """
    known = study.coverage
    stages, day = language.count("map.stages", len(known.stages)), language.day(study.as_of.date)
    if not coverage:
        said = language.text("map.describes.off", stages=stages, date=day)
        return as_sentences(study.journey.summary or "", said, language.text("map.note.evidence-off"))
    said = language.text(
        "map.describes",
        stages=stages,
        covered=language.percent(known.covered_percent),
        known=language.percent(known.known_percent),
        date=day,
    )
    blind = list_names(language, (stage.stage.title for stage in known.stages if stage.level == "none"))
    without = language.text("map.describes.none", stages=blind) if blind else ""
    return as_sentences(study.journey.summary or "", said, without)
