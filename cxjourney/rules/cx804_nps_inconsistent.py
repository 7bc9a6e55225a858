"""A net promoter score that can't be right.

## Why it matters
NPS: 9 and 10 are promoters, 0 to 6 detractors, and NPS is the difference of their shares. A score that does not fit
them was mistyped, or mixed from two surveys; whoever compares it with a benchmark compares nothing.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, promoters: 0.46, detractors: 0.34}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, promoters: 0.46, detractors: 0.24}
```

## How to mend it
Look the figures up in the survey. `value` is 100 × (`promoters` − `detractors`) and lies from -100 to 100; it may be
off by 1, for rounding. The shares lie from 0 to 1, 46 per cent written 0.46, and together are 1 at most: the rest are
passives. Where a share can't be right, or both together can't, the value is not held against them: one finding for
each metric names what is wrong first.
"""

from collections.abc import Iterator

from cxjourney.analysis.metrics import ROUNDING, are_shares, measured, nps_of
from cxjourney.analysis.names import measure_of
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.rules.locate import at_metric
from cxjourney.rules.rule import Finding, Rule
from cxjourney.text.english import figure, join_and

SLACK = 1
"""How many points a score may differ from its shares, which are rounded as it is itself."""


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each net promoter score that does not fit its shares, or lies where none can."""
    for stage, metric in measured(study.journey):
        if metric.kind == "nps":
            faults = [*_impossible_value(metric), *_faults_of_shares(metric)]
            if faults:
                name = measure_of(study, stage, metric, words, begins=True)
                message = f"{name} can't be right: {join_and(fault for fault, _ in faults)}."
                yield at_metric(study, stage, metric, message, faults[-1][1])


def _impossible_value(metric: Metric) -> Iterator[tuple[str, str]]:
    if not -100 <= metric.value <= 100:
        yield f"it is {figure(metric.value)}, and lies from -100 to 100", "Look the score up in the survey."


def _faults_of_shares(metric: Metric) -> Iterator[tuple[str, str]]:
    shares = {"promoters": metric.promoters, "detractors": metric.detractors}
    given = {name: share for name, share in shares.items() if share is not None}
    outside = [f"{name}: is {figure(share)}" for name, share in given.items() if not 0 <= share <= 1]
    if outside:
        per_cent = any(1 < share <= 100 for share in given.values())
        help_ = "Write 46 per cent as 0.46." if per_cent else "Look the shares up in the survey."
        yield f"{join_and(outside)}, and shares lie from 0 to 1", help_
    elif len(given) == 2:
        promoters, detractors = given["promoters"], given["detractors"]
        if not are_shares(promoters, detractors):
            together = f"promoters: and detractors: add up to {figure(promoters + detractors)}, more than everybody"
            yield together, "Correct the shares; with those who gave 7 or 8 they make 1."
        elif abs(metric.value - nps_of(promoters, detractors)) > SLACK + ROUNDING and abs(metric.value) <= 100:
            score = figure(nps_of(promoters, detractors))
            mismatch = f"it is {figure(metric.value)}, and 100 × (promoters − detractors) makes {score}"
            yield mismatch, "Correct the value: or the shares, as the survey has them."


RULE = Rule(
    code="CX804",
    slug="nps-inconsistent",
    severity=Severity.ERROR,
    scope="metric",
    source="measure",
    summary="A net promoter score does not fit its shares, or can't be one.",
    page=__doc__,
    check=check,
)
