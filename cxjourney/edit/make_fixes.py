"""Fixes made in a document, as many at once as do not touch each other; then the text is parsed again."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from cxjourney.edit import flow_splices
from cxjourney.edit.apply import patch_splices
from cxjourney.edit.fix import Fix
from cxjourney.edit.node import Node, find, root
from cxjourney.edit.patch import Insert, Patch, Remove, RenameKey, data_after, is_same, value_at
from cxjourney.edit.path_text import path_text
from cxjourney.edit.splices import Splice, spliced
from cxjourney.edit.text_style import text_style
from cxjourney.edit.yaml_writer import YamlStyle
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import BOUNDS, Bounds, TextFile
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath, Document, parse


class MadeFixes(NamedTuple):
    """What has become of fixes of a document.

    Attributes:
        document: What is said with the fixes that were made.
        made: The numbers of these.
        refused: Why the others can't be made, by their numbers; those that only have to wait are in neither.
    """

    document: Document
    made: tuple[int, ...]
    refused: Mapping[int, str]


def make_fixes(document: Document, fixes: Sequence[Fix], bounds: Bounds = BOUNDS) -> MadeFixes:
    """Return a document with fixes made; everything outside of them is as it was.

    Where two touch each other, the second waits: it speaks of what the first has changed.

    Args:
        document: The document that all of them speak of.
        fixes: The fixes.
        bounds: How deep and large the text may be.
    """
    refused: dict[int, str] = {}
    drafts: dict[int, _Draft] = {}
    whole = root(document)
    style = text_style(document)
    for number, patches in enumerate(_with_emptied_lists(document, fixes)):
        try:
            drafts[number] = _Draft(patches, tuple(_fix_splices(whole, style, patches)))
        except CannotRun as why:
            refused[number] = why.args[0]
    chosen = _apart(drafts)
    fixed = _checked(document, chosen.values(), bounds)
    if fixed is None:  # one of them is in doubt: each is tried by itself
        for number in [*chosen]:
            if _checked(document, [chosen[number]], bounds) is None:
                path = chosen.pop(number).patches[0].path
                refused[number] = message("edit.in-doubt", path=path_text(path))
        fixed = _checked(document, chosen.values(), bounds)
    if fixed is None:
        chosen = dict([*chosen.items()][:1])
        fixed = _checked(document, chosen.values(), bounds) or document
    return MadeFixes(fixed, tuple(chosen), refused)


def separate_splices(
    document: Document, fixes: Sequence[Fix], bounds: Bounds = BOUNDS
) -> Mapping[int, tuple[Splice, ...]]:
    """Return what each fix exchanges in the text if it is made alone, by its number; none of those that can't be made.

    Args:
        document: The document that all of them speak of.
        fixes: The fixes.
        bounds: How deep and large the text may be.
    """
    drafts: dict[int, _Draft] = {}
    whole = root(document)
    style = text_style(document)
    for number, fix in enumerate(fixes):
        with suppress(CannotRun):
            (patches,) = _with_emptied_lists(document, [fix])
            drafts[number] = _Draft(patches, tuple(_fix_splices(whole, style, patches)))
    together = _apart(drafts)
    sure = together.keys() if _checked(document, together.values(), bounds) else ()
    return {
        number: draft.splices
        for number, draft in drafts.items()
        if number in sure or _checked(document, [draft], bounds)
    }


class _Draft(NamedTuple):
    """The patches of a fix, and what they do to the text."""

    patches: tuple[Patch, ...]
    splices: tuple[Splice, ...]


def _fix_splices(whole: Node, style: YamlStyle, patches: Sequence[Patch]) -> Iterator[Splice]:
    """Yield what the patches of a fix exchange in the text of a whole document.

    Raises:
        CannotRun: One of them can't be made.
    """
    gone: defaultdict[DataPath, list[str | int]] = defaultdict(list)
    for patch in patches:
        if isinstance(patch, Remove) and patch.path and find(whole, patch.path[:-1]).is_flow:
            gone[patch.path[:-1]].append(patch.path[-1])
        else:
            yield from patch_splices(whole, style, patch)
    for path, names in gone.items():
        yield from flow_splices.remove_parts(find(whole, path), names)


def _with_emptied_lists(document: Document, fixes: Sequence[Fix]) -> Iterator[tuple[Patch, ...]]:
    """Yield the patches of each fix; where a list would lose all of its items, its key goes instead, once."""
    lost: defaultdict[DataPath, set[str | int]] = defaultdict(set)
    for fix in fixes:
        for patch in fix.patches:
            if isinstance(patch, Remove) and isinstance(patch.path[-1], int) and len(patch.path) > 1:
                lost[patch.path[:-1]].add(patch.path[-1])
    emptied = {path for path, items in lost.items() if _has_length(document, path, len(items))}
    gone: set[DataPath] = set()
    for fix in fixes:
        patches: list[Patch] = []
        for patch in fix.patches:
            if not isinstance(patch, Remove) or patch.path[:-1] not in emptied:
                patches.append(patch)
            elif patch.path[:-1] not in gone:
                gone.add(patch.path[:-1])
                patches.append(Remove(patch.path[:-1]))
        yield tuple(patches)


def _has_length(document: Document, path: DataPath, length: int) -> bool:
    try:
        items = value_at(document.data, path)
    except (KeyError, IndexError, TypeError):
        return False
    return isinstance(items, list) and len(items) == length and isinstance(path[-1], str)


def _apart(drafts: Mapping[int, _Draft]) -> dict[int, _Draft]:
    """Return those of which none touches one before it; the same patches again are made with the first."""
    kept: dict[int, _Draft] = {}
    taken: list[tuple[int, int]] = []
    known: set[str] = set()
    for number, draft in drafts.items():
        if repr(draft.patches) in known:
            kept[number] = _Draft((), ())
        elif not any(_touches(taken, splice) for splice in draft.splices):
            kept[number] = draft
            known.add(repr(draft.patches))
            for splice in draft.splices:
                place = (splice.start, splice.end)
                taken.insert(bisect(taken, place), place)
    return kept


def _touches(taken: Sequence[tuple[int, int]], splice: Splice) -> bool:
    """Return whether a splice overlaps one of those that are taken, which are in order, or stands where one does."""
    at = bisect(taken, (splice.start, splice.end))
    for start, end in taken[max(0, at - 1) : at + 1]:
        if (start < splice.end and splice.start < end) or (start, end) == (splice.start, splice.end):
            return True
    return False


def _checked(document: Document, drafts: Iterable[_Draft], bounds: Bounds) -> Document | None:
    """Return the document with the splices made; None where it would not say what is meant."""
    every = list(drafts)
    patches = [patch for draft in every for patch in draft.patches]
    if not patches:
        return document
    meant: object = document.data
    try:
        for patch in sorted(patches, key=_turn):
            meant = data_after(meant, patch)
    except CannotRun:
        return None
    text = spliced(document.source.text, (splice for draft in every for splice in draft.splices))
    parsed = parse(TextFile(document.source.name, text), bounds)
    return parsed if isinstance(parsed, Document) and is_same(parsed.data, meant) else None


def _turn(patch: Patch) -> tuple[int, int, int]:
    """Return when a patch is made, so that all can speak of the document as it is: what moves a path comes last.

    Of items, the inner ones and the last go first; then keys get other names, the inner ones first.
    """
    if isinstance(patch, RenameKey):
        return 2, -len(patch.path), 0
    if isinstance(patch, Insert):
        return 1, -len(patch.path) - 1, -patch.index
    last = patch.path[-1] if patch.path else 0
    if isinstance(patch, Remove):
        return 1, -len(patch.path), -last if isinstance(last, int) else 0
    return 0, 0, 0
