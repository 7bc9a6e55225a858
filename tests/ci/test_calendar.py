"""What comes with time alone is what docs/ci.md says, and the weekly job sees it coming.

If it fails, a pull request fails for something that its author did not touch.
"""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from cxjourney.diagnostics import Report, Severity
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load
from cxjourney.rules.rule_index import all_rules
from tests.paths import ROOT

from .test_snippets import CHANGE, WEEK

AS_OF = date(2026, 11, 21)
LATER = [AS_OF + timedelta(days) for days in (1, 30, 100, 200, 400, 4000)]


def documented(what: str) -> set[str]:
    """Return the rules in one row of the table in docs/ci.md."""
    (row,) = re.findall(rf"^\| {what}.*$", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE)
    return set(re.findall(r"CX\d{3}", row))


PASSED = documented("a day has passed")
UNCOUNTED = documented("data has expired")


def listed(line: str, option: str) -> tuple[str, ...]:
    found = re.search(rf"{option} (\S+)", line)
    assert found
    return tuple(found.group(1).split(","))


def number_of(report: Report) -> Counter[tuple[str, str, object]]:
    return Counter((finding.code, finding.file, finding.about) for finding in report.findings)


@pytest.fixture(scope="module")
def came() -> dict[str, set[Severity]]:
    """Which rules, and how severe, report more on the examples as time goes by, waivers aside."""
    loaded = load([ROOT / "journeys"])
    before = judge(loaded, AS_OF, RuleSelection())
    was = number_of(before) + Counter((one.finding.code, one.finding.file, one.finding.about) for one in before.waived)
    severities: dict[str, set[Severity]] = {}
    for day in LATER:
        report = judge(loaded, day, RuleSelection())
        new = set(number_of(report) - was)
        for finding in report.findings:
            if (finding.code, finding.file, finding.about) in new:
                severities.setdefault(finding.code, set()).add(finding.severity)
    return severities


def test_what_comes_with_time_is_listed(came: dict[str, set[Severity]]) -> None:
    assert set(came) <= PASSED | UNCOUNTED
    assert set(came) >= PASSED, "the examples show all of it"
    assert set(all_rules()) >= PASSED | UNCOUNTED


def test_no_error_comes_with_time(came: dict[str, set[Severity]]) -> None:
    assert not [code for code, severities in came.items() if Severity.ERROR in severities]


def test_a_change_ignores_and_a_week_selects_the_same() -> None:
    codes = listed(CHANGE[0], "--ignore")
    assert codes == listed(WEEK[0], "--select")
    assert all(code.startswith(codes) for code in PASSED)
    assert {code for code in UNCOUNTED if not code.startswith("CX3")} == {"CX505"}
