"""`new` as a command: something is written where it belongs, as what is beside it, and nothing else changes.

If it fails, somebody who never opens a text editor cannot add what she knows, or adds it to the wrong file.
"""

import io
from pathlib import Path
from typing import Protocol

import pytest

from cxjourney.cli.completion import data_types

from .command import JOURNEY, Ended, run_here, write

CATALOGUE = """\
# shared
teams:
  sales: {title: Sales}   # all of it

  care: {title: Care}
"""


class New(Protocol):
    """Runs ``new`` in a folder; what is typed at its questions, if a terminal is there to ask."""

    def __call__(self, *arguments: str, typed: str | None = None) -> Ended: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE)
    return write(tmp_path, buys=JOURNEY)


@pytest.fixture
def new(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, folder: Path) -> New:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "200")

    def ran(*arguments: str, typed: str | None = None) -> Ended:
        answers = io.StringIO(typed or "")
        monkeypatch.setattr(answers, "isatty", lambda: typed is not None)
        monkeypatch.setattr("sys.stdin", answers)
        return run_here(capfdbinary, "new", *arguments)

    return ran


def test_a_persona_in_the_catalogue_behind_what_the_format_puts_before_it(new: New, folder: Path) -> None:
    ended = new("persona", "--title", "Nadia, a student", "--yes")
    assert ended.status == 0
    assert '+  nadia-a-student: {title: "Nadia, a student"}' in ended.text
    assert "wrote catalogue.yaml" in ended.said
    assert (folder / "catalogue.yaml").read_text() == CATALOGUE + (
        'personas:\n  nadia-a-student: {title: "Nadia, a student"}\n'
    )
    assert (folder / "buys.yaml").read_text() == JOURNEY


def test_a_team_beside_the_others(new: New, folder: Path) -> None:
    assert new("team", "--title", "Research", "--yes", "--quiet").status == 0
    assert (folder / "catalogue.yaml").read_text() == CATALOGUE + "\n  research: {title: Research}\n".removeprefix("\n")


def test_a_source_of_one_journey(new: New, folder: Path) -> None:
    options = ("--title", "Calls", "--type", "call-log", "--owner", "care", "--journey", "buys", "--yes")
    assert new("source", *options).status == 0
    added = "  calls: {title: Calls, type: call-log, owner: care}\n"
    assert (folder / "buys.yaml").read_text() == JOURNEY + added


def test_a_stage_behind_another(new: New, folder: Path) -> None:
    assert new("stage", "--title", "Waits: long", "--after", "looks", "--yes").status == 0
    added = '  - id: waits-long\n    title: "Waits: long"\n'
    assert (folder / "buys.yaml").read_text() == JOURNEY.replace("  - id: pays\n", f"{added}  - id: pays\n")


def test_a_stage_at_the_end(new: New, folder: Path) -> None:
    assert new("stage", "--title", "Goes", "--id", "leaves", "--yes").status == 0
    added = "  - id: leaves\n    title: Goes\n"
    assert (folder / "buys.yaml").read_text() == JOURNEY.replace("personas:\n", f"{added}personas:\n")


def test_a_journey_is_a_draft_that_is_sound(new: New, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert new("journey", "--title", "Leaves us", "--stage", "Asks", "--stage", "يسأل", "--yes").status == 0
    assert (folder / "leaves-us.yaml").read_text() == (
        "journey: leaves-us\ntitle: Leaves us\nstatus: draft\nstages:\n"
        "  - id: asks\n    title: Asks\n  - id: stage\n    title: يسأل\n"
    )
    assert run_here(capfdbinary, "validate", "leaves-us.yaml", "--format", "json", "--fail-on", "error").status == 0


def test_what_has_no_latin_title_counts_on_where_others_are_counted(new: New, folder: Path) -> None:
    (folder / "buys.yaml").write_text(JOURNEY.replace("id: looks", "id: stage-1").replace("id: pays", "id: stage-7"))
    assert new("stage", "--title", "پرداخت", "--yes").status == 0
    assert "  - id: stage-8\n    title: پرداخت\n" in (folder / "buys.yaml").read_text()
    assert new("persona", "--title", "مریم", "--yes").status == 0
    assert "  persona: {title: مریم}" in (folder / "catalogue.yaml").read_text()


def test_what_is_left_out_is_asked_for(new: New, folder: Path) -> None:
    ended = new("source", typed="Calls of last year\ncall-log\ny\n")
    assert ended.status == 0
    assert "Title of the new data source?" in ended.said
    assert "What kind of data?" in ended.said
    assert "calls-of-last-year: {title: Calls of last year, type: call-log}" in (folder / "catalogue.yaml").read_text()
    assert new("journey", typed="Returns\nAsks, Sends it, \ny\n").status == 0
    assert "title: Sends it" in (folder / "returns.yaml").read_text()


def test_where_nobody_can_be_asked_the_option_is_named(new: New, folder: Path) -> None:
    ended = new("persona")
    assert ended.status == 2
    assert "--title" in ended.said
    assert (folder / "catalogue.yaml").read_text() == CATALOGUE


def test_without_a_catalogue_one_is_begun(new: New, folder: Path) -> None:
    (folder / "catalogue.yaml").unlink()
    assert new("team", "--title", "Care", "--yes").status == 0
    assert (folder / "catalogue.yaml").read_text() == "teams:\n  care: {title: Care}\n"


@pytest.mark.parametrize("name", ["catalogue.yaml", "catalogue.yml"])
def test_no_catalogue_is_begun_beside_one_that_cannot_be_read(new: New, folder: Path, name: str) -> None:
    (folder / "catalogue.yaml").unlink()
    (folder / name).write_text("teams: [\n")
    ended = new("persona", "--title", "Ada", "--yes")
    assert ended.status == 2
    assert f"{name} can't be changed before its faults are fixed" in ended.said
    assert sorted(one.name for one in folder.iterdir()) == sorted(["buys.yaml", name])


@pytest.mark.parametrize("title", ["Catalogue", "Evidence", "Con"])
def test_a_journey_gets_a_file_that_is_read_as_one_whatever_it_is_called(new: New, folder: Path, title: str) -> None:
    (folder / "catalogue.yaml").unlink()
    assert new("journey", "--title", title, "--stage", "Looks", "--yes").status == 0
    assert f"journey: {title.lower()}\n" in (folder / f"journey-{title.lower()}.yaml").read_text()
    assert sorted(one.name for one in folder.iterdir()) == ["buys.yaml", f"journey-{title.lower()}.yaml"]


def test_an_id_that_is_taken_gets_a_number_or_is_refused(new: New, folder: Path) -> None:
    assert new("team", "--title", "Care", "--yes").status == 0
    assert "care-2: {title: Care}" in (folder / "catalogue.yaml").read_text()
    ended = new("team", "--title", "Care", "--id", "care", "--yes")
    assert ended.status == 2
    assert "“care” already" in ended.said


def test_a_stage_has_nowhere_to_go_where_there_is_no_journey(new: New, folder: Path) -> None:
    for file in folder.glob("*.yaml"):
        if file.name != "catalogue.yaml":
            file.unlink()
    ended = new("stage", "--title", "X", "--yes")
    assert ended.status == 2
    assert "no journey that can be read is here" in ended.said


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("stage", "--title", "X", "--after", "look"), "Did you mean looks?"),
        (("stage", "--title", "X", "--journey", "bys"), "Did you mean buys?"),
        (("source", "--title", "X", "--type", "phone-calls"), "type is “phone-calls”"),
        (("source", "--title", "X", "--type", "call-log", "--owner", "nobody"), "No team is called nobody"),
        (("persona", "--title", "X", "--type", "call-log"), "--type says nothing of a persona"),
        (("persona", "--title", "X", "--id", "Not an id"), "can't be an id"),
        (("journey", "--title", "Buys", "--id", "looks", "--stage", "A", "--after", "looks"), "--after says nothing"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    new: New, folder: Path, arguments: tuple[str, ...], why: str
) -> None:
    ended = new(*arguments, "--yes")
    assert ended.status == 2
    assert why in ended.said
    assert (folder / "catalogue.yaml").read_text() == CATALOGUE
    assert (folder / "buys.yaml").read_text() == JOURNEY


def test_no_file_is_overwritten(new: New, folder: Path) -> None:
    (folder / "returns.yaml").write_text("mine: true\n")
    ended = new("journey", "--title", "Returns", "--stage", "A", "--yes")
    assert ended.status == 2
    assert "is there already" in ended.said
    assert (folder / "returns.yaml").read_text() == "mine: true\n"


def test_among_several_journeys_one_is_to_be_named(new: New, folder: Path) -> None:
    write(folder, other=JOURNEY.replace("journey: buys", "journey: other"))
    ended = new("stage", "--title", "X", "--yes")
    assert ended.status == 2
    assert "buys, other" in ended.said
    assert new("stage", "--title", "X", "--journey", "other", "--yes").status == 0


def test_completion_offers_the_kinds_of_data() -> None:
    assert "call-log" in data_types("call")
