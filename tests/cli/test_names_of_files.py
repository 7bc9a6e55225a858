"""Files under names that are no text: each has one spelling everywhere, and is told from any other.

If it fails, two files are taken for one, or a name turns the text of a report around.
"""

import json
import os
from pathlib import Path

import pytest

from .command import JOURNEY, run

BYTE = os.fsdecode(b"\xff")
FORMATS = ("text", "json", "sarif", "gitlab", "github", "junit", "markdown")


def test_two_files_that_are_shown_by_one_name_are_both_judged(tmp_path: Path) -> None:
    alone = "\n".join(JOURNEY.splitlines()[: JOURNEY.splitlines().index("personas:")]) + "\n"
    alone = alone.replace(", data: [clicks]", "")
    names = [*(f"j{number}" for number in range(24)), BYTE, "\\xff"]
    for number, name in enumerate(names):
        text = alone.replace("journey: buys", f"journey: buys-{number}") + "# more\n" * number
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / f"{names[-1]}.yaml").write_text("journey: [", "utf-8")
    first = run("validate", ".", "--format", "json", cwd=tmp_path)
    assert first.status == 1
    assert json.loads(first.text)["summary"]["journeys"] == len(names)
    assert run("validate", ".", "--format", "json", cwd=tmp_path) == first
    assert run("validate", ".", "--format", "json", "--no-cache", cwd=tmp_path) == first


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_whose_path_is_no_text_has_one_spelling(tmp_path: Path, form: str) -> None:
    folder = tmp_path / f"b{BYTE}"
    folder.mkdir()
    (folder / "buys.yaml").write_text(JOURNEY, "utf-8")
    (folder / "cxjourney.toml").write_text('fail_on = "never"\n')
    (tmp_path / ".git").mkdir()
    for inside in (folder, tmp_path):
        path = "." if inside == folder else folder.name
        ended = run("validate", path, "--format", form, cwd=inside)
        assert ended.status == 0, ended.said
        assert b"udcff" not in ended.out


def test_a_baseline_spells_a_folder_whose_path_is_no_text_as_all_else_does(tmp_path: Path) -> None:
    folder = tmp_path / f"b{BYTE}"
    folder.mkdir()
    (folder / "buys.yaml").write_text(JOURNEY, "utf-8")
    (folder / "cxjourney.toml").write_text('fail_on = "never"\n')
    written = run("validate", ".", "--write-baseline", "../known.json", cwd=folder)
    assert written.status == 0, written.said
    files = {known["file"] for known in json.loads((tmp_path / "known.json").read_text())["findings"]}
    assert files == {"b\\xff/buys.yaml"}
    held = run("validate", folder.name, "--baseline", "known.json", "--format", "json", cwd=tmp_path)
    assert json.loads(held.text)["findings"] == []


def test_a_name_that_turns_text_around_is_an_escape_in_json(tmp_path: Path) -> None:
    name = "a\u202eb.yaml"
    (tmp_path / name).write_text(JOURNEY, "utf-8")
    for form in ("json", "gitlab", "sarif"):
        assert "\u202e" not in run("validate", ".", "--format", form, cwd=tmp_path).text
    findings = json.loads(run("validate", ".", "--format", "json", cwd=tmp_path).text)["findings"]
    assert {one["file"] for one in findings} == {name}


def test_what_hides_behind_a_fault_is_told_with_it(tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "catalogue.yaml").write_text("channels: [", "utf-8")
    ended = run("whatif", ".", "--without", "channel:web", cwd=tmp_path)
    assert ended.status == 2
    assert "catalogue.yaml:1:" in ended.said
    assert "called web" in ended.said
