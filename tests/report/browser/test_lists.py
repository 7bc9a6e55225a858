"""Lists of the report filtered, sorted and searched, and what is chosen remembered by the address.

If it fails, somebody filters a list and sees other than what fits, or a link she was sent leads elsewhere.
"""

import re
from pathlib import Path

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.report.conftest import DAY

from .conftest import Open
from .opened import Opened

FILTERS = {
    "gaps-text": ("#gaps", "#gap-list .gap", "[data-list=gap-list] [name=q]", "parcel", "q=parcel"),
    "gaps-journey": ("#gaps", "#gap-list .gap", "[data-list=gap-list] [name=j]", "j/hospital-visit", "j=j%2Fhospital"),
    "gaps-family": ("#gaps", "#gap-list .gap", "[data-list=gap-list] [name=fam]", "behavioural", "fam=behavioural"),
    "gaps-stranded": ("#gaps", "#gap-list .gap", "[data-list=gap-list] [name=str]", "", "str=1"),
    "gaps-planned": ("#gaps", "#gap-list .gap", "[data-list=gap-list] [name=plan]", "", "plan=1"),
    "data-text": ("#data", "#source-list tr", "[data-list=source-list] [name=q]", "survey", "q=survey"),
    "data-state": ("#data", "#source-list tr", "[data-list=source-list] [name=state]", "planned", "state=planned"),
    "data-dark": ("#data", "#source-list tr", "[data-list=source-list] [name=dark]", "", "dark=1"),
    "people-text": ("#people", "#people-list .person", "[data-list=people-list] [name=q]", "june", "q=june"),
    "people-stranded": ("#people", "#people-list .person", "[data-list=people-list] [name=str]", "", "str=1"),
    "people-unheard": ("#people", "#people-list .person", "[data-list=people-list] [name=unheard]", "", "unheard=1"),
    "teams-text": ("#teams", "#team-list .team", "[data-list=team-list] [name=q]", "parcel", "q=parcel"),
    "ledger-text": ("#ledger", "#claim-list tr", "[data-list=claim-list] [name=q]", "label", "q=label"),
    "ledger-journey": ("#ledger", "#claim-list tr", "[data-list=claim-list] [name=j]", "j/hospital-visit", "j=j%2F"),
    "ledger-state": ("#ledger", "#claim-list tr", "[data-list=claim-list] [name=state]", "outdated", "state=outdated"),
    "findings-text": ("#findings", "#rule-list .rule", "[data-list=rule-list] [name=q]", "persona", "q=persona"),
    "findings-severity": ("#findings", "#rule-list .rule", "[data-list=rule-list] [name=sev]", "warning", "sev="),
    "overview-text": ("", "#rows > li", "[data-list=rows] [name=q]", "order", "q=order"),
    "coming-text": ("", "#coming-list li", "[data-list=coming-list] [name=due]", "parcel", "due=parcel"),
    "coming-kind": ("", "#coming-list li", "[data-list=coming-list] [name=day]", "stale", "day=stale"),
}  # fmt: skip


def use(report: Opened, field: str, value: str) -> None:
    """Choose from a list, tick a box, or write."""
    kind = report.run(f"(one => one.tagName === 'SELECT' ? 'list' : one.type)(document.querySelector('{field}'))")
    if kind == "list":
        report.choose(field, value)
    else:
        report.click(field)
        report.type(value)


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_what_fits_and_the_address_restores_it(opened: Open, name: str) -> None:
    page, items, field, value, written = FILTERS[name]
    report = opened(hash_=page)
    report.run("document.querySelectorAll('details.month').forEach(month => { month.open = true; }); 0")
    before = report.texts(items)
    use(report, field, value)
    left = report.texts(items)
    assert before
    if name != "findings-severity":
        assert 0 < len(left) < len(before)
    if field.endswith(("[name=q]", "[name=due]")):
        assert left == [one for one in before if value in one.lower()]
    address = report.hash
    assert written in address
    again = opened(hash_=address)
    assert again.texts(items) == left
    said = again.texts(f"{page or '#overview'} output")
    assert said in ([], [""], [f"{len(left)} of {len(before)}"])


def test_what_comes_up_is_folded_by_month_and_unfolded_by_a_filter(opened: Open) -> None:
    report = opened()
    months, days = "#coming-list details[open] > summary > h3", "#coming-list li"
    near, shown = report.texts(months), report.texts(days)
    assert near == ["December 2026"]
    assert "February 2027" in report.texts("#coming-list h3")
    report.choose("[data-list=coming-list] [name=day]", "stale")
    fit = report.texts(days)
    assert fit
    assert set(fit) - set(shown), "what fits is shown, in whatever month"
    assert report.texts("#coming-list h3") == report.texts(months)
    assert report.texts("#overview form[data-list=coming-list] output")[0].startswith(f"{len(fit)} of ")
    report.choose("[data-list=coming-list] [name=day]", "")
    assert (report.texts(months), report.texts(days)) == (near, shown)


@pytest.mark.parametrize(("page", "form"), [("#gaps", "gap-list"), ("#findings", "rule-list"), ("", "coming-list")])
def test_enter_in_a_filter_leads_to_the_first_that_fits(opened: Open, page: str, form: str) -> None:
    report = opened(hash_=page)
    field = f"[data-list={form}] [type=search]"
    report.click(field)
    report.type("parcel")
    report.key("Enter")
    assert report.run(f"document.activeElement.closest('#{form}') !== null")
    assert report.run(
        "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
    )
    first = report.texts(f"#{form} :is(a, summary)")[0]
    assert report.run("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')") == first


def test_a_filter_that_nothing_fits_says_so(opened: Open) -> None:
    report = opened(hash_="#gaps?q=zzz")
    assert report.texts("#gap-list .gap") == []
    assert report.texts("#gaps output") == ["Nothing found"]


def test_journeys_are_sorted_and_the_address_restores_it(opened: Open) -> None:
    report = opened()
    orders = {}
    for key in ("0", "1", "2"):
        report.choose("[data-list=rows] [name=sort]", key)
        by = report.run(
            f"[...document.querySelectorAll('#rows > li')].map(one => Number(one.dataset.order.split(' ')[{key}]))"
        )
        assert by == sorted(by)
        orders[key] = report.texts("#rows h3")
    address = report.hash
    assert "sort=2" in address
    assert opened(hash_=address).texts("#rows h3") == orders["2"]
    assert len({tuple(order) for order in orders.values()}) > 1


@pytest.mark.parametrize(
    ("text", "hit", "place"),
    [
        ("parcel receives", "Receives the parcel", "#j/order-with-return/s/receives-parcel"),
        ("JUNE", "June, 73", "shop/june"),
        ("پذيرش", "پذیرش", "#j/hospital-visit/s/"),
    ],
)
def test_a_name_is_found_however_it_is_typed(opened: Open, text: str, hit: str, place: str) -> None:
    report = opened()
    report.key("/")
    report.type(text)
    hits = report.texts("#found [role=option]")
    assert hit in hits[0]
    report.key("Enter")
    assert report.run("decodeURI(location.hash)").count(place) == 1
    assert report.texts("#found") == []
    assert report.run("document.querySelector('#find').getAttribute('aria-expanded')") == "false"


@pytest.mark.parametrize("word", ["parcel", "customer"])
def test_a_word_of_a_question_leads_to_it_however_many_names_have_it(opened: Open, word: str) -> None:
    report = opened()
    asked = "[...document.querySelectorAll('.journey .gap .question')].map(one => one.textContent.trim())"
    questions = [one for one in report.run(asked) if word in one.lower()]
    assert questions
    report.key("/")
    report.type(word)
    hits = report.run("[...document.querySelectorAll('#found [data-to]')].map(one => one.firstChild.data)")
    first = next(one for one in questions if one in hits)
    if len(hits) == 12:
        (said,) = report.texts("#found [aria-disabled]")
        assert re.fullmatch(r"12 of \d+", said)
    report.run(f"document.querySelectorAll('#found [data-to]')[{hits.index(first)}].click(); 0")
    reached = "document.getElementById(decodeURI(location.hash.slice(1))).querySelector('.question').textContent.trim()"
    assert report.run(reached) == first


def test_a_question_that_somebody_was_asked_is_found(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(
        "journey: buys\ntitle: Buys a ticket\nstages:\n- id: looks\n  title: Looks\n  asks:\n"
        "  - {question: How many turn back at the gate?, to: the station}\n",
        "utf-8",
    )
    made = build_report(StudyRequest([str(tmp_path)], None, language="en"), ReportOptions(maps=()), DAY)
    file = tmp_path / "report.html"
    file.write_text(made.html, "utf-8")
    report = opened(file)
    report.key("/")
    report.type("turn gate")
    assert report.texts("#found [data-to]") == ["How many turn back at the gate?Buys a ticket"]
    report.key("Enter")
    assert report.hash == "#j/buys/asks"


def test_hits_are_walked_through_by_keys(opened: Open) -> None:
    report = opened()
    report.key("Control+k")
    report.type("re")
    count = len(report.texts("#found [data-to]"))
    assert count > 2
    picked = "document.querySelector('#find').getAttribute('aria-activedescendant')"
    report.key("ArrowDown")
    assert report.run(picked) == "hit-1"
    report.key("ArrowUp")
    report.key("ArrowUp")
    assert report.run(picked) == f"hit-{count - 1}"
    report.key("Escape")
    assert report.texts("#found [role=option]") == []
    assert report.run("document.querySelector('#find').value") == ""
