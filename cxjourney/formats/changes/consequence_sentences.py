"""What a change means, in sentences: for people, data, owners and metrics, worst first."""

from collections.abc import Iterator

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.formats.changes.ask_sentences import ask_sentences
from cxjourney.formats.changes.attribute_sentences import attribute_sentences, other_sentences
from cxjourney.formats.changes.data_sentences import cell_sentences, claim_sentences, touchpoint_sentences
from cxjourney.formats.changes.evidence_sentences import evidence_sentences
from cxjourney.formats.changes.metric_sentences import metric_sentences
from cxjourney.formats.changes.owner_sentences import owner_sentences
from cxjourney.formats.changes.people_sentences import access_sentences
from cxjourney.formats.changes.sentence_parts import Effect, Sentence
from cxjourney.formats.changes.structure_sentences import structure_sentences
from cxjourney.formats.changes.voice_sentences import voice_sentences
from cxjourney.languages import Language

_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def consequences(comparison: JourneyComparison, words: Language) -> list[Sentence]:
    """Return what a change means for a journey, in sentences: first what is worse, then what is better."""
    return sorted(_sentences(comparison, words), key=lambda clause: _ORDER.index(clause.effect))


def _sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    yield from access_sentences(comparison, words)
    yield from cell_sentences(comparison, words)
    yield from evidence_sentences(comparison, words)
    yield from voice_sentences(comparison, words)
    yield from touchpoint_sentences(comparison, words)
    yield from structure_sentences(comparison, words)
    yield from owner_sentences(comparison, words)
    yield from metric_sentences(comparison, words)
    yield from attribute_sentences(comparison, words)
    yield from ask_sentences(comparison, words)
    yield from claim_sentences(comparison, words)
    yield from other_sentences(comparison, words)
