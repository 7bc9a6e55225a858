"""The report on a phone, enlarged, on paper, in the reader's own colours and inside of another page.

If it fails, somebody scrolls sideways to read a sentence, prints controls, or sees marks that can't be told apart.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.maps.chromium import Page, Theme

from .conftest import Open
from .opened import Opened

JOURNEY = "#j/order-with-return"
PERSIAN_JOURNEY = "#j/hospital-visit"
PAGES = "[...document.querySelectorAll('[data-page]')].map(one => one.id)"
SIDEWAYS = """[...document.querySelectorAll('body *')].filter(one => one.checkVisibility()
  && !one.matches('.board-scroll, .sheet') && one.scrollWidth > one.clientWidth + 1
  && /auto|scroll/.test(getComputedStyle(one).overflowX)).map(one => one.className || one.tagName)"""
"""What can be scrolled sideways, but for boards and maps."""
WIDE = "document.documentElement.scrollWidth"
SHOWN = "document.querySelector('[data-page]:not([hidden])')"
DATES = r"""(() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector('[data-page]:not([hidden])'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.checkVisibility()) continue;
    for (const date of text.data.matchAll(/\p{Nd}{2,4}([-/.])\p{Nd}{2}\1\p{Nd}{2,4}/gu)) {
      const range = document.createRange();
      range.setStart(text, date.index);
      range.setEnd(text, date.index + date[0].length);
      const lines = [...range.getClientRects()].filter(one => one.width).map(one => Math.round(one.top));
      found.push([date[0], new Set(lines).size]);
    }
  }
  return found;
})()"""
"""The dates of the page that is seen, with the number of lines that each stands on."""


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["english", "persian"])
def test_on_a_phone_and_enlarged_nothing_but_boards_and_maps_is_scrolled_sideways(
    opened: Open, request: pytest.FixtureRequest, language: str, width: int
) -> None:
    """320 px are what is left of 1280 at 400 % (WCAG 2.2, 1.4.10)."""
    report = opened(request.getfixturevalue(language), size=(width, 844))
    found = {}
    for page in report.run(PAGES):
        report.go(f"#{page}")
        report.run(f"{SHOWN}.querySelectorAll('details').forEach(one => {{ one.open = true; }})")
        report.settle()
        found[page] = (report.run(SIDEWAYS), report.run(WIDE))
    assert {page: one for page, one in found.items() if one[0] or one[1] > width} == {}


def test_on_a_phone_every_stage_that_somebody_comes_to_is_named(opened: Open) -> None:
    report = opened(size=(390, 844), hash_=f"{JOURNEY}/access")
    cells = report.run(
        "[...document.querySelector('.journey:not([hidden]) .matrix').querySelectorAll('td')]"
        ".filter(one => one.textContent.trim())"
        ".map(one => [one.checkVisibility(), getComputedStyle(one, '::before').content])"
    )
    stages = report.run("document.querySelectorAll('.journey:not([hidden]) .board article h3').length")
    assert len(cells) > stages
    assert all(is_seen and len(label) > 3 for is_seen, label in cells)


def test_on_a_phone_who_passes_stands_in_the_line_of_its_mark(opened: Open) -> None:
    report = opened(size=(390, 844), hash_=f"{JOURNEY}/access")
    apart = report.run(
        "[...document.querySelectorAll('.journey:not([hidden]) .matrix td:not([data-whose], .loud, :has(p, div))')]"
        ".filter(one => one.querySelector('i')).map(one => {"
        "const words = document.createRange(); words.selectNode(one.lastChild);"
        "const [mark, said] = [one.querySelector('i'), words].map(at => at.getBoundingClientRect());"
        "return Math.abs(mark.top + mark.height / 2 - said.top - said.height / 2); })"
    )
    assert apart
    assert max(apart) < 6


def test_on_a_phone_what_is_said_of_a_persona_stands_beside_its_portrait(opened: Open) -> None:
    report = opened(size=(390, 844), hash_=JOURNEY)
    apart = report.run(
        "[...document.querySelectorAll('.journey:not([hidden]) .people-row .persona:has(>.portrait)')].map(one => {"
        "const portrait = one.querySelector('.portrait').getBoundingClientRect();"
        "return Math.min(...[...one.querySelectorAll('p')].map(at => at.getBoundingClientRect().left))"
        " - portrait.right; })"
    )
    assert apart
    assert min(apart) > 0


@pytest.mark.parametrize("journey", [JOURNEY, PERSIAN_JOURNEY])
def test_on_a_phone_the_board_is_as_high_as_the_stage_in_front(opened: Open, journey: str) -> None:
    report = opened(size=(390, 844), hash_=journey)
    sheet = "document.querySelector('.journey:not([hidden]) .board-scroll')"
    heights = report.run(f"[...{sheet}.querySelectorAll('article.stage')].map(one => one.offsetHeight)")
    assert max(heights) > min(heights) + 300
    for place in (heights.index(max(heights)), heights.index(min(heights))):
        report.run(f"{sheet}.querySelectorAll('article.stage')[{place}].scrollIntoView({{inline: 'center'}}); 0")
        report.settle(400)
        assert report.run(f"{sheet}.offsetHeight") == heights[place]
    assert report.run(f"{sheet}.getBoundingClientRect().bottom > 0"), "who swipes far down is led to the stage"


@pytest.mark.parametrize(
    ("language", "journey", "side"), [("persian", JOURNEY, "left"), ("english", PERSIAN_JOURNEY, "right")]
)
def test_a_journey_in_another_direction_keeps_its_bullets_beside_the_text(
    opened: Open, request: pytest.FixtureRequest, language: str, journey: str, side: str
) -> None:
    report = opened(request.getfixturevalue(language), hash_=journey)
    dot = report.run(
        "(dot => [parseFloat(dot.marginLeft), parseFloat(dot.marginRight)])"
        "(getComputedStyle(document.querySelector('.journey:not([hidden]) .dot'), '::before'))"
    )
    assert [value < 0 for value in dot] == [side == "left", side == "right"]


def test_the_list_of_lanes_closes_by_escape_and_by_a_click_elsewhere(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    summary, is_open = ".journey:not([hidden]) .lanes summary", "document.querySelectorAll('.lanes[open]').length"
    report.click(summary)
    assert report.run(is_open) == 1
    report.key("Escape")
    assert report.run(is_open) == 0
    assert report.run("document.activeElement.tagName") == "SUMMARY"
    report.click(summary)
    report.click(".journey:not([hidden]) h1")
    assert report.run(is_open) == 0


def test_keys_alone_go_everywhere_and_the_focus_is_seen(opened: Open) -> None:
    report = opened()
    seen = []
    for _ in range(24):
        report.key("Tab")
        seen.append(
            report.run(
                "(one => [one.tagName + '.' + one.className, getComputedStyle(one).outlineStyle,"
                " one.getBoundingClientRect().bottom > 0 && one.getBoundingClientRect().top < innerHeight])"
                "(document.activeElement)"
            )
        )
    assert [one for one in seen if one[1] == "none" or not one[2]] == []
    kinds = {one[0].partition(".")[0] for one in seen}
    assert {"A", "BUTTON", "INPUT", "SELECT"} <= kinds


def test_nothing_moves_by_itself(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.page.emulate_media(reduced_motion="reduce")
    moving = (
        "[...document.querySelectorAll('*')].filter(one => (style => style.animationName !== 'none'"
        " || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto')(getComputedStyle(one))).length"
    )
    assert report.run(moving) == 0
    report.run("document.querySelector('.lead').style.transition = 'all 1s'; 0")
    assert report.run(moving) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_the_readers_own_colours_marks_are_told_apart(opened: Open, theme: Theme) -> None:
    report = opened(theme="dark")
    report.click(".theme")
    report.page.emulate_media(forced_colors="active", color_scheme=theme)
    paper = report.run("getComputedStyle(document.body).backgroundColor")
    fills = report.run(
        "['.strip .f-known-deep', '.strip .f-known-pale', '.strip .f-ink', '.able .f-known', '.able .f-ink']"
        ".map(name => getComputedStyle(document.querySelector('#rows ' + name)).fill)"
    )
    full, empty, stranded, able, not_able = fills
    assert empty == paper
    assert len({paper, full, stranded}) == len({paper, able, not_able}) == 3
    assert report.run("getComputedStyle(document.querySelector('.top [aria-current]')).borderStyle") == "solid"


def test_on_paper_a_journey_begins_on_a_new_page_without_controls_or_dark(opened: Open) -> None:
    report = opened(theme="dark")
    report.run("document.documentElement.dataset.theme = 'dark'; 0")
    report.page.emulate_media(media="print")
    journey = "getComputedStyle(document.querySelector('.page.journey')).breakBefore"
    assert report.run(journey) == "page"
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    assert report.run(paper) == opened().run(paper)
    controls = report.run(
        "[...document.querySelectorAll('button, select, input')].filter(one => one.checkVisibility()).length"
    )
    assert controls == 0
    pages = report.run("[...document.querySelectorAll('h1')].filter(one => one.checkVisibility()).length")
    assert pages == len(report.run(PAGES))
    assert report.run("[...document.querySelectorAll('.map')].filter(one => one.checkVisibility()).length") == 0


def test_on_paper_a_journey_alone_has_no_empty_pages_before_it(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.page.emulate_media(media="print")
    boxes = (
        "[...document.querySelectorAll('[data-page]')].filter(one => one.getClientRects().length).map(one => one.id)"
    )
    assert report.run(boxes) == [JOURNEY.removeprefix("#")]


def test_two_fingers_zoom_a_map_and_one_moves_it(opened: Open) -> None:
    report = opened(size=(390, 844), hash_=f"{JOURNEY}/maps")
    report.settle(400)
    sheet = "document.querySelector('.journey:not([hidden]) .sheet')"
    report.run(f"{sheet}.scrollIntoView({{block: 'center'}})")
    report.settle(300)
    x, y = report.run(f"(box => [box.x + box.width / 2, box.y + box.height / 2])({sheet}.getBoundingClientRect())")
    seen = f"(view => [view.x, view.width])({sheet}.querySelector('svg').viewBox.baseVal)"
    _, whole = report.run(seen)

    def touch(kind: str, *apart: float, shift: float = 0) -> None:
        points = [{"x": x + one + shift, "y": y, "id": number} for number, one in enumerate(apart)]
        report.ask("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        report.settle()

    touch("touchStart", -20, 20)
    for apart in (30, 45, 60, 80):
        touch("touchMove", -apart, apart)
    touch("touchEnd")
    at, wide = report.run(seen)
    assert wide == pytest.approx(whole / 4, rel=0.2)
    touch("touchStart", 0)
    for shift in (10, 25, 40):
        touch("touchMove", 0, shift=shift)
    touch("touchEnd")
    moved, still = report.run(seen)
    assert still == wide
    assert moved < at


def test_inside_of_a_page_that_allows_nothing_it_works(chromium: Browser, english: Path, tmp_path: Path) -> None:
    """An address can't be replaced there, and nothing can be kept or copied."""
    host = tmp_path / "host.html"
    frame = english.read_text("utf-8").replace("&", "&amp;").replace('"', "&quot;")
    host.write_text(f'<!doctype html><iframe sandbox="allow-scripts" srcdoc="{frame}"></iframe>', "utf-8")
    page = Page(chromium, host.as_uri())
    inside = page.inner.evaluate
    wait = "new Promise(done => setTimeout(done, 600))"
    assert inside("self.origin") == "null"
    inside("location.hash = '#gaps'; 0")
    inside(wait)
    assert inside("document.querySelector('[data-page]:not([hidden])').id") == "gaps"
    inside("(box => { box.checked = true; box.dispatchEvent(new Event('input', {bubbles: true})); })"
           "(document.querySelector('#gaps [name=str]'))")  # fmt: skip
    inside(f"location.hash = '{JOURNEY}/maps'; 0")
    inside(wait)
    inside("document.querySelector('.journey:not([hidden]) [data-copied]').click(); 0")
    inside("document.querySelector('.journey:not([hidden]) [data-present]').click(); 0")
    inside(wait)
    assert inside("document.querySelector('#show .question').textContent")
    inside("document.querySelector('#show .next').click();"
           "document.querySelector('#show').dispatchEvent(new KeyboardEvent('keydown', {key: 'f'})); 0")  # fmt: skip
    inside(wait)
    inside("document.querySelector('#show').close(); 0")
    inside(wait)
    assert [one for one in page.said if "fullscreen is not allowed" not in one] == []
    page.close()


def test_something_wider_than_the_window_would_be_found(opened: Open) -> None:
    report: Opened = opened(size=(390, 844))
    report.run("document.querySelector('.lead').style.minWidth = '50rem'; 0")
    assert report.run(WIDE) > 390
    report.run("document.querySelector('.lead').style.cssText = 'overflow: auto; width: 9rem; white-space: nowrap'; 0")
    assert report.run(SIDEWAYS) == ["lead"]


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_figures_on_a_curve_stand_between_their_mark_and_the_next(opened: Open, size: tuple[int, int]) -> None:
    report = opened(size=size, hash_=JOURNEY)
    apart = report.run(
        "[...document.querySelectorAll('.journey:not([hidden]) .plotted')].flatMap(one => {"
        " const [mark, text] = [...one.children].map(part => part.getBoundingClientRect());"
        " const next = one.nextElementSibling?.firstElementChild.getBoundingClientRect();"
        " return [text.left - mark.right, next && next.y === mark.y ? next.left - text.right : 9]; })"
    )
    assert len(apart) > 20
    assert min(apart) > 0


def test_what_is_assumed_stands_hollow_on_the_curve(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    fills = "[...new Set([...document.querySelectorAll('{} use')].map(one => getComputedStyle(one).fill))]"
    paper = report.run("getComputedStyle(document.body).backgroundColor")
    assert report.run(fills.format(".plotted.hollow")) == [paper]
    assert paper not in report.run(fills.format(".plotted:not(.hollow)"))
    own = "[...document.querySelectorAll('symbol[id^=m-persona] *')].filter(one => one.matches('[class], [fill]'))"
    assert report.run(f"{own}.length") == 0, "a colour of its own would hide that"


def test_no_word_of_the_ledger_breaks_on_a_tablet(opened: Open) -> None:
    report = opened(size=(768, 1000), hash_="#ledger")
    lines = report.run(
        "[...document.querySelectorAll('#ledger th, #ledger td:nth-child(2)')].slice(0, 30).map(cell => {"
        " const range = document.createRange(); range.selectNodeContents(cell);"
        " return [cell.textContent.trim().split(/\\s+/).length,"
        " new Set([...range.getClientRects()].map(box => box.top)).size]; })"
    )
    assert len(lines) == 30
    assert all(rows <= words for words, rows in lines)


def test_in_forced_colours_no_word_has_the_colour_of_the_plate_behind_it(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.page.emulate_media(forced_colors="active")
    report.settle()
    hidden = (
        "(plate => [...document.querySelectorAll('body *')].filter(one => one.checkVisibility()"
        " && [...one.childNodes].some(text => text.nodeType === 3 && text.data.trim())"
        " && getComputedStyle(one).color === plate && getComputedStyle(one).forcedColorAdjust !== 'none')"
        ".map(one => one.outerHTML.slice(0, 80)))(getComputedStyle(document.body).backgroundColor)"
    )
    assert report.run("matchMedia('(forced-colors: active)').matches")
    for page in report.run(PAGES):
        report.go(f"#{page}")
        assert report.run(hidden) == []


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("language", ["english", "persian"])
def test_no_date_breaks_between_its_parts(
    opened: Open, request: pytest.FixtureRequest, language: str, width: int
) -> None:
    report = opened(request.getfixturevalue(language), size=(width, 844))
    dates, broken = 0, []
    for page in report.run(PAGES):
        report.go(f"#{page}")
        report.run(f"{SHOWN}.querySelectorAll('details').forEach(one => {{ one.open = true; }})")
        for text, lines in report.run(DATES):
            dates += 1
            broken += [(page, text)] if lines != 1 else []
    assert dates > 50
    assert broken == []
