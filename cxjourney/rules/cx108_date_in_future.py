"""A day that is still to come.

## Why it matters
Data from next year is never stale, and a review that is yet to come never overdue: a slip in a year keeps every rule
about age silent, for as long as it stands.

## Bad
```yaml
# catalogue.yaml
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics, refreshed: 2062-11-19}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics]}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics, refreshed: 2026-11-19}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics]}
```

## How to mend it
Correct the date, or leave it out until the day has come. Looked at are `refreshed` of data sources, `last` of reviews
and of research, `updated` of pain points, and `date` of metrics, emotions and shares. One day after the day of the
check is let pass: somewhere it has begun already. Dates that are meant to lie ahead (`expected`, `due`, `until`) are
not looked at, and a benchmark's date is not either. Drafts are looked at too.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.names import called, called_metric
from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Severity
from cxjourney.languages import Language
from cxjourney.model import Definitions, Journey, Metric
from cxjourney.parse.document import DataPath
from cxjourney.rules.rule import Finding, Rule
from cxjourney.workspace.definitions import DefinedAt

_Dated = tuple[date, DataPath, str, About]


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report the days in a journey that are still to come."""
    journey = study.journey
    for day, path, what, about in chain(_defined(journey, journey.journey), _recorded(journey)):
        if _is_to_come(day, study.as_of):
            yield Finding(*_words(what, day), path, about)


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report the days in catalogues that are still to come."""
    for seen in workspace.catalogues:
        for day, path, what, about in _defined(seen.catalogue, None):
            if _is_to_come(day, workspace.as_of):
                yield Finding(*_words(what, day), path, about, DefinedAt(seen.document, path))


def _is_to_come(day: date, as_of: AsOf) -> bool:
    return not as_of.is_older_than(day, -2)


def _words(what: str, day: date) -> tuple[str, str]:
    return f"The {what} is {day}, which is still to come.", "Correct the date, or leave it out until the day has come."


def _defined(definitions: Definitions, journey: str | None) -> Iterator[_Dated]:
    for id_, source in definitions.data_sources.items():
        if source.refreshed:
            yield (
                source.refreshed,
                ("data_sources", id_, "refreshed"),
                f"day on which {id_} was refreshed",
                About(journey, source=id_),
            )
    for id_, persona in definitions.personas.items():
        about = About(journey, persona=id_)
        if persona.research.last:
            yield persona.research.last, ("personas", id_, "research", "last"), f"latest research on {id_}", about
        if persona.share and persona.share.date:
            yield persona.share.date, ("personas", id_, "share", "date"), f"date of {id_}'s share", about


def _recorded(journey: Journey) -> Iterator[_Dated]:
    id_ = journey.journey
    if journey.review.last:
        yield journey.review.last, ("review", "last"), f"latest review of {id_}", About(id_)
    yield from _of_metrics(journey.metrics, (), About(id_), id_)
    for i, stage in enumerate(journey.stages):
        path = ("stages", i)
        yield from _of_metrics(stage.metrics, path, About(id_, stage.id), stage.id)
        for persona, emotion in stage.emotions.items():
            if emotion.date:
                about, what = About(id_, stage.id, persona=persona), f"date of {persona}'s emotion at {stage.id}"
                yield emotion.date, (*path, "emotions", persona, "date"), what, about
        for j, pain in enumerate(stage.pain_points):
            if pain.updated:
                about = About(id_, stage.id, pain_point=pain.label)
                yield (
                    pain.updated,
                    (*path, "pain_points", j, "updated"),
                    f"day on which {called(pain)} at {stage.id} was updated",
                    about,
                )


def _of_metrics(metrics: Iterable[Metric], path: DataPath, about: About, of: str) -> Iterator[_Dated]:
    for i, metric in enumerate(metrics):
        if metric.date:
            yield metric.date, (*path, "metrics", i, "date"), f"date of the metric {called_metric(metric, of)}", about


RULE = Rule(
    code="CX108",
    slug="date-in-future",
    severity=Severity.WARNING,
    scope="file",
    source="",
    summary="A day that something happened on is still to come.",
    page=__doc__,
    check=check,
    check_workspace=check_workspace,
)
