"""Chromium, driven by Playwright: what a page's scripts find, what the browser says, what a screen reader is told."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Dialog, Error, Frame, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
Theme = Literal["light", "dark"]
_READ_ALOUD = "--force-renderer-accessibility"
"""Has each page ready for a screen reader; what a page takes without one can't be measured then."""


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
    """A page that Chromium shows, in a window that shares nothing with others.

    Args:
        browser: The browser.
        address: What is opened.
        size: How wide and how high the window is.
        theme: What the reader's system asks for.
        script: Whether scripts run.
        is_phone: Whether it is shown as on a phone.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        size: tuple[int, int] = (1280, 720),
        theme: Theme = "light",
        script: bool = True,
        is_phone: bool = False,
    ) -> None:
        width, height = size
        self._window = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=script,
            is_mobile=is_phone,
            has_touch=is_phone,
        )
        self.page = self._window.new_page()
        self.said: list[str] = []
        """What the browser has complained of or was made to say: what a policy forbids, fails or asks in a dialog."""
        self.requests: list[str] = []
        """The addresses that have been asked for."""
        self.page.on("request", lambda one: self.requests.append(one.url))
        self.page.on("pageerror", lambda one: self.said.append(str(one)))
        self.page.on("console", self._hear)
        self.page.on("dialog", self._dismiss)
        self.page.goto(address)

    @cached_property
    def _session(self) -> CDPSession:
        return self._window.new_cdp_session(self.page)

    @property
    def inner(self) -> Frame:
        """The page that is shown inside of this one."""
        (one,) = self.page.main_frame.child_frames
        return one

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser something of this page that Playwright has no word for."""
        answer: dict[str, Any] = self._session.send(method, parameters)
        return answer

    def run(self, script: str) -> Any:
        """Run a script and return what it, or what it promises, comes to."""
        return self.page.evaluate(script)

    def wait(self, script: str) -> Any:
        """Run a script until it comes to something that holds, as when another page is loaded; return that.

        Playwright's own way to wait has the page make a function of a text, which a report's policy forbids.
        """
        for _ in range(600):
            if found := self.run_unless_left(script):
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError(f"it never held: {script}")

    def run_unless_left(self, script: str) -> Any:
        """Run a script; None where another page is loaded meanwhile."""
        try:
            return self.run(script)
        except Error as why:
            if "navigation" not in str(why):
                raise
            return None

    def told(self) -> Told:
        """Return the page as a screen reader is told of it."""
        nodes = {node["nodeId"]: node for node in self.ask("Accessibility.getFullAXTree")["nodes"]}
        (root,) = (node for node in nodes.values() if "parentId" not in node)
        (told,) = _told(root, nodes)
        return told

    def close(self) -> None:
        """Close it."""
        self._window.close()

    def _hear(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if not where.endswith("/favicon.ico"):  # which browsers ask for by themselves
            self.said.append(f"{message.type}: {message.text} {where}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.said.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


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


@contextmanager
def running(*, is_read_aloud: bool = False) -> Iterator[Browser]:
    """Return a running Chromium, or skip the test where there is none."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI must have Chromium"
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--disable-gpu", *([_READ_ALOUD] if is_read_aloud else ())],
            ignore_default_args=["--hide-scrollbars"],  # which take of the width that people see
        )
        yield browser
        browser.close()
