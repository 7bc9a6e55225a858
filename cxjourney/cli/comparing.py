"""What ``diff`` compares with: a revision that git keeps, or a folder."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.cli.ending import CannotRun
from cxjourney.cli.reading import bounds_of, default_paths
from cxjourney.pipeline.corridor import Gathered, gather
from cxjourney.source.git import NoRevision
from cxjourney.source.revisions import read_revision
from cxjourney.source.text import Bounds
from cxjourney.written import shortened

if TYPE_CHECKING:
    from cxjourney.config import Settings
    from cxjourney.source.revision_shelf import Revision


@dataclass(frozen=True, slots=True)
class Base:
    """What was compared with; ``commit`` is None where it is a folder."""

    gathered: list[Gathered]
    commit: str | None


def read_base(base: str, paths: Sequence[str] | None, settings: "Settings") -> Base:
    """Read the workspace as it was: in a revision of the repository that holds it, or in a folder."""
    bounds = bounds_of(settings)
    given = [Path(path) for path in paths or ()] or default_paths(Path())
    revision = _revision(base, given, bounds)
    if revision is None:
        return Base(gather([Path(base)], None, bounds, settings.exclude), None)
    there = [path for path in given if revision.holds(Path(os.path.abspath(path)))]
    return Base(gather(there, None, bounds, settings.exclude, revision), revision.commit)


def _revision(base: str, paths: Sequence[Path], bounds: Bounds) -> "Revision | None":
    """Read a revision; None where the base is a folder. One that could be both is neither."""
    if not base or "\0" in base:
        raise CannotRun("--base takes a revision of git, such as main, or a folder, and got nothing.")
    is_path = os.path.lexists(base)
    if is_path and (Path(base).is_absolute() or base.startswith(".") or base.endswith("/")):
        return None
    try:
        revision = read_revision(base, paths, bounds.max_bytes)
    except NoRevision as why:
        if is_path:
            return None
        raise CannotRun(f"{why} There is no folder of that name either.") from None
    if is_path:
        name = shortened(base, 200)
        raise CannotRun(
            f"{name} is a revision and a folder. Write ./{name} for the folder, or refs/heads/{name} for the branch."
        )
    return revision
