"""How rules put things: why a source does not count, what a step asks for, whom a stage fails."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cxjourney.analysis.access import Lack, PersonaAccess
from cxjourney.analysis.as_of import AsOf, is_expired
from cxjourney.analysis.names import called, who
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Persona, Stage, Touchpoint
from cxjourney.rules.locate import at_journey, at_stage
from cxjourney.rules.rule import Finding
from cxjourney.text.english import join_and


def why_not(source: DataSource, as_of: AsOf) -> str:
    """Say why a source does not count, as the second part of a sentence."""
    if source.status == "planned":
        return f"is planned{f' for {source.expected}' if source.expected else ''}"
    if source.status == "unavailable":
        return "is unavailable"
    if is_expired(source, as_of):
        return f"has expired (last refreshed {source.refreshed})"
    if source.type in ("demographics", "segmentation"):
        return "tells who customers are, not what they experience"
    return "has an empty list of families"


def what_it_asks(touchpoint: Touchpoint, lacks: Iterable[Lack], persona: Persona) -> str:
    """Say what a touchpoint asks for that a persona lacks, as a sentence without its full stop."""
    found = list(lacks)
    unmet = [need for lack in found if lack.kind == "assistive" for need in lack.asked]
    wanted = [f"for {_asked(lack, persona)}" for lack in found if lack.kind != "assistive"]
    parts = [f"asks {', and '.join(filter(None, (', '.join(wanted[:-1]), wanted[-1])))}"] if wanted else []
    if unmet:
        parts.append(f"does not serve {join_and(unmet)}")
    required = ", which is required," if touchpoint.required else ""
    return f"{called(touchpoint)}{required} {', and '.join(parts)}"


def _asked(lack: Lack, persona: Persona) -> str:
    has, asked = persona.access, lack.asked[0]
    if lack.kind == "internet":
        return (
            f"a better connection than {has.internet}"
            if has.internet != "none"
            else f"an internet connection ({asked})"
        )
    if lack.kind == "skills":
        return f"better digital skills than {has.skills}" if has.skills != "none" else f"digital skills ({asked})"
    if lack.kind == "travel":
        return "a trip nearby" if asked == "local" else "a long trip"
    return f"a {join_and((device.replace('-', ' ') for device in lack.asked), 'or')}"


def personas_out_of_reach(
    study: Study, personas: Iterable[str], sources: Iterable[str], said: Callable[[str], str], help_: str
) -> Iterator[Finding]:
    """Report each persona that none of the sources hears; ``said`` says what that means, given its name."""
    cannot = f"{join_and(sources, most=5)} can't reach them."
    for id_ in personas:
        yield at_journey(
            study,
            f"{said(who(id_, study.travellers[id_]))}: {cannot}",
            f"{help_} If a source reaches them on another channel, add that channel under its through:",
            persona=id_,
        )


def stages_that_fail(
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
            names = join_and(f"{id_} ({join_and(wishes[id_], joint)})" for id_ in left)
            yield at_stage(
                study, stage, f"At {stage.id} no step that they can use {said}: {names}.", help_, persona=left
            )
