"""A small workspace that answers are merged into, and what comes of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cxjourney.answers.answer import Answer, AnswerValue
from cxjourney.answers.answered_texts import AnsweredTexts, answered_texts
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.workspace.filed_document import FiledDocument

DAY = date(2026, 11, 30)
CATALOGUE = """\
teams:
  research: {title: Customer research}
personas:
  ana: {title: Ana}
  ben: {title: Ben}
  cleo: {title: Cleo}
data_sources:
  calls:
    title: Calls of the last year   # asked for by support
    type: call-log
  survey: {title: Survey, type: survey, owner: research}
"""
JOURNEY = """\
journey: order
title: An order
travelled_by: [ana, ben]
stages:
  - id: pays
    title: Pays
    emotions:
      ana: -1                       # nobody has asked her
      ben: {score: 1, source: survey}
    data: [survey]
    touchpoints:
      - {id: till, title: The till, channel: store}
    pain_points:
      - title: The queue is long
  - id: waits
    title: Waits
"""


def filed(texts: Mapping[str, str]) -> list[FiledDocument]:
    """Return files by their names as documents of a workspace."""
    files = []
    for name, text in texts.items():
        document = parse(TextFile(name, text))
        assert isinstance(document, Document), document
        *folder, last = name.split("/")
        files.append(FiledDocument(document, tuple(folder), last == "catalogue.yaml"))
    return files


WORKSPACE = {"catalogue.yaml": CATALOGUE, "order.yaml": JOURNEY}


def answer(stage: str = "waits", by: str = "Mia", **values: AnswerValue) -> Answer:
    """Return an answer; ``pain__title`` is the column ``pain.title``."""
    return Answer("order", stage, {key.replace("__", "."): value for key, value in values.items()}, by)


def merged(*answers: Answer, texts: Mapping[str, str] = WORKSPACE) -> AnsweredTexts:
    """Return what becomes of answers."""
    return answered_texts(answers, filed(texts), DAY)


def data_of(result: AnsweredTexts, file: str = "order.yaml") -> Any:
    """Return what a changed file says."""
    return result.documents[file].data


def left(result: AnsweredTexts) -> list[tuple[str, tuple[str, ...], str]]:
    """Return what isn't written: who said it, the columns, and why."""
    return [(one.answer.by, one.columns, f"{one.why}") for one in result.merged.unmerged]


def texts_after(result: AnsweredTexts, before: Mapping[str, str] = WORKSPACE) -> dict[str, str]:
    """Return the files of a workspace once answers are written."""
    new = {"catalogue.yaml": result.new_catalogue} if result.new_catalogue else {}
    return {**before, **new, **{name: one.source.text for name, one in result.documents.items()}}
