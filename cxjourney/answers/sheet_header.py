"""Which columns a sheet has: by their machine names, else by headings in any language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cxjourney.answers.cell_values import plain
from cxjourney.answers.columns import EMOTION, GIVEN, answer_columns, column_of_heading, heading, is_answer, sheet_key
from cxjourney.languages import available_languages, language
from cxjourney.tables.grid import Grid

_LOOKED_AT = 12
"""So many rows at the top of a sheet are looked at: people put a title, or a line of their own, above the heads."""
_FEWEST = 2
"""So many headings that are known make a row one of headings."""


class SheetHeader(NamedTuple):
    """The head of a sheet.

    Attributes:
        names: The machine name of each column; None where it is none of a question sheet.
        titles: What each column is called.
        first_row: The first row below the head, from 0.
        language: The tag of the language of its headings; None where that can't be told.
    """

    names: tuple[str | None, ...]
    titles: tuple[str, ...]
    first_row: int
    language: str | None


def find_header(grid: Grid, personas: Mapping[str, Iterable[str]]) -> SheetHeader | None:
    """Return the head of a sheet; None where it is no question sheet.

    Args:
        grid: The sheet.
        personas: By id, what each persona may be called.
    """
    named = {id_: tuple(names) for id_, names in personas.items()}
    rows = [tuple(plain(f"{cell}") if cell is not None else "" for cell in row) for row in grid.rows[:_LOOKED_AT]]
    machine = next((at for at, row in enumerate(rows) if sum(map(_is_name, row)) >= _FEWEST), None)
    if machine is not None:
        names = tuple(cell if _is_name(cell) else None for cell in rows[machine])
        below = rows[machine + 1] if machine + 1 < len(rows) else ()
        if _count(_by_heading(below, named)) >= _FEWEST:
            merged = _together(names, _by_heading(below, named))
            return SheetHeader(merged, _titles(below, rows[machine]), machine + 2, _language(below))
        return SheetHeader(_once(names), rows[machine], machine + 1, None)
    found = [_by_heading(row, named) for row in rows]
    best = max(range(len(rows)), key=lambda at: (_count(found[at]), -at), default=None)
    if best is None or _count(found[best]) < _FEWEST:
        return None
    return SheetHeader(_once(found[best]), rows[best], best + 1, _language(rows[best]))


def _is_name(text: str) -> bool:
    return text in GIVEN or is_answer(text)


def _by_heading(row: Sequence[str], personas: Mapping[str, Iterable[str]]) -> tuple[str | None, ...]:
    return tuple(column_of_heading(cell, personas) if cell else None for cell in row)


def _count(names: Iterable[str | None]) -> int:
    return len({name for name in names if name})


def _together(names: Sequence[str | None], others: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return the names of columns, those without one by their heading: a column may have been added with that alone."""
    width = max(len(names), len(others))
    first, second = (tuple(row) + (None,) * (width - len(row)) for row in (names, others))
    return _once([one or (other if other not in names else None) for one, other in zip(first, second, strict=True)])


def _once(names: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return names such that none stands twice: the first column of a name has it."""
    return tuple(None if name in names[:at] else name for at, name in enumerate(names))


def _titles(below: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    width = max(len(below), len(names))
    first, second = (tuple(row) + ("",) * (width - len(row)) for row in (below, names))
    return tuple(title or name for title, name in zip(first, second, strict=True))


def _language(titles: Iterable[str]) -> str | None:
    """Return the language of which most headings are; None where two have as many."""
    told = {sheet_key(title) for title in titles if title}
    fixed = [name for name in (*GIVEN, *answer_columns(())) if not name.startswith(EMOTION)]
    counts = {
        tag: sum(sheet_key(heading(name, language(tag), {})) in told for name in fixed) for tag in available_languages()
    }
    most = max(counts.values())
    best = [tag for tag, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else None
