"""The sentences that say whom data no longer hears, and whom it hears now."""

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.voice_changes import VoiceChange
from cxjourney.formats.changes.people_sentences import names_of_either_side
from cxjourney.formats.changes.sentence import Sentence, join_and, join_or, persona_list, subjects
from cxjourney.languages import Language
from cxjourney.model.vocabulary import Family


def voice_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield whom data no longer hears, and whom it hears now."""
    yield from _voice_losses(comparison, words)
    yield from _voice_gains(comparison, words)


def _voice_losses(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    sides = [side for side in (comparison.after, comparison.before) if side]
    travellers = dict.fromkeys(id_ for side in sides for id_ in side.travellers)
    silent = [id_ for id_ in travellers if id_ in comparison.silenced_personas]
    if silent:
        some = join_or(names_of_either_side(comparison, silent, words), words)
        yield Sentence("worse", words.text("change.voice.silent", personas=some), subjects((), silent))
    for families, personas, sources in _by_families(comparison.lost_voices, comparison.silenced_personas):
        text = words.text(
            "change.voice.lost",
            families=join_or(family_names(families, words), words),
            personas=join_or(names_of_either_side(comparison, personas, words), words),
            sources=join_and(sources, words),
        )
        yield Sentence("worse", text, subjects((), personas, sources))


def _voice_gains(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    study = comparison.pairing.study
    first = [id_ for id_ in study.travellers if id_ in comparison.heard_personas]
    if first:
        hearing = sorted(
            {id_ for one in comparison.won_voices if one.persona in comparison.heard_personas for id_ in one.sources}
        )
        personas, sources = persona_list(study, first, words), join_and(hearing, words)
        text = words.text("change.voice.heard", personas=personas, sources=sources)
        yield Sentence("better", text, subjects((), first, hearing))
    for families, ids, hearing in _by_families(comparison.won_voices, comparison.heard_personas):
        text = words.text(
            "change.voice.won",
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
