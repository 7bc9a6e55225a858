"""The page in a browser: what a reader did stays while what changed is put in place.

If it fails, the board jumps, forgets or goes blank under the hands of those who work at it.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.maps.chromium import Page

from .conftest import Server, journey

Serve = Callable[..., Server]


def opened(chromium: Browser, server: Server) -> Page:
    """Open the page of a journey, and wait until the server has told it what there is."""
    page = Page(chromium, f"{server.address}/#j/buys", size=(1000, 500))
    page.run("window.broken = []; addEventListener('error', event => broken.push(event.message)); 0")
    return page


def says(title: str) -> str:
    return f"document.getElementById('j/buys').querySelector('h1').textContent === {json.dumps(title)}"


def test_what_a_reader_did_stays(chromium: Browser, serve: Serve, folder: Path) -> None:
    page = opened(chromium, serve())
    page.run("""(() => {
      const page = document.getElementById('j/buys'), follow = page.querySelector('[name=follow]');
      page.querySelector('.lanes').open = true;
      follow.value = 'nadia';
      follow.dispatchEvent(new Event('input', {bubbles: true}));
      scrollTo(0, 300);
      follow.focus({preventScroll: true});
      window.board = page.querySelector('.board');
      window.scrolled = scrollY;
    })()""")
    assert page.run("scrolled") > 0
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    page.wait(says("Buys a pass"))
    page.wait("document.getElementById('overview').textContent.includes('Buys a pass')")
    kept = page.run("""(() => {
      const page = document.getElementById('j/buys'), follow = page.querySelector('[name=follow]');
      return [board === page.querySelector('.board'), page.querySelector('.lanes').open, follow.value,
        document.activeElement === follow, scrollY === scrolled, page.hasAttribute('hidden'), broken.length];
    })()""")
    assert kept == [True, True, "nadia", True, True, False, 0]
    page.close()


def test_a_fault_stands_in_a_bar_as_long_as_it_is_there(chromium: Browser, serve: Serve, folder: Path) -> None:
    page = opened(chromium, serve())
    assert page.run("document.querySelector('.live-bar').hidden") is True
    (folder / "buys.yaml").write_text("journey: [\n", "utf-8")
    page.wait("!document.querySelector('.live-bar').hidden")
    assert "journeys/buys.yaml:1" in page.run("document.querySelector('.live-bar').textContent")
    assert page.run(says("Buys a ticket"))
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    page.wait(f"document.querySelector('.live-bar').hidden && {says('Buys a pass')}")
    page.close()


def test_a_journey_that_comes_loads_the_page_anew_but_never_under_a_presenter(
    chromium: Browser, serve: Serve, folder: Path
) -> None:
    page = opened(chromium, serve())
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); window.here = true; 0")
    question = page.run("document.querySelector('#show .question').textContent")
    (folder / "waits.yaml").write_text(journey("waits", "Waits for help"), "utf-8")
    page.wait("(fetch('/page/j/waits').then(answer => { window.came = answer.ok; }), window.came)")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    page.wait(says("Buys a pass"))
    assert page.run("[window.here, document.querySelector('#show .question').textContent]") == [True, question]
    page.run("document.querySelector('#show').close(); 0")
    page.wait("Boolean(document.getElementById('j/waits')) && !window.here")
    assert page.run("location.hash").startswith("#j/buys")
    assert page.run("Boolean(document.getElementById('j/waits'))")
    page.close()


def test_a_map_is_drawn_when_it_is_seen_and_anew_after_a_change(chromium: Browser, serve: Serve, folder: Path) -> None:
    page = opened(chromium, serve())
    drawn = "document.getElementById('j/buys/maps')"
    page.run(f"{drawn}.scrollIntoView(); 0")
    page.wait(f"{drawn}.querySelector('.sheet svg')")
    assert page.run(f"{drawn}.querySelector('.sheet').textContent.includes('Buys a ticket')")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    page.wait(f"{drawn}.querySelector('.sheet').textContent.includes('Buys a pass')")
    page.close()


def test_letters_that_no_text_had_before_come_with_the_style(chromium: Browser, serve: Serve, folder: Path) -> None:
    page = opened(chromium, serve())
    before = page.run("document.adoptedStyleSheets.length")
    (folder / "buys.yaml").write_text(journey("buys", "خرید بلیت"), "utf-8")
    page.wait(says("خرید بلیت"))
    page.wait("document.adoptedStyleSheets.length === 1")
    assert before == 0
    page.close()


PRESENTED = """(() => {
  const show = document.querySelector('#show'), text = name => show.querySelector(name)?.textContent;
  return [show.open, text('.eyebrow'), text('time'), document.activeElement.className, show.dir, broken.length];
})()"""


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_save_while_presenting_keeps_the_gap_in_front_and_the_clock(
    chromium: Browser, serve: Serve, folder: Path, language: str
) -> None:
    title = "خرید بلیت" if language == "fa" else "Buys a ticket"
    written = f"language: {language}\n" + journey("buys", title)
    (folder / "buys.yaml").write_text(written, "utf-8")
    page = opened(chromium, serve("--language", language))
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait("document.querySelector('#show').open")
    page.run("document.querySelector('#show .next').click(); document.querySelector('#show .clock').click(); 0")
    page.run("document.querySelector('#show .clock').focus(); 0")
    page.wait("document.querySelector('#show time').textContent.endsWith('1')")
    is_open, where, began, focus, direction, broken = page.run(PRESENTED)
    assert (is_open, focus, direction, broken) == (True, "clock", "rtl" if language == "fa" else "ltr", 0)
    stage = where.rpartition(" · ")[2]
    (folder / "buys.yaml").write_text(written.replace(title, title + " 2"), "utf-8")
    page.wait(f"document.querySelector('#show .eyebrow').textContent.includes({json.dumps(title + ' 2')})")
    is_open, where, later, focus, direction, broken = page.run(PRESENTED)
    assert (is_open, where, focus, broken) == (True, f"{title} 2 · {stage}", "clock", 0)
    assert later >= began
    first = written.replace("title: Pays", "title: Pays, importance: 5")
    assert first != written
    (folder / "buys.yaml").write_text(first, "utf-8")
    page.wait("document.getElementById('j/buys/gaps').querySelector('.gap .at').textContent === 'Pays'")
    assert page.run(PRESENTED)[1].rpartition(" · ")[2] == stage
    page.run("document.querySelector('#show .back').disabled || document.querySelector('#show .back').click(); 0")
    page.wait("location.hash.endsWith('present=1')")
    page.run("document.querySelector('#show').close(); 0")
    page.wait("!document.querySelector('#show').open && !location.hash.includes('present')")
    assert page.run("broken") == []
    page.close()


def test_the_gaps_that_are_presented_may_all_be_closed_meanwhile(chromium: Browser, serve: Serve, folder: Path) -> None:
    page = opened(chromium, serve())
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait("document.querySelector('#show').open")
    whole = "journey: buys\ntitle: Buys nothing\nstages:\n  - {id: looks, title: Looks around}\n"
    (folder / "buys.yaml").write_text(whole, "utf-8")
    page.wait(says("Buys nothing"))
    page.run("document.querySelector('#show').close(); 0")
    page.wait("!document.querySelector('#show').open")
    assert page.run("[location.hash.startsWith('#j/buys'), broken.length]") == [True, 0]
    page.close()
