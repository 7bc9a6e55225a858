"""What merging has come to so far: changes, what the files say already, and what is left for people to decide."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from cxjourney.answers.answer import Answer, AnswerChange, AnsweredCell, AnswerPart, AnswerValue, UnmergedAnswer
from cxjourney.answers.answered_files import AnsweredFiles, StagePlace, said_by
from cxjourney.errors import CannotRun
from cxjourney.languages.message import join_sentences, message


class AnswerAtStage(NamedTuple):
    """An answer, and where the stage is that it speaks of."""

    answer: Answer
    place: StagePlace


class MergeOutcome:
    """What becomes of the values of answers.

    Args:
        files: The files that they change.
        aside: Values that are passed over.

    Attributes:
        files: The files, with the changes so far.
        changes: The changes.
        unmerged: What isn't written, and why.
        settled: What the files say already.
    """

    def __init__(self, files: AnsweredFiles, aside: Collection[AnsweredCell]) -> None:
        self.files = files
        self.changes: list[AnswerChange] = []
        self.unmerged: list[UnmergedAnswer] = []
        self.settled: list[AnswerPart] = []
        self._aside = aside

    def parts(self, answer: Answer, takes: Callable[[str], bool] = bool) -> list[AnswerPart]:
        """Return the values of an answer that are to be merged, those of some columns or of all."""
        found = (AnswerPart(answer, column, value) for column, value in answer.values.items() if takes(column))
        return [part for part in found if part.cell not in self._aside]

    def leave(self, parts: Iterable[AnswerPart], why: str) -> None:
        """Leave values for people to decide on."""
        columns: dict[Answer, list[str]] = {}
        for part in parts:
            columns.setdefault(part.answer, []).append(part.column)
        for answer, names in columns.items():
            since = message("answers.why.outdated") if answer.is_outdated else ""
            self.unmerged.append(UnmergedAnswer(answer, tuple(names), join_sentences(why, since)))

    def settle(self, parts: Iterable[AnswerPart]) -> None:
        """Note values that the files say already."""
        self.settled += parts

    def agreed(self, parts: Sequence[AnswerPart], unread: Sequence[AnswerPart] = ()) -> bool:
        """Return whether all say the same; what people say differently is left, and all of it.

        Args:
            parts: What people say of one thing.
            unread: What others say of it that can't be read for sure: nobody knows whether that is the same.
        """
        if not unread and len({_in_any_order(part.value) for part in parts}) <= 1:
            return bool(parts)
        self.leave(parts, message("answers.why.differ", said=said_by([*parts, *unread])))
        return False

    @contextmanager
    def change(self, parts: Sequence[AnswerPart]) -> Iterator[None]:
        """Take the changes that are made within as one; where one can't be made, none is, and the values are left."""
        before = self.files.state
        try:
            yield
        except CannotRun as why:
            self.files.undo(before)
            self.leave(parts, why.args[0])
            return
        patches = self.files.taken_changes()
        if patches:
            self.changes.append(AnswerChange(patches, tuple(parts)))
        else:
            self.settle(parts)


def _in_any_order(value: AnswerValue) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
