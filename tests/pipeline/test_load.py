"""Files are sorted out: journeys, catalogues, files that are neither, and those of somebody else.

If it fails, a journey that lost its first line is silently not checked, or a team's other YAML is called broken.
"""

import os
from pathlib import Path

import pytest

from cxjourney.diagnostics import has_error
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

from .workspaces import JOURNEY, judged, told, write


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "This file is empty."),
        ("# only\n# comments\n", "This file is empty."),
        ("~\n", "This file is empty."),
        ("hello\n", "This file holds no keys"),
        ("12\n", "This file holds no keys"),
        ("- a\n- b\n", "This file holds no keys"),
        ("a: b\n", "neither a journey nor a catalogue"),
        ("title: a\nstages: []\n", "This file has stages, but no line journey:"),
        ("jurney: a\ntitle: b\nstages:\n  - {id: c, title: d}\n", "This file has stages, but no line journey:"),
    ],
)
def test_a_file_beside_a_journey_that_is_none(tmp_path: Path, content: str, says: str) -> None:
    write(tmp_path, {"a.yaml": JOURNEY, "b.yaml": content})
    (finding,) = faults(load([tmp_path]))
    assert (finding.code, Path(finding.file).name) == ("CX101", "b.yaml")
    assert (finding.span.line, finding.span.column) == (1, 1)
    assert says in finding.message
    alone = finding.message.replace(", and stands beside them", "")
    (named,) = faults(load([tmp_path / "b.yaml"]))
    assert (named.code, named.message) == (finding.code, alone)
    (piped,) = faults(load([], content.encode()))
    assert (piped.code, piped.message, piped.file) == (finding.code, alone, "stdin")


def test_a_file_that_is_alone_is_told_of_no_neighbour(tmp_path: Path) -> None:
    write(tmp_path, {"notes.yaml": "a: b\n"})
    (alone,) = faults(load([tmp_path / "notes.yaml"]))
    assert alone.message == "This file is neither a journey nor a catalogue."
    assert "Move other files" not in alone.help
    write(tmp_path, {"a.yaml": JOURNEY})
    (beside,) = faults(load([tmp_path]))
    assert beside.message == "This file is neither a journey nor a catalogue, and stands beside them."
    assert "Move other files" in beside.help


@pytest.mark.parametrize("content", ["", "# nothing\n"])
def test_an_empty_catalogue(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"catalogue.yaml": content, "a.yaml": JOURNEY})
    (finding,) = faults(load([tmp_path]))
    assert (finding.code, finding.help) == ("CX101", "Write what journeys share into it, or delete it.")


@pytest.mark.parametrize("content", ["{}\n", "format: 1\n", "x-note: nothing yet\n"])
def test_a_catalogue_may_hold_nothing(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"catalogue.yaml": content, "a.yaml": JOURNEY})
    assert faults(load([tmp_path])) == []


def test_somebody_elses_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "journeys/a.yaml": JOURNEY,
            "deploy/values.yaml": "a: b\n",
            "deploy/list.yml": "- a\n",
            "deploy/template.yaml": "a: {{ .b }}\n",
            "deploy/empty.yaml": "",
            "azure-pipelines.yml": "stages:\n  - stage: build\n",
            "journeys/.hidden.yaml": "a: b",
            "journeys/_template.yaml": "a: b",
            "journeys/_old/b.yaml": JOURNEY,
            "journeys/notes.txt": "a: b",
        },
    )
    report = judged(tmp_path)
    assert told(tmp_path) == []
    assert (report.totals.files, report.totals.journeys, report.totals.passed_over) == (1, 1, 5)


def test_a_folder_that_holds_a_catalogue_holds_journeys(tmp_path: Path) -> None:
    write(tmp_path, {"catalogue.yaml": "teams: {}\n", "b.yaml": "a: b\n", "sub/c.yaml": "a: b\n"})
    assert told(tmp_path) == ["CX101 b.yaml:1:1"]


def test_a_journey_that_lost_its_first_line_is_seen_wherever_it_stands(tmp_path: Path) -> None:
    lost = JOURNEY.replace("journey", "jurney")
    write(tmp_path, {"a/a.yaml": JOURNEY, "b/b.yaml": lost})
    assert told(tmp_path) == ["CX101 b/b.yaml:1:1"]
    assert told(tmp_path, tmp_path / "b") == ["CX101 b/b.yaml:1:1"]


@pytest.mark.parametrize(
    "broken", ["journey: a\ntitle: b: c\n", "title: '\njourney: a\n", '"journey": a\nb: [\n', "stages: [\n"]
)
def test_a_journey_that_is_not_yaml_is_a_journey(tmp_path: Path, broken: str) -> None:
    write(tmp_path, {"a/a.yaml": JOURNEY, "b/b.yaml": broken})
    report = judged(tmp_path)
    assert [finding.code for finding in report.findings if finding.code < "CX1"] == ["CX002"]
    assert (report.totals.journeys, report.totals.not_judged) == (2, 1)


def test_whatever_cannot_be_read_beside_a_journey_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": JOURNEY, "b.yaml": b"a: \xff", "c.yaml": "a: [", "d.yaml": b"#" * 2_000_001})
    os.mkfifo(tmp_path / "e.yaml")
    (tmp_path / "f.yaml").symlink_to("/etc/hostname")
    assert told(tmp_path) == [
        "CX001 b.yaml:1:4", "CX002 c.yaml:1:4", "CX004 d.yaml:1:1", "CX001 e.yaml:1:1", "CX001 f.yaml:1:1",
    ]  # fmt: skip


def test_a_named_file_is_a_journey_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"_draft.txt": JOURNEY})
    report = judged(tmp_path / "_draft.txt")
    assert (report.totals.journeys, report.totals.not_judged) == (1, 0)


def test_standard_input_holds_one_journey() -> None:
    (loaded,) = load([], JOURNEY.encode())
    assert [one.build().journey.journey for one in loaded.workspace.journeys] == ["a"]
    assert loaded.workspace.journeys[0].file == "stdin"


def test_names_of_files_are_told_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"sub/a.yaml": "journey:\n"})
    monkeypatch.chdir(tmp_path)
    assert {finding.file for finding in faults(load([Path("sub")]))} == {"sub/a.yaml"}
    assert {finding.file for finding in faults(load([tmp_path]))} == {f"{tmp_path}/sub/a.yaml"}


def test_a_linked_folder_fails_no_answer(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("journey: a\ntitle: A\nstages: [{id: s, title: S}]\n", "utf-8")
    (tmp_path / "team").symlink_to("..")
    found = faults(load([tmp_path]))
    assert [(fault.code, Path(fault.file).name) for fault in found] == [("CX112", "team")]
    assert not has_error(found)


def test_what_is_behind_a_fault_is_said_to_be_unread(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": JOURNEY + "goal: a: b\nsummary: {c: d: e,\n  f: g}\n"})
    first, last = faults(load([tmp_path]))
    assert "was not looked at" not in first.message + first.help
    assert last.message.endswith("The rest of this file was not looked at.")


def test_all_faults_of_a_file_are_told_beside_a_broken_catalogue(tmp_path: Path) -> None:
    source = "data_sources:\n  d: {title: D, type: other, statsu: planned}\n"
    journey = JOURNEY + f"{source}replaces: zzz\nwether: 1\n"
    write(tmp_path, {"catalogue.yaml": "teams: {a: {title: A, rolle: b}}\nlanes: 5\n", "a.yaml": journey})
    found = sorted((Path(one.file).name, one.code, one.message.split()[0]) for one in faults(load([tmp_path])))
    assert found == [
        ("a.yaml", "CX102", "This"),
        ("a.yaml", "CX102", "statsu"),
        ("a.yaml", "CX102", "wether"),
        ("a.yaml", "CX103", "No"),
        ("catalogue.yaml", "CX102", "lanes"),
        ("catalogue.yaml", "CX102", "rolle"),
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("b.yaml.txt", "b.yaml"), ("b.YML.rtf", "b.yaml"), ("b.yalm", "b.yaml"), ("B.yaml.", "B.yaml")],
)
def test_a_journey_whose_name_ends_otherwise_is_not_passed_over_in_silence(
    tmp_path: Path, name: str, meant: str
) -> None:
    write(tmp_path, {"a.yaml": JOURNEY, name: JOURNEY, f"notes/{name}": "", f"_{name}": ""})
    (found,) = faults(load([tmp_path]))
    assert (found.code, Path(found.file).name) == ("CX112", name)
    assert f"Name it {meant}." in found.help
    assert not has_error([found])


def test_copies_and_other_files_beside_journeys_are_not_spoken_of(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.yaml": JOURNEY, "a.yaml.bak": "", "a.yaml~": "", "readme.txt": "", "yaml.txt": "", "a.yaml.j2": ""},
    )
    assert not faults(load([tmp_path]))


def test_a_journey_whose_name_ends_otherwise_is_told_where_it_is_the_only_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml.txt": JOURNEY})
    assert [found.code for found in faults(load([tmp_path]))] == ["CX112"]


STAGES = "stages: [{id: a, title: A}]"


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        (
            f"journeys:\n  - journey: buys\n    {STAGES}\n  - journey: sells\n    {STAGES}\n",
            "This file holds several journeys (buys, sells), and a file holds one.",
            "Move each into a file of its own, such as buys.yaml, whose first line is journey: buys;",
        ),
        (
            f"journeys:\n  buys:\n    {STAGES}\n  sells:\n    {STAGES}\n",
            "This file holds several journeys (buys, sells), and a file holds one.",
            "Move each into a file of its own, such as buys.yaml,",
        ),
        (
            f"- journey: buys\n  {STAGES}\n- journey: sells\n  {STAGES}\n",
            "This file holds several journeys (buys, sells), and a file holds one.",
            "Move each into a file of its own, such as buys.yaml,",
        ),
        (
            f"journeys:\n  - title: Buys online\n    {STAGES}\n",
            "The line journeys: stands around a journey, and a file is one.",
            "Delete that line, and a hyphen below it; then begin the lines further left, so that journey: buys-online",
        ),
    ],
)
def test_journeys_in_a_list_are_told_apart(tmp_path: Path, text: str, message: str, help_: str) -> None:
    (tmp_path / "all.yaml").write_text(text, "utf-8")
    (notice,) = load([tmp_path])[0].notices
    assert (notice.code, notice.message) == ("CX101", message)
    assert notice.help.startswith(help_)
