"""All journeys on one sheet: what each rests on, and what goes dark in which of them if one source dies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.display_names import told_persona
from cxjourney.analysis.review_dates import is_overdue, next_review
from cxjourney.analysis.whatif.source_dependence import source_dependences
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.legend import legend_of
from cxjourney.maps.content.personas import share_of
from cxjourney.maps.content.related_journeys import related_journeys
from cxjourney.maps.content.sources_by_journey import MANY, dark_words, source_grids
from cxjourney.maps.model.card import Bar, Card, SharedScale, StageLevels, as_sentences
from cxjourney.maps.model.map import Column, Grid, HeadFigure, Map, MapCell, MapLane
from cxjourney.maps.views import View
from cxjourney.text.natural_order import natural_key
from cxjourney.workspace.journey_summary import sum_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.analysis.whatif.source_dependence import SourceDependence
    from cxjourney.languages import Language

COLUMNS = ("stages", "data", "gap", "stranded", "related", "review")


def compose_all(studies: Sequence[Study], language: Language) -> Map:
    """Return the map of all journeys of a workspace, of which there is at least one, in the order of their files."""
    studies = sorted(studies, key=lambda study: natural_key(study.file))
    found = source_dependences(studies)
    figures = tuple(_figures(studies, language))
    grids = (_journey_grid(studies, language), *source_grids(studies, found, language))
    organisations = [title for title in _organisations(studies) if title]
    of_one = len(organisations) == 1
    all_of_them = language.text("map.portfolio.eyebrow")
    visions = {study.scope.organisation.vision for study in studies if study.scope.organisation}
    return Map(
        name="portfolio",
        language=language.tag,
        direction=language.direction,
        eyebrow=all_of_them if of_one else list_names(language, organisations),
        title=organisations[0] if of_one else all_of_them,
        lead=(next(iter(visions)) or "") if len(visions) == 1 else "",
        summary="",
        stamp="",
        facts="",
        figures=figures,
        rows=(),
        grids=grids,
        legend=legend_of(grids, language, figures=figures),
        legend_title=language.text("map.legend"),
        description=_description(studies, found, language),
        notes=(
            language.text("map.note.coverage"),
            *((language.text("map.note.priority"),) if any(study.gaps for study in studies) else ()),
            language.text("map.note.dark"),
        ),
    )


def _organisations(studies: Iterable[Study]) -> dict[str, list[Study]]:
    """Return the journeys of each organisation, by its title; those of none come last."""
    found: dict[str, list[Study]] = {}
    for study in studies:
        organisation = study.scope.organisation
        found.setdefault(organisation.title if organisation else "", []).append(study)
    return dict(sorted(found.items(), key=lambda one: not one[0]))


def _figures(studies: Sequence[Study], language: Language) -> Iterator[HeadFigure]:
    text, known = language.text, sum_coverage(study.coverage.totals for study in studies)
    stages, covered = known.stages, known.covered
    drafts = sum(study.is_draft for study in studies)
    drawn = language.count("map.portfolio.drafts", drafts) if drafts else ""
    yield HeadFigure(language.number(len(studies)), language.count("map.portfolio.journeys", len(studies)), drawn)
    note = text("map.covered.note", covered=language.number(covered), stages=language.number(stages))
    yield HeadFigure(
        language.percent(known.covered_percent or 0), text("map.covered"), note, covered < stages, "coverage"
    )
    yield HeadFigure(
        language.percent(known.known_percent or 0),
        text("map.known"),
        text("map.portfolio.known.note"),
        loud=(known.known_percent or 0) < 100,
        kind="coverage",
    )
    if known.verified is not None and known.verified_percent is not None:
        figures = {"verified": language.number(known.verified), "stages": language.number(stages)}
        note = text("map.verified.note", **figures)
        percent = language.percent(known.verified_percent)
        yield HeadFigure(percent, text("map.verified"), note, known.verified < stages, "coverage")
    overdue = sum(is_overdue(study.journey, study.as_of) for study in studies)
    yield HeadFigure(language.number(overdue), language.count("map.portfolio.overdue", overdue), loud=overdue > 0)
    yield HeadFigure(language.day(studies[0].as_of.date), text("map.as-of"), text("map.as-of.note"), kind="day")


def _journey_grid(studies: Sequence[Study], language: Language) -> Grid:
    """Return the journeys, one below the other, those of one organisation together."""
    groups = _organisations(studies)
    related = related_journeys(studies, language)
    names = COLUMNS if any(related.values()) else tuple(name for name in COLUMNS if name != "related")
    return Grid(
        tuple(Column(name, Card(language.text(f"map.portfolio.{name}"), "column")) for name in names),
        tuple(
            _journey_lane(
                study,
                title if len(groups) > 1 else "",
                related if "related" in names else {},
                len(studies) > MANY,
                language,
            )
            for title, group in groups.items()
            for study in group
        ),
        reads="lanes",
    )


def _journey_lane(
    study: Study, organisation: str, related: Mapping[str, tuple[Card, ...]], dense: bool, language: Language
) -> MapLane:
    """Return the row of a journey; a `dense` one is lower, for there are many."""
    journey, text = study.journey, language.text
    owner = text("map.owner", owner=study.scope.teams[journey.owner].title) if journey.owner else text("map.no-owner")
    state = text("map.portfolio.future") if journey.state == "future" else ""
    draft = text("status.draft") if study.is_draft else ""
    look = "journey-row" if dense else "journey"
    head = Card(journey.title, look, heading=join_list(language, draft, organisation, state), details=(owner,))
    cards = (_stage_marks(study, language), _data_card(study, language), _gap_card(study, dense, language))
    others = (related[journey.journey],) if journey.journey in related else ()
    stranded = tuple(_stranded_personas(study, language))
    told = (
        *((_stranded_in_one(study, language),) if dense and stranded else stranded),
        *_access_notes(study, language),
    )
    rest = (told, *others, (_review_card(study, language),))
    return MapLane(
        f"journey-{journey.journey}", head, tuple(MapCell(some) for some in (*((one,) for one in cards), *rest))
    )


def _stage_marks(study: Study, language: Language) -> Card:
    """Return the stages as marks, in their order."""
    levels = tuple(stage.level for stage in study.coverage.stages)
    counts = (
        language.text(f"map.portfolio.level.{level}", n=language.number(levels.count(level)))
        for level in ("none", "partial", "full")
        if level in levels
    )
    named = (
        language.text("figures.colon", head=stage.stage.title, rest=language.text(f"map.coverage.{stage.level}"))
        for stage in study.coverage.stages
    )
    stages = language.count("map.stages", len(levels))
    strip = StageLevels(levels, join_list(language, *counts))
    return Card(stages, "faint", ornaments=(strip,), says=as_sentences(stages, strip.words, *named))


def _data_card(study: Study, language: Language) -> Card:
    coverage, text = study.coverage, language.text
    covered = text("map.portfolio.covered", n=language.percent(coverage.covered_percent))
    known = text("map.portfolio.known", n=language.percent(coverage.known_percent))
    bars = [Bar(coverage.covered_percent, covered), Bar(coverage.known_percent, known)]
    if coverage.verified_percent is not None:
        verified = text("map.portfolio.verified", n=language.percent(coverage.verified_percent))
        bars.append(Bar(coverage.verified_percent, verified))
    says = as_sentences(*(bar.words for bar in bars))
    return Card("", "plain", ornaments=(SharedScale(0.0, 100.0, tuple(bars)),), name="", says=says)


def _gap_card(study: Study, dense: bool, language: Language) -> Card:
    """Return the gap to close first, and why."""
    if not study.gaps:
        return Card(language.text("map.portfolio.no-gap"), "faint")
    gap = study.gaps[0]
    lacks = list_names(language, (language.text(f"family.{family}.noun") for family in gap.coverage.missing))
    unseen = language.count("map.portfolio.unseen", len(gap.coverage.unseen)) if gap.coverage.unseen else ""
    why = [language.text("map.portfolio.lacks", families=lacks)] if lacks else [unseen]
    why.append(language.text("map.portfolio.priority", priority=language.number(gap.priority)))
    details = (join_list(language, *why),) if dense else tuple(why)
    return Card(gap.stage.title, "gap" if gap.coverage.level == "none" else "sublane", details=details)


def _stranded_personas(study: Study, language: Language) -> Iterator[Card]:
    """Yield a card for each that is stranded."""
    titles = {stage.id: stage.title for stage in study.journey.stages}
    for fare in study.access.personas:
        if fare.able is not False:
            continue
        persona = study.scope.personas[fare.persona]
        share = share_of(study, persona, language) if fare.share else ""
        stages = list_names(language, (titles[stage] for stage in fare.stranded_at))
        where = (
            language.text("map.persona.stranded", stages=stages) if stages else language.text("map.persona.not-able")
        )
        yield Card(told_persona(study, fare.persona), "halted", details=tuple(filter(None, (share, where))))


def _stranded_in_one(study: Study, language: Language) -> Card:
    """Return one card of all that are stranded, with their short names: there is a row for each of many journeys."""
    titles = {stage.id: stage.title for stage in study.journey.stages}
    said = []
    for fare in study.access.personas:
        if fare.able is not False:
            continue
        share = share_of(study, study.scope.personas[fare.persona], language) if fare.share else ""
        stages = list_names(language, (titles[stage] for stage in fare.stranded_at))
        where = stages or language.text("map.persona.not-able")
        name = join_list(language, study.persona_labels[fare.persona], share)
        said.append(language.text("figures.colon", head=name, rest=where))
    return Card("", "halted", details=tuple(said))


def _access_notes(study: Study, language: Language) -> Iterator[Card]:
    """Yield that nobody is stranded or can say, and who is called able though unproven, or by assumption."""
    if study.access.is_unknown:
        yield Card(language.text("map.persona.unknown"), "faint")
    elif study.access.personas and all(fare.able for fare in study.access.personas):
        yield Card(language.text("map.portfolio.nobody"), "faint")
    unproven = [study.persona_labels[fare.persona] for fare in study.access.personas if fare.is_unproven]
    if unproven:
        personas = list_names(language, unproven)
        yield Card(language.text("map.portfolio.unproven", personas=personas), "faint")
    if study.assumptions:
        personas = list_names(language, (study.persona_labels[id_] for id_ in study.assumptions))
        yield Card(language.text("map.portfolio.assumed", personas=personas), "faint")


def _review_card(study: Study, language: Language) -> Card:
    journey, text = study.journey, language.text
    last, due = journey.review.last, next_review(journey)
    if last is None:
        return Card(text("map.portfolio.never"), "gap")
    said = text("map.reviewed", date=language.day(last))
    if due is None:
        return Card(said, "faint")
    if is_overdue(journey, study.as_of):
        return Card(text("map.portfolio.due.past", date=language.day(due)), "blind", details=(said,))
    return Card(text("map.portfolio.due", date=language.day(due)), "plain", details=(said,))


def _description(studies: Sequence[Study], found: Sequence[SourceDependence], language: Language) -> str:
    known = sum_coverage(study.coverage.totals for study in studies)
    said = language.text(
        "map.describes",
        stages=language.count("map.journeys", len(studies)),
        covered=language.percent(known.covered_percent or 0),
        known=language.percent(known.known_percent or 0),
        date=language.day(studies[0].as_of.date),
    )
    worst = (
        language.text("figures.colon", head=dependence.source.title, rest=dark_words(dependence, language))
        for dependence in found[:1]
        if dependence.dark_stage_count
    )
    return as_sentences(said, *worst)


VIEW = View(compose_all=compose_all, is_coverage=True, has_pictures=False)
