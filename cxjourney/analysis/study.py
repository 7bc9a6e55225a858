"""Everything that is worked out about one journey as of one day, each thing once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.assumed_access import Assumption, assumed_hearing, assumptions
from cxjourney.analysis.coverage import JourneyCoverage, StageCoverage, counts, journey_coverage, summarise_journey
from cxjourney.analysis.evidence_states import StageWords, dated_sources, evidence_words, with_verified
from cxjourney.analysis.gap_priority import Gap, journey_gaps
from cxjourney.analysis.journey_access import JourneyAccess, journey_access
from cxjourney.analysis.journey_paths import backwards, entries, forwards, links, outcomes
from cxjourney.analysis.metric_performance import journey_metrics
from cxjourney.analysis.source_freshness import Freshness, freshness
from cxjourney.analysis.voice_coverage import HearingGround, Voice, hearing_ground, journey_voices
from cxjourney.model import Ask, DataSource, Definitions, Journey, Link, Metric, PainPoint, Persona, Stage, Touchpoint
from cxjourney.model.disambiguate_titles import labels_apart
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DefinedAt
from cxjourney.workspace.journey_summary import JourneySummary
from cxjourney.workspace.workspace import JourneyInScope, Scope, SummarisedJourney, travellers

Made = TypeVar("Made")
MOST_OF_A_TITLE = 80
_LISTED = ("touchpoints", "pain_points", "metrics", "asks")
NO_THRESHOLDS: Mapping[str, int] = {}


class Study:
    """One journey, what it sees, and what follows from both as of a day.

    Args:
        journey: The journey, or what is known of it and how to open it.
        as_of: The day that the study speaks for.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says: a scenario may
            close some.
        thresholds: The figures that rules go by, by code, lengths of time in days: what is shown beside a rule goes by
            the same.
        configured_language: The tag of the language that the workspace's configuration names; None where it names none.
    """

    def __init__(
        self,
        journey: JourneyInScope | SummarisedJourney,
        as_of: AsOf,
        closed: frozenset[tuple[str, str]] = frozenset(),
        thresholds: Mapping[str, int] = NO_THRESHOLDS,
        configured_language: str | None = None,
    ) -> None:
        self.given = journey
        self.as_of = as_of
        self.closed = closed
        self.thresholds = thresholds
        self.configured_language = configured_language

    def with_other(self, journey: JourneyInScope, closed: Iterable[tuple[str, str]] = ()) -> "Study":
        """Return the study of another version of the journey, or of what it sees; all else is as in this one."""
        return Study(journey, self.as_of, self.closed.union(closed), self.thresholds, self.configured_language)

    @cached_property
    def in_scope(self) -> JourneyInScope:
        """The journey, what it sees, and where all of it is written; opened when it is first needed."""
        return self.given.build()

    @cached_property
    def summary(self) -> JourneySummary:
        """The journey in short; known without opening it where it was summarised before."""
        if isinstance(self.given, SummarisedJourney):
            return self.given.summary
        return summarise_journey(self.journey, self.coverage)

    @cached_property
    def journey(self) -> Journey:
        """The journey."""
        return self.in_scope.journey

    @property
    def language(self) -> str:
        """The tag of the language of the journey's texts: as it says, else as its workspace's configuration does."""
        is_named = "language" in self.journey.model_fields_set
        return self.journey.language if is_named else self.configured_language or self.journey.language

    @cached_property
    def file(self) -> str:
        """The name of the journey's file."""
        return self.given.file

    @property
    def is_draft(self) -> bool:
        """Whether the journey is a draft."""
        return (
            self.given.summary.is_draft if isinstance(self.given, SummarisedJourney) else self.journey.status == "draft"
        )

    @cached_property
    def scope(self) -> Scope:
        """What the journey sees."""
        return self.given.scope

    @property
    def definitions(self) -> Definitions | None:
        """What it defines and waives; None where that is nothing."""
        if isinstance(self.given, SummarisedJourney):
            return None
        return self.journey if self.journey.has_definitions or self.journey.waivers else None

    def defined_at(self, kind: str, id_: str) -> DefinedAt:
        """Return the place where something in scope is defined; KeyError where nothing in scope has that id."""
        return self.given.names.known[kind][id_]

    @cached_property
    def travellers(self) -> dict[str, Persona]:
        """The personas that travel the journey, by id."""
        return {id_: self.scope.personas[id_] for id_ in travellers(self.in_scope)}

    @cached_property
    def counting(self) -> dict[str, DataSource]:
        """The sources in sight that count, by id."""
        return {id_: source for id_, source in self.scope.sources.items() if counts(source, self.as_of)}

    @cached_property
    def coverage(self) -> JourneyCoverage:
        """Which stages rest on data and, where there is a record of evidence, which of them are verified."""
        found = journey_coverage(self.journey, self.counting)
        return with_verified(found, self._words_of(found)) if self.scope.evidence else found

    @cached_property
    def evidence_words(self) -> dict[str, StageWords]:
        """By stage and source that observes it, what a record of evidence says; empty where there is none in sight."""
        return self._words_of(self.coverage) if self.scope.evidence else {}

    def _words_of(self, coverage: JourneyCoverage) -> dict[str, StageWords]:
        return evidence_words(self.journey.journey, coverage, self.scope, self.as_of)

    @cached_property
    def dated(self) -> Mapping[str, DataSource]:
        """The sources in sight by id, each with the day of its newest data, measured or written; none counts by it."""
        return dated_sources(self.scope)

    def freshness(self, source: str) -> Freshness:
        """Return how fresh the source of that id is that counts."""
        return freshness(self.dated[source], self.as_of)

    @cached_property
    def observing(self) -> dict[str, DataSource]:
        """The sources that count and observe something in this journey, by id."""
        ids = dict.fromkeys(id_ for stage in self.coverage.stages for id_ in stage.sources)
        return {id_: self.counting[id_] for id_ in ids}

    @cached_property
    def forwards(self) -> dict[str, tuple[str, ...]]:
        """By stage, the stages that it leads to."""
        return forwards(self.journey)

    @cached_property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """By stage, the links that lead on."""
        return links(self.journey)

    @cached_property
    def entries(self) -> frozenset[str]:
        """The stages at which customers begin."""
        return frozenset(entries(self.journey))

    @cached_property
    def ends(self) -> dict[str, bool]:
        """The stages at which the journey ends, and whether each is a success."""
        ends, successes = outcomes(self.journey)
        return dict.fromkeys(ends, False) | dict.fromkeys(successes, True)

    @cached_property
    def unmarked_goals(self) -> tuple[str, ...]:
        """The ends that count as successes though no stage is marked as one; none where a stage is."""
        is_marked = any(stage.outcome == "success" for stage in self.journey.stages)
        return () if is_marked else tuple(stage for stage, is_success in self.ends.items() if is_success)

    @cached_property
    def backwards(self) -> dict[str, list[str]]:
        """By stage, the stages that lead to it."""
        return backwards(self.forwards)

    @cached_property
    def access(self) -> JourneyAccess:
        """Who gets through, and who is stranded where."""
        return journey_access(self.journey, self.travellers, self.scope.channels, self.closed)

    @cached_property
    def assumptions(self) -> dict[str, Assumption]:
        """By persona that is able by assumption only, what is assumed; worked out when it is first asked for."""
        return assumptions(self.journey, self.access, self.travellers, self.scope.channels, self.closed)

    @property
    def assumed_share(self) -> float | None:
        """The part of ``able_share``, 0 to 1, whose personas are able by assumption only; None where that is None."""
        if self.access.able_share is None:
            return None
        return sum((one.share or 0.0 for one in self.access.personas if one.persona in self.assumptions), 0.0)

    @property
    def uncertain_share(self) -> float | None:
        """The part of ``able_share`` whose personas are unproven or able by assumption only, or None."""
        if self.access.able_share is None:
            return None
        uncertain = (one for one in self.access.personas if one.is_unproven or one.persona in self.assumptions)
        return sum((one.share or 0.0 for one in uncertain), 0.0)

    @cached_property
    def metrics(self) -> tuple[tuple[Stage | None, Metric], ...]:
        """The metrics of the journey, its own first, each with its stage (None for its own)."""
        return tuple(journey_metrics(self.journey))

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Whose voice is heard by which data."""
        return journey_voices(self.journey, self.observing, self.travellers, self.scope.channels)

    @cached_property
    def assumed_hearing(self) -> dict[str, tuple[str, ...]]:
        """By persona, the sources that are only taken to hear it, since not all of what that asks for is written."""
        return assumed_hearing(self.journey, self.observing, self.travellers, self.scope.channels, self.voices)

    @cached_property
    def hearing_grounds(self) -> dict[str, HearingGround]:
        """By source that observes the journey, in the order of ids, what says whom it hears."""
        return {id_: hearing_ground(self.journey, id_, source) for id_, source in sorted(self.observing.items())}

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The stages that aren't fully covered, the most pressing first."""
        return journey_gaps(self.coverage, self.access, self.scope.sources, self.counting, self.scope.channels)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {stage.id: index for index, stage in enumerate(self.journey.stages)}

    @cached_property
    def stage_labels(self) -> dict[str, str]:
        """By stage, words that no other stage has: its title on one line, with its id where the title won't do."""
        return labels_apart({stage.id: shorten(stage.title, MOST_OF_A_TITLE) for stage in self.journey.stages})

    @cached_property
    def persona_labels(self) -> dict[str, str]:
        """By persona in sight, words that no other has: its short name, or its title, or its title with its id."""
        personas = self.scope.personas
        times = Counter(persona.short_name for persona in personas.values())
        titles = labels_apart({id_: persona.title for id_, persona in personas.items()})
        return {
            id_: persona.short_name if times[persona.short_name] == 1 else titles[id_]
            for id_, persona in personas.items()
        }

    def position(self, stage: Stage) -> int:
        """Return a stage's place in the journey's list, from 0; KeyError where it stands in another journey."""
        return self._positions[stage.id]

    def position_of(self, stage: str) -> int:
        """Return the place in the journey's list, from 0, of the stage with that id; KeyError where there is none."""
        return self._positions[stage]

    @cached_property
    def _indices(self) -> dict[int, int]:
        journey = self.journey
        lists = [journey.metrics, journey.asks, *(getattr(at, name) for at in journey.stages for name in _LISTED)]
        return {id(thing): index for things in lists for index, thing in enumerate(things)}

    def index(self, thing: Touchpoint | PainPoint | Metric | Ask) -> int:
        """Return a thing's place, from 0, in the list of the stage, or of the journey, that it stands in.

        Raises:
            KeyError: It is not one of this journey's own, though it may be equal to one.
        """
        return self._indices[id(thing)]

    def covers(self, stage: str) -> StageCoverage:
        """Return the coverage of one stage, by its id; KeyError where the journey has no such stage."""
        return self.coverage.stages[self._positions[stage]]


def once_a_study(work_out: Callable[[Study], Made]) -> Callable[[Study], Made]:
    """Return a function that works the same out once for each study, and keeps it as long as there is that study."""
    known: WeakKeyDictionary[Study, Made] = WeakKeyDictionary()

    @wraps(work_out)
    def kept(study: Study) -> Made:
        if study not in known:
            known[study] = work_out(study)
        return known[study]

    return kept
