"""What is written into files through the board while it is served: looked at first, saved, and taken back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from cxjourney.answers.answer import Answer
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.files.text_file import TextFile, decode
from cxjourney.languages.message import Message, list_message, message
from cxjourney.serve.proposal import Prints, Proposal, propose
from cxjourney.text.escape_unseen import escape_unseen


class ChangedSinceError(CannotRun):
    """Files are not any more as they were shown, or as they were written."""


class Save(NamedTuple):
    """Something that was written through the board.

    Attributes:
        id: Its number.
        title: What it was an answer to.
        time: When it was written; None where no clock is told.
        files: The files, before and after.
    """

    id: int
    title: str
    time: datetime | None
    files: tuple[ChangedFile, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that were written."""
        return tuple(file.before.name for file in self.files)


class EditSession:
    """Writes answers into the files of a workspace, one after another, and takes them back.

    Args:
        paths: The workspaces, as they were named.
        config: The configuration that was named.
        day: Returns the as-of date.
        now: Returns what the clock shows; None where no time is to be kept.

    Attributes:
        saves: What was written since the start and was not taken back, the latest first.
    """

    def __init__(
        self,
        paths: Sequence[str] | None,
        config: Path | None,
        day: Callable[[], date],
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self._paths, self._config, self._day, self._now = paths, config, day, now
        self._lock = Lock()
        self._number = 0
        self.saves: tuple[Save, ...] = ()

    def propose(self, answer: Answer, file: str) -> Proposal:
        """Return what an answer would change in the files as they are now.

        Args:
            answer: The answer.
            file: The name of the file of its journey.

        Raises:
            CannotRun: As `proposal.propose` does.
        """
        return propose(answer, file, self._paths, self._config, self._day())

    def save(self, answer: Answer, file: str, shown: Prints, title: str) -> Save:
        """Write an answer, if the files are as they were when the change was shown.

        Args:
            answer: The answer.
            file: The name of the file of its journey.
            shown: What told whether the texts that were shown are others, by the names of the files.
            title: What it is an answer to.

        Raises:
            ChangedSinceError: They aren't.
            CannotRun: The files would have a new fault, or one can't be written; nothing was written then.
        """
        with self._lock:
            proposal = self.propose(answer, file)
            prints = proposal.prints
            other = sorted(name for name in {*prints, *shown} if prints.get(name) != shown.get(name))
            if other or not proposal.files:
                raise ChangedSinceError(message("serve.answer.changed", files=_names(other or [file])))
            _write(proposal.files)
            self._number += 1
            made = Save(self._number, title, self._now() if self._now else None, proposal.files)
            self.saves = (made, *self.saves)
            return made

    def undo(self, number: int) -> Save:
        """Take back what was written, if nobody has changed those files since.

        Args:
            number: The number of the save.

        Raises:
            ChangedSinceError: Somebody has, or nothing of that number is there to be taken back.
            CannotRun: A file can't be written; nothing was written then.
        """
        with self._lock:
            made = next((one for one in self.saves if one.id == number), None)
            if made is None:
                raise ChangedSinceError(message("serve.answer.not-there"))
            other = [file.after.name for file in made.files if _text_of(file.path) != file.after.text]
            if other:
                raise ChangedSinceError(message("serve.answer.undo-changed", files=_names(other)))
            _write([file._replace(before=file.after, after=file.before) for file in made.files if _was(file)])
            for file in made.files:
                if not _was(file):
                    with suppress(FileNotFoundError):
                        file.path.unlink()
            self.saves = tuple(one for one in self.saves if one is not made)
            return made


def _write(files: Sequence[ChangedFile]) -> None:
    """Write files.

    Raises:
        ChangedSinceError: Somebody has written one of them just now.
        CannotRun: One can't be written.
    """
    try:
        write_changed(files)
    except CannotRun:
        other = [file.before.name for file in files if (_text_of(file.path) or "") != file.before.text]
        if other:
            raise ChangedSinceError(message("serve.answer.changed", files=_names(other))) from None
        raise


def _was(file: ChangedFile) -> bool:
    """Return whether a file was there before it was written."""
    return bool(file.before.text)


def _text_of(path: Path) -> str | None:
    """Return the text of a file; None where there is none that can be read."""
    try:
        there = decode(path.read_bytes(), str(path))
    except OSError:
        return None
    return there.text if isinstance(there, TextFile) else None


def _names(names: Sequence[str]) -> Message:
    return list_message([escape_unseen(name) for name in names])
