"""Findings as JSON, version 1, for scripts.

If it fails, a script of a team looks for a key that is gone, or a title in it acts on a build.
"""

import json
from pathlib import Path

import pytest

from cxjourney.diagnostics import Report
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal
from tests.formats.workspace import BROKEN, FILES, judged

from .reports import finding, report

KEYS = [
    *("code", "slug", "severity", "message", "help", "file", "line", "column", "end_line", "end_column"),
    *("journey", "stage", "touchpoint", "pain_point", "persona", "source"),
]


def test_json_has_the_keys_of_the_interface_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    judged_ = judged(tmp_path / "journeys", **FILES, broken=BROKEN)
    content = json.loads(FINDINGS["json"](judged_, Terminal(), False))
    assert list(content)[:4] == ["version", "as_of", "summary", "findings"]
    assert (content["version"], content["as_of"]) == (1, "2026-11-21")
    assert list(content["summary"])[:5] == ["files", "journeys", "error", "warning", "info"]
    assert content["summary"]["journeys"] == 4
    assert all(list(one)[: len(KEYS)] == KEYS for one in content["findings"])
    assert {one["severity"] for one in content["findings"]} == {"error", "warning", "info"}  # info is always there
    order = [(one["file"], one["line"], one["column"], one["code"]) for one in content["findings"]]
    assert order == sorted(order)
    by_severity = [one["severity"] for one in content["findings"]]
    assert [content["summary"][word] for word in ("error", "warning", "info")] == [
        by_severity.count(word) for word in ("error", "warning", "info")
    ]
    stranded = next(one for one in content["findings"] if one["code"] == "CX601")
    assert stranded["file"] == "journeys/buys.yaml"
    assert [stranded[key] for key in KEYS[6:10]] == [4, 9, 4, 14]
    assert [stranded[key] for key in KEYS[10:]] == ["buys", "looks", None, None, "greta", None]


def test_json_names_what_is_waived_and_why(ordinary: Report) -> None:
    content = json.loads(FINDINGS["json"](ordinary, Terminal(), False))
    (waived,) = content["waived"]
    assert content["summary"]["waived"] == 1
    assert list(waived) == [*KEYS, "reason", "until"]
    assert (waived["code"], waived["severity"], waived["stage"]) == ("CX601", "warning", "gets-card")
    assert waived["reason"] == "The branch helps out until the new card is here"
    assert waived["until"] == "2027-03-01"
    assert [one["code"] for one in content["findings"]] == [one.code for one in ordinary.findings]
    assert "CX601" not in {one["code"] for one in content["findings"]}


def test_json_writes_ten_thousand_to_the_end() -> None:
    content = json.loads(FINDINGS["json"](report(*(finding(n) for n in range(1, 10_001))), Terminal(), True))
    assert len(content["findings"]) == 10_000
    assert content["findings"][-1]["line"] == 10_000


def test_commands_of_build_services_stay_data_in_json() -> None:
    content = FINDINGS["json"](report(finding(message="##[error]x ##vso[y]")), Terminal(), True)
    assert "##[" not in content
    assert "##vso[" not in content
    assert json.loads(content)["findings"][0]["message"] == "##[error]x ##vso[y]"
