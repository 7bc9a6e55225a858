"""The page of a journey: somebody is followed, lanes are chosen, gaps are presented, a map is drawn and saved.

If it fails, what the page of a journey offers does nothing, or something else.
"""

import re

import pytest

from .conftest import Open

JOURNEY = "#j/order-with-return"
PERSIAN_JOURNEY = "#j/hospital-visit"


def test_one_persona_is_followed(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.choose(f"[data-board='{JOURNEY[1:]}'] [name=follow]", "june")
    faded = "[...document.querySelectorAll('.journey:not([hidden]) .faded')].map(one => one.dataset.whose)"
    whose = report.run(faded)
    assert whose
    june = report.run(f"document.querySelector(\"[data-board='{JOURNEY[1:]}'] [value=june]\").dataset.key")
    assert not any(june in one for one in whose)
    bright = report.run(faded.replace(".faded", "[data-whose]:not(.faded)"))
    assert bright
    assert all(june in one for one in bright)
    assert "follow=june" in report.hash
    assert opened(hash_=f"{JOURNEY}?follow=june").run(faded) == whose


def test_lanes_are_chosen(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    lanes = "[...document.querySelectorAll('.journey:not([hidden]) .stage.names [data-lane]')]"
    every = report.run(f"{lanes}.map(one => one.dataset.lane)")
    report.click(".journey:not([hidden]) .lanes summary")
    report.click(".journey:not([hidden]) .lanes [name=lane]")
    left = report.run(f"{lanes}.filter(one => one.checkVisibility()).map(one => one.dataset.lane)")
    assert left == [one for one in every if one != every[0]]
    address = report.hash
    assert "lanes=" in address
    shown = opened(hash_=address).run(f"{lanes}.filter(one => one.checkVisibility()).map(one => one.dataset.lane)")
    assert shown == left


def test_the_board_is_zoomed(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    wide = "document.querySelector('.journey:not([hidden]) .stage:not(.names)').getBoundingClientRect().width"
    before = report.run(wide)
    report.click(".journey:not([hidden]) [data-zoom='1']")
    assert report.run(wide) > before
    for _ in range(2):
        report.click(".journey:not([hidden]) [data-zoom='-1']")
    assert report.run(wide) < before


def test_heads_of_stages_and_names_of_lanes_stay(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    stay = (
        "(at => [document.querySelector('.journey:not([hidden]) header.cell').getBoundingClientRect().top - at.top,"
        " document.querySelector('.journey:not([hidden]) .stage.names').getBoundingClientRect().left - at.left])"
        "(document.querySelector('.journey:not([hidden]) .board-scroll').getBoundingClientRect()).map(Math.round)"
    )
    before = report.run(stay)
    report.run("document.querySelector('.journey:not([hidden]) .board-scroll').scrollTo(600, 500); 0")
    report.settle()
    assert report.run(stay) == before


def test_light_and_dark_change_places(opened: Open) -> None:
    report = opened()
    paper = "getComputedStyle(document.body).backgroundColor"
    light = report.run(paper)
    report.click(".theme")
    dark = report.run(paper)
    report.click(".theme")
    assert dark != light
    assert report.run(paper) == light
    assert opened(theme="dark").run(paper) == dark


@pytest.mark.parametrize(("journey", "on", "back"), [
    (JOURNEY, "ArrowRight", "ArrowLeft"),
    (PERSIAN_JOURNEY, "ArrowLeft", "ArrowRight"),
])  # fmt: skip
def test_gaps_are_presented_by_keys(opened: Open, journey: str, on: str, back: str) -> None:
    report = opened(hash_=journey)
    questions = report.texts(".journey:not([hidden]) .gap .question")
    places = report.run(
        "[...document.querySelectorAll('.journey:not([hidden]) article.gap')].map(one => one.dataset.place)"
    )
    report.click("[data-present]")

    def shown() -> str:
        (question,) = report.texts("#show .question")
        return question

    assert shown() == questions[0]
    for key, place in ((on, 1), (" ", 2), ("PageDown", 3), (back, 2), ("PageUp", 1), ("End", -1), (on, -1), ("Home", 0),
                       (back, 0), (on, 1)):  # fmt: skip
        report.key(key)
        assert shown() == questions[place], key
    at = report.run("document.querySelector('#show .here').getAttribute('x')")
    assert float(at) == int(places[1]) * 34 + 1
    size = report.run("parseFloat(getComputedStyle(document.querySelector('#show .question')).fontSize)")
    assert size >= 40
    report.key("Escape")
    report.settle()
    gap = report.run("document.querySelectorAll('.journey:not([hidden]) article.gap')[1].id")
    assert report.texts("#show .question") == []
    assert report.hash == f"#{gap}"
    top = report.run(f"document.getElementById('{gap}').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_the_address_remembers_which_gap_is_presented_and_back_leaves_it(opened: Open) -> None:
    report = opened(hash_=f"{JOURNEY}?follow=june")
    questions = report.texts(".journey:not([hidden]) .gap .question")
    gaps = report.run("[...document.querySelectorAll('.journey:not([hidden]) article.gap')].map(one => one.id)")
    report.click("[data-present]")
    report.key("PageDown")
    assert report.hash == f"#{gaps[1]}?follow=june&present=1"
    report.page.reload()
    report.settle(200)
    assert report.texts("#show .question") == [questions[1]]
    report.run("history.back()")
    report.settle(200)
    assert report.texts("#show .question") == []
    assert report.hash == f"{JOURNEY}?follow=june"
    report.run("history.forward()")
    report.settle(200)
    assert report.texts("#show .question") == [questions[1]]
    report.key("Escape")
    assert report.hash == f"#{gaps[1]}?follow=june"


def test_a_clock_runs_if_it_is_asked_for(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.click("[data-present]")
    assert report.texts("#show time") == [""]
    report.click("#show .clock")
    (time,) = report.texts("#show time")
    assert re.fullmatch(r"\d+:\d\d", time)
    report.key("ArrowRight")
    assert re.fullmatch(r"\d+:\d\d", report.texts("#show time")[0])
    report.click("#show .clock")
    assert report.texts("#show time") == [""]


def test_a_map_is_drawn_when_it_is_seen_and_saved_as_it_is(opened: Open) -> None:
    report = opened(hash_=JOURNEY)
    report.run(
        "URL.createObjectURL = blob => { window.kept = blob; return 'blob:kept'; };"
        "HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; 0"
    )
    assert report.run("document.querySelectorAll('.journey:not([hidden]) .sheet svg > *').length") == 0
    report.go(f"{JOURNEY}/maps")
    report.settle(400)
    assert report.run("document.querySelectorAll('.journey:not([hidden]) .sheet svg > *').length") > 0
    wide = "document.querySelector('.journey:not([hidden]) .sheet svg').viewBox.baseVal.width"
    before = report.run(wide)
    report.click(".journey:not([hidden]) [data-mag='1.25']")
    assert report.run(wide) == pytest.approx(before / 1.25, rel=0.01)
    report.click(".journey:not([hidden]) [data-fit]")
    assert report.run(wide) == pytest.approx(before, rel=0.01)
    report.click(".journey:not([hidden]) [data-save]")
    assert report.run("window.named") == "order-with-return.journey.svg"
    saved = report.run("window.kept.text()")
    assert saved.startswith("<svg")
    assert 'fill="rgb(' in saved
    assert "class=" not in saved
    assert "An online order" in saved
