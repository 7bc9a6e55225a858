"""Changes of files that were shown are written once somebody agrees."""

import sys
from collections.abc import Callable, Sequence

from cxjourney.cli.output import say
from cxjourney.errors import CannotRun
from cxjourney.exit_status import FOUND, NOTHING_FOUND
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.languages import Language
from cxjourney.languages.message import Message, count_message, message

_YES = ("y", "yes")


def write_if_wanted(
    files: Sequence[ChangedFile], yes: bool, words: Language, first: Callable[[], None] = lambda: None
) -> int:
    """Write files if that is wanted; return the exit status: 1 where nothing was written.

    Args:
        files: The files, with their new texts.
        yes: Whether somebody has agreed already.
        words: The language to ask in.
        first: What is to be done before, once somebody has agreed.

    Raises:
        CannotRun: A file has changed since, or can't be written; then nothing was written.
    """
    if not yes and not agrees(len(files), words):
        return FOUND
    first()
    write_changed(files)
    return NOTHING_FOUND


def ask(question: Message, option: str, words: Language) -> str:
    """Ask for a text and return what is typed.

    Args:
        question: The question.
        option: The option that says the same.
        words: The language to ask in.

    Raises:
        CannotRun: Nobody can be asked, or nothing was typed.
    """
    said = ""
    if can_ask():
        say(question, words=words)
        said = sys.stdin.readline().strip()
    if not said:
        raise CannotRun(message("new.nothing-said", option=option))
    return said


def can_ask() -> bool:
    """Return whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def agrees(count: int, words: Language) -> bool:
    """Ask whether to write files, and return what is answered; where nobody can be asked, say how to go on without.

    Args:
        count: How many files there are.
        words: The language to ask in.
    """
    if not can_ask():
        say(message("edit.nobody-asked"), words=words)
        return False
    say(count_message("edit.ask", count), words=words)
    if sys.stdin.readline().strip().lower() in _YES:
        return True
    say(message("edit.left"), words=words)
    return False
