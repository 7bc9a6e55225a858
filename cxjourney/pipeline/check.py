"""What `validate` asks for: a report, from the cache where it holds, else worked out and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from cxjourney.cache.codec import JudgedJourney, read_report, report_data
from cxjourney.cache.folder import Cache
from cxjourney.cache.key import CheckRequest, version_fingerprint
from cxjourney.config import resolve
from cxjourney.config.settings import Settings, settings_from_plain, settings_to_plain
from cxjourney.diagnostics import Profile, Report, Severity, sort_key
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint
from cxjourney.files.text_file import TextFile
from cxjourney.pipeline import read
from cxjourney.pipeline.incremental import JudgedStore, judge_apart
from cxjourney.text.escape import escape_unseen

if TYPE_CHECKING:
    from cxjourney.lint.linter import RuleSelection


_CRASHED = "CX005"
Judged: TypeAlias = Sequence[Mapping[str, JudgedJourney]]
"""For each workspace, and by the paths of files, journeys that were judged apart."""


class Checked(NamedTuple):
    """A report, and the settings by which it came about."""

    report: Report
    settings: Settings


def check(asked: CheckRequest, day: date, cache: Cache | None) -> Checked:
    """Judge, or recall what was found out about the very same files by the very same rules, if it holds on that day."""
    version = version_fingerprint() if cache and "-" not in (asked.paths or ()) else None
    if cache is None or version is None:
        return _afresh(asked, day)
    key = asked.fingerprint()
    file = resolve.config_file(asked.paths, asked.config)
    terms = _terms(version, key, file)
    kept = cache.get(key)
    kept = kept if isinstance(kept, dict) and kept.get("terms") == terms else {}
    force = (
        settings_from_plain(kept["settings"]) if kept else resolve.settings_in_force(asked.paths, asked.config).settings
    )
    found = read.find_files(asked.paths, force)
    state = fingerprint(
        terms, *(text for one in found for text in (str(one.whole), *(f.fingerprint() for f in one.files)))
    )
    store = JudgedStore(cache, key, terms, found)
    judged = store.recall(day)
    report = _recalled(kept, state, day, found, judged)
    if report is None:
        report, days = _judged(asked, found, force, day, judged)
        crashed = any(finding.code == _CRASHED for finding in report.findings)
        if not crashed and _terms(version, key, file) == terms:  # somebody may have written settings meanwhile
            again = kept.get("settings") or settings_to_plain(force)
            content = {"terms": terms, "settings": again, "state": state, "days": days}
            cache.put(key, content | report_data(*_apart(report, judged)))
            store.keep(judged)
    return Checked(report, force)


def _terms(version: str, key: str, file: Path | None) -> str:
    return fingerprint(version, key, str(file), resolve.read_config(file).text if file else "")


def _afresh(asked: CheckRequest, day: date) -> Checked:
    force = resolve.settings_in_force(asked.paths, asked.config).settings
    found = read.find_files(asked.paths, force)
    report, _ = _judged(asked, found, force, day, [{} for _ in found])
    return Checked(report, force)


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
    asked: CheckRequest,
    found: Sequence[DiscoveredWorkspace],
    force: Settings,
    day: date,
    judged: list[dict[str, JudgedJourney]],
) -> tuple[Report, tuple[int, int]]:
    """Judge what is not remembered, add it to the memories, and join it all; also say on which days that holds."""
    from cxjourney.pipeline.judge import judge
    from cxjourney.pipeline.load import load_found

    choice = rule_selection(force, asked.profile, asked.select, asked.ignore)
    for one, known in zip(found, judged, strict=True):
        known |= judge_apart(one, known, force.limits, day, choice, asked.jobs)
    report = judge(load_found(found, asked.paths, force, judged=judged), day, choice)
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
    from cxjourney.rules.registry import begins_a_code, suggest_rule

    if not begins_a_code(code.upper()):
        raise CannotRun(
            f"{where} takes codes of rules or their beginnings, and none begins with {escape_unseen(code)}. "
            + suggest_rule(code)
        )
    return code.upper()
