"""A report opened in Chromium from disk, used as people use it: keys, clicks, an address."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from tests.maps.chromium import Chromium, Page

KEYS = {
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "PageUp": 33, "PageDown": 34,
    "Home": 36, "End": 35, "Escape": 27, "Enter": 13, "Tab": 9, " ": 32, "/": 191,
}  # fmt: skip
"""The keys that have no letter of their own, by the number that a browser is told."""
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, {}))))"


class Opened:
    """A report that is open in a window.

    Args:
        chromium: The browser.
        file: The report, or its address where it comes from a server.
        size: How wide and how high the window is.
        theme: What the reader's system asks for.
        hash_: Where in the report the address leads.
        script: Whether scripts run.
    """

    def __init__(
        self,
        chromium: Chromium,
        file: Path | str,
        size: tuple[int, int] = (1440, 900),
        theme: str = "light",
        hash_: str = "",
        script: bool = True,
    ) -> None:
        self.address = file if isinstance(file, str) else file.as_uri()
        self._page = Page(chromium, "about:blank")
        self.ask, self.run, self.close = self._page.ask, self._page.run, self._page.close
        for domain in ("Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        width, height = size
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        if not script:
            self.ask("Emulation.setScriptExecutionDisabled", value=True)
        self._page.go(f"{self.address}{hash_}")

    def told_of(self, *events: str) -> list[dict[str, Any]]:
        """Return what the browser told since the page was opened: the parameters of these events."""
        self.run("0")
        return [one["params"] for one in self._page.events(*events)]

    def settle(self, milliseconds: int = 0) -> None:
        """Wait until the page has been drawn again, and so long besides."""
        self._run_unless_left(SETTLED.format(milliseconds))

    @property
    def hash(self) -> str:
        """The address within the report, once it has been written."""
        self.settle(400)
        return str(self.run("location.hash"))

    def go(self, hash_: str) -> None:
        """Follow an address within the report."""
        self.run(f"location.hash = {json.dumps(hash_)}; 0")
        self.settle()

    def wait(self, script: str) -> Any:
        """Run a script until it comes to something that holds, as when another page is loaded; return that."""
        for _ in range(300):
            if found := self._run_unless_left(script):
                return found
            self._run_unless_left("new Promise(done => setTimeout(done, 50))")
        raise AssertionError(f"it never held: {script}")

    def _run_unless_left(self, script: str) -> Any:
        """Run a script; None where another page is loaded meanwhile."""
        try:
            return self.run(script)
        except AssertionError as why:
            if "navigated or closed" not in str(why):
                raise
            return None

    def reload(self) -> None:
        """Load the page again, at the address that it has now."""
        self._page.go(str(self.run("location.href")), again=True)

    def click(self, selector: str) -> None:
        """Click in the middle of the first thing that a selector finds and that can be seen."""
        self.run(f"({_SEEN})({json.dumps(selector)}).scrollIntoView({{block: 'center', inline: 'center'}})")
        self.settle()
        x, y = self.run(
            f"(box => [box.x + box.width / 2, box.y + box.height / 2])"
            f"(({_SEEN})({json.dumps(selector)}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def key(self, name: str, control: bool = False) -> None:
        """Press a key."""
        code = KEYS.get(name) or ord(name.upper())
        text = {"Enter": "\r"}.get(name, name if len(name) == 1 and not control else "")
        same = {"key": name, "windowsVirtualKeyCode": code, "modifiers": 2 if control else 0}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **same)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **same)
        self.settle()

    def type(self, text: str) -> None:
        """Write a text where the focus is."""
        self.ask("Input.insertText", text=text)
        self.settle()

    def choose(self, selector: str, value: str) -> None:
        """Choose a value of a list, as the browser does when somebody picks it."""
        self.run(
            f"(one => {{ one.value = {json.dumps(value)};"
            " for (const kind of ['input', 'change']) one.dispatchEvent(new Event(kind, {bubbles: true})); })"
            f"(({_SEEN})({json.dumps(selector)}))"
        )
        self.settle()

    def texts(self, selector: str) -> list[str]:
        """Return the texts of what a selector finds and that can be seen, in their order."""
        found: list[str] = self.run(
            f"[...document.querySelectorAll({json.dumps(selector)})].filter(one => one.checkVisibility())"
            ".map(one => one.textContent.trim().replace(/\\s+/g, ' '))"
        )
        return found

    def picture(self, file: Path, whole: bool = False) -> None:
        """Save what is seen, or the whole page."""
        clip: dict[str, Any] = {}
        if whole:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            area = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
            clip = {"captureBeyondViewport": True, "clip": area}
        file.write_bytes(b64decode(self.ask("Page.captureScreenshot", format="png", **clip)["data"]))

    def printed(self) -> bytes:
        """Return the page as PDF, as its own rules size it."""
        pdf = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        return b64decode(pdf)


_SEEN = (
    "q => { const one = [...document.querySelectorAll(q)].find(one => one.checkVisibility());"
    " if (!one) throw new Error('nothing to be seen: ' + q); return one; }"
)
