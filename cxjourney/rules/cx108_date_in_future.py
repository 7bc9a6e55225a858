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

## How to fix it
Correct the date, or leave it out until the day has come. Looked at are `refreshed` of data sources, `last` of reviews
and of research, `updated` of pain points, `asked` and `answered` of questions under `asks`, and `date` of metrics and
of their `history`, of emotions, of the scores of a rating and of shares (a persona's, or a way's under `next`). One day
after the day of the check is let pass: somewhere it has begun already. Dates that are meant to lie ahead (`expected`,
`due`, `until`) are not looked at, and a benchmark's date is not either. Drafts are looked at too, and so are files with
other faults.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import chain

from cxjourney.analysis.display_names import ask_name, metric_name, short_name, stage_name
from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Severity
from cxjourney.languages import Language
from cxjourney.model import Ask, Definitions, Journey, Metric
from cxjourney.parse.document import DataPath
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.workspace.definitions import DefinedAt

_RECORDED = ("refreshed", "last", "updated", "date", "asked", "answered")
"""The attributes that hold a day on which something happened; a benchmark's date is not looked at."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FutureDate = tuple[DataPath, str, About]
_IsToCome = Callable[[date], bool]


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report the days in a journey that are still to come."""
    journey, is_to_come = study.journey, study.as_of.is_to_come
    for path, message, about in chain(
        _future_of_definitions(journey, journey.journey, words, is_to_come),
        _future_of_journey(journey, words, is_to_come),
    ):
        yield Finding(message, words.text("CX108.help"), path, about)


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report the days in catalogues that are still to come."""
    is_to_come = workspace.as_of.is_to_come
    for seen in workspace.catalogues:
        for path, message, about in _future_of_definitions(seen.catalogue, None, words, is_to_come):
            yield Finding(message, words.text("CX108.help"), path, about, DefinedAt(seen.document, path))
    for file in workspace.workspace.unbuilt:
        about = About(file.journey)
        for day, path in _recorded_dates(file.document.data, ()):
            if is_to_come(day) and file.document.span(path).line not in file.lines:
                message = words.text("CX108.attribute", attribute=str(path[-1]), date=day)
                yield Finding(message, words.text("CX108.help"), path, about, DefinedAt(file.document, path))


def _recorded_dates(data: object, path: DataPath) -> Iterator[tuple[date, DataPath]]:
    """Yield the days on which something happened in plain data, whatever else is wrong with it, and their places."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _recorded_dates(item, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in _RECORDED and isinstance(value, str) and _DAY.fullmatch(value):
                with suppress(ValueError):
                    yield date.fromisoformat(value), (*path, key)
            elif key != "benchmark" and not str(key).startswith("x-"):
                yield from _recorded_dates(value, (*path, key))


def _future_of_definitions(
    definitions: Definitions, journey: str | None, words: Language, is_to_come: _IsToCome
) -> Iterator[_FutureDate]:
    for id_, source in definitions.data_sources.items():
        if (day := source.refreshed) and is_to_come(day):
            message = words.text("CX108.source", source=id_, date=day)
            yield ("data_sources", id_, "refreshed"), message, About(journey, source=id_)
    for id_, persona in definitions.personas.items():
        about = About(journey, persona=id_)
        if (day := persona.research.last) and is_to_come(day):
            message = words.text("CX108.research", persona=id_, date=day)
            yield ("personas", id_, "research", "last"), message, about
        if persona.share and (day := persona.share.date) and is_to_come(day):
            yield ("personas", id_, "share", "date"), words.text("CX108.share", persona=id_, date=day), about


def _future_of_journey(journey: Journey, words: Language, is_to_come: _IsToCome) -> Iterator[_FutureDate]:
    id_ = journey.journey
    if (day := journey.review.last) and is_to_come(day):
        yield ("review", "last"), words.text("CX108.review", journey=id_, date=day), About(id_)
    yield from _future_of_metrics(journey.metrics, (), About(id_), id_, words, is_to_come)
    yield from _future_of_asks(journey.asks, (), About(id_), id_, words, is_to_come)
    for i, stage in enumerate(journey.stages):
        path, about, name = ("stages", i), About(id_, stage.id), stage_name(stage.id, stage.title, words)
        yield from _future_of_metrics(stage.metrics, path, about, name, words, is_to_come)
        for persona, emotion in stage.emotions.items():
            if (day := emotion.date) and is_to_come(day):
                message = words.text("CX108.emotion", persona=persona, stage=name, date=day)
                yield (*path, "emotions", persona, "date"), message, about._replace(persona=persona)
        for j, link in enumerate(stage.next or ()):
            if (day := link.date) and is_to_come(day):
                message = words.text("CX108.way", stage=name, to=link.to, date=day)
                yield (*path, "next", j, "date"), message, about
        for j, touchpoint in enumerate(stage.touchpoints):
            for dimension, score in touchpoint.rating.scores().items():
                if (day := score.date) and is_to_come(day):
                    named = {"touchpoint": short_name(touchpoint, words), "dimension": dimension}
                    place = (*path, "touchpoints", j, "rating", dimension, "date")
                    message = words.text("CX108.rating", **named, date=day)
                    yield place, message, about._replace(touchpoint=touchpoint.label)
        yield from _future_of_asks(stage.asks, path, about, name, words, is_to_come)
        for j, pain in enumerate(stage.pain_points):
            if (day := pain.updated) and is_to_come(day):
                message = words.text("CX108.pain-point", pain_point=short_name(pain, words), stage=name, date=day)
                yield (*path, "pain_points", j, "updated"), message, about._replace(pain_point=pain.label)


def _future_of_metrics(
    metrics: Iterable[Metric], path: DataPath, about: About, of: str, words: Language, is_to_come: _IsToCome
) -> Iterator[_FutureDate]:
    for i, metric in enumerate(metrics):
        if (day := metric.date) and is_to_come(day):
            message = words.text("CX108.metric", metric=metric_name(metric, of, words), date=day)
            yield (*path, "metrics", i, "date"), message, about._replace(metric=metric.label)
        for j, measurement in enumerate(metric.history):
            if not is_to_come(day := measurement.date):
                continue
            message = words.text("CX108.history", metric=metric_name(metric, of, words), date=day)
            yield (*path, "metrics", i, "history", j, "date"), message, about._replace(metric=metric.label)


def _future_of_asks(
    asks: Iterable[Ask], path: DataPath, about: About, of: str, words: Language, is_to_come: _IsToCome
) -> Iterator[_FutureDate]:
    for i, ask in enumerate(asks):
        name = ask_name(ask, words)
        if (day := ask.asked) and is_to_come(day):
            message = words.text("CX108.asked", question=name, of=of, date=day)
            yield (*path, "asks", i, "asked"), message, about
        if (day := ask.answered) and is_to_come(day):
            message = words.text("CX108.answered", question=name, of=of, date=day)
            yield (*path, "asks", i, "answered"), message, about


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
