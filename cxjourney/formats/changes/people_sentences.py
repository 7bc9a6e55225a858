"""The sentences that say what a change means for people: who is stranded or freed."""

from collections.abc import Iterable, Iterator, Mapping

from cxjourney.analysis.diff.access_changes import AccessChange
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import assumption_names, full_name, select_names, stage_names_in
from cxjourney.formats.changes.sentence_parts import Sentence, join_and, join_or, persona_list, persona_names, subjects
from cxjourney.languages import Language


def access_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield who is newly stranded, who is freed, who only counts as either, and who gets further."""
    names = stage_names_in(comparison, words)
    yield from _loss_sentences(comparison, names, words)
    for change in comparison.freed:
        about = subjects(change.past, [change.persona])
        yield Sentence("better", _freed_sentence(change, comparison, names, words), about)
    yield from _left_out_sentences(comparison, names, words)
    for change in comparison.able_by_outcome:
        persona = persona_names_in(comparison, [change.persona], words)
        yield Sentence("other", words.text("change.access.outcome", persona=persona), subjects((), [change.persona]))
    for change in comparison.known_only_now:
        about = subjects(change.after.stranded_at, [change.persona])
        yield Sentence("other", _written_sentence(change, comparison, names, words), about)
    for change in comparison.freed_by_description:
        about = subjects(change.stopped_as_before_at, [change.persona])
        yield Sentence("other", _described_sentence(change, comparison, names, words), about)
    for change in comparison.access_changes:
        about = subjects(change.after.unproven_at, [change.persona])
        yield from (Sentence("other", text, about) for text in _doubt_sentences(change, comparison, names, words))
    yield from new_doubt_sentences(comparison, words)
    moved = [one.label for one in comparison.attribute_changes if (one.kind, one.attribute) == ("persona", "share")]
    if moved:
        personas = join_and((comparison.pairing.study.persona_labels[id_] for id_ in moved), words)
        yield Sentence("other", words.text("change.access.shares", personas=personas), subjects((), moved))
    for change in comparison.access_changes:
        if change.is_further:
            persona = persona_names_in(comparison, [change.persona], words)
            about = subjects((*change.past, *change.after.stranded_at), [change.persona])
            yield Sentence("other", _further_sentence(change, persona, names, words), about)
    for change in comparison.access_changes:
        if change.beyond:
            about = subjects(change.beyond, [change.persona])
            yield Sentence("other", _beyond_sentence(change, comparison, names, words), about)


def new_doubt_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what it rests on only now that somebody counts as able who counted as able before."""
    before, after, names = comparison.before, comparison.after, stage_names_in(comparison, words)
    if before is None or after is None or comparison.is_same:
        return
    had, has = ({one.persona: one for one in study.access.personas} for study in (before, after))
    for kept in comparison.pairing.personas.kept:
        was, now = had.get(kept.was), has.get(kept.now)
        if was is None or now is None or was.able is not True or now.able is not True:
            continue
        persona = persona_names_in(comparison, [kept.now], words)
        assumed = assumption_names(after, kept.now, words)
        if assumed and not assumption_names(before, kept.was, words):
            text = words.text("change.access.rests", persona=persona, names=join_and(assumed, words))
            yield Sentence("other", text, subjects((), [kept.now]))
        stages = [id_ for id_ in now.unproven_at if comparison.pairing.stages.was.get(id_) not in was.unproven_at]
        if stages:
            where = join_and(select_names(names, stages), words)
            text = words.text("change.access.rests.unproven", persona=persona, stages=where)
            yield Sentence("other", text, subjects(stages, [kept.now]))


def persona_names_in(comparison: JourneyComparison, ids: Iterable[str], words: Language) -> str:
    """Return personas of either side with their shares as a list in a sentence."""
    return join_and(names_of_either_side(comparison, ids, words), words)


def names_of_either_side(comparison: JourneyComparison, ids: Iterable[str], words: Language) -> list[str]:
    """Return the names of personas that travel the journey now, or did before, with their shares."""
    sides = [side for side in (comparison.after, comparison.before) if side]
    return [persona_names(next(side for side in sides if id_ in side.travellers), [id_], words)[0] for id_ in ids]


def _loss_sentences(comparison: JourneyComparison, names: Mapping[str, str], words: Language) -> Iterator[Sentence]:
    """Yield who is newly stranded, or would be as described before, and where steps are lost."""
    unsaid = comparison.after is not None and comparison.after.access.is_unknown
    for stages, changes in _by_stages((change.stranded_at, change) for change in comparison.newly_stranded):
        some = persona_names_in(comparison, (change.persona for change in changes), words)
        where = join_and(select_names(names, stages), words)
        about = subjects(stages, (change.persona for change in changes))
        text = words.count("change.access.no-way", len(changes), personas=some)
        if where:
            text = words.count("change.access.stranded", len(changes), personas=some, stages=where)
        elif unsaid:
            text = words.text("change.access.unsaid", personas=some)
        yield Sentence("worse", text, about)
    for change in comparison.stranded_as_described:
        persona = persona_names_in(comparison, [change.persona], words)
        where = join_and(select_names(names, change.hidden_at), words)
        text = words.text("change.access.described.lost", persona=persona)
        if where:
            text = words.text("change.access.described.stranded", persona=persona, stages=where)
        yield Sentence("worse", text, subjects(change.hidden_at, [change.persona]))
    for stage, gone in comparison.stages_without_step.items():
        some = join_and((full_name(one, words) for one in gone), words)
        text = words.text("change.stage.no-step", stage=names[stage], touchpoints=some)
        yield Sentence("worse", text, subjects([stage]))
    for change in comparison.without_step:
        persona = persona_names_in(comparison, [change.persona], words)
        where = join_and(select_names(names, change.without_step_at), words)
        text = words.text("change.access.no-step", persona=persona, stages=where)
        yield Sentence("worse", text, subjects(change.without_step_at, [change.persona]))


def _by_stages(
    changes: Iterable[tuple[tuple[str, ...], AccessChange]],
) -> Iterator[tuple[tuple[str, ...], list[AccessChange]]]:
    groups: dict[tuple[str, ...], list[AccessChange]] = {}
    for stages, change in changes:
        groups.setdefault(stages, []).append(change)
    yield from groups.items()


def _left_out_sentences(comparison: JourneyComparison, names: Mapping[str, str], words: Language) -> Iterator[Sentence]:
    """Yield who passes a stage only as left out there, or without a new step, and who left though stranded."""
    for stages, changes in _by_stages((change.left_out_at, change) for change in comparison.left_out):
        some = persona_names_in(comparison, (change.persona for change in changes), words)
        where = join_and(select_names(names, stages), words)
        text = words.count("change.access.left-out", len(changes), personas=some, stages=where)
        yield Sentence("other", text, subjects(stages, (change.persona for change in changes)))
    for stages, changes in _by_stages((change.without_new_step_at, change) for change in comparison.without_new_step):
        some = persona_names_in(comparison, (change.persona for change in changes), words)
        where = join_and(select_names(names, stages), words)
        text = words.count("change.access.no-new-step", len(changes), personas=some, stages=where)
        yield Sentence("other", text, subjects(stages, (change.persona for change in changes)))
    left = comparison.stranded_who_left
    if left and comparison.before:
        some = persona_list(comparison.before, (one.persona for one in left), words)
        about = subjects((), (one.persona for one in left))
        yield Sentence("other", words.count("change.access.left", len(left), personas=some), about)


def _freed_sentence(
    change: AccessChange, comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> str:
    """Return that somebody is able now, and what that rests on: what nobody wrote down, needs that may not be met."""
    persona = persona_list(comparison.pairing.study, [change.persona], words)
    past = join_and(select_names(names, change.past), words)
    said = words.text("change.access.freed.way", persona=persona)
    if past:
        said = words.text("change.access.freed", persona=persona, stages=past)
    assumed = assumption_names(comparison.after, change.persona, words) if comparison.after else []
    if assumed:
        said = words.text("change.access.assumed", said=said, names=join_and(assumed, words))
    if not change.after.is_unproven:
        return said
    unproven = join_and(select_names(names, change.after.unproven_at), words)
    return words.text("change.access.unproven", said=said, stages=unproven)


def _doubt_sentences(
    change: AccessChange, comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> Iterator[str]:
    """Yield what it rests on that somebody counts as able now who is not freed."""
    if change.is_freed or change.after.able is not True or change.before.able is not False:
        return
    persona = persona_names_in(comparison, [change.persona], words)
    assumed = assumption_names(comparison.after, change.persona, words) if comparison.after else []
    if assumed:
        yield words.text("change.access.rests", persona=persona, names=join_and(assumed, words))
    if change.after.is_unproven:
        stages = join_and(select_names(names, change.after.unproven_at), words)
        yield words.text("change.access.rests.unproven", persona=persona, stages=stages)


def _written_sentence(
    change: AccessChange, comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> str:
    """Return that somebody counts as stranded only by what is written."""
    persona = persona_names_in(comparison, [change.persona], words)
    stages = join_and(select_names(names, change.after.stranded_at), words)
    said = words.text("change.persona.no-way", persona=persona)
    if stages:
        said = words.text("change.persona.stranded", persona=persona, stages=stages)
    return words.text("change.access.written", said=said)


def _described_sentence(
    change: AccessChange, comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> str:
    """Return that somebody counts as able though no new step lets it through, and what stops the persona else."""
    persona = persona_names_in(comparison, [change.persona], words)
    if not change.is_stopped_as_before:
        if change.was_able_as_now:
            return words.text("change.access.described.before", persona=persona)
        return words.text("change.access.not-freed", persona=persona)
    if not change.stopped_as_before_at:
        return words.text("change.access.described.no-way", persona=persona)
    stages = join_and(select_names(names, change.stopped_as_before_at), words)
    return words.text("change.access.described.freed", persona=persona, stages=stages)


def _further_sentence(change: AccessChange, persona: str, names: Mapping[str, str], words: Language) -> str:
    past = join_and(select_names(names, change.past), words)
    stages = join_and(select_names(names, change.after.stranded_at), words)
    if not change.past:
        return words.text("change.access.further", persona=persona, stages=stages)
    if not stages:
        return words.text("change.access.past", persona=persona, past=past)
    return words.text("change.access.past.stranded", persona=persona, past=past, stages=stages)


def _beyond_sentence(
    change: AccessChange, comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> str:
    """Return which stages somebody who is stopped before them can't pass any more, and why if the last step is gone."""
    persona = persona_list(comparison.pairing.study, [change.persona], words)
    here = join_and((names[at] for at in change.after.stranded_at if at not in change.further), words)
    beyond = select_names(names, change.beyond)
    if change.after.able is None:
        return words.text("change.access.beyond.unknown", persona=persona, stages=join_or(beyond, words))
    if _is_only_step(change, comparison):
        stages = join_and(beyond, words)
        if here:
            return words.text("change.access.beyond.stopped.only", persona=persona, here=here, stages=stages)
        return words.text("change.access.beyond.only", persona=persona, stages=stages)
    stages = join_or(beyond, words)
    if here:
        return words.text("change.access.beyond.stopped", persona=persona, here=here, stages=stages)
    return words.text("change.access.beyond", persona=persona, stages=stages)


def _is_only_step(change: AccessChange, comparison: JourneyComparison) -> bool:
    """Return whether the one step that a persona could use is gone from each stage that it can't pass any more."""
    was = comparison.pairing.stages.was
    return all(len(change.before.usable[was[at]]) == 1 and not change.after.usable[at] for at in change.beyond)
