"""How a text is written: as it does most often, so that what is new does likewise."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from cxjourney.edit.node import column
from cxjourney.edit.yaml_writer import YamlStyle
from cxjourney.parse.document import Document
from cxjourney.parse.events import SpanTree

_Collection: TypeAlias = "tuple[int, list[SpanTree] | dict[str, tuple[int, SpanTree]]]"
_ENOUGH = 200
"""So many collections tell how a text is written: a large one need not be counted to its end."""
_NOT_ON_LINES = frozenset("{[&!")
"""What a collection begins with that isn't on lines of its own, or has an anchor or a tag."""


def text_style(document: Document) -> YamlStyle:
    """Return how a text is written, by all that it says; what it never does is done as the format's pages do."""
    text = document.source.text
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    left = [document.spans]
    while left and steps.total() + dashes.total() < _ENOUGH:
        for key, inner in _collections_on_lines(text, left.pop()):
            if key is not None:
                counted = steps if isinstance(inner[1], dict) else dashes
                counted[column(text, inner[0] >> 32) - column(text, key)] += 1
            left.append(inner)
    found = re.search("\r\n|\r|\n", text)
    default = YamlStyle()
    step = _commonest(steps, default.step)
    return YamlStyle(max(1, step), _commonest(dashes, step), found.group() if found else default.line_break)


def _collections_on_lines(text: str, spans: SpanTree) -> Iterator[tuple[int | None, _Collection]]:
    """Yield what in a collection is one itself, on lines of its own; each with the place of its key, if it has one.

    What an alias stands for has an anchor, and is left out like that.
    """
    inner = spans[1] if isinstance(spans, tuple) else []
    values = inner.values() if isinstance(inner, dict) else ((-1, one) for one in inner)
    for key, value in values:
        if isinstance(value, tuple) and text[value[0] >> 32] not in _NOT_ON_LINES:
            yield (key >> 32 if key >= 0 else None), value


def _commonest(counted: Counter[int], default: int) -> int:
    return min(counted, key=lambda size: (-counted[size], size)) if counted else default
