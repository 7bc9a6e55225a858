"""The fixes that SARIF and JSON hold: a program that makes one by its lines and columns comes to what `fix` writes.

If it fails, an editor or a code review offers a change that breaks the file.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Report
from cxjourney.files.text_file import TextFile
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.fix_findings import FixChoice, fix_findings

from .reports import AS_OF, CATALOGUE, JOURNEY, reported
from .test_sarif import accepts

FAULTY = (
    JOURNEY.replace("title: Opening", "tittle: Opening")
    .replace("  - id: gets-card\n", "  -\n    # no id\n")
    .replace("channel: web, data", "chanel: web, data")
    .replace("title: The form,", "title: 'The 👩‍👧 form',")
    .replace("data: [web]\n", "data: web\n")
    .replace("required: true", "required: yes")
    .replace("channel: post", "channel: letter")
)
FILES = {
    "journeys/catalogue.yaml": CATALOGUE.replace("0.14", "0,14").replace("2026-11-20", "20.11.2026"),
    "journeys/open-account.yaml": FAULTY,
}


@pytest.fixture(params=["\n", "\r\n"], ids=["unix", "windows"])
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Report:
    monkeypatch.chdir(tmp_path)
    return reported(tmp_path, {name: text.replace("\n", request.param) for name, text in FILES.items()})


def edited(text: str, edits: Sequence[Mapping[str, Any]]) -> str:
    """Return a text with edits made, as any program makes them: the last first, so that no place moves."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for edit in sorted(edits, key=lambda one: (one["line"], one["column"]), reverse=True):
        start = starts[edit["line"] - 1] + edit["column"] - 1
        end = starts[edit["end_line"] - 1] + edit["end_column"] - 1
        text = text[:start] + edit["text"] + text[end:]
    return text


def test_each_fix_made_by_its_places_leaves_yaml_without_its_finding(report: Report) -> None:
    content = json.loads(FINDINGS["json"](report, Terminal(), False))
    fixable = [one for one in content["findings"] if "fix" in one]
    assert len(fixable) >= 8
    for one in fixable:
        source = report.sources[one["file"]]
        document = parse(TextFile(source.name, edited(source.text, one["fix"]["edits"])))
        assert isinstance(document, Document), one
        assert isinstance(one["fix"]["safe"], bool)
        assert one["fix"]["title"]


def test_all_safe_ones_together_are_what_the_command_writes(report: Report, tmp_path: Path) -> None:
    content = json.loads(FINDINGS["json"](report, Terminal(), False))
    edits: dict[str, list[dict[str, Any]]] = {}
    for one in content["findings"]:
        if "fix" in one and one["fix"]["safe"]:
            edits.setdefault(one["file"], []).extend(one["fix"]["edits"])
    request = CheckRequest([str(tmp_path / "journeys")], None, None, None, None)
    changed = fix_findings(request, FixChoice(), AS_OF).changed
    assert len(changed) == len(edits) == 2
    for file in changed:
        name = f"journeys/{file.path.name}"
        assert file.after.text == edited(report.sources[name].text, edits[name])


def test_sarif_holds_the_same_and_the_official_schema_accepts_it(report: Report) -> None:
    log = json.loads(FINDINGS["sarif"](report, Terminal(), False))
    accepts(log)
    results = [one for one in log["runs"][0]["results"] if "fixes" in one]
    content = json.loads(FINDINGS["json"](report, Terminal(), False))
    fixable = [one["fix"] for one in content["findings"] if "fix" in one]
    assert len(results) == len(fixable)
    for result, fix in zip(results, fixable, strict=True):
        (told,) = result["fixes"]
        (change,) = told["artifactChanges"]
        assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert told["description"]["text"] == fix["title"]
        assert told["properties"] == {"safe": fix["safe"]}
        places = [tuple(one["deletedRegion"].values()) for one in change["replacements"]]
        assert places == [(one["line"], one["column"], one["end_line"], one["end_column"]) for one in fix["edits"]]
        texts = [one.get("insertedContent", {"text": ""})["text"] for one in change["replacements"]]
        assert texts == [one["text"] for one in fix["edits"]]
