"""Messages by key: one file of them per language, found by its name; what a language lacks stands in English.

A message stands on a line of its own, parsed when it is asked for.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cxjourney.languages.plural_forms import plural_category

FALLBACK = "en"
_FOLDER = Path(__file__).parent


class Messages(dict[str, str]):
    """The messages of a language by key, each parsed when it is first needed.

    Args:
        words: The language of the file that they are in, such as ``fa``; None where there is no such file.
        own: Messages of a team's own, which go before those of the file.

    Attributes:
        borrowed: The keys that were asked for and are there in English alone.
    """

    def __init__(self, words: str | None, own: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._lines = message_lines(words) if words else {}
        self._own = own or {}
        self.borrowed: set[str] = set()

    def __missing__(self, key: str) -> str:
        """Find the message of a key, and parse its line.

        Raises:
            KeyError: No message has that key, in English neither.
        """
        message = self._own.get(key)
        if message is None and key in self._lines:
            message = parse_line(self._lines[key])
        if message is None:
            message = parse_line(message_lines(FALLBACK)[key])
            self.borrowed.add(key)
        self[key] = message
        return message

    def has_own(self, key: str) -> bool:
        """Return whether the language itself has a message of that key."""
        return key in self._own or key in self._lines

    def own_texts(self) -> set[str]:
        """Return all messages of the language itself, before anything is put in."""
        return {self[key] for key in (*self._lines, *self._own)}

    def plural_key(self, key: str, language: str, n: int) -> str:
        """Return the key of the message for a number of things, with the ending of the number's category.

        Args:
            key: The key without its ending.
            language: The language whose categories the messages have; those in English have those of English.
            n: The number.
        """
        rest = f"{key}.other"
        if not self.has_own(rest):
            return f"{key}.{plural_category(FALLBACK, n)}"
        form = f"{key}.{plural_category(language, n)}"
        if n == 1 and form == rest:
            form = f"{key}.one"  # a language without such a category may have a form for exactly one thing
        return form if self.has_own(form) else rest


@cache
def available_languages() -> tuple[str, ...]:
    """Return the tags of the languages that come with the tool: the names of the files beside this one."""
    return tuple(sorted(path.stem for path in _FOLDER.iterdir() if path.suffix == ".yaml"))


@cache
def message_lines(words: str) -> dict[str, str]:
    """Return the lines of a language's file by their keys, in the file's order."""
    lines = (_FOLDER / f"{words}.yaml").read_text("utf-8").splitlines()
    return {line.partition(":")[0]: line for line in lines if line.strip() and line[0] != "#"}


def parse_line(line: str) -> str:
    """Return the message in a line of a language's file.

    Quotes are those of JSON, or there are none: a test holds that YAML reads the same.
    """
    value = line.partition(":")[2].strip()
    return str(json.loads(value)) if value[0] == '"' else value
