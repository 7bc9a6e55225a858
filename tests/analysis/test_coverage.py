"""Which data counts, and which stages rest on it, worked out by hand.

If it fails, a stage that nobody sees is shown as known, or data that is there is shown as missing.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.coverage import reason_not_counting
from cxjourney.analysis.source_freshness import is_expired, is_stale
from cxjourney.languages import language

from .study import studied

ONE_SOURCE = """
    journey: j
    title: J
    stages:
      - {{id: here, title: Here, data: [s]}}
    data_sources:
      s: {{title: S, type: {type}, refreshed: {refreshed}{more}}}
    """


def one_source(folder: Path, refreshed: str, more: str = "", type_: str = "web-analytics") -> tuple[bool, bool, bool]:
    """Return whether a source is stale, expired, and counts."""
    study = studied(folder, ONE_SOURCE.format(type=type_, refreshed=refreshed, more=more))
    source = study.scope.sources["s"]
    return is_stale(source, study.as_of), is_expired(source, study.as_of), "s" in study.counting


@pytest.mark.parametrize(
    ("refreshed", "more", "stale", "expired"),
    [
        ("2026-11-21", "", False, False),
        ("2026-05-25", "", False, False),  # 180 days, no cadence: warns past 180
        ("2026-05-24", "", True, False),  # 181 days
        ("2025-11-21", "", True, False),  # 365 days
        ("2025-11-20", "", True, True),  # 366 days
        ("2026-08-23", ", cadence: daily", False, False),  # 90 days
        ("2026-08-22", ", cadence: daily", True, False),
        ("2026-05-24", ", cadence: daily", True, True),  # 181 days
        ("2026-09-21", ", cadence: weekly", True, False),  # 61 days
        ("2026-11-10", ", warn_after: 10d", True, False),  # 11 days
        ("2026-11-10", ", error_after: 10d", True, True),  # the warning comes at most as late
        ("2025-11-20", ", warn_after: 2y", False, False),  # 366 days; the end comes at least as late
        ("2026-10-23", ", warn_after: 4w", True, False),  # 29 days: a week has 7
        ("2026-10-22", ", warn_after: 1m", False, False),  # 30 days: a month has 30
        ("2026-12-24", "", False, False),  # a date in the future is no age
    ],
)
def test_limits_of_age(tmp_path: Path, refreshed: str, more: str, stale: bool, expired: bool) -> None:
    assert one_source(tmp_path, refreshed, more) == (stale, expired, not expired)


@pytest.mark.parametrize("type_", ["demographics", "segmentation"])
def test_a_source_without_a_family_does_not_count(tmp_path: Path, type_: str) -> None:
    assert one_source(tmp_path, "2026-11-20", type_=type_) == (False, False, False)
    more = ", families: [contextual]"
    assert one_source(tmp_path, "2026-11-20", more, type_) == (False, False, True)


def test_an_empty_list_of_families_replaces_the_types(tmp_path: Path) -> None:
    assert one_source(tmp_path, "2026-11-20", ", families: []") == (False, False, False)


@pytest.mark.parametrize("status", ["planned", "unavailable"])
def test_only_what_is_available_counts(tmp_path: Path, status: str) -> None:
    assert not one_source(tmp_path, "2026-11-20", f", status: {status}")[2]


@pytest.mark.parametrize(
    ("type_", "refreshed", "more", "reason"),
    [
        ("survey", "2020-01-01", ", status: planned, expected: 2027-01-31", "s is planned for 2027-01-31"),
        ("survey", "2020-01-01", ", status: planned", "s is planned"),
        ("survey", "2020-01-01", ", expected: 2027-01-31", "s is planned for 2027-01-31"),
        ("survey", "2020-01-01", ", status: unavailable", "s is unavailable"),
        ("segmentation", "2020-01-01", "", "s has expired (last refreshed 2020-01-01)"),
        ("segmentation", "2026-11-20", "", "s tells who customers are, not what they experience"),
        ("survey", "2026-11-20", ", families: []", "s has an empty list of families"),
    ],
)
def test_the_first_reason_why_a_source_does_not_count(
    tmp_path: Path, type_: str, refreshed: str, more: str, reason: str
) -> None:
    study = studied(tmp_path, ONE_SOURCE.format(type=type_, refreshed=refreshed, more=more))
    assert not study.counting
    assert reason_not_counting("s", study.scope.sources["s"], study.as_of, language("en")) == reason


def test_a_source_without_a_date_counts(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages: [{id: here, title: Here, data: [s]}]
        data_sources: {s: {title: S, type: survey}}
        """,
    )
    assert set(study.counting) == {"s"}


def test_the_as_of_date_decides(tmp_path: Path) -> None:
    text = ONE_SOURCE.format(type="survey", refreshed="2026-01-01", more="")
    assert "s" in studied(tmp_path, text, as_of=date(2027, 1, 1)).counting
    assert "s" not in studied(tmp_path, text, as_of=date(2027, 1, 2)).counting


def test_coverage_and_priority(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - id: dark
            title: Dark
            importance: 2
            pain_points: [{title: P, severity: critical, status: solved}]
          - id: all-but-own
            title: Seen as a whole
            data: [b, a, c]
            touchpoints: [{title: Not by itself, channel: web}]
          - id: whole
            title: Whole
            data: [a, c]
            touchpoints: [{title: T, channel: web, data: [b]}]
          - id: one-missing
            title: One missing
            importance: 4
            data: [both]
            pain_points: [{title: P, severity: low}, {title: Q, status: in-progress}]
        data_sources:
          a: {title: A, type: survey}
          b: {title: B, type: crm}
          c: {title: C, type: observation}
          both: {title: D, type: other, families: [attitudinal, behavioural]}
        """,
    )
    assert [stage.level for stage in study.coverage.stages] == ["none", "partial", "full", "partial"]
    assert study.coverage.covered_percent == 75
    assert round(study.coverage.known_percent, 4) == round(100 * (0 + 3 + 3 + 2) / 12, 4)
    # dark: 2 × (1 + 0) × 3²; one-missing: 4 × (1 + 2) × 1; all-but-own lacks no family, and so comes last
    assert [(gap.rank, gap.stage.id, gap.priority) for gap in study.gaps] == [
        (1, "dark", 18),
        (2, "one-missing", 12),
        (3, "all-but-own", 0),
    ]
