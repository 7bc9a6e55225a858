"""Others do better.

## Why it matters
Compare with benchmarks regularly: customers do, each time they deal with somebody else. A score that is good by its
own target and worse than that of others is not good.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, benchmark: {value: 30, source: Sector report 2026}}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, benchmark: {value: 20, source: Sector report 2026}}
```

## How to fix it
Find out at which stage customers are lost, and what others do there. Worse is lower, save for `time` and `contacts`,
where less is better; say under `higher_is_better` what holds for a metric of kind `other`, which is not judged
without it. Only figures on the same scale are compared, as far as the journey says (CX812). A net promoter score with
a `sample` is reported only where its whole 95% interval (CX805) is worse, without `promoters` and `detractors` the
widest that it can be: a small sample proves little. Exactly the benchmark is not worse. A figure that can't be right
(CX804, CX811) is compared with nothing.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_performance import is_behind
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.phrases import with_evidence
from cxjourney.rules.rule import Rule
from cxjourney.text.shorten import shorten


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric that is worse than its benchmark."""
    for stage, metric in study.metrics:
        benchmark = metric.benchmark
        if benchmark and metric.value is not None and is_behind(metric):
            reached = words.figure(benchmark.value)
            if benchmark.source:
                reached = words.text("CX807.benchmark", value=reached, source=shorten(benchmark.source))
            message = words.text(
                "CX807.message.more" if metric.more_is_better else "CX807.message.less",
                metric=metric_phrase(study, stage, metric, words, begins=True),
                value=metric.value,
                benchmark=reached,
            )
            message = with_evidence(study, message, [metric.source], words)
            yield at_metric(study, stage, metric, message, words.text("CX807.help"))


RULE = Rule(
    code="CX807",
    slug="behind-benchmark",
    severity=Severity.WARNING,
    scope="metric",
    source="measure",
    summary="The metric is worse than its benchmark.",
    page=__doc__,
    check=check,
)
