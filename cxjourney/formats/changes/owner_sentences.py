"""The sentences on what lost its owner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.owner_losses import OwnerLost
from cxjourney.analysis.display_names import quoted_label, stage_names_in
from cxjourney.formats.changes.sentence_parts import Sentence, Subject, join_and, subjects
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten

MOST_QUESTIONS = 3
"""At most this many questions are named; the rest is counted."""
_TOLD_BY_THEMSELVES = ("backstage", "question")


def owner_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what has lost its owner, which work backstage nobody does any more, and which questions lost their team."""
    by_owner: dict[str, list[OwnerLost]] = {}
    for lost in comparison.owners_lost:
        by_owner.setdefault(lost.owner, []).append(lost)
    for owner, owners_lost in by_owner.items():
        things = [one for one in owners_lost if one.kind not in _TOLD_BY_THEMSELVES]
        if things:
            named = join_and(_kinds(things, stage_names_in(comparison, words), words), words)
            text = words.count("change.owner.lost", len(things), things=named, owner=owner)
            yield Sentence("other", text, _subjects(things))
    for owner, owners_lost in by_owner.items():
        left = [one for one in owners_lost if one.kind == "backstage"]
        behind = [quoted_label(shorten(one.label), words) for one in left]
        if behind:
            touchpoints = join_and(behind, words)
            text = words.text("change.owner.backstage", touchpoints=touchpoints, owner=owner)
            yield Sentence("other", text, _subjects(left))
    for owner, owners_lost in by_owner.items():
        open_ = [one for one in owners_lost if one.kind == "question"]
        if open_:
            asked = (words.quote(shorten(one.label)) for one in open_)
            questions = words.join_and(asked, MOST_QUESTIONS)
            text = words.count("change.owner.question", len(open_), questions=questions, owner=owner)
            yield Sentence("other", text, _subjects(open_))


def _subjects(owners_lost: Sequence[OwnerLost]) -> tuple[Subject, ...]:
    """Return the stages that things are or stand in, and the data sources that they are."""
    stages = (one.label if one.kind == "stage" else one.stage for one in owners_lost)
    sources = (one.label for one in owners_lost if one.kind == "data source")
    return subjects((id_ for id_ in stages if id_), (), sources)


def _kinds(owners_lost: Iterable[OwnerLost], names: Mapping[str, str], words: Language) -> Iterator[str]:
    """Yield the name of the only thing of a kind, and the number of those of which there are several."""
    kinds: dict[str, list[OwnerLost]] = {}
    for lost in owners_lost:
        kinds.setdefault(lost.kind, []).append(lost)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else quoted_label(shorten(some[0].label), words)
        yield words.count(f"change.owned.{kind.replace(' ', '-')}", len(some), name=name)
