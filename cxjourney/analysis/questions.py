"""The questions to ask about a gap: those that this stage, and what the map knows of it, call for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cxjourney.analysis import freshness
from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.priority import Gap
from cxjourney.analysis.study import Study
from cxjourney.model import PainPoint
from cxjourney.model.vocabulary import SEVERITY_WEIGHT
from cxjourney.written import alike

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A question without its words: ``kind`` is the end of a message's key.

    ``names`` holds what is named in it, by the message's placeholder; ``stage`` is the title of the stage, with its id
    where another stage of the journey has the same title.
    """

    kind: str
    stage: str
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


def questions(study: Study, gap: Gap) -> tuple[Question, ...]:
    """Give the questions that a gap calls for, the most pressing first."""
    stage = gap.stage
    titles = [other.title for other in study.journey.stages]
    title = stage.title if titles.count(stage.title) == 1 else f"{stage.title} ({stage.id})"
    asked = [Question(kind, title, names) for kind, names in _called_for(study, gap)]
    return tuple(asked[:MOST_QUESTIONS])


def _called_for(study: Study, gap: Gap) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    stranded = study.access.stranded(gap.stage.id)
    if stranded:
        yield "stranded", {"personas": tuple(study.travellers[persona.persona].title for persona in stranded)}
    pain = _worst_unproven(gap)
    if pain:
        yield "pain-point", {"pain_point": (pain.title,)}
    unanswered = _unanswered(gap)
    if unanswered:
        yield "unanswered", {"question": (unanswered,)}
    lost = [id_ for id_ in named_sources(gap.stage) if freshness.is_expired(study.sight.sources[id_], study.as_of)]
    if lost:
        source = study.sight.sources[lost[0]]
        yield "expired", {"source": (source.title,), "date": (f"{source.refreshed}",)}
    planned = [study.sight.sources[id_] for id_ in named_sources(gap.stage)]
    planned = [source for source in planned if source.status == "planned"]
    if planned:
        day = (f"{planned[0].expected}",) if planned[0].expected else ()
        yield "planned" if day else "planned-undated", {"source": (planned[0].title,), "date": day}
    if gap.coverage.level == "none":
        yield "no-data", {}
    assumed = [persona for persona in gap.stage.emotions if study.assumed(gap.stage, persona)]
    if assumed:
        yield "assumed", {"personas": tuple(study.sight.personas[persona].title for persona in assumed)}
    yield from _for_what_is_missing(gap)


def _for_what_is_missing(gap: Gap) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    for family in gap.coverage.missing:
        yield family, {}
    if gap.coverage.unseen:
        yield "unseen", {"touchpoints": tuple(touchpoint.title for touchpoint in gap.coverage.unseen)}


def _worst_unproven(gap: Gap) -> PainPoint | None:
    unproven = [pain for pain in gap.stage.pain_points if pain.is_open and not pain.evidence]
    return max(unproven, key=lambda pain: SEVERITY_WEIGHT[pain.severity], default=None)


def _unanswered(gap: Gap) -> str | None:
    answered = {alike(answer) for touchpoint in gap.stage.touchpoints for answer in touchpoint.answers}
    return next((question for question in gap.stage.questions if alike(question) not in answered), None)
