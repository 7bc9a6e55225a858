"""The sentences that say what is written differently: shares, feelings, grades, targets, and whom something is for."""

from collections.abc import Iterable, Iterator, Mapping

from cxjourney.analysis.diff.attribute_changes import AttributeChange, ThingKind, Value
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.way_changes import WayEnds
from cxjourney.analysis.display_names import full_name, journey_name, persona_name, quoted_label, stage_names_in
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.metric_sentences import metric_name_in
from cxjourney.formats.changes.plain_names import named_id
from cxjourney.formats.changes.sentence_parts import Sentence, Subject, join_and, subjects
from cxjourney.formats.changes.written_values import written_words
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten


def attribute_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what is written differently, a sentence for each thing, and which ways and pain points came and went."""
    names = stage_names_in(comparison, words)
    by_thing: dict[tuple[ThingKind, str | None, str], list[AttributeChange]] = {}
    for change in comparison.attribute_changes:
        by_thing.setdefault((change.kind, change.stage, change.label), []).append(change)
    for (kind, stage, label), changes in by_thing.items():
        thing = thing_name(comparison, kind, stage, label, words)
        said = join_and((change_words(change, comparison.pairing.study, words) for change in changes), words)
        yield Sentence("other", words.text("change.attribute", thing=thing, changes=said), _about(kind, stage, label))
    came, went = comparison.way_changes
    for start, ends in _ways_by_start(came):
        text = words.text("change.way.new", start=names[start], ends=join_and((names[one] for one in ends), words))
        yield Sentence("other", text, subjects([start, *ends]))
    for start, ends in _ways_by_start(went):
        text = words.text("change.way.gone", start=names[start], ends=join_and((names[one] for one in ends), words))
        yield Sentence("other", text, subjects([start, *ends]))
    if comparison.before and comparison.after and not comparison.is_supposed:
        yield from _pain_point_sentences(comparison, names, words)


def other_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what else is written differently, a sentence for each thing: attributes go by the names that they have."""
    for kind, stage, label, changes in comparison.other_changes:
        thing = thing_name(comparison, kind, stage, label, words)
        said = words.join_and(written_words(change, words, comparison.pairing.study) for change in changes)
        yield Sentence("other", words.text("change.also", thing=thing, attributes=said), _about(kind, stage, label))


def _ways_by_start(ways: Iterable[WayEnds]) -> Iterator[tuple[str, list[str]]]:
    """Yield the ids of stages, and of the stages to which ways lead from each."""
    by_start: dict[str, list[str]] = {}
    for way in ways:
        by_start.setdefault(way.start, []).append(way.end)
    yield from by_start.items()


def _pain_point_sentences(
    comparison: JourneyComparison, names: Mapping[str, str], words: Language
) -> Iterator[Sentence]:
    turn, stages = comparison.pairing.pain_points, comparison.pairing.stages.was
    for at, pain in turn.came.items():
        if at.stage in stages:
            severity = words.text("change.value.unsaid" if pain.severity is None else f"severity.{pain.severity}")
            point = full_name(pain, words)
            text = words.text("change.pain-point.new", stage=names[at.stage], point=point, severity=severity)
            yield Sentence("other", text, subjects([at.stage]))
    for at, pain in turn.went.items():
        if at.stage in stages and at.number > 0:
            point = full_name(pain, words)
            text = words.text("change.pain-point.gone", stage=names[at.stage], point=point)
            yield Sentence("other", text, subjects([at.stage]))
    for kept in turn.renamed:
        if kept.was.stage != kept.now.stage:
            point, start, end = full_name(kept.after, words), names[kept.was.stage], names[kept.now.stage]
            text = words.text("change.pain-point.moved", point=point, start=start, end=end)
            yield Sentence("other", text, subjects([kept.now.stage]))
        if kept.before.title != kept.after.title:
            old, new = shorten(kept.before.title), shorten(kept.after.title)
            text = words.text("change.pain-point.titled", stage=names[kept.now.stage], new=new, old=old)
            yield Sentence("other", text, subjects([kept.now.stage]))


def _about(kind: ThingKind, stage: str | None, label: str) -> tuple[Subject, ...]:
    """Return what a sentence on a thing speaks of: the stage that it stands in, and the persona that it is or has."""
    return subjects([stage] if stage else (), [label] if kind in ("persona", "feeling") else ())


def thing_name(comparison: JourneyComparison, kind: ThingKind, stage: str | None, label: str, words: Language) -> str:
    """Return what a thing is called in a sentence, with the stage that it stands in."""
    names = stage_names_in(comparison, words)
    of = names[stage] if stage else journey_name(comparison.pairing.study, words)
    if kind in ("stage", "journey"):
        return of
    if kind == "way":
        return words.text("change.way", start=of, end=names[label])
    if kind == "metric":
        return metric_name_in(comparison, stage, label, of, words)
    if kind in ("persona", "feeling"):
        persona = comparison.pairing.study.travellers[label].model_copy(update={"share": None})
        name = persona_name(label, persona, words)
        return words.text("change.attribute.at", thing=name, stage=of) if stage else name
    pairing = comparison.pairing
    known = pairing.touchpoints.kept if kind == "touchpoint" else pairing.pain_points.kept
    thing = next((one.after for one in known if (one.now.stage, one.now.label) == (stage, label)), None)
    name = full_name(thing, words) if thing else quoted_label(shorten(label), words)
    return words.text("change.attribute.at", thing=name, stage=of) if stage else name


def change_words(change: AttributeChange, study: Study, words: Language) -> str:
    """Return what an attribute is now, and what it was."""
    before, after = (_value(change.attribute, value, study, words) for value in (change.before, change.after))
    name = words.word("change.attribute.name", change.attribute)
    return words.text("change.attribute.change", attribute=name, before=before, after=after)


def _value(attribute: str, value: Value, study: Study, words: Language) -> str:
    if value is None:
        return words.text("change.value.unsaid")
    if isinstance(value, bool):
        return words.text("change.value.yes" if value else "change.value.no")
    if isinstance(value, tuple):
        names = (named_id(attribute, one, study, words) or one for one in value)
        return join_and(names, words) or words.text("change.value.none")
    if isinstance(value, str):
        return named_id(attribute, value, study, words) or value
    return words.percent(100 * value, 2) if attribute == "share" else words.figure(value)
