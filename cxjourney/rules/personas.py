"""Findings about personas that rules have in common: whom no source reaches, and whom the steps of a stage fail."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.model import Stage
from cxjourney.rules.phrases import who
from cxjourney.rules.rule import Finding, at_journey, at_stage
from cxjourney.text.english import both


def out_of_reach(
    study: Study, personas: Iterable[str], sources: Iterable[str], said: Callable[[str], str], help_: str
) -> Iterator[Finding]:
    """Report each persona that none of the sources hears; ``said`` says what that means, given its name."""
    cannot = f"{both(sources, most=5)} can't reach them."
    for id_ in personas:
        yield at_journey(
            study,
            f"{said(who(id_, study.travellers[id_]))}: {cannot}",
            f"{help_} If a source reaches them on another channel, add that channel under its through:",
            persona=id_,
        )


def failed(
    study: Study,
    wishes: Mapping[str, Iterable[str]],
    fails: Callable[[PersonaAccess, Stage], bool],
    said: str,
    help_: str,
    joint: str = "and",
) -> Iterator[Finding]:
    """Report each stage that fails personas in what they wish for, by id, naming them all with their wishes.

    ``said`` is what no step does, as the second part of a sentence.
    """
    if not any(wishes.values()):
        return
    wishing = [persona for persona in study.access.personas if wishes[persona.persona]]
    for stage in study.journey.stages:
        left = [persona.persona for persona in wishing if fails(persona, stage)]
        if left:
            names = both(f"{id_} ({both(wishes[id_], joint)})" for id_ in left)
            yield at_stage(
                study, stage, f"At {stage.id} no step that they can use {said}: {names}.", help_, persona=left
            )
