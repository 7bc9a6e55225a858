"""The points of a trend: which commits, on which days, and what stood in each, read in several processes if it pays."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.diff.journey_pairs import JourneyKey, match_all, studies_by_id
from cxjourney.analysis.trend import TrendPoint, keyed
from cxjourney.analysis.trend_days import Every, trend_days
from cxjourney.analysis.trend_figures import WorkspaceFigures
from cxjourney.errors import CannotRun
from cxjourney.files.git_history import Commit, History, drop_untouched, find_commit
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.pipeline.parallel import process_count, spread
from cxjourney.pipeline.trend_store import TrendStore
from cxjourney.pipeline.trend_workspaces import FoundWorkspaces, WorkspaceReader
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

POINTS_PAY_FROM = 15
"""Reading this many points keeps a process busy for longer than it takes to start it, and to hand over the figures."""


class NoHistory(CannotRun):
    """No journey stands in git's history: there is no repository, or nothing was committed that holds one."""


class TrendRequest(NamedTuple):
    """Which trend is asked for.

    Attributes:
        paths: Files and folders, as the command line names them; None for the default ones.
        config: The configuration that was named, and then speaks for every point; else each has its own.
        since: The day or the revision with which it begins; None for the first commit that holds a journey.
        every: How far apart its points are.
        working_tree: Whether the last point is what lies on the disk, committed or not.
        language: The tag of the language that was asked for.
        use_cache: Whether figures are kept for the next run.
    """

    paths: Sequence[str] | None
    config: Path | None
    since: str | None = None
    every: Every = "month"
    working_tree: bool = False
    language: str | None = None
    use_cache: bool = True


class _State(NamedTuple):
    """What was read for a point: a commit, or None for the disk; and the day of the point."""

    commit: Commit | None
    day: date


class PointBuilder:
    """Builds the points of one trend.

    Args:
        request: Which trend.
        reader: Reads what stood in commits.
        history: The commits.
        given: The paths.
        store: The figures that were worked out before.
        now: Returns the figures of what lies on the disk, where somebody has read that already; None to read it.
    """

    def __init__(
        self,
        request: TrendRequest,
        reader: WorkspaceReader,
        history: History,
        given: Sequence[Path],
        store: TrendStore,
        now: Callable[[], WorkspaceFigures] | None,
    ) -> None:
        self.now = now
        self.request = request
        self.reader = reader
        self.history = history
        self.given = given
        self.store = store
        self._read: dict[Commit | None, FoundWorkspaces] = {}

    def points(self, day: date) -> tuple[tuple[TrendPoint, ...], tuple[str, ...]]:
        """Return the points until a day, the oldest first, and what is to be said of them."""
        commits = [commit for commit in self.history.commits if commit.day <= day]
        since, commits = self._begin(commits, day)
        states = self._states(since, commits, day)
        remarks = self._working_tree_remarks(commits[-1])
        if self.request.working_tree:
            states[-1] = _State(None, day)
        if self.history.is_shallow and commits[0] == self.history.commits[0]:
            remarks = (*remarks, message("trend.shallow.part", date=commits[0].day))
        points = self._build(states)
        self.store.keep()
        return points, remarks

    def _begin(self, commits: Sequence[Commit], day: date) -> tuple[date, list[Commit]]:
        """Return the day with which the trend begins, and the commits of it: the first holds a journey."""
        since, given = self.request.since, None
        if since is not None:
            given = self._since(since, commits, day)
        if not commits or not self._print(commits[-1]):
            places = list_message(escape_unseen(str(path)) for path in self.given)
            raise NoHistory(message("trend.no-journeys", places=places, date=day))
        first = 0 if given is None else max(given[0], 0)
        low, high = first, len(commits) - 1
        while low < high:  # where a journey stands in a commit, one stands in those behind it
            middle = low if low == first else (low + high) // 2
            if self._print(commits[middle]):
                high = middle
            else:
                low = middle + 1
        begins = commits[low].day
        return max(begins, given[1]) if given and low == first else begins, list(commits[low:])

    def _since(self, since: str, commits: Sequence[Commit], day: date) -> tuple[int, date]:
        """Return the place of the commit that held on the day, or is the revision, that was named; and the day."""
        named = _as_day(since)
        if named is None:
            found = find_commit(self.history, since)
            if found is None:
                shallow = message("git.shallow", setting="fetch-depth: 0") if self.history.is_shallow else ""
                unknown = message("trend.since.unknown", name=shorten(since), example="2026-11-21")
                raise CannotRun(join_sentences(unknown, shallow))
            for place, commit in enumerate(commits):
                if commit.id == found[0]:
                    return place, commit.day
            named = found[1]
        if named > day:
            raise CannotRun(message("trend.since.future", date=named, last=day))
        return sum(commit.day <= named for commit in commits) - 1, named

    def _states(self, since: date, commits: Sequence[Commit], day: date) -> list[_State]:
        """Return what is read for each point."""
        if self.request.every != "commit":
            days = trend_days(since, day, self.request.every)
            return [_State(next(one for one in reversed(commits) if one.day <= each), each) for each in days]
        own = [_State(one, max(one.day, since)) for one in drop_untouched(self.history, commits, self.given)]
        if own[-1].day == day:
            own.pop()
        return [*own, _State(commits[-1], day)]

    def _working_tree_remarks(self, last: Commit) -> tuple[str, ...]:
        """Return what is to be said where files on the disk are others than in the last commit, and are left out."""
        if self.request.working_tree or last != self.history.commits[-1]:
            return ()
        is_same = self.reader.on_disk().print_ == self._print(last)
        return () if is_same else (message("trend.uncommitted", option="--working-tree"),)

    def _work_ahead(self, states: Sequence[_State]) -> None:
        """Work out, in several processes where that pays, the figures that no run before has kept."""
        unknown = [one for one in states if one.commit and not self._is_known(one.commit, one.day)]
        parts = process_count(None, len(unknown), POINTS_PAY_FROM)
        if parts < 2:
            return
        before, each = len(self.store.news), math.ceil(len(unknown) / parts)

        def work(part: int) -> None:
            for one in unknown[part * each : (part + 1) * each]:
                self._figures(one, self._print(one.commit))

        spread(work, parts, lambda _: self.store.news[before:], self.store.add)

    def _is_known(self, commit: Commit, day: date) -> bool:
        """Return whether a run before has kept what stood in a commit, and its figures of a day."""
        print_ = self.store.print_of(commit.tree, self.reader.looked_for)
        return print_ is not None and self.store.has_figures(print_, day)

    def _build(self, states: Sequence[_State]) -> tuple[TrendPoint, ...]:
        self._work_ahead(states)
        points: list[TrendPoint] = []
        before: _State | None = None
        for place, state in enumerate(states):
            print_ = self._print(state.commit)
            is_last = place == len(states) - 1
            if before and self.request.every == "commit" and not is_last and print_ == self._print(before.commit):
                continue
            figures = self._figures(state, print_)
            renamed = self._renamed(before, points[-1].figures, state, figures) if before else {}
            points.append(TrendPoint(state.day, state.commit.id if state.commit else "", figures, renamed))
            before = state
        return tuple(points)

    def _print(self, commit: Commit | None) -> str:
        looked_for = self.reader.looked_for
        known = self.store.print_of(commit.tree, looked_for) if commit else None
        if known is None:
            found = self._found(commit)
            known = found.print_
            if commit:
                self.store.put_print(commit.tree, known, found.there, looked_for)
        return known

    def _figures(self, state: _State, print_: str) -> WorkspaceFigures:
        if self.now and state.commit is None:
            return self.now()
        known = self.store.figures_of(print_, state.day)
        if known is None:
            known, days = self._found(state.commit).figures(state.day)
            self.store.put_figures(print_, days, known)
        return known

    def _found(self, commit: Commit | None) -> FoundWorkspaces:
        """Return what stood in a commit, or stands on the disk; the last few are kept in mind."""
        if commit not in self._read:
            while len(self._read) > 2:
                del self._read[next(iter(self._read))]
            self._read[commit] = self.reader.in_commit(commit.id) if commit else self.reader.on_disk()
        return self._read[commit]

    def _renamed(
        self, before: _State, then: WorkspaceFigures, state: _State, now: WorkspaceFigures
    ) -> dict[JourneyKey, JourneyKey]:
        """Return the keys of journeys that have another one than at the point before, with that."""
        had, has = keyed(then.journeys), keyed(now.journeys)
        unread = {*then.unread, *now.unread}
        came = [key for key in has if key not in had and key[0] not in unread]
        went = [key for key in had if key not in has and key[0] not in unread]
        if not came or not went:
            return {}
        prints = self._print(before.commit), self._print(state.commit)
        known = self.store.renames_of(*prints)
        if known is None:
            old, new = self._found(before.commit).study(before.day), self._found(state.commit).study(state.day)
            matching = match_all(studies_by_id(old), studies_by_id(new))
            known = {key: was for key, was in matching.was.items() if key != was and key in came and was in went}
            self.store.put_renames(*prints, known)
        return known


def _as_day(text: str) -> date | None:
    plain = ascii_digits(text) or text
    try:
        return date.fromisoformat(plain) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain) else None
    except ValueError:
        return None
