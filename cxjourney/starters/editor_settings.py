"""What editors read in a folder, so that a YAML language server completes, describes and checks what is in it.

The names of files and settings are those of VS Code with Red Hat's extension for YAML, Helix, Neovim from 0.11 on (its
own client for language servers) and Zed, as their manuals have them in November 2026.
"""

import json
from collections.abc import Callable, Mapping

from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages.message import Message, message
from cxjourney.starters import SCHEMAS

_PATTERNS: Mapping[str, tuple[str, ...]] = {
    f"./{SCHEMAS}/journey.schema.json": ("*.yaml", "*.yml", *(f"!{name}" for name in CATALOGUE_NAMES)),
    f"./{SCHEMAS}/catalogue.schema.json": CATALOGUE_NAMES,
}
"""By the path of a schema, which files it is for; what begins with ``!`` is left out again."""


def _vscode() -> dict[str, str]:
    return {
        ".vscode/settings.json": _to_json({"yaml.schemas": _PATTERNS}),
        ".vscode/extensions.json": _to_json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def _helix() -> dict[str, str]:
    lines = [f"{json.dumps(schema)} = {json.dumps(patterns)}" for schema, patterns in _PATTERNS.items()]
    table = "[language-server.yaml-language-server.config.yaml.schemas]"
    return {".helix/languages.toml": "\n".join((table, *lines, ""))}


def _neovim() -> dict[str, str]:
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
    return {".nvim.lua": text}


def _zed() -> dict[str, str]:
    settings = {"lsp": {"yaml-language-server": {"settings": {"yaml": {"schemas": _PATTERNS}}}}}
    return {".zed/settings.json": _to_json(settings)}


_SETUPS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "vscode": _vscode,
    "helix": _helix,
    "neovim": _neovim,
    "zed": _zed,
}
EDITORS = tuple(_SETUPS)
"""The names of the editors that can be set up."""


def editor_files(editor: str) -> Mapping[str, str]:
    """Return what an editor reads: texts by the names of files, relative to the folder that holds the workspace.

    Args:
        editor: One of `EDITORS`.
    """
    return _SETUPS[editor]()


def editor_needs(editor: str, folder: str) -> Message:
    """Return what is to be installed and switched on beside the files that an editor reads.

    Args:
        editor: One of `EDITORS`.
        folder: The folder of the workspace, as it is typed.
    """
    install = "npm install --global yaml-language-server"
    values = {
        "vscode": {},
        "helix": {"install": install, "check": "hx --health yaml"},
        "neovim": {"install": install, "version": "0.11", "line": "vim.o.exrc = true"},
        "zed": {},
    }[editor]
    return message(f"init.editor.{editor}", folder=folder, **values)


def _to_json(settings: Mapping[str, object]) -> str:
    return json.dumps(settings, indent=2) + "\n"
