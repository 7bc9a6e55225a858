"""Document -> entity, or the faults that keep it from being one, capped by kind."""

from collections import Counter
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxjourney.diagnostics import Notice
from cxjourney.languages.message import count_message, message
from cxjourney.model.fields import Entity
from cxjourney.parse.document import DataPath, Document

MAX_FAULTS = 100
"""How many faults of one kind are reported of one file."""


def cap_faults(notices: Iterable[Notice]) -> list[Notice]:
    """Return the first faults of each kind in a file; where there are more, one at the next place says how many."""
    every = list(notices)
    if len(every) <= MAX_FAULTS:
        return every
    kept: list[Notice] = []
    counts: Counter[str] = Counter()
    next_ones: dict[str, Notice] = {}
    for notice in every:
        counts[notice.code] += 1
        if counts[notice.code] <= MAX_FAULTS:
            kept.append(notice)
        else:
            next_ones.setdefault(notice.code, notice)
    return kept + [_remainder_notice(notice, counts[code] - MAX_FAULTS) for code, notice in next_ones.items()]


def _remainder_notice(notice: Notice, count: int) -> Notice:
    more, help_ = count_message("build.more-faults", count), message("build.fix-first")
    return Notice(notice.code, more, help_, notice.file, notice.span)


E_ = TypeVar("E_", bound=Entity)


class Deserialization(NamedTuple, Generic[E_]):
    """An entity, or None and what keeps the document from being one."""

    entity: E_ | None
    notices: tuple[Notice, ...]


def deserialize(document: Document, kind: type[E_]) -> Deserialization[E_]:
    """Return the entity that a document is, or its faults. Attributes of the team's own, ``x-…``, are passed over."""
    data = document.data
    try:
        return Deserialization(kind.model_validate(data), ())
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True, include_context=True)
    own = _own_attributes(faults, data)
    if own:
        return _build_without(document, kind, own)
    return Deserialization(None, _fault_notices(document, kind, faults))


def _own_attributes(faults: Iterable[ErrorDetails], data: object) -> list[DataPath]:
    from cxjourney.deserialize.path_in_data import path_in_data  # late, since most documents are sound

    return [path_in_data(fault["loc"], data) for fault in faults if _is_the_teams_own(fault)]


def _fault_notices(document: Document, kind: type[E_], faults: list[ErrorDetails]) -> tuple[Notice, ...]:
    from cxjourney.deserialize.fault_notices import fault_notices  # late: it takes thirty modules to explain a fault

    return tuple(fault_notices(document, kind, faults, MAX_FAULTS))


def _is_the_teams_own(fault: ErrorDetails) -> bool:
    return fault["type"] == "extra_forbidden" and str(fault["loc"][-1]).startswith("x-")


def _build_without(document: Document, kind: type[E_], paths: list[DataPath]) -> Deserialization[E_]:
    data = document.without(paths).data
    try:
        return Deserialization(kind.model_validate(data), ())
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True, include_context=True)
    own = _own_attributes(faults, data)
    if own and not set(own) <= set(paths):
        return _build_without(document, kind, [*paths, *own])
    return Deserialization(None, _fault_notices(document, kind, faults))


def faults_of_type(document: Document, kind: type[Entity], type_: str) -> list[DataPath]:
    """Return the paths of what keeps a document from being an entity by one type of fault, as pydantic calls it."""
    try:
        kind.model_validate(document.data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
    else:
        return []
    from cxjourney.deserialize.path_in_data import path_in_data

    return [path_in_data(fault["loc"], document.data) for fault in faults if fault["type"] == type_]
