"""Files of JSON -> what stands after FROM where DuckDB reads them as they are written, and guesses no day.

Left to itself, DuckDB takes 03-04-2026 for the third of April, a time without a zone for one in UTC where another names
its zone, and ends a statement at the first name of a customer below twenty thousand numbers.
"""

import re
from collections.abc import Mapping

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.model.binding import Binding

_AS_TEXT = ("VARCHAR", "JSON", '"NULL"', "UUID", "TIME")
_MAY_BE_NAMES = ("BOOLEAN", "BIGINT", "UBIGINT", "HUGEINT")
"""What looks like this in the first rows may be names in the others; as text it reads alike."""


def guessed_json(files: str) -> str:
    """Return what stands after FROM for files, as SQL lists them, of which the columns are not known yet."""
    return f"read_json({files}, format = 'auto', union_by_name = true, maximum_depth = 3)"


def json_relation(binding: Binding, files: str, guessed: Mapping[str, str], dialect: Dialect) -> str:
    """Return what stands after FROM for files of JSON.

    Args:
        binding: The binding.
        files: The files, as SQL lists them.
        guessed: The columns, with the types that DuckDB takes them to be of by the first rows.
        dialect: DuckDB's SQL.
    """
    if [*guessed] == ["json"] or _has_twins(guessed):
        return guessed_json(files)
    numbers = {binding.sequence, binding.time.column if binding.time else None}
    numbers |= {*(binding.stages.times or ())} if binding.stages else set()
    types = {
        name: "VARCHAR"
        if type_ in _AS_TEXT
        or type_.startswith(("DATE", "TIMESTAMP"))
        or (type_ in _MAY_BE_NAMES and name not in numbers)
        else type_
        for name, type_ in guessed.items()
    }
    columns = ", ".join(f"{dialect.literal(name)}: {dialect.literal(type_)}" for name, type_ in types.items())
    return f"read_json({files}, format = 'auto', columns = {{{columns}}})"


def _has_twins(names: Mapping[str, str]) -> bool:
    """Return whether names may be alike but for capitals: DuckDB then gives the second a name that no file has."""
    lower = {name.lower() for name in names}
    return any(re.sub(r"_\d+$", "", name) in lower for name in lower if re.search(r"_\d+$", name))
