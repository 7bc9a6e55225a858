"""One figure everywhere: `gaps`, `validate`, `diff`, the heads of maps and the report agree to the digit.

If it fails, two screens say two things of one journey, and a meeting argues about which is right.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from cxjourney.analysis.trend_figures import workspace_figures
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Report, Severity
from cxjourney.formats.changes import DiffOptions
from cxjourney.formats.changes.json import write_diff
from cxjourney.formats.findings.json import write as write_findings
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.json import write as write_gaps
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language, language
from cxjourney.maps.views import VIEWS
from cxjourney.maps.views.portfolio import compose_all
from cxjourney.pipeline.cached_report import GroupsToJudge, judge_groups
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, study_journeys
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from cxjourney.workspace.journey_summary import sum_coverage
from tests.paths import ROOT
from tests.report.conftest import DAY
from tests.report.page import Element, read_page

JOURNEYS = str(ROOT / "journeys")
TAGS = ("en", "fa")


class Said:
    """What each command says of a folder as of one day, and the report in a language."""

    def __init__(self, folder: str, base: str, tag: str) -> None:
        self.words = language(tag)
        self.studied: StudiedJourneys = study_journeys(StudyRequest([folder], None), DAY)
        self.gaps = gaps_of(self.studied)
        groups = find_workspace_groups([folder], Configurations(None), None)
        request = CheckRequest([folder], None, None, None, None)
        self.judged: Report = judge_groups(GroupsToJudge(groups), request, DAY).report
        self.validated: dict[str, Any] = json.loads(write_findings(self.judged, Terminal(), show_info=True))["summary"]
        compared = compare(base, [folder], None, DAY, tag)
        options = DiffOptions(Terminal(), DAY, base, None, compared.base_is_empty, compared.words)
        self.diffed: dict[str, Any] = json.loads(write_diff(compared.difference, options))
        built = build_report(StudyRequest([folder], None, None, None, tag), ReportOptions(maps=()), DAY, base=base)
        self.page = read_page(built.html)

    def figures(self, id_: str) -> list[str]:
        return [one.tagged("strong")[0].text for one in self.page.with_id(id_).of_class("figure")]


def gaps_of(studied: StudiedJourneys) -> dict[str, dict[str, Any]]:
    """Return what `gaps --format json` says, by journey."""
    options = GapsOptions(Terminal(), "en", None, False, None, False, language)
    said = json.loads(write_gaps(studied.studies, DAY, options))["journeys"]
    return {one["journey"]: one for one in said}


@pytest.fixture(scope="module")
def dimmed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The examples, of which the bank can no longer have what its app records."""
    folder = tmp_path_factory.mktemp("dimmed") / "journeys"
    shutil.copytree(JOURNEYS, folder)
    catalogue = folder / "bank" / "catalogue.yaml"
    text = catalogue.read_text("utf-8")
    assert text.count("title: App event stream\n") == 1
    dark = text.replace("title: App event stream\n", "title: App event stream\n    status: unavailable\n")
    catalogue.write_text(dark, "utf-8")
    return str(folder)


@pytest.fixture(scope="module", params=TAGS)
def said(request: pytest.FixtureRequest, dimmed: str) -> Said:
    """What is said of the six examples, in English and in Persian, since the app was recorded."""
    return Said(dimmed, JOURNEYS, request.param)


def percents(one: Mapping[str, Any], words: Language) -> list[str]:
    """Return how much is covered and known by the data of `gaps` or `diff`, in words."""
    return [words.percent(one["covered_percent"]), words.percent(one["known_percent"])]


def test_gaps_and_diff_have_the_same_figures_of_all_six(said: Said) -> None:
    assert len(said.gaps) == len(said.diffed["journeys"]) == 6
    for one in said.diffed["journeys"]:
        gaps = said.gaps[one["journey"]]
        assert one["coverage"]["after"] == gaps["coverage"]
        shares = ("able_share", "stranded_share", "unknown_share")
        assert {name: one["access"]["after"][name] for name in shares} == {
            name: gaps["access"][name] for name in shares
        }


def test_validate_sums_what_gaps_says(said: Said) -> None:
    every = said.gaps.values()
    stages, covered = (sum(one["coverage"][name] for one in every) for name in ("stages", "covered"))
    known = sum(3 - len(stage["missing"]) for one in every for stage in one["stages"])
    assert said.validated["journeys"] == len(said.gaps)
    assert said.validated["covered_percent"] == round(100 * covered / stages, 1)
    assert said.validated["known_percent"] == round(100 * known / (3 * stages), 1)


def test_the_overview_has_the_figures_of_validate_and_of_the_portfolio(said: Said) -> None:
    shown = said.figures("overview")
    drawn = compose_all(said.studied.studies, said.words)
    assert shown[:2] == percents(said.validated, said.words)
    assert shown[:2] == [one.value for one in drawn.figures if one.kind == "coverage"]
    assert said.words.number(len(said.gaps)) == drawn.figures[0].value


@pytest.mark.parametrize("view", ["journey", "flow", "blueprint", "coverage", "access"])
def test_the_heads_of_maps_have_the_figures_of_gaps(said: Said, view: str) -> None:
    for study in said.studied.studies:
        figures = VIEWS[view].map_of(study, said.studied.every, said.words).figures
        shown = [one.value for one in figures if one.kind == "coverage"]
        assert shown == percents(said.gaps[study.journey.journey]["coverage"], said.words)


def test_a_journeys_page_has_the_figures_of_its_map(said: Said) -> None:
    for study in said.studied.studies:
        words = language(study.journey.language)
        head = [one.value for one in VIEWS["journey"].map_of(study, said.studied.every, words).figures[:-1]]
        count = words.number(len(said.gaps[study.journey.journey]["gaps"]))
        assert said.figures(f"j/{study.journey.journey}")[: len(head) + 1] == [*head, count]


def test_the_list_of_journeys_has_the_figures_of_gaps(said: Said) -> None:
    words = said.words
    rows = {row.tagged("a")[0].attributes["href"]: row for row in said.page.with_id("rows").tagged("li")}
    assert rows.keys() == {f"#j/{id_}" for id_ in said.gaps}
    for id_, one in said.gaps.items():
        row = rows[f"#j/{id_}"]
        covered, known = percents(one["coverage"], words)
        stages = words.count("map.stages", one["coverage"]["stages"])
        assert [part.text for part in row.of_class("strip-words")[0].tagged("span")] == [
            words.text("map.portfolio.covered", n=covered),
            words.text("map.portfolio.known", n=known),
            stages,
        ]
        stranded = one["access"]["stranded_share"]
        told = row.of_class("able-words")[0].text
        assert stranded is None or words.text("map.able.stranded", stranded=words.percent(100 * stranded)) in told


def test_findings_are_counted_alike(said: Said) -> None:
    (lead,) = said.page.with_id("findings").of_class("lead")
    for severity in ("error", "warning"):
        assert said.words.count(f"change.tally.{severity}", said.validated[severity]) in lead.text
    listed = said.page.with_id("rule-list").tagged("li")
    assert len(listed) == said.validated["error"] + said.validated["warning"]
    assert said.judged.count(Severity.WARNING) == said.validated["warning"]


def test_new_and_fixed_findings_are_those_of_diff(said: Said) -> None:
    found = said.diffed["findings"]
    told = [sum(one["severity"] != "info" for one in found[kind]) for kind in ("new", "fixed")]
    worse = sum(one["worse"] for one in said.diffed["journeys"])
    shown = said.figures("changes")
    assert [shown[0], *shown[2:4]] == [said.words.number(n) for n in (worse, *told)]
    assert worse == 2


def claim_keys(one: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what each claim of a journey is known by, with its state: what is said of personas, folders share."""
    folder = one["file"].rpartition("/")[0]
    for claim in one["claims"]["list"]:
        is_shared = claim["path"][0] == "personas"
        yield (folder if is_shared else one["journey"], *map(str, claim["path"])), claim["state"]


def test_the_ledger_counts_the_claims_of_gaps_once_each(said: Said) -> None:
    states = Counter(dict(pair for one in said.gaps.values() for pair in claim_keys(one)).values())
    assert said.figures("ledger")[:3] == [
        said.words.number(states[state]) for state in ("evidenced", "outdated", "assumed")
    ]
    assert said.figures("overview")[3] == said.words.percent(100 * states["evidenced"] / states.total())
    for one in said.gaps.values():
        counts = Counter(claim["state"] for claim in one["claims"]["list"])
        told: Counter[str] = Counter()
        for row in one["claims"]["counts"].values():
            told.update(row)
        assert +told == counts


def test_diff_counts_the_claims_that_gaps_says_lost_their_evidence(said: Said) -> None:
    before = gaps_of(study_journeys(StudyRequest([JOURNEYS], None), DAY))
    moved = 0
    for one in said.diffed["journeys"]:
        was, now = (
            sum(claim["state"] == "evidenced" for claim in side[one["journey"]]["claims"]["list"])
            for side in (before, said.gaps)
        )
        assert len(one["claims"]["gained"]) - len(one["claims"]["lost"]) == now - was
        moved += was - now
    assert moved > 0


def leads(element: Element) -> list[str]:
    """Return where the links of an element lead."""
    return [one.attributes["href"] for one in element.tagged("a")]


def test_the_page_of_gaps_has_every_gap_with_its_rank_and_priority(said: Said) -> None:
    shown = [
        (leads(one.of_class("at")[0])[0], one.of_class("where")[0].text, one.of_class("priority")[0].text)
        for one in said.page.with_id("gap-list").of_class("gap")
    ]
    number, text = said.words.number, said.words.text
    assert sorted(shown) == sorted(
        (
            f"#j/{id_}/g/{gap['stage']}",
            f"{one['title']} · {text('report.gap.rank', rank=number(gap['rank']), n=number(len(one['gaps'])))}",
            text("map.portfolio.priority", priority=number(gap["priority"])),
        )
        for id_, one in said.gaps.items()
        for gap in one["gaps"]
    )


def test_the_board_has_of_each_stage_what_gaps_says_is_known(said: Said) -> None:
    for id_, one in said.gaps.items():
        board = said.page.with_id(f"j/{id_}/board").of_class("board")[0]
        heads = {head.attributes["id"]: head for head in board.tagged("header") if "id" in head.attributes}
        assert heads.keys() == {f"j/{id_}/s/{stage['stage']}" for stage in one["stages"]}
        for stage in one["stages"]:
            head = heads[f"j/{id_}/s/{stage['stage']}"]
            assert stage["coverage"] in head.attributes["class"].split()
        full = [sum("y" in part.attributes.get("class", "") for part in one.tagged("i")) for one in meters(board)]
        assert full == [3 - len(stage["missing"]) for stage in one["stages"]]


def meters(board: Element) -> list[Element]:
    """Return what says how much is known of each stage, stage by stage."""
    return [stage.of_class("meter")[0] for stage in board.of_class("stage") if stage.of_class("meter")]


def test_the_page_of_people_says_who_gets_through_as_gaps_does(said: Said) -> None:
    kinds = {"is-able": True, "is-stranded": False, "is-unknown": None}
    shown = {
        (leads(travel)[0], person.attributes["id"].rpartition("/")[2]): kinds[travel.attributes["class"].split()[-1]]
        for person in said.page.with_id("people-list").of_class("person")
        for travel in person.of_class("travel")
    }
    assert shown == {
        (f"#j/{id_}/access", fare["persona"]): fare["able"]
        for id_, one in said.gaps.items()
        for fare in one["access"]["personas"]
    }


def test_the_page_of_data_says_which_stages_a_source_sees_as_gaps_does(said: Said) -> None:
    seen: dict[str, set[str]] = {}
    for row in said.page.with_id("source-list").tagged("tr"):
        for journey in row.tagged("details"):
            words = said.words.count("map.stages", len(leads(journey)))
            assert journey.of_class("muted")[0].text == words
            for place in leads(journey):
                seen.setdefault(place, set()).add(row.attributes["id"].rpartition("/")[2])
    assert seen == {
        f"#j/{id_}/s/{stage['stage']}": found
        for id_, one in said.gaps.items()
        for stage in one["stages"]
        if (found := {source for family in stage["families"].values() for source in family})
    }


def test_the_teams_are_asked_about_the_gaps_that_gaps_says(said: Said) -> None:
    asked = Counter(place for one in said.page.with_id("team-list").of_class("asked") for place in leads(one))
    own = {
        f"#j/{study.journey.journey}/g/{gap.stage.id}"
        for study in said.studied.studies
        for gap in study.gaps
        if gap.stage.owner or study.journey.owner
    }
    assert own <= {f"#j/{id_}/g/{gap['stage']}" for id_, one in said.gaps.items() for gap in one["gaps"]}
    assert asked == Counter(own)


def test_the_ledgers_rows_are_the_claims_that_gaps_says_are_not_evidenced(said: Said) -> None:
    told = Counter(dict(pair for one in said.gaps.values() for pair in claim_keys(one)).values())
    rows: Counter[str] = Counter()
    for row in said.page.with_id("claim-list").tagged("tr"):
        cell = row.tagged("td")[0]
        what = len(cell.tagged("b"))
        sizes = [one.text for one in cell.of_class("muted") if one.text in NUMBERS[said.words.tag]]
        (state,) = {"assumed", "outdated"} & {
            name for tag in row.of_class("tag") for name in tag.attributes["class"].split()
        }
        rows[state] += NUMBERS[said.words.tag][sizes[0]] if sizes else max(what, 1)
    assert rows == Counter({state: told[state] for state in ("assumed", "outdated")})


NUMBERS = {tag: {language(tag).number(n): n for n in range(200)} for tag in TAGS}


def test_a_trend_of_today_has_the_figures_of_gaps_and_validate(said: Said) -> None:
    figures = workspace_figures(said.studied.every, said.studied.unread)
    total = sum_coverage(one.coverage for one in figures.journeys)
    assert percents(said.validated, said.words) == percents(
        {"covered_percent": total.covered_percent, "known_percent": total.known_percent}, said.words
    )
    assert figures.claims.evidenced_percent is not None
    assert said.words.percent(figures.claims.evidenced_percent) == said.figures("overview")[3]
    stranded = max(one.stranded for one in figures.journeys if one.stranded is not None)
    assert said.words.percent(100 * stranded) == said.figures("overview")[2]
    for one in figures.journeys:
        gaps = said.gaps[one.journey]
        for share, name in ((one.able, "able_share"), (one.stranded, "stranded_share")):
            assert share == pytest.approx(gaps["access"][name])  # JSON rounds it
        assert (one.coverage.stages, one.coverage.covered) == (gaps["coverage"]["stages"], gaps["coverage"]["covered"])


@pytest.fixture(scope="module")
def slides(said: Said, dimmed: str) -> list[str]:
    """The texts of a deck of the same journeys."""
    request = StudyRequest([dimmed], None, None, None, said.words.tag)
    deck = Presentation(BytesIO(build_report(request, ReportOptions(maps=()), DAY, "pptx").data))
    return ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in deck.slides]


def test_the_slides_have_the_figures_of_the_overview_and_the_questions_of_gaps(said: Said, slides: list[str]) -> None:
    assert all(figure in "\n".join(slides[:2]) for figure in said.figures("overview"))
    for id_, one in said.gaps.items():
        first = said.page.with_id(f"j/{id_}/gaps").of_class("gap")[:3]
        assert len(first) == min(3, len(one["gaps"]))
        questions = [gap.of_class("question")[0].text for gap in first]
        assert any(all(question in text for question in questions) for text in slides)
