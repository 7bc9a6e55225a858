"""The day, and the journey that was asked for."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.cli.output import say
from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun
from cxjourney.text.english import join_comma
from cxjourney.text.escape import escape_unseen
from cxjourney.text.suggest import did_you_mean

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.pipeline.load import LoadedWorkspace


def as_of_date(as_of: str | None) -> date:
    """Return the day by which to judge: the one that was named, else today in UTC."""
    if as_of is None:
        return datetime.now(UTC).date()
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", as_of):
            raise ValueError
        return date.fromisoformat(as_of)
    except ValueError:
        raise CannotRun(f"--as-of takes a day such as 2026-11-21, and got “{escape_unseen(as_of)}”.") from None


def load_paths(
    paths: Sequence[str] | None, settings: Settings, verbose: bool = False, may_be_empty: bool = False
) -> "list[LoadedWorkspace]":
    """Read what the paths lead to; none that is there, or none that holds a journey, keeps the command from running."""
    from cxjourney.pipeline.load import load_found
    from cxjourney.pipeline.read import find_files

    loaded = load_found(find_files(paths, settings), paths, settings, may_be_empty)
    if verbose:
        say(*(f"read {file.name}" for one in loaded for file in one.reads))
    return loaded


def chosen_studies(
    loaded: "Sequence[LoadedWorkspace]", as_of: date, settings: Settings, journey: str | None = None
) -> "list[Study]":
    """Return the journeys as of a day, or the one that was asked for.

    Raises:
        CannotRun: There is no sound journey of that id.
    """
    from cxjourney.cli.output import say_faults
    from cxjourney.pipeline.judge import faults
    from cxjourney.pipeline.load import studies

    every = studies(loaded, as_of, settings.thresholds)
    if journey is None:
        return every
    wanted = [study for study in every if study.journey.journey == journey]
    if not wanted and journey in _broken(loaded):
        say_faults(faults(loaded))
        raise CannotRun(f"{escape_unseen(journey)} can't be judged: fix its errors first.")
    if not wanted:
        ids = [study.journey.journey for study in every]
        raise CannotRun(
            f"No sound journey is called {escape_unseen(journey)}. "
            + did_you_mean(journey, ids, f"There are: {join_comma(ids)}." if ids else "There is none at all.")
        )
    return wanted


def _broken(loaded: "Sequence[LoadedWorkspace]") -> set[str]:
    """What journeys that could not be built would be called by: their ids, and the names of files without one."""
    names = set()
    for one in loaded:
        sound = {journey.file for journey in one.workspace.journeys}
        for read in one.reads:
            if read.is_journey and read.name not in sound:
                id_ = read.document.data.get("journey") if read.document else None
                names.add(id_ if isinstance(id_, str) else Path(read.name).stem)
    return names
