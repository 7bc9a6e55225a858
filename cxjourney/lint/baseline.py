"""Baselines: the findings that a team begins with, so that only what is new is reported.

A finding is known again by its rule and by what it is about, not by its line, and not by its file: a journey that moves
takes what is known of it along. What is about nothing that has an id is known by its file; faults of a text by their
words too.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from cxjourney.diagnostics import NOTHING, About, Diagnostic, Identity
from cxjourney.languages.message import message

VERSION = 2
MAX_FINDINGS = 1_000_000
"""More findings than these are not alike."""


class KnownFinding(NamedTuple):
    """A finding that a team begins with: what it is known again by, and the file in which it stood."""

    identity: Identity
    file: str


Baseline = Counter[KnownFinding]
"""How many findings are known that are alike."""
IsJudged = Callable[[KnownFinding], bool]
"""Returns whether a run would have found something again, were it still there."""
_ABOUT = About._fields
_BEGINS = re.compile(r'\s*\{\s*"version"\s*:\s*[0-9]+\s*,\s*"findings"\s*:')
"""How every baseline begins, so that one that is damaged can be told from a file of another kind."""


class NotABaseline(Exception):  # noqa: N818  it says what a file is not
    """A text is no baseline.

    Args:
        message: Why it is none.
        is_damaged: Whether it begins as a baseline does.
    """

    def __init__(self, message: str, is_damaged: bool = True) -> None:
        super().__init__(message)
        self.is_damaged = is_damaged


class BaselineComparison(NamedTuple):
    """Findings held against a baseline: those that are new or known, and how much of what it knows was not found.

    What was not looked at may still be there: only the rest is fixed.
    """

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    fixed: int
    not_looked_at: int


def compare_with_baseline(
    findings: Iterable[Diagnostic], baseline: Baseline, named: Callable[[str], str], seen: IsJudged
) -> BaselineComparison:
    """Return which findings are new and which are known, and how much of what is known was not found again.

    Args:
        findings: The findings of a run.
        baseline: The findings that are known.
        named: Returns a file's name as the baseline has it.
        seen: Returns whether the run would have found a known finding again, were it still there.
    """
    left = _count_by_identity(baseline)
    new, known = [], []
    for finding in findings:
        identity = finding.identity(named)
        if left[identity] > 0:
            left[identity] -= 1
            known.append(finding)
        else:
            new.append(finding)
    fixed = not_looked_at = 0
    for one, count in sorted(baseline.items(), key=_sort_key):
        rest = min(count, left[one.identity])
        left[one.identity] -= rest
        if seen(one):
            fixed += rest
        else:
            not_looked_at += rest
    return BaselineComparison(tuple(new), tuple(known), fixed, not_looked_at)


def _count_by_identity(baseline: Baseline) -> Counter[Identity]:
    found: Counter[Identity] = Counter()
    for one, count in baseline.items():
        found[one.identity] += count
    return found


def recorded_findings(findings: Iterable[Diagnostic], named: Callable[[str], str]) -> Baseline:
    """Return findings as a baseline."""
    return Counter(KnownFinding(finding.identity(named), named(finding.file)) for finding in findings)


def tighten(old: Baseline, today: Baseline, seen: IsJudged) -> Baseline:
    """Return of a baseline what is still there, and what was not looked at: what was fixed is new if it returns.

    What has moved is known by the file in which it stands now.
    """
    kept: Baseline = Counter({one: count for one, count in old.items() if not seen(one)})
    looked_for = _count_by_identity(old - kept)
    for one, count in sorted(today.items(), key=_sort_key):
        there = min(count, looked_for[one.identity])
        looked_for[one.identity] -= there
        kept[one] += there
    return +kept


def to_text(baseline: Baseline, titles: Iterable[str] = ()) -> str:
    """Return a baseline as JSON, one known finding a line, in their order.

    Args:
        baseline: The baseline.
        titles: The titles of what its findings are about, each as JSON; they stand last.
    """
    lines = []
    for one, count in sorted(baseline.items(), key=_sort_key):
        names = ("code", "file", *_ABOUT, "message")
        known: dict[str, object] = {name: part for name, part in zip(names, _parts(one), strict=True) if part}
        lines.append(json.dumps(known | ({"count": count} if count > 1 else {}), ensure_ascii=False))
    named = [*titles]
    more = f', "titles": {_list_text(named)}' if named else ""
    return f'{{"version": {VERSION}, "findings": {_list_text(lines)}{more}}}\n'


def _list_text(lines: Collection[str]) -> str:
    body = ",\n  ".join(lines)
    return f"[\n  {body}\n]" if body else "[]"


def _sort_key(known: tuple[KnownFinding, int]) -> tuple[str, ...]:
    return _parts(known[0])


def _parts(one: KnownFinding) -> tuple[str, ...]:
    code, about, _, words = one.identity
    return (code, one.file, *(id_ or "" for id_ in about), words)


def from_text(text: str) -> Baseline:
    """Return the baseline that a text holds, of this version or of version 1, which has the same parts.

    Raises:
        NotABaseline: The text is not what `to_text` writes.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if _BEGINS.match(text) is not None:
            raise NotABaseline(message("run.baseline.not-json-from", line=error.lineno)) from None
        raise NotABaseline(message("run.baseline.not-json"), is_damaged=False) from None
    except (ValueError, RecursionError):
        raise NotABaseline(message("run.baseline.meaningless"), _BEGINS.match(text) is not None) from None
    if (
        not isinstance(content, dict)
        or content.get("version") not in range(1, VERSION + 1)
        or not isinstance(content.get("findings"), list)
    ):
        raise NotABaseline(message("run.baseline.beginning"), is_damaged=False)
    baseline: Baseline = Counter()
    for number, known in enumerate(content["findings"], start=1):
        count = known.get("count", 1) if isinstance(known, dict) else None
        if not isinstance(count, int) or isinstance(count, bool) or not 0 < count <= MAX_FINDINGS:
            raise NotABaseline(message("run.baseline.finding", n=number))
        if not isinstance(known.get("code"), str):
            raise NotABaseline(message("run.baseline.finding", n=number))
        baseline[_known_finding(known)] += count
    return baseline


def _known_finding(known: Mapping[str, object]) -> KnownFinding:
    about = About(*(str(known[name]) if known.get(name) else None for name in _ABOUT))
    code, file = str(known["code"]), str(known.get("file", ""))
    if about != NOTHING:
        return KnownFinding(Identity(code, about), file)
    return KnownFinding(Identity(code, NOTHING, file, str(known.get("message", ""))), file)
