"""What stages, personas, touchpoints and metrics are called in a sentence."""

import re
from collections.abc import Iterable, Mapping

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.model import Metric, PainPoint, Persona, Stage, Touchpoint
from cxjourney.text.english import per_cent
from cxjourney.text.escape import shorten

_WORD = re.compile(r"[^\W_]+")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BEYOND_A_NAME = re.compile(r"\s*[,;:(–—،؛]")
_LEAST_SHARE = 0.0001


def stage_name(id_: str, title: str) -> str:
    """Name a stage: ``“Proves who they are” (proves-identity)``; by its id alone where that says it."""
    return id_ if _says(id_, title) else f"“{shorten(title)}” ({id_})"


def stage_names(*studies: Study | None) -> Mapping[str, str]:
    """Name the stages of a journey as it was and is; where both have a stage, it is called as in the last of them."""
    return {stage.id: stage_name(stage.id, stage.title) for study in studies if study for stage in study.journey.stages}


def names_in(comparison: Comparison) -> Mapping[str, str]:
    """Name the stages of a journey that was compared."""
    return stage_names(comparison.before, comparison.after)


def names_of(names: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    """Return the names of some stages."""
    return [names[id_] for id_ in ids]


def person(id_: str, persona: Persona, words: Language) -> str:
    """Name a persona, with its share if it has one: ``greta (14%)``, or ``Hanne (older-rural, 14%)``.

    The name is what the title begins with; the id stands alone where it is that name.
    """
    name = _BEYOND_A_NAME.split(shorten(persona.title))[0]
    inside = [_share(persona.share.value, words)] if persona.share else []
    if name and not _says(id_, name):
        inside, id_ = [id_, *inside], name
    return f"{id_} ({words.list_words(inside)})" if inside else id_


def _share(share: float, words: Language) -> str:
    """Write a share in per cent, to two decimals at most; one that would be none is not."""
    if 0 < share < _LEAST_SHARE:
        return words.text("change.share.least", percent=words.percent(100 * _LEAST_SHARE, 2))
    return words.percent(100 * share, 2)


def label(text: str) -> str:
    """Name something by its id as it is, by its title in quotes."""
    return text if _ID.fullmatch(text) else f"“{text}”"


def _says(id_: str, title: str) -> bool:
    """Whether all words of an id stand in a title, in their order, as in ``receives-card``, Receives the card."""
    words = iter(_WORD.findall(title.casefold()))
    return all(part in words for part in _WORD.findall(id_.casefold()))


def called(thing: Touchpoint | PainPoint) -> str:
    """Name a touchpoint or a pain point by its id, or by its title in quotes."""
    return thing.id or f"“{shorten(thing.title)}”"


def called_metric(metric: Metric, of: str, words: Language) -> str:
    """Name a metric by its title in quotes, or by its kind, and the stage or journey whose it is."""
    if metric.title:
        return words.text("rule.metric.titled", title=shorten(metric.title), of=of)
    return words.text("rule.metric", kind=metric.kind, of=of)


def measure_of(study: Study, stage: Stage | None, metric: Metric, words: Language, *, begins: bool = False) -> str:
    """Name a metric of a stage; without one, of the journey: ``the metric nps of first-month``."""
    name = called_metric(metric, stage.id if stage else study.journey.journey, words)
    return words.text("rule.measure.begins" if begins else "rule.measure", metric=name)


def who(id_: str, persona: Persona, words: Language) -> str:
    """Name a persona with its share: ``greta (14%)``."""
    if persona.share is None:
        return words.text("rule.persona.no-share", persona=id_)
    return words.text("rule.persona", persona=id_, share=per_cent(persona.share.value))


def whom(study: Study, ids: Iterable[str], words: Language) -> str:
    """Name personas with their shares."""
    return words.join_and(who(id_, study.travellers[id_], words) for id_ in ids)
