"""What can be wrong with a binding as a whole: the faults that its models raise."""

from collections.abc import Sequence
from typing import Literal

from pydantic_core import PydanticCustomError

BindingFaultKey = Literal[
    "no-place", "two-places", "file-elsewhere", "no-connection", "no-csv", "no-time", "no-way", "two-ways", "no-map",
    "no-column", "two-columns", "max", "dbt", "dbt-name",
]  # fmt: skip
"""What can be wrong with a binding as a whole, or with a part of it."""


def binding_fault(key: BindingFaultKey, names: Sequence[str] = ()) -> PydanticCustomError:
    """Return what is wrong with a binding: a key for `cxjourney.deserialize`, and the attributes that it is about."""
    return PydanticCustomError("binding", "not a binding", {"key": key, "names": list(names)})
