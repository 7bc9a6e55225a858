"""A question to ask about a gap, without its words."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple


class Question(NamedTuple):
    """A question without its words: ``kind`` is the end of a message's key.

    ``names`` holds what is named in it, by the message's placeholder; ``stage`` is what tells its stage from every
    other stage of the journey: the title on one line, with the id where the title alone would not do.
    """

    kind: str
    stage: str
    names: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    day: date | None = None
