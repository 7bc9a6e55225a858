"""Drivers and sqlglot, and what measures with them, are loaded where evidence is asked for, and nowhere else.

If it fails, everybody waits for them at each command, and the plain install, which has none of them, can't run at all.
"""

import sys
from pathlib import Path
from subprocess import run

import pytest

JOURNEY = """\
journey: open-account
title: Opening an account
data_sources:
  log:
    title: Event log
    type: event-log
    binding:
      file: log.csv
      customer: customer
      time: time
      stages: {column: event, map: {applied: applies}}
stages: [{id: applies, title: Applies, touchpoints: [{title: Form, channel: web, data: [log]}]}]
"""
PROGRAM = """
import sys
from importlib.abc import MetaPathFinder

class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("duckdb", "sqlglot", "psycopg", "pyspark") or name.startswith(unwanted):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

unwanted = ("cxjourney.evidence",) if sys.argv[1] != "evidence" else ("-",)
sys.meta_path.insert(0, Absent())
from cxjourney.cli import main
sys.exit(main())
"""


def without_libraries(folder: Path, *arguments: str) -> tuple[int, str]:
    ended = run([sys.executable, "-c", PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def test_a_bound_journey_is_judged_by_an_install_without_them(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text(JOURNEY, "utf-8")
    for command in (["validate", "--fail-on", "never"], ["gaps"], ["rules"], ["explain", "CX901"]):
        status, text = without_libraries(tmp_path, *command)
        assert status == 0, text
        assert "Traceback" not in text


def test_measuring_says_which_extra_is_missing(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "log.csv").write_text("customer,event,time\n1,applied,2026-01-02T10:00:00Z\n", "utf-8")
    status, text = without_libraries(tmp_path, "evidence", "measure")
    assert status == 1
    assert "CX914" in text
    assert 'install "cxjourney[evidence]"' in " ".join(text.split())


@pytest.mark.parametrize(
    ("url", "extra"),
    [
        ("postgresql://db.example/dwh", "evidence-postgres"),
        ("spark://local", "evidence-spark"),
        ("sc://lake.example", "evidence-spark"),
    ],
)
def test_asking_another_engine_says_which_extra_is_missing(tmp_path: Path, url: str, extra: str) -> None:
    asked = JOURNEY.replace("file: log.csv", "connection: dwh\n      table: events")
    (tmp_path / "journey.yaml").write_text(asked, "utf-8")
    (tmp_path / "cxjourney.toml").write_text(f'[connections.dwh]\nurl = "{url}"\n', "utf-8")
    status, text = without_libraries(tmp_path, "evidence", "measure")
    assert status == 1
    assert "CX914" in text
    assert f'install "cxjourney[{extra}]"' in " ".join(text.split())
