"""How rules put things: what a step asks for, whom a stage fails."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.display_names import persona_with_share, short_name, stage_name_in
from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import Lack
from cxjourney.languages import Language
from cxjourney.model import Persona, Stage, Touchpoint
from cxjourney.model.touchpoint import Score
from cxjourney.rules.locate import Finding, at_journey, at_stage


def with_evidence(study: Study, message: str, sources: Iterable[str | None], words: Language) -> str:
    """Return a message on a claim, and that the data named for it does not count, or no longer, where that is so."""
    named = [id_ for id_ in sources if id_ is not None]
    state = claim_state(study, named)
    if not named or state == "evidenced":
        return message
    return words.join_sentences((message, words.text(f"rule.evidence.{state}")))


def with_scores_evidence(study: Study, message: str, scores: Iterable[Score], words: Language) -> str:
    """Return a message on scores, and that no data that counts is named for them, or for some, where that is so."""
    sources = [score.source for score in scores]
    evidenced = [claim_state(study, [source]) == "evidenced" for source in sources]
    if all(evidenced):
        return message
    known = "some" if any(evidenced) else "outdated" if all(sources) else "none"
    return words.join_sentences((message, words.text(f"rule.scores.{known}")))


def unmet_demands(touchpoint: Touchpoint, lacks: Iterable[Lack], persona: Persona, words: Language) -> str:
    """Return what a touchpoint asks for and a persona lacks, as a sentence without its full stop."""
    found = list(lacks)
    unmet = [need for lack in found if lack.kind == "assistive" for need in lack.asked]
    wanted = [_demand(lack, persona, words) for lack in found if lack.kind != "assistive"]
    *others, last = wanted or [""]
    asked = words.text("rule.asks.also", others=words.list_words(others), last=last) if others else last
    kind = "both" if wanted and unmet else "asked" if wanted else "needs"
    return words.text(
        f"rule.asks.{kind}.required" if touchpoint.required else f"rule.asks.{kind}",
        step=short_name(touchpoint, words),
        asked=asked,
        needs=words.join_and(unmet),
    )


def _demand(lack: Lack, persona: Persona, words: Language) -> str:
    has, asked = persona.access, lack.asked[0]
    if lack.kind == "internet":
        if has.internet == "none":
            return words.text("rule.asks.internet", level=asked)
        return words.text("rule.asks.internet.better", level=has.internet)
    if lack.kind == "skills":
        if has.skills == "none":
            return words.text("rule.asks.skills", level=asked)
        return words.text("rule.asks.skills.better", level=has.skills)
    if lack.kind == "travel":
        return words.text("rule.asks.travel.local" if asked == "local" else "rule.asks.travel.any")
    if lack.kind == "abilities":
        return words.text("rule.asks.abilities", abilities=words.join_and(lack.asked))
    devices = words.join_or(words.word("rule.device", device) for device in lack.asked)
    return words.text("rule.asks.devices", devices=devices)


def personas_out_of_reach(
    study: Study,
    personas: Iterable[str],
    sources: Iterable[str],
    said: Callable[[str, str], str],
    help_: str,
    words: Language,
) -> Iterator[Finding]:
    """Yield a finding for each persona that none of the sources hears.

    Args:
        study: The journey.
        personas: The ids of those personas.
        sources: The ids of the sources.
        said: Returns the message, of the persona's name and the names of the sources.
        help_: How to fix it.
        words: The language to write in.
    """
    named = words.join_and(sources, most=5)
    for id_ in personas:
        yield at_journey(study, said(persona_with_share(study, id_, words), named), help_, persona=id_)


def stages_that_fail(
    study: Study,
    wishes: Mapping[str, Iterable[str]],
    fails: Callable[[PersonaAccess, Stage], bool],
    said: Callable[[str, str], str],
    help_: str,
    words: Language,
    listed: Callable[[Iterable[str]], str] | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each stage that fails personas in what they wish for, naming them all with their wishes.

    Args:
        study: The journey.
        wishes: By id of a persona, what it wishes for.
        fails: Returns whether a stage fails a persona.
        said: Returns the message, of the stage and the personas.
        help_: How to fix it.
        words: The language to write in.
        listed: Returns the wishes of one persona as text, by default with ``and``.
    """
    if not any(wishes.values()):
        return
    listed = listed or words.join_and
    wishing = [persona for persona in study.access.personas if wishes[persona.persona]]
    for stage in study.journey.stages:
        left = [persona.persona for persona in wishing if fails(persona, stage)]
        if left:
            named = (words.text("rule.wishes", persona=id_, wishes=listed(wishes[id_])) for id_ in left)
            yield at_stage(
                study, stage, said(stage_name_in(study, stage.id, words), words.join_and(named)), help_, persona=left
            )
