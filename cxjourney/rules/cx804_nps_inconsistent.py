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

## How to fix it
Look the figures up in the survey. `value` is 100 × (`promoters` − `detractors`) and lies from -100 to 100; it may be
off by 1, for rounding. The shares lie from 0 to 1, 46 per cent written 0.46, and together are 1 at most: the rest are
passives. With one of the two alone, the score lies within what that leaves: 46 per cent promoters make at most 46, and
at least -8, where all others are detractors. Where a share can't be right, or both together can't, the value is not
held against them: one finding for each metric names what is wrong first. Of a score that is not measured yet, only the
shares are looked at. Drafts are looked at too.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_scales import is_possible
from cxjourney.analysis.net_promoter_score import score_range
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each net promoter score that does not fit its shares, or lies where none can."""
    for stage, metric in study.metrics:
        if metric.kind == "nps":
            faults = [*_impossible_value(metric, words), *_faults_of_shares(metric, words)]
            if faults:
                name = metric_phrase(study, stage, metric, words, begins=True)
                message = words.text("CX804.message", metric=name, faults=words.join_and(fault for fault, _ in faults))
                yield at_metric(study, stage, metric, message, faults[-1][1])


def _impossible_value(metric: Metric, words: Language) -> Iterator[tuple[str, str]]:
    if metric.value is not None and not -100 <= metric.value <= 100:
        yield words.text("CX804.value", value=metric.value), words.text("CX804.value.help")


def _faults_of_shares(metric: Metric, words: Language) -> Iterator[tuple[str, str]]:
    shares = {"promoters": metric.promoters, "detractors": metric.detractors}
    given = {name: share for name, share in shares.items() if share is not None}
    outside = {name: words.figure(share) for name, share in given.items() if not 0 <= share <= 1}
    if outside:
        shares_are = (words.text("CX804.share", attribute=name, share=share) for name, share in outside.items())
        per_cent = any(1 < share <= 100 for share in given.values())
        as_share = words.text("CX804.shares.help.per-cent", share="0.46")
        help_ = as_share if per_cent else words.text("CX804.shares.help")
        yield words.text("CX804.shares", shares=words.join_and(shares_are)), help_
    elif (scores := score_range(metric.promoters, metric.detractors)) is None:
        yield words.text("CX804.sum", sum=sum(given.values())), words.text("CX804.sum.help")
    elif given and metric.value is not None and abs(metric.value) <= 100 and not is_possible(metric):
        if len(given) == 2:
            mismatch = words.text("CX804.mismatch", value=metric.value, score=words.figure(scores[0]))
        else:
            ((name, share),) = given.items()
            ends = {"low": round(scores[0], 6), "high": round(scores[1], 6)}
            mismatch = words.text("CX804.range", value=metric.value, attribute=name, share=share, **ends)
        yield mismatch, words.text("CX804.mismatch.help")


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
