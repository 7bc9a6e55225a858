"""SARIF against the official schema, Microsoft's validator, and what GitHub's code scanning asks for.

If it fails, uploads are refused, and code scanning shows nothing.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from cxjourney.diagnostics import About, Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import START_OF_FILE
from cxjourney.formats.findings.sarif import MAX_RESULTS, write
from cxjourney.formats.terminal import Terminal
from tests.paths import DATA

from .reports import AS_OF, hostile_keys, reported

SCHEMA = DATA / "sarif-schema-2.1.0.json"
MULTITOOL = Path(__file__).parent / "readers/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
ACCEPTED = {"SARIF2005"}
"""It asks for an address of the tool, and there is none yet."""


def read(report: Report) -> dict[str, Any]:
    log = json.loads(write(report, Terminal(), False))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def accepts(log: dict[str, Any]) -> None:
    """Hold a log against the official schema."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(log)


@pytest.fixture(scope="module")
def large() -> dict[str, Any]:
    """Return the run of a report with ten findings more than GitHub accepts."""
    return read(many(MAX_RESULTS + 10))


@pytest.fixture
def reports(ordinary: Report, tmp_path: Path, request: pytest.FixtureRequest) -> Mapping[str, Report]:
    """Reports of every kind, by name."""
    hostile = request.getfixturevalue("hostile")
    keys = reported(tmp_path, hostile_keys())
    return {"ordinary": ordinary, "hostile": hostile, "keys": keys, "nothing": Report(AS_OF, (), Totals(), {})}


def test_official_schema_accepts_it(reports: Mapping[str, Report]) -> None:
    for report in reports.values():
        accepts(json.loads(write(report, Terminal(), False)))


def test_official_schema_accepts_what_was_cut_short(large: dict[str, Any]) -> None:
    run = large | {"results": large["results"][:1]}  # they are alike, and the schema is slow
    accepts({"version": "2.1.0", "runs": [run]})


def test_microsofts_validator_accepts_it(reports: Mapping[str, Report], tmp_path: Path) -> None:
    if not MULTITOOL.is_file():
        assert not os.environ.get("CI"), "npm ci --prefix tests/formats/findings/readers installs the validator"
        pytest.skip("npm ci --prefix tests/formats/findings/readers installs the validator")
    paths = [tmp_path / f"{name}.sarif" for name in reports]
    for path, report in zip(paths, reports.values(), strict=True):
        path.write_text(write(report, Terminal(), False), "utf-8")
    said = subprocess.run(
        [MULTITOOL, "validate", *paths, "--rule-kind", "Sarif;Ghas"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert f"Done. {len(paths)} files scanned." in said
    assert "Analysis completed successfully." in said  # its exit status is 0 either way
    complaints = [line for line in said.splitlines() if re.search(r": (error|warning) [A-Z]+[0-9]+:", line)]
    assert not [line for line in complaints if not any(code in line for code in ACCEPTED)]


def test_every_finding_is_a_result(ordinary: Report) -> None:
    run = read(ordinary)
    found = [result for result in run["results"] if not result["suppressions"]]
    for result, finding in zip(found, ordinary.findings, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert result["ruleId"] == rule["id"] == finding.code
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.severity.word]
        assert result["message"]["text"] == f"{finding.message} {finding.help}"
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == finding.file
        span = finding.span
        assert tuple(place["region"].values()) == (span.line, span.column, span.end_line, span.end_column)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_waived_findings_are_suppressed(ordinary: Report) -> None:
    (waived,) = [result for result in read(ordinary)["results"] if result["suppressions"]]
    assert waived["ruleId"] == "CX601"
    why = "The branch helps out until the new card is here (until 2027-03-01)"
    assert waived["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": why}]
    without = read(replace(ordinary, waived=()))
    assert not any("suppressions" in result for result in without["results"])


def test_rules_explain_themselves(ordinary: Report) -> None:
    rules = read(ordinary)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CX003", "CX102", "CX301", "CX303", "CX307", "CX601"]
    no_data = rules[2]
    assert no_data["name"] == "NoData"
    assert no_data["defaultConfiguration"] == {"level": "warning"}
    assert no_data["properties"]["tags"] == ["customer-journey", "stage"]
    assert no_data["help"]["markdown"].startswith("## Why it matters\n")
    assert no_data["fullDescription"]["text"].startswith("Most organisations draw conclusions")


def test_places_in_the_journey_are_named() -> None:
    about = About("open-account", "applies", "The letter")
    finding = Diagnostic("CX709", "unrated-digital", Severity.INFO, "m", "h", "x.yaml", START_OF_FILE, about)
    location = read(Report(AS_OF, (finding,), Totals(), {}))["results"][0]["locations"][0]
    assert location["logicalLocations"] == [
        {"name": "The letter", "fullyQualifiedName": "open-account/applies/The letter", "kind": "touchpoint"}
    ]


def test_nothing_tells_the_machine_or_the_day(ordinary: Report, tmp_path: Path) -> None:
    written = write(ordinary, Terminal(), False)
    assert str(tmp_path) not in written
    assert str(AS_OF) not in written
    assert written == write(replace(ordinary, as_of=AS_OF.replace(year=2027)), Terminal(), False)


def test_messages_hold_no_link(hostile: Report) -> None:
    finding = hostile.findings[0]._replace(message="See [this](https://evil.example) and [that](1).")
    (result,) = read(replace(hostile, findings=(finding,), waived=()))["results"]
    assert "](" not in result["message"]["text"]


def test_it_keeps_to_what_github_accepts_and_says_what_it_dropped(large: dict[str, Any]) -> None:
    assert len(large["results"]) == MAX_RESULTS
    errors = [result for result in large["results"] if result["level"] == "error"]
    assert len(errors) == many(MAX_RESULTS + 10).count(Severity.ERROR)
    (notice,) = large["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith(
        "10 of 25,010 findings were left out, the most severe were kept (note: 10)."
    )


def many(number: int) -> Report:
    """Return a report with that many findings, of every severity, the most severe last."""
    severities = [Severity.INFO] * (number // 2) + [Severity.WARNING] * (number // 4)
    severities += [Severity.ERROR] * (number - len(severities))
    findings = [
        Diagnostic("CX301", "no-data", severity, "m", "h", f"{n:06}.yaml", START_OF_FILE)
        for n, severity in enumerate(severities)
    ]
    return Report(AS_OF, tuple(findings), Totals(), {})


def test_two_findings_of_a_rule_on_one_line_stay_two_on_github() -> None:
    """GitHub's upload keeps a primaryLocationLineHash that is there, and else works it out from the line alone."""
    report = many(1)
    (first,) = report.findings
    second = first._replace(about=first.about._replace(persona="edwin"))
    third = first._replace(span=first.span._replace(line=first.span.line + 1, end_line=first.span.end_line + 1))
    run = read(replace(report, findings=(first, second, third)))
    hashes = [result["partialFingerprints"].get("primaryLocationLineHash") for result in run["results"]]
    assert hashes[2] is None
    assert len({*hashes[:2]}) == 2
    assert all(re.fullmatch("[0-9a-f]{16}:1", value) for value in hashes[:2])
