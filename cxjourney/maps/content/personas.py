"""Personas on a map: who they are, what they have and can do, and how all customers are split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.claim_evidence import persona_state, share_state
from cxjourney.analysis.display_names import assumption_names, doubts_of_able, told_persona
from cxjourney.languages.access_phrases import access_names
from cxjourney.maps.canvas import looks
from cxjourney.maps.content.illustrations import portrait
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.persona_marks import persona_symbol, personas_on_map
from cxjourney.maps.model.card import Card, SplitBar
from cxjourney.maps.model.map import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Persona


_FILLINGS = {"able": looks.KNOWN, "stranded": looks.INK, "unknown": looks.HATCH}


def persona_head(study: Study, id_: str, language: Language, look: str = "persona") -> Card:
    """Return a card of a persona with its symbol, its share, what it has and can do, and what nobody said of that.

    Raises:
        KeyError: No persona of this id is on the map.
    """
    personas = personas_on_map(study)
    persona, place = personas[id_], list(personas).index(id_)
    has, unsaid = list_names(language, access_words(persona, language)), unsaid_words(study, id_, persona, language)
    said = (share_of(study, persona, language), *research_doubt(study, persona, language), has, unsaid)
    return Card(
        told_persona(study, id_),
        look,
        details=tuple(filter(None, said)),
        symbol=persona_symbol(place),
        whose=frozenset((id_,)),
        illustration=portrait(study, id_),
    )


def share_of(study: Study, persona: Persona, language: Language) -> str:
    """Return in words the share of customers that a persona stands for and what it rests on, or that it has none."""
    if persona.share is None:
        return language.text("persona.no-share")
    share = language.text("persona.share", share=language.percent(100 * persona.share.value))
    state = share_state(study, persona)
    return share if state == "evidenced" else language.text(f"claim.with.{state}", claim=share)


def research_doubt(study: Study, persona: Persona, language: Language) -> tuple[str, ...]:
    """Return in words that nobody talked to such customers, or too long ago; nothing where research shows a persona."""
    if persona_state(study, persona) == "evidenced":
        return ()
    if not persona.research.interviews:
        return (language.text("map.persona.no-interviews"),)
    talked = language.count("map.persona.interviews", persona.research.interviews)
    return (language.text("claim.with.outdated", claim=talked),)


def assumed_words(study: Study, id_: str, language: Language) -> tuple[str, ...]:
    """Return in words on what a persona is able only because nobody wrote it down; nothing where it is not so."""
    assumed = assumption_names(study, id_, language)
    return (language.text("map.persona.assumed", names=list_names(language, assumed)),) if assumed else ()


def access_words(persona: Persona, language: Language) -> Iterator[str]:
    """Yield in words what a persona has and can do, as far as it is written down."""
    if "access" not in persona.model_fields_set:
        return
    has = persona.access
    levels = {"internet": has.internet, "skills": has.skills, "travel": has.travel}
    yield from (language.text(f"map.has.{name}.{level}") for name, level in levels.items() if name not in has.unsaid)
    if not has.devices:
        yield language.text("map.has.devices.none")
    elif "devices" not in has.unsaid:
        yield list_names(language, (language.word("lack.device", device) for device in has.devices))
    if has.assistive:
        needs = list_names(language, (language.word("lack.assistive", need) for need in has.assistive))
        yield language.text("map.needs", needs=needs)
    if has.lacks:
        lacks = list_names(language, (language.word("lack.sense", word) for word in has.lacks))
        yield language.text("map.lacks", lacks=lacks)


def unsaid_words(study: Study, id_: str, persona: Persona, language: Language) -> str:
    """Return what nobody wrote down of a persona's access, and whether it is able by that alone; empty if all is."""
    unsaid = list(access_names(persona.access.unsaid, language))
    assumed = assumption_names(study, id_, language)
    if assumed and set(unsaid) <= set(assumed):
        return "".join(assumed_words(study, id_, language))
    names = list_names(language, unsaid)
    if assumed:
        return language.text("map.has.unsaid.assumed", names=names, assumed=list_names(language, assumed))
    if not unsaid:
        return ""
    if "access" not in persona.model_fields_set:
        return language.text("map.access.unsaid")
    return language.text("map.has.unsaid", names=names)


def able_words(study: Study, id_: str, language: Language) -> str:
    """Return in words that a persona is able, or on what it is so only because nobody wrote it down."""
    return "".join(assumed_words(study, id_, language)) or language.text("map.persona.able")


def _split_words(study: Study, kind: str, language: Language) -> str:
    doubts = doubts_of_able(study, language) if kind == "able" else ()
    return join_list(language, language.text(f"map.split.{kind}"), *doubts)


def split_of_customers(study: Study, language: Language) -> tuple[Row, ...]:
    """Return a row with the bar of all customers: who gets through, who is stranded, who is in no persona.

    Returns:
        One row, as wide as the page; none where nobody can say.
    """
    access = study.access
    if access.able_share is None or access.stranded_share is None or access.unknown_share is None:
        return ()
    shares = {"able": access.able_share, "stranded": access.stranded_share, "unknown": access.unknown_share}
    parts = tuple(
        (share, _FILLINGS[kind], f"{language.percent(100 * share)} {_split_words(study, kind, language)}")
        for kind, share in shares.items()
    )
    return (Row(language.text("map.split"), (Card("", "plain", ornaments=(SplitBar(parts),)),), wide=True),)
