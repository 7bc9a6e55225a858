"""The quality gate of `validate`: a report held against a baseline, a severity and figures, and whether it passes."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.cache.folder import cache_folder, cache_objection, open_cache
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Diagnostic, Report, Severity, Shortfall, Totals
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.pipeline.cached_report import JudgedGroup, judge_or_recall
from cxjourney.pipeline.command_languages import common_language
from cxjourney.pipeline.option_precedence import failing_severity, minimum_percents
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.pipeline.baseline_file import NewBaseline

NEVER = "never"
"""What to fail on where nothing is a failure."""


class Standards(NamedTuple):
    """What a report is held against beside the rules.

    Attributes:
        baseline: The file of the findings that are known already.
        write_baseline: The file to which today's findings go as a baseline.
        min_covered: How many per cent (0 to 100) of stages must be covered; None for what the settings say.
        min_known: The same of what is known, stage by kind of data.
        fail_on: The mildest finding that counts as a failure; None for what the settings say.
    """

    baseline: Path | None = None
    write_baseline: Path | None = None
    min_covered: float | None = None
    min_known: float | None = None
    fail_on: str | None = None


class CheckResult(NamedTuple):
    """A report, whether it passes, and what else there is to write or to say.

    Attributes:
        report: What was found; what is known already, by a baseline, is left out.
        is_failure: Whether a finding is as severe as its workspace allows none to be, or a figure falls short.
        fails_on_info: Whether what is only for information counts as a failure somewhere, and so is shown.
        words: The language of what is said around findings.
        remarks: What is to be said of the language that was asked for.
        new_baseline: What to write as a baseline, if that was asked for.
        cache_unused: Why the cache was not used though it was wanted, as a sentence; None where it was.
    """

    report: Report
    is_failure: bool
    fails_on_info: bool
    words: Language
    remarks: tuple[str, ...]
    new_baseline: "NewBaseline | None" = None
    cache_unused: str | None = None


def check(request: CheckRequest, standards: Standards, day: date, use_cache: bool = True) -> CheckResult:
    """Return what the rules find, held against a baseline and against the figures that are asked for.

    Raises:
        CannotRun: The paths, the settings or a baseline can't be read, or no journey is there.
    """
    folder = cache_folder() if use_cache else None
    cache = open_cache(folder)
    found, groups = judge_or_recall(request, day, cache)
    verdicts = [_verdict(one, request.select, standards, len(groups) > 1) for one in groups]
    short = tuple(shortfall for one in verdicts for shortfall in one.short)
    words = common_language(one.words for one in groups)
    remarks = tuple(dict.fromkeys(remark for one in groups for remark in one.remarks))
    report, new = replace(found, short=short), None
    if standards.baseline or standards.write_baseline:
        from cxjourney.pipeline.baseline_file import hold_against

        report, new = hold_against(report, standards.baseline, standards.write_baseline, words)
    failing = {id(finding) for one in verdicts for finding in one.failing}
    short_of = any(one.short for one in verdicts if one.fail_on != NEVER)
    fails = short_of or not failing.isdisjoint(map(id, report.findings))
    why = cache_objection(folder) if folder and cache is None else None
    unused = message("note.cache-unused", folder=str(folder), why=why) if why else None
    return CheckResult(report, fails, any(one.fail_on == "info" for one in verdicts), words, remarks, new, unused)


class _Verdict(NamedTuple):
    """What of one configuration's workspaces is a failure: findings, and a sentence for each figure not reached."""

    fail_on: str
    failing: tuple[Diagnostic, ...]
    short: tuple[Shortfall, ...]


def _verdict(group: JudgedGroup, select: list[str] | None, standards: Standards, is_one_of_several: bool) -> _Verdict:
    report, settings = group.report, group.settings
    fail_on = failing_severity(standards.fail_on, settings)
    least = minimum_percents(standards.min_covered, standards.min_known, select, settings)
    short = tuple(_shortfalls(report.totals, *least, group.words))
    if is_one_of_several and group.config:
        place = escape_unseen(posix_name(os.path.relpath(group.config)))
        short = tuple(one._replace(sentence=f"{place}: {one.sentence}") for one in short)
    if fail_on == NEVER:
        return _Verdict(fail_on, (), short)
    mildest = Severity[fail_on.upper()]
    return _Verdict(fail_on, tuple(one for one in report.findings if one.severity >= mildest), short)


def _shortfalls(
    totals: Totals, min_covered: float | None, min_known: float | None, words: Language
) -> Iterator[Shortfall]:
    """Yield each of the figures that were asked for, in per cent, and that are not reached."""
    covered, known = totals.covered_percent, totals.known_percent
    asked: tuple[tuple[Literal["covered", "known"], float | None, float | None], ...] = (
        ("covered", covered, min_covered),
        ("known", known, min_known),
    )
    for figure, reached, least in asked:
        if least is not None and (reached is None or round(reached, 1) < round(least, 1)):
            sentence = words.text(
                f"findings.short.{figure}",
                least=words.text("figures.percent", n=float(least)),
                covered=_per_cent(covered, words),
                known=_per_cent(known, words),
                command="cxjourney gaps",
            )
            yield Shortfall(figure, sentence)


def _per_cent(figure: float | None, words: Language) -> str:
    return words.text("findings.short.unknown") if figure is None else words.percent(figure)
