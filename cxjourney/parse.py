"""Source -> Document: YAML as plain data, with the place of every key and value. The only file that knows YAML.

The C parser's events are walked by hand: composing in C crashes the interpreter on very deep nesting, and events give
depth, size and place on the way. Plain scalars follow YAML 1.2's core rules, except that only ``true`` and ``false``
are booleans.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml import CSafeLoader
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cxjourney.diagnostics import Span
from cxjourney.source import Source
from cxjourney.written import FORBIDDEN, Quoted, shortened
from cxjourney.yaml_faults import Fault, Unparsable, explain

MAX_DEPTH = 64
MAX_NODES = 200_000

Spans = int | tuple[int, Any]
"""The places in a document, as a tree of its shape.

A scalar's is ``start << 32 | end``, offsets into the text. A list's is a pair of that and the list of its items'; a
mapping's is a pair of that and, by key, the pair of the key's place and the value's.
"""

_NUMBER = re.compile(
    r"(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<infinite>[-+]?\.(?:inf|Inf|INF))|(?P<nan>\.(?:nan|NaN|NAN))"
)
_BEGINS_NUMBER = frozenset("0123456789+-.")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}
_MOST_DIGITS = 300


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, as plain data, and where it says it."""

    source: Source
    data: Any
    spans: Spans

    def span(self, path: tuple[str | int, ...], of_key: bool = False) -> Span:
        """Give the place of the value at that path, or of its key; parts that are not in the data are passed over."""
        spans, place = self.spans, None
        for part in path:
            inner = spans[1] if isinstance(spans, tuple) else None
            if isinstance(inner, dict) and part in inner:
                place, spans = inner[part]
            elif isinstance(inner, list) and isinstance(part, int) and part < len(inner):
                place, spans = None, inner[part]
        if not of_key or place is None:
            place = spans[0] if isinstance(spans, tuple) else spans
        return self.source.span(place >> 32, place & 0xFFFFFFFF)

    def first_key(self, path: tuple[str | int, ...]) -> Span:
        """Give the place of the first key of the mapping at that path; of the mapping itself if it is empty."""
        spans = self.spans
        for part in path:
            inner = spans[1] if isinstance(spans, tuple) else None
            if isinstance(inner, dict) and part in inner:
                spans = inner[part][1]
            elif isinstance(inner, list) and isinstance(part, int) and part < len(inner):
                spans = inner[part]
        inner = spans[1] if isinstance(spans, tuple) else None
        if isinstance(inner, dict) and inner:
            place = next(iter(inner.values()))[0]
        else:
            place = spans[0] if isinstance(spans, tuple) else spans
        return self.source.span(place >> 32, place & 0xFFFFFFFF)


def parse(source: Source) -> Document | list[Fault]:
    """Read a source as one YAML document. Never raises: what is wrong with it comes back as faults."""
    bad = FORBIDDEN.search(source.text)
    if bad:
        return [_forbidden_character(bad.group(), bad.start(), bad.end())]
    try:
        walker = _Walker(CSafeLoader(source.text).get_event)
        data, spans = walker.document()
    except Unparsable as stop:
        return [stop.fault]
    except Exception as error:  # the C parser raises more than YAMLError
        return [explain(error, source.text)]
    return walker.faults or Document(source, data, spans)


def plain_value(text: str) -> Any:  # noqa: ANN401  a scalar of any type
    """Give what an unquoted scalar means: a number, a boolean, None, or its text."""
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
    return float("nan") if kind == "nan" else float(text)


def _forbidden_character(character: str, start: int, end: int) -> Fault:
    return Fault(
        "CX004",
        f"A character that nobody can see stands here (U+{ord(character):04X}).",
        "Delete it: it often comes along when text is pasted from another program.",
        start,
        end,
    )


class _Walker:
    """Walks one document's events and builds data and places side by side."""

    __slots__ = ("anchors", "faults", "next_event", "nodes")

    def __init__(self, next_event: Callable[[], Event]) -> None:
        self.next_event = next_event
        self.nodes = 0
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[Any, Spans, int, int] | None] = {}

    def document(self) -> tuple[Any, Spans]:
        self.next_event()
        event = self.next_event()
        if isinstance(event, StreamEndEvent):
            return None, 0
        data, spans, _ = self.node(self.next_event(), 1)
        while not isinstance(event, StreamEndEvent):
            event = self.next_event()
            if isinstance(event, DocumentStartEvent):
                start = event.start_mark.index
                raise Unparsable(
                    Fault(
                        "CX004",
                        "A second document begins here: a file holds one journey only.",
                        "Move what follows into a file of its own, or delete the line with the three hyphens.",
                        start,
                        max(event.end_mark.index, start),
                    )
                )
        return data, spans

    def node(self, event: Event, depth: int) -> tuple[Any, Spans, int]:
        """Give the data, the places and the height of the node that begins with this event."""
        kind = event.__class__
        self.nodes += 1
        self.bounded(event)
        if kind is AliasEvent:
            return self.alias(event, depth)
        if event.tag is not None:
            self.fault(
                event,
                f"The tag {shortened(event.tag, 30)} stands here: journeys are written without tags.",
                "Delete the tag. If the text is meant to begin with an exclamation mark, put it in quotes.",
            )
        anchor, before = event.anchor, self.nodes
        if anchor is not None:
            self.anchors[anchor] = None
        if kind is ScalarEvent:
            data, spans, height = self.scalar(event), _place(event, event), 1
        elif depth > MAX_DEPTH:
            self.stop(event, f"This file is nested more than {MAX_DEPTH} levels deep.")
        elif kind is MappingStartEvent:
            data, spans, height = self.mapping(event, depth)
        else:
            data, spans, height = self.sequence(event, depth)
        if anchor is not None:
            self.anchors[anchor] = (data, spans, self.nodes - before + 1, height)
        return data, spans, height

    def scalar(self, event: ScalarEvent) -> Any:  # noqa: ANN401  a scalar of any type
        value = event.value
        if not event.style:
            return plain_value(value)
        if event.style == '"' and FORBIDDEN.search(value):
            bad = FORBIDDEN.search(value)
            assert bad is not None  # noqa: S101  it was found a line above
            self.faults.append(_forbidden_character(bad.group(), event.start_mark.index, event.end_mark.index))
        return Quoted(value)

    def mapping(self, start: Event, depth: int) -> tuple[dict[str, Any], Spans, int]:
        data: dict[str, Any] = {}
        places: dict[str, tuple[int, Spans]] = {}
        next_event, tallest = self.next_event, 1
        while (event := next_event()).__class__ is not MappingEndEvent:
            key = self.key(event, depth)
            place = event.start_mark.index << 32 | event.end_mark.index
            inner = next_event()
            if inner.__class__ is ScalarEvent and inner.tag is None and inner.anchor is None:
                self.nodes += 1
                value = self.scalar(inner) if inner.style else plain_value(inner.value)
                spans: Spans = inner.start_mark.index << 32 | inner.end_mark.index
            else:
                value, spans, height = self.node(inner, depth + 1)
                if height > tallest:
                    tallest = height
            if key is None:
                continue
            if key in data:
                self.repeated(key, event, places[key][0])
                continue
            data[key] = value
            places[key] = (place, spans)
        self.bounded(event)
        return data, (_place(start, event), places), tallest + 1

    def sequence(self, start: Event, depth: int) -> tuple[list[Any], Spans, int]:
        data: list[Any] = []
        places: list[Spans] = []
        next_event, tallest = self.next_event, 0
        while (event := next_event()).__class__ is not SequenceEndEvent:
            value, spans, height = self.node(event, depth + 1)
            if height > tallest:
                tallest = height
            data.append(value)
            places.append(spans)
        return data, (_place(start, event), places), tallest + 1

    def key(self, event: Event, depth: int) -> str | None:
        """Give a key as text, whatever it looks like; None, and a fault, where it can't be text."""
        if event.__class__ is not ScalarEvent:
            data, _, _ = self.node(event, depth + 1)
            if event.__class__ is AliasEvent and isinstance(data, str):
                return data
            self.faults.append(
                Fault(
                    "CX102",
                    "A list or a mapping stands where a key is expected.",
                    "Write a word, then a colon. Text that begins with [, { or * needs quotes.",
                    event.start_mark.index,
                    event.end_mark.index,
                )
            )
            return None
        self.nodes += 1
        key: str = event.value
        if event.tag is not None or event.anchor is not None:
            self.node(event, depth + 1)
        elif event.style:
            self.scalar(event)
        elif key == "<<":
            self.fault(
                event,
                "A merge key (<<) stands here: journeys are written without them.",
                "Write out what it would bring in, or move it into the catalogue.",
            )
            return None
        return key

    def alias(self, event: Event, depth: int) -> tuple[Any, Spans, int]:
        known = self.anchors.get(event.anchor)
        if known is None:
            raise Unparsable(
                Fault(
                    "CX004" if event.anchor in self.anchors else "CX002",
                    f"*{shortened(event.anchor, 30)} stands for something that contains itself."
                    if event.anchor in self.anchors
                    else f"*{shortened(event.anchor, 30)} stands for nothing: no &{shortened(event.anchor, 30)} comes before it.",
                    "If this is ordinary text that begins with an asterisk, put it in quotes.",
                    event.start_mark.index,
                    event.end_mark.index,
                )
            )
        data, spans, nodes, height = known
        self.nodes += nodes - 1
        self.bounded(event)
        if depth + height - 1 > MAX_DEPTH + 1:
            self.stop(event, f"This file is nested more than {MAX_DEPTH} levels deep.")
        return data, spans, height

    def repeated(self, key: str, event: Event, first: int) -> None:
        self.faults.append(
            Fault(
                "CX003",
                f"The key {shortened(key, 40)} stands here a second time.",
                "Keep one of the two, or join what they say.",
                event.start_mark.index,
                event.end_mark.index,
                first >> 32,
            )
        )

    def fault(self, event: Event, message: str, help_: str) -> None:
        self.faults.append(Fault("CX004", message, help_, event.start_mark.index, event.end_mark.index))

    def bounded(self, event: Event) -> None:
        if self.nodes > MAX_NODES:
            self.stop(event, f"This file has more than {MAX_NODES:,} values, counting what its aliases (*) stand for.")

    def stop(self, event: Event, message: str) -> None:
        start = event.start_mark.index
        raise Unparsable(Fault("CX004", message, "Split the file, or write it more plainly.", start, start + 1))


def _place(first: Event, last: Event) -> int:
    return first.start_mark.index << 32 | last.end_mark.index  # type: ignore[no-any-return]
