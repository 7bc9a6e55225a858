"""Baselines in files: what is new since one, and what to write as one that can only be tightened."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.diagnostics import KnownFindings, Report
from cxjourney.errors import CannotRun
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages import Language
from cxjourney.languages.message import join_sentences, message
from cxjourney.pipeline.renames_since import renames_since, titles_of
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.analysis.diff.finding_matching import Renames
    from cxjourney.lint.baseline import Baseline, BaselineComparison, KnownFinding


MAX_BYTES = 50_000_000


class NewBaseline(NamedTuple):
    """A baseline that is to be written.

    Attributes:
        file: Where it goes.
        text: What it says.
        sentences: What to say once it is written.
    """

    file: Path
    text: str
    sentences: tuple[str, ...]


def hold_against(
    report: Report, baseline: Path | None, write: Path | None, words: Language
) -> tuple[Report, NewBaseline | None]:
    """Return a report with only what is new since a baseline, and what to write as a baseline of today's findings.

    Where both are one file, it is what stands there so far that the report is held against.

    Args:
        report: All that was found.
        baseline: The file of the baseline to go by; None for none.
        write: The file to write today's findings to; None for none.
        words: The language of what is said of it.

    Raises:
        CannotRun: A baseline can't be read, or is none.
    """
    is_first = write is not None and not write.exists()
    is_both = write is not None and baseline is not None and write.absolute() == baseline.absolute()
    held = None if baseline is None or (is_both and is_first) else _hold(baseline, report, _NAME_IT)
    new = None
    if write is not None:
        new = _first_baseline(report, write, words) if is_first else _tightened(report, write, words)
    if baseline is None:
        return report, new
    if held is None:
        return replace(report, known=KnownFindings(0, 0, 0)), new
    known = KnownFindings(len(held.found.known), held.found.fixed, held.found.not_looked_at)
    return replace(report, findings=held.found.new, known=known), new


class _Held(NamedTuple):
    """A report held against a baseline, and what of this is to be kept: findings, and the texts of files."""

    found: "BaselineComparison"
    kept: "Baseline"
    files: Mapping[str, str]


def _first_baseline(report: Report, file: Path, words: Language) -> NewBaseline:
    from cxjourney.lint.baseline import recorded_findings, to_text
    from cxjourney.lint.baseline_file_texts import files_text

    named, lost = _relative_names(file), report.totals.not_judged
    kept = recorded_findings(report.findings, named)
    sentences = [words.count("findings.baseline-written", kept.total(), file=escape_unseen(str(file)))]
    if lost:
        sentences.append(words.count("findings.baseline-lost", lost))
    return NewBaseline(file, to_text(kept, files_text(_texts(report, named))), tuple(sentences))


def _tightened(report: Report, file: Path, words: Language) -> NewBaseline:
    from cxjourney.lint.baseline import to_text
    from cxjourney.lint.baseline_file_texts import files_text

    held = _hold(file, report, message("run.baseline.name-or-new"))
    name = escape_unseen(str(file))
    sentences = [words.count("findings.baseline-written", held.kept.total(), file=name)]
    if new := len(held.found.new):
        sentences.append(words.count("findings.baseline-new", new, file=name))
    return NewBaseline(file, to_text(held.kept, files_text(held.files)), tuple(sentences))


def _relative_names(file: Path) -> Callable[[str], str]:
    """Name files as seen from a baseline's folder, so that it does not matter where a command runs."""
    return lambda name: posix_name(os.path.relpath(name, file.absolute().parent))


def _seen(report: Report, file: Path) -> "Callable[[KnownFinding], bool]":
    """Tell what this run looked at: what its rules said of files that were judged, and files that are gone."""
    folder, named = file.absolute().parent, _relative_names(file)
    gone: dict[str, bool] = {}
    asked: dict[str, frozenset[str]] = {}
    for files, rules in report.looked_at:
        asked |= dict.fromkeys(map(named, files), frozenset(rules))

    def seen(one: "KnownFinding") -> bool:
        code, name = one.identity.code, one.file
        if name in asked:
            return code in asked[name]
        if name not in gone:
            gone[name] = _is_gone(folder, name)
        return gone[name]

    return seen


def _is_gone(folder: Path, name: str) -> bool:
    """Return whether a file is not there any more; of a name that is written with escapes, nobody can."""
    return "\\" not in name and "\0" not in name and not os.path.lexists(os.path.normpath(folder / name))


_NAME_IT = message("run.baseline.name")


def _hold(file: Path, report: Report, otherwise: str) -> _Held:
    """Hold a report against a baseline, by the names that things have today.

    Raises:
        CannotRun: The baseline can't be read, or is none; ``otherwise`` says what to do then.
    """
    from cxjourney.lint.baseline import compare_with_baseline, recorded_findings
    from cxjourney.lint.baseline_renames_by_title import follow_moves

    text, (known, recorded) = _read(file, otherwise)
    named, folder = _relative_names(file), file.absolute().parent
    is_gone = cache(lambda name: _is_gone(folder, name))
    read, today = {named(name) for name in report.files}, _texts(report, named)
    then = [one for one in known if one.file in read or is_gone(one.file)]
    if recorded is None:
        known, renames = _follow_titles(known, text, recorded_findings(report.findings, named), then, today)
        kept: dict[str, str] = {}
    else:
        before = {name: one for name, one in recorded.items() if name in read or is_gone(name)}
        journeys = {one.file: one.identity.about.journey for one in then if one.identity.about.journey}
        since = renames_since(before, today, journeys, report.as_of)
        renames = since.renames
        today |= {name: before[name] for name in since.spoilt}
        kept = {name: one for name, one in recorded.items() if not is_gone(name)}
    known = follow_moves(known, recorded_findings(report.findings, named), is_gone)
    found = compare_with_baseline(report.findings, known, named, _seen(report, file), renames)
    if renames.is_any and not kept.keys() <= read:  # what was not read may have the names that something else had
        return _Held(found, found.left, kept)
    return _Held(found, found.tightened(named), kept | today)


def _follow_titles(
    known: "Baseline", text: str, today: "Baseline", then: Iterable["KnownFinding"], files: Mapping[str, str]
) -> "tuple[Baseline, Renames]":
    """Return a baseline that holds no files, with its metrics named, and what was renamed by the titles that it holds.

    Journeys are read for that only where a finding is new and one that was known is not there.
    """
    from cxjourney.analysis.diff.finding_matching import NO_RENAMES
    from cxjourney.lint.baseline_renames_by_title import name_metrics, renames_by_title, titles_from_text

    bare = Counter(one._replace(several=(), said="") for one in today.elements())
    before, now = (Counter(one.identity for one in some.elements()) for some in (known, bare))
    was = titles_from_text(text) if before - now and now - before else {}
    by = {one.identity.about.journey or one.file for one in then}
    return name_metrics(known, bare), renames_by_title(was, titles_of(files), by) if was else NO_RENAMES


def _texts(report: Report, named: Callable[[str], str]) -> dict[str, str]:
    """Return what the files that were read say, by the names that a baseline has for them."""
    found: dict[str, str] = {}
    for name in report.files:
        source = report.sources.get(name) or read_text_file(Path(name).absolute(), name, Path(name).absolute().parent)
        if isinstance(source, TextFile):
            found[named(name)] = source.text
    return found


def _text(file: Path) -> str:
    source = read_text_file(file.absolute(), str(file), file.absolute().parent, MAX_BYTES)
    if not isinstance(source, TextFile):
        raise CannotRun(message("run.baseline.unread", file=escape_unseen(str(file)), why=source.message))
    return source.text


def _read(file: Path, otherwise: str) -> "tuple[str, tuple[Baseline, dict[str, str] | None]]":
    """Return the text of a baseline, what it knows, and the files that it keeps; None where an older one keeps none."""
    from cxjourney.lint.baseline import NotABaseline, from_text
    from cxjourney.lint.baseline_file_texts import files_from_text

    text = _text(file)
    try:
        return text, (from_text(text), files_from_text(text))
    except NotABaseline as reason:
        name = escape_unseen(str(file))
        if reason.is_damaged:
            raise CannotRun(message("run.baseline.damaged", file=name, why=reason.args[0])) from None
        raise CannotRun(
            join_sentences(message("run.baseline.none", file=name, why=reason.args[0]), otherwise)
        ) from None
