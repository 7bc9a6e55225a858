"""`import` and `export` as commands: files whole or none, nothing overwritten, everything that is lost named.

If it fails, a team that brings its maps along loses a file of its own, or believes that all of them came in.
"""

import json
from pathlib import Path

import pytest

from cxjourney.files.atomic_write import stage_file

from .command import Ended, run, run_here

Captured = pytest.CaptureFixture[bytes]
DIAGRAM = "journey\n title Buys\n section First\n Pays: 4: Dara, Greta\n Waits: 9: Dara\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "buys.mmd").write_text(DIAGRAM)
    return tmp_path


def bring(capture: Captured, *arguments: str) -> Ended:
    return run_here(capture, "import", "mermaid", *arguments)


def test_drafts_are_written_that_validate(here: Path, capfdbinary: Captured) -> None:
    ended = bring(capfdbinary, "buys.mmd", "-o", "maps/new")
    assert (ended.status, ended.text) == (1, "")
    assert "1 journey was written to maps/new, as a draft." in ended.said
    assert "  buys.mmd:5: Waits: 9: 9 is not on Mermaid's scale from 1 to 5" in ended.said
    assert "  cxjourney render maps/new" in ended.said
    assert sorted(path.name for path in (here / "maps/new").iterdir()) == [
        "buys.yaml",
        "catalogue.yaml",
        "imported.json",
    ]
    assert run_here(capfdbinary, "validate", "maps/new", "--fail-on", "error").status == 0


def test_nothing_lost_is_success(here: Path, capfdbinary: Captured) -> None:
    (here / "buys.mmd").write_text(DIAGRAM.replace("9", "1"))
    ended = bring(capfdbinary, "buys.mmd", "-o", "new", "--quiet")
    assert (ended.status, ended.text, ended.said) == (0, "", "")


@pytest.mark.usefixtures("here")
def test_programs_are_told_on_standard_output(capfdbinary: Captured) -> None:
    told = json.loads(bring(capfdbinary, "buys.mmd", "-o", "new", "--format", "json").text)
    assert told["written"] == ["new/catalogue.yaml", "new/buys.yaml"]
    source = {"file": "buys.mmd", "line": 1}
    assert told["journeys"] == [{"journey": "buys", "title": "Buys", "file": "new/buys.yaml", "source": source}]
    assert [(one["file"], one["line"], one["what"]) for one in told["not_carried"]] == [("buys.mmd", 5, "Waits: 9")]


def test_nothing_is_overwritten_and_nothing_half_written(here: Path, capfdbinary: Captured) -> None:
    name = "catalogue.yaml"
    (here / "new").mkdir()
    (here / "new" / name).write_text("mine")
    ended = bring(capfdbinary, "buys.mmd", "-o", "new")
    assert ended.status == 2
    assert f"new/{name} is there already" in ended.said
    assert {path.name: path.read_text() for path in (here / "new").iterdir()} == {name: "mine"}


def test_a_file_that_has_the_name_stays_and_the_journey_gets_another(here: Path, capfdbinary: Captured) -> None:
    (here / "new").mkdir()
    mine = "journey: other\ntitle: Other\nstages: [{id: x, title: X}]\n"
    (here / "new/buys.yaml").write_text(mine)
    assert bring(capfdbinary, "buys.mmd", "-o", "new").status == 1
    assert (here / "new/buys.yaml").read_text() == mine
    assert "journey: buys-2\n" in (here / "new/buys-2.yaml").read_text()


def test_where_the_disk_gives_up_half_way_nothing_stays(
    here: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> Path:
        if path.name == "buys.yaml":
            raise OSError(28, "")
        return stage_file(path, data)

    monkeypatch.setattr("cxjourney.files.new_files.stage_file", full)
    ended = bring(capfdbinary, "buys.mmd", "-o", "maps/new")
    assert ended.status == 2
    assert "maps/new/buys.yaml can't be written" in ended.said
    assert not (here / "maps").exists()


def test_a_diagram_of_another_kind_is_called_so(here: Path, capfdbinary: Captured) -> None:
    (here / "flow.mmd").write_text("flowchart LR\n a --> b\n")
    ended = bring(capfdbinary, "flow.mmd", "-o", "new")
    assert ended.status == 2
    assert "flow.mmd:1: flowchart: this is a diagram of the kind flowchart" in ended.said
    assert "nothing was written" in ended.said
    assert not (here / "new").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("gone.mmd", None, "gone.mmd can't be imported"), ("utf16.mmd", DIAGRAM.encode("utf-16"), "UTF-16")],
)
def test_a_file_that_cannot_be_read_stops_all(
    here: Path, capfdbinary: Captured, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (here / name).write_bytes(content)
    ended = bring(capfdbinary, "buys.mmd", name, "-o", "new")
    assert ended.status == 2
    assert said in ended.said
    assert not (here / "new").exists()


def test_windows_files_and_standard_input(here: Path) -> None:
    ended = run(
        "import", "mermaid", "-", "-o", "new", cwd=here, stdin=b"\xef\xbb\xbf" + DIAGRAM.replace("\n", "\r\n").encode()
    )
    assert ended.status == 1
    assert "stdin:5: Waits: 9" in ended.said
    assert (here / "new/buys.yaml").is_file()


def test_there_and_back(here: Path, capfdbinary: Captured) -> None:
    bring(capfdbinary, "buys.mmd", "-o", "new")
    out = run_here(capfdbinary, "export", "mermaid", "new")
    assert (out.status, out.said) == (0, "")
    (here / "again.mmd").write_text(out.text)
    assert bring(capfdbinary, "again.mmd", "-o", "again").status == 0
    for name in ("buys.yaml", "catalogue.yaml"):
        first, second = ((here / folder / name).read_text() for folder in ("new", "again"))
        assert second.replace("# again.mmd", "# buys.mmd") == first


def test_several_go_to_markdown_or_a_folder(here: Path, capfdbinary: Captured) -> None:
    (here / "pays.mmd").write_text(DIAGRAM.replace("Buys", "Pays"))
    bring(capfdbinary, "buys.mmd", "pays.mmd", "-o", "new")
    refused = run_here(capfdbinary, "export", "mermaid", "new", "-o", "one.mmd")
    assert refused.status == 2
    assert "one.mmd has room for one journey, and there are several (buys, pays)" in refused.said
    assert run_here(capfdbinary, "export", "mermaid", "new", "-o", "maps.md").status == 0
    assert (here / "maps.md").read_text().count("```mermaid\njourney\n") == 2
    assert (here / "maps.md").read_text() == run_here(capfdbinary, "export", "mermaid", "new").text
    assert run_here(capfdbinary, "export", "mermaid", "new", "-o", "folder").status == 0
    assert sorted(path.name for path in (here / "folder").iterdir()) == ["buys.mmd", "pays.mmd"]
    assert bring(capfdbinary, "maps.md", "-o", "again").status == 0
    chosen = run_here(capfdbinary, "export", "mermaid", "new", "--journey", "pays", "-o", "one.mmd")
    assert chosen.status == 0
    assert (here / "one.mmd").read_text() == (here / "folder/pays.mmd").read_text()


def test_what_an_export_leaves_out_is_said(capfdbinary: Captured, here: Path) -> None:
    (here / "buys.yaml").write_text("journey: b\ntitle: B\nstages:\n- {id: x, title: X, actions: [Waits]}\n")
    ended = run_here(capfdbinary, "export", "mermaid", "buys.yaml", "--language", "de")
    assert "b: weggelassen, weil ein Diagramm dafür keinen Platz hat: actions" in ended.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "mermaid", ".", "-o", "new"), "name the files in it, such as ./*.md"),
        (("import", "mermaid", "buys.mmd", "-o", "buys.mmd"), "buys.mmd/catalogue.yaml can't be written"),
        (("import", "drawio", "buys.mmd"), "“drawio” is not one of datacontract, dbt, json, mermaid"),
        (("export", "mermaid", "j.yaml", "-o", "j.yaml"), "nothing is written as YAML"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_changes(
    here: Path, capfdbinary: Captured, arguments: tuple[str, ...], said: str
) -> None:
    (here / "j.yaml").write_text("journey: j\ntitle: J\nstages:\n- {id: x, title: X}\n")
    before = {path.name: path.read_text() for path in here.iterdir()}
    ended = run_here(capfdbinary, *arguments)
    assert ended.status == 2
    assert said in ended.said
    assert {path.name: path.read_text() for path in here.iterdir()} == before


def test_journeys_is_the_folder_where_none_is_named(here: Path, capfdbinary: Captured) -> None:
    assert bring(capfdbinary, "buys.mmd").status == 1
    assert (here / "journeys/buys.yaml").is_file()
