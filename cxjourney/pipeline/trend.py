"""Paths -> a trend: the points of history that were asked for, each read as it was and judged as of its own day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.analysis.trend import Trend
from cxjourney.analysis.trend_figures import WorkspaceFigures
from cxjourney.cache.folder import cache_folder, open_cache
from cxjourney.cache.key import version_fingerprint
from cxjourney.errors import CannotRun
from cxjourney.files.discover import fingerprint
from cxjourney.files.git import NoRevision
from cxjourney.files.git_history import History, read_history
from cxjourney.files.workspace_roots import default_paths
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import join_sentences, message
from cxjourney.pipeline.command_languages import join_team_words, language_remarks, told_language
from cxjourney.pipeline.trend_points import NoHistory, PointBuilder, TrendRequest
from cxjourney.pipeline.trend_store import TrendStore
from cxjourney.pipeline.trend_workspaces import WorkspaceReader
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups


@dataclass(frozen=True, slots=True)
class TrendResult:
    """A trend, and what is to be said of it.

    Attributes:
        trend: The trend.
        words: The language of what is said of it.
        remarks: What is left out of it, and what is wrong with the language that was asked for.
    """

    trend: Trend
    words: Language
    remarks: tuple[str, ...]


def build_trend(request: TrendRequest, day: date, now: Callable[[], WorkspaceFigures] | None = None) -> TrendResult:
    """Return a trend until a day: its last point is what is committed by then, judged as of that day.

    Args:
        request: Which trend.
        day: The as-of date.
        now: Returns the figures of what lies on the disk, where somebody has read that already; None to read it.

    Raises:
        CannotRun: The paths can't be read, lie in no repository or in one without a history of them, or it is unknown
            where the trend is to begin.
    """
    if request.paths and "-" in request.paths:
        raise CannotRun(message("trend.stdin"))
    configurations = Configurations(request.config)
    groups = find_workspace_groups(request.paths, configurations)
    team_words = join_team_words(group.words for group in groups)
    tag = told_language(request.language, (group.settings for group in groups))
    given = [Path(path) for path in request.paths or ()] or default_paths(Path())
    history = _history(given)
    reader = WorkspaceReader(request.paths, configurations, groups)
    builder = PointBuilder(request, reader, history, given, _store(request, reader, history), now)
    points, remarks = builder.points(day)
    remarks = (*remarks, *language_remarks(tag, team_words))
    return TrendResult(Trend(points), team_words.speak(tag or FALLBACK), remarks)


def _history(given: Sequence[Path]) -> History:
    try:
        history = read_history(given)
    except NoRevision as why:
        kind = NoHistory if why.key in ("git.no-repository", "git.no-history") else CannotRun
        raise kind(join_sentences(message("trend.no-history"), why.reason)) from None
    if history.is_shallow and len(history.commits) == 1:
        raise CannotRun(message("trend.shallow", setting="fetch-depth: 0", command="git fetch --unshallow"))
    return history


def _store(request: TrendRequest, reader: WorkspaceReader, history: History) -> TrendStore:
    version = version_fingerprint() if request.use_cache else None
    cache = open_cache(cache_folder()) if version else None
    key = f"trend-{fingerprint(str(history.top), str(Path.cwd()), str(request.paths), str(request.config))}"
    return TrendStore(cache, key, fingerprint(version or "", reader.terms))
