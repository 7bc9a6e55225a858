"""The sentences on voices: whom data no longer hears and whom it hears now, or who is only taken to be heard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.voice_changes import VoiceChange
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.people_sentences import names_of_either_side
from cxjourney.formats.changes.sentence_parts import Sentence, join_and, join_or, persona_list, subjects
from cxjourney.languages import Language
from cxjourney.model.vocabulary import Family


class _Voices(NamedTuple):
    """Voices that came or went, and the ids of personas who had none before, or have none any more."""

    changes: list[VoiceChange]
    wholly: frozenset[str]


def voice_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield whom data no longer hears, and whom it hears now; of sources without ``through``, who is taken to be."""
    for kept, told in _by_ground(comparison.lost_voices, comparison.before, comparison.silenced_personas):
        yield from _voice_losses(comparison, kept, told, words)
    for kept, told in _by_ground(comparison.won_voices, comparison.after, comparison.heard_personas):
        yield from _voice_gains(comparison, kept, told, words)


def _by_ground(
    voices: Iterable[VoiceChange], study: Study | None, wholly: frozenset[str]
) -> Iterator[tuple[_Voices, str]]:
    """Yield the voices of sources that name whom they hear, then those of sources that are only taken to hear them.

    Where a family has some of both, those that are only taken to hear somebody add nothing. Beside the voices stands
    how the keys of what is said of them end.
    """
    grounds = study.hearing_grounds if study else {}
    named: list[VoiceChange] = []
    taken: list[VoiceChange] = []
    for one in voices:
        known = tuple(id_ for id_ in one.sources if grounds.get(id_) == "through")
        (named if known else taken).append(replace(one, sources=known or one.sources))
    certain = wholly - ({one.persona for one in taken} - {one.persona for one in named})
    yield _Voices(named, certain), ""
    yield _Voices(taken, wholly - certain), ".taken"


def _voice_losses(comparison: JourneyComparison, voices: _Voices, ending: str, words: Language) -> Iterator[Sentence]:
    sides = [side for side in (comparison.after, comparison.before) if side]
    travellers = dict.fromkeys(id_ for side in sides for id_ in side.travellers)
    silent = [id_ for id_ in travellers if id_ in voices.wholly]
    if silent:
        names = names_of_either_side(comparison, silent, words)
        text = words.text(f"change.voice.silent{ending}", personas=join_or(names, words))
        yield Sentence("worse", text, subjects((), silent))
    for families, personas, sources in _by_families(voices.changes, comparison.silenced_personas):
        text = words.text(
            f"change.voice.lost{ending}",
            families=join_or(family_names(families, words), words),
            personas=join_or(names_of_either_side(comparison, personas, words), words),
            sources=join_and(sources, words),
        )
        yield Sentence("worse", text, subjects((), personas, sources))


def _voice_gains(comparison: JourneyComparison, voices: _Voices, ending: str, words: Language) -> Iterator[Sentence]:
    study = comparison.pairing.study
    first = [id_ for id_ in study.travellers if id_ in voices.wholly]
    if first:
        hearing = sorted({id_ for one in voices.changes if one.persona in voices.wholly for id_ in one.sources})
        personas, sources = persona_list(study, first, words), join_and(hearing, words)
        text = words.text(f"change.voice.heard{ending}", personas=personas, sources=sources)
        yield Sentence("better", text, subjects((), first, hearing))
    for families, ids, hearing in _by_families(voices.changes, comparison.heard_personas):
        text = words.text(
            f"change.voice.won{ending}",
            families=join_and(family_names(families, words), words),
            personas=persona_list(study, ids, words),
            sources=join_and(hearing, words),
        )
        yield Sentence("better", text, subjects((), ids, hearing))


def _by_families(
    changes: Sequence[VoiceChange], told: frozenset[str]
) -> Iterator[tuple[tuple[Family, ...], list[str], list[str]]]:
    """Yield families, the personas who lost or won just these, and the sources; those who were told of are left out."""
    families: dict[str, tuple[Family, ...]] = {}
    for one in changes:
        if one.persona not in told:
            families[one.persona] = (*families.get(one.persona, ()), one.family)
    for group in dict.fromkeys(families.values()):
        personas = [persona for persona, those in families.items() if those == group]
        sources = {id_ for one in changes if one.persona in personas for id_ in one.sources}
        yield group, personas, sorted(sources)


def family_names(families: Iterable[Family], words: Language) -> list[str]:
    """Return the kinds of data as they stand before ``data`` and ``source``: ``behavioural``."""
    return [words.word("change.family", family) for family in families]
