"""The place where a parser stopped, by its line, and what its line begins with."""

import re

from cxjourney.parse.unclosed_quotes_and_brackets import KEY, EnclosureFault

STARTS = re.compile(r"( *)((?:- +)*)")
KEYED = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{KEY}) *(?P<value>.*)")


class ParserStop:
    """A place in a text, by its line.

    Attributes:
        text: The whole text.
        start: The offset at which the line begins.
        line: The line, without its break.
        column: The place in the line, from 0.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", self.start)
        self.line = text[self.start : end if end >= 0 else len(text)].rstrip("\r")
        self.column = offset - self.start

    @property
    def number(self) -> int:
        """The number of the line, counted from 1."""
        return self.text.count("\n", 0, self.start) + 1

    def above(self) -> "ParserStop | None":
        """Return the last line above that says something."""
        end = self.start - 1
        while end >= 0:
            start = self.text.rfind("\n", 0, end) + 1
            content = self.text[start:end].strip()
            if content and not content.startswith("#"):
                return ParserStop(self.text, start)
            end = start - 1
        return None

    def cause(self, wrong: str, help_: str, start: int, end: int | None = None) -> EnclosureFault:
        """Return what is wrong between two columns of this line, from 0; None is the end of the line."""
        return EnclosureFault(wrong, help_, self.start + start, self.start + (len(self.line) if end is None else end))
