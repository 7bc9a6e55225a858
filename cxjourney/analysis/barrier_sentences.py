"""What keeps a persona from getting past a stage, in words of a language."""

from collections.abc import Iterator

from cxjourney.analysis.journey_access import PersonaAccess, organisation_contacts
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import touchpoint_lacks
from cxjourney.languages import Language
from cxjourney.languages.access_phrases import barrier_text
from cxjourney.model import Stage


def barrier_sentences(study: Study, access: PersonaAccess, stage: Stage, words: Language) -> Iterator[str]:
    """Yield what each step in the way asks for that a persona lacks, and why what it can use is not enough.

    Where a required step is in the way, those that it could do without are not: they are left out.
    """
    persona, channels = study.travellers[access.persona], study.scope.channels
    barred = access.blocking_steps_at(stage.id)
    for step in barred:
        yield barrier_text(step.told_title, touchpoint_lacks(persona, step, channels), words)
    shut = any(step.required for step in barred)
    for step in access.usable[stage.id]:
        yield words.text("barrier.shut" if shut else "barrier.not-enough", touchpoint=step.told_title)
    for touchpoint in organisation_contacts(stage, access.persona, persona, channels):
        yield words.text("barrier.organisation", touchpoint=touchpoint.told_title)
