"""How a text is written: as it does most often, so that what is new does likewise."""

import re
from collections import Counter

from cxjourney.edit.node import Node, column
from cxjourney.edit.yaml_writer import YamlStyle

_ENOUGH = 200
"""So many collections tell how a text is written: a large one need not be counted to its end."""


def text_style(whole: Node) -> YamlStyle:
    """Return how a text is written, by all that it says; what it never does is done as the format's pages do."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    left = [whole]
    while left and steps.total() + dashes.total() < _ENOUGH:
        node = left.pop()
        if not node.is_block or node.is_marked:
            continue
        for part in node.parts:
            inner = part.node
            if isinstance(node.data, dict) and inner.is_block and not inner.is_marked:
                counted = steps if isinstance(inner.data, dict) else dashes
                counted[column(whole.text, inner.start) - column(whole.text, part.start)] += 1
            left.append(inner)
    found = re.search("\r\n|\r|\n", whole.text)
    default = YamlStyle()
    step = _commonest(steps, default.step)
    return YamlStyle(max(1, step), _commonest(dashes, step), found.group() if found else default.line_break)


def _commonest(counted: Counter[int], default: int) -> int:
    return min(counted, key=lambda size: (-counted[size], size)) if counted else default
