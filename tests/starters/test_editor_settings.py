"""`init --editor`: what it writes, what it leaves alone, and what it says of both.

If it fails, somebody's own settings are lost, or a designer doesn't learn what else her editor needs.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.starters.editor_settings import EDITORS, editor_files, editor_needs

ALL = [text for editor in EDITORS for text in ("--editor", editor)]


def init(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxjourney", "init", *arguments]
    return subprocess.run(command, cwd=where, capture_output=True, encoding="utf-8", check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def personas_offered(folder: Path) -> str:
    schema = json.loads((folder / ".schemas/journey.schema.json").read_text("utf-8"))
    return json.dumps(schema["properties"]["travelled_by"])


def test_all_is_written_below_the_folder_and_it_is_said_what_else_is_needed(tmp_path: Path) -> None:
    done = init(tmp_path, "our journeys", *ALL, "--editor", "vscode")
    assert (done.returncode, done.stdout) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["our journeys"]
    folder = tmp_path / "our journeys"
    for editor in EDITORS:
        assert editor_files(editor).items() <= {name: data.decode() for name, data in contents(folder).items()}.items()
        assert done.stderr.count(editor_needs(editor, "'our journeys'")) == 1
    assert "  cxjourney schema --workspace 'our journeys' --output 'our journeys/.schemas'\n" in done.stderr
    assert "  cxjourney validate 'our journeys'\n" in done.stderr
    assert '"nora"' in personas_offered(folder)


def test_without_it_no_editor_is_set_up(tmp_path: Path) -> None:
    init(tmp_path)
    assert {name.partition("/")[0] for name in contents(tmp_path / "journeys") if name.startswith(".")} == {".schemas"}


def test_what_is_there_is_left_and_what_to_add_is_said(tmp_path: Path) -> None:
    mine = {".vscode/settings.json": b'{"editor.tabSize": 2}\n', ".schemas/journey.schema.json": b"{}\n"}
    for name, data in mine.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(data)
    done = init(tmp_path, ".", "--editor", "vscode", "--quiet")
    assert done.returncode == 0
    after = contents(tmp_path)
    assert mine.items() <= after.items()
    assert ".vscode/extensions.json" in after
    text = editor_files("vscode")[".vscode/settings.json"]
    pasted = "".join(f"    {line}\n" for line in text.splitlines())
    assert f".vscode/settings.json is there already, and was left as it is. Add to it:\n{pasted}" in done.stderr
    assert ".schemas/journey.schema.json is there already" in done.stderr
    assert "extensions.json" not in done.stderr


def test_a_workspace_gets_an_editor_and_no_first_journey(tmp_path: Path) -> None:
    init(tmp_path, "journeys", "--blank")
    before = contents(tmp_path / "journeys")
    done = init(tmp_path, "journeys", "--editor", "zed")
    assert done.returncode == 0
    after = contents(tmp_path / "journeys")
    assert before.items() <= after.items()
    assert set(after) - set(before) == {".zed/settings.json"}
    assert "journeys is a workspace already: no first journey was written there." in done.stderr
    assert "Now try" not in done.stderr
    again = init(tmp_path, "journeys", "--editor", "zed")
    assert ".zed/settings.json" not in again.stderr


def test_other_yaml_below_it_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    (tmp_path / "deploy" / "compose.yaml").write_text("services: {}\n", "utf-8")
    assert init(tmp_path, ".", "--editor", "helix").returncode == 0
    assert (tmp_path / "catalogue.yaml").is_file()


def test_what_keeps_a_workspace_from_being_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("journey: a\ntitle: [\n", "utf-8")
    done = init(tmp_path, ".", "--editor", "neovim")
    assert done.returncode == 1
    assert "broken.yaml" in done.stderr
    assert (tmp_path / ".nvim.lua").is_file()


@pytest.mark.parametrize("editor", ["emacs", "vs-code"])
def test_an_editor_that_is_not_known_is_refused(tmp_path: Path, editor: str) -> None:
    done = init(tmp_path, "--editor", editor)
    assert done.returncode == 2
    assert "vscode, helix, neovim, zed" in done.stderr
    assert contents(tmp_path) == {}


def test_an_empty_name_is_no_folder(tmp_path: Path) -> None:
    done = init(tmp_path, "")
    assert done.returncode == 2
    assert "FOLDER is empty: write a value after it, such as journeys." in done.stderr
    assert not list(tmp_path.iterdir())
