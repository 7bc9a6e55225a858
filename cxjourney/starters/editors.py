"""What editors read in a folder, so that a YAML language server completes, describes and checks what is in it.

The names of files and settings are those of VS Code with Red Hat's extension for YAML, Helix, Neovim from 0.11 on (its
own client for language servers) and Zed, as their manuals have them in November 2026.
"""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cxjourney.starters import SCHEMAS

_CATALOGUES = ("catalogue.yaml", "catalogue.yml")
_PATTERNS: Mapping[str, tuple[str, ...]] = {
    f"./{SCHEMAS}/journey.schema.json": ("*.yaml", "*.yml", *(f"!{name}" for name in _CATALOGUES)),
    f"./{SCHEMAS}/catalogue.schema.json": _CATALOGUES,
}
"""By the path of a schema, which files it is for; what begins with ``!`` is left out again."""


class EditorSetup(NamedTuple):
    """What an editor reads, and what it needs beside that.

    Attributes:
        files: Texts by the names of files, relative to the folder that holds the workspace.
        needs: What is to be installed and switched on, as sentences.
    """

    files: Mapping[str, str]
    needs: str


def _vscode() -> EditorSetup:
    return EditorSetup(
        {
            ".vscode/settings.json": _to_json({"yaml.schemas": _PATTERNS}),
            ".vscode/extensions.json": _to_json({"recommendations": ["redhat.vscode-yaml"]}),
        },
        "VS Code: open the folder {folder} itself, trust it, and install the extension that it recommends "
        "(YAML, by Red Hat).",
    )


def _helix() -> EditorSetup:
    lines = [f"{json.dumps(schema)} = {json.dumps(patterns)}" for schema, patterns in _PATTERNS.items()]
    table = "[language-server.yaml-language-server.config.yaml.schemas]"
    return EditorSetup(
        {".helix/languages.toml": "\n".join((table, *lines, ""))},
        f"Helix: {_SERVER}, and start hx in {{folder}}; hx --health yaml shows whether it is found.",
    )


def _neovim() -> EditorSetup:
    schemas = "".join(
        f"        [{json.dumps(schema)}] = {{ {', '.join(map(json.dumps, patterns))} }},\n"
        for schema, patterns in _PATTERNS.items()
    )
    text = (
        'vim.lsp.config("yamlls", {\n'
        '  cmd = { "yaml-language-server", "--stdio" },\n'
        '  filetypes = { "yaml" },\n'
        '  root_markers = { ".nvim.lua" },\n'
        "  settings = {\n    yaml = {\n      schemas = {\n"
        f"{schemas}"
        "      },\n    },\n  },\n})\n"
        'vim.lsp.enable("yamlls")\n'
    )
    return EditorSetup(
        {".nvim.lua": text},
        f"Neovim, 0.11 or later: {_SERVER}, write vim.o.exrc = true into your init.lua, start nvim in {{folder}}, "
        "and allow .nvim.lua when it asks.",
    )


def _zed() -> EditorSetup:
    settings = {"lsp": {"yaml-language-server": {"settings": {"yaml": {"schemas": _PATTERNS}}}}}
    return EditorSetup(
        {".zed/settings.json": _to_json(settings)},
        "Zed: open the folder {folder} itself, and trust it if it asks; it fetches the language server on its own.",
    )


_SERVER = "install the language server (npm install --global yaml-language-server)"
_SETUPS: Mapping[str, Callable[[], EditorSetup]] = {
    "vscode": _vscode,
    "helix": _helix,
    "neovim": _neovim,
    "zed": _zed,
}
EDITORS = tuple(_SETUPS)
"""The names of the editors that can be set up."""


def editor_setup(editor: str) -> EditorSetup:
    """Return what an editor reads and needs; ``{folder}`` in what it needs stands for the folder of the workspace.

    Args:
        editor: One of `EDITORS`.
    """
    return _SETUPS[editor]()


def _to_json(settings: Mapping[str, object]) -> str:
    return json.dumps(settings, indent=2) + "\n"
