"""Answers that are written into files through the board: who may, what is shown, what is written, and taken back.

If it fails, a page of the web writes into a company's journeys, a colleague's work is lost, or more is written than is
shown.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cxjourney.answers.merge_closed_asks import closing_column
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.serve import edit_session
from cxjourney.serve.app import application
from cxjourney.serve.board import Board
from cxjourney.serve.edit_session import EditSession
from cxjourney.serve.editing import MAX_BODY
from cxjourney.serve.origin_guard import Guard

from .asked import KEY, OWN, ask, post
from .conftest import ASKED, DAY

GAP = "j/buys/g/looks"
VALUES = {"source.title": "Exit interviews", "source.type": "interviews", "emotion.nadia": "-1.5"}
SAID = {"gap": GAP, "values": VALUES}


@pytest.fixture
def session(board: Board) -> EditSession:
    return EditSession(board.request.paths, None, lambda: DAY, lambda: datetime(2026, 11, 21, 19, 30))


@pytest.fixture
def edited(board: Board, session: EditSession) -> Guard:
    """The application, guarded, with the right to write."""
    return Guard(application(board, session=session), [OWN], "", KEY)


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def shown_and_saved(edited: Guard, said: dict[str, Any] = SAID) -> dict[str, Any]:
    _, shown = post(edited, "/propose", said)
    status, saved = post(edited, "/save", {**said, "files": shown["files"]})
    assert status == 200, saved
    return saved


def test_a_change_is_shown_and_nothing_is_written_before_it_is_saved(edited: Guard, folder: Path) -> None:
    before = texts(folder)
    status, shown = post(edited, "/propose", SAID)
    assert status == 200
    assert [*shown["files"]] == ["journeys/catalogue.yaml", "journeys/buys.yaml"], "what is named comes first"
    assert '<span class="comes">+  exit-interviews: {title: Exit interviews, type: interviews}' in shown["html"]
    assert "emotions: {nadia: -1.5}" in shown["html"]
    assert texts(folder) == before
    status, saved = post(edited, "/save", {**SAID, "files": shown["files"]})
    assert status == 200
    assert saved["said"] == "Written: journeys/catalogue.yaml, journeys/buys.yaml"
    after = texts(folder)
    assert after["catalogue.yaml"] == before["catalogue.yaml"] + (
        "data_sources:\n  exit-interviews: {title: Exit interviews, type: interviews}\n"
    )
    assert after["buys.yaml"] == before["buys.yaml"].replace(
        "emotions: {nadia: 1}}", "emotions: {nadia: -1.5}, data: [exit-interviews]}"
    )
    assert after["rides.yaml"] == before["rides.yaml"]


def test_a_workspace_without_a_catalogue_gets_one_and_loses_it_again(edited: Guard, folder: Path) -> None:
    (folder / "catalogue.yaml").unlink()
    for name in ("buys.yaml", "rides.yaml"):
        (folder / name).write_text((folder / name).read_text("utf-8").replace(", emotions: {nadia: 1}", ""), "utf-8")
    before = texts(folder)
    said = {"gap": GAP, "values": {"source.title": "Exit interviews", "source.type": "interviews"}}
    shown_and_saved(edited, said)
    assert texts(folder)["catalogue.yaml"].startswith("data_sources:\n  exit-interviews:")
    assert post(edited, "/undo", {"gap": GAP, "save": 1})[0] == 200
    assert texts(folder) == before


def test_what_was_written_is_taken_back_save_by_save(edited: Guard, folder: Path, session: EditSession) -> None:
    before = texts(folder)
    first = shown_and_saved(edited)
    assert "19:30 · Looks around · journeys/catalogue.yaml, journeys/buys.yaml" in first["html"]
    between = texts(folder)
    shown_and_saved(edited, {"gap": GAP, "values": {"pain.title": "It is late"}})
    assert [made.id for made in session.saves] == [2, 1]
    status, refused = post(edited, "/undo", {"gap": GAP, "save": 1})
    assert status == 409, "the second was written over it"
    assert "journeys/buys.yaml" in refused["problem"]
    assert post(edited, "/undo", {"gap": GAP, "save": 2})[1]["said"] == "Taken back: journeys/buys.yaml"
    assert texts(folder) == between
    assert post(edited, "/undo", {"gap": GAP, "save": 1})[0] == 200
    assert texts(folder) == before
    assert post(edited, "/undo", {"gap": GAP, "save": 1})[0] == 409, "only once"


def test_what_closed_a_gap_is_taken_back_from_wherever_one_is_then(edited: Guard, folder: Path) -> None:
    before = texts(folder)
    shown_and_saved(edited)
    assert post(edited, "/undo", {"gap": "j/buys/g/closed", "save": 1})[0] == 200
    assert texts(folder) == before


@pytest.mark.parametrize("name", ["buys.yaml", "catalogue.yaml"])
def test_a_colleague_who_was_faster_is_not_written_over(edited: Guard, folder: Path, name: str) -> None:
    _, shown = post(edited, "/propose", SAID)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# a colleague's\n")
    now = texts(folder)
    status, refused = post(edited, "/save", {**SAID, "files": shown["files"]})
    assert status == 409
    assert refused["problem"].startswith(f"Changed since it was shown: journeys/{name}. Nothing was written")
    assert texts(folder) == now
    shown_and_saved(edited)
    assert texts(folder)[name].count("# a colleague's") == 1


def test_a_colleague_who_writes_in_the_last_moment_isn_t_either(
    edited: Guard, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def after_a_colleague(files: list[ChangedFile]) -> None:
        (folder / "buys.yaml").write_text("journey: buys\n", "utf-8")
        write_changed(files)

    monkeypatch.setattr(edit_session, "write_changed", after_a_colleague)
    _, shown = post(edited, "/propose", SAID)
    status, _ = post(edited, "/save", {**SAID, "files": shown["files"]})
    assert status == 409
    assert texts(folder)["buys.yaml"] == "journey: buys\n"
    assert "data_sources" not in texts(folder)["catalogue.yaml"], "all files or none"


def test_two_who_save_the_same_at_once_write_it_once(edited: Guard, folder: Path) -> None:
    _, one = post(edited, "/propose", SAID)
    _, other = post(edited, "/propose", SAID)
    assert post(edited, "/save", {**SAID, "files": one["files"]})[0] == 200
    assert post(edited, "/save", {**SAID, "files": other["files"]})[0] == 409
    assert texts(folder)["buys.yaml"].count("exit-interviews") == 1


def test_only_what_was_shown_is_saved(edited: Guard, folder: Path) -> None:
    _, shown = post(edited, "/propose", SAID)
    before = texts(folder)
    other = {"gap": GAP, "values": {**VALUES, "emotion.nadia": "2"}, "files": shown["files"]}
    assert post(edited, "/save", other)[0] == 409
    assert post(edited, "/save", {**SAID, "files": {}})[0] == 409
    fewer = {"journeys/buys.yaml": shown["files"]["journeys/buys.yaml"]}
    assert post(edited, "/save", {**SAID, "files": fewer})[0] == 409
    assert texts(folder) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"x_edit_key": None},
        {"x_edit_key": "the-key-of-another-evening"},
        {"origin": None},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:7373"},
        {"sec_fetch_site": "cross-site"},
        {"host": "evil.example:7373"},
    ],
)
@pytest.mark.parametrize("path", ["/propose", "/save", "/undo"])
def test_nobody_else_may_write(edited: Guard, folder: Path, path: str, headers: dict[str, str | None]) -> None:
    before = texts(folder)
    assert post(edited, path, SAID, **headers)[0] in (403, 421)
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"gap=j/buys/g/looks", {"content_type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"content_type": "text/plain"}, 415),
        (b"{}", {"content_type": None}, 415),
        (b"{", {}, 400),
        (b"[" * 15_000, {}, 400),
        (b"\xff\xfe", {}, 400),
        (b"[]", {}, 400),
        ({"gap": 1}, {}, 400),
        ({"gap": GAP, "values": {"note": 1}}, {}, 400),
        ({"gap": GAP, "files": {"a": ["b"]}}, {}, 400),
        ({"gap": GAP, "save": "1"}, {}, 400),
        ({"gap": GAP, "question": 1}, {}, 400),
        ({"gap": GAP, "question": "\ud800"}, {}, 422),
        ({"gap": GAP, "values": {"note": "x" * MAX_BODY}}, {}, 413),
        ({"gap": "../../etc/passwd"}, {}, 409),
        ({"gap": "j/buys/g/nowhere"}, {}, 409),
        ({"gap": GAP, "values": {"../catalogue.yaml": "x"}}, {}, 422),
        ({"gap": GAP, "values": {"key": "x"}}, {}, 422),
        ({"gap": GAP, "values": {"pain.title": "\ud800"}}, {}, 422),
        ({"gap": GAP, "values": {"pain.title": "x" * 2_001}}, {}, 422),
        ({"gap": GAP, "values": {"source.type": "rumour"}}, {}, 422),
        ({"gap": GAP, "values": {"source.date": "2026-13-01"}}, {}, 422),
        ({"gap": GAP, "values": {"emotion.nadia": "3"}}, {}, 422),
        ({"gap": GAP, "values": {"emotion.nadia": "nan"}}, {}, 422),
        ({"gap": GAP, "values": {"emotion.nobody": "1"}}, {}, 422),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(
    edited: Guard, folder: Path, body: object, headers: dict[str, str | None], status: int
) -> None:
    before = texts(folder)
    for path in ("/propose", "/save"):
        assert post(edited, path, body, **headers)[0] == status
    assert texts(folder) == before


def test_what_can_t_be_written_is_said_and_the_rest_is_shown(edited: Guard) -> None:
    values = {"source.type": "survey", "pain.title": "It is late", "emotion.nadia": "1"}
    _, shown = post(edited, "/propose", {"gap": GAP, "values": values})
    assert "<b>Not written:</b> Data source: kind: Which source" in shown["html"]
    assert "Said in the files already: How Nadia feels (-2 to 2)" in shown["html"]
    assert "title: It is late" in shown["html"]


def test_what_nobody_sees_is_left_out_as_a_sheet_leaves_it_out(edited: Guard) -> None:
    _, shown = post(edited, "/propose", {"gap": GAP, "values": {"pain.title": "The\x00 \u202ecard\u200b"}})
    assert "pain_points: [{title: The card}]" in shown["html"] or "- title: The card" in shown["html"], shown


def test_what_comes_of_a_change_is_said(edited: Guard) -> None:
    _, shown = post(edited, "/propose", SAID)
    assert "1 stage becomes covered by this: Looks around." in shown["html"]
    assert "Nobody said how new the data of “Exit interviews” is" in shown["html"]


def test_who_will_find_out_and_an_answer_in_words_stay_with_the_question(edited: Guard, folder: Path) -> None:
    asked = "Who gives up here?"
    shown_and_saved(edited, {"gap": GAP, "question": asked, "values": {"ask.who": "Petra", "ask.by": "2026-12-24"}})
    shown_and_saved(edited, {"gap": GAP, "question": asked, "values": {"question": "And why?"}})
    shown_and_saved(edited, {"gap": "j/buys/g/pays", "question": asked, "values": {"note": "One  in\nseven"}})
    text = texts(folder)["buys.yaml"]
    assert "asks: [{question: Who gives up here?, to: Petra, due: 2026-12-24}, {question: And why?}]" in text
    assert "asks: [{question: Who gives up here?, answer: One in seven, status: answered}]" in text


def test_what_was_put_to_a_team_is_closed_where_it_stands(edited: Guard, folder: Path, board: Board) -> None:
    (folder / "buys.yaml").write_text(ASKED, "utf-8")
    board.read()
    gap = "j/buys/g/pays"
    _, form = ask(edited, "GET", f"/form/{gap}")
    assert "“Why so late?” (Asked of: Sales; Due: 2026-12-01)" in form
    assert "The whole journey: “What does it cost?”" in form
    assert 'name="answered" min="1990-01-01" max="2100-12-31" value="2026-11-21"' in form
    why, cost = closing_column("pays", "why"), closing_column(None, "What does it cost?")
    saved = shown_and_saved(edited, {"gap": gap, "values": {why: "The  letter", "answered": "2026-11-20"}})
    assert saved["said"] == "Written: journeys/buys.yaml"
    assert (folder / "buys.yaml").read_text("utf-8") == ASKED.replace(
        "due: 2026-12-01}", "due: 2026-12-01, answer: The letter, answered: 2026-11-20, status: answered}"
    )
    status, refused = post(edited, "/propose", {"gap": gap, "values": {cost: "9", "answered": "yesterday"}})
    assert (status, refused["problem"]) == (422, "Answered on: “yesterday” is no day; write it as 2026-11-30.")
    shown_and_saved(edited, {"gap": gap, "values": {cost: "9 euros"}})
    text = (folder / "buys.yaml").read_text("utf-8")
    assert "asks: [{question: What does it cost?, answer: 9 euros, status: answered}]" in text


def test_the_day_of_answers_says_nothing_by_itself(edited: Guard, folder: Path, board: Board) -> None:
    (folder / "buys.yaml").write_text(ASKED, "utf-8")
    board.read()
    _, shown = post(edited, "/propose", {"gap": "j/buys/g/pays", "values": {"answered": "2026-11-21"}})
    assert shown["files"] == {}
    assert "Not written" not in shown["html"]


def test_what_changes_nothing_can_t_be_saved(edited: Guard) -> None:
    said = {"gap": GAP, "values": {"emotion.nadia": "1", "note": "  "}}
    _, shown = post(edited, "/propose", said)
    assert shown["files"] == {}
    assert "No file changes." in shown["html"]
    assert "data-save" not in shown["html"]
    assert post(edited, "/save", {**said, "files": {}})[0] == 409


def test_an_anchored_place_is_not_written_into(edited: Guard, folder: Path) -> None:
    path = folder / "buys.yaml"
    text = path.read_text("utf-8").replace("{id: looks", "&a {id: looks").replace("{id: pays", "{notes: *a, id: pays")
    path.write_text(text, "utf-8")
    _, shown = post(edited, "/propose", {"gap": GAP, "values": {"emotion.nadia": "2"}})
    assert shown["files"] == {}
    assert "has an anchor (&amp;)" in shown["html"]


def test_a_file_that_can_t_be_read_now_is_left_as_it_is(edited: Guard, folder: Path) -> None:
    (folder / "buys.yaml").write_text("journey: [\n", "utf-8")
    status, refused = post(edited, "/propose", SAID)
    assert status == 422
    assert refused["problem"].startswith("journeys/buys.yaml can't be changed before its faults are fixed")


def test_what_is_shown_is_inert(edited: Guard) -> None:
    _, shown = post(edited, "/propose", {"gap": GAP, "values": {"pain.title": "</span><script>alert(1)</script>"}})
    assert "<script" not in shown["html"]
    assert "&lt;script&gt;" in shown["html"]


def test_the_form_holds_what_the_journey_knows(edited: Guard) -> None:
    status, form = ask(edited, "GET", f"/form/{GAP}")
    assert status == 200
    assert 'name="emotion.nadia"' in form
    assert 'name="question"' in form
    assert ask(edited, "GET", "/form/j/buys/g/nowhere")[0] == 404
    assert ask(edited, "GET", f"/form/{GAP}", headers={"host": OWN})[0] == 403


def test_without_the_right_to_write_there_is_nothing_to_write_with(board: Board) -> None:
    plain = Guard(application(board), [OWN])
    for path in ("/propose", "/save", "/undo"):
        assert post(plain, path, SAID)[0] == 403
        assert ask(plain, "GET", path)[0] == 404
    assert ask(plain, "GET", f"/form/{GAP}")[0] == 403
    html = ask(plain, "GET", "/")[1]
    assert "/propose" not in html
    assert "X-Edit-Key" not in html


def test_writing_does_not_loosen_the_policy(board: Board) -> None:
    edited = Board(board.request, board.options, lambda: DAY, is_edited=True)
    html, policy = edited.page()
    _, plain = board.page()
    assert "X-Edit-Key" in html

    def without_hashes(text: str) -> str:
        return " ".join(part for part in text.split() if not part.startswith("'sha256-"))

    assert without_hashes(policy).replace(";", "") == without_hashes(plain).replace(";", "")
