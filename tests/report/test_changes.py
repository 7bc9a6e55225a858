"""`report --base`: what `diff` says, and marks on what changed.

If it fails, a steering group reads of another change than the one that was made, or of none.
"""

import json
import os
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxjourney.analysis.diff.other_changes import WrittenChange
from cxjourney.errors import CannotRun
from cxjourney.formats.changes import DiffOptions
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.json import write_diff
from cxjourney.formats.changes.written_values import written_words
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import available_languages, language
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import BuiltReport, build_report
from tests.report.page import Element, read_page

DAY = date(2026, 11, 21)
CATALOGUE = """organisation: {title: Tramways, language: en}
teams:
  sales: {title: Sales, contact: sales@example.org}
personas:
  ann: {title: "Ann, by phone", access: {internet: none, devices: [landline]}, share: 0.6}
  ben: {title: "Ben, online", access: {internet: good, devices: [laptop]}, share: 0.4}
data_sources:
  clicks: {title: Clicks on the site, type: web-analytics, refreshed: 2026-11-01, owner: sales}
  calls: {title: Calls to the line, type: call-log, refreshed: 2026-11-01}
"""
BUYS = """journey: buys
title: Buys a ticket
owner: sales
travelled_by: [ann, ben]
metrics:
  - {kind: completion, title: Tickets bought, value: 71, unit: "%", source: clicks}
stages:
  - id: looks
    title: Looks for a tram
    data: [clicks, calls]
    touchpoints: [{id: site, title: The site, channel: web}, {id: line, title: The line, channel: phone}]
    pain_points: [{title: The map is old, severity: medium}]
  - id: pays
    title: Pays for it
    data: [clicks]
    importance: 3
    touchpoints: [{id: till, title: The till, channel: web}, {id: desk, title: The desk, channel: phone}]
  - {id: rides, title: Rides, outcome: success, data: [clicks], touchpoints: [{title: The tram, channel: branch}]}
"""
REFUND = "journey: refund\ntitle: Asks for a refund\nstages: [{id: asks, title: Asks}]\n"
SEASON = "journey: season\ntitle: Buys a season ticket\nstages: [{id: chooses, title: Chooses}]\n"


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a"}
    dated = {"GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-10-02T12:00:00Z"}
    env = {**os.environ, **who, **dated, "GIT_COMMITTER_DATE": "2026-10-02T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=env, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder of journeys in a repository, committed once, and changed since.

    Nobody takes money by phone any more, so that Ann can't pay; no calls are listened to, a stage is new, a journey
    is gone, another is new, a pain is worse, and a metric fell.
    """
    folder = tmp_path / "journeys"
    folder.mkdir()
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (folder / "buys.yaml").write_text(BUYS, "utf-8")
    (folder / "refund.yaml").write_text(REFUND, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    changed = BUYS.replace("value: 71", "value: 58").replace("severity: medium", "severity: high")
    changed = changed.replace("data: [clicks, calls]", "data: [clicks]")
    changed = changed.replace(", {id: desk, title: The desk, channel: phone}", "")
    changed = changed.replace("  - {id: rides", "  - {id: waits, title: Waits for the tram}\n  - {id: rides")
    (folder / "buys.yaml").write_text(changed, "utf-8")
    (folder / "catalogue.yaml").write_text(CATALOGUE.replace("sales@example.org", "tickets@example.org"), "utf-8")
    (folder / "refund.yaml").unlink()
    (folder / "season.yaml").write_text(SEASON, "utf-8")
    return folder


def built(folder: Path, base: str = "main", tag: str = "en", **options: Any) -> BuiltReport:
    journeys = options.pop("journeys", None)
    request = StudyRequest([str(folder)], None, journeys, None, tag)
    return build_report(request, ReportOptions(**options), DAY, base=base)


def page_of(folder: Path, base: str = "main", tag: str = "en", **options: Any) -> Element:
    return read_page(built(folder, base, tag, **options).html)


def diffed(folder: Path, base: str = "main", tag: str = "en") -> dict[str, Any]:
    compared = compare(base, [str(folder)], None, DAY, tag)
    options = DiffOptions(Terminal(), DAY, base, compared.base.commit, compared.base_is_empty, compared.words)
    found: dict[str, Any] = json.loads(write_diff(compared.difference, options))
    return found


def squeezed(text: str) -> str:
    return " ".join(text.split())


def marks(one: Element) -> list[str]:
    return [tag.text for tag in one.find(lambda it: "tag change-" in it.attributes.get("class", ""))]


def articles(page: Element) -> dict[str, Element]:
    """Return the journeys of the page of changes by their titles."""
    return {one.tagged("h2")[0].tagged("a")[0].text if one.tagged("h2")[0].tagged("a") else "gone": one
            for one in page.with_id("changes").of_class("changes")}  # fmt: skip


def test_its_numbers_are_those_of_diff(repository: Path) -> None:
    page, said, words = page_of(repository).with_id("changes"), diffed(repository), language("en")
    worse = sum(one["worse"] for one in said["journeys"])
    told = {
        kind: sum(one["severity"] != "info" for one in said["findings"][kind])
        for kind in ("new", "fixed")
    }  # fmt: skip
    figures = [one.tagged("strong")[0].text for one in page.of_class("figures")[0].of_class("figure")]
    assert figures == [words.number(n) for n in (worse, len(said["journeys"]), told["new"], told["fixed"])]
    assert page.tagged("h1")[0].text == f"{worse} of {len(said['journeys'])} journeys got worse."
    lead = page.of_class("lead")[0].text
    assert said["verdict"].replace("buys", "“buys a ticket”") == lead.lower()
    assert (worse, told["new"]) == (1, 10)


def test_a_journey_has_the_figures_of_diff_before_and_after(repository: Path) -> None:
    words = language("en")
    (buys,) = (one for one in diffed(repository)["journeys"] if one["journey"] == "buys")
    shown = articles(page_of(repository))["Buys a ticket"].of_class("figure")
    before, after = buys["coverage"]["before"], buys["coverage"]["after"]
    assert [one.tagged("strong")[0].text for one in shown[:2]] == [
        words.percent(after["covered_percent"]),
        words.percent(after["known_percent"]),
    ]
    assert [one.tagged("span")[0].text for one in shown[:2]] == [
        f"was {words.percent(before['covered_percent'])}",
        f"was {words.percent(before['known_percent'])}",
    ]
    assert shown[3].tagged("strong")[0].text == words.percent(100 * buys["access"]["after"]["stranded_share"])


@pytest.mark.parametrize("tag", available_languages())
def test_it_says_what_diff_says_in_every_language(repository: Path, tag: str) -> None:
    page, compared = page_of(repository, tag=tag).with_id("changes"), compare("main", [str(repository)], None, DAY, tag)
    shown = page.text
    for comparison in compared.difference.journeys:
        for sentence in consequences(comparison, replace(language(tag), is_by_title=True)):
            assert sentence.text[:1].upper() + sentence.text[1:] in shown
    for finding in compared.difference.findings.new:
        assert (finding.message in shown) == (finding.severity.word != "info")


def test_attributes_go_by_names_in_words_and_things_by_their_titles(repository: Path) -> None:
    changed = (repository / "buys.yaml").read_text("utf-8").replace("title: Waits for the tram", "title: Waits")
    with_link = changed.replace("{id: waits", "{id: waits, link: 'https://example.org/x'")
    (repository / "buys.yaml").write_text(changed, "utf-8")
    git(repository.parent, "add", ".")
    git(repository.parent, "commit", "-q", "-m", "second")
    (repository / "buys.yaml").write_text(with_link, "utf-8")
    page = page_of(repository, "HEAD", tag="de").with_id("changes")
    assert "„Waits“: außerdem geändert: Link „https" in page.text
    found = WrittenChange("image.alt", "A tram", "A red tram")
    assert "image.alt" not in written_words(found, replace(language("en"), is_by_title=True))
    assert written_words(found, replace(language("fa"), is_by_title=True)).startswith("متن جایگزین تصویر")
    assert written_words(found, language("fa")).startswith("image.alt")


def test_each_line_leads_to_what_it_speaks_of(repository: Path) -> None:
    lines = {
        line.tagged("p")[0].text: [link.attributes["href"] for link in line.tagged("a")]
        for line in articles(page_of(repository))["Buys a ticket"].of_class("effect")[0].tagged("li")
    }
    (where,) = lines.values()
    assert list(lines) == ["Ann (60%) is newly stranded at “Pays for it”"]
    assert where[0] == "#j/buys/s/pays"
    assert where[1].startswith("#p/")
    assert where[1].endswith("/ann")


def test_a_journey_that_is_gone_is_listed_and_leads_nowhere(repository: Path) -> None:
    gone = articles(page_of(repository))["gone"]
    assert squeezed(gone.tagged("h2")[0].text) == "Asks for a refund gone"
    assert gone.tagged("a") == []
    assert "The journey is gone, with 1 stage" in gone.text


def test_every_link_leads_somewhere_and_every_id_is_there_once(repository: Path) -> None:
    page = page_of(repository)
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = [one.attributes["href"] for one in page.tagged("a") if one.attributes["href"].startswith("#")]
    assert {link for link in links if link[1:] not in ids} == set()


def test_what_changed_is_marked_where_it_stands(repository: Path) -> None:
    page = page_of(repository)
    told = {
        one.attributes["id"].rpartition("/")[2]: marks(one) for one in page.with_id("j/buys/board").tagged("header")
    }
    assert told == {"looks": ["changed"], "pays": ["changed"], "waits": ["new"], "rides": ["changed"]}
    assert marks(page.with_id("measures")) == ["worse"]
    people = {one.tagged("h2")[0].text: marks(one) for one in page.with_id("people").of_class("person")}
    assert people["Ann, by phone"] == ["newly stranded"]
    rows = {squeezed(one.tagged("h3")[0].text) for one in page.with_id("rows").tagged("li")}
    assert rows == {"Buys a ticket worse", "Buys a season ticket new"}
    assert [marks(one) for one in page.with_id("j/buys/pains").tagged("tr")[1:]] == [["changed"]]


@pytest.mark.parametrize(
    ("page_name", "list_name"),
    [("gaps", "gap-list"), ("people", "people-list"), ("teams", "team-list"), ("overview", "rows")],
)
def test_every_mark_can_be_filtered_for(repository: Path, page_name: str, list_name: str) -> None:
    page = page_of(repository)
    items = [one for one in page.with_id(list_name).children if isinstance(one, Element)]
    own = [one.tagged("h2")[0] if page_name == "teams" else one for one in items]
    assert ["data-changed" in one.attributes for one in items] == [bool(marks(one)) for one in own]
    assert any(marks(one) for one in own)
    assert [one.attributes["name"] for one in page.with_id(page_name).tagged("input")].count("chg") == 1


def test_what_it_is_compared_with_is_said_with_its_day(repository: Path) -> None:
    page, commit = page_of(repository), diffed(repository)["base"]["commit"]
    note = f"Compared with main ({commit[:7]}, 2026-10-02)."
    assert note in page.with_id("overview").text
    assert note in page.with_id("changes").text
    assert note in page.of_class("foot")[0].text


def test_a_commit_is_named_once(repository: Path) -> None:
    commit = diffed(repository)["base"]["commit"]
    assert f"Compared with {commit[:10]} (2026-10-02)." in page_of(repository, commit[:10]).with_id("changes").text


def test_without_a_base_nothing_is_marked(repository: Path) -> None:
    page = read_page(build_report(StudyRequest([str(repository)], None, None, None, "en"), ReportOptions(), DAY).html)
    assert marks(page) == []
    assert page.find(lambda one: one.attributes.get("name") == "chg" or one.attributes.get("id") == "changes") == []


def test_its_page_can_be_left_out_and_the_marks_stay(repository: Path) -> None:
    page = page_of(repository, without=frozenset({"changes", "people", "data"}))
    assert page.find(lambda one: one.attributes.get("id") == "changes") == []
    assert not [one for one in page.tagged("a") if one.attributes["href"] == "#changes"]
    assert marks(page.with_id("j/buys"))


def test_a_folder_is_a_base_too(repository: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    (before / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (before / "buys.yaml").write_text(BUYS, "utf-8")
    page = page_of(repository, str(before))
    assert "Compared with before." in squeezed(page.with_id("changes").text)
    assert "1 of 2 journeys got worse." in page.with_id("changes").text


def test_an_empty_base_is_said(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "--orphan", "bare")
    git(tmp_path, "rm", "-rfq", "--cached", ".")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "nothing")
    page = page_of(repository, "bare").with_id("changes")
    assert "There is no journey in the base, so that everything is new." in page.text


def test_nothing_changed_is_said(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "second")
    page = page_of(repository)
    assert page.with_id("changes").of_class("lead")[0].text == "Nothing changed"
    assert marks(page) == []


def test_a_part_for_an_audience_says_nothing_of_the_rest(repository: Path) -> None:
    page = page_of(repository, journeys=["season"]).with_id("changes")
    assert page.tagged("h1")[0].text == "No journey got worse. New errors and warnings: 7."
    assert len(re.findall(r"(?:warning|error) CX\d", page.text)) == 7
    assert "Buys a ticket" not in page.text
    assert "Asks for a refund" not in page.text
    assert "The map is old" not in page.text
    assert "The journey is new, with 1 stage" in page.text


@pytest.mark.parametrize("contacts", [False, True])
def test_how_teams_are_reached_is_said_only_where_it_is_asked_for(repository: Path, contacts: bool) -> None:
    html = built(repository, contacts=contacts).html
    assert ("tickets@example.org" in html) == contacts
    assert ("sales@example.org" in html) == contacts
    assert "the team “Sales”: contact" in squeezed(read_page(html).with_id("changes").text)


def test_what_others_wrote_stays_text(repository: Path) -> None:
    text = (repository / "buys.yaml").read_text("utf-8").replace("Buys a ticket", "<script>alert(1)</script>\"'><b>x")
    (repository / "buys.yaml").write_text(text.replace("Waits for the tram", "<img src=x onerror=alert(1)>"), "utf-8")
    page = page_of(repository)
    assert len([one for one in page.tagged("script") if "type" not in one.attributes]) == 2
    assert page.tagged("img") == []
    assert "<script>alert(1)</script>" in page.with_id("changes").text


def test_it_is_the_same_twice(repository: Path) -> None:
    assert built(repository).html == built(repository).html


def test_a_base_that_is_not_there_is_named(repository: Path) -> None:
    with pytest.raises(CannotRun, match="mian"):
        built(repository, "mian")
