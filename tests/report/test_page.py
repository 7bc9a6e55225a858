"""A report as a file: every link leads somewhere, nothing but its own script runs, hostile text stays text.

If it fails, a link is dead, a page that was mailed on asks for something outside, or what somebody wrote runs as code.
"""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cxjourney.languages import available_languages
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import MAPS, PAGES, ReportOptions
from cxjourney.report.build import BuiltReport, build_report
from cxjourney.report.markup import dated
from cxjourney.report.note import note_html
from tests.report.conftest import DAY, JOURNEYS
from tests.report.page import Element, read_page


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(page: Element) -> dict[str, str]:
    (meta,) = page.find(lambda one: one.attributes.get("http-equiv") == "Content-Security-Policy")
    return dict(part.strip().split(" ", 1) for part in meta.attributes["content"].split(";"))


def test_ids_are_there_once(page: Element) -> None:
    times = Counter(one.attributes["id"] for one in page.walk() if "id" in one.attributes)
    assert [id_ for id_, n in times.items() if n > 1] == []


def test_every_link_leads_to_something(page: Element) -> None:
    ids = {one.attributes.get("id") for one in page.walk()}
    links = [one for one in page.tagged("a") if one.attributes["href"].startswith("#")]
    assert len(links) > 500
    assert {one.attributes["href"] for one in links if one.attributes["href"][1:] not in ids} == set()


def test_links_that_lead_out_say_nothing_of_where_they_come_from(page: Element) -> None:
    out = [one for one in page.tagged("a") if not one.attributes["href"].startswith("#")]
    assert out, "no example links anything any more"
    assert all(one.attributes["href"].startswith("https://") for one in out)
    assert all(one.attributes["rel"] == "noopener noreferrer" for one in out)


def test_symbols_that_are_used_are_there(page: Element) -> None:
    ids = {one.attributes.get("id") for one in page.walk()}
    assert {one.attributes["href"] for one in page.tagged("use") if one.attributes["href"][1:] not in ids} == set()


def test_only_its_own_script_and_style_run(page: Element) -> None:
    allowed = policy(page)
    (style,) = page.tagged("style")
    scripts = [one for one in page.tagged("script") if "type" not in one.attributes]
    assert allowed["default-src"] == "'none'"
    assert allowed["style-src"] == hash_of(style.text)
    assert allowed["script-src"].split() == [hash_of(one.text) for one in scripts]
    assert not any("unsafe" in value for value in allowed.values())


def test_nothing_is_asked_for_from_elsewhere(page: Element, built: BuiltReport) -> None:
    (style,) = page.tagged("style")
    assert set(re.findall(r"url\((?!\"data:)[^)]*\)", style.text)) == set()
    loaded = page.find(lambda one: "src" in one.attributes or one.tag in ("link", "iframe", "object", "base"))
    assert loaded == []
    assert 'http-equiv="refresh"' not in built.html


def test_no_attribute_is_style_or_script(page: Element) -> None:
    found = {name for one in page.walk() for name in one.attributes if name == "style" or name.startswith("on")}
    assert found == set()


def test_it_is_the_same_twice(built: BuiltReport) -> None:
    again = build_report(StudyRequest([JOURNEYS], None, language="en"), ReportOptions(), DAY)
    assert again.html == built.html


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        '\\"><svg onload=alert(1)>',
        "&lt;b&gt;",
        "<!-- x",
    ],
)
def test_hostile_text_stays_text(workspace: Path, title: str) -> None:
    text = (workspace / "buys.yaml").read_text("utf-8")
    quoted = title.replace("'", "''")
    (workspace / "buys.yaml").write_text(
        text.replace("title: Buys a ticket", f"title: '{quoted}'").replace("title: Looks}", f"title: '{quoted}'}}"),
        "utf-8",
    )
    page = read_page(build_report(StudyRequest([str(workspace)], None), ReportOptions(title, title), DAY).html)
    heading = page.with_id("j/buys").tagged("h1")[0]
    assert heading.text == title
    assert len([one for one in page.tagged("script") if "type" not in one.attributes]) == 2
    assert page.tagged("img") == []
    assert {name for one in page.walk() for name in one.attributes if name.startswith("on")} == set()


def test_a_pain_point_whose_status_nobody_wrote_is_not_called_open(workspace: Path) -> None:
    pains = ", ".join(
        f"{{title: {title}{status}}}" for title, status in (("It is slow", ""), ("It is dear", ", status: open"))
    )
    text = (workspace / "buys.yaml").read_text("utf-8")
    (workspace / "buys.yaml").write_text(
        text.replace("title: Looks}", f"title: Looks, pain_points: [{pains}]}}"), "utf-8"
    )
    page = read_page(build_report(StudyRequest([str(workspace)], None), ReportOptions(), DAY).html)
    _, slow, dear = page.with_id("j/buys/pains").tagged("tr")
    assert [one.text for one in slow.tagged("td")][4:6] == ["status not said", "not said"], "nor its owner nobody"
    assert [one.text for one in dear.tagged("td")][4] == "open"


def test_text_that_turns_its_surroundings_round_is_written_out(workspace: Path) -> None:
    text = (workspace / "buys.yaml").read_text("utf-8")
    (workspace / "buys.yaml").write_text(text.replace("Buys a ticket", '"Buys\\u202E a ticket"'), "utf-8")
    built = build_report(StudyRequest([str(workspace)], None), ReportOptions(), DAY)
    assert "\u202e" not in built.html
    assert "Buys[U+202E] a ticket" in built.html


def test_pages_can_be_left_out(workspace: Path) -> None:
    options = ReportOptions(without=frozenset(("ledger", "findings")))
    page = read_page(build_report(StudyRequest([str(workspace)], None), options, DAY).html)
    ids = {one.attributes["id"] for one in page.find(lambda one: "data-page" in one.attributes)}
    assert ids == {"overview", "j/buys", *PAGES} - {"ledger", "findings", "changes"}
    links = {one.attributes["href"] for one in page.tagged("a")}
    assert not {"#ledger", "#findings"} & links


@pytest.mark.parametrize("left_out", PAGES)
def test_no_link_leads_to_a_page_that_is_left_out(left_out: str) -> None:
    request = StudyRequest([JOURNEYS], None, "order-with-return", language="en")
    page = read_page(build_report(request, ReportOptions(without=frozenset((left_out,)), maps=()), DAY).html)
    ids = {one.attributes.get("id") for one in page.walk()}
    links = {one.attributes["href"] for one in page.tagged("a") if one.attributes["href"].startswith("#")}
    assert {link for link in links if link[1:] not in ids} == set()


def test_a_part_says_nothing_of_other_journeys(built: BuiltReport) -> None:
    request = StudyRequest([JOURNEYS], None, "order-with-return", language="en")
    part = build_report(request, ReportOptions(maps=()), DAY)
    others = ("loan-application", "open-current-account", "housing-benefit", "phone-contract")
    assert all(f"/{other}.yaml" in built.html for other in others)
    assert [other for other in others if other in part.html] == []


def test_contacts_are_left_out_unless_asked_for(workspace: Path) -> None:
    (workspace / "catalogue.yaml").write_text("teams: {shop: {title: Shop, contact: shop@example.org}}\n", "utf-8")
    text = (workspace / "buys.yaml").read_text("utf-8").replace("stages:", "owner: shop\nstages:")
    (workspace / "buys.yaml").write_text(text, "utf-8")
    request = StudyRequest([str(workspace)], None)
    assert "shop@example.org" not in build_report(request, ReportOptions(), DAY).html
    assert "shop@example.org" in build_report(request, ReportOptions(contacts=True), DAY).html


def test_a_note_is_markdown_without_anything_that_runs_or_loads() -> None:
    html = note_html("# Read *this*\n\n<b>x</b> ![a](https://a.org/b.png) [c](javascript:alert(1)) [d](https://d.org)")
    assert "<h2>Read <em>this</em></h2>" in html
    assert "&lt;b&gt;" in html
    assert "<img" not in html
    assert re.findall(r'href="([^"]*)"', html) == ["https://a.org/b.png", "https://d.org"]


def test_sound_journeys_are_shown_and_the_others_named(workspace: Path) -> None:
    (workspace / "broken.yaml").write_text("journey: broken\ntitle: Broken\nstages: [{id: a}]\n", "utf-8")
    built = build_report(StudyRequest([str(workspace)], None), ReportOptions(), DAY)
    page = read_page(built.html)
    assert built.faults
    assert "broken.yaml:3" in page.with_id("findings").text
    assert "Left out because of errors in broken.yaml." in page.with_id("overview").text
    assert page.with_id("j/buys")
    sound = build_report(StudyRequest([str(workspace / "buys.yaml")], None), ReportOptions(), DAY)
    assert "Left out" not in read_page(sound.html).with_id("overview").text


def test_a_persian_journey_reads_from_right_to_left_in_an_english_report(page: Element) -> None:
    section = page.with_id("j/hospital-visit")
    assert (section.attributes["lang"], section.attributes["dir"]) == ("fa", "rtl")
    rows = [one for one in page.tagged("tr") if "dir" in one.attributes]
    assert rows == []
    (named,) = (one for one in page.with_id("rows").tagged("a") if one.attributes["href"] == "#j/hospital-visit")
    (title,) = named.tagged("bdi")
    assert title.attributes == {"lang": "fa"}, "the browser finds the direction of what begins with such a letter"


def test_a_journey_that_names_no_language_is_told_in_that_of_its_workspace(workspace: Path) -> None:
    (workspace / "cxjourney.toml").write_text('language = "fa"\n', "utf-8")
    (workspace / "english.yaml").write_text(
        "journey: english\ntitle: Says so\nlanguage: en\nstages:\n  - {id: looks, title: Looks}\n", "utf-8"
    )
    html = build_report(StudyRequest([str(workspace)], None), ReportOptions(maps=()), DAY).html
    page = read_page(html)
    told, own = (page.with_id(id_).attributes for id_ in ("j/buys", "j/english"))
    assert (told["lang"], told["dir"]) == ("fa", "rtl")
    assert (own["lang"], own["dir"]) == ("en", "ltr")


def test_a_sentence_that_begins_with_a_persian_name_stays_an_english_one(page: Element) -> None:
    asked = [one.of_class("question")[0] for one in page.with_id("gap-list").of_class("gap")]
    (question,) = (one for one in asked if one.text.startswith("“همراهی با بیماران"))
    assert "is to come on" in question.text
    assert "dir" not in question.attributes
    assert [one.attributes for one in question.tagged("bdi")] == [{}, {}], (
        "each name by itself, the sentence around them"
    )


def test_ids_in_persian_sentences_stay_whole() -> None:
    built = build_report(StudyRequest([f"{JOURNEYS}/hospital"], None, language="fa"), ReportOptions(maps=()), DAY)
    found = read_page(built.html).with_id("rule-list").of_class("whole")
    assert "reaches-hospital" in {one.text for one in found}


def test_what_is_overdue_stands_before_the_months_to_come(page: Element) -> None:
    months = page.with_id("coming-list").of_class("month")
    heads = [one.tagged("h3")[0].text for one in months]
    assert heads == ["overdue", "December 2026", "January 2027", "February 2027", "March 2027"]
    assert ["open" in one.attributes for one in months] == [True, True, False, False, False]
    days = [[time.attributes.get("datetime", time.text) for time in one.tagged("time")] for one in months]
    assert all(some == sorted(some) for some in days)
    assert days[0][-1] < DAY.isoformat()
    assert {day[:7] for day in days[1]} == {"2026-12"}
    counts = [int(one.tagged("span")[0].text) for one in months]
    assert counts == [len(some) for some in days]
    assert f"{counts[0]} overdue · {sum(counts[1:])} in the next 100 days" in page.with_id("overview").text


def test_each_source_stands_once_beside_whom_it_hears(page: Element, gaps: list[dict[str, Any]]) -> None:
    for one in gaps:
        table = page.with_id(f"j/{one['journey']}/voices").of_class("matrix")[0]
        rows = table.tagged("tr")[1:]
        sources = [row for row in rows if row.of_class("chip")]
        silent = [cell for row in rows for cell in row.of_class("loud")]
        heard = sum(len(row.of_class("m-seen")) for row in sources)
        assert heard == sum(len(found) for voice in one["voices"] for found in voice["families"].values())
        assert len(silent) == sum(not found for voice in one["voices"] for found in voice["families"].values())


PAGE_BYTES, JOURNEY_BYTES = 150_000, 215_000
"""How large a report may be: of itself, and for each journey as rich as the examples, with its pictures."""


def test_it_stays_small_enough_to_be_mailed(built: BuiltReport, gaps: list[dict[str, Any]]) -> None:
    assert len(built.data) <= PAGE_BYTES + JOURNEY_BYTES * len(gaps)


def test_some_maps_or_none(workspace: Path) -> None:
    def shown(maps: tuple[str, ...]) -> list[str]:
        built = build_report(StudyRequest([str(workspace)], None), ReportOptions(maps=maps), DAY)
        found = read_page(built.html).find(lambda one: "data-map" in one.attributes)
        return [one.attributes["id"] for one in found]

    assert shown(MAPS["all"]) == [f"j/buys/maps/{view}" for view in ("journey", "flow", "blueprint")]
    assert shown(MAPS["flow"]) == ["j/buys/maps/flow"]
    assert shown(MAPS["none"]) == []


@pytest.mark.parametrize("tag", available_languages())
def test_what_is_to_be_typed_is_code_in_how_to_fix_a_finding(workspace: Path, tag: str) -> None:
    page = read_page(build_report(StudyRequest([str(workspace)], None, language=tag), ReportOptions(), DAY).html)
    (rule,) = page.with_id("findings").find(lambda one: one.tag == "article" and "CX301" in one.text)
    advice = rule.tagged("p")[0]
    assert [one.text for one in advice.tagged("code")] == ["data:", "cxjourney gaps"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 2026-11-28, or 28-11-2026", ["2026-11-28", "28-11-2026"]),
        ("28-11-2026–30-11-2026", ["28-11-2026", "30-11-2026"]),
        ("自2026-11-28起", ["2026-11-28"]),
        ("<b>2026-11-28</b>", ["2026-11-28"]),
        ("1-2-3, 555-11-22-33, 10-10-10, a/2026-11-28", []),
    ],
)
def test_a_date_stays_on_one_line_and_is_copied_as_it_is_written(text: str, days: list[str]) -> None:
    shown = read_page(f"<p>{dated(text)}</p>")
    times = shown.tagged("time")
    assert [one.text for one in times] == days
    assert {one.attributes.get("datetime", one.text) for one in times} <= {"2026-11-28", "2026-11-30"}
    assert shown.text == text
