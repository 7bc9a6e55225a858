"""The data sources: how each stands, how old it is, who keeps it, what it sees, and what goes dark without it."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from cxjourney.analysis.coverage import counts
from cxjourney.analysis.source_freshness import is_expired
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.source_dependence import SourceDependence, source_dependences
from cxjourney.languages import Language
from cxjourney.model.vocabulary import Family
from cxjourney.report.anchors import home_of
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

SourceState = Literal["fresh", "stale", "undated", "expired", "planned", "unavailable", "no-family"]


class SourceRow(NamedTuple):
    """A data source.

    Attributes:
        anchor: Its anchor.
        title: Its title.
        link: Where more of it is found; empty for nowhere.
        type_words: What kind of data it is, and its families.
        families: Its families.
        state: How it stands.
        day: The day it was refreshed, or that it is expected on; empty where nobody said.
        age: How many days ago that was, in words; empty where it is unknown or to come.
        owner: The team that keeps it, and its page; empty where nobody does.
        sees: The stages that it sees, by journey.
        dark: What goes dark without it, in words; empty where nothing does.
        dark_stages: How many stages go dark without it.
        mark: What became of it since the base; empty for nothing.
    """

    anchor: str
    title: str
    link: str
    type_words: str
    families: tuple[Family, ...]
    state: SourceState
    day: str
    age: str
    owner: Link
    sees: tuple[tuple[Link, tuple[Link, ...]], ...]
    dark: str
    dark_stages: int
    mark: str


def source_rows(basis: ReportBasis) -> tuple[SourceRow, ...]:
    """Return every source in sight, those without which most goes dark first, those that observe nothing last."""
    seen: dict[tuple[str, str], Study] = {}
    for study in basis.studies:
        for id_ in study.scope.sources:
            seen.setdefault((home_of(study, "source", id_), id_), study)
    found = source_dependences(basis.studies)
    dependences = {(home_of(one.journeys[0].study, "source", one.id), one.id): one for one in found}
    order = {key: place for place, key in enumerate(dependences)}
    keys = sorted(seen, key=lambda key: (order.get(key, len(order)), key))
    return tuple(_row(basis, seen[key], key[1], dependences.get(key)) for key in keys)


def source_state(id_: str, study: Study) -> SourceState:
    """Return how a source stands as of the day of a study."""
    source = study.scope.sources[id_]
    if source.status != "available":
        return "planned" if source.status == "planned" else "unavailable"
    if is_expired(source, study.as_of):
        return "expired"
    return study.freshness(id_) if counts(source, study.as_of) else "no-family"


def _row(basis: ReportBasis, study: Study, id_: str, dependence: SourceDependence | None) -> SourceRow:
    words, source = basis.words, study.scope.sources[id_]
    state = source_state(id_, study)
    dated = source if state == "expired" else study.dated[id_]
    day = source.expected if state == "planned" else dated.refreshed
    families = words.list_words(words.text(f"change.family.{family}") for family in source.brings)
    owner = study.scope.teams[source.owner].title if source.owner else ""
    return SourceRow(
        basis.anchors.defined(study, "source", id_),
        source.title,
        source.link or "",
        words.join_facts((words.word("type", source.type), families)),
        source.brings,
        state,
        words.day(day) if day else "",
        _age(day, basis.day, words) if state != "planned" else "",
        Link(owner, basis.anchors.defined(study, "team", source.owner) if source.owner else ""),
        tuple(_sees(basis, dependence)) if dependence else (),
        _dark(dependence, words) if dependence else "",
        dependence.dark_stage_count if dependence else 0,
        basis.marks.get(basis.anchors.defined(study, "source", id_), ""),
    )


def _age(day: date | None, today: date, words: Language) -> str:
    return words.count("report.days-old", (today - day).days) if day and day <= today else ""


def _sees(basis: ReportBasis, dependence: SourceDependence) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    for one in dependence.journeys:
        stages = tuple(Link(stage.title, basis.anchors.stage(one.study, stage.id)) for stage in one.stages)
        yield Link(one.study.journey.title, basis.anchors.journey(one.study)), stages


def _dark(dependence: SourceDependence, words: Language) -> str:
    return words.join_facts(
        (
            words.count("map.stages", dependence.dark_stage_count) if dependence.dark_stage_count else "",
            words.count("report.dark-cells", dependence.dark_cell_count) if dependence.dark_cell_count else "",
        )
    )
