"""The report as a file: links and addresses lead where they say, it prints, and nothing outside is asked for.

If it fails, somebody who opens the file lands in the wrong place, can't read it without script, or it asks the network.
"""

from pathlib import Path

import pytest

from .conftest import Open

JOURNEY = "#j/order-with-return"


def test_links_lead_to_pages_and_back(opened: Open) -> None:
    report = opened()
    report.click("#rows h3 a")
    journey = report.run("location.hash")
    assert journey.startswith("#j/")
    title = report.texts(".journey h1")
    report.click(".top nav a[href='#gaps']")
    assert report.texts("h1") == ["What to find out first"]
    report.run("history.back()")
    report.settle(100)
    assert report.texts("h1") == title
    report.run("history.forward()")
    report.settle(100)
    assert report.texts("h1") == ["What to find out first"]
    assert report.run("document.title").startswith("What to find out first")


@pytest.mark.parametrize("page", ["ledger", "people", "gaps", "findings", "teams"])
def test_back_forward_and_a_reload_lead_to_where_one_was(opened: Open, page: str) -> None:
    seen = (
        "(one => [one.textContent.trim(), Math.round(one.getBoundingClientRect().top)])"
        "(document.elementFromPoint(700, 450).closest('tr, article, section'))"
    )
    report = opened(hash_=f"#{page}")
    report.run("scrollTo(0, 1500)")
    report.settle(100)
    before = report.run(seen)
    report.go("#j/order-with-return")
    assert report.run("scrollY") == 0
    report.run("scrollTo(0, 700)")
    report.settle(100)
    of_journey = report.run(seen)
    report.run("history.back()")
    report.settle(200)
    assert report.run(seen) == before
    report.run("history.forward()")
    report.settle(200)
    assert report.run("scrollY") == 700
    assert report.run(seen) == of_journey
    report.run("history.back()")
    report.settle(200)
    report.page.reload()
    report.settle(300)
    assert report.run(seen) == before
    report.go("#data")
    assert report.run("scrollY") == 0


@pytest.mark.parametrize(
    ("gone", "there"),
    [
        ("#j/order-with-return/s/no-such-stage", "j/order-with-return"),
        ("#j/no-such-journey/s/any", "overview"),
        ("#no-such-page", "overview"),
        ("#%", "overview"),
    ],
)
def test_an_anchor_that_is_gone_leads_to_the_nearest_place(opened: Open, gone: str, there: str) -> None:
    report = opened(hash_=gone)
    shown = report.run("[...document.querySelectorAll('[data-page]:not([hidden])')].map(one => one.id)")
    assert shown == [there]


def test_a_stage_is_shown_where_a_link_leads(opened: Open) -> None:
    report = opened(hash_="#j/order-with-return/s/argues-refund")
    stage = "j/order-with-return/s/argues-refund"
    exists = report.run(f"Boolean(document.getElementById('{stage}'))")
    place = stage if exists else report.run("document.querySelectorAll('.journey:not([hidden]) header.cell')[8].id")
    report.go(f"#{place}")
    top, left = report.run(f"(box => [box.top, box.left])(document.getElementById('{place}').getBoundingClientRect())")
    assert 0 <= top < 850
    assert 0 <= left < 1300


def test_a_page_begins_at_its_top(opened: Open) -> None:
    for size in ((1440, 900), (390, 844)):
        report = opened(hash_="#data", size=size)
        assert report.run("scrollY") == 0
        report.run("scrollTo(0, 900)")
        report.go("#people")
        assert report.run("scrollY") == 0


def test_what_is_on_a_page_not_shown_is_found_by_the_browser(opened: Open) -> None:
    report = opened(hash_="#:~:text=Satisfied%20with%20the%20return")
    report.settle(300)
    shown = report.run("[...document.querySelectorAll('[data-page]:not([hidden])')].map(one => one.id)")
    hidden = report.run("[...document.querySelectorAll('[data-page][hidden]')].map(one => one.getAttribute('hidden'))")
    assert len(shown) == 1
    assert set(hidden) == {"until-found"}
    assert shown != ["overview"]


def test_a_script_that_was_changed_does_not_run(opened: Open, english: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    changed.write_text(
        english.read_text("utf-8").replace("'use strict';", "'use strict';window.changed=1;", 1), "utf-8"
    )
    report = opened(changed)
    assert report.run("window.changed") is None
    assert len(report.texts("h1")) == 10


def test_all_can_be_read_without_script(opened: Open) -> None:
    report = opened(script=False)
    headings = report.run("[...document.querySelectorAll('h1')].filter(one => one.checkVisibility()).length")
    controls = report.run(
        "[...document.querySelectorAll('button, select, input')].filter(o => o.checkVisibility()).length"
    )
    assert headings == 10
    assert controls == 0


def test_nothing_is_complained_of_and_nothing_asked_for(opened: Open) -> None:
    report = opened()
    pages = report.run("[...document.querySelectorAll('[data-page]')].map(one => one.id)")
    for page in pages:
        report.go(f"#{page}")
    report.go(f"{JOURNEY}/maps")
    report.settle(300)
    report.click(".journey:not([hidden]) [data-present]")
    report.key("Escape")
    asked = {one.partition("#")[0] for one in report.requests}
    assert report.said == []
    assert {one for one in asked if not one.startswith(("data:", "blob:"))} == {report.address}


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("language", ["english", "persian"])
def test_no_page_is_wider_than_the_window(
    opened: Open, request: pytest.FixtureRequest, language: str, width: int
) -> None:
    report = opened(request.getfixturevalue(language), size=(width, 844))
    wide = {}
    for page in report.run("[...document.querySelectorAll('[data-page]')].map(one => one.id)"):
        report.go(f"#{page}")
        wide[page] = report.run("document.documentElement.scrollWidth")
    assert {page: one for page, one in wide.items() if one > width} == {}


def test_what_is_long_has_room_on_paper(opened: Open) -> None:
    report = opened(size=(690, 1000))
    report.page.emulate_media(media="print")
    share = "(cell => cell.offsetWidth / cell.parentElement.offsetWidth)(document.querySelector({}))"
    assert report.run(share.format("'#claim-list td'")) > 0.25, "a claim in a narrow column goes over pages"
    assert report.run(share.format("'.matrix td:has(.halted)'")) > 0.4


def test_a_journey_is_printed_stage_by_stage(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.page.emulate_media(media="print")
    tops = report.run(
        "[...document.querySelectorAll('.journey:not([hidden]) .stage:not(.names)')].map(o => o.offsetTop)"
    )
    assert tops == sorted(set(tops))
    assert report.printed().startswith(b"%PDF")
