"""Baselines: the findings that a team begins with, so that only what is new is reported.

A finding is known again by its rule, its file and what it is about, not by its line. What reading and building find
(CX0, CX1) is about no stage and no persona, so there the message tells one from another.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Diagnostic, LookedAt
from cxjourney.lint.linter import CRASHED, RuleSelection
from cxjourney.rules.rule import Rule

VERSION = 1
MAX_FINDINGS = 1_000_000
"""More findings than these are not alike."""
FindingKey = tuple[str, ...]
Seen = Callable[[FindingKey], bool]
"""Tells whether a run would have found something again, were it still there."""
_DIGITS = re.compile(r"[0-9]+")
"""Figures are left out of messages: they name lines, and days."""
_ABOUT = About._fields
_BEGINS = re.compile(r'\s*\{\s*"version"\s*:\s*[0-9]+\s*,\s*"findings"\s*:')
"""How every baseline begins, so that one that is damaged can be told from a file of another kind."""


class NotABaseline(Exception):  # noqa: N818  it says what a file is not
    """A text is no baseline; the message says why. One that is damaged begins as a baseline does."""

    def __init__(self, message: str, is_damaged: bool = True) -> None:
        super().__init__(message)
        self.is_damaged = is_damaged


@dataclass(frozen=True, slots=True)
class BaselineComparison:
    """Findings held against a baseline: those that are new or known, and how much of what it knows was not found.

    What was not looked at may still be there: only the rest is mended.
    """

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    mended: int
    not_looked_at: int


def compare_with_baseline(
    findings: Iterable[Diagnostic], baseline: Counter[FindingKey], named: Callable[[str], str], seen: Seen
) -> BaselineComparison:
    """Hold findings against a baseline; ``named`` gives a file's name as the baseline has it."""
    left = Counter(baseline)
    new, known = [], []
    for finding in findings:
        key = key_of(finding, named)
        if left[key] > 0:
            left[key] -= 1
            known.append(finding)
        else:
            new.append(finding)
    mended = sum(count for key, count in left.items() if seen(key))
    return BaselineComparison(tuple(new), tuple(known), mended, left.total() - mended)


def recorded_findings(findings: Iterable[Diagnostic], named: Callable[[str], str]) -> Counter[FindingKey]:
    """Record findings as a baseline."""
    return Counter(key_of(finding, named) for finding in findings)


def tightened(old: Counter[FindingKey], today: Counter[FindingKey], seen: Seen) -> Counter[FindingKey]:
    """Leave of a baseline what is still there, and what was not looked at: what was mended is new if it returns."""
    return Counter({key: min(count, today[key]) if seen(key) else count for key, count in old.items()}) & old


def key_of(finding: Diagnostic, named: Callable[[str], str]) -> FindingKey:
    """Give what a finding is known again by."""
    about = tuple(getattr(finding.about, name) or "" for name in _ABOUT)
    words = _DIGITS.sub("#", finding.message) if finding.code < "CX2" else ""
    return (finding.code, named(finding.file), *about, words)


def to_text(baseline: Counter[FindingKey]) -> str:
    """Write a baseline as JSON, one known finding a line, in their order."""
    names = ("code", "file", *_ABOUT, "message")
    lines = []
    for key, count in sorted(baseline.items()):
        known: dict[str, object] = {name: part for name, part in zip(names, key, strict=True) if part}
        lines.append(json.dumps(known | ({"count": count} if count > 1 else {}), ensure_ascii=False))
    body = ",\n  ".join(lines)
    return f'{{"version": {VERSION}, "findings": [{f"{chr(10)}  {body}{chr(10)}" if body else ""}]}}\n'


def from_text(text: str) -> Counter[FindingKey]:
    """Read a baseline.

    Raises:
        NotABaseline: the text is not what `to_text` writes.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        is_damaged = _BEGINS.match(text) is not None
        where = f" from line {error.lineno} on" if is_damaged else ""
        raise NotABaseline(f"it is not JSON{where}", is_damaged) from None
    except (ValueError, RecursionError):
        raise NotABaseline("nobody can mean what it holds", _BEGINS.match(text) is not None) from None
    if (
        not isinstance(content, dict)
        or content.get("version") != VERSION
        or not isinstance(content.get("findings"), list)
    ):
        raise NotABaseline("it does not begin as a baseline does", is_damaged=False)
    baseline: Counter[FindingKey] = Counter()
    for number, known in enumerate(content["findings"], start=1):
        count = known.get("count", 1) if isinstance(known, dict) else None
        if not isinstance(count, int) or isinstance(count, bool) or not 0 < count <= MAX_FINDINGS:
            raise NotABaseline(f"its finding {number} is none")
        if not isinstance(known.get("code"), str):
            raise NotABaseline(f"its finding {number} is none")
        baseline[tuple(str(known.get(name, "")) for name in ("code", "file", *_ABOUT, "message"))] += count
    return baseline


def looked_at(
    workspace: WorkspaceStudy, choice: RuleSelection, rules: Mapping[str, Rule], found: Iterable[Diagnostic]
) -> Iterator[LookedAt]:
    """Give the files of a workspace that were judged, and the rules that had their say about them.

    What reading and building find, what only shows when journeys are laid side by side, and all that is found in a
    catalogue is looked at where the whole workspace was judged, and no rule crashed on it.
    """
    crashed = {finding.file for finding in found if finding.code == CRASHED}
    whole = workspace.workspace.whole and not crashed
    files: dict[bool, list[str]] = {False: [], True: []}
    for study in workspace.studies:
        files[study.is_draft].append(study.file)
    if whole:
        files[workspace.only_drafts] += [seen.document.source.name for seen in workspace.catalogues]
    for draft, names in files.items():
        judged = tuple(name for name in names if name not in crashed)
        if judged:
            yield LookedAt(judged, tuple(_asked(choice, rules.values(), draft, whole)))


def _asked(choice: RuleSelection, rules: Collection[Rule], draft: bool, whole: bool) -> Iterator[str]:
    for rule in rules:
        alone = rule.check is not None and rule.check_workspace is None
        if (whole or alone) and choice.runs(rule.code, draft):
            yield rule.code
