"""What an export comes to."""

from typing import NamedTuple


class Export(NamedTuple):
    """A journey as another tool reads it.

    Attributes:
        id: The journey's id.
        title: Its title.
        text: What is written.
        left_out: The attributes of the format, by their keys, that it has no place for.
    """

    id: str
    title: str
    text: str
    left_out: tuple[str, ...]
