"""What comes into a workspace from another tool: journeys, what they name, or whole files."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxjourney.workspace.joined_ids import Said

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, whatever ending a file has."""
RESERVED_IDS = frozenset({"catalogue", "cxjourney", "evidence"}) | DEVICES
"""Ids that no imported journey has, since files of those names are no journeys."""


class Incoming(NamedTuple):
    """A journey that comes in.

    Attributes:
        id: The id that it would have in an empty folder.
        file: The file that it comes from, as the record names it.
        origin: The same with the line on which it begins, as whoever imports it has named it.
        data: What it says.
    """

    id: str
    file: str
    origin: str
    data: Said


class Arrival(NamedTuple):
    """What comes in.

    Attributes:
        journeys: The journeys.
        definitions: By the attribute of a catalogue that defines them, what they name.
        files: The files that were read, also those in which no journey is any more.
        documents: Whole files, by their paths from the folder that is imported into.
        form: What the files were read as: of a Markdown file, its tables are no diagrams.
    """

    journeys: Sequence[Incoming]
    definitions: Mapping[str, Mapping[str, Said]]
    files: tuple[str, ...] = ()
    documents: Mapping[str, Said] = {}
    form: str = ""
