"""A report names files by their place in the workspace: the same bytes wherever the command runs.

If it fails, a link that was mailed leads nowhere in the next report, or a page that was mailed on tells the name of
whoever made it.
"""

import os
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import BuiltReport, build_report
from tests.report.conftest import DAY
from tests.report.page import Element, read_page
from tests.report.test_changes import BUYS, CATALOGUE, REFUND, SEASON, git

HIDDEN = "journey: hidden\ntitle: Is hidden\nstages: [{id: asks, title: Asks}]\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace below somebody's home folder, changed since it was committed.

    One journey broke, one is hidden, and a setting is another.
    """
    home = tmp_path / "home" / "alice"
    folder = home / "work" / "journeys"
    (folder / "desk").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (folder / "buys.yaml").write_text(BUYS, "utf-8")
    (folder / "desk" / "hidden.yaml").write_text(HIDDEN, "utf-8")
    (folder / "cxjourney.toml").write_text("", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    (folder / "buys.yaml").write_text(BUYS.replace("data: [clicks, calls]", "data: [clicks]"), "utf-8")
    (folder / "desk" / "hidden.yaml").rename(folder / "desk" / "_hidden.yaml")
    (folder / "desk" / "season.yaml").write_text(SEASON, "utf-8")
    (folder / "desk" / "broken.yaml").write_text("journey: broken\ntitle: Broken\nstages: [{id: a}]\n", "utf-8")
    (folder / "cxjourney.toml").write_text('profile = "strict"\n', "utf-8")
    return folder


def built(place: str, form: str = "html", base: str | None = None) -> BuiltReport:
    return build_report(StudyRequest([place], None, language="en"), ReportOptions(), DAY, form, base)


def from_everywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, form: str = "html", base: str | None = None
) -> dict[str, BuiltReport]:
    """Return the report as it comes from the folder above, from within, by an absolute name, and from elsewhere."""
    elsewhere = folder.parents[2] / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    places = {
        "above": (folder.parent, "journeys"),
        "within": (folder, "."),
        "absolute": (folder, str(folder)),
        "elsewhere": (elsewhere, os.path.relpath(folder, elsewhere)),
    }
    made = {}
    for name, (start, place) in places.items():
        monkeypatch.chdir(start)
        made[name] = built(place, form, base)
    return made


def all_of(made: BuiltReport) -> bytes:
    return made.data or b"".join(part for name, data in made.files.items() for part in (name.encode(), data))


def everything_in(data: bytes) -> bytes:
    """Return a report's bytes with those that are packed into them."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    return b"".join((data, *parts, *(_text_of_png(part) for part in parts if part.startswith(b"\x89PNG"))))


def _text_of_png(data: bytes) -> bytes:
    at, found = 8, []
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"iTXt"):
            found.append(body)
        if kind == b"zTXt":
            found.append(zlib.decompress(body.partition(b"\0")[2][1:]))
        at += size + 12
    return b"".join(found)


@pytest.mark.parametrize("base", [None, "main"])
@pytest.mark.parametrize("form", ["html", "folder", "pptx"])
def test_it_is_the_same_wherever_it_is_made(
    shop: Path, monkeypatch: pytest.MonkeyPatch, form: str, base: str | None
) -> None:
    if base and form == "pptx":
        pytest.skip("slides compare with nothing")
    made = from_everywhere(shop, monkeypatch, form, base)
    first = all_of(made["above"])
    assert first
    assert [name for name, one in made.items() if all_of(one) != first] == []
    whole = everything_in(first)
    assert [
        word for word in (b"alice", str(shop.parents[2]).encode(), os.sep.encode() + b"home") if word in whole
    ] == []


def test_files_are_named_from_the_root_of_their_workspace(shop: Path) -> None:
    page = read_page(built(str(shop / "desk")).html)
    findings = page.with_id("findings").text
    assert "desk/broken.yaml:3:" in findings
    assert page.with_id("j/season").of_class("eyebrow")[0].tagged("code")[0].text == "desk/season.yaml"


def test_what_a_message_names_is_named_so_too(shop: Path) -> None:
    (shop / "desk" / "winter.yaml").write_text(SEASON, "utf-8")
    assert "at desk/season.yaml:1" in read_page(built(str(shop)).html).with_id("findings").text


def test_faults_are_told_by_names_from_where_the_command_runs(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {name: {one.file for one in made.faults} for name, made in from_everywhere(shop, monkeypatch).items()}
    assert told["above"] == {"journeys/desk/broken.yaml"}
    assert told["within"] == {"desk/broken.yaml"}
    assert told["absolute"] == {str(shop / "desk/broken.yaml")}


def ids(page: Element) -> set[str]:
    return {one.attributes["id"] for one in page.walk() if "id" in one.attributes}


def test_anchors_of_two_workspaces_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for team in ("one", "two"):
        (tmp_path / team / "journeys").mkdir(parents=True)
        (tmp_path / team / "journeys" / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
        (tmp_path / team / "journeys" / "buys.yaml").write_text(BUYS, "utf-8")
    paths = [str(tmp_path / team / "journeys") for team in ("one", "two")]
    page = read_page(build_report(StudyRequest(paths, None), ReportOptions(), DAY).html)
    assert {"p/one/journeys/ann", "p/two/journeys/ann", "j/one/journeys/buys", "j/two/journeys/buys"} <= ids(page)


def test_a_base_that_is_a_folder_is_named_without_where_it_lies(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shop.parents[1] / "last-year"
    before.mkdir()
    (before / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (before / "refund.yaml").write_text(REFUND, "utf-8")
    made = from_everywhere(shop, monkeypatch, base=str(before))
    assert len({one.data for one in made.values()}) == 1
    assert "Compared with last-year." in " ".join(read_page(made["above"].html).with_id("changes").text.split())
    assert b"alice" not in made["above"].data


@pytest.mark.parametrize("is_repository", [False, True])
def test_that_there_is_no_history_is_said_without_where(tmp_path: Path, is_repository: bool) -> None:
    folder = tmp_path / "alice" / "new"
    folder.mkdir(parents=True)
    if is_repository:
        git(folder, "init", "-q", "-b", "main")
    (folder / "buys.yaml").write_text(REFUND, "utf-8")
    html = built(str(folder)).html
    assert "git's history does not hold these journeys" in read_page(html).with_id("overview").text
    assert "alice" not in html
