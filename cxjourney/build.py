"""Document -> Journey or Catalogue, or what keeps it from being one."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from cxjourney.attributes import attributes, owner_of
from cxjourney.diagnostics import Notice, Span
from cxjourney.model.entity import Entity
from cxjourney.nearest import nearest
from cxjourney.parse import Document
from cxjourney.wording import Misfit, in_data, misfit

MOST_FAULTS = 100
E_ = TypeVar("E_", bound=Entity)


@dataclass(frozen=True, slots=True)
class Built(Generic[E_]):
    """An entity, or None and what keeps the document from being one."""

    entity: E_ | None
    notices: tuple[Notice, ...]


def build(document: Document, kind: type[E_]) -> Built[E_]:
    """Hold a document against the format. Attributes of the team's own, ``x-…``, are passed over."""
    data = document.data
    try:
        return Built(kind.model_validate(data), ())
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True, include_context=True)
    own = [fault["loc"] for fault in faults if _is_the_teams_own(fault)]
    if own:
        return _build_without(document, kind, [in_data(loc, data) for loc in own])
    return Built(None, tuple(_notices(document, kind, faults)))


def _is_the_teams_own(fault: Any) -> bool:  # noqa: ANN401  pydantic's own type names its input
    return fault["type"] == "extra_forbidden" and str(fault["loc"][-1]).startswith("x-")


def _build_without(document: Document, kind: type[E_], paths: list[tuple[str | int, ...]]) -> Built[E_]:
    data = document.data
    for path in paths:
        data = _without(data, path)
    try:
        return Built(kind.model_validate(data), ())
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True, include_context=True)
    own = [in_data(fault["loc"], data) for fault in faults if _is_the_teams_own(fault)]
    if own and not set(own) <= set(paths):
        return _build_without(document, kind, [*paths, *own])
    return Built(None, tuple(_notices(document, kind, faults)))


def _without(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  plain data of any shape
    part = path[0]
    if isinstance(data, dict):
        if len(path) == 1:
            return {key: value for key, value in data.items() if key != part}
        return {key: _without(value, path[1:]) if key == part else value for key, value in data.items()}
    return [_without(value, path[1:]) if index == part else value for index, value in enumerate(data)]


def _notices(document: Document, kind: type[Entity], faults: list[Any]) -> list[Notice]:
    found: dict[tuple[Span, str], Notice] = {}
    misspelt = _misspelt(kind, faults)
    for fault in faults:
        if fault["type"] == "missing" and fault["loc"] in misspelt:
            continue
        if fault["type"] == "too_short" and fault["input"]:
            continue  # pydantic counts sound items only, and the others are reported
        wrong = misfit(kind, document.data, fault)
        span = _place(document, wrong)
        found.setdefault((span, wrong.message), Notice("CX102", wrong.message, wrong.help, document.source.name, span))
    notices = list(found.values())
    if len(notices) > MOST_FAULTS:
        more = f"And {len(notices) - MOST_FAULTS} more faults of this kind in this file."
        last = notices[MOST_FAULTS]
        notices[MOST_FAULTS:] = [Notice("CX102", more, "Mend those above first.", last.file, last.span)]
    return notices


def _misspelt(kind: type[Entity], faults: list[Any]) -> set[tuple[str | int, ...]]:
    """Give the missing attributes that stand there under a wrong name: one fault gives one finding."""
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    return {(*loc[:-1], meant) for loc in unknown if (meant := nearest(str(loc[-1]), attributes(owner_of(kind, loc))))}


def _place(document: Document, wrong: Misfit) -> Span:
    if wrong.at == "first key":
        return document.first_key(wrong.path)
    return document.span(wrong.path, of_key=wrong.at == "key")
