"""A figure where none can be.

## Why it matters
A satisfaction of 140 per cent, or 12 of 7, was mistyped, or lies on another scale than the journey says. Whoever
compares it, or reports it, reports an error.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: csat, value: 140, unit: "%", target: 80, source: onboarding-nps}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: csat, value: 74, scale: percent, target: 80, source: onboarding-nps}
```

## How to fix it
Look the figure up, and say under `scale` on which scale it lies: `percent` for a share of all, such as a top-2-box, or
the ends of the scale, as in `{from: 1, to: 5}`, for marks. Value and target lie within it. Without a scale, `csat`,
`completion`, `conversion`, `retention` and whatever is a share by its `method` lie from 0 to 100, `time` and `contacts`
at 0 or more; a unit such as `of 7` names the best mark. The figures of `history` lie where `value` does. The value of a
net promoter score is the matter of CX804, its target and its history that of this rule: they lie from -100 to 100.
Drafts are looked at too.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_scales import PROPORTION_METHODS, is_within, metric_limits
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric whose value or target lies off its scale."""
    for stage, metric in study.metrics:
        fault = _scale_fault(metric, words) or _limits_fault(metric, words)
        if fault:
            name = metric_phrase(study, stage, metric, words, begins=True)
            message = words.text("CX811.message", metric=name, faults=fault[0])
            yield at_metric(study, stage, metric, message, fault[1])


def _scale_fault(metric: Metric, words: Language) -> tuple[str, str] | None:
    """Return what is wrong, and how to fix it, where a scale has no room for a figure."""
    scale = metric.scale
    if scale is None or scale.from_ < scale.to:
        return None
    ends = words.text("CX811.turned", **{"from": scale.from_, "to": scale.to})
    return ends, words.text("CX811.turned.help")


def _limits_fault(metric: Metric, words: Language) -> tuple[str, str] | None:
    """Return which figures of a metric lie outside its limits, and how to fix it; None where none does."""
    low, high = limits = metric_limits(metric)
    figures = []
    value, target = metric.value, metric.target
    in_reach = value is not None and (metric.kind != "nps" or abs(value) <= 100)  # CX804 has spoken of one that is not
    if value is not None and in_reach and not is_within(value, limits):
        figures.append(words.text("CX811.value", value=value))
    if target is not None and not is_within(target, limits):
        figures.append(words.text("CX811.target", target=target))
    for taken in metric.history:
        if not is_within(taken.value, limits):
            figures.append(words.text("CX811.history", value=taken.value, date=words.day(taken.date)))
    if not figures:
        return None
    named = words.join_and(figures)
    if low is not None and high is not None:
        said = words.text("CX811.between", figures=named, low=low, high=high)
    elif low is not None:
        said = words.text("CX811.least", figures=named, low=low)
    else:
        said = words.text("CX811.most", figures=named, high=high or 0)
    is_share = metric.method in PROPORTION_METHODS and metric.scale is not None and not metric.scale.is_percent
    return said, words.text("CX811.help.share" if is_share else "CX811.help")


RULE = Rule(
    code="CX811",
    slug="off-the-scale",
    severity=Severity.ERROR,
    scope="metric",
    source="measure",
    summary="A value, a target or a figure of the history lies where none can be.",
    page=__doc__,
    check=check,
)
