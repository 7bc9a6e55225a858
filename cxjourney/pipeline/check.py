"""Paths -> a report held against a baseline and against the figures that are asked for, as `validate` asks for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.cache.folder import cache_folder, cache_objection, open_cache
from cxjourney.cache.key import CheckRequest
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Report, Totals
from cxjourney.pipeline.baseline_file import NewBaseline, hold_against
from cxjourney.pipeline.recall import judge_or_recall


class Standards(NamedTuple):
    """What a report is held against beside the rules.

    Attributes:
        baseline: The file of the findings that are known already.
        write_baseline: The file to which today's findings go as a baseline.
        min_covered: How many per cent (0 to 100) of stages must be covered; None for what the settings say.
        min_known: The same of what is known, stage by kind of data.
    """

    baseline: Path | None = None
    write_baseline: Path | None = None
    min_covered: float | None = None
    min_known: float | None = None


class CheckResult(NamedTuple):
    """A report, the settings by which it came about, and what else there is to write or to say.

    Attributes:
        report: What was found; what is known already, by a baseline, is left out.
        settings: The settings in force.
        new_baseline: What to write as a baseline, if that was asked for.
        cache_unused: Why the cache was not used though it was wanted, as a sentence; None where it was.
    """

    report: Report
    settings: Settings
    new_baseline: NewBaseline | None = None
    cache_unused: str | None = None


def check(request: CheckRequest, standards: Standards, day: date, use_cache: bool = True) -> CheckResult:
    """Return what the rules find, held against a baseline and against the figures that are asked for.

    Raises:
        CannotRun: The paths, the settings or a baseline can't be read, or no journey is there.
    """
    folder = cache_folder() if use_cache else None
    cache = open_cache(folder)
    found, settings = judge_or_recall(request, day, cache)
    short = shortfalls(found.totals, settings, request.select, standards.min_covered, standards.min_known)
    report, new = hold_against(replace(found, short=short), standards.baseline, standards.write_baseline)
    why = cache_objection(folder) if folder and cache is None else None
    return CheckResult(report, settings, new, f"The cache at {folder} is not used: {why}." if why else None)


def shortfalls(
    totals: Totals, settings: Settings, select: list[str] | None, min_covered: float | None, min_known: float | None
) -> tuple[str, ...]:
    """Return a sentence for each of the figures that were asked for, in per cent, and that are not reached.

    Where the command line chooses the only rules that speak, what the settings ask for beside them is not asked.
    """
    least = (None, None) if select else (settings.min_covered, settings.min_known)
    covered = least[0] if min_covered is None else min_covered
    known = least[1] if min_known is None else min_known
    return tuple(_short(totals, covered, known))


def _short(totals: Totals, min_covered: float | None, min_known: float | None) -> Iterator[str]:
    figures = (("Covered", totals.covered_percent, min_covered), ("Known", totals.known_percent, min_known))
    both = f"covered {_per_cent(totals.covered_percent)}, known {_per_cent(totals.known_percent)}"
    for name, reached, least in figures:
        if least is not None and (reached is None or round(reached, 1) < round(least, 1)):
            yield f"{name} falls short of the {least:g}% that were asked for ({both}). cxjourney gaps shows where."


def _per_cent(figure: float | None) -> str:
    return "unknown" if figure is None else f"{figure:.1f}%"
