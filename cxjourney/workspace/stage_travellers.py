"""Personas that a stage says travel it, though they do not travel its journey."""

from collections.abc import Iterator

from cxjourney.diagnostics import About, Notice
from cxjourney.model import Journey
from cxjourney.parse.document import Document


def stage_travellers_elsewhere(journey: Journey, document: Document) -> Iterator[Notice]:
    """Yield a notice for each persona that stands under a stage's ``travelled_by`` and not under the journey's.

    Args:
        journey: The journey.
        document: Where it stands.
    """
    if journey.travelled_by is None:
        return
    for index, stage in enumerate(journey.stages):
        for number, id_ in enumerate(stage.travelled_by or ()):
            if id_ not in journey.travelled_by:
                yield Notice(
                    "CX103",
                    f"{id_} takes part in stage {stage.id}, but does not travel journey {journey.journey}.",
                    f"Write {id_} under the journey's travelled_by: too, or take {id_} out here.",
                    document.source.name,
                    document.span(("stages", index, "travelled_by", number)),
                    About(journey=journey.journey, stage=stage.id, persona=id_),
                )
