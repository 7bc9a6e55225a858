"""The walk over YAML's events: data and places side by side. The only file that knows PyYAML.

The C parser's events are walked by hand: composing in C crashes the interpreter on very deep nesting, and events give
depth, size and place on the way. Plain scalars follow the core schema of YAML (1.2.2, §10.3.2), except that only
``true`` and ``false`` are booleans.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from yaml import CSafeLoader
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cxjourney.files.text_file import BOUNDS
from cxjourney.languages.message import message, number_message
from cxjourney.parse.syntax_errors import Fault, ParseError, explain, forbidden_character, too_deep
from cxjourney.text.digits import decimal_number
from cxjourney.text.forbidden_characters import find_forbidden
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText

SpanTree: TypeAlias = "int | tuple[int, list[SpanTree] | dict[str, tuple[int, SpanTree]]]"
"""The places in a document, as a tree of its shape.

A scalar's is ``start << 32 | end``, offsets into the text. A list's is a pair of that and the list of its items'; a
mapping's is a pair of that and, by key, the pair of the key's place and the value's.
"""
Event: TypeAlias = Any
"""One of PyYAML's events, whose classes are not typed."""

_NUMBER = re.compile(
    r"(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<infinite>[-+]?\.(?:inf|Inf|INF))|(?P<nan>\.(?:nan|NaN|NAN))"
)
_SECOND_MARK = re.compile("\ufeff")
"""A byte order mark behind the first: the parser would pass it over, and count all places behind it wrongly."""
_BEGINS_NUMBER = frozenset("0123456789+-.")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}
_MOST_DIGITS = 300


Walked: TypeAlias = "tuple[object, SpanTree] | None"
"""The data of a text and their places; None where it can't be read to its end."""


def walk(
    text: str, max_depth: int = BOUNDS.max_depth, max_nodes: int = BOUNDS.max_nodes
) -> tuple[object, SpanTree] | list[Fault]:
    """Return the data of a text that is one YAML document and their places, or its faults. Never raises."""
    found, faults = walk_past_faults(text, max_depth, max_nodes)
    return found if found is not None and not faults else _name_mermaid(text, faults)


def _name_mermaid(text: str, faults: list[Fault]) -> list[Fault]:
    """Return the faults of a text; where it is another language's, that and nothing else."""
    from cxjourney.parse.mermaid import mermaid_diagram  # late, since most texts are YAML
    from cxjourney.parse.pasted_table import pasted_table

    foreign = mermaid_diagram(text, faults[-1].start) or pasted_table(text)
    return [Fault("CX002", *foreign)] if foreign else faults


def walk_past_faults(text: str, max_depth: int, max_nodes: int) -> tuple[Walked, list[Fault]]:
    """Return the data of a text and their places, as far as it can be read in spite of its faults, and these."""
    bad = _SECOND_MARK.match(text) or find_forbidden(text)
    if bad:
        return None, [forbidden_character(bad.group(), bad.start(), bad.end())]
    try:
        walker = _Walker(CSafeLoader(text).get_event, max_depth, max_nodes)
    except Exception as error:
        return None, [explain(error, text, max_depth)]
    try:
        return walker.document(), _own_faults(text, walker.faults)
    except ParseError as stop:
        return None, [*_own_faults(text, [fault for fault in walker.faults if fault is not stop.fault]), stop.fault]
    except Exception as error:  # the C parser raises more than YAMLError
        return None, [*_own_faults(text, walker.faults), explain(error, text, max_depth)]


def _own_faults(text: str, faults: list[Fault]) -> list[Fault]:
    """Return the faults that the walk itself has found, without those that follow from another of them."""
    if not any(fault.code == "CX003" for fault in faults):
        return faults
    from cxjourney.parse.lost_hyphens import name_lost_hyphens  # late, since most texts have no fault

    return name_lost_hyphens(text, faults)


def plain_value(text: str) -> str | float | bool | None:
    """Return what an unquoted scalar means: a number, a boolean, None, or its text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _BEGINS_NUMBER:
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    kind = match.lastgroup
    if len(text) > _MOST_DIGITS or kind == "infinite":
        return float("-inf") if text.startswith("-") else float("inf")
    if kind == "whole":
        return int(text)
    if kind == "octal":
        return int(text[2:], 8)
    if kind == "hex":
        return int(text, 16)
    return float("nan") if kind == "nan" else decimal_number(text)


class _Walker:
    """Walks one document's events and builds data and places side by side."""

    __slots__ = ("anchors", "faults", "max_depth", "max_nodes", "next_event", "nodes")

    def __init__(self, next_event: Callable[[], Event], max_depth: int, max_nodes: int) -> None:
        self.max_depth = max_depth
        self.max_nodes = max_nodes
        self.next_event = next_event
        self.nodes = 0
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[object, SpanTree, int, int] | None] = {}

    def document(self) -> tuple[object, SpanTree]:
        self.next_event()
        event = self.next_event()
        if isinstance(event, StreamEndEvent):
            return None, 0
        data, spans, _ = self.node(self.next_event(), 1)
        while not isinstance(event, StreamEndEvent):
            event = self.next_event()
            if isinstance(event, DocumentStartEvent):
                start = event.start_mark.index
                raise ParseError(
                    Fault(
                        "CX004",
                        message("yaml.second-document"),
                        message("yaml.second-document.help"),
                        start,
                        max(event.end_mark.index, start),
                    )
                )
        return data, spans

    def node(self, event: Event, depth: int) -> tuple[object, SpanTree, int]:
        """Return the data, the places and the height of the node that begins with this event."""
        kind = event.__class__
        self.nodes += 1
        self.check_bounds(event)
        if kind is AliasEvent:
            return self.alias(event, depth)
        if event.tag is not None:
            self.add_fault(event, message("yaml.tag"), message("yaml.tag.help"))
        anchor, before = event.anchor, self.nodes
        if anchor is not None:
            self.anchors[anchor] = None
        if kind is ScalarEvent:
            data, height = self.scalar(event), 1
            spans: SpanTree = _place(event, event)
        elif depth > self.max_depth:
            raise ParseError(too_deep(self.max_depth, event.start_mark.index))
        elif kind is MappingStartEvent:
            data, spans, height = self.mapping(event, depth)
        else:
            data, spans, height = self.sequence(event, depth)
        if anchor is not None:
            self.anchors[anchor] = (data, spans, self.nodes - before + 1, height)
        return data, spans, height

    def scalar(self, event: ScalarEvent) -> object:
        value = event.value
        if not event.style:
            return plain_value(value)
        if event.style == '"' and (bad := find_forbidden(value)):
            self.faults.append(forbidden_character(bad.group(), event.start_mark.index, event.end_mark.index))
        return QuotedText(value)

    def mapping(self, start: Event, depth: int) -> tuple[dict[str, object], SpanTree, int]:
        data: dict[str, object] = {}
        places: dict[str, tuple[int, SpanTree]] = {}
        next_event, tallest = self.next_event, 1
        while (event := next_event()).__class__ is not MappingEndEvent:
            plain = event.__class__ is ScalarEvent and not event.style and event.tag is None and event.anchor is None
            if plain and event.value != "<<":
                key: str | None = event.value
                self.nodes += 1
            else:
                key = self.key(event, depth)
            place = event.start_mark.index << 32 | event.end_mark.index
            inner: Event = next_event()
            if inner.__class__ is ScalarEvent and inner.tag is None and inner.anchor is None:
                self.nodes += 1
                value = self.scalar(inner) if inner.style else plain_value(inner.value)
                spans: SpanTree = inner.start_mark.index << 32 | inner.end_mark.index
            else:
                value, spans, height = self.node(inner, depth + 1)
                if height > tallest:
                    tallest = height
            if key is None:
                continue
            if key in data:
                self.add_duplicate_key(key, event, places[key][0])
                continue
            data[key] = value
            places[key] = (place, spans)
        self.check_bounds(event)
        return data, (_place(start, event), places), tallest + 1

    def sequence(self, start: Event, depth: int) -> tuple[list[object], SpanTree, int]:
        data: list[object] = []
        places: list[SpanTree] = []
        next_event, tallest = self.next_event, 0
        while (event := next_event()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and event.tag is None and event.anchor is None:
                self.nodes += 1
                if self.nodes > self.max_nodes:
                    self.check_bounds(event)
                value = self.scalar(event) if event.style else plain_value(event.value)
                spans: SpanTree = event.start_mark.index << 32 | event.end_mark.index
                tallest = tallest or 1
            else:
                value, spans, height = self.node(event, depth + 1)
                if height > tallest:
                    tallest = height
            data.append(value)
            places.append(spans)
        return data, (_place(start, event), places), tallest + 1

    def key(self, event: Event, depth: int) -> str | None:
        """Return a key as text, whatever it looks like; None, and a fault, where it can't be text."""
        if event.__class__ is not ScalarEvent:
            before = len(self.faults)
            data, _, _ = self.node(event, depth + 1)
            if event.__class__ is AliasEvent and isinstance(data, str):
                return data
            del self.faults[before:]  # the key is to be written anew, so one finding is enough
            self.add_fault(
                event,
                message("yaml.key-expected"),
                message("yaml.key-expected.help", brace="{"),
                "CX102",
            )
            return None
        self.nodes += 1
        key: str = event.value
        if event.tag is not None or event.anchor is not None:
            self.node(event, depth + 1)
        elif event.style:
            self.scalar(event)
        elif key == "<<":
            self.add_fault(event, message("yaml.merge-key"), message("yaml.merge-key.help"))
            return None
        return key

    def alias(self, event: Event, depth: int) -> tuple[object, SpanTree, int]:
        known = self.anchors.get(event.anchor)
        if known is None:
            name = shorten(event.anchor, 30)
            within_itself = event.anchor in self.anchors
            self.add_fault(
                event,
                message("yaml.alias.itself" if within_itself else "yaml.alias.unknown", name=name),
                message("yaml.alias.help"),
                "CX004" if within_itself else "CX002",
            )
            raise ParseError(self.faults[-1])
        data, spans, nodes, height = known
        self.nodes += nodes - 1
        self.check_bounds(event)
        if depth + height - 1 > self.max_depth + 1:
            raise ParseError(too_deep(self.max_depth, event.start_mark.index))
        return data, spans, height

    def add_duplicate_key(self, key: str, event: Event, first: int) -> None:
        twice = message("yaml.duplicate", key=shorten(key, 40))
        self.add_fault(event, twice, message("yaml.duplicate.help"), "CX003", first >> 32)

    def add_fault(self, event: Event, wrong: str, help_: str, code: str = "CX004", other: int | None = None) -> None:
        self.faults.append(Fault(code, wrong, help_, event.start_mark.index, event.end_mark.index, other))

    def check_bounds(self, event: Event) -> None:
        if self.nodes > self.max_nodes:
            start, wrong = event.start_mark.index, message("yaml.too-many", n=number_message(self.max_nodes))
            raise ParseError(Fault("CX004", wrong, message("yaml.too-large.help"), start, start + 1))


def _place(first: Event, last: Event) -> int:
    start: int = first.start_mark.index
    end: int = last.end_mark.index
    return start << 32 | end
