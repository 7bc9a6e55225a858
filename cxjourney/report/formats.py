"""The formats of a report by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxjourney.report.basis import ReportBasis


class WrittenReport(NamedTuple):
    """A report in a format.

    Attributes:
        data: Its bytes; none where it is a folder.
        remarks: What is left out, and why, in words.
        files: Where it is a folder, the bytes of its files, by their names in it, with slashes.
    """

    data: bytes = b""
    remarks: tuple[str, ...] = ()
    files: Mapping[str, bytes] = MappingProxyType({})


class ReportWriter(Protocol):
    """Writes a report in a format."""

    def __call__(self, basis: ReportBasis, /) -> WrittenReport:
        """Return the report.

        Raises:
            CannotRun: Something that it needs is not there, or can't be used.
        """


REPORTS: Registry[ReportWriter] = Registry(
    {
        "html": "cxjourney.report.page:write_html",
        "pptx": "cxjourney.report.deck:write_deck",
        "folder": "cxjourney.report.site:write_site",
    }
)
