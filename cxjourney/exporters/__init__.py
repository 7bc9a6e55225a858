"""Journeys as what other tools read, with a list of what these have no place for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.exporters.export import Export
    from cxjourney.languages import Language
    from cxjourney.parse.document import Document


class Exporter(Protocol):
    """Writes a journey."""

    def __call__(self, study: "Study", words: "Language", /) -> "Export":
        """Return a journey as text, and the attributes that it leaves out.

        Args:
            study: The journey.
            words: The language of what isn't the journey's own words.
        """


class DocumentExporter(Protocol):
    """Writes journeys together with what they see, as one document."""

    def __call__(self, studies: "Sequence[Study]", catalogues: "Sequence[Document]", /) -> dict[str, object]:
        """Return journeys as data.

        Args:
            studies: The journeys.
            catalogues: The catalogues of their workspaces.
        """


EXPORTERS: Registry[Exporter] = Registry(
    {
        "csv": f"{__name__}.csv:write",
        "markdown": f"{__name__}.markdown:write",
        "mermaid": f"{__name__}.mermaid:write",
    }
)
DOCUMENT_EXPORTERS: Registry[DocumentExporter] = Registry({"json": f"{__name__}.json_document:write"})
WORKBOOK = "xlsx"
"""What is no text: journeys as a workbook, a sheet each (``xlsx.py``)."""
NAMES = tuple(sorted((*EXPORTERS.names, *DOCUMENT_EXPORTERS.names, WORKBOOK)))
SUFFIXES = {"csv": ".csv", "xlsx": ".xlsx", "json": ".json", "markdown": ".md", "mermaid": ".mmd"}
"""The ending of the files of each format."""
