"""A text with patches made: each is spliced in, the text is parsed again, and must say what was meant.

The places come from the same walk over YAML that every command reads with. What is in doubt is refused.
"""

from collections.abc import Iterator, Sequence

from cxjourney.edit import block_splices, flow_splices, value_splices
from cxjourney.edit.node import Node, Part, check_unmarked, find, root
from cxjourney.edit.patch import (
    AddKey,
    Insert,
    Move,
    Patch,
    Remove,
    RenameKey,
    Replace,
    Rewrite,
    YamlValue,
    data_after,
    is_same,
    value_at,
)
from cxjourney.edit.path_text import path_text
from cxjourney.edit.splices import Splice, spliced
from cxjourney.edit.text_style import text_style
from cxjourney.edit.yaml_writer import YamlStyle, goes_on_one_line
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import BOUNDS, Bounds, TextFile
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath, Document, parse
from cxjourney.text.escape_unseen import escape_unseen


def patched(source: TextFile, patches: Sequence[Patch], bounds: Bounds = BOUNDS) -> TextFile:
    """Return a text with patches made one after the other; everything outside of them is as it was.

    Args:
        source: One YAML document, without a byte order mark.
        patches: What is to be changed; each speaks of what those before it have left.
        bounds: How deep and large the text may be.

    Raises:
        CannotRun: A patch can't be made, and so none is.
    """
    document = _parsed(source, bounds, None)
    for patch in patches:
        meant = data_after(document.data, patch)
        if isinstance(patch, Replace) and is_same(patch.value, value_at(document.data, patch.path)):
            continue
        changed = TextFile(source.name, spliced(document.source.text, patch_splices(document, patch)))
        document = _parsed(changed, bounds, patch)
        if not is_same(document.data, meant):
            raise CannotRun(message("edit.in-doubt", path=path_text(patch.path)))
    return document.source


def _parsed(source: TextFile, bounds: Bounds, patch: Patch | None) -> Document:
    document = parse(source, bounds)
    if isinstance(document, Document):
        return document
    if patch:
        raise CannotRun(message("edit.in-doubt", path=path_text(patch.path)))
    raise CannotRun(message("edit.faulty", file=escape_unseen(source.name)))


def patch_splices(document: Document, patch: Patch) -> Iterator[Splice]:
    """Yield what a patch exchanges in the text of a document.

    Raises:
        CannotRun: It can't be made.
    """
    style = text_style(root(document))
    match patch:
        case AddKey(path, key, value, goes_behind):
            mapping = find(document, path)
            if mapping.is_flow:
                yield from flow_splices.add_key(mapping, key, value, goes_behind)
            else:
                yield from block_splices.add_key(mapping, key, value, goes_behind, style)
        case Insert(path, index, value):
            yield from _insert(document, path, index, value, style)
        case Move(path, item, index):
            items = find(document, path)
            if items.is_flow:
                yield from flow_splices.move_item(items, item, index)
            else:
                yield from block_splices.move_item(items, item, index, style)
        case Remove(path):
            holder, _ = _part(document, path)
            if holder.is_flow:
                yield from flow_splices.remove_parts(holder, [path[-1]])
            else:
                before = find(document, path[:-2]) if len(path) > 1 else None
                yield from block_splices.remove_part(holder, path[-1], before)
        case RenameKey(path, key):
            holder, part = _part(document, path)
            yield from value_splices.rename_key(part, holder.text, key, holder.is_flow)
        case Replace(path, value):
            yield from value_splices.replace_value(*_part(document, path), value, style)
        case Rewrite(path, value, end):
            yield from value_splices.rewrite(*_part(document, path), value, end)


def _insert(document: Document, path: DataPath, index: int, value: YamlValue, style: YamlStyle) -> Iterator[Splice]:
    items = find(document, path)
    if not items.is_flow:
        yield from block_splices.insert_item(items, index, value, style)
        return
    if path and not items.parts and not goes_on_one_line([value]):
        holder, part = _part(document, path)
        if holder.is_block:  # brackets with nothing in them give way to lines below their key
            yield from value_splices.replace_value(holder, part, [value], style)
            return
    yield from flow_splices.insert_item(items, index, value)


def _part(document: Document, path: DataPath) -> tuple[Node, Part]:
    """Return what holds the value at a path, and the key or item that it is there."""
    holder = find(document, path[:-1])
    check_unmarked(holder)
    return holder, next(part for part in holder.parts if part.name == path[-1])
