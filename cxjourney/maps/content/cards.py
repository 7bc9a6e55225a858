"""Cards that more than one view shows: data sources, channels, and texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.evidence_states import touchpoint_words
from cxjourney.analysis.source_freshness import is_expired
from cxjourney.maps.canvas import icons
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.model.card import Card
from cxjourney.model import known_channels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxjourney.analysis.evidence_states import EvidenceWord, StageWords
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import DataSource, Stage, Statement, Touchpoint


def source_chip(study: Study, source_id: str, language: Language) -> Card:
    """Return a card of a data source, which leads to it: how fresh and how large it is, or why it does not count.

    Raises:
        KeyError: The study's scope defines no such source.
    """
    source = study.scope.sources[source_id]
    return _chip(study, source_id, source, language)._replace(link=source.link or "")


def measured_chip(study: Study, stage: Stage, source_id: str, language: Language) -> Card:
    """Return a card of a source that observes a stage; filled where it is verified there, and with the word for it.

    Without a record of evidence it is `source_chip`.
    """
    chip, word = source_chip(study, source_id, language), study.evidence_words.get(stage.id, {}).get(source_id)
    if word is None:
        return chip
    details = join_list(language, *chip.details, evidence_text(word, language))
    return chip._replace(look="verified" if word.state == "verified" else chip.look, details=(details,))


def words_at(study: Study, touchpoint: Touchpoint) -> StageWords:
    """Return by the sources that were measured at a touchpoint what a record of evidence says of each there."""
    return touchpoint_words(study.journey.journey, touchpoint, study.counting, study.scope, study.as_of)


def evidence_text(word: EvidenceWord, language: Language) -> str:
    """Return in words what a record of evidence says of a source at a place: verified, say, or stale since a day."""
    since = {"date": language.day(word.since)} if word.since else {}
    return language.text(f"gaps.evidence.{word.state}", **since)


def _chip(study: Study, id_: str, source: DataSource, language: Language) -> Card:
    sample = language.count("map.sample", source.sample) if source.sample is not None else ""
    refreshed = language.text("map.refreshed", date=language.day(source.refreshed)) if source.refreshed else ""
    if not source.brings:
        return Card(source.title, "lost", details=tuple(filter(None, (refreshed, language.text("map.who-they-are")))))
    if source.status == "planned":
        when = language.text("map.planned.for", date=language.day(source.expected)) if source.expected else ""
        return Card(source.title, "planned", details=(when or language.text("map.planned"),))
    if source.status == "unavailable" or is_expired(source, study.as_of):
        why = language.text("map.unavailable" if source.status == "unavailable" else "map.expired")
        return Card(source.title, "lost", details=tuple(filter(None, (refreshed, why))))
    fresh, day = study.freshness(id_), study.dated[id_].refreshed
    refreshed = language.text("map.refreshed", date=language.day(day)) if day else ""
    doubt = "" if fresh == "fresh" else language.text(f"gaps.freshness.{fresh}.word")
    details = join_list(language, refreshed, doubt, sample)
    return Card(source.title, "chip", details=(details,) if details else ())


def channel_icon(study: Study, channel: str) -> str:
    """Return the name of a channel's icon: the one it names, else its own, or that of its kind for a team's own."""
    if chosen := study.scope.channels[channel].icon:
        return chosen if chosen in icons.ICONS else f"kind-{chosen}"
    known = known_channels().get(channel)
    return icons.icon_of(channel, study.scope.channels[channel].kind, known.kind if known else None)


def doubtful_of_them(study: Study, sources: Iterable[str | None], language: Language) -> list[str]:
    """Return of claims, each with the source that it names, how many are only assumed, and how many outdated."""
    states = Counter(claim_state(study, (source,)) for source in sources)
    return [
        language.text(f"map.of-them.{state}", n=language.number(states[state]))
        for state in ("assumed", "outdated")
        if states[state]
    ]


TEXT_SYMBOLS = {"evidenced": "shown", "outdated": "outdated"}
"""What stands before a text whose source counts, or no longer counts, in place of its bullet."""


def text_card(study: Study, statement: Statement, language: Language) -> Card:
    """Return a card of a text with a bullet, or a symbol for its source, which a screen reader says."""
    whose = frozenset((statement.persona,)) if statement.persona else None
    shown_by, sign = text_evidence(study, statement, language)
    return Card(statement.text, symbol=sign or "bullet", about=shown_by, whose=whose)


def text_evidence(study: Study, statement: Statement, language: Language) -> tuple[str, str]:
    """Return in words which source shows a text, and the symbol for that; nothing where the text names none.

    There is no symbol where the source never counted.
    """
    if statement.source is None:
        return "", ""
    symbol = TEXT_SYMBOLS.get(claim_state(study, (statement.source,)), "")
    return language.text("map.evidence", sources=named_source(study, statement.source, language)), symbol


def named_source(study: Study, source_id: str, language: Language) -> str:
    """Return the title of a source that a claim names, and in words that it does not count where it doesn't."""
    state = claim_state(study, (source_id,))
    title = study.scope.sources[source_id].title
    return title if state == "evidenced" else language.text(f"claim.named.{state}", source=title)
