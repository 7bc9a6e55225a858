"""Baselines: the findings that a team begins with, so that only what is new is reported.

A finding is known again by its rule and by what it is about, not by its line, and not by its file: a journey that moves
takes what is known of it along. What is about nothing that has an id is known by its file; faults of a text by their
words too.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from cxjourney.analysis.diff.finding_matching import NO_RENAMES, Renames, compare_findings, part_finder
from cxjourney.diagnostics import NOTHING, About, Diagnostic, Identity, Several, Severity
from cxjourney.files.text_file import START_OF_FILE
from cxjourney.languages.message import message

VERSION = 3
MAX_FINDINGS = 1_000_000
"""More findings than these are not alike."""


class KnownFinding(NamedTuple):
    """A finding that a team begins with.

    Attributes:
        identity: What it is known again by.
        file: The file in which it stood.
        several: What it named several of.
        said: Its message, where it speaks of the workspace as a whole: what else is told it by wherever it stands.
    """

    identity: Identity
    file: str
    several: Several = ()
    said: str = ""


Baseline = Counter[KnownFinding]
"""How many findings are known that are alike."""
IsJudged = Callable[[KnownFinding], bool]
"""Returns whether a run would have found something again, were it still there."""
_ABOUT = About._fields
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""How half of a character is written, of which two together are one."""
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
    """Findings held against a baseline.

    What was not looked at may still be there: only the rest is fixed.

    Attributes:
        new: What is new.
        known: What is known.
        fixed: How much of what the baseline knows was not found.
        unseen: What of it was not looked at, under the names that things have now.
        left: What is left of it without what is fixed, under the names that things had.
    """

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    fixed: int
    unseen: Baseline
    left: Baseline

    @property
    def not_looked_at(self) -> int:
        """How much of what the baseline knows was not looked at."""
        return self.unseen.total()

    def tightened(self, named: Callable[[str], str]) -> Baseline:
        """Return of the baseline what is still there, and what was not looked at: what was fixed is new if it returns.

        Args:
            named: Returns a file's name as the baseline has it.
        """
        return recorded_findings(self.known, named) + self.unseen


def compare_with_baseline(
    findings: Iterable[Diagnostic],
    baseline: Baseline,
    named: Callable[[str], str],
    seen: IsJudged,
    renames: Renames = NO_RENAMES,
) -> BaselineComparison:
    """Return which findings are new and which are known, and how much of what is known was not found again.

    What a finding is known again by is what `diff` knows it again by, and both ask the same code.

    Args:
        findings: The findings of a run.
        baseline: The findings that are known.
        named: Returns a file's name as the baseline has it.
        seen: Returns whether the run would have found a known finding again, were it still there.
        renames: What was renamed since.
    """
    name = cache(named)
    placed = [(one, one._replace(file=name(one.file))) for one in findings]
    most = Counter(one.code for one, _ in placed)
    elsewhere = _of_namesakes(baseline, renames)
    before, gone_beyond = _as_findings(baseline - elsewhere, most)
    before.sort(key=lambda one: not seen(one[1]))  # of what is alike, that is there which was looked at
    new, gone = compare_findings([one for one, _ in before], [here for _, here in placed], renames, str)
    was_part = part_finder((one for one, _ in before if one.several), renames)
    is_new = {id(one) for one in new if not was_part(one)}
    recorded = {id(one): known for one, known in before}
    lost = Counter(recorded[id(one)] for one in gone) + gone_beyond
    unseen, fixed = elsewhere.copy(), Counter[KnownFinding]()
    for one, count in lost.items():
        if seen(one):
            fixed[one] += count
        else:
            unseen[_named_today(one, renames)] += count
    return BaselineComparison(
        tuple(one for one, here in placed if id(here) in is_new),
        tuple(one for one, here in placed if id(here) not in is_new),
        fixed.total(),
        unseen,
        baseline - fixed,
    )


def _of_namesakes(baseline: Baseline, renames: Renames) -> Baseline:
    """Return what is known of journeys that were not read, and whose ids others have now that were."""
    anew = {new for old, new in renames.journeys.items() if old != new}
    return Counter(
        {
            one: count
            for one, count in baseline.items()
            if (id_ := one.identity.about.journey) in anew and id_ not in renames.journeys
        }
    )


def _as_findings(baseline: Baseline, most: Mapping[str, int]) -> tuple[list[tuple[Diagnostic, KnownFinding]], Baseline]:
    """Return known findings as findings, no more of a code than there are today, and how many are left over."""
    found: list[tuple[Diagnostic, KnownFinding]] = []
    rest = Counter[KnownFinding]()
    for one, count in sorted(baseline.items(), key=_sort_key):
        here = min(count, max(1, most[one.identity.code]))
        found += ((_as_finding(one), one) for _ in range(here))
        rest[one] = count - here
    return found, +rest


def _as_finding(one: KnownFinding) -> Diagnostic:
    code, about, _, words = one.identity
    return Diagnostic(
        code,
        "",
        Severity.INFO,
        one.said,
        "",
        one.file,
        START_OF_FILE,
        about,
        one.several,
        "building" if words else "judging",
        words,
    )


def _named_today(one: KnownFinding, renames: Renames) -> KnownFinding:
    if one.identity.about == NOTHING:
        return one
    about, several = renames.now(one.identity.about, one.file), renames.several_now(_as_finding(one))
    return one._replace(identity=one.identity._replace(about=about), several=several)


def recorded_findings(findings: Iterable[Diagnostic], named: Callable[[str], str]) -> Baseline:
    """Return findings as a baseline."""
    name = cache(named)
    return Counter(
        KnownFinding(
            one.identity(name),
            name(one.file),
            tuple(sorted(one.several)),
            one.message if one.about == NOTHING and one.phase == "judging" else "",
        )
        for one in findings
    )


def to_text(baseline: Baseline, files: Iterable[str] = ()) -> str:
    """Return a baseline as JSON, one known finding a line, in their order.

    Args:
        baseline: The baseline.
        files: What the workspace said, each file as JSON; they stand last.
    """
    lines = []
    for one, count in sorted(baseline.items(), key=_sort_key):
        names = ("code", "file", *_ABOUT, "message", "said")
        known: dict[str, object] = {name: part for name, part in zip(names, _parts(one), strict=True) if part}
        several = {"several": one.several} if one.several else {}
        lines.append(json.dumps(known | several | ({"count": count} if count > 1 else {}), ensure_ascii=False))
    recorded = [*files]
    more = f', "files": {_list_text(recorded)}' if recorded else ""
    return f'{{"version": {VERSION}, "findings": {_list_text(lines)}{more}}}\n'


def _list_text(lines: Collection[str]) -> str:
    body = ",\n  ".join(lines)
    return f"[\n  {body}\n]" if body else "[]"


def _sort_key(known: tuple[KnownFinding, int]) -> tuple[tuple[str, ...], Several]:
    return _parts(known[0]), known[0].several


def _parts(one: KnownFinding) -> tuple[str, ...]:
    code, about, _, words = one.identity
    return (code, one.file, *(id_ or "" for id_ in about), words, one.said)


def from_text(text: str) -> Baseline:
    """Return the baseline that a text holds, of this version or of an earlier one, which has fewer parts.

    Raises:
        NotABaseline: The text is not what `to_text` writes.
    """
    try:
        content = json.loads(text)
        if _HALF.search(text):
            json.dumps(content, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        if _BEGINS.match(text) is not None:
            raise NotABaseline(message("run.baseline.not-json-from", line=error.lineno)) from None
        raise NotABaseline(message("run.baseline.not-json"), is_damaged=False) from None
    except (ValueError, RecursionError):  # half a character can't be encoded, which is a ValueError
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
        several = known.get("several", [])
        if not isinstance(several, list) or not all(_is_pair(one) for one in several):
            raise NotABaseline(message("run.baseline.finding", n=number))
        baseline[_known_finding(known, tuple((name, id_) for name, id_ in several))] += count
    return baseline


def _is_pair(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and one[0] in _ABOUT and isinstance(one[1], str)


def _known_finding(known: Mapping[str, object], several: Several) -> KnownFinding:
    about = About(*(str(known[name]) if known.get(name) else None for name in _ABOUT))
    code, file, said = str(known["code"]), str(known.get("file", "")), str(known.get("said", ""))
    if about != NOTHING:
        return KnownFinding(Identity(code, about), file, several)
    return KnownFinding(Identity(code, NOTHING, file, str(known.get("message", ""))), file, several, said)
