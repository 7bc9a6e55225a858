"""Where journeys and personas name data sources: what observes, and what is only cited."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.coverage import named_sources
from cxjourney.model import Journey, Persona, Stage


def citations(stage: Stage) -> Iterator[tuple[str, str]]:
    """Give the sources that a stage cites elsewhere than under ``data``, and what cites them, in the format's words."""
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


def behind_personas(personas: Iterable[Persona]) -> set[str]:
    """Give the sources that personas rest on: their research, and their shares."""
    found = {id_ for persona in personas for id_ in persona.research.sources}
    return found | {persona.share.source for persona in personas if persona.share and persona.share.source}


def sources_named(journey: Journey) -> set[str]:
    """Give every source that a journey names, whatever for; its waivers and its definitions of sources aside."""
    found = behind_personas(journey.personas.values())
    found.update(metric.source for metric in journey.metrics if metric.source)
    for stage in journey.stages:
        found.update(named_sources(stage))
        found.update(id_ for id_, _ in citations(stage))
    return found
