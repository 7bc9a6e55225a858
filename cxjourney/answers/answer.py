"""What somebody answers of one stage, and what becomes of each answer; whether a sheet or a form brought it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from cxjourney.edit.patch import Patch

AnswerValue: TypeAlias = str | int | float | tuple[str, ...]
"""What is answered: a text, a day as ``2026-11-30``, one of the format's words, an emotion, or the ids of personas."""
QUESTION = "question"
"""The column of a question that somebody asks; where the tool has asked it, that is no answer."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What somebody answers of one stage; the same said twice is two answers.

    Attributes:
        journey: The journey, by id.
        stage: The stage, by id.
        values: What is answered, by column: ``source.title``, ``pain.severity``, ``emotion.nadia``. Empty values are
            left out.
        by: Who says so; empty where nobody knows.
        place: Where it stands: a file, its sheet, a row.
        question: The question that it answers, or asks; several stand on lines of their own.
        is_outdated: Whether the stage has changed since it was asked for.
        unread: What stands, by column, where something is answered that can't be read for sure.
    """

    journey: str
    stage: str
    values: Mapping[str, AnswerValue]
    by: str = ""
    place: str = ""
    question: str = ""
    is_outdated: bool = False
    unread: Mapping[str, str] = field(default_factory=dict)

    def unread_parts(self, takes: Callable[[str], bool]) -> "list[AnswerPart]":
        """Return what can't be read for sure, of the columns that are taken."""
        return [AnswerPart(self, column, written) for column, written in self.unread.items() if takes(column)]


class AnswerPart(NamedTuple):
    """One of the values of an answer.

    Attributes:
        answer: The answer.
        column: The column.
        value: What is answered; where the answer names something by its title, that thing's id.
    """

    answer: Answer
    column: str
    value: AnswerValue

    @property
    def text(self) -> str:
        """What is answered, as one text."""
        return ", ".join(self.value) if isinstance(self.value, tuple) else f"{self.value}"

    @property
    def cell(self) -> "AnsweredCell":
        """Which value it is, whatever it comes to."""
        return self.answer, self.column


AnsweredCell: TypeAlias = tuple[Answer, str]
"""An answer and a column: one of its values."""


class UnmergedAnswer(NamedTuple):
    """Values of an answer that are not written, and why; people decide on them.

    Attributes:
        answer: The answer.
        columns: The columns whose values are meant.
        why: The reason, as sentences.
    """

    answer: Answer
    columns: tuple[str, ...]
    why: str


class AnswerChange(NamedTuple):
    """Changes of files that belong together: all of them are made, or none.

    Attributes:
        patches: Each with the name of the file that it changes, in the order in which they are made.
        parts: What is answered by them.
    """

    patches: tuple[tuple[str, Patch], ...]
    parts: tuple[AnswerPart, ...]
