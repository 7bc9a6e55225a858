"""The network: stages as stations, and every way between them, as on a map of an underground railway.

`flow` is what the view is called, since customers flow through it; what it draws is a network to model and layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.journey_paths import main_path, parallel_ways
from cxjourney.maps.canvas import looks
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.measured_ways import MeasuredWays
from cxjourney.maps.content.persona_marks import persona_symbol, personas_on_map, short_names
from cxjourney.maps.content.stage_grid import phase_brackets
from cxjourney.maps.content.stage_head import entry_and_end_words, kind_of_end, stage_head
from cxjourney.maps.content.ways import parallel_marks, way_condition, way_figure, way_kinds, way_share
from cxjourney.maps.model.card import Card, Label, Meter, as_sentences
from cxjourney.maps.model.map import Network, Station, Way
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map
    from cxjourney.model import Link, Stage


def compose(study: Study, language: Language) -> Map:
    """Return the map of the ways through a journey."""
    stages, phases, measured = study.journey.stages, _phase_labels(study, language), MeasuredWays(study, language)
    network = Network(
        tuple(_station(study, stage, phases.get(stage.id, ()), measured) for stage in stages),
        (*_ways(study, measured), *measured.undeclared()),
        tuple(study.position_of(stage) for stage in main_path(study.journey)),
        language.text("map.onward", stage="{stage}"),
        language.text("map.origin", stage="{stage}"),
    )
    title = language.text("map.flow-of")
    drawn = frame_map(study, "flow", title, (), language, whole=False, networks=(network,))
    if not measured.is_measured:
        return drawn
    legend = tuple(key for key in drawn.legend if key.sample != "hatch")  # the note says what it means here
    return drawn._replace(notes=(*drawn.notes, *measured.note()), legend=legend)


def _phase_labels(study: Study, language: Language) -> dict[str, tuple[Label, ...]]:
    """Return, by stage, the name of its phase behind the mark of that phase; a stage without one has none."""
    stages = study.journey.stages
    labels: dict[str, tuple[Label, ...]] = {}
    marks: dict[str, str] = {}
    for phase in phase_brackets(study, language):
        mark = marks.setdefault(phase.words, f"phase-{len(marks) % looks.PHASE_COUNT}")
        for stage in stages[phase.first : phase.last + 1]:
            labels[stage.id] = (Label((mark,), phase.words),)
    return labels


def _station(study: Study, stage: Stage, phase: tuple[Label, ...], measured: MeasuredWays) -> Station:
    language = measured.language
    head = stage_head(study, stage, language)
    details = (*head.details, *measured.station_words(stage))
    kept = tuple(ornament for ornament in head.ornaments if isinstance(ornament, Meter | Label))
    return Station(
        f"stage-{stage.id}",
        language.number(study.position(stage) + 1),
        head._replace(heading=entry_and_end_words(study, stage, language), details=details, ornaments=(*phase, *kept)),
        _kinds(study, stage),
        tuple(_stranded_personas(study, stage, language)),
        study.covers(stage.id).level == "none" or measured.is_unmeasured(stage.id),
        as_sentences(_ways_in_words(study, stage, language), *measured.undeclared_words(stage)),
    )


def _kinds(study: Study, stage: Stage) -> frozenset[str]:
    """Return what kinds of stop a stage is: where customers begin, and where they end, and how."""
    begins = {"entry"} if stage.id in study.entries else set()
    end = kind_of_end(study, stage)
    return frozenset(begins | ({end} if end else set()))


def _stranded_personas(study: Study, stage: Stage, language: Language) -> Iterator[Card]:
    """Yield who gets no further here, each with a symbol and its share."""
    shown = personas_on_map(study)
    names, order = short_names(shown), list(shown)
    for fare in study.access.personas_stranded_at(stage.id):
        share = language.percent(100 * fare.share) if fare.share is not None else ""
        yield Card(
            join_list(language, names[fare.persona], share),
            "halted",
            heading=language.text("map.access.stranded"),
            symbol=persona_symbol(order.index(fare.persona)),
        )


def _ways_in_words(study: Study, stage: Stage, language: Language) -> str:
    """Return where one can go from a stage, as a screen reader says it."""
    found = study.links[stage.id]
    ways = [_link_in_words(study, link, language) for link in found] or [language.text("map.leads.nowhere")]
    joined = stage.id in parallel_ways(study.journey).values()
    joins = (language.text("map.legend.bar-join"),) if joined else ()
    return as_sentences(language.number(study.position(stage) + 1), stage.title, *joins, *ways)


def _link_in_words(study: Study, link: Link, language: Language) -> str:
    title = study.journey.stages[study.position_of(link.to)].title
    if link.when:
        said = language.text("map.leads.when", stage=title, when=link.when)
    else:
        said = language.text("map.leads", stage=title)
    parallel = language.text("map.leads.parallel") if link.parallel else ""
    return list_names(language, filter(None, (said, way_share(study, link, language), parallel)))


def _ways(study: Study, measured: MeasuredWays) -> Iterator[Way]:
    language = measured.language
    kinds, besides = way_kinds(study), parallel_marks(study)
    for stage, found in study.links.items():
        for link, kind in zip(found, kinds[stage], strict=True):
            share = way_figure(study, link, language)
            start, end = study.position_of(stage), study.position_of(link.to)
            way = Way(start, end, kind, link.share, share, way_condition(link, language), *besides(stage, link.to))
            yield measured.on_way(way, stage, link.to)


VIEW = View(compose=compose, chooses=("persona", "stages"), has_pictures=False)
