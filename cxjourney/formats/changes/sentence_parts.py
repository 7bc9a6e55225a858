"""One consequence of a change in words, whether it is a loss or a gain, and the lists of names in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cxjourney.analysis.display_names import persona_name
from cxjourney.analysis.study import Study
from cxjourney.languages import Language

MAX_NAMED = 6
"""At most this many things are named in one clause; the rest is counted."""
Effect = Literal["worse", "better", "other"]


class Subject(NamedTuple):
    """What a sentence speaks of: a stage, a persona or a data source, by its id on the side where it is."""

    kind: Literal["stage", "persona", "source"]
    id: str


def subjects(
    stages: Iterable[str] = (), personas: Iterable[str] = (), sources: Iterable[str] = ()
) -> tuple[Subject, ...]:
    """Return what a sentence speaks of, each once: stages first, then personas and data sources."""
    found = [
        *(Subject("stage", id_) for id_ in stages),
        *(Subject("persona", id_) for id_ in personas),
        *(Subject("source", id_) for id_ in sources),
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that a change means, and whether that is worse or better; ``other`` where it is neither.

    ``about`` holds what it speaks of, as far as that has a name of its own.
    """

    effect: Effect
    text: str
    about: tuple[Subject, ...] = field(default=(), compare=False)


def join_and(items: Iterable[str], words: Language) -> str:
    """Return things as a list in a sentence, no more than there is room for."""
    return words.join_and(items, MAX_NAMED)


def join_or(items: Iterable[str], words: Language) -> str:
    """Return things as a choice in a sentence, no more than there is room for."""
    return words.join_or(items, MAX_NAMED)


def persona_names(study: Study, ids: Iterable[str], words: Language) -> list[str]:
    """Return the names of personas, with their shares."""
    return [persona_name(id_, study.travellers[id_], words) for id_ in ids]


def persona_list(study: Study, ids: Iterable[str], words: Language) -> str:
    """Return personas with their shares as a list in a sentence."""
    return join_and(persona_names(study, ids, words), words)
