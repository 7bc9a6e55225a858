"""Journeys as what other tools read, with a list of what these have no place for."""

from typing import TYPE_CHECKING, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.exporters.export import Export
    from cxjourney.languages import Language


class Exporter(Protocol):
    """Writes a journey."""

    def __call__(self, study: "Study", words: "Language", /) -> "Export":
        """Return a journey as text, and the attributes that it leaves out.

        Args:
            study: The journey.
            words: The language of what isn't the journey's own words.
        """


EXPORTERS: Registry[Exporter] = Registry({"mermaid": f"{__name__}.mermaid:write"})
SUFFIXES = {"mermaid": ".mmd"}
"""The ending of the files of each format."""
