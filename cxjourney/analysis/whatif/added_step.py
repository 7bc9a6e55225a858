"""A step that is added to a stage, and the journey with it."""

from collections.abc import Iterable
from typing import NamedTuple

from cxjourney.model import Channel, Journey, Touchpoint


class AddedStep(NamedTuple):
    """A step that is supposed to be there besides those that a stage has.

    It is not required, and makes no claim as to which assistive needs it meets.

    Attributes:
        journey: The id of the journey.
        stage: The id of the stage.
        channel: The id of the channel that the step goes by.
    """

    journey: str
    stage: str
    channel: str

    @property
    def text(self) -> str:
        """The step as ``--with`` takes it, whatever other journeys there are: ``opens-account/applies:phone``."""
        return f"{self.journey}/{self.stage}:{self.channel}"

    def touchpoint(self, channel: Channel) -> Touchpoint:
        """Return the step as a touchpoint, which is called by its channel."""
        return Touchpoint.model_construct(title=channel.title, channel=self.channel)


def journey_with_steps(journey: Journey, touchpoints: Iterable[tuple[str, Touchpoint]]) -> Journey:
    """Return a journey with touchpoints that stand at the end of their stages; each with the id of its stage."""
    added: dict[str, list[Touchpoint]] = {}
    for stage, touchpoint in touchpoints:
        added.setdefault(stage, []).append(touchpoint)
    stages = (
        stage.model_copy(update={"touchpoints": (*stage.touchpoints, *added[stage.id])}) if stage.id in added else stage
        for stage in journey.stages
    )
    return journey.model_copy(update={"stages": tuple(stages)})
