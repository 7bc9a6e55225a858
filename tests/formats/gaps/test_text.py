"""Gaps for a workshop, in every language and at any width.

If it fails, a room reads a wrong or broken list of what it does not know.
"""

import html
import json
import re
from datetime import date
from pathlib import Path

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions, Section
from cxjourney.formats.terminal import Terminal, text_cells
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, studied

from .wording import COMPLETION, LANGUAGES


def text_of(folder: Path, page: GapsOptions, **files: str) -> str:
    text: str = GAPS["text"](studied(folder / "journeys", **files), AS_OF, page)
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_able_is_never_called_a_completion_rate(tmp_path: Path, language: str) -> None:
    assert not COMPLETION.search(text_of(tmp_path, GapsOptions(Terminal(), language, explain=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_coverage_figures_stand_in_neighbouring_lines(tmp_path: Path, language: str) -> None:
    from cxjourney.languages import language as words_of

    words = words_of(language)
    text = text_of(tmp_path, GapsOptions(Terminal(width=100), language), catalogue=CATALOGUE, buys=ENGLISH)
    lines = text.splitlines()
    covered = [number for number, line in enumerate(lines) if words.percent(200 / 3) in line]
    known = [number for number, line in enumerate(lines) if words.percent(200 / 9) in line]
    assert covered
    assert [number + 1 for number in covered] == known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, language: str, width: int) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(width=width), language, explain=True))
    assert max(text_cells(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("title", ["切符を買う人がいる" * 20, "x" * 300, "🙂" * 80, "سفارش‌هایی " * 30, "e\u0301" * 90])
def test_long_titles_wrap_and_nothing_is_lost(tmp_path: Path, title: str) -> None:
    text = text_of(
        tmp_path, GapsOptions(Terminal(width=40)), buys=ENGLISH_ALONE.replace("title: Buys a ticket", f"title: {title}")
    )
    assert max(text_cells(line) for line in text.splitlines()) <= 40
    assert "".join(title.split()) in "".join(text.split())


ENGLISH_ALONE = "journey: buys\ntitle: Buys a ticket\nstages: [{id: s, title: S}]\n"


def test_what_is_known_can_be_read_without_colour(tmp_path: Path) -> None:
    """Coverage is told by words and marks; colour only repeats them."""
    plain, coloured = (text_of(tmp_path, GapsOptions(Terminal(width=100, colour=colour))) for colour in (False, True))
    assert "\x1b" not in plain
    assert "✗ no data" in plain
    assert "~ partly" in plain
    uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    rules = re.compile(r"^[─═-]+\s*$", re.MULTILINE)
    assert "".join(rules.sub("", uncoloured).split()) == "".join(rules.sub("", plain).split())


OWNED = """\
journey: buys
title: Buys a ticket
summary: Most pay on the way, {nobody} knows how.
owner: sales
stages:
  - {id: looks, title: Looks, owner: line, summary: SUMMARY}
  - {id: pays, title: Pays}
  - {id: rides, title: Rides, owner: guards}
teams:
  sales: {title: Sales, contact: room 4}
  line: {title: "Line (outsourced)", contact: line@example.org}
  guards: {title: Guards}
"""


@pytest.mark.parametrize(("language", "words"), [("en", "Talk to"), ("fa", "گفت‌وگو کنید با"), ("id", "Hubungi")])
def test_whom_to_talk_to_is_the_stage_s_owner_or_else_the_journey_s(tmp_path: Path, language: str, words: str) -> None:
    lines = text_of(tmp_path, GapsOptions(Terminal(), language), buys=OWNED).splitlines()
    found = [line.partition(f"{words}: ")[2] for line in lines if line.startswith(f"    {words}: ")]
    assert [found[0], found[2]] == ["Line (outsourced) (line@example.org)", "Guards"]
    assert re.fullmatch(r"Sales \(room 4\)[,،] .+ \(.+\)", found[1]), "it says that the stage itself is nobody's"


def test_nobody_to_talk_to_is_not_made_up(tmp_path: Path) -> None:
    assert "Talk to" not in text_of(tmp_path, GapsOptions(Terminal()), buys=ENGLISH_ALONE)


def test_what_the_journey_is_about_stands_below_its_title(tmp_path: Path) -> None:
    lines = text_of(tmp_path, GapsOptions(Terminal()), buys=OWNED).splitlines()
    assert lines[2] == "Most pay on the way, {nobody} knows how."
    assert lines[3].startswith("Covered ")


@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("width", [40, 80, None])
@pytest.mark.parametrize("summary", ["short", "and so on " * 40, "切符を買う人がいる" * 20, "سفارش‌هایی " * 40])
def test_what_a_stage_is_about_takes_one_line(tmp_path: Path, summary: str, width: int | None, unicode: bool) -> None:
    text = OWNED.replace("SUMMARY", summary.strip())
    lines = text_of(tmp_path, GapsOptions(Terminal(width=width, unicode=unicode)), buys=text).splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(" 1. Looks"))
    line = lines[number + 1]
    assert text_cells(line) <= (width or 100)
    assert line.startswith(f"    {summary[:5]}")
    assert lines[number + 2].startswith("    Ask: ")
    assert line.endswith("short" if summary == "short" else "…" if unicode else "...")


def test_a_draft_says_so(tmp_path: Path) -> None:
    text = text_of(
        tmp_path, GapsOptions(Terminal()), buys=ENGLISH_ALONE.replace("title: B", "status: draft\ntitle: B", 1)
    )
    assert "[Draft]" in text.splitlines()[0]


def test_order_of_journeys_is_that_of_their_files(tmp_path: Path) -> None:
    ids = zip("cab", "xyz", strict=True)
    files = {name: ENGLISH_ALONE.replace("journey: buys", f"journey: {id_}") for name, id_ in ids}
    content = json.loads(GAPS["json"](studied(tmp_path / "j", **files), date(2026, 11, 21), GapsOptions(Terminal())))
    assert [journey["journey"] for journey in content["journeys"]] == ["y", "z", "x"]


def test_cut_gaps_say_what_to_type_to_see_the_others(tmp_path: Path) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(), top=1), catalogue=CATALOGUE, buys=ENGLISH)
    assert "And 2 more gaps: leave out --top to see them all." in text
    assert "And 1 more gap: leave out --top to see it." in text_of(tmp_path, GapsOptions(Terminal(), top=2))
    assert "leave out" not in text_of(tmp_path, GapsOptions(Terminal(), top=3))


def test_by_what_it_is_inferred_whom_sources_without_channels_hear_is_said(tmp_path: Path) -> None:
    def hearing(catalogue: str, buys: str = ENGLISH) -> str:
        return " ".join(text_of(tmp_path, GapsOptions(Terminal(), "en"), catalogue=catalogue, buys=buys).split())

    said = "These name no channels under “through:”, and a stage names them, so they are taken to hear everybody: "
    assert f"{said}“Call log” and “Clicks” " in hearing(CATALOGUE)
    asked = CATALOGUE.replace("type: call-log", "type: call-log, through: [phone]")
    assert f"{said}“Clicks” " in hearing(asked)
    assert said not in hearing(asked.replace("type: web-analytics", "type: web-analytics, through: [web]"))
    at_a_touchpoint = ENGLISH.replace("data: [calls, clicks]", "data: [calls]")  # it hears who can use the touchpoint
    assert said not in hearing(asked, at_a_touchpoint)
    assert "a touchpoint that names them is taken to be heard: “Clicks” " in hearing(asked, at_a_touchpoint)
    studies = studied(tmp_path / "j", catalogue=asked, buys=at_a_touchpoint)
    (journey,) = json.loads(GAPS["json"](studies, AS_OF, GapsOptions(Terminal())))["journeys"]
    assert journey["hearing"] == {"calls": "through", "clicks": "touchpoints"}


AGED = """\
journey: buys
title: Buys a ticket
stages:
  - {id: looks, title: Looks, data: [talks, visits, clicks]}
  - {id: pays, title: Pays, data: [talks]}
personas: {dara: {title: Dara, share: 0.5}, greta: {title: Greta, share: {value: 0.2, source: clicks}}}
data_sources:
  talks: {title: Talks, type: survey, refreshed: 2026-03-01}
  visits: {title: Visits, type: observation}
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-01}
"""
STALE = "! stale: older than this data should be; it still counts"
UNDATED = "? undated: nobody wrote down how old this data is"


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("section", ["known", "voices"])
def test_stale_and_undated_data_has_a_sign_that_is_explained(tmp_path: Path, form: str, section: Section) -> None:
    studies = studied(tmp_path / "journeys", buys=AGED)
    text = GAPS[form](studies, AS_OF, GapsOptions(Terminal(), section=section))
    for words in ("Talks !", "Visits ?", STALE, UNDATED):
        assert words in html.unescape(text).replace("\u00a0", " ")
    assert "Clicks !" not in text
    assert "Clicks ?" not in text


def test_where_all_data_is_fresh_no_sign_is_explained(tmp_path: Path) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal()), catalogue=CATALOGUE, buys=ENGLISH)
    assert STALE not in text
    assert UNDATED not in text


def test_a_screen_marks_what_only_stale_or_undated_data_sees(tmp_path: Path) -> None:
    lines = text_of(tmp_path, GapsOptions(Terminal(width=80, is_screen=True)), buys=AGED).splitlines()
    assert [line.split() for line in lines if line.startswith(("Looks", "Pays"))] == [
        ["Looks", "✓", "!", "?", "✓", "fully"],
        ["Pays", "✗", "!", "✗", "~", "partly"],
    ]
    assert [line for line in lines if line in (STALE, UNDATED)] == [STALE, UNDATED]


def test_sheets_and_data_name_what_is_stale_and_undated(tmp_path: Path) -> None:
    studies = studied(tmp_path / "journeys", buys=AGED)
    looks, pays = json.loads(GAPS["json"](studies, AS_OF, GapsOptions(Terminal())))["journeys"][0]["stages"]
    assert (looks["stale_sources"], looks["undated_sources"]) == (["talks"], ["visits"])
    assert (pays["stale_sources"], pays["undated_sources"]) == (["talks"], [])
    sheet = GAPS["csv"](studies, AS_OF, GapsOptions(Terminal()))
    assert "Data: Talks !" in sheet.replace("\u00a0", " ")


def test_shares_that_nothing_shows_are_called_assumed_in_the_same_sentence_and_named_below(tmp_path: Path) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(), section="access"), buys=AGED)
    assert "unknown 30% (shares of 50% only assumed)" in " ".join(text.split())
    assert "Shares that are assumed: “Dara”." in text
    screen = text_of(tmp_path / "screen", GapsOptions(Terminal(width=80, is_screen=True)), buys=AGED)
    assert "unknown 30% (shares of 50% only assumed)" in screen


def test_what_the_organisation_starts_is_named_where_somebody_is_stranded(tmp_path: Path) -> None:
    journey = (
        "journey: buys\ntitle: Buys\nstages:\n  - id: pays\n    title: Pays\n    touchpoints:\n"
        "      - {title: The app, channel: mobile-app}\n"
        "      - {title: Courtesy call, channel: phone, initiated_by: organisation}\n"
        "      - {title: Push message, channel: mobile-app, initiated_by: organisation}\n"
        "personas: {greta: {title: Greta, access: {internet: none, devices: [landline]}}}\n"
    )
    text = text_of(tmp_path, GapsOptions(Terminal(), section="access"), buys=journey)
    assert "“Courtesy call” is no way through: the organisation starts it" in text
    assert "Push message" not in text


MAILED = """\
journey: waits
title: Waits for news
personas:
  mina: {title: Mina, share: 1, access: {internet: none, devices: [landline], skills: none, travel: local}}
stages:
  - {id: asks, title: Asks, touchpoints: [{title: Desk, channel: branch}]}
  - {id: waits, title: Waits, WAITS}
  - {id: gets, title: Gets it, outcome: success, touchpoints: [{title: Desk, channel: branch}]}
"""


def page_of(folder: Path, form: str, journey: str) -> str:
    return GAPS[form](studied(folder, waits=journey), AS_OF, GapsOptions(Terminal(), section="access"))


@pytest.mark.parametrize(
    ("waits", "is_reached"),
    [
        ("passive: true, touchpoints: [{title: News, channel: email}]", False),
        ("touchpoints: [{title: News, channel: email, initiated_by: organisation}]", False),
        ("touchpoints: [{title: News, channel: email, role: support}]", False),
        ("passive: true, touchpoints: [{title: News, channel: email}, {title: Call, channel: phone}]", True),
        ("passive: true, touchpoints: [{title: News, channel: email, for: []}]", True),
        ("passive: true, travelled_by: [], touchpoints: [{title: News, channel: email}]", True),
        ("passive: true", True),
    ],
)
def test_whom_no_touchpoint_of_a_stage_reaches_is_named(tmp_path: Path, waits: str, is_reached: bool) -> None:
    text = MAILED.replace("WAITS", waits)
    for form in ("text", "markdown"):
        page = page_of(tmp_path, form, text)
        assert ("No touchpoint there reaches them: “Waits”" in page) is not is_reached
        assert "Mina: able, 100% of customers" in page


def test_that_no_stage_is_marked_as_a_success_is_said(tmp_path: Path) -> None:
    said = "No stage is marked as a success: whoever gets to an end counts as able (“Gets it”)."
    text = MAILED.replace("WAITS", "passive: true")
    for form in ("text", "markdown"):
        assert said in page_of(tmp_path, form, text.replace("outcome: success, ", ""))
        assert said not in page_of(tmp_path, form, text)


def test_who_passes_reluctantly_is_told_with_the_reason(tmp_path: Path) -> None:
    journey = (
        "journey: buys\ntitle: Buys\nstages:\n  - id: pays\n    title: Pays\n    touchpoints:\n"
        "      - {title: Form, channel: web}\n      - {title: Call, channel: phone, raises: [privacy]}\n"
        "personas:\n  mina:\n    title: Mina\n    access: {concerns: [privacy]}\n    channels: {avoids: [web]}\n"
    )
    text = text_of(tmp_path, GapsOptions(Terminal(), section="access"), catalogue="teams: {}\n", buys=journey)
    _, _, told = text.partition("Passes reluctantly: “Pays”\n")
    assert [line.strip() for line in told.splitlines()[:2]] == [
        "“Form” is in a channel that such customers avoid (Web)",
        "“Call” raises a concern of theirs (privacy)",
    ]


SERVED = """\
journey: buys
title: Buys
personas:
  ada: {title: Ada, share: 1, access: {assistive: [screen-reader, large-text]}}
  bo: {title: Bo, share: 0}
stages:
  - id: asks
    title: Asks
    questions: [What does it cost?, Who helps me?]
    pain_points: [{title: It is slow, severity: high}]
    touchpoints:
      - {title: Form, channel: web, meets: [screen-reader, large-text], answers: [What does it cost?]}
      - {title: Call, channel: phone}
"""


def test_explained_access_names_the_steps_whose_meets_lets_somebody_pass(tmp_path: Path) -> None:
    options = GapsOptions(Terminal(), "en", explain=True, section="access")
    text = " ".join(text_of(tmp_path, options, buys=SERVED).split())
    assert "At “Asks” meets: says what serves their needs: “Form” (a screen reader, large text)" in text
    assert text.count("serves their needs") == 1, "Bo has none"
    assert "serves their needs" not in text_of(tmp_path, GapsOptions(Terminal(), "en", section="access"), buys=SERVED)
    (journey,) = json.loads(GAPS["json"](studied(tmp_path / "j", buys=SERVED), AS_OF, GapsOptions(Terminal())))[
        "journeys"
    ]
    served = {"stage": "asks", "touchpoint": "Form", "needs": ["screen-reader", "large-text"]}
    assert [person["served_at"] for person in journey["access"]["personas"]] == [[served], []]


REQUIRED = """
journey: buys
title: Buying
personas: {ada: {title: Ada, access: {internet: none, devices: [landline], skills: none}}}
stages:
  - id: books
    title: Books
    outcome: success
    touchpoints:
      - {title: Form, channel: web}
      - {title: Call, channel: phone}
      - {title: Code, channel: sms, required: true}
"""


def test_of_a_stage_that_a_required_step_shuts_no_other_is_said_to_be_in_the_way(tmp_path: Path) -> None:
    text = " ".join(text_of(tmp_path, GapsOptions(Terminal(), "en", section="access"), buys=REQUIRED).split())
    assert "“Code” asks for a smartphone or a basic phone" in text
    assert "“Call” can be used, but that is not enough: a required step is in the way" in text
    assert "“Form”" not in text


def test_explained_gaps_say_which_touchpoint_answers_which_question_and_which_none_does(tmp_path: Path) -> None:
    options = GapsOptions(Terminal(), "en", explain=True, section="gaps")
    text = " ".join(text_of(tmp_path, options, buys=SERVED).split())
    assert "Answered, as answers: says: “What does it cost?” by “Form”" in text
    assert "No touchpoint is said to answer: “Who helps me?”" in text
    assert "as answers: says" not in text_of(tmp_path, GapsOptions(Terminal(), "en", section="gaps"), buys=SERVED)
    (journey,) = json.loads(GAPS["json"](studied(tmp_path / "j", buys=SERVED), AS_OF, GapsOptions(Terminal())))[
        "journeys"
    ]
    assert journey["stages"][0]["questions"] == [
        {"question": "What does it cost?", "answered_by": ["Form"]},
        {"question": "Who helps me?", "answered_by": []},
    ]


def test_a_pain_point_that_nothing_shows_is_called_assumed_where_it_ranks_a_gap(tmp_path: Path) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(), "en", section="gaps"), buys=SERVED)
    assert "hurts: “It is slow” (assumed, severity high)" in " ".join(text.split())


@pytest.mark.parametrize(
    ("tag", "said", "unsaid"),
    [
        ("en", "(assumed, severity high)", "(assumed, severity not said)"),
        ("fa", "(فرضی، شدت: زیاد)", "(فرضی، شدت نوشته نشده)"),
        ("fr", "(supposé, gravité : élevée)", "(supposé, gravité non précisée)"),
        ("id", "(asumsi, keparahan tinggi)", "(asumsi, keparahan belum disebut)"),
        ("jv", "(panginten, awratipun inggil)", "(panginten, tingkat awrat dereng dipunsebat)"),
    ],
)
def test_it_is_the_pain_point_that_is_assumed_and_severity_is_named_once(
    tmp_path: Path, tag: str, said: str, unsaid: str
) -> None:
    options = GapsOptions(Terminal(), tag, section="gaps")
    assert said in " ".join(text_of(tmp_path, options, buys=SERVED).replace("\u2067", "").replace("\u2069", "").split())
    plain = text_of(tmp_path, options, buys=SERVED.replace(", severity: high", ""))
    assert unsaid in " ".join(plain.replace("\u2067", "").replace("\u2069", "").split())


def test_a_severity_that_only_a_stranded_persona_brings_is_explained(tmp_path: Path) -> None:
    said = "Severity counts as 3 since somebody is stranded here; no pain point that severe is written."
    offline = SERVED.replace(
        "access: {assistive: [screen-reader, large-text]}", "access: {internet: none, devices: []}"
    )
    options = GapsOptions(Terminal(), "en", explain=True, section="gaps")
    milder = offline.replace("severity: high", "severity: low")
    assert said in " ".join(text_of(tmp_path, options, buys=milder).split())
    assert said not in " ".join(text_of(tmp_path, options, buys=offline).split()), "high is 3 already"
    assert said not in " ".join(text_of(tmp_path, options, buys=SERVED).split())


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_two_personas_of_one_title_are_told_apart_by_their_ids(tmp_path: Path, form: str) -> None:
    journey = """journey: a
title: A
personas:
  by-line: {title: Older customer, access: {internet: none, devices: [landline]}}
  by-hand: {title: Older customer, access: {internet: none, devices: [basic-phone]}}
stages:
  - {id: one, title: One, touchpoints: [{title: Form, channel: web}]}
"""
    page = page_of(tmp_path, form, journey)
    assert page.count("Older customer") == page.count("Older customer (by-line)") + page.count(
        "Older customer (by-hand)"
    )
    assert "Older customer (by-line)" in page
