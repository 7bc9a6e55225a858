"""What `validate` asks for: a report, from the cache where it holds, else worked out and kept."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cxjourney.cache.codec import JudgedJourney, read_report, report_data
from cxjourney.cache.folder import Cache
from cxjourney.cache.key import CheckRequest, version_fingerprint
from cxjourney.config import resolve
from cxjourney.config.settings import Settings, settings_from_plain, settings_to_plain
from cxjourney.diagnostics import Profile, Report, Severity
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint
from cxjourney.files.text_file import TextFile
from cxjourney.pipeline import read
from cxjourney.pipeline.incremental import judge_apart, keep_judged, recall_judged
from cxjourney.text.escape import shown

if TYPE_CHECKING:
    from cxjourney.lint.linter import RuleSelection


_CRASHED = "CX005"


class Checked(NamedTuple):
    """A report, and the settings by which it came about."""

    report: Report
    settings: Settings


def check(asked: CheckRequest, day: date, cache: Cache | None) -> Checked:
    """Judge, or recall what was found out about the very same files by the very same rules, if it holds on that day."""
    version = version_fingerprint() if cache and "-" not in (asked.paths or ()) else None
    if cache is None or version is None:
        return _afresh(asked, day)
    key = asked.print()
    file = resolve.config_file(asked.paths, asked.config)
    terms = _terms(version, key, file)
    kept = cache.get(key)
    kept = kept if isinstance(kept, dict) and kept.get("terms") == terms else {}
    force = (
        settings_from_plain(kept["settings"]) if kept else resolve.settings_in_force(asked.paths, asked.config).settings
    )
    found = read.find_files(asked.paths, force)
    state = fingerprint(terms, *(text for one in found for text in (str(one.whole), *(f.print() for f in one.files))))
    report = _recalled(kept, state, day, found)
    if report is None:
        judged = recall_judged(cache, key, terms, found, day)
        report, days = _judged(asked, found, force, day, judged)
        crashed = any(finding.code == _CRASHED for finding in report.findings)
        if not crashed and _terms(version, key, file) == terms:  # somebody may have written settings meanwhile
            again = kept.get("settings") or settings_to_plain(force)
            content = {"terms": terms, "settings": again, "state": state, "days": days}
            cache.put(key, content | {"report": report_data(report)})
            keep_judged(cache, key, terms, found, judged)
    return Checked(report, force)


def _terms(version: str, key: str, file: Path | None) -> str:
    return fingerprint(version, key, str(file), resolve.read_config(file).text if file else "")


def _afresh(asked: CheckRequest, day: date) -> Checked:
    force = resolve.settings_in_force(asked.paths, asked.config).settings
    found = read.find_files(asked.paths, force)
    report, _ = _judged(asked, found, force, day, [{} for _ in found])
    return Checked(report, force)


def _recalled(kept: dict[str, Any], state: str, day: date, found: Sequence[DiscoveredWorkspace]) -> Report | None:
    if kept.get("state") != state:
        return None
    first, last = kept["days"]
    if not first <= day.toordinal() <= last:
        return None
    sources = {file.name: file.content for one in found for file in one.files if isinstance(file.content, TextFile)}
    return read_report(kept["report"], day, sources)


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
    """Give the rules that speak: what the command line says goes before the settings."""
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
    from cxjourney.rules.registry import begins_a_code, meant

    if not begins_a_code(code.upper()):
        raise CannotRun(
            f"{where} takes codes of rules or their beginnings, and none begins with {shown(code)}. {meant(code)}"
        )
    return code.upper()
