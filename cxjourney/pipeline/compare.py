"""The base of a diff, and both sides judged alike."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.analysis.diff.workspace import Difference, Side, difference
from cxjourney.cache.codec import JudgedJourney
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.config import resolve
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun, reason
from cxjourney.files.discover import DiscoveredWorkspace, default_paths, discover, discover_named
from cxjourney.files.git import INSTEAD, NoRevision, RevisionFilesystem, read_revision
from cxjourney.files.text_file import Bounds
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.choose_rules import rule_selection
from cxjourney.pipeline.incremental import judge_apart
from cxjourney.pipeline.judge import faults, judge
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace
from cxjourney.pipeline.study import studies
from cxjourney.text.escape import shorten


@dataclass(frozen=True, slots=True)
class Base:
    """The files that were compared with; ``commit`` is None where they stand in a folder."""

    found: list[DiscoveredWorkspace]
    commit: str | None


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What became different, and what each side was read from.

    Attributes:
        difference: What became different.
        commit: The base's; None where the base is a folder.
        base_is_empty: Whether no journey stood there.
        files: The names of today's files.
        faults: What keeps some of today's files from being read.
    """

    difference: Difference
    commit: str | None
    base_is_empty: bool
    files: tuple[str, ...]
    faults: list[Diagnostic]


def compare(base: str, paths: Sequence[str] | None, config: Path | None, day: date) -> DiffResult:
    """Return what a change means: the files at the paths beside those of a base, both judged as of the same day.

    Raises:
        CannotRun: The paths or the base can't be read, or no journey stands on either side.
    """
    if paths and "-" in paths:
        raise CannotRun("diff compares files, and can't read a journey from standard input.")
    settings = resolve.settings_in_force(paths, config).settings
    choice = rule_selection(settings, None, None, None)
    found = discover_named(paths, settings.limits, tuple(settings.exclude))
    old = read_base(base, paths, settings)
    now, known = load_side(found, settings.limits, day, choice, {})
    then, _ = load_side(old.found, settings.limits, day, choice, known)
    before, after = side(then, day, choice), side(now, day, choice)
    if not (before.places or after.places):
        raise CannotRun("There are no journeys to compare, neither here nor in the base.")
    return DiffResult(
        difference(before, after),
        old.commit,
        not (before.studies or before.broken),
        tuple(file.name for one in now for file in one.reads),
        faults(now),
    )


def read_base(base: str, paths: Sequence[str] | None, settings: Settings) -> Base:
    """Return the workspace as it was: in a revision of the repository that holds it, or in a folder.

    Raises:
        CannotRun: There is neither, both, or it can't be read.
    """
    bounds = settings.limits
    given = [Path(path) for path in paths or ()] or default_paths(Path())
    revision = _revision(base, given, bounds)
    if revision is None:
        _require_folder(base)
        return Base(discover([Path(base)], None, bounds, tuple(settings.exclude)), None)
    there = [path for path in given if revision.has_path(Path(os.path.abspath(path)))]
    return Base(discover(there, None, bounds, tuple(settings.exclude), revision), revision.commit)


def load_side(
    found: Sequence[DiscoveredWorkspace],
    bounds: Bounds,
    day: date,
    choice: RuleSelection,
    beside: Mapping[str, JudgedJourney],
) -> tuple[list[LoadedWorkspace], dict[str, JudgedJourney]]:
    """Return the workspaces of one side, and journeys that were judged, by a fingerprint of all that each depends on.

    ``beside`` holds what is known of the other side: what is the same there is not judged again.
    """
    looked: list[LoadedWorkspace] = []
    known: dict[str, JudgedJourney] = {}
    for one in found:
        printed = fingerprints_by_path(one)
        same = {path: beside[print_] for path, print_ in printed.items() if print_ in beside}
        judged = same | judge_apart(one, same, bounds, day, choice, None)
        looked.append(load_workspace(one, bounds, judged))
        known |= {printed[path]: done for path, done in judged.items()}
    return looked, known


def _require_folder(base: str) -> None:
    try:
        os.scandir(base).close()
    except OSError as error:
        name = shorten(base, 200)
        why = f"no folder can be read there ({reason(error)})"
        raise CannotRun(f"--base takes a revision of git, such as main, or a folder, and got {name}: {why}.") from None


def _revision(base: str, paths: Sequence[Path], bounds: Bounds) -> RevisionFilesystem | None:
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
        says = f"{why}"
        raise CannotRun(says if says.endswith(INSTEAD) else f"{says} There is no folder of that name either.") from None
    if is_path:
        name = shorten(base, 200)
        raise CannotRun(
            f"{name} is a revision and a folder. Write ./{name} for the folder, or refs/heads/{name} for the branch."
        )
    return revision


def side(loaded: Sequence[LoadedWorkspace], as_of: date, choice: RuleSelection) -> Side:
    """Study and judge what was gathered as of a day."""
    reads = [read for one in loaded for read in one.reads]
    lost = {name for one in loaded for name in one.workspace.not_judged}
    lost |= {read.name for read in reads if read.document is None and not read.judged}
    places = {read.name: "/".join((*read.folder, read.name.rpartition("/")[2])) for read in reads}
    broken = {id_ for read in reads if read.name in lost for id_ in _names_of(read, places[read.name])}
    return Side(
        tuple(studies(loaded, as_of, choice.thresholds)),
        judge(loaded, as_of, choice).findings,
        frozenset(broken),
        places,
    )


def _names_of(read: LoadedFile, place: str) -> Iterator[str]:
    yield place
    data = read.document.data if read.document else None
    id_ = data.get("journey") if isinstance(data, dict) else None
    if isinstance(id_, str):
        yield id_
