"""A workspace and answers -> the files that change, checked before anything is written, and what lights up by it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study
from cxjourney.answers.answer import Answer
from cxjourney.answers.answered_texts import AnsweredTexts, answered_texts
from cxjourney.answers.merge import MergedAnswers
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES, posix_name
from cxjourney.pipeline.changed_workspace import ReadWorkspace, change_workspace, refuse_second_catalogue
from cxjourney.pipeline.load import LoadedWorkspace


class LitStage(NamedTuple):
    """A stage that no data covered before: its journey and itself, by their titles."""

    journey: str
    stage: str


class AnsweredWorkspace(NamedTuple):
    """What becomes of a workspace once answers are written.

    Attributes:
        changed: The files that change.
        merged: What becomes of each answer.
        lit: The stages that become covered.
        undated: The titles of new sources that count although nobody said how new their data is.
    """

    changed: Sequence[ChangedFile]
    merged: MergedAnswers
    lit: Sequence[LitStage]
    undated: Sequence[str]


def answer_workspace(workspace: ReadWorkspace, answers: Sequence[Answer], day: date) -> AnsweredWorkspace:
    """Return what becomes of a workspace once answers are written.

    Args:
        workspace: The workspace as it is.
        answers: The answers on its journeys.
        day: The as-of day.

    Raises:
        CannotRun: The workspace would have a fault that it doesn't have now.
    """
    texts = answered_texts(answers, workspace.files, day, workspace.bounds)
    if not texts.documents and not texts.new_catalogue:
        return AnsweredWorkspace((), texts.merged, (), ())
    new = [*_new_catalogue(workspace.found, texts)]
    done = change_workspace(workspace, texts.documents, new)
    added = [ChangedFile(Path(file.path), TextFile(file.name, ""), text) for file, text in _with_texts(new)]
    return AnsweredWorkspace([*done.files, *added], texts.merged, *_lit(workspace.assembled, done.after, day))


def _new_catalogue(found: DiscoveredWorkspace, texts: AnsweredTexts) -> Iterator[DiscoveredFile]:
    """Yield the catalogue that a workspace gets, in its own folder, where each of its journeys sees it.

    Raises:
        CannotRun: One stands there that can't be read.
    """
    if texts.new_catalogue and found.root:
        refuse_second_catalogue(found.root)
        path = str(found.root / CATALOGUE_NAMES[0])
        name = posix_name(os.path.relpath(path, found.shown_from) if found.shown_from else path)
        yield DiscoveredFile(path, name, (), True, False, TextFile(name, texts.new_catalogue))


def _with_texts(files: Iterable[DiscoveredFile]) -> Iterator[tuple[DiscoveredFile, TextFile]]:
    return ((file, file.content) for file in files if isinstance(file.content, TextFile))


def _lit(before: LoadedWorkspace, after: LoadedWorkspace, day: date) -> tuple[list[LitStage], list[str]]:
    """Return which stages become covered, and which new sources count without a day of their newest data."""
    as_of = AsOf(day)
    studies = {one.file: Study(one, as_of) for one in before.workspace.journeys}
    lit, undated = [], {}
    for one in after.workspace.journeys:
        old = studies.get(one.file)
        study = Study(one, as_of)
        if old is None:
            continue
        for was, now in zip(old.coverage.stages, study.coverage.stages, strict=True):
            if was.level == "none" and now.level != "none":
                lit.append(LitStage(study.journey.title, now.stage.title))
            for id_ in now.sources:
                if id_ not in old.scope.sources and study.scope.sources[id_].refreshed is None:
                    undated[id_] = study.scope.sources[id_].title
    return lit, list(undated.values())
