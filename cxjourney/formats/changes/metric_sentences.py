"""The sentences on metrics: which moved, came and went, and what each is called beside those that are like it."""

from collections.abc import Iterator

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.metric_changes import MetricChange, MetricFigure
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.metric_names import MetricName, metric_names
from cxjourney.analysis.display_names import journey_name, stage_names_in
from cxjourney.formats.changes.sentence_parts import Sentence, subjects
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten


def metric_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which metrics stand elsewhere, whose figures moved, and which came and went."""
    names, journey = stage_names_in(comparison, words), journey_name(comparison.pairing.study, words)
    apart = metric_names(comparison.pairing)
    for kept in match_metrics(comparison.pairing).kept:
        if kept.stage_was != kept.stage:
            start, end = (names[stage] if stage else journey for stage in (kept.stage_was, kept.stage))
            name = _metric_name(kept.before.kind, kept.before.title, apart[id(kept.before)], start, words)
            text = words.text("change.metric.elsewhere", metric=name, place=end)
            yield Sentence("other", text, subjects([one for one in (kept.stage_was, kept.stage) if one]))
    for change in comparison.metric_changes:
        of = names[change.stage] if change.stage else journey
        figure = change.figure
        name = _metric_name(figure.kind, figure.title, figure.name, of, words)
        yield Sentence("other", _metric_change(change, name, words), subjects([change.stage] if change.stage else ()))


def _metric_change(change: MetricChange, name: str, words: Language) -> str:
    value = _value(change.figure, words)
    if change.before is None:
        return words.text("change.metric.new", metric=name, value=value)
    if change.after is None:
        return words.text("change.metric.gone", metric=name, value=value)
    if not change.is_comparable:
        return words.text("change.metric.scale", metric=name, before=_value(change.before, words), after=value)
    before = change.before.value
    if change.is_within_sample:
        return words.text("change.metric.within", metric=name, before=before, after=value)
    better = change.is_better
    return words.text(
        "change.metric.moved" if better is None else "change.metric.better" if better else "change.metric.worse",
        metric=name,
        before=before,
        after=value,
    )


def metric_name_in(comparison: JourneyComparison, stage: str | None, label: str, of: str, words: Language) -> str:
    """Return what a metric on both sides is called in a sentence.

    Args:
        comparison: The journey.
        stage: The stage that it stands in, by its id now; None for the journey as a whole.
        label: What tells it from the others there.
        of: The name of the stage or the journey.
        words: The language to write in.
    """
    names = metric_names(comparison.pairing)
    kept = (one.after for one in match_metrics(comparison.pairing).kept if one.stage == stage)
    metric = next(one for one in kept if names[id(one)].label == label)
    return _metric_name(metric.kind, metric.title, names[id(metric)], of, words)


def _metric_name(kind: str, title: str | None, name: MetricName | None, of: str, words: Language) -> str:
    apart = list(name.whose) if name else []
    if name and name.number:
        apart.append(words.text("change.metric.number", n=name.number))
    said = words.word("change.metric.kind", kind)
    if title:
        inside = words.list_words([said, *apart])
        return words.text("change.metric.titled", title=shorten(title), kind=inside, of=of)
    if apart:
        said = words.text("figures.brackets", text=said, inside=words.list_words(apart))
    return words.text("change.metric.of", kind=said, of=of)


def _value(taken: MetricFigure, words: Language) -> str:
    unit = shorten(taken.unit, 30) if taken.unit else ""
    return (
        words.text("figures.percent", n=taken.value) if unit == "%" else f"{words.figure(taken.value)} {unit}".rstrip()
    )
