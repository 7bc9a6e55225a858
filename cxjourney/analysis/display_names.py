"""Display names of stages, personas, touchpoints and metrics: what a sentence calls them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cxjourney.analysis.assumed_access import Assumption
from cxjourney.analysis.claim_evidence import share_state
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.languages.access_phrases import access_names
from cxjourney.model import Ask, Metric, PainPoint, Persona, Stage, Touchpoint, known_channels
from cxjourney.model.disambiguate_titles import labels_apart
from cxjourney.model.fields import split_time_span
from cxjourney.text.shorten import shorten

if TYPE_CHECKING:
    from cxjourney.analysis.diff.journey_comparison import JourneyComparison

_WORD = re.compile(r"[^\W_]+")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BEYOND_A_NAME = re.compile(r"\s*[,;:(–—،؛，、：；（]")
MOST_NAMES = 6
"""At most this many names stand in a sentence; the rest is counted."""


def stage_name(id_: str, title: str, words: Language) -> str:
    """Return the name of a stage: ``“Proves who they are” (proves-identity)``; its id alone where that says it."""
    quoted = words.quote(shorten(title))
    if words.is_by_title:
        return quoted
    return id_ if _is_in_title(id_, title) else words.text("figures.brackets", text=quoted, inside=id_)


def stage_name_in(study: Study, id_: str, words: Language) -> str:
    """Return the name of a stage of a journey, as `stage_name` does; by titles alone, one that no other stage has."""
    if words.is_by_title:
        return words.quote(study.stage_labels[id_])
    return stage_name(id_, study.journey.stages[study.position_of(id_)].title, words)


def stage_names(words: Language, *studies: Study | None) -> Mapping[str, str]:
    """Return, by id, the names of the stages of a journey as it was and is; the last of these names a stage of both."""
    return {
        stage.id: stage_name(stage.id, stage.title, words)
        for study in studies
        if study
        for stage in study.journey.stages
    }


def stage_names_in(comparison: "JourneyComparison", words: Language) -> Mapping[str, str]:
    """Return, by id, the names of the stages of a journey that was compared, as it is now where a stage still is."""
    return stage_names(words, comparison.before, comparison.after)


def select_names(names: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    """Return the names of some stages."""
    return [names[id_] for id_ in ids]


def persona_name(id_: str, persona: Persona, words: Language) -> str:
    """Return the name of a persona, and its share if it has one: ``Greta (14%)``, or ``Hanne (older-rural, 14%)``.

    It is the persona's own name, else what the title begins with; where it says the id too, that is left out.
    """
    name = shorten(persona.name) if persona.name else _BEYOND_A_NAME.split(shorten(persona.title))[0] or id_
    inside = [words.share(persona.share.value)] if persona.share else []
    if not (words.is_by_title or _is_in_title(id_, name)):
        inside = [id_, *inside]
    return words.text("figures.brackets", text=name, inside=words.list_words(inside)) if inside else name


def shares_note(study: Study, words: Language) -> str:
    """Return sentences on which shares of the personas that travel a journey are assumed or outdated; else nothing."""
    found = {id_: share_state(study, persona) for id_, persona in study.travellers.items()}
    states = {id_: state for id_, state in found.items() if state}
    parts = []
    for state in ("assumed", "outdated"):
        ids = [id_ for id_, of_this in states.items() if of_this == state]
        if ids and len(ids) == len(states):
            return words.text(f"shares.all-{state}")
        if ids:
            names = (words.quote(shorten(study.persona_labels[id_])) for id_ in ids)
            parts.append(words.text(f"shares.some-{state}", personas=words.join_and(names, MOST_NAMES)))
    return " ".join(parts)


def able_figure(study: Study, words: Language) -> str:
    """Return which share is able: two figures where it is so much only if what nobody wrote down is good enough.

    That is the access of personas that are able by assumption only, and whether steps serve those that are unproven.

    Returns:
        A question mark where nobody can say.
    """
    able, uncertain = study.access.able_share, study.uncertain_share
    if able is None:
        return words.text("map.able.none")
    figure = words.percent(100 * able)
    if not uncertain:
        return figure
    return words.text("figures.range", least=words.percent(100 * max(0.0, able - uncertain)), most=figure)


def doubtful_shares(study: Study, words: Language) -> Iterator[str]:
    """Yield of which part of customers the share is assumed, and of which outdated; nothing where all are shown."""
    shares = [(one.share.value, share_state(study, one)) for one in study.travellers.values() if one.share]
    for state in ("assumed", "outdated"):
        part = sum(share for share, found in shares if found == state)
        if part:
            yield words.text(f"shares.part-{state}", part=words.percent(100 * part))


def inferred_hearing(study: Study, words: Language) -> Iterator[str]:
    """Yield by what it is inferred whom data hears: of sources that name no channels, and of access nobody wrote."""
    for ground in ("stage", "touchpoints"):
        found = (study.scope.sources[id_].title for id_, of in study.hearing_grounds.items() if of == ground)
        quoted = [words.quote(shorten(title)) for title in found]
        if quoted:
            yield words.text(f"gaps.voices.by-{ground}", sources=words.join_and(quoted, MOST_NAMES))
    people = [words.quote(study.persona_labels[id_]) for id_ in study.assumed_hearing]
    if people:
        yield words.text("gaps.voices.by-access", personas=words.join_and(people, MOST_NAMES))


def full_title(persona: Persona) -> str:
    """Return the title of a persona, with its name where the title does not say it: ``A new patient (Pat)``."""
    if persona.name is None or _is_in_title(persona.name, persona.title):
        return persona.title
    return f"{persona.title} ({persona.name})"


def told_persona(study: Study, id_: str) -> str:
    """Return the full title of a persona in sight, with its id where another one has that title too."""
    return labels_apart({other: full_title(persona) for other, persona in study.scope.personas.items()})[id_]


def channel_title(study: Study, channel: str, words: Language) -> str:
    """Return a channel's name: the team's own, or the tool's word for one that nobody defined.

    Raises:
        KeyError: The journey sees no such channel.
    """
    defined = study.scope.channels[channel]
    return words.word("channel", channel) if defined == known_channels().get(channel) else defined.title


def assumption_names(study: Study, persona: str, words: Language) -> list[str]:
    """Return what must be good enough for a persona to be able, though nobody wrote it down; empty if nothing must."""
    assumed = study.assumptions.get(persona)
    return names_of_assumption(study, assumed, words) if assumed else []


def names_of_assumption(study: Study, assumed: Assumption, words: Language) -> list[str]:
    """Return what is assumed: names of access, and the channels that do not say what they ask for."""
    quoted = (words.quote(shorten(channel_title(study, id_, words))) for id_ in assumed.channels)
    return [*access_names(assumed.access, words), *(words.text("access.channel", channel=name) for name in quoted)]


def goal_note(study: Study, words: Language) -> str:
    """Return which ends count as the goal though no stage is marked as a success; empty where one is."""
    if not study.unmarked_goals or not study.access.personas:
        return ""
    titles = {stage.id: shorten(stage.title) for stage in study.journey.stages}
    named = (words.quote(titles[id_]) for id_ in study.unmarked_goals)
    return words.text("gaps.able.unmarked", stages=words.join_and(named, MOST_NAMES))


def doubts_of_able(study: Study, words: Language) -> Iterator[str]:
    """Yield how much of the share that is able is unproven, and how much is only assumed; nothing where none is."""
    unproven, assumed = study.access.unproven_share, study.assumed_share
    if unproven:
        yield words.text("map.able.unproven", unproven=words.percent(100 * unproven))
    if assumed:
        yield words.text("map.able.assumed", assumed=words.percent(100 * assumed))


def span_words(span: str, words: Language) -> str:
    """Return a length of time in words, in the unit in which it is written: ``20 min`` for ``20min``."""
    number, unit = split_time_span(span)
    return words.count(f"map.time.{unit}", number)


def quoted_label(text: str, words: Language) -> str:
    """Return an id as it is, and a title in quotes."""
    return text if _ID.fullmatch(text) else words.quote(text)


def _is_in_title(id_: str, title: str) -> bool:
    """Return whether all words of an id or a name stand in a title, in order: ``receives-card``, Receives the card."""
    words = iter(_WORD.findall(title.casefold()))
    return all(part in words for part in _WORD.findall(id_.casefold()))


def short_name(thing: Touchpoint | PainPoint, words: Language) -> str:
    """Return the id of a touchpoint or a pain point, or its title in quotes where it has none.

    What tells it from others of that title in its stage stands behind it: ``“Website” [phone]``.
    """
    if thing.id and not words.is_by_title:
        return thing.id
    quoted = words.quote(shorten(thing.title))
    return f"{quoted} [{thing.apart}]" if thing.apart else quoted


def ask_name(ask: Ask, words: Language) -> str:
    """Return the id of a question that was asked, or the question in quotes where it has none."""
    return ask.id if ask.id and not words.is_by_title else words.quote(shorten(ask.question))


def full_name(thing: Touchpoint | PainPoint, words: Language) -> str:
    """Return the title and the id of a touchpoint or a pain point, as `stage_name` does; its title if it has no id."""
    return stage_name(thing.id, thing.title, words) if thing.id else short_name(thing, words)


def journey_name(study: Study, words: Language) -> str:
    """Return the title and the id of a journey, as `stage_name` does."""
    return stage_name(study.journey.journey, study.journey.title, words)


def metric_name(metric: Metric, of: str, words: Language) -> str:
    """Return the name of a metric: its title in quotes, or its kind, and whose it is.

    Args:
        metric: The metric.
        of: The name of the stage or the journey whose it is.
        words: The language to write in.
    """
    if metric.title:
        return words.text("rule.metric.titled", title=shorten(metric.title), of=of)
    return words.text("rule.metric", kind=metric.kind, of=of)


def metric_phrase(study: Study, stage: Stage | None, metric: Metric, words: Language, *, begins: bool = False) -> str:
    """Return a metric as part of a sentence: ``the metric nps of first-month``.

    Args:
        study: The journey.
        stage: The stage whose metric it is; None for the journey's own.
        metric: The metric.
        words: The language to write in.
        begins: Whether the sentence begins with it.
    """
    name = metric_name(metric, stage_name_in(study, stage.id, words) if stage else study.journey.journey, words)
    return words.text("rule.measure.begins" if begins else "rule.measure", metric=name)


def persona_with_share(study: Study, id_: str, words: Language) -> str:
    """Return the id of a persona with its share, and what that is where nothing shows it: ``greta (14%, assumed)``.

    Args:
        study: A journey that the persona travels.
        id_: The persona's id.
        words: The language.
    """
    persona = study.travellers[id_]
    state = share_state(study, persona)
    if persona.share is None or state is None:
        return words.text("rule.persona.no-share", persona=id_)
    said = [words.share(persona.share.value)]
    if state != "evidenced":
        said.append(words.text(f"claim.{state}"))
    return words.text("rule.persona", persona=id_, share=words.list_words(said))


def personas_with_shares(study: Study, ids: Iterable[str], words: Language) -> str:
    """Return the ids of personas with their shares, as a list in a sentence."""
    return words.join_and(persona_with_share(study, id_, words) for id_ in ids)
