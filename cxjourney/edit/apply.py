"""A text with patches made: they are spliced in, the text is parsed again, and must say what was meant.

The places come from the same walk over YAML that every command reads with. What is in doubt is refused.
"""

from collections.abc import Iterator, Sequence

from cxjourney.edit import block_splices, flow_splices, value_splices
from cxjourney.edit.join_patches import join_patches
from cxjourney.edit.node import Node, Part, check_unmarked, find
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
)
from cxjourney.edit.patch_batch import PatchBatch, choose_batch
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
    return patched_document(_parsed(source, bounds), patches, bounds).source


def patched_document(document: Document, patches: Sequence[Patch], bounds: Bounds = BOUNDS) -> Document:
    """Return what a document says with patches made, as `patched` does; what can be is made at once.

    Raises:
        CannotRun: A patch can't be made, and so none is.
    """
    meant = document.data
    for patch in patches:
        meant = data_after(meant, patch)
    left: Sequence[Patch] = join_patches(patches)
    style = text_style(document)
    rounds = 0
    while left:
        batch = choose_batch(document, left, patch_splices, style)
        document = _made(document, batch, style, bounds)
        left, rounds = batch.left, rounds + 1
    if rounds > 1 and not is_same(document.data, meant):
        raise CannotRun(message("edit.in-doubt", path=path_text(patches[0].path)))
    return document


def _made(document: Document, batch: PatchBatch, style: YamlStyle, bounds: Bounds) -> Document:
    """Return a document with several patches made at once; one by one where that comes to something else."""
    if not batch.patches:
        return document
    meant = document.data
    for patch in batch.patches:
        meant = data_after(meant, patch)
    changed = TextFile(document.source.name, spliced(document.source.text, batch.splices))
    result = parse(changed, bounds)
    if isinstance(result, Document) and is_same(result.data, meant):
        return result
    if len(batch.patches) == 1:
        raise CannotRun(message("edit.in-doubt", path=path_text(batch.patches[0].path)))
    for patch in batch.patches:
        document = _made(document, choose_batch(document, [patch], patch_splices, style), style, bounds)
    return document


def _parsed(source: TextFile, bounds: Bounds) -> Document:
    document = parse(source, bounds)
    if isinstance(document, Document):
        return document
    raise CannotRun(message("edit.faulty", file=escape_unseen(source.name)))


def patch_splices(whole: Node, style: YamlStyle, patch: Patch) -> Iterator[Splice]:
    """Yield what a patch exchanges in the text of a whole document.

    Raises:
        CannotRun: It can't be made.
    """
    match patch:
        case AddKey(path, key, value, goes_behind):
            mapping = find(whole, path)
            if mapping.is_flow:
                yield from flow_splices.add_key(mapping, key, value, goes_behind)
            else:
                yield from block_splices.add_key(mapping, key, value, goes_behind, style)
        case Insert(path, index, value):
            yield from _insert(whole, path, index, value, style)
        case Move(path, item, index):
            items = find(whole, path)
            if items.is_flow:
                yield from flow_splices.move_item(items, item, index)
            else:
                yield from block_splices.move_item(items, item, index, style)
        case Remove(path):
            holder, _ = _part(whole, path)
            if holder.is_flow:
                yield from flow_splices.remove_parts(holder, [path[-1]])
            else:
                before = find(whole, path[:-2]) if len(path) > 1 else None
                yield from block_splices.remove_part(holder, path[-1], before)
        case RenameKey(path, key):
            holder, part = _part(whole, path)
            yield from value_splices.rename_key(part, holder.text, key, holder.is_flow)
        case Replace(path, value):
            yield from value_splices.replace_value(*_part(whole, path), value, style)
        case Rewrite(path, value, end):
            yield from value_splices.rewrite(*_part(whole, path), value, end)


def _insert(whole: Node, path: DataPath, index: int, value: YamlValue, style: YamlStyle) -> Iterator[Splice]:
    items = find(whole, path)
    if not items.is_flow:
        yield from block_splices.insert_item(items, index, value, style)
        return
    if path and not items.parts and not goes_on_one_line([value]):
        holder, part = _part(whole, path)
        if holder.is_block:  # brackets with nothing in them give way to lines below their key
            yield from value_splices.replace_value(holder, part, [value], style)
            return
    yield from flow_splices.insert_item(items, index, value)


def _part(whole: Node, path: DataPath) -> tuple[Node, Part]:
    """Return what holds the value at a path, and the key or item that it is there."""
    holder = find(whole, path[:-1])
    check_unmarked(holder)
    return holder, next(part for part in holder.parts if part.name == path[-1])
