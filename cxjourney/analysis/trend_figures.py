"""The figures of journeys on one day, as a trend keeps them: counts, and shares as access has them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from cxjourney.analysis.claim_evidence import STATES, ClaimState, claim_key, journey_claims
from cxjourney.analysis.metric_performance import journey_metrics
from cxjourney.analysis.study import Study
from cxjourney.model import Metric
from cxjourney.model.vocabulary import PainSeverity
from cxjourney.workspace.journey_summary import CoverageTotals

SEVERITIES: tuple[PainSeverity | Literal["unsaid"], ...] = ("critical", "high", "medium", "low", "unsaid")
"""The severities of pain points, the worst first; ``unsaid`` where nobody said it."""


class ClaimCounts(NamedTuple):
    """How many claims are in each state."""

    evidenced: int
    outdated: int
    assumed: int

    @property
    def total(self) -> int:
        """How many claims there are."""
        return sum(self)

    @property
    def evidenced_percent(self) -> float | None:
        """The share of claims that data shows, in per cent (0 to 100); None where nothing is claimed."""
        return 100 * self.evidenced / self.total if self.total else None


class PainCounts(NamedTuple):
    """How many pain points are open, by severity, as in `SEVERITIES`."""

    critical: int
    high: int
    medium: int
    low: int
    unsaid: int

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self)


class KeyMetric(NamedTuple):
    """The metric that a team acts on, as it was written on a day.

    Attributes:
        kind: What is measured.
        title: Its name; None where the kind says enough.
        persona: Whose it is, by id; None where nobody said.
        channel: Of which channel it speaks, by id; None where nobody said.
        unit: The unit of its figures; None where nobody said.
        is_percent: Whether its figures are shares of a hundred.
        more_is_better: Whether a higher figure is better; None where that is not known.
        value: The latest figure; None where it is not measured yet.
        day: The day it was taken, as an ordinal; None where nobody said.
        history: The figures that were taken before, each with its day as an ordinal.
    """

    kind: str
    title: str | None
    persona: str | None
    channel: str | None
    unit: str | None
    is_percent: bool
    more_is_better: bool | None
    value: float | None
    day: int | None
    history: tuple[tuple[int, float], ...]

    def is_same_as(self, other: "KeyMetric") -> bool:
        """Return whether both are figures of the same thing, in the same unit."""
        return self[:6] == other[:6]

    @property
    def dated(self) -> dict[int, float]:
        """By day, as an ordinal, the figures that have one."""
        latest = {self.day: self.value} if self.day is not None and self.value is not None else {}
        return {**dict(self.history), **latest}


class JourneyFigures(NamedTuple):
    """A journey on one day.

    Attributes:
        journey: Its id.
        title: Its title.
        file: The file that it stands in, as it is shown.
        is_draft: Whether it is a draft.
        coverage: How much of it rests on data.
        able: The share of customers, 0 to 1, who are able to complete it; None where nobody can say.
        stranded: The share of customers, 0 to 1, who are not; None where nobody can say.
        claims: How many claims are in each state.
        pains: How many pain points are open.
        metric: The metric to act on; None where none is.
    """

    journey: str
    title: str
    file: str
    is_draft: bool
    coverage: CoverageTotals
    able: float | None
    stranded: float | None
    claims: ClaimCounts
    pains: PainCounts
    metric: KeyMetric | None


class WorkspaceFigures(NamedTuple):
    """Journeys on one day.

    Attributes:
        journeys: Those that can be read, in the order of their files.
        claims: The claims of all of them, each counted once.
        unread: The ids of journeys that can't be read.
    """

    journeys: tuple[JourneyFigures, ...]
    claims: ClaimCounts
    unread: tuple[str, ...]


class ToldJourney(NamedTuple):
    """What a journey adds to the figures of its workspace.

    Attributes:
        figures: Its own figures.
        claims: By what each of its claims is known by, the state of that.
    """

    figures: JourneyFigures
    claims: Mapping[tuple[object, ...], ClaimState]


def workspace_figures(studies: Sequence[Study], unread: Iterable[str]) -> WorkspaceFigures:
    """Return the figures of journeys as of the day of their studies; ``unread`` are ids of those that can't be read."""
    return sum_figures([*map(tell_journey, studies)], unread)


def sum_figures(told: Sequence[ToldJourney], unread: Iterable[str]) -> WorkspaceFigures:
    """Return the figures of journeys that stand beside each other; ``unread`` are ids of those that can't be read."""
    states: dict[tuple[object, ...], ClaimState] = {}
    for one in reversed(told):  # the first that makes a claim says what it is
        states.update(one.claims)
    return WorkspaceFigures(tuple(one.figures for one in told), _count(states.values()), tuple(sorted({*unread})))


def tell_journey(study: Study) -> ToldJourney:
    """Return what a journey adds to the figures of its workspace, as of the day of its study."""
    journey, access, claims = study.journey, study.access, journey_claims(study)
    key = next((metric for _, metric in journey_metrics(journey) if metric.key), None)
    figures = JourneyFigures(
        journey.journey,
        journey.title,
        study.file,
        study.is_draft,
        study.coverage.totals,
        access.able_share,
        access.stranded_share,
        _count(claim.state for claim in claims),
        _open_pains(study),
        _key_metric(key) if key else None,
    )
    return ToldJourney(figures, {claim_key(study, claim): claim.state for claim in claims})


def _count(states: Iterable[ClaimState]) -> ClaimCounts:
    """Return how many claims are in each state."""
    times = Counter(states)
    return ClaimCounts(*(times[state] for state in STATES))


def _open_pains(study: Study) -> PainCounts:
    times = Counter(
        pain.severity or "unsaid" for stage in study.journey.stages for pain in stage.pain_points if pain.is_open
    )
    return PainCounts(*(times[severity] for severity in SEVERITIES))


def _key_metric(metric: Metric) -> KeyMetric:
    return KeyMetric(
        metric.kind,
        metric.title,
        metric.persona,
        metric.channel,
        metric.unit,
        metric.scale is not None and metric.scale.is_percent,
        metric.more_is_better,
        metric.value,
        metric.date.toordinal() if metric.date else None,
        tuple((one.date.toordinal(), one.value) for one in metric.history),
    )
