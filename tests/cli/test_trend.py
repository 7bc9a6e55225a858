"""`trend` as a command: git's history read as it was, each point judged as of its own day.

If it fails, a line says that things got better or worse which they did not, or a job that should warn stays quiet.
"""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.parse.syntax_errors import Fault
from cxjourney.pipeline import parsed_text_cache, trend_points
from tests.files.git_repository import ISOLATED, Repository, repository

from .command import Ended, run_here

JOURNEY = """\
journey: buys
title: Buys a ticket
metrics:
  - {kind: nps, key: true, value: 20, date: 2026-03-01, history: [{date: 2025-12-01, value: 10}]}
stages:
  - id: looks
    title: Looks for a ticket
    data: [panel]
    pain_points: [{title: It is slow, severity: high}, {title: It is grey, status: solved}]
    touchpoints: [{title: The site, channel: web}, {title: The window, channel: branch}]
  - id: pays
    title: Pays
    data: [interviews]
    touchpoints: [{title: Cash, channel: branch}]
"""
CATALOGUE = """\
personas:
  ann: {title: Ann, share: 0.6}
  ben: {title: Ben, share: 0.4, access: {internet: none, travel: local}}
data_sources:
  interviews: {title: Interviews, type: interviews, cadence: monthly, refreshed: 2026-01-05}
  panel: {title: Panel, type: market-research}
"""
WITHOUT = JOURNEY.replace("    data: [interviews]\n", "")
BROKEN = "journey: buys\ntitle: [\n"
SVG = "{http://www.w3.org/2000/svg}"
Run = Callable[..., Ended]


def commit(repo: Repository, day: str, **files: str) -> str:
    """Commit everything on a day."""
    repo.write(**files)
    shell = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **ISOLATED}
    stamp = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", "add", "-A"], cwd=repo.root, env=shell, check=True)
    command = ["git", "commit", "-q", "--allow-empty", "-m", "one"]
    subprocess.run(command, cwd=repo.root, env=shell | stamp, check=True)
    return repo.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A repository whose first commit has no journey."""
    made = repository(tmp_path / "r")
    (made.root / "README").write_text("x")
    commit(made, "2025-11-01")
    commit(made, "2026-01-10", journeys__catalogue=CATALOGUE, journeys__buys=JOURNEY)
    commit(made, "2026-03-15", journeys__buys=WITHOUT)
    return made


@pytest.fixture
def trend(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command at the repository's top, with a cache of the test's own."""
    settings = {"CXJOURNEY_AS_OF": "2026-04-20", "COLUMNS": "80", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    for name, value in (ISOLATED | settings).items():
        monkeypatch.setenv(name, value)

    def call(*arguments: str, command: str = "trend", inside: str = "r") -> Ended:
        monkeypatch.chdir(tmp_path / inside)
        return run_here(capfdbinary, command, *arguments)

    return call


def data(ended: Ended) -> dict[str, Any]:
    assert ended.status in (0, 1), ended.said
    found: dict[str, Any] = json.loads(ended.text)
    return found


def days(told: dict[str, Any]) -> list[str]:
    return [point["date"] for point in told["points"]]


@pytest.mark.usefixtures("repo")
def test_points_are_the_first_journey_the_ends_of_months_and_today(trend: Run) -> None:
    told = data(trend("-f", "json"))
    assert days(told) == ["2026-01-10", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-20"]


@pytest.mark.usefixtures("repo")
def test_points_are_the_sundays_or_the_commits(trend: Run) -> None:
    weeks = days(data(trend("-f", "json", "--every", "week", "--since", "2026-04-01")))
    assert weeks == ["2026-04-01", "2026-04-05", "2026-04-12", "2026-04-19", "2026-04-20"]
    assert days(data(trend("-f", "json", "--every", "commit"))) == ["2026-01-10", "2026-03-15", "2026-04-20"]


def test_a_commit_that_touches_no_journey_is_no_point(trend: Run, repo: Repository) -> None:
    (repo.root / "README").write_text("y")
    commit(repo, "2026-04-01")
    assert days(data(trend("-f", "json", "--every", "commit"))) == ["2026-01-10", "2026-03-15", "2026-04-20"]


def test_figures_are_those_of_gaps_of_that_commit_and_day(trend: Run, repo: Repository) -> None:
    """A journey that stayed as it was is worked out anew where its catalogue changed, and where its data grew old."""
    commit(repo, "2026-02-10", journeys__catalogue=CATALOGUE.replace("share: 0.6", "share: 0.5"))
    commit(repo, "2026-04-01", journeys__catalogue=CATALOGUE.replace("  panel: {", "  panel: {status: planned, "))
    told = data(trend("-f", "json"))
    (line,) = told["journeys"]
    for point, figures in zip(told["points"], line["points"], strict=True):
        repo.git("checkout", "-q", "--detach", point["commit"])
        (gaps,) = data(trend("-f", "json", "--as-of", point["date"], command="gaps"))["journeys"]
        for name in ("stages", "covered", "covered_percent", "known_percent"):
            assert figures[name] == point["total"][name] == gaps["coverage"][name]
        assert figures["able_share"] == point["total"]["least_able_share"] == gaps["access"]["able_share"]
        assert figures["stranded_share"] == point["total"]["most_stranded_share"] == gaps["access"]["stranded_share"]
        counts = {name: n for name, n in figures["claims"].items() if name != "evidenced_percent"}
        kinds = gaps["claims"]["counts"].values()
        assert counts == {state: sum(kind[state] for kind in kinds) for state in counts}
    covered = [figures["covered"] for figures in line["points"]]
    assert (covered[0], covered[-2], covered[-1]) == (2, 1, 0)


def test_a_configuration_of_its_own_day_is_in_force(trend: Run, repo: Repository) -> None:
    (repo.root / "cxjourney.toml").write_text('exclude = ["other.yaml"]\n')
    commit(repo, "2026-04-10", journeys__other=JOURNEY.replace("buys", "rides"))
    (repo.root / "cxjourney.toml").unlink()
    commit(repo, "2026-04-15")
    told = data(trend("-f", "json", "--every", "commit", "--since", "2026-04-10"))
    assert [point["journeys"] for point in told["points"]] == [1, 2, 2]


@pytest.mark.usefixtures("repo")
def test_data_grows_old_without_a_commit(trend: Run) -> None:
    (line,) = data(trend("-f", "json"))["journeys"]
    assert [one["covered"] for one in line["points"]][:2] == [2, 2]
    later = data(trend("-f", "json", "--as-of", "2028-04-20", "--since", "2028-01-01"))["journeys"][0]["points"][0]
    assert later["covered"] < 2


@pytest.mark.usefixtures("repo")
def test_pain_points_that_are_open_and_the_history_of_the_metric(trend: Run) -> None:
    told = data(trend("-f", "json"))
    counts = {"critical": 0, "high": 1, "medium": 0, "low": 0, "unsaid": 0}
    assert told["points"][0]["total"]["open_pain_points"] == counts
    (line,) = told["journeys"]
    assert [one["metric"] for one in line["points"]] == [10, 10, 10, 20, 20]
    assert line["metric"]["measured"] == [{"date": "2025-12-01", "value": 10}, {"date": "2026-03-01", "value": 20}]


def test_a_journey_that_cant_be_read_leaves_a_hole_and_is_named(trend: Run, repo: Repository) -> None:
    commit(repo, "2026-04-01", journeys__buys=BROKEN)
    commit(repo, "2026-04-05", journeys__buys=JOURNEY)
    told = data(trend("-f", "json", "--every", "commit"))
    (line,) = told["journeys"]
    assert [one["state"] for one in line["points"]] == ["read", "read", "unread", "read", "read"]
    assert told["points"][2]["total"] is None
    assert told["points"][2]["unread"] == ["buys"]
    assert "can't be read as of 2026-04-01" in " ".join(trend("--every", "commit").text.split())
    picture = ElementTree.fromstring(trend("--every", "commit", "-f", "svg").text)
    drawn = next(one for one in picture.iter(f"{SVG}g") if one.get("aria-label", "").startswith("Stages covered"))
    assert [len(one.get("points", "").split()) for one in drawn.iter(f"{SVG}polyline")] == [2, 2]


def test_a_journey_with_another_id_is_the_same(trend: Run, repo: Repository) -> None:
    (repo.root / "journeys/buys.yaml").unlink()
    commit(repo, "2026-04-01", journeys__purchase=WITHOUT.replace("journey: buys", "journey: purchase"))
    told = data(trend("-f", "json"))
    (line,) = told["journeys"]
    assert (line["journey"], line["former_ids"]) == ("purchase", ["buys"])
    assert {one["state"] for one in line["points"]} == {"read"}
    assert data(trend("-f", "json")) == told


def test_a_journey_in_another_folder_is_the_same(trend: Run, repo: Repository) -> None:
    repo.git("mv", "journeys", "maps")
    commit(repo, "2026-04-01")
    (line,) = data(trend("maps", "-f", "json"))["journeys"]
    assert [one["state"] for one in line["points"]] == ["read"] * 5


def test_a_journey_that_is_deleted_is_said_to_be_gone(trend: Run, repo: Repository) -> None:
    commit(repo, "2026-04-01", journeys__rides=JOURNEY.replace("buys", "rides").replace("Buys", "Rides on"))
    (repo.root / "journeys/buys.yaml").unlink()
    commit(repo, "2026-04-10")
    assert "“Buys a ticket” is not there any more" in trend("--every", "commit").text


def test_what_was_merged_came_with_its_merge(trend: Run, repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "side")
    commit(repo, "2026-04-01", journeys__buys=JOURNEY)
    repo.git("checkout", "-q", "main")
    (repo.root / "README").write_text("z")
    merged = commit(repo, "2026-04-03")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    told = data(trend("-f", "json", "--every", "commit", "--as-of", "2026-11-05"))
    assert days(told) == ["2026-01-10", "2026-03-15", "2026-11-01", "2026-11-05"]
    assert merged not in [point["commit"] for point in told["points"]]


def test_what_is_not_committed_is_left_out_unless_asked_for(trend: Run, repo: Repository) -> None:
    clean = trend("-f", "json")
    assert clean.said == ""
    repo.write(journeys__buys=JOURNEY)
    left_out = trend("-f", "json")
    assert left_out.text == clean.text
    assert "--working-tree" in left_out.said
    asked = trend("-f", "json", "--working-tree")
    assert asked.said == ""
    last = data(asked)["points"][-1]
    assert (last["commit"], last["total"]["covered"]) == (None, 2)


@pytest.mark.usefixtures("repo")
def test_a_second_run_says_the_same_and_so_does_one_without_a_cache(trend: Run) -> None:
    first = trend("-f", "json")
    assert trend("-f", "json").text == first.text == trend("-f", "json", "--no-cache").text


@pytest.mark.usefixtures("repo")
def test_a_second_run_reads_no_commit_again(trend: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = trend("-f", "json")
    monkeypatch.setattr("cxjourney.pipeline.trend_workspaces.read_base", None)
    assert trend("-f", "json").text == first.text


def test_a_text_is_parsed_once_however_many_commits_hold_it(
    trend: Run, repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 7):
        commit(repo, f"2026-04-0{day}", journeys__rides=JOURNEY.replace("buys", "rides") + f"# {day}\n")
    parsed: list[str] = []

    def counted(source: TextFile, bounds: Bounds) -> Document | list[Fault]:
        parsed.append(source.text)
        return parse(source, bounds)

    monkeypatch.setattr(parsed_text_cache, "parse", counted)
    assert len(days(data(trend("-f", "json", "--every", "commit")))) == 9
    assert len(parsed) == len({*parsed}) == 9


@pytest.mark.usefixtures("repo")
def test_several_processes_say_the_same_and_keep_it(trend: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = trend("-f", "json", "--every", "week", "--no-cache")
    monkeypatch.setattr(trend_points, "process_count", lambda *_: 3)
    assert trend("-f", "json", "--every", "week").text == alone.text
    monkeypatch.setattr("cxjourney.pipeline.trend_workspaces.read_base", None)
    assert trend("-f", "json", "--every", "week").text == alone.text


def test_a_fall_fails_only_if_asked(trend: Run, repo: Repository) -> None:
    assert trend("--every", "commit", "--since", "2026-03-15").status == 0
    commit(repo, "2026-04-19", journeys__buys=WITHOUT.replace("    data: [panel]\n", ""))
    ended = trend("--fail-on-fall")
    assert ended.status == 1
    assert "“Buys a ticket”: Stages covered 50% → 0% since 2026-03-31" in ended.text
    assert trend().status == 0


def test_a_new_pain_point_is_no_fall(trend: Run, repo: Repository) -> None:
    commit(repo, "2026-04-19", journeys__buys=WITHOUT.replace("pain_points: [", "pain_points: [{title: It is loud}, "))
    assert trend("--fail-on-fall").status == 0


@pytest.mark.usefixtures("repo")
def test_since_a_commit_begins_with_that_commit(trend: Run) -> None:
    assert days(data(trend("-f", "json", "--every", "commit", "--since", "HEAD")))[0] == "2026-03-15"
    assert days(data(trend("-f", "json", "--every", "commit", "--since", "HEAD~1")))[0] == "2026-01-10"


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--since", "nowhere"), "“nowhere” is neither a day, such as 2026-11-21, nor a revision"),
        (("--since", "2026-02-31"), "“2026-02-31” is neither"),
        (("--since", "2027-01-01"), "2027-01-01 is still to come: the last day here is 2026-04-20"),
        (("--as-of", "2025-12-01"), "No journey stood at journeys in what was committed until 2025-12-01"),
        (("--as-of", "2020-01-01"), "No journey stood at journeys in what was committed until 2020-01-01"),
        (("-",), "standard input has none"),
        (("nowhere",), "nowhere"),
    ],
)
def test_what_cant_be_told_is_said(trend: Run, arguments: tuple[str, ...], says: str) -> None:
    ended = trend(*arguments)
    assert (ended.status, ended.text) == (2, "")
    assert says in " ".join(ended.said.split())


def test_without_a_repository_or_a_history_that_is_said(trend: Run, tmp_path: Path) -> None:
    (tmp_path / "plain/journeys").mkdir(parents=True)
    (tmp_path / "plain/journeys/buys.yaml").write_text(JOURNEY)
    none = trend(inside="plain")
    assert none.status == 2
    assert "is in no git repository" in none.said
    assert "Compare" not in none.said
    repository(tmp_path / "plain")
    empty = trend(inside="plain")
    assert empty.status == 2
    assert "Nothing has been committed yet" in empty.said


def test_a_path_of_another_repository_is_refused(trend: Run, repo: Repository, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    commit(other, "2026-01-01", journeys__catalogue=CATALOGUE, journeys__buys=JOURNEY)
    ended = trend("journeys", "../other/journeys")
    assert ended.status == 2
    assert "2 repositories" in ended.said
    assert repo.root.is_dir()


def test_a_clone_that_is_cut_off_says_so(trend: Run, repo: Repository, tmp_path: Path) -> None:
    commit(repo, "2026-04-01", journeys__buys=JOURNEY)
    for depth in ("1", "2"):
        repo.git("clone", "-q", "--depth", depth, f"file://{repo.root}", str(tmp_path / f"clone{depth}"))
    alone = trend(inside="clone1")
    assert alone.status == 2
    assert "git fetch --unshallow" in alone.said
    cut = trend("-f", "json", inside="clone2")
    assert days(data(cut))[0] == "2026-03-15"
    assert "what was before 2026-03-15 was never fetched" in " ".join(cut.said.split())
