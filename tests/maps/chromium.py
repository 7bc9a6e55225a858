"""Chromium, asked through its debugging pipe: what a page's scripts find, and what a screen reader is told of it."""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
READ_ALOUD = "--force-renderer-accessibility"
"""Has each page ready for a screen reader; what a page takes without one can't be measured then."""
_STARTER = """
import os, sys
reading, writing = (os.dup2(int(sys.argv[at]), 100 + at) for at in (1, 2))
os.dup2(reading, 3), os.dup2(writing, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads commands at 3 and answers at 4."""


class Told(NamedTuple):
    """What a screen reader is told of one thing on a page, and of all that is in it."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]
    children: tuple["Told", ...]

    def all(self) -> Iterator["Told"]:
        """Return this and everything in it, in the order in which it is read."""
        yield self
        for child in self.children:
            yield from child.all()


class Page:
    """A page that Chromium shows."""

    def __init__(self, chromium: "Chromium", address: str, apart: bool = False) -> None:
        """Open the page and wait until it is there; ``apart`` in a window of its own, so that it is painted at once."""
        self._chromium = chromium
        target = chromium.ask("Target.createTarget", url="about:blank", newWindow=apart)["targetId"]
        self._target = target
        self._session = chromium.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.go(address)

    def go(self, address: str, again: bool = False) -> None:
        """Open another page in the same window, or load the same ``again``, and wait until it is there."""
        told = len(self.events("Page.loadEventFired"))
        if again:
            self.ask("Page.reload")
        else:
            self.ask("Page.navigate", url=address)
        self._chromium.wait_for("Page.loadEventFired", self._session, told + 1)

    def events(self, *names: str) -> list[dict[str, Any]]:
        """Return what Chromium told of this page so far; ``names`` leaves only these events."""
        told = self._chromium.events(self._session)
        return [one for one in told if not names or one["method"] in names]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask something of this page."""
        return self._chromium.ask(method, self._session, **parameters)

    def close(self) -> None:
        """Close it."""
        self._chromium.ask("Target.closeTarget", targetId=self._target)
        self._chromium.forget(self._session)

    def run(self, script: str) -> Any:
        """Run a script and return what it, or what it promises, comes to."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def told(self) -> Told:
        """Return the page as a screen reader is told of it."""
        nodes = {node["nodeId"]: node for node in self.ask("Accessibility.getFullAXTree")["nodes"]}
        (root,) = (node for node in nodes.values() if "parentId" not in node)
        (told,) = _told(root, nodes)
        return told


def _told(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> tuple[Told, ...]:
    children = tuple(
        told for child in node.get("childIds", ()) if child in nodes for told in _told(nodes[child], nodes)
    )
    if node["ignored"]:
        return children
    role, name, description = (str(node.get(key, {}).get("value", "")) for key in ("role", "name", "description"))
    properties = {one["name"]: _text(one["value"].get("value")) for one in node.get("properties", ())}
    return (Told(role, name, description, properties, children),)


def _text(value: Any) -> Any:
    """Fix a text of which Chromium 156 takes the bytes for characters, as it does in role descriptions."""
    try:
        return value.encode("latin-1").decode() if isinstance(value, str) else value
    except ValueError:
        return value


class Chromium:
    """A running Chromium."""

    def __init__(self, profile: Path, *, is_read_aloud: bool = False) -> None:
        """Start it."""
        reading, to_it = os.pipe()
        from_it, writing = os.pipe()
        assert CHROMIUM
        command = [
            sys.executable,
            "-c",
            _STARTER,
            str(reading),
            str(writing),
            CHROMIUM,
            *QUIET,
            "--remote-debugging-pipe",
        ]
        command += [READ_ALOUD] if is_read_aloud else []
        self.process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}"], pass_fds=(reading, writing), stderr=subprocess.DEVNULL
        )
        os.close(reading)
        os.close(writing)
        self._out, self._in = os.fdopen(to_it, "wb", buffering=0), os.fdopen(from_it, "rb", buffering=0)
        self._rest, self._count = b"", 0
        self._events: defaultdict[str | None, list[dict[str, Any]]] = defaultdict(list)

    def ask(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters} | (
            {"sessionId": session} if session else {}
        )
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._count:
                assert "error" not in answer, (method, answer)
                result: dict[str, Any] = answer["result"]
                return result
            self._keep(answer)

    def events(self, session: str) -> list[dict[str, Any]]:
        """Return what was told of a page so far, in its order."""
        return self._events[session]

    def forget(self, session: str) -> None:
        """Forget what was told of a page, which is closed."""
        self._events.pop(session, None)

    def wait_for(self, event: str, session: str, times: int = 1) -> None:
        """Wait until a page has told of something so many times."""
        missing = times - sum(one["method"] == event for one in self.events(session))
        while missing > 0:
            told = self._message()
            self._keep(told)
            missing -= told.get("sessionId") == session and told["method"] == event

    def _keep(self, told: dict[str, Any]) -> None:
        self._events[told.get("sessionId")].append(told)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = self._in.read(1 << 20)
            assert more, "Chromium has ended"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def end(self) -> None:
        """End it."""
        self.ask("Browser.close")
        self.process.wait(20)
        self._out.close()
        self._in.close()


@contextmanager
def running(profile: Path, *, is_read_aloud: bool = False) -> Iterator[Chromium]:
    """Return a running Chromium, or skip the test where there is none."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI must have Chromium"
        pytest.skip("there is no Chromium here")
    chromium = Chromium(profile, is_read_aloud=is_read_aloud)
    try:
        yield chromium
    finally:
        chromium.end()
