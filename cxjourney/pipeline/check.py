"""Paths -> a report, as `validate` asks for it: from the cache where it holds, else worked out and kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from cxjourney.cache.codec import JudgedJourney, read_report, report_data
from cxjourney.cache.folder import Cache, cache_folder, cache_objection, open_cache
from cxjourney.cache.key import CheckRequest, version_fingerprint
from cxjourney.config import resolve
from cxjourney.config.settings import Settings, settings_from_plain, settings_to_plain
from cxjourney.diagnostics import CRASHED, Profile, Report, Severity, Totals, sort_key
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace, discover_named, fingerprint
from cxjourney.files.text_file import TextFile
from cxjourney.pipeline.baseline import NewBaseline, hold_against
from cxjourney.pipeline.incremental import JudgedStore, judge_apart
from cxjourney.text.escape import escape_unseen

if TYPE_CHECKING:
    from cxjourney.lint.linter import RuleSelection


Judged: TypeAlias = Sequence[Mapping[str, JudgedJourney]]
"""For each workspace, and by the paths of files, journeys that were judged apart."""


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


class Checked(NamedTuple):
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


def check(request: CheckRequest, standards: Standards, day: date, use_cache: bool = True) -> Checked:
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
    return Checked(report, settings, new, f"The cache at {folder} is not used: {why}." if why else None)


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


def judge_or_recall(request: CheckRequest, day: date, cache: Cache | None) -> tuple[Report, Settings]:
    """Return what was found out about the very same files by the very same rules, if it holds on that day; else judge.

    ``cache`` is where it is kept; None to judge everything afresh.
    """
    version = version_fingerprint() if cache and "-" not in (request.paths or ()) else None
    if cache is None or version is None:
        return _afresh(request, day)
    key = request.fingerprint()
    file = resolve.config_file(request.paths, request.config)
    terms = _terms(version, key, file)
    kept = cache.get(key)
    kept = kept if isinstance(kept, dict) and kept.get("terms") == terms else {}
    settings = (
        settings_from_plain(kept["settings"])
        if kept
        else resolve.settings_in_force(request.paths, request.config).settings
    )
    found = _discovered(request, settings)
    state = fingerprint(
        terms, *(text for one in found for text in (str(one.whole), *(f.fingerprint() for f in one.files)))
    )
    store = JudgedStore(cache, key, terms, found)
    judged = store.recall(day)
    report = _recalled(kept, state, day, found, judged)
    if report is None:
        report, days = _judged(request, found, settings, day, judged)
        crashed = any(finding.code == CRASHED for finding in report.findings)
        if not crashed and _terms(version, key, file) == terms:  # somebody may have written settings meanwhile
            again = kept.get("settings") or settings_to_plain(settings)
            content = {"terms": terms, "settings": again, "state": state, "days": days}
            cache.put(key, content | report_data(*_apart(report, judged)))
            store.keep(judged)
    return report, settings


def _terms(version: str, key: str, file: Path | None) -> str:
    return fingerprint(version, key, str(file), resolve.read_config(file).text if file else "")


def _afresh(request: CheckRequest, day: date) -> tuple[Report, Settings]:
    settings = resolve.settings_in_force(request.paths, request.config).settings
    found = _discovered(request, settings)
    report, _ = _judged(request, found, settings, day, [{} for _ in found])
    return report, settings


def _discovered(request: CheckRequest, settings: Settings) -> list[DiscoveredWorkspace]:
    return discover_named(request.paths, settings.limits, tuple(settings.exclude))


def _apart(report: Report, judged: Judged) -> tuple[Report, list[list[str]]]:
    """Return a report without what was found in journeys that were judged apart, and the paths of these."""
    there = {id(finding) for finding in report.findings}
    paths = [
        [path for path, one in known.items() if all(id(finding) in there for finding in one.findings)]
        for known in judged
    ]
    told = {
        id(found) for known, some in zip(judged, paths, strict=True) for path in some for found in known[path].findings
    }
    return replace(report, findings=tuple(one for one in report.findings if id(one) not in told)), paths


def _recalled(
    kept: dict[str, Any], state: str, day: date, found: Sequence[DiscoveredWorkspace], judged: Judged
) -> Report | None:
    """Return the report of an earlier run; None where anything in it would be another."""
    if kept.get("state") != state:
        return None
    first, last = kept["days"]
    if not first <= day.toordinal() <= last:
        return None
    if not all(path in known for known, paths in zip(judged, kept["apart"], strict=True) for path in paths):
        return None
    sources = {file.name: file.content for one in found for file in one.files if isinstance(file.content, TextFile)}
    report = read_report(kept["report"], day)
    apart = (known[path].findings for known, paths in zip(judged, kept["apart"], strict=True) for path in paths)
    findings = tuple(sorted((*report.findings, *chain.from_iterable(apart)), key=sort_key))
    spoken_of = {finding.file: sources[finding.file] for finding in findings if finding.file in sources}
    return replace(report, findings=findings, sources=spoken_of)


def _judged(
    request: CheckRequest,
    found: Sequence[DiscoveredWorkspace],
    settings: Settings,
    day: date,
    judged: list[dict[str, JudgedJourney]],
) -> tuple[Report, tuple[int, int]]:
    """Judge what is not remembered, add it to the memories, and join it all; also say on which days that holds."""
    from cxjourney.pipeline.judge import judge
    from cxjourney.pipeline.load import load_found

    choice = rule_selection(settings, request.profile, request.select, request.ignore)
    for one, known in zip(found, judged, strict=True):
        known |= judge_apart(one, known, settings.limits, day, choice, request.jobs)
    report = judge(load_found(found, request.paths, settings.limits, judged), day, choice)
    days = [report.holds, *(one.days for known in judged for one in known.values())]
    return report, (max(first for first, _ in days), min(last for _, last in days))


def rule_selection(
    settings: Settings, profile: str | None, select: list[str] | None, ignore: list[str] | None
) -> "RuleSelection":
    """Return the rules that speak: what the command line says goes before the settings."""
    from cxjourney.lint.linter import RuleSelection

    return RuleSelection(
        cast("Profile", profile or settings.profile),
        _codes(select, "--select") if select else tuple(settings.select),
        _codes(ignore, "--ignore") if ignore else tuple(settings.ignore),
        {code: Severity[word.upper()] for code, word in settings.severity.items()},
        settings.thresholds,
    )


def _codes(given: list[str], where: str) -> tuple[str, ...]:
    parts = (code.strip() for text in given for code in text.split(","))
    return tuple(_known(code, where) for code in parts if code)


def _known(code: str, where: str) -> str:
    from cxjourney.rules.registry import is_code_prefix, suggest_rule

    if not is_code_prefix(code.upper()):
        raise CannotRun(
            f"{where} takes codes of rules or their beginnings, and none begins with {escape_unseen(code)}. "
            f"{suggest_rule(code)}"
        )
    return code.upper()
