"""Personas that a stage says travel it, though they do not travel its journey."""

from collections.abc import Iterator

from cxjourney.diagnostics import About, Notice
from cxjourney.languages.message import message
from cxjourney.parse.document import Document
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import KnownIds


def stage_travellers_elsewhere(document: Document, names: KnownIds) -> Iterator[Notice]:
    """Yield a notice for each persona that stands under a stage's ``travelled_by`` and not under the journey's.

    Args:
        document: The journey; it is read as plain data, so that other faults hide none of these.
        names: The ids in sight of it: what is no persona's is said by itself.
    """
    journey, stages = document.data, document.data.get("stages")
    travellers, personas = journey.get("travelled_by"), names.known["persona"]
    if not isinstance(travellers, list) or not isinstance(stages, list):
        return
    for index, stage in enumerate(stages):
        named = stage.get("travelled_by") if isinstance(stage, dict) else None
        for number, id_ in enumerate(named if isinstance(named, list) else ()):
            if isinstance(id_, str) and id_ in personas and id_ not in travellers:
                label, title = stage.get("id"), journey.get("journey")
                yield Notice(
                    "CX103",
                    message("reference.travels", persona=id_, stage=shorten(str(label)), journey=shorten(str(title))),
                    message("reference.travels.help", persona=id_),
                    document.source.name,
                    document.span(("stages", index, "travelled_by", number)),
                    About(
                        journey=title if isinstance(title, str) else None,
                        stage=label if isinstance(label, str) else None,
                        persona=id_,
                    ),
                )
