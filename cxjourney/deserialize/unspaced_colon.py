"""A value that stands against its colon within braces, where YAML takes both for the key: ``{mina:1}``."""

import re
from typing import NamedTuple

from cxjourney.languages.message import Message, message

_UNSPACED = re.compile(r"(?P<key>[\w-]{1,40})(?P<sign>:\u00a0|:|：[ \u3000]*)(?P<value>[^\s:/].{0,60})")


class UnspacedColon(NamedTuple):
    """A key, the sign behind it, and the value that a space is missing in front of."""

    key: str
    sign: str
    value: str

    @property
    def message(self) -> Message:
        """What is wrong with the sign: a space is missing behind it, or only looks like one, or it is of full width."""
        if self.sign.startswith(":"):
            return message("yaml.slip.colon-space" if self.sign == ":" else "yaml.slip.colon-odd-space", key=self.key)
        return message("yaml.slip.no-colon", key=self.key, sign=self.sign.strip())


def unspaced_colon(key: object) -> UnspacedColon | None:
    """Return the key and the value that a key without a value was meant as; None where it holds no colon."""
    found = _UNSPACED.fullmatch(key) if isinstance(key, str) else None
    return UnspacedColon(found["key"], found["sign"], found["value"]) if found else None
