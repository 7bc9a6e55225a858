"""Files become findings: with the catalogues above them, under the names that were typed, and nothing from outside.

If it fails, a report names files that nobody can open, or repeats what stands in somebody's secret.
"""

from pathlib import Path

from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

from .workspaces import JOURNEY, judged, told, write


def test_nothing_of_a_file_outside_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"secret.yaml": "journey: secret\npassword: hunter2\n", "ws/a.yaml": JOURNEY})
    (tmp_path / "ws" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    report = judged(tmp_path / "ws")
    assert "hunter2" not in repr(report)
    assert "secret" not in repr(report)


def test_one_journey_is_judged_with_the_catalogues_above_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "catalogue.yaml": "teams: {t: {title: T}}\n",
            "sub/a.yaml": JOURNEY + "owner: t\nreplaces: unread\n",
            "sub/b.yaml": "journey: b\n",
        },
    )
    for path in (tmp_path / "sub" / "a.yaml", tmp_path / "sub"):
        found = told(tmp_path, path)
        assert [line for line in found if "a.yaml" in line] == []
    report = judged(tmp_path / "sub" / "a.yaml")
    assert (report.totals.files, report.totals.journeys) == (2, 1)


def test_a_broken_catalogue_above_is_reported_too(tmp_path: Path) -> None:
    write(tmp_path, {"catalogue.yaml": "teams: {t: {titel: T}}\n", "sub/a.yaml": JOURNEY + "owner: t\n"})
    assert told(tmp_path, tmp_path / "sub" / "a.yaml") == ["CX102 catalogue.yaml:1:13"]


def test_both_places_of_a_repeated_key_are_named() -> None:
    (finding,) = faults(load([], JOURNEY.encode() + b"goal: a\r\nsponsor: b\r\ngoal: c\r\n"))
    assert (finding.code, finding.span.line, finding.span.column) == ("CX003", 6, 1)
    assert finding.message == "The key goal stands here a second time. It stands first on line 4."
