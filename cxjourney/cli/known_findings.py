"""Baselines on disk: reading one, reporting what is new since, and writing one that can only be tightened."""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.cli import writing
from cxjourney.cli.ending import CannotRun
from cxjourney.diagnostics import Known, Report
from cxjourney.source.disk import read_source
from cxjourney.source.locating import spelled
from cxjourney.source.text import Source
from cxjourney.written import shown

if TYPE_CHECKING:
    from cxjourney.lint.baseline import Key

MAX_BYTES = 50_000_000


def apply(report: Report, baseline: Path | None, write: Path | None) -> Report:
    """Leave what is new since a baseline in a report; write today's findings as a baseline, if asked for."""
    if baseline is None and write is None:
        return report
    from cxjourney.lint.baseline import compare, recorded, tightened, to_text

    if write is not None:
        today = recorded(report.findings, _named(write))
        kept = tightened(_read(write), today, _seen(report, write)) if write.exists() else today
        writing.put_file(write, to_text(kept).encode())
    if baseline is None:
        return report
    held = compare(report.findings, _read(baseline), _named(baseline), _seen(report, baseline))
    return replace(report, findings=held.new, known=Known(len(held.known), held.mended, held.not_looked_at))


def _named(file: Path) -> Callable[[str], str]:
    """Name files as seen from a baseline's folder, so that it does not matter where a command runs."""
    return lambda name: spelled(os.path.relpath(name, file.absolute().parent))


def _seen(report: Report, file: Path) -> "Callable[[Key], bool]":
    """Tell what this run looked at: what its rules said of files that were judged, and files that are gone."""
    folder, named = file.absolute().parent, _named(file)
    gone: dict[str, bool] = {}
    asked: dict[str, frozenset[str]] = {}
    for files, rules in report.looked_at:
        asked |= dict.fromkeys(map(named, files), frozenset(rules))

    def seen(key: "Key") -> bool:
        code, name = key[:2]
        if name in asked:
            return code in asked[name]
        if name not in gone:
            gone[name] = _is_gone(folder, name)
        return gone[name]

    return seen


def _is_gone(folder: Path, name: str) -> bool:
    """Tell whether a file is not there any more; of a name that is written with escapes, nobody can."""
    return "\\" not in name and "\0" not in name and not os.path.lexists(os.path.normpath(folder / name))


def _read(file: Path) -> "Counter[Key]":
    from cxjourney.lint.baseline import NotABaseline, from_text

    source = read_source(file.absolute(), str(file), file.absolute().parent, MAX_BYTES)
    if not isinstance(source, Source):
        raise CannotRun(f"The baseline {shown(str(file))} can't be used: {source.message}")
    try:
        return from_text(source.text)
    except NotABaseline as reason:
        message = f"The baseline {shown(str(file))} can't be used: {reason}. Delete it, and write it anew."
        raise CannotRun(message) from None
