"""pydantic's errors as notices: each in a designer's words, at its span in the document."""

from collections.abc import Iterable, Iterator

from pydantic_core import ErrorDetails

from cxjourney.deserialize.attribute_synonyms import attribute_meant
from cxjourney.deserialize.expectations import holds_siblings
from cxjourney.deserialize.field_errors import LISTS, FieldError, field_error
from cxjourney.deserialize.list_in_text import ListInText, list_in_text
from cxjourney.deserialize.suggest_id import value_at
from cxjourney.deserialize.unknown_attributes import is_pair
from cxjourney.diagnostics import Notice
from cxjourney.edit.fix import replacement
from cxjourney.files.text_file import Span
from cxjourney.languages.message import Message, message
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import attribute_at, attributes, owner_of
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.odd_characters import odd_beginning
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import quote


def fault_notices(document: Document, kind: type[Entity], faults: list[ErrorDetails], most: int) -> list[Notice]:
    """Return what is wrong with a document, each fault in words at its place, but for those that follow from others.

    Args:
        document: The document.
        kind: The entity that it should be.
        faults: What pydantic says of it.
        most: How many faults are reported; one more says that there are more.
    """
    found: dict[tuple[Span, str], Notice] = {}
    strange: dict[DataPath, list[str]] = {}
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            strange.setdefault(fault["loc"][:-1], []).append(str(fault["loc"][-1]))
    for fault in (*faults, *_families_left_out(document.data, faults)):
        if fault["type"] == "missing" and (
            _is_misspelt(kind, fault["loc"], strange.get(fault["loc"][:-1], [])[:most], document.data)
            or _is_below_another(kind, fault, document.data)
        ):
            continue
        if fault["type"] == "too_short" and fault["input"]:
            continue  # pydantic counts sound items only, and the others are reported
        wrong = field_error(kind, document.data, fault)
        span = _place(document, wrong)
        if fault["input"] is None and (note := _note_behind(document, span)):
            wrong = wrong._replace(help=message("build.note", text=note), fix=None)
        elif meant := _list_meant(document, fault, wrong):
            wrong = wrong._replace(message=meant.message, help=meant.help, fix=None)
        elif isinstance(fault["input"], int | float) and wrong.fix and isinstance(wrong.help, Message):
            wrong = _figure_as_text(document, wrong) if wrong.help.key == "advise.quote.as" else wrong
        if len(found) == most:
            more, help_ = message("build.more-faults-left"), message("build.fix-first")
            return [*found.values(), Notice("CX102", more, help_, document.source.name, span)]
        notice = Notice("CX102", wrong.message, wrong.help, document.source.name, span, fix=wrong.fix)
        found.setdefault((span, wrong.message), notice)
    return _odd_beginnings(document, found.values()) or list(found.values())


def _figure_as_text(document: Document, wrong: FieldError) -> FieldError:
    """Return a fault whose advice puts a figure in quotes as it is written: 007 is a text that is not 7."""
    written = document.text_at(wrong.path)
    fix = replacement(wrong.path, value_at(document.data, wrong.path), written, True)
    return wrong._replace(help=message("advise.quote.as", text=quote(written)), fix=fix)


def _list_meant(document: Document, fault: ErrorDetails, wrong: FieldError) -> ListInText | None:
    """Return what keeps a text from being the list that it was meant as; None where it is no such text."""
    is_text = fault["type"] in LISTS and isinstance(fault["input"], str)
    return list_in_text(document.text_at(wrong.path)) if is_text else None


def _odd_beginnings(document: Document, notices: Iterable[Notice]) -> list[Notice]:
    """Return which lines of notices begin with an odd blank or an unseen character: all else follows from that."""
    found = []
    for notice in notices:
        odd = odd_beginning(document.source.line(notice.span.line))
        if odd and odd[1] < notice.span.column + 1:
            found.append(Notice("CX102", odd[0].message, odd[0].help, document.source.name, notice.span))
    return found


def _families_left_out(data: object, faults: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield a fault for each data source of type other without families that pydantic did not come to.

    It asks for them only where nothing else is wrong with the source: whoever fixed that would find one more fault.
    """
    sources = data.get("data_sources") if isinstance(data, dict) else None
    told = {fault["loc"] for fault in faults if fault["type"] == "families_of_other"}
    for id_, source in sources.items() if isinstance(sources, dict) else ():
        if isinstance(source, dict) and source.get("type") == "other" and "families" not in source:
            loc = ("data_sources", id_)
            if loc not in told:
                yield ErrorDetails(type="families_of_other", loc=loc, msg="", input=source)


def _is_misspelt(kind: type[Entity], loc: DataPath, beside: list[str], data: object) -> bool:
    """Return whether a missing attribute stands there under a wrong name: one fault is one finding."""
    owner = owner_of(kind, loc)
    known = attributes(owner) if beside else ()
    meant = {one for name in beside for one in (nearest_word(name, known), attribute_meant(name, known))}
    return loc[-1] in meant or any(is_pair((*loc[:-1], name), data, owner) for name in beside)


def _is_below_another(kind: type[Entity], fault: ErrorDetails, data: object) -> bool:
    """Return whether a missing attribute stands below one beside which it belongs: one fault is one finding."""
    loc: DataPath = fault["loc"]
    entity = value_at(data, loc[:-1])
    if not isinstance(entity, dict):
        return False
    return any(
        isinstance(value, dict) and loc[-1] in value and holds_siblings(value, attribute_at(kind, (*loc[:-1], name)))
        for name, value in entity.items()
        if name in attributes(owner_of(kind, loc))
    )


def _note_behind(document: Document, span: Span) -> str:
    """Return what stands behind a # where a value is expected, in quotes; nothing where no # stands there."""
    note = document.source.line(span.line)[span.column - 1 :].strip()
    return quote(shorten(note)) if note.startswith("#") else ""


def _place(document: Document, wrong: FieldError) -> Span:
    if wrong.at == "first key":
        return document.first_key(wrong.path)
    return document.span(wrong.path, of_key=wrong.at == "key")
