"""`import json`: our own exports come back to the byte of what they say, and others' as they are mapped.

If it fails, a workspace that was exported comes back as another one, or a stranger's file writes where it should not.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from cxjourney.files.text_file import TextFile
from cxjourney.importers.draft import ImportOptions
from cxjourney.importers.json_export import read
from tests.paths import ROOT

from .command import run_here

Captured = pytest.CaptureFixture[bytes]
EXAMPLES = sorted(path.name for path in (ROOT / "journeys").iterdir() if (path / "catalogue.yaml").is_file())
MANIFEST = '{"metadata": {"dbt_schema_version": "https://s/dbt/manifest/v12.json"}, "sources": {"a": {}}}'
FOREIGN = {
    "map": {
        "name": "Buys a ticket",
        "owner": "Ann",
        "steps": [
            {"label": "Looks", "phase": "Choosing", "does": [{"text": "Searches"}, {"text": "Asks"}], "mood": "fine"},
            {"label": "Pays", "phase": "After", "pains": ["Too dear"], "who": ["Dara"]},
            {"phase": "After"},
        ],
    }
}
MAPS = [
    "/map/name=title",
    "/map/steps=stages",
    "/label=stage.title",
    "/phase=stage.phase",
    "/does/*/text=stage.actions",
    "/pains=stage.pain_points",
    "/who=stage.personas",
]


@pytest.mark.parametrize("name", [*EXAMPLES, "."])
def test_what_was_exported_comes_back_as_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    export = ("export", "json", "--as-of", "2026-11-30")
    first = run_here(capfdbinary, *export, str(ROOT / "journeys" / name)).text
    (tmp_path / "all.json").write_text(first, "utf-8")
    assert run_here(capfdbinary, "import", "json", "all.json", "-o", "back").status == 0
    second = run_here(capfdbinary, *export, str(tmp_path / "back")).text
    assert json.loads(second)["written"] == json.loads(first)["written"]
    again = run_here(capfdbinary, "import", "json", "all.json", "-o", "back")
    assert (again.status, again.text) == (0, "")


def test_what_has_changed_in_an_export_comes_as_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    data = json.loads(run_here(capfdbinary, "export", "json", str(ROOT / "journeys/shop")).text)
    (tmp_path / "a.json").write_text(json.dumps(data), "utf-8")
    run_here(capfdbinary, "import", "json", "a.json", "-o", "back")
    data["written"]["journeys"][0]["says"]["title"] = "Another title"
    (tmp_path / "a.json").write_text(json.dumps(data), "utf-8")
    ended = run_here(capfdbinary, "import", "json", "a.json", "-o", "back", "--yes")
    assert ended.status == 0
    assert "+title: Another title" in ended.text
    assert len([line for line in ended.text.splitlines() if line[:1] in "+-"]) == 4


@pytest.mark.parametrize(
    "path",
    [
        "../out.yaml",
        "/etc/out.yaml",
        "a/../../b.yaml",
        "a\\b.yaml",
        "C:a.yaml",
        ".hidden/a.yaml",
        "a.txt",
        "",
        "a\0.yaml",
        "a\u202elmay.yaml",
        "a\x85.yaml",
        "\ud800.yaml",
        "con.yaml",
        "NUL/a.yaml",
        "a./b.yaml",
        "a /b.yaml",
        "é" * 150 + ".yaml",
        3,
    ],
)
def test_no_export_writes_where_it_should_not(path: object) -> None:
    data = {
        "export": "cxjourney-export",
        "version": 1,
        "written": {"catalogues": [], "journeys": [{"path": path, "says": {"journey": "a"}}]},
    }
    found = read([TextFile("a.json", json.dumps(data))], ImportOptions())
    assert found.documents == {}
    assert len(found.not_carried) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"export": "cxjourney-export", "version": 2},
        {"export": "cxjourney-export", "version": 1, "written": {"journeys": [1, {"path": "a.yaml", "says": []}]}},
    ],
)
def test_what_is_no_export_that_we_know_is_said(data: Any) -> None:
    found = read([TextFile("a.json", json.dumps(data))], ImportOptions())
    assert found.is_empty
    assert found.not_carried


def test_what_is_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> None:
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(20_000_001)
    ended = run_here(capfdbinary, "import", "json", "a.json")
    assert ended.status == 2
    assert "a.json can't be imported: it holds more, or is nested deeper, than is read" in ended.said


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.json").write_text(json.dumps(FOREIGN))
    return tmp_path


def test_another_tools_json_comes_in_as_it_is_mapped(foreign: Path, capfdbinary: Captured) -> None:
    options = [part for one in MAPS for part in ("--map", one)]
    ended = run_here(capfdbinary, "import", "json", "map.json", "-o", "new", *options)
    assert ended.status == 1
    assert "map.json:1: Looks: mood: nobody has said what it is mapped to" in ended.said
    assert "nothing stands at /map/steps/2/label" in ended.said
    text = (foreign / "new/buys-a-ticket.yaml").read_text()
    assert text == (
        "# map.json:1\njourney: buys-a-ticket\ntitle: Buys a ticket\nstatus: draft\nphases:\n  - id: choosing\n"
        "    title: Choosing\nstages:\n  - id: looks\n    title: Looks\n    phase: choosing\n"
        "    actions: [Searches, Asks]\n  - id: pays\n    title: Pays\n    phase: after\n    pain_points:\n"
        "      - title: Too dear\n    travelled_by: [dara]\n"
    )
    assert run_here(capfdbinary, "validate", "new", "--fail-on", "error").status == 0


def test_a_file_keeps_the_mapping(foreign: Path, capfdbinary: Captured) -> None:
    options = [part for one in MAPS for part in ("--map", one)]
    run_here(capfdbinary, "import", "json", "map.json", "-o", "one", *options, "--choices", "import.toml")
    assert (foreign / "import.toml").read_text().startswith('[map]\n"/map/name" = "title"\n"/map/steps" = "stages"\n')
    run_here(capfdbinary, "import", "json", "map.json", "-o", "two", "--choices", "import.toml")
    one, two = ((foreign / name / "buys-a-ticket.yaml").read_text() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "say where these stand: title, stages, stage.title"),
        (["--map", "/a"], "“/a” maps nothing"),
        (["--map", "name=title"], "name (title) is no JSON Pointer"),
        (["--map", "/name=titel"], "nothing can be mapped to titel."),
        (["--choices", "map.json"], "map.json"),
    ],
)
@pytest.mark.usefixtures("foreign")
def test_a_mapping_that_cannot_be_meant_is_said(options: list[str], said: str, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "import", "json", "map.json", "-o", "new", *options)
    assert ended.status == 2
    assert said in ended.said


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("a.mmd", "journey\n title Buys\n Pays: 3: Me\n", "buys.yaml"),
        ("a.md", "# A\n\n```mermaid\njourney\n title Buys\n Pays: 3: Me\n```\n", "buys.yaml"),
        ("a.txt", "journey\n title Buys\n Pays: 3: Me\n", None),
        ("c.yaml", "dataContractSpecification: 1.2.0\ninfo: {title: T, owner: O}\n", "catalogue.yaml"),
        ("manifest.json", MANIFEST, "catalogue.yaml"),
        ("a.txt", "nothing", None),
    ],
)  # fmt: skip
def test_init_begins_with_what_a_team_has(
    name: str, text: str, made: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    ended = run_here(capfdbinary, "init", "shop", "--from", name)
    if made is None:
        assert ended.status == 2
        assert "--from-format" in ended.said
        assert not (tmp_path / "shop").exists()
        return
    assert ended.status == 0
    first = (tmp_path / "shop" / made).read_text().splitlines()[0]
    assert (
        first == f"# yaml-language-server: $schema=.schemas/{'catalogue' if made[0] == 'c' else 'journey'}.schema.json"
    )
    assert (tmp_path / "shop/.schemas/journey.schema.json").is_file()
    assert (tmp_path / "shop/cxjourney.toml").read_text() == 'language = "en"\n'
    assert run_here(capfdbinary, "validate", "shop", "--fail-on", "error").status in (0, 2)


def test_init_says_what_headings_were_taken_for_and_how_to_have_it_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.csv").write_text("Stage;Looks;Pays\nActions;Compares;\nMood;4;2\nWeather;Rain;\n")
    begun = run_here(capfdbinary, "init", "shop", "--from", "a b.csv")
    assert begun.status == 1
    assert "  Weather → notes     Rain\n" in begun.said
    assert begun.said.endswith(
        "To have it read otherwise, import it again into the same folder, with --map, "
        "--persona, --scale, --stages:\n"
        "  cxjourney import csv 'a b.csv' -o shop\n"
    )
    options = ("--persona", "Nadia", "--scale", "1..5", "--map", "Weather=barriers", "--yes")
    assert run_here(capfdbinary, "import", "csv", "a b.csv", "-o", "shop", *options).status == 0
    assert "emotions: {nadia: 1}" in next((tmp_path / "shop").glob("[!c]*.yaml")).read_text()


def test_init_takes_an_export_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(run_here(capfdbinary, "export", "json", str(ROOT / "journeys/bank")).text, "utf-8")
    assert run_here(capfdbinary, "init", "back", "--from", "a.json").status == 0
    line = (tmp_path / "back/bank/loan-application.yaml").read_text("utf-8").splitlines()[0]
    assert line == "# yaml-language-server: $schema=../.schemas/journey.schema.json"
    refused = run_here(capfdbinary, "init", "back", "--from", "a.json")
    assert refused.status == 2
    assert "cxjourney import json a.json -o back" in refused.said


def _export(path: str) -> str:
    """Return an export that holds one journey."""
    says = {"format": 1, "journey": "pays", "title": "Pays", "stages": [{"id": "a", "title": "A"}]}
    held = {"catalogues": [], "journeys": [{"path": path, "says": says}]}
    return json.dumps({"export": "cxjourney-export", "version": 1, "written": held})


def test_no_import_goes_through_a_link_that_leads_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("outside", "inside"):
        (tmp_path / folder).mkdir()
    (tmp_path / "inside/link").symlink_to("../outside")
    (tmp_path / "a.json").write_text(_export("link/a.yaml"), encoding="utf-8")
    ended = run_here(capfdbinary, "import", "json", "a.json", "-o", "inside")
    assert ended.status == 2
    assert "inside/link/a.yaml lies behind a link that leads outside the folder" in ended.said
    assert not [*(tmp_path / "outside").iterdir()]
    assert [one.name for one in (tmp_path / "inside").iterdir()] == ["link"]


def test_no_record_goes_where_a_link_leads_to_that_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(_export("a.yaml"), encoding="utf-8")
    assert run_here(capfdbinary, "import", "json", "a.json", "-o", "inside").status == 0
    record = tmp_path / "inside/imported.json"
    record.unlink()
    record.symlink_to(tmp_path / "outside.json")
    ended = run_here(capfdbinary, "import", "json", "a.json", "-o", "inside", "--yes")
    assert ended.status == 2
    assert "inside/imported.json can't be read" in ended.said
    assert not (tmp_path / "outside.json").exists()


def test_half_a_character_comes_in_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    whole, half = (
        _export("a.yaml").replace('"Pays"', '"\\ud83d\\ude00"'),
        _export("a.yaml").replace('"Pays"', '"\\ud800"'),
    )
    (tmp_path / "whole.json").write_text(whole, encoding="utf-8")
    (tmp_path / "half.json").write_text(half, encoding="utf-8")
    assert run_here(capfdbinary, "import", "json", "whole.json", "-o", "whole").status == 0
    ended = run_here(capfdbinary, "import", "json", "half.json", "-o", "half")
    assert "this is no JSON that can be read" in ended.said
    assert not (tmp_path / "half").exists()
