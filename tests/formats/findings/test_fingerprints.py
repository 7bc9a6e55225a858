"""Fingerprints last from run to run, and tell findings apart; addresses are relative URIs.

If it fails, build services open each finding anew for every push.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cxjourney.diagnostics import Report
from cxjourney.formats.findings.fingerprints import fingerprint_findings, uri

from .reports import AS_OF, CATALOGUE, HOSTILE_NAME, JOURNEY, MISSPELT, ORDINARY, UNKNOWN, reported


def prints(report: Report) -> set[str]:
    return {one.fingerprint for one in fingerprint_findings(report)}


def test_every_finding_has_its_own(ordinary: Report) -> None:
    assert (
        len(prints(ordinary))
        == len(fingerprint_findings(ordinary))
        == len(ordinary.findings) + len(ordinary.waived)
        == 9
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"journeys/open-account.yaml": f"# a line\n\n{JOURNEY}"},
        {"journeys/open-account.yaml": JOURNEY.replace("title: Gets the card", "title: Has the card at last")},
        {"journeys/close-account.yaml": f"# a line\n{MISSPELT}"},
        {"journeys/move-house.yaml": UNKNOWN.replace("stages:\n", "\n\nstages:\n")},
        {"journeys/catalogue.yaml": CATALOGUE.replace("share: 0.14", "share: 0.13")},
    ],
)
def test_they_last_when_lines_move_and_figures_change(
    changed: dict[str, str], ordinary: Report, tmp_path: Path
) -> None:
    assert prints(reported(tmp_path, ORDINARY | changed)) == prints(ordinary)


def test_they_last_from_day_to_day(ordinary: Report, tmp_path: Path) -> None:
    assert prints(reported(tmp_path, ORDINARY, AS_OF + timedelta(days=10))) == prints(ordinary)


def test_a_waiver_changes_no_fingerprint(ordinary: Report) -> None:
    bare = tuple(waived.finding for waived in ordinary.waived)
    findings = tuple(sorted((*ordinary.findings, *bare), key=lambda one: (one.file, one.span.line)))
    assert prints(replace(ordinary, findings=findings, waived=())) == prints(ordinary)


def test_what_is_mended_takes_only_its_own_along(ordinary: Report, tmp_path: Path) -> None:
    fixed = {"journeys/move-house.yaml": UNKNOWN.replace("titel:", "title:")}
    left = prints(reported(tmp_path, ORDINARY | fixed))
    assert len(prints(ordinary) - left) == 1


def test_they_do_not_depend_on_where_the_command_runs(ordinary: Report) -> None:
    def moved(name: str) -> str:
        return f"/elsewhere/{name}"

    findings = tuple(finding._replace(file=moved(finding.file)) for finding in ordinary.findings)
    waived = tuple(one._replace(finding=one.finding._replace(file=moved(one.finding.file))) for one in ordinary.waived)
    paths = {moved(name): name for name in ordinary.files}
    assert prints(replace(ordinary, findings=findings, waived=waived, paths=paths)) == prints(ordinary)


@pytest.mark.parametrize("path", ["journeys/x.yaml", HOSTILE_NAME, "a:b/c.yaml", "a b/é ü#?[].yaml", "سفر.yaml"])
def test_addresses_are_relative_and_lead_back(path: str) -> None:
    address = uri(path)
    assert address.isascii()
    assert not urlsplit(address).scheme
    assert unquote(address) == path
    assert not set(address) & set(' "<>[]\\^`{|}#?:\n')


def metric_prints(folder: Path, monkeypatch: pytest.MonkeyPatch, *metrics: str) -> dict[str, str]:
    """Return by message the fingerprints of what is found of some metrics of one stage."""
    lines = "".join(f"      - {{{metric}}}\n" for metric in metrics)
    text = f"journey: a\ntitle: A\nstages:\n  - id: s\n    title: S\n    metrics:\n{lines}"
    folder.mkdir()
    monkeypatch.chdir(folder)
    report = reported(folder, {"journeys/a.yaml": text}, select=("CX808",))
    return {one.finding.message: one.fingerprint for one in fingerprint_findings(report)}


def test_metrics_of_one_stage_are_told_apart_whatever_stands_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    easy, fast = "kind: csat, value: 60, title: Easy", "kind: time, value: 4, title: Fast"
    both = metric_prints(tmp_path / "both", monkeypatch, easy, fast)
    assert len({*both.values()}) == 2
    turned = metric_prints(tmp_path / "turned", monkeypatch, "kind: other, value: 1, title: New", fast, easy)
    assert both.items() <= turned.items()
    assert metric_prints(tmp_path / "one", monkeypatch, fast).items() <= both.items()
