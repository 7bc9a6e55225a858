"""Baselines in files: what is new since one, and what to write as one that can only be tightened."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.diagnostics import KnownFindings, Report
from cxjourney.errors import CannotRun
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages import Language
from cxjourney.languages.message import join_sentences, message
from cxjourney.text.escape import escape_unseen

if TYPE_CHECKING:
    from cxjourney.lint.baseline import Baseline, KnownFinding


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
    from cxjourney.lint.baseline import compare_with_baseline

    is_first = write is not None and not write.exists()
    is_both = write is not None and baseline is not None and write.absolute() == baseline.absolute()
    known = None if baseline is None else Counter() if is_both and is_first else _read_as_named_today(baseline, report)
    new = _new_baseline(report, write, is_first, words) if write is not None else None
    if baseline is None or known is None:
        return report, new
    held = compare_with_baseline(report.findings, known, _relative_names(baseline), _seen(report, baseline))
    return replace(report, findings=held.new, known=KnownFindings(len(held.known), held.fixed, held.not_looked_at)), new


def _new_baseline(report: Report, file: Path, is_first: bool, words: Language) -> NewBaseline:
    from cxjourney.lint.baseline import recorded_findings, tighten, to_text
    from cxjourney.lint.baseline_renames import recorded_titles, titles_from_text, titles_in, titles_text

    today = recorded_findings(report.findings, _relative_names(file))
    otherwise = message("run.baseline.name-or-new")
    old = today if is_first else _read_as_named_today(file, report, otherwise)
    kept = today if is_first else tighten(old, today, _seen(report, file))
    name, lost = escape_unseen(str(file)), report.totals.not_judged
    sentences = [words.count("findings.baseline-written", kept.total(), file=name)]
    if is_first and lost:
        sentences.append(words.count("findings.baseline-lost", lost))
    if new := (today - old).total():
        sentences.append(words.count("findings.baseline-new", new, file=name))
    titles = recorded_titles(kept, {} if is_first else titles_from_text(_text(file)), titles_in(_documents(report)))
    return NewBaseline(file, to_text(kept, titles_text(titles)), tuple(sentences))


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


def _read_as_named_today(file: Path, report: Report, otherwise: str = _NAME_IT) -> "Baseline":
    """Return a baseline in which what was renamed since has today's ids.

    Journeys are read for that only where a finding is new and one that was known is not there.
    """
    from cxjourney.lint.baseline import recorded_findings
    from cxjourney.lint.baseline_renames import follow_moves, follow_renames, name_metrics, titles_from_text, titles_in

    text = _text(file)
    known = _baseline_in(text, file, otherwise)
    named = _relative_names(file)
    found = recorded_findings(report.findings, named)
    before, today = (Counter(one.identity for one in baseline.elements()) for baseline in (known, found))
    if not before - today or not today - before:
        return known
    folder, read = file.absolute().parent, set(map(named, report.files))
    known = name_metrics(known, found)
    known = follow_moves(known, found, lambda name: _is_gone(folder, name))
    was = titles_from_text(text)
    now = titles_in(_documents(report)) if was else {}
    return follow_renames(known, was, now, lambda name: name in read or _is_gone(folder, name))


def _documents(report: Report) -> Iterator[object]:
    """Yield the plain data of the files that were read and are YAML."""
    from cxjourney.parse.document import Document, parse

    for name in report.files:
        source = read_text_file(Path(name).absolute(), name, Path(name).absolute().parent)
        document = parse(source) if isinstance(source, TextFile) else None
        if isinstance(document, Document):
            yield document.data


def _text(file: Path) -> str:
    source = read_text_file(file.absolute(), str(file), file.absolute().parent, MAX_BYTES)
    if not isinstance(source, TextFile):
        raise CannotRun(message("run.baseline.unread", file=escape_unseen(str(file)), why=source.message))
    return source.text


def _baseline_in(text: str, file: Path, otherwise: str) -> "Baseline":
    from cxjourney.lint.baseline import NotABaseline, from_text

    try:
        return from_text(text)
    except NotABaseline as reason:
        name = escape_unseen(str(file))
        if reason.is_damaged:
            raise CannotRun(message("run.baseline.damaged", file=name, why=reason.args[0])) from None
        raise CannotRun(
            join_sentences(message("run.baseline.none", file=name, why=reason.args[0]), otherwise)
        ) from None
