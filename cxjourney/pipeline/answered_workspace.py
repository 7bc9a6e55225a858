"""A workspace and answers -> the files that change, checked before anything is written, and what lights up by it."""

import os
from collections.abc import Iterator, Mapping, Sequence
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
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES, posix_name
from cxjourney.parse.document import Document, parse
from cxjourney.parse.syntax_errors import Fault
from cxjourney.pipeline.changed_workspace import filed_documents, refuse_new_faults
from cxjourney.pipeline.load import LoadedWorkspace, load_workspace


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


def answer_workspace(
    found: DiscoveredWorkspace, loaded: LoadedWorkspace, answers: Sequence[Answer], day: date, bounds: Bounds
) -> AnsweredWorkspace:
    """Return what becomes of a workspace once answers are written.

    Args:
        found: Its files.
        loaded: The same, assembled.
        answers: The answers on its journeys.
        day: The as-of day.
        bounds: How large and deep a file may be.

    Raises:
        CannotRun: The workspace would have a fault that it doesn't have now.
    """
    texts = answered_texts(answers, filed_documents(loaded), day, bounds)
    changed = [*_changed_files(found, texts), *_new_catalogue(found, texts)]
    if not changed:
        return AnsweredWorkspace((), texts.merged, (), ())
    after = _found_after(found, changed)
    known = {read.name: read.document for read in loaded.reads if read.document} | dict(texts.documents)
    again = load_workspace(after, bounds, parse=lambda source, most: _parse_unknown(known, source, most))
    refuse_new_faults(loaded, again)
    return AnsweredWorkspace(changed, texts.merged, *_lit(loaded, again, day))


def _changed_files(found: DiscoveredWorkspace, texts: AnsweredTexts) -> Iterator[ChangedFile]:
    for file in found.files:
        if file.name in texts.documents and isinstance(file.content, TextFile):
            yield ChangedFile(Path(file.path), file.content, texts.documents[file.name].source)


def _new_catalogue(found: DiscoveredWorkspace, texts: AnsweredTexts) -> Iterator[ChangedFile]:
    """Yield the catalogue that a workspace gets, in its own folder, where each of its journeys sees it."""
    if texts.new_catalogue and found.root:
        path = found.root / CATALOGUE_NAMES[0]
        name = posix_name(os.path.relpath(path, found.shown_from) if found.shown_from else str(path))
        yield ChangedFile(path, TextFile(name, ""), TextFile(name, texts.new_catalogue))


def _found_after(found: DiscoveredWorkspace, changed: Sequence[ChangedFile]) -> DiscoveredWorkspace:
    """Return the files of a workspace as they are to be."""
    after = {str(file.path): file.after for file in changed}
    files = [file._replace(content=after.pop(file.path, file.content)) for file in found.files]
    new = [DiscoveredFile(path, text.name, (), True, False, text) for path, text in after.items()]
    return found._replace(files=(*files, *new))


def _parse_unknown(known: Mapping[str, Document], source: TextFile, bounds: Bounds) -> Document | list[Fault]:
    """Return what a text says, without parsing it again where that is known."""
    document = known.get(source.name)
    return document if document and document.source.text == source.text else parse(source, bounds)


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
