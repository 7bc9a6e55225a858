"""Which stages rest on data: the heart of the tool. Terms: README, "What the words mean"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.source_freshness import is_expired
from cxjourney.languages import Language
from cxjourney.model import DataSource, Journey, Persona, Stage, Touchpoint
from cxjourney.model.journey import asks
from cxjourney.model.vocabulary import FAMILIES, Family
from cxjourney.workspace.journey_summary import CoverageTotals, JourneySummary

CoverageLevel = Literal["none", "partial", "full"]


class StageCoverage(NamedTuple):
    """What observes a stage. Sources are ids, in the order in which the stage names them, itself first.

    Attributes:
        stage: The stage.
        sources: The sources that observe it.
        families: By family of data, those of them that bring it.
        unseen: The touchpoints that no source of their own observes.
        missing: The families of data that no source brings here.
        level: ``none`` where nothing observes the stage, ``full`` where nothing is missing and no touchpoint is
            unseen, ``partial`` otherwise.
    """

    stage: Stage
    sources: tuple[str, ...]
    families: dict[Family, tuple[str, ...]]
    unseen: tuple[Touchpoint, ...]
    missing: tuple[Family, ...]
    level: CoverageLevel


@dataclass(frozen=True)
class JourneyCoverage:
    """What observes a journey.

    Attributes:
        stages: The coverage of each stage, in the journey's order.
        data_types: The types of the sources that observe something in it, sorted.
        verified: The ids of the stages that a record says are really shown by a source; None where there is no record.
    """

    stages: tuple[StageCoverage, ...]
    data_types: tuple[str, ...]
    verified: frozenset[str] | None = None

    @cached_property
    def totals(self) -> CoverageTotals:
        """How much of it rests on data."""
        covered = sum(stage.level != "none" for stage in self.stages)
        known = sum(len(FAMILIES) - len(stage.missing) for stage in self.stages)
        verified = None if self.verified is None else len(self.verified)
        return CoverageTotals(len(self.stages), covered, len(FAMILIES) * len(self.stages), known, verified)

    @property
    def covered_percent(self) -> float:
        """The share of stages that something observes, in per cent (0 to 100)."""
        return self.totals.covered_percent or 0.0

    @property
    def known_percent(self) -> float:
        """The share of cells, stage by family, in which at least one source observes, in per cent (0 to 100)."""
        return self.totals.known_percent or 0.0

    @property
    def verified_percent(self) -> float | None:
        """The share of stages with a verified source, in per cent (0 to 100); None where there is no record."""
        return self.totals.verified_percent

    @property
    def touchpoint_count(self) -> int:
        """The number of touchpoints."""
        return sum(len(stage.stage.touchpoints) for stage in self.stages)

    @property
    def unseen_touchpoint_count(self) -> int:
        """The number of touchpoints that no source observes itself, in stages without coverage too."""
        return sum(len(stage.unseen) for stage in self.stages)


def is_in_use(source: DataSource, as_of: AsOf) -> bool:
    """Return whether a source is available, and has not expired."""
    return source.status == "available" and not is_expired(source, as_of)


def counts(source: DataSource, as_of: AsOf) -> bool:
    """Return whether a source counts: it is in use, and has a family."""
    return bool(source.brings) and is_in_use(source, as_of)


def reason_not_counting(id_: str, source: DataSource, as_of: AsOf, words: Language) -> str:
    """Return the first reason why a source does not count, as a sentence without its full stop."""
    if source.status == "planned" and source.expected:
        return words.text("rule.source.planned-for", source=id_, date=source.expected)
    if source.status == "planned":
        return words.text("rule.source.planned", source=id_)
    if source.status == "unavailable":
        return words.text("rule.source.unavailable", source=id_)
    if is_expired(source, as_of):
        return words.text("rule.source.expired", source=id_, date=source.refreshed)
    if source.type in ("demographics", "segmentation"):
        return words.text("rule.source.who-they-are", source=id_)
    return words.text("rule.source.no-families", source=id_)


def named_sources(stage: Stage) -> tuple[str, ...]:
    """Return the sources that a stage names under ``data``, itself first, then its touchpoints."""
    named = dict.fromkeys(stage.data)
    for touchpoint in stage.touchpoints:
        named |= dict.fromkeys(touchpoint.data)
    return tuple(named)


def journey_coverage(journey: Journey, counting: Mapping[str, DataSource]) -> JourneyCoverage:
    """Return the coverage of a journey by the sources that count, which are by id."""
    brings = {id_: source.brings for id_, source in counting.items()}
    stages = tuple([_stage_coverage(stage, brings) for stage in journey.stages])
    seen = {id_ for stage in stages for id_ in stage.sources}
    return JourneyCoverage(stages, tuple(sorted({counting[id_].type for id_ in seen})))


def _stage_coverage(stage: Stage, brings: Mapping[str, tuple[Family, ...]]) -> StageCoverage:
    sources = tuple([id_ for id_ in named_sources(stage) if id_ in brings])
    families: dict[Family, tuple[str, ...]] = {
        family: tuple([id_ for id_ in sources if family in brings[id_]]) for family in FAMILIES
    }
    unseen = tuple([step for step in stage.touchpoints if brings.keys().isdisjoint(step.data)])
    missing = tuple([family for family, ids in families.items() if not ids])
    level: CoverageLevel = "none" if not sources else "partial" if missing or unseen else "full"
    return StageCoverage(stage, sources, families, unseen, missing, level)


def citations(stage: Stage) -> Iterator[tuple[str, str]]:
    """Yield each source that a stage cites elsewhere than under ``data``, and what cites it, in the format's words."""
    for quote in stage.quotes:
        if quote.source:
            yield quote.source, "quote"
    for emotion in stage.emotions.values():
        if emotion.source:
            yield emotion.source, "emotion"
    for pain_point in stage.pain_points:
        for id_ in pain_point.evidence:
            yield id_, "evidence"
    for metric in stage.metrics:
        if metric.source:
            yield metric.source, "metric"
    if stage.delivery and stage.delivery.source:
        yield stage.delivery.source, "delivery"


def _sources_behind_details(stage: Stage) -> Iterator[str]:
    """Yield each source that shows a text of a stage or of a touchpoint, a score, or how long the stage takes."""
    lists = [stage.goals, stage.questions, stage.motivations, stage.barriers, stage.strengths, stage.actions]
    lists += [stage.thoughts, *stage.notes.values()]
    for touchpoint in stage.touchpoints:
        lists += [touchpoint.staff, touchpoint.evidence, touchpoint.backstage.actions]
        yield from (score.source for score in touchpoint.rating.scores().values() if score.source)
    yield from (statement.source for statements in lists for statement in statements if statement.source)
    if stage.duration and stage.duration.source:
        yield stage.duration.source


def sources_behind_personas(personas: Iterable[Persona]) -> set[str]:
    """Return the sources that personas rest on: their research, their shares, and what is said of them."""
    found: set[str] = set()
    for persona in personas:
        found.update(persona.research.sources)
        if persona.share and persona.share.source:
            found.add(persona.share.source)
        for said in (persona.demographics, persona.needs, persona.motivations, persona.behaviours, persona.feelings):
            found.update(statement.source for statement in said if statement.source)
    return found


def summarise_journey(journey: Journey, coverage: JourneyCoverage) -> JourneySummary:
    """Return a journey in short: what is asked of it without opening it."""
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    return JourneySummary(
        journey=journey.journey,
        is_draft=journey.status == "draft",
        coverage=coverage.totals,
        named=frozenset(all_named_sources(journey)),
        data_types=coverage.data_types,
        asked=frozenset(word for touchpoint in touchpoints for word in touchpoint.asks_for),
        stages=tuple(stage.id for stage in journey.stages),
        touchpoints=tuple(touchpoint.label for touchpoint in touchpoints),
    )


def all_named_sources(journey: Journey) -> set[str]:
    """Return every source that a journey names, whatever for; its waivers and its definitions of sources aside."""
    found = sources_behind_personas(journey.personas.values())
    found.update(metric.source for metric in journey.metrics if metric.source)
    found.update(ask.source for _, ask in asks(journey) if ask.source)
    for stage in journey.stages:
        found.update(named_sources(stage))
        found.update(id_ for id_, _ in citations(stage))
        found.update(link.source for link in stage.next or () if link.source)
        found.update(_sources_behind_details(stage))
    return found
