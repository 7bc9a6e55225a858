"""Journeys of a base whose files are still there, and are not read any more."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from cxjourney.analysis.diff.passed_over_file import PassedOverFile
from cxjourney.files.discover import DiscoveredWorkspace, discover_named, named_paths
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.files.workspace_files import find_behind_link, find_passed_over, is_hidden_name
from cxjourney.files.workspace_roots import ReadingTerms, posix_name
from cxjourney.pipeline.diff_base import content_today, journey_id


def find_passed_over_journeys(
    wanted: Collection[str],
    paths: Sequence[str] | None,
    found: Sequence[DiscoveredWorkspace],
    bounds: Bounds,
    *,
    names_from_root: bool = False,
) -> dict[str, PassedOverFile]:
    """Return by the ids of journeys the files of today in which they stand, and which are not read.

    Args:
        wanted: The ids of journeys of the base that are not read today.
        paths: Today's paths, as the command line names them.
        found: Today's workspaces, as they are read.
        bounds: How much of a file is read.
        names_from_root: Whether files are shown by names relative to the root of their workspace.
    """
    if not wanted:
        return {}
    read = {file.path for one in found for file in one.files}
    everything = discover_named(paths, lambda _: ReadingTerms(bounds), names_from_root=names_from_root)
    texts = ((file.name, file.content) for one in everything for file in one.files if file.path not in read)
    ids = [(journey_id(text.text.encode(), bounds), name) for name, text in texts if isinstance(text, TextFile)]
    excluded = {id_: PassedOverFile(name, "excluded") for id_, name in ids if id_ is not None}
    roots = [one for one in found if one.root and names_from_root]
    unread = dict(_behind_links(found, bounds)) | dict(_passed_over(named_paths(paths), bounds, roots)) | excluded
    return {id_: file for id_, file in unread.items() if id_ in wanted}


def _passed_over(
    folders: Iterable[Path], bounds: Bounds, roots: Sequence[DiscoveredWorkspace]
) -> Iterator[tuple[str, PassedOverFile]]:
    """Yield the ids of journeys with the files below some folders that are not read for a name."""
    for folder in folders:
        for path in find_passed_over(folder, LOCAL):
            id_ = journey_id(content_today(path, bounds), bounds)
            if id_ is not None:
                is_hidden = any(map(is_hidden_name, path.relative_to(folder).parts))
                shown = next((os.path.relpath(path, one.shown_from) for one in roots if _holds(one, path)), str(path))
                yield id_, PassedOverFile(posix_name(shown), "hidden" if is_hidden else "misnamed")


def _behind_links(found: Sequence[DiscoveredWorkspace], bounds: Bounds) -> Iterator[tuple[str, PassedOverFile]]:
    """Yield the ids of journeys with the files that stand behind a link to a folder, which is not gone into."""
    for root, link in ((one.root, link) for one in found if one.root for link in one.linked):
        at = root / link.place
        for path in find_behind_link(at, root, LOCAL):
            id_ = journey_id(content_today(path, bounds), bounds)
            if id_ is not None:
                yield id_, PassedOverFile(posix_name(str(Path(link.name, path.relative_to(at)))), "linked")


def _holds(found: DiscoveredWorkspace, path: Path) -> bool:
    """Return whether a path lies below the root of a workspace."""
    return found.root is not None and Path(os.path.abspath(path)).is_relative_to(found.root)
