"""Journeys from what other tools write: drafts, with a list of what could not be carried over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from cxjourney.files.text_file import TextFile
    from cxjourney.importers.draft import Draft, ImportOptions


class Importer(Protocol):
    """Reads journeys."""

    def __call__(self, sources: "Sequence[TextFile]", options: "ImportOptions", /) -> "Draft":
        """Return what sources say as journeys; never more than they say."""


IMPORTERS: Registry[Importer] = Registry({"mermaid": f"{__name__}.mermaid:read"})
TABLE_FORMATS = ("csv", "tsv", "xlsx", "markdown")
"""What tables can be written in that journeys are imported from: names of ``tables.TABLE_READERS``."""
FORMATS = (*IMPORTERS.names, *TABLE_FORMATS)
"""What can be imported."""
