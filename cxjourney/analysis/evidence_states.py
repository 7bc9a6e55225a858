"""What was measured, held against what is claimed: a word for each source at each stage, and how new its data is.

Pure, and of the record alone: nothing here asks a database.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.coverage import JourneyCoverage
from cxjourney.model import DataSource, Stage, Touchpoint
from cxjourney.workspace.evidence_in_scope import SourceEvidence
from cxjourney.workspace.workspace import Scope

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import MeasuredPlace, MeasuredSource

EvidenceState = Literal["verified", "stale", "empty", "claimed"]
EVIDENCE_STATES: tuple[EvidenceState, ...] = ("verified", "stale", "empty", "claimed")
MISSING, EMPTY = "CX905", "CX908"
"""The codes by which a record says that a source isn't there any more, and that it holds nothing."""


class EvidenceWord(NamedTuple):
    """What a record says of a source at a stage.

    Attributes:
        state: ``verified`` where data stands for the stage and is not too old; ``stale`` where it has expired, or all
            that the source holds has; ``empty`` where there is none; ``claimed`` where nothing was measured, or too
            little to be told.
        since: Of what is stale, the day of the newest data.
    """

    state: EvidenceState
    since: date | None = None


CLAIMED = EvidenceWord("claimed")
StageWords = dict[str, EvidenceWord]
"""By the ids of the sources that observe a stage, what a record says of each there."""


@dataclass(frozen=True, slots=True)
class SourceGone:
    """That a source which is said to be available is not, or holds nothing.

    Attributes:
        is_empty: Whether it holds nothing; else it isn't there.
        since: The day on which that was found, as the record writes it.
    """

    is_empty: bool
    since: str


def source_gone(evidence: SourceEvidence) -> SourceGone | None:
    """Return what a record says of a source that isn't there, or that is empty; None of any other."""
    if evidence.is_outdated:
        return None
    failed = evidence.measured.failed
    if failed is not None and failed.code in (MISSING, EMPTY):
        return SourceGone(failed.code == EMPTY, failed.on)
    figures = evidence.figures
    return SourceGone(True, figures.measured) if figures is not None and figures.rows == 0 else None


def newest_day(source: DataSource, evidence: SourceEvidence | None) -> date | None:
    """Return the day of the newest data that was measured of a source, in its own zone; None where nobody can say."""
    return _day(evidence.newest, source) if evidence else None


def _day(moment: str | None, source: DataSource) -> date | None:
    if moment is None:
        return None
    from zoneinfo import ZoneInfo  # few workspaces hold a record

    zone = source.binding.timezone if source.binding else "UTC"
    try:
        return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)).date()
    except (ValueError, OSError, KeyError, OverflowError):  # no such zone on this machine
        return datetime.fromisoformat(moment).date()


def dated_source(id_: str, source: DataSource, scope: Scope) -> DataSource:
    """Return a source with the day of its newest data: where that was measured, it goes before the day written."""
    day = newest_day(source, scope.evidence.get(id_)) if source.status == "available" else None
    return source if day is None or day == source.refreshed else source.model_copy(update={"refreshed": day})


def dated_sources(scope: Scope) -> Mapping[str, DataSource]:
    """Return the sources in sight by id, each with the day of its newest data; see `dated_source`."""
    if not scope.evidence:
        return scope.sources
    return {id_: dated_source(id_, source, scope) for id_, source in scope.sources.items()}


def evidence_words(journey: str, coverage: JourneyCoverage, scope: Scope, as_of: AsOf) -> dict[str, StageWords]:
    """Return by stage, and by each source that observes it, what a record says of it there.

    Args:
        journey: The id of the journey.
        coverage: What observes it.
        scope: What it sees.
        as_of: The day.
    """
    return {
        one.stage.id: {
            id_: _word(f"{journey}/", one.stage, id_, scope.sources[id_], scope.evidence.get(id_), as_of)
            for id_ in one.sources
        }
        for one in coverage.stages
    }


def touchpoint_words(
    journey: str, touchpoint: Touchpoint, counting: Mapping[str, DataSource], scope: Scope, as_of: AsOf
) -> StageWords:
    """Return by each source that a touchpoint names and that counts, what a record says of it there.

    Only of those that were measured touchpoint by touchpoint: of others it says something of the stage alone.

    Args:
        journey: The id of the journey.
        touchpoint: The touchpoint.
        counting: The sources that count, by id.
        scope: What the journey sees.
        as_of: The day.
    """
    found: StageWords = {}
    for id_ in touchpoint.data if scope.evidence else ():
        evidence = scope.evidence.get(id_)
        figures = evidence.figures if evidence else None
        place = figures.touchpoints.get(f"{journey}/{touchpoint.label}") if figures else None
        if evidence and place and id_ in counting and _is_there(evidence):
            found[id_] = _word_of_places([place], counting[id_], evidence, as_of)
    return found


def _is_there(evidence: SourceEvidence) -> bool:
    """Return whether a source was there when it was last asked, be it empty."""
    gone = source_gone(evidence)
    return gone is None or gone.is_empty


def _word(
    within: str, stage: Stage, id_: str, source: DataSource, evidence: SourceEvidence | None, as_of: AsOf
) -> EvidenceWord:
    figures = evidence.figures if evidence else None
    if evidence is None or figures is None:
        return _word_of_freshness(source, evidence, as_of)
    if gone := source_gone(evidence):
        return EvidenceWord("empty") if gone.is_empty else CLAIMED
    places = [place for _, place in measured_places(figures, within, stage, id_)]
    return _word_of_places(places, source, evidence, as_of)


def _word_of_places(
    places: Sequence["MeasuredPlace"], source: DataSource, evidence: SourceEvidence, as_of: AsOf
) -> EvidenceWord:
    """Return what follows from that which was measured of a source at some places."""
    least = max(evidence.group, evidence.wanted_group or 1)
    enough = [place for place in places if _is_enough(place, evidence.group, least)]
    if not enough:
        return EvidenceWord("empty") if places and all(place.rows == 0 for place in places) else CLAIMED
    days = [day for place in enough if (day := _day(place.newest, source))]
    newest = max(days, default=newest_day(source, evidence))
    if newest is not None and as_of.is_older_than(newest, source.limits[1]):
        return EvidenceWord("stale", newest)
    return EvidenceWord("verified")


def _word_of_freshness(source: DataSource, evidence: SourceEvidence | None, as_of: AsOf) -> EvidenceWord:
    """Return what follows from how new a source is: it may be stale, and nobody knows what stands for a stage."""
    newest = newest_day(source, evidence) if evidence and evidence.tells_freshness_alone else None
    is_stale = newest is not None and as_of.is_older_than(newest, source.limits[1])
    return EvidenceWord("stale", newest) if is_stale else CLAIMED


def _is_enough(place: "MeasuredPlace", group: int, least: int) -> bool:
    """Return whether there are at least so many rows; where their number may be any, those of a group are there."""
    if isinstance(place.rows, int):
        return place.rows >= least
    few = place.customers is not None and not isinstance(place.customers, int) and place.customers.fewer_than
    return place.rows.hidden is True and not few and group >= least


def measured_places(
    figures: "MeasuredSource", within: str, stage: Stage, id_: str
) -> Iterator[tuple[str, "MeasuredPlace"]]:
    """Yield what was measured of a stage, and of those of its touchpoints that name the source, by label.

    Args:
        figures: What was measured of the source.
        within: The id of the journey, and a slash.
        stage: The stage.
        id_: The id of the source.
    """
    if (place := figures.stages.get(f"{within}{stage.id}")) is not None:
        yield stage.id, place
    for touchpoint in stage.touchpoints:
        if id_ in touchpoint.data and (place := figures.touchpoints.get(f"{within}{touchpoint.label}")) is not None:
            yield touchpoint.label, place


def measured_at(journey: str, stage: Stage, scope: Scope) -> list[str]:
    """Return the sources, by id, in whose rows a record shows a stage of a journey, whether it names them or not."""
    found = []
    for id_, evidence in scope.evidence.items():
        place = evidence.figures.stages.get(f"{journey}/{stage.id}") if evidence.figures else None
        if place is not None and place.rows != 0:
            found.append(id_)
    return sorted(found)


def with_verified(coverage: JourneyCoverage, words: Mapping[str, StageWords]) -> JourneyCoverage:
    """Return a coverage that also says which stages have a verified source."""
    verified = frozenset(
        stage for stage, by_source in words.items() if any(word.state == "verified" for word in by_source.values())
    )
    return replace(coverage, verified=verified)
