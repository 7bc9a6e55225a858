"""An id renamed: where it is defined, and everything in sight of it that names it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.edit.patch import Patch, RenameKey, Replace
from cxjourney.errors import CannotRun
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model import Catalogue, Journey, known_channels
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.definitions import DEFINED_UNDER, DefinedAt, definitions, kind_message, own_ids
from cxjourney.workspace.filed_document import FiledDocument
from cxjourney.workspace.references import Reference, unknown_references

_WITHIN_JOURNEYS = ("stage", "touchpoint", "pain_point", "phase")
KINDS = (*DEFINED_UNDER, "journey", *_WITHIN_JOURNEYS)
"""The kinds of thing whose id can be renamed."""


class Renaming(NamedTuple):
    """What is renamed.

    Attributes:
        kind: One of `KINDS`.
        old: The id.
        new: What it is to be.
        journey: The journey in which it is; None where that need not be said.
    """

    kind: str
    old: str
    new: str
    journey: str | None = None


class NoSuchIdError(CannotRun):
    """Nothing has the id that is to be renamed."""


class _AllBut:
    """All ids but one: what isn't in it names that one."""

    def __init__(self, id_: str) -> None:
        self.id = id_

    def __contains__(self, other: object) -> bool:
        return other != self.id


def renamable_ids(files: Iterable[FiledDocument]) -> list[str]:
    """Return everything that can be renamed, as it is written on the command line: ``persona:nadia``."""
    found = {f"{kind}:{id_}" for file in files for kind in KINDS for id_, _ in _definitions(file, kind)}
    return sorted(found)


def rename_patches(files: Sequence[FiledDocument], renaming: Renaming) -> dict[str, list[Patch]]:
    """Return the changes that rename an id, by the names of the files; deeper ones come first.

    Args:
        files: All files of the workspace.
        renaming: What is renamed.

    Raises:
        CannotRun: Nothing has the id, several things do, or something has the new one.
    """
    kind = renaming.kind
    home, file = _only_home(list(_homes(files, kind, renaming)), files, kind, renaming)
    in_sight = list(_in_sight(files, file, kind))
    above = [one for one in files if one.is_catalogue and file.folder[: len(one.folder)] == one.folder]
    _check_new_is_free([file] if kind in _WITHIN_JOURNEYS else [*above, *in_sight], kind, renaming)
    if kind in _WITHIN_JOURNEYS:
        _check_not_shared(files, file, kind, renaming)
    patches: dict[str, list[Patch]] = {}
    for one in in_sight:
        changes = {reference.path: reference.is_key for reference in _named(one, kind, renaming.old)}
        if one is file:
            changes[home.path] = isinstance(_holder(home), dict) and home.path[-1] == renaming.old
        if changes:
            ordered = sorted(changes.items(), key=lambda change: -len(change[0]))
            patches[one.document.source.name] = [
                RenameKey(path, renaming.new) if is_key else Replace(path, renaming.new) for path, is_key in ordered
            ]
    return patches


def _named(file: FiledDocument, kind: str, id_: str) -> list[Reference]:
    """Return where a file names an id."""
    kinds = (kind, *(("team_or_text",) if kind == "team" else ()))
    known = dict.fromkeys(kinds, _AllBut(id_))
    return unknown_references(Catalogue if file.is_catalogue else Journey, file.document.data, known)


def _holder(home: DefinedAt) -> object:
    return DefinedAt(home.document, home.path[:-1]).value


def _homes(files: Iterable[FiledDocument], kind: str, renaming: Renaming) -> Iterator[tuple[DefinedAt, FiledDocument]]:
    """Yield the places in which the id is defined, and their files."""
    for file in files:
        if renaming.journey in (None, _journey_of(file)):
            for id_, home in _definitions(file, kind):
                if id_ == renaming.old:
                    yield home, file


def _journey_of(file: FiledDocument) -> object:
    return None if file.is_catalogue else file.document.data.get("journey")


def _definitions(file: FiledDocument, kind: str) -> Iterator[tuple[str, DefinedAt]]:
    document = file.document
    if kind in DEFINED_UNDER:
        yield from definitions(document, kind)
    elif file.is_catalogue:
        return
    elif kind == "journey":
        if isinstance(id_ := document.data.get("journey"), str):
            yield id_, DefinedAt(document, ("journey",))
    else:
        yield from ((id_, DefinedAt(document, path)) for of, id_, path in own_ids(document.data) if of == kind)


def _only_home(
    homes: Sequence[tuple[DefinedAt, FiledDocument]], files: Sequence[FiledDocument], kind: str, renaming: Renaming
) -> tuple[DefinedAt, FiledDocument]:
    if len(homes) == 1:
        return homes[0]
    noun, old = kind_message(kind), escape_unseen(renaming.old)
    if homes:
        places = list_message([home.where for home, _ in homes])
        journey = next((f"{id_}" for _, file in homes if (id_ := _journey_of(file))), None)
        if journey and not renaming.journey:
            how = message("rename.several.say", what=f"{renaming.kind}:{escape_unseen(journey)}/{old}")
        else:
            how = message("rename.several.by-hand")
        raise CannotRun(message("rename.several", noun=noun, id=old, places=places, how=how))
    there = sorted({id_ for file in files for id_, _ in _definitions(file, kind)})
    hint = did_you_mean(renaming.old, there, message("rename.there", names=list_message(there, 20)) if there else "")
    raise NoSuchIdError(message("rename.unknown", noun=noun, id=old, hint=hint))


def _in_sight(files: Iterable[FiledDocument], home: FiledDocument, kind: str) -> Iterator[FiledDocument]:
    """Yield the files that can name an id: what a catalogue defines is seen in its folder and those below."""
    for file in files:
        if file is home or kind == "journey":
            yield file
        elif kind in _WITHIN_JOURNEYS:
            if file.is_catalogue and home.folder[: len(file.folder)] == file.folder:
                yield file  # its bindings and waivers name what is in journeys
        elif home.is_catalogue and file.folder[: len(home.folder)] == home.folder:
            yield file


def _check_new_is_free(looked_at: Sequence[FiledDocument], kind: str, renaming: Renaming) -> None:
    """Refuse an id that something has already which is seen where the old one is.

    Args:
        looked_at: The files in which it may be.
        kind: The kind of what is renamed.
        renaming: What is renamed.

    Raises:
        CannotRun: It is taken.
    """
    taken: Mapping[str, str] = {
        id_: found.where for file in reversed(looked_at) for id_, found in _definitions(file, kind)
    }
    noun, new = kind_message(kind), escape_unseen(renaming.new)
    if renaming.new in taken:
        raise CannotRun(message("rename.taken", noun=noun, id=new, place=taken[renaming.new]))
    if kind == "channel" and renaming.new in known_channels():
        raise CannotRun(message("rename.taken.known", noun=noun, id=new))


def _check_not_shared(files: Iterable[FiledDocument], home: FiledDocument, kind: str, renaming: Renaming) -> None:
    """Refuse to rename in one journey what a binding or a waiver names, and another journey that sees it has too.

    Raises:
        CannotRun: There is one.
    """
    others = [
        file for file in files if file is not home and any(id_ == renaming.old for id_, _ in _definitions(file, kind))
    ]
    for catalogue in files if others else ():
        if not catalogue.is_catalogue or home.folder[: len(catalogue.folder)] != catalogue.folder:
            continue
        named = _named(catalogue, kind, renaming.old)
        beside = [one for one in others if one.folder[: len(catalogue.folder)] == catalogue.folder]
        if named and beside:
            place = DefinedAt(catalogue.document, named[0].path).where
            raise CannotRun(
                message(
                    "rename.shared",
                    place=place,
                    noun=kind_message(kind),
                    id=escape_unseen(renaming.old),
                    files=list_message([one.document.source.name for one in beside]),
                )
            )
