"""What `init --editor` writes, handed to yaml-language-server as each editor hands it on.

If it fails, an editor that was set up offers nothing, or underlines what is sound.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cxjourney.starters.editor_settings import EDITORS

from .language_server import SETTINGS, LanguageServer, running, server_command

JOURNEY = "journey: a\ntitle: b\nstages:\n  - id: c\n    title: d\n"


def _vscode(folder: Path) -> Any:
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    return {"schemas": settings["yaml.schemas"]}


def _helix(folder: Path) -> Any:
    servers = tomllib.loads((folder / ".helix/languages.toml").read_text("utf-8"))["language-server"]
    return servers["yaml-language-server"]["config"]["yaml"]


def _neovim(folder: Path) -> Any:
    """Read a table of Lua as JSON: it holds texts, lists of texts, and tables by name."""
    text = (folder / ".nvim.lua").read_text("utf-8")
    table = text[text.index("{") : text.rindex("}") + 1]
    table = re.sub(r"\{ (\"[^{}]*\") \}", r"[\1]", table)
    table = re.sub(r"^( *)\[(\".*?\")\] = ", r"\1\2: ", table, flags=re.MULTILINE)
    table = re.sub(r"^( *)(\w+) = ", r'\1"\2": ', table, flags=re.MULTILINE)
    return json.loads(re.sub(r",(\s*\})", r"\1", table))["settings"]["yaml"]


def _zed(folder: Path) -> Any:
    servers = json.loads((folder / ".zed/settings.json").read_text("utf-8"))["lsp"]
    return servers["yaml-language-server"]["settings"]["yaml"]


READERS: Mapping[str, Callable[[Path], Any]] = {"vscode": _vscode, "helix": _helix, "neovim": _neovim, "zed": _zed}


def test_every_editor_is_tried() -> None:
    assert tuple(READERS) == EDITORS


@pytest.fixture(scope="module", params=EDITORS)
def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Editor"]:
    folder = tmp_path_factory.mktemp("editor") / "our journeys"
    command = [sys.executable, "-m", "cxjourney", "init", str(folder), "--editor", request.param]
    subprocess.run(command, check=True, capture_output=True)
    settings = {**SETTINGS, "yaml": {**SETTINGS["yaml"], **READERS[request.param](folder)}}
    with running(server_command(), folder, settings) as server:
        yield Editor(server, folder)


class Editor:
    """An editor that has opened the folder of a workspace."""

    def __init__(self, server: LanguageServer, folder: Path) -> None:
        self.server = server
        self.folder = folder

    def faults(self, name: str, text: str) -> list[str]:
        return [fault["message"] for fault in self.server.open(self.folder / name, text)]


def test_personas_are_offered_in_a_new_file(editor: Editor) -> None:
    text = JOURNEY + "travelled_by:\n  - "
    editor.faults("new.yaml", text)
    assert {"nora", "sam", "walter"} <= set(editor.server.completions(editor.folder / "new.yaml", 6, 4))


def test_a_source_is_described_by_its_title(editor: Editor) -> None:
    assert editor.faults("hover.yaml", JOURNEY + "    data: [visit-survey]\n") == []
    shown = editor.server.hover(editor.folder / "hover.yaml", 5, 13)
    assert "Survey" in shown, shown


def test_an_id_that_is_not_known_is_underlined(editor: Editor) -> None:
    (fault,) = editor.faults("unknown.yaml", JOURNEY + "travelled_by: [norah]\n")
    assert '"nora"' in fault


def test_what_init_wrote_is_sound_with_and_without_its_first_line(editor: Editor) -> None:
    written = sorted(editor.folder.glob("*.yaml"))
    assert len(written) == 2
    for path in written:
        text = path.read_text("utf-8")
        assert text.startswith("# yaml-language-server:")
        assert editor.faults(path.name, text) == []
        assert editor.faults(f"copy/{path.name}", text.partition("\n")[2]) == []


def test_a_catalogue_is_checked_as_one(editor: Editor) -> None:
    assert editor.faults("bank/catalogue.yaml", "teams: {reception: {title: Reception}}\n") == []
    (fault,) = editor.faults("bank/catalogue.yml", "stages: []\n")
    assert "stages" in fault
