"""A binding to what dbt found out of the freshness of a source: the names by which dbt knows it."""

import re
from typing import Annotated

from pydantic import WithJsonSchema
from pydantic.config import JsonDict

from cxjourney.model.fields import Text

_NAMES = r"^[^\s.]+(?:\.[^\s.]+)+$"
DbtTable = Annotated[Text, WithJsonSchema({"type": "string", "pattern": _NAMES})]
"""SOURCE.TABLE, or PACKAGE.SOURCE.TABLE, as dbt names it."""
BESIDE = (
    "connection", "file", "table", "header_rows", "encoding", "separator", "customer", "time", "timezone", "sequence",
    "stages", "touchpoints", "score", "filter",
)  # fmt: skip
"""What a binding has that says where data stands and what its rows mean."""
BY_DBT: JsonDict = {"required": ["dbt"], "properties": dict.fromkeys(BESIDE, False)}
"""The JSON Schema of a binding by dbt: nothing else is said there."""


def names_table(written: str) -> bool:
    """Return whether a text names a table of a source, as dbt does."""
    return re.search(_NAMES, written) is not None
