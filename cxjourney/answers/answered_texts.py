"""Answers and the files of a workspace -> the texts that the files are to have."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cxjourney.answers.answer import Answer, AnswerChange, AnsweredCell, UnmergedAnswer
from cxjourney.answers.answered_files import NEW_CATALOGUE
from cxjourney.answers.merge import MergedAnswers, merge_answers
from cxjourney.edit.apply import patched_document
from cxjourney.edit.patch import Patch, YamlValue, data_after
from cxjourney.edit.yaml_writer import YamlStyle, key_lines
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import BOUNDS, Bounds
from cxjourney.parse.document import Document
from cxjourney.workspace.filed_document import FiledDocument


class AnsweredTexts(NamedTuple):
    """What files are to say, and what becomes of the answers.

    Attributes:
        documents: The files that change, by name, as they are to be.
        new_catalogue: The text of a catalogue that the workspace gets; empty where it needs none.
        merged: What becomes of each answer.
    """

    documents: Mapping[str, Document]
    new_catalogue: str
    merged: MergedAnswers


def answered_texts(
    answers: Sequence[Answer], files: Sequence[FiledDocument], day: date, bounds: Bounds = BOUNDS
) -> AnsweredTexts:
    """Return what files are to say once answers are merged; what a file can't take is left, and nothing else.

    Args:
        answers: The answers, of one person or of several.
        files: The files of the workspace that has the journeys.
        day: The as-of day.
        bounds: How deep and large a file may be.
    """
    documents = {file.document.source.name: file.document for file in files}
    refused: dict[AnsweredCell, UnmergedAnswer] = {}
    while True:
        merged = merge_answers(answers, files, day, refused)
        patches: dict[str, list[Patch]] = {}
        for change in merged.changes:
            for name, patch in change.patches:
                patches.setdefault(name, []).append(patch)
        new = _catalogue_text(patches.pop(NEW_CATALOGUE, []))
        try:
            changed = {name: patched_document(documents[name], made, bounds) for name, made in patches.items()}
        except CannotRun as error:
            refused |= _refused(merged.changes, documents, bounds, error)
            continue
        left = tuple(dict.fromkeys(refused.values()))
        return AnsweredTexts(changed, new, merged._replace(unmerged=(*merged.unmerged, *left)))


def _refused(
    changes: Sequence[AnswerChange], documents: Mapping[str, Document], bounds: Bounds, why: CannotRun
) -> dict[AnsweredCell, UnmergedAnswer]:
    """Return, by value, what is left of the first of changes that a file can't take, else of the last."""
    now = dict(documents)
    for change in changes:
        try:
            for name, patch in change.patches:
                if name != NEW_CATALOGUE:
                    now[name] = patched_document(now[name], [patch], bounds)
        except CannotRun as error:
            why = error
            break
    columns: dict[Answer, list[str]] = {}
    for part in change.parts:
        columns.setdefault(part.answer, []).append(part.column)
    left = [UnmergedAnswer(answer, tuple(names), why.args[0]) for answer, names in columns.items()]
    return {(one.answer, column): one for one in left for column in one.columns}


def _catalogue_text(patches: Sequence[Patch]) -> str:
    """Return the text of a new catalogue; empty where nothing stands in it."""
    data: object = {}
    for patch in patches:
        data = data_after(data, patch)
    entries: Mapping[str, YamlValue] = data if isinstance(data, dict) else {}
    lines = (line for key, value in entries.items() for line in key_lines(key, value, 0, YamlStyle()))
    return "".join(f"{line}\n" for line in lines)
