"""Tables from other tools, from bytes to grids of values: spreadsheets, separated values, Markdown."""

from typing import TYPE_CHECKING, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from cxjourney.tables.grid import Grid


class TableReader(Protocol):
    """Reads the tables of a file."""

    def __call__(self, name: str, content: bytes, language: str | None, /) -> "list[Grid]":
        """Return the tables, in their order.

        Args:
            name: The file, as it was named.
            content: What stands in it.
            language: The tag of the language that its texts are in; None where nobody said.

        Raises:
            UnreadableTable: It can't be read.
        """


TABLE_READERS: Registry[TableReader] = Registry(
    {
        "csv": f"{__name__}.separated_values:read_csv",
        "tsv": f"{__name__}.separated_values:read_tsv",
        "xlsx": f"{__name__}.workbook:read_workbook",
        "markdown": f"{__name__}.markdown:read_markdown",
    }
)
