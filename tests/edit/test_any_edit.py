"""Any change of any text says afterwards what was meant, and leaves all else as it was, to the byte.

If it fails, an answer or a fix loses a colleague's comments, or what she wrote.
"""

from collections import Counter
from random import Random
from typing import Any

import pytest

from cxjourney.edit.apply import patched_document
from cxjourney.edit.patch import AddKey, Insert, Move, Patch, Remove, RenameKey, Replace, data_after, is_same
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from tests.edit.written_yaml import KEYS, value, written


def paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all values."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for name, value in inner for deeper in paths(value, (*path, name)))]


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        data = data[name]
    return data


def some_patch(random: Random, data: Any) -> Patch:
    """Return a change that can be made of what a document says."""
    everywhere = paths(data)
    kind = random.choice([Replace, AddKey, RenameKey, Remove, Insert, Move])
    fitting = [path for path in everywhere if _fits(kind, data, path)]
    if not fitting:
        kind, fitting = Replace, everywhere[1:]
    path = random.choice(fitting)
    if kind is AddKey:
        new = random.choice([key for key in (*KEYS, "fresh: key", "neu") if key not in value_at(data, path)])
        behind = random.choice([(), ("id",), ("id", "title", "on"), ("nowhere",)])
        return AddKey(path, new, value(random, 2), behind)
    if kind is Insert:
        return Insert(path, random.randint(0, len(value_at(data, path))), value(random, 2))
    if kind is Move:
        items = range(len(value_at(data, path)))
        return Move(path, random.choice(items), random.choice(items))
    if kind is RenameKey:
        taken = value_at(data, path[:-1])
        return RenameKey(path, random.choice([key for key in (*KEYS, "neu", "a b") if key not in taken]))
    return Remove(path) if kind is Remove else Replace(path, value(random, 2))


def _fits(kind: type, data: Any, path: tuple[str | int, ...]) -> bool:
    if kind is AddKey:
        return isinstance(value_at(data, path), dict)
    if kind in (Insert, Move):
        return isinstance(value_at(data, path), list) and (kind is Insert or bool(value_at(data, path)))
    if not path:
        return False
    of_key = isinstance(path[-1], str)
    return kind is not RenameKey or of_key


def common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning and at their end."""
    most = min(len(one), len(other))
    head = next((at for at in range(most) if one[at] != other[at]), most)
    tail = next((at for at in range(most - head) if one[-1 - at] != other[-1 - at]), most - head)
    return head + tail


def check_edits(seed: int, times: int = 1) -> list[str]:
    """Make up a document and so many changes of it; return for each why it was refused, or nothing where it was made.

    Raises:
        AssertionError: What came of one is something else than was meant.
    """
    random = Random(seed)
    source = TextFile("x.yaml", written(random))
    before = parse(source)
    assert isinstance(before, Document), (before, source.text)
    return [_check_an_edit(before, some_patch(random, before.data)) for _ in range(times)]


def _check_an_edit(before: Document, patch: Patch) -> str:
    """Hold what comes of a change against what was meant; return why it was refused."""
    try:
        new = patched_document(before, [patch]).source.text
    except CannotRun as refused:
        return f"{refused}"
    after = parse(TextFile("x.yaml", new))
    assert isinstance(after, Document), (patch, before.source.text, new)
    assert is_same(after.data, data_after(before.data, patch)), (patch, before.source.text, new)
    try:
        _check_the_rest(before, new, patch)
    except AssertionError:
        raise AssertionError(patch, before.source.text, new) from None
    return ""


def _check_the_rest(before: Document, new: str, patch: Patch) -> None:
    """Hold that nothing but the patch is another: what was added, or taken out, makes all the difference."""
    old = before.source.text
    at = value_at(before.data, patch.path if isinstance(patch, AddKey | Insert | Move) else patch.path[:-1])
    if isinstance(patch, Move):
        assert Counter(old.replace("\r", "").replace("\n", "")) == Counter(new.replace("\r", "").replace("\n", ""))
    elif isinstance(patch, Replace):
        span = before.span(patch.path)
        lines = old.splitlines()
        around = "\n".join([*lines[: span.line - 1], *lines[span.end_line :]])
        is_collection = isinstance(value_at(before.data, patch.path), dict | list)
        head = "".join([*old.splitlines(keepends=True)[: span.line - 1], before.text_before(patch.path)])
        gap = len(head) - len(head.rstrip())  # blank lines behind the key give way with what stood below them
        assert has_lines_of(new, around, 3 if is_collection else 0) or (
            is_collection and common(old, new) >= len(old) - len(before.text_at(patch.path)) - gap - 12
        )
        behind = before.source.line(span.end_line)[span.end_column - 1 :].strip()
        assert behind in new
    elif isinstance(patch, RenameKey):
        assert common(old, new) >= len(old) - len(f"{patch.path[-1]}") - 2
    elif isinstance(patch, Remove):
        assert common(old, new) >= len(new) - 4 or (len(at) == 1 and has_lines_of(old, new))
    else:
        assert common(old, new) >= len(old) - 4 or (not at and has_lines_of(new, old))


def has_lines_of(more: str, less: str, but: int = 1) -> bool:
    """Return whether a text has the lines of another in their order, all but some of them."""
    lines, missing = more.splitlines(), 0
    for line in less.splitlines():
        if line in lines:
            del lines[: lines.index(line) + 1]
        elif line:
            missing += 1
    return missing <= but


@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_any_edit(first: int) -> None:
    """A thousand edits; `tests.edit.many_edits` makes a million."""
    refused = Counter(bool(why) for seed in range(first, first + 250) for why in check_edits(seed))
    assert refused[True] < 20
