"""What `make demo` measures: invented data behind the bank account, the same at every run, that doubts three claims.

If it fails, the first thing that somebody sees of evidence is an error, or a map that the data agrees with in all.
"""

import json
import shutil
import sys
from pathlib import Path
from subprocess import run

import pytest

from tests.cli.command import run_here
from tests.paths import ROOT

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bank's journeys, with the data that is made for them."""
    shutil.copy(ROOT / "journeys" / "catalogue.yaml", tmp_path)
    folder = tmp_path / "bank"
    shutil.copytree(ROOT / "journeys" / "bank", folder, ignore=shutil.ignore_patterns("data"))
    run([sys.executable, folder / "make_data.py"], check=True)
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_data_is_the_same_at_every_run(bank: Path) -> None:
    before = {path.name: path.read_bytes() for path in (bank / "data").iterdir()}
    run([sys.executable, bank / "make_data.py"], check=True)
    assert sorted(before) == ["account-events.csv", "welcome-nps.csv"]
    assert {path.name: path.read_bytes() for path in (bank / "data").iterdir()} == before


@pytest.mark.usefixtures("bank")
def test_three_claims_of_the_map_are_not_borne_out(capfdbinary: Captured) -> None:
    arguments = ("paths", "open-current-account", ".", "--as-of", "2026-11-21", "--format", "json")
    ended = run_here(capfdbinary, "evidence", *arguments)
    assert ended.status == 0, ended.said
    (found,) = json.loads(ended.text)["journeys"]
    steps = {(one["from"], one["to"]): one for one in found["transitions"]}
    visits = {one["stage"]: one["visits"] for one in found["stages"]}
    assert 0.15 < steps["proves-identity", "applies"]["count"] / visits["proves-identity"] < 0.25, "the map says 0.06"
    assert steps["receives-card", "settles-in"]["declared"] is False
    assert steps["receives-card", "settles-in"]["customers"] > 400
    measured = run_here(capfdbinary, "evidence", "measure", ".", "--source", "welcome-nps", "--format", "json")
    (survey,) = json.loads(measured.text)["sources"]
    assert survey["score"]["high"] < 21, "the map says 21"
