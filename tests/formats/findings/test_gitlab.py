"""The Code Quality report: what GitLab requires of it (docs.gitlab.com, Code Quality, report format).

If it fails, merge requests show no findings.
"""

import json

import pytest

from cxjourney.diagnostics import Report
from cxjourney.formats.findings.gitlab import write
from cxjourney.formats.terminal import Terminal


@pytest.mark.parametrize("kind", ["ordinary", "hostile"])
def test_every_finding_is_an_issue(kind: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(kind)
    issues = json.loads(write(report, Terminal(), False))
    assert len(issues) == len(report.findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue, finding in zip(issues, report.findings, strict=True):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert finding.message in issue["description"]
        assert issue["check_name"] == finding.code
        assert issue["severity"] == {"error": "major", "warning": "minor", "info": "info"}[finding.severity.word]
        assert issue["location"]["path"] == finding.file
        assert issue["location"]["lines"]["begin"] == finding.span.line
        assert not issue["location"]["path"].startswith(("/", "./"))


def test_nothing_found_is_an_empty_list(ordinary: Report) -> None:
    from dataclasses import replace

    assert json.loads(write(replace(ordinary, findings=()), Terminal(), False)) == []
