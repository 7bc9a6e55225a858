"""`cxjourney report`: one file, written whole or not at all, with a clear word where it can't be.

If it fails, somebody mails a page that is half there, or is told nothing of why none is.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.files.git_repository import repository

from .command import JOURNEY, run, write


def test_it_writes_one_file_and_says_which(home: Path) -> None:
    ended = run("report", cwd=home)
    assert (ended.status, ended.out, ended.said) == (0, b"", "report.html\n")
    assert (home / "report.html").read_text("utf-8").startswith("<!doctype html>")


def test_quiet_says_nothing(home: Path) -> None:
    ended = run("report", "--quiet", "-o", "out/all.html", cwd=home)
    assert (ended.status, ended.said) == (0, "")
    assert (home / "out/all.html").is_file()


def test_some_journeys_alone(home: Path) -> None:
    write(home / "journeys", rides=JOURNEY.replace("journey: buys", "journey: rides").replace("Buys a", "Rides on a"))
    ended = run("report", "--journey", "rides", cwd=home)
    html = (home / "report.html").read_text("utf-8")
    assert ended.status == 0
    assert "id=j/rides " in html
    assert "id=j/buys " not in html


def test_a_journey_that_is_not_there_is_named(home: Path) -> None:
    ended = run("report", "--journey", "rids", cwd=home)
    assert ended.status == 2
    assert "rids" in ended.said
    assert not (home / "report.html").exists()


def test_a_journey_with_faults_is_named_and_the_others_are_shown(home: Path) -> None:
    write(home / "journeys", broken="journey: broken\ntitle: Broken\nstages: [{id: a}]\n")
    ended = run("report", cwd=home)
    assert ended.status == 1
    assert "broken.yaml" in ended.said
    assert "id=j/buys " in (home / "report.html").read_text("utf-8")


def test_nothing_is_written_where_no_journey_can_be_read(home: Path) -> None:
    write(home / "journeys", buys="journey: buys\ntitle: Buys\nstages: [{id: a}]\n")
    ended = run("report", cwd=home)
    assert ended.status == 1
    assert "buys.yaml" in ended.said
    assert "No report was written: every journey has errors." in ended.said
    assert not (home / "report.html").exists(), "it would say that nobody is stranded"


@pytest.mark.parametrize(
    ("option", "name", "text"),
    [("--note", "note.html", "Hello"), ("--config", "own.html", "fail_on = 'error'\n"), ("--template", "t.pptx", "x")],
)
def test_what_a_report_is_made_of_is_not_written_over(home: Path, option: str, name: str, text: str) -> None:
    (home / name).write_text(text)
    (home / "linked").symlink_to(home)
    ended = run("report", option, name, "-o", f"linked/{name}", cwd=home)
    assert ended.status == 2
    assert f"{name} is what {option} reads" in ended.said
    assert (home / name).read_text() == text


def test_a_place_that_cant_be_written_is_said(home: Path) -> None:
    (home / "file").write_text("x")
    ended = run("report", "-o", "file/report.html", cwd=home)
    assert ended.status == 2
    assert "file/report.html" in ended.said


def test_nothing_to_show_is_said(tmp_path: Path) -> None:
    ended = run("report", cwd=tmp_path)
    assert ended.status == 2
    assert not (tmp_path / "report.html").exists()


def test_a_note_that_cant_be_read_is_named(home: Path) -> None:
    ended = run("report", "--note", "nope.md", cwd=home)
    assert ended.status == 2
    assert "nope.md" in ended.said
    assert not (home / "report.html").exists()


def test_it_speaks_the_language_that_is_asked_for(home: Path) -> None:
    run("report", "--language", "id", cwd=home)
    html = (home / "report.html").read_text("utf-8")
    assert '<html lang="id"' in html
    assert "Ringkasan" in html


def test_maps_that_nobody_knows_are_refused(home: Path) -> None:
    ended = run("report", "--maps", "some", cwd=home)
    assert ended.status == 2
    assert "none" in ended.said
    assert not (home / "report.html").exists()


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_what_changed_since_a_base_is_a_page(home: Path) -> None:
    git(home, "init", "-q")
    git(home, "add", "-A")
    git(home, "commit", "-q", "-m", "first")
    write(home / "journeys", rides=JOURNEY.replace("journey: buys", "journey: rides").replace("Buys a", "Rides on a"))
    ended = run("report", "--base", "HEAD", cwd=home)
    html = (home / "report.html").read_text("utf-8")
    assert (ended.status, ended.said) == (0, "report.html\n")
    assert "id=changes " in html


@pytest.mark.parametrize("has_history", [True, False])
def test_a_base_that_is_not_there_is_said_and_nothing_is_written(home: Path, has_history: bool) -> None:
    git(home, "init", "-q")
    if has_history:
        git(home, "add", "-A")
        git(home, "commit", "-q", "-m", "first")
    ended = run("report", "--base", "nope", cwd=home)
    assert ended.status == 2
    assert "nope" in ended.said
    assert not (home / "report.html").exists()


def test_without_a_repository_a_base_is_a_folder_or_nothing(home: Path) -> None:
    ended = run("report", "--base", "nope", cwd=home, env={"GIT_CEILING_DIRECTORIES": str(home.parent)})
    assert ended.status == 2
    assert "nope" in ended.said or "repository" in ended.said
    assert not (home / "report.html").exists()
    assert run("report", "--base", "journeys", cwd=home).status == 0


def test_without_a_history_it_says_why_no_trend_is_drawn(home: Path) -> None:
    run("report", cwd=home)
    html = (home / "report.html").read_text("utf-8")
    assert "No trend is drawn: git's history does not hold these journeys." in html
    assert "class=trend" not in html


def plain_days(html: str) -> str:
    """Return a page in which days are plain text."""
    return re.sub(r"</?time\b[^>]*>", "", html)


def test_a_history_is_drawn_until_the_files_as_they_are(home: Path) -> None:
    made = repository(home)
    made.commit(journeys__buys=JOURNEY)
    write(home / "journeys", buys=JOURNEY.replace("mobile-app}", "mobile-app, data: [clicks]}"))
    assert run("report", cwd=home, env={"CXJOURNEY_AS_OF": "2026-11-28"}).status == 0
    html = plain_days((home / "report.html").read_text("utf-8"))
    assert "No trend" not in html
    (covered,) = re.findall(r"<strong>([^<]*)</strong><b>of stages covered</b>.*?was ([^<]*)</span>", html)[:1]
    assert covered == ("100%", "50% on 2026-11-01")


def test_a_history_of_one_point_is_no_trend(home: Path) -> None:
    repository(home).commit(journeys__buys=JOURNEY)
    run("report", "--as-of", "2026-11-01", cwd=home)
    assert "No trend is drawn yet" in (home / "report.html").read_text("utf-8")


def test_a_part_of_the_journeys_has_a_trend_of_its_own(home: Path) -> None:
    rides = JOURNEY.replace("journey: buys", "journey: rides").replace("Buys a", "Rides on a")
    repository(home).commit(
        journeys__buys=JOURNEY, journeys__rides=rides.replace("channel: web, data: [clicks]", "channel: web")
    )
    run("report", "--journey", "rides", cwd=home)
    html = plain_days((home / "report.html").read_text("utf-8"))
    assert "was 0% on 2026-11-01" in html
    assert "was 25% on 2026-11-01" not in html


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        (("-o", "all.pptx"), "all.pptx"),
        (("--format", "pptx"), "report.pptx"),
        (("--format", "pptx", "-o", "all.deck"), "all.deck"),
    ],
)
def test_slides_are_written_by_suffix_or_by_name(home: Path, asked: tuple[str, ...], written: str) -> None:
    ended = run("report", "--maps", "none", *asked, cwd=home)
    assert (ended.status, ended.said) == (0, f"{written}\n")
    assert (home / written).read_bytes().startswith(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("-o", "all.foo"), "Write a suffix that says the format (.html, .htm, .pptx)"),
        (("-o", "all.html", "--format", "pptx"), "let the name end with .pptx"),
        (("-o", "all.pptx", "--format", "html"), "let the name end with .html"),
        (("--template", "ours.pptx"), "add --format pptx, or leave out --template"),
        (("-o", "all.pptx", "--base", "main"), "add --format html, or leave out --base"),
        (
            ("-o", "all.pptx", "--template", "ours.pptx"),
            "--template ours.pptx can't be read: no such file or directory",
        ),
        (("-o", "all.pptx", "--template", "journeys"), "--template journeys"),
        (("-o", "all.pptx", "--template", "journeys/buys.yaml"), "--template journeys/buys.yaml is no deck of slides"),
    ],
)
def test_slides_that_cant_be_made_are_said(home: Path, asked: tuple[str, ...], why: str) -> None:
    ended = run("report", *asked, cwd=home)
    assert ended.status == 2
    assert why in ended.said
    assert sorted(one.name for one in home.iterdir() if one.suffix in (".html", ".pptx", ".foo")) == []


def test_a_template_that_is_too_large_is_not_read_whole(home: Path) -> None:
    with (home / "ours.pptx").open("wb") as file:
        file.truncate(100_000_001)
    ended = run("report", "-o", "all.pptx", "--template", "ours.pptx", cwd=home)
    assert ended.status == 2
    assert "is larger than a template may be (100 MB)" in ended.said


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (("-o", "site/"), "site/index.html"),
        (("-o", "site"), "site/index.html"),
        (("--format", "folder"), "report/index.html"),
        (("--format", "folder", "-o", "docs/v1.2"), "docs/v1.2/index.html"),
        (("-o", "there"), "there/index.html"),
        (("-o", "report.html/"), "report.html/index.html"),
    ],
)
def test_a_folder_of_pages(home: Path, asked: tuple[str, ...], first: str) -> None:
    (home / "there").mkdir()
    ended = run("report", *asked, cwd=home)
    assert (ended.status, ended.out, ended.said) == (0, b"", f"{first}\n")
    assert (home / first).read_text("utf-8").startswith("<!doctype html>")
    assert (home / first).with_name("gaps.html").is_file()
    assert (home / first).parent.joinpath("journeys", "buys.html").is_file()


def folder_of(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_folder_is_written_again(home: Path) -> None:
    (home / "site").mkdir()
    (home / "site" / "CNAME").write_text("example.org\n")
    write(home / "journeys", rides=JOURNEY.replace("journey: buys", "journey: rides").replace("Buys a", "Rides on a"))
    run("report", "-o", "site/", cwd=home)
    first = folder_of(home / "site")
    assert run("report", "-o", "site/", cwd=home).status == 0
    assert folder_of(home / "site") == first
    (home / "journeys" / "rides.yaml").unlink()
    assert run("report", "-o", "site/", cwd=home).status == 0
    gone = first.keys() - folder_of(home / "site").keys()
    assert gone == {"journeys/rides.html", *(f"maps/rides.{view}.js" for view in ("journey", "flow", "blueprint"))}
    assert (home / "site" / "CNAME").read_text() == "example.org\n"


@pytest.mark.parametrize("is_ours", [False, True])
def test_a_file_of_others_is_named_and_nothing_is_written(home: Path, is_ours: bool) -> None:
    if is_ours:
        run("report", "-o", "site/", cwd=home)
    (home / "site").mkdir(exist_ok=True)
    (home / "site" / "gaps.html").write_text("mine")
    before = folder_of(home / "site")
    write(home / "journeys", buys=JOURNEY.replace("Pays", "Pays up"))
    ended = run("report", "-o", "site/", cwd=home)
    assert ended.status == 2
    assert "gaps.html" in ended.said
    assert ("changed since" if is_ours else "did not write") in " ".join(ended.said.split())
    assert folder_of(home / "site") == before


def test_a_run_that_finds_no_journey_to_read_leaves_the_old_pages(home: Path) -> None:
    run("report", "-o", "site/", cwd=home)
    before = folder_of(home / "site")
    write(home / "journeys", buys="journey: buys\ntitle: Buys\nstages: [{id: a}]\n")
    assert run("report", "-o", "site/", cwd=home).status == 1
    assert folder_of(home / "site") == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--format", "folder", "-o", "report.html"), "names a file"),
        (("--format", "folder", "-o", "file"), "names a file"),
        (("--format", "html", "-o", "there"), "--format folder"),
        (("--format", "pptx", "-o", "site/"), "report.pptx"),
        (("-o", "journeys"), "a folder of its own"),
        (("-o", "."), "a folder of its own"),
        (("-o", ""), "empty name"),
        (("-o", "file/site/"), "file/site"),
        (("-o", "site/", "--template", "house.pptx"), "--template"),
    ],
)
def test_a_folder_that_cant_be_meant_so_is_said(home: Path, asked: tuple[str, ...], said: str) -> None:
    (home / "there").mkdir()
    (home / "file").write_text("x")
    before = folder_of(home)
    ended = run("report", *asked, cwd=home)
    assert ended.status == 2
    assert said in " ".join(ended.said.split())
    assert folder_of(home) == before
