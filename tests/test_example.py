"""Holds the design's example against what the end of its rules.md says of it, word for word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.lint.linter import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load, studies

EXAMPLE = Path(__file__).parents[2] / "shared/design/example"
AS_OF = date(2026, 11, 21)

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason=f"the design's example is not here: {EXAMPLE}")


@pytest.fixture(scope="module")
def study() -> Study:
    (only,) = studies(load([EXAMPLE]), AS_OF)
    return only


def said(severity: Severity) -> Iterator[tuple[str, str | None, str | None]]:
    for finding in judge(load([EXAMPLE]), AS_OF, RuleSelection()).findings:
        if finding.severity is severity:
            about = finding.about
            yield finding.code, about.stage or about.journey, about.touchpoint or about.persona


def test_no_error() -> None:
    assert list(said(Severity.ERROR)) == []


@pytest.mark.parametrize(
    "finding",
    [
        ("CX301", "receives-card", None),
        ("CX302", "hears", None),
        ("CX303", "hears", "leaflet"),
        ("CX303", "applies", "branch-form"),
        ("CX601", "proves-identity", "greta"),
        ("CX602", "proves-identity", "ines"),
        ("CX606", "proves-identity", None),
        ("CX708", "proves-identity", "selfie-check"),
        ("CX803", "first-month", None),
        ("CX807", "first-month", None),
    ],
)
def test_among_the_warnings(finding: tuple[str, str, str | None]) -> None:
    from cxjourney.rules.registry import catalogue

    if finding[0] not in catalogue():
        pytest.skip(f"{finding[0]} is not written yet")
    assert finding in list(said(Severity.WARNING))


def test_the_share_of_who_is_stranded_is_said() -> None:
    findings = judge(load([EXAMPLE]), AS_OF, RuleSelection()).findings
    assert [finding for finding in findings if finding.code == "CX601" and "14%" in finding.message]


def test_priorities(study: Study) -> None:
    assert [(gap.stage.id, gap.priority) for gap in study.gaps] == [
        ("receives-card", 27),
        ("proves-identity", 20),
        ("hears", 12),
        ("applies", 12),
        ("first-month", 3),
    ]


def test_coverage(study: Study) -> None:
    assert study.coverage.covered_percent == 80.0
    assert round(study.coverage.known_percent, 1) == 46.7


def test_access(study: Study) -> None:
    access = study.access
    shares = (access.able_share, access.stranded_share, access.unknown_share)
    assert [None if share is None else round(share, 4) for share in shares] == [0.86, 0.14, 0.0]
