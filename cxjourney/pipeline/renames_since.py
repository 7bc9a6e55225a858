"""What was renamed since a baseline: files as it keeps them beside those of today, compared as `diff` compares them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.analysis.diff.finding_matching import NO_RENAMES, Renames
from cxjourney.diagnostics import About
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.lint.baseline_renames_by_title import Title, renames_by_title, titles_in
from cxjourney.parse.document import Document, parse

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study

Texts = Mapping[str, str]
"""What files say, by their names."""


class RenamesSince(NamedTuple):
    """What was renamed, and what can't be compared any more.

    Attributes:
        renames: What was renamed.
        spoilt: The names of files that were sound and are so no longer.
    """

    renames: Renames = NO_RENAMES
    spoilt: frozenset[str] = frozenset()


class _Built(NamedTuple):
    """Files of one side.

    Attributes:
        studies: The journeys that could be built.
        unsound: The ids of those that could not be, by their files.
        sound: The names of files that could be.
    """

    studies: "list[Study]"
    unsound: Mapping[str, str]
    sound: frozenset[str]


def renames_since(before: Texts, today: Texts, journeys: Mapping[str, str], day: date) -> RenamesSince:
    """Return what was renamed; only files that say something else now, or stand elsewhere, are built.

    Args:
        before: The files as they were, but for those that are there and were not read today.
        today: The files as they are.
        journeys: By the names of files, the journeys that findings in them are known of.
        day: The as-of date.
    """
    changed = {name for name in {*before, *today} if before.get(name) != today.get(name)}
    if not changed:
        return RenamesSince()
    from cxjourney.analysis.diff.renamed_ids import renames_between

    same = {*before} & {*today} - changed
    wanted = changed | _witnesses(same, changed)
    had, has = (
        _build({name: text for name, text in texts.items() if name in wanted or _is_catalogue(name)}, day)
        for texts in (before, today)
    )
    renames = renames_between(had.studies, has.studies, {*had.unsound.values(), *has.unsound.values()})
    untouched = {name: journeys[name] for name in same - wanted if name in journeys}
    renames = replace(
        renames,
        personas=_with_untouched(renames.personas, untouched),
        sources=_with_untouched(renames.sources, untouched),
    )
    if had.unsound:
        old = {name: text for name, text in before.items() if name in had.unsound or _is_catalogue(name)}
        new = {name: text for name, text in today.items() if name in changed or _is_catalogue(name)}
        renames |= renames_by_title(titles_of(old), titles_of(new), {*had.unsound.values()})
    return RenamesSince(renames, frozenset(name for name in had.sound & {*today} if name not in has.sound))


def titles_of(texts: Texts) -> dict[About, Title]:
    """Return the titles of what journeys and catalogues define, as far as their texts can be read."""
    documents = (parse(TextFile(name, text)) for name, text in texts.items())
    return titles_in(document.data for document in documents if isinstance(document, Document))


def _witnesses(same: Iterable[str], changed: Iterable[str]) -> set[str]:
    """Return, for each choice of catalogues that journeys see, one that is the same: it tells what changed in these."""
    catalogues = [name for name in changed if _is_catalogue(name)]
    found: dict[tuple[str, ...], str] = {}
    for name in sorted(same):
        sight = tuple(one for one in catalogues if _is_in_sight(one, name))
        if sight and not _is_catalogue(name):
            found.setdefault(sight, name)
    return {*found.values()}


def _with_untouched(names: Mapping[tuple[str, str], str], untouched: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the new ids of what is defined in catalogues by the journeys too that see these and are as they were."""
    return {**names} | {
        (journey, old): new
        for (by, old), new in names.items()
        if _is_catalogue(by)
        for name, journey in untouched.items()
        if _is_in_sight(by, name)
    }


def _build(texts: Texts, day: date) -> _Built:
    from cxjourney.pipeline.load import load_workspace
    from cxjourney.pipeline.study_journeys import studies

    files = (
        DiscoveredFile(name, name, _folder(name), _is_catalogue(name), True, TextFile(name, text))
        for name, text in sorted(texts.items())
    )
    loaded = load_workspace(DiscoveredWorkspace(tuple(files), False))
    built = studies([loaded], day)
    sound = {study.file for study in built} | {one.document.source.name for one in loaded.workspace.catalogues}
    lost = ((read.name, read.document.data) for read in loaded.reads if read.name not in sound and read.document)
    ids = ((name, data.get("journey")) for name, data in lost if isinstance(data, dict))
    return _Built(built, {name: id_ for name, id_ in ids if isinstance(id_, str)}, frozenset(sound))


def _folder(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parent.parts


def _is_catalogue(name: str) -> bool:
    return PurePosixPath(name).name in CATALOGUE_NAMES


def _is_in_sight(catalogue: str, name: str) -> bool:
    """Return whether a journey in a file sees a catalogue: it stands in the same folder, or above."""
    folder = _folder(catalogue)
    return _folder(name)[: len(folder)] == folder
