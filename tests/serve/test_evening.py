"""One evening at the board: the room's answer is typed below the question, shown as a change, saved, and taken back.

If it fails, an answer that ten people saw being typed is lost, or the board goes on under the hands of who types it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser

from cxjourney.answers.merge_closed_asks import closing_column
from tests.maps.chromium import Page
from tests.report.browser.test_accessibility import AXE, FIND

from .conftest import ASKED, Server, end, journey, start, write_journeys

ANSWER = "#show details.answer"
FILL = """(values => {{
  const form = document.querySelector('#show form');
  Object.entries(values).forEach(([name, value]) => {{
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event('input', {{bubbles: true}}));
  }});
}})({})"""


def fill(page: Page, **values: str) -> None:
    """Type into the form."""
    page.run(FILL.format(json.dumps({name.replace("_", "."): value for name, value in values.items()})))


def press(page: Page, button: str) -> None:
    page.run(f"document.querySelector('#show {button}').click(); 0")


def typed(page: Page, name: str) -> str:
    value: str = page.run(f"document.querySelector('#show form').elements[{json.dumps(name)}].value")
    return value


def wrong(page: Page) -> list[object]:
    """Return what axe-core finds wrong with the presenter."""
    page.run("document.querySelectorAll('main, .top, footer').forEach(one => { one.inert = true; })")
    found: list[object] = page.run(FIND.replace("axe.run(document", "axe.run('#show'"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two journeys, the second in Persian."""
    folder = write_journeys(tmp_path_factory.mktemp("evening"))
    (folder / "rides.yaml").write_text(journey("rides", "سفر با قطار") + "language: fa\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """The command as it runs for all of an evening."""
    server = start(folder, "--edit")
    yield server
    end(server.process)


@pytest.fixture
def page(chromium: Browser, server: Server) -> Page:
    """The presenter's view of a journey, with the form for its first gap open."""
    address = server.said[server.said.index("http://") :].split()[0]
    assert "#key=" in address
    page = Page(chromium, address, size=(1000, 700))
    assert page.run("location.href") == f"{server.address}/", "the key stays out of the address"
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait(f"document.querySelector('{ANSWER}')")
    press(page, "summary")
    return page


def test_an_answer_from_the_room_to_the_board(page: Page, folder: Path) -> None:
    buys, catalogue = folder / "buys.yaml", folder / "catalogue.yaml"
    before = {path: path.read_text("utf-8") for path in (buys, catalogue)}
    fill(page, source_title="Exit interviews", source_type="interviews", pain_title="Nobody says when")
    press(page, "[type=submit]")
    page.wait("document.querySelectorAll('#show .outcome pre').length === 2")
    assert page.run("document.activeElement.className") == "outcome"
    assert "+  exit-interviews:" in page.run("document.querySelector('#show pre').textContent")
    assert buys.read_text("utf-8") == before[buys], "what is shown is not written yet"

    catalogue.write_text(before[catalogue] + "# a colleague's\n", "utf-8")
    press(page, "[data-save]")
    page.wait("document.querySelector('#show .outcome .problem')?.textContent.includes('journeys/catalogue.yaml')")
    assert typed(page, "source.title") == "Exit interviews", "what was typed stays"
    assert buys.read_text("utf-8") == before[buys]

    press(page, "[type=submit]")
    page.wait("document.querySelectorAll('#show .outcome pre').length === 2")
    press(page, "[data-save]")
    page.wait("document.querySelector('#show [data-undo]')")
    assert "data: [exit-interviews]" in buys.read_text("utf-8")
    assert "# a colleague's\n" in catalogue.read_text("utf-8")
    page.wait("document.getElementById('data').textContent.includes('Exit interviews')")
    page.wait("document.getElementById('j/buys').textContent.includes('Nobody says when')")
    page.wait(f"document.querySelector('{ANSWER}')?.open && document.querySelector('#show [data-undo]')")
    assert typed(page, "source.title") == ""

    press(page, "[data-undo]")
    page.wait("!document.getElementById('data').textContent.includes('Exit interviews')")
    assert buys.read_text("utf-8") == before[buys]
    assert catalogue.read_text("utf-8") == before[catalogue] + "# a colleague's\n"
    page.close()


def test_nothing_moves_under_who_types(page: Page, folder: Path) -> None:
    question = page.run("document.querySelector('#show .question').textContent")
    fill(page, note="They wait for the letter")
    note = "document.querySelector('#show [name=note]')"
    for key in ("ArrowRight", " ", "End", "f", "PageDown"):
        page.run(f"{note}.dispatchEvent(new KeyboardEvent('keydown', {{key: {key!r}, bubbles: true}})); 0")
    assert page.run("document.querySelector('#show .question').textContent") == question
    page.run(f"window.field = {note}; 0")
    (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
    sleep(1)
    assert page.run(f"field === {note}"), "the form is the same one"
    press(page, ".next")
    page.wait(f"document.querySelector('{ANSWER}') && !{note}.value")
    press(page, ".back")
    page.wait(f"{note}?.value === 'They wait for the letter'")
    press(page, ".close")
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait(f"{note}?.value === 'They wait for the letter'")
    page.close()


@pytest.mark.skipif(not AXE.exists(), reason="npm ci --prefix tests/maps/browser installs axe-core")
def test_a_question_that_a_team_was_asked_is_closed_from_the_board(page: Page, folder: Path) -> None:
    buys = folder / "buys.yaml"
    buys.write_text(ASKED, "utf-8")
    page.wait("document.getElementById('j/buys').textContent.includes('Why so late?')")
    press(page, ".close")
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait(f"document.querySelector('{ANSWER}')")
    while "Pays" not in page.run("document.querySelector('#show').textContent"):
        press(page, ".next")
        sleep(0.2)
    page.wait(f"document.querySelector('#show [name=\"{closing_column('pays', 'why')}\"]')")
    page.run(AXE.read_text("utf-8"))
    assert wrong(page) == []
    assert typed(page, "answered") == "2026-11-21"
    assert page.run("document.querySelector('#show form').hasAttribute('data-typed')") is False, "nothing is typed yet"
    page.run(FILL.format(json.dumps({closing_column("pays", "why"): "The letter comes late"})))
    press(page, "[type=submit]")
    page.wait("document.querySelector('#show .outcome pre')")
    press(page, "[data-save]")
    page.wait("document.querySelector('#show [data-undo]')")
    assert "answer: The letter comes late, answered: 2026-11-21, status: answered}   # from" in buys.read_text("utf-8")
    page.wait("!document.getElementById('teams').textContent.includes('Why so late?')")
    page.close()


@pytest.mark.skipif(not AXE.exists(), reason="npm ci --prefix tests/maps/browser installs axe-core")
def test_it_fits_a_phone_from_right_to_left_and_axe_finds_nothing(page: Page) -> None:
    page.run(AXE.read_text("utf-8"))
    fill(page, pain_title="Nobody says when")
    press(page, "[type=submit]")
    page.wait("document.querySelector('#show .outcome pre')")
    assert wrong(page) == []
    press(page, ".close")
    page.page.set_viewport_size({"width": 390, "height": 844})
    page.run("document.documentElement.dataset.theme = 'dark'; 0")
    page.run("location.hash = '#j/rides'; document.querySelector('#j\\\\/rides [data-present]').click(); 0")
    page.wait(f"document.querySelector('#show').dir === 'rtl' && document.querySelector('{ANSWER}')?.open")
    fill(page, pain_title="هیچ‌کس نمی‌گوید کی")
    press(page, "[type=submit]")
    page.wait("document.querySelector('#show .outcome pre')")
    assert page.run("document.querySelector('#show').scrollWidth") <= 390
    assert "تغییر" in page.run("document.querySelector('#show [type=submit]').textContent")
    assert wrong(page) == []
    page.close()


def test_without_the_key_it_says_which_address_to_open(chromium: Browser, server: Server) -> None:
    page = Page(chromium, f"{server.address}/")
    page.run("sessionStorage.clear(); 0")
    page.run("document.querySelector('#j\\\\/buys [data-present]').click(); 0")
    page.wait("document.querySelector('#show .problem')?.textContent.includes('open the address')")
    assert page.run("document.querySelector('#show form')") is None
    page.close()
