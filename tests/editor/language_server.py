"""A small client of a language server: opens texts, and hears what an editor would show of them."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from shutil import which
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import IO, Any

import pytest

SECONDS = 30
SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS: dict[str, Any] = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
    "[yaml]": {},
    "editor": {},
    "files": {},
}


class LanguageServer:
    """Speaks the Language Server Protocol with a process, one message at a time."""

    def __init__(self, process: "Popen[bytes]", settings: dict[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to: IO[bytes] = process.stdin
        self._from: IO[bytes] = process.stdout
        self._heard: Queue[dict[str, Any]] = Queue()
        self._asked = 0
        self._settings = settings
        Thread(target=self._listen, daemon=True).start()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a text under a path, and give what is said to be wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._say("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._hear()
            about = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and about["uri"] == path.as_uri():
                found: list[dict[str, Any]] = about["diagnostics"]
                return found

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what an editor shows at a place, counted from 0."""
        contents = (self.ask("textDocument/hover", _at(path, line, column)) or {"contents": ""})["contents"]
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """Return what an editor offers to complete at a place, counted from 0."""
        answer = self.ask("textDocument/completion", _at(path, line, column))
        return [item["label"] for item in (answer["items"] if isinstance(answer, dict) else answer or [])]

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request, and wait for its answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def greet(self, root: Path) -> None:
        """Do what an editor does first."""
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        }
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities})
        self._say("initialized", {})
        self._say("workspace/didChangeConfiguration", {"settings": self._settings})

    def _hear(self) -> dict[str, Any]:
        message = self._heard.get(timeout=SECONDS)
        if "id" in message and "method" in message:
            asked = message["params"].get("items", ()) if message["method"] == "workspace/configuration" else None
            result = None if asked is None else [self._settings.get(item.get("section"), {}) for item in asked]
            self._send({"id": message["id"], "result": result})
        return message

    def _say(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._to.flush()

    def _listen(self) -> None:
        while header := self._from.readline():
            length = int(header.split(b":")[1])
            while self._from.readline().strip():
                pass
            self._heard.put(json.loads(self._from.read(length)))


def server_command() -> list[str]:
    """Return the command that runs the server; where it is not there, the test is skipped, and fails in CI."""
    node = which("node")
    if node is None or not SERVER.is_file():
        reason = "yaml-language-server is not there: npm ci --prefix tests/editor"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return [node, str(SERVER), "--stdio"]


@contextmanager
def running(command: list[str], root: Path, settings: dict[str, Any] = SETTINGS) -> Iterator[LanguageServer]:
    """Run a language server for the time of some tests, with the settings that an editor hands on to it."""
    process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    try:
        server = LanguageServer(process, settings)
        server.greet(root)
        yield server
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
