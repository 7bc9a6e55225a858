"""What lies at the stages of a journey, one after the other, each with its stage."""

from collections.abc import Iterator

from cxjourney.model import Journey, PainPoint, Stage, Touchpoint


def pain_points(journey: Journey) -> Iterator[tuple[Stage, PainPoint]]:
    """Give the pain points of a journey, those that are solved among them."""
    for stage in journey.stages:
        yield from ((stage, pain) for pain in stage.pain_points)


def grave_pain_points(journey: Journey) -> Iterator[tuple[Stage, PainPoint]]:
    """Give the pain points that are open and grave."""
    return ((stage, pain) for stage, pain in pain_points(journey) if pain.is_open and pain.is_grave)


def touchpoints(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    """Give the touchpoints of a journey, support among them."""
    for stage in journey.stages:
        yield from ((stage, touchpoint) for touchpoint in stage.touchpoints)
