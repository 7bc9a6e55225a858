"""A report opened in Chromium from disk, used as people use it: keys, clicks, an address."""

import json
from pathlib import Path

from playwright.sync_api import Browser

from tests.maps.chromium import Page, Theme

SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, {}))))"


class Opened(Page):
    """A report that is open in a window.

    Args:
        browser: The browser.
        file: The report, or its address where it comes from a server.
        size: How wide and how high the window is.
        theme: What the reader's system asks for.
        hash_: Where in the report the address leads.
        script: Whether scripts run.
    """

    def __init__(
        self,
        browser: Browser,
        file: Path | str,
        size: tuple[int, int] = (1440, 900),
        theme: Theme = "light",
        hash_: str = "",
        script: bool = True,
    ) -> None:
        self.address = file if isinstance(file, str) else file.as_uri()
        super().__init__(browser, f"{self.address}{hash_}", size, theme, script, is_phone=size[0] < 500)

    def settle(self, milliseconds: int = 0) -> None:
        """Wait until the page has been drawn again, and so long besides."""
        self.run_unless_left(SETTLED.format(milliseconds))

    @property
    def hash(self) -> str:
        """The address within the report, once it has been written."""
        self.settle(400)
        return str(self.run("location.hash"))

    def go(self, hash_: str) -> None:
        """Follow an address within the report."""
        self.run(f"location.hash = {json.dumps(hash_)}; 0")
        self.settle()

    def click(self, selector: str) -> None:
        """Click on the first thing that a selector finds and that can be seen."""
        self.page.locator(selector).filter(visible=True).first.click()
        self.settle()

    def key(self, name: str) -> None:
        """Press a key, by Playwright's name of it."""
        self.page.keyboard.press(name)
        self.settle()

    def type(self, text: str) -> None:
        """Write a text where the focus is."""
        self.page.keyboard.insert_text(text)
        self.settle()

    def choose(self, selector: str, value: str) -> None:
        """Choose a value of a list."""
        self.page.locator(selector).filter(visible=True).first.select_option(value)
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
        self.page.screenshot(path=file, full_page=whole)

    def printed(self) -> bytes:
        """Return the page as PDF, as its own rules size it."""
        return self.page.pdf(prefer_css_page_size=True, print_background=True)
