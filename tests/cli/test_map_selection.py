"""`--lanes`, `--persona` and `--stages` as typed.

If it fails, a typing error draws another map than was asked for, or says nothing of what there is to choose.
"""

from pathlib import Path

import pytest

from .command import run, write
from .test_help import completed

OTHER = """\
journey: sells
title: Sells a ticket
stages:
  - {id: offers, title: Offers}
  - {id: looks, title: Looks}
"""


def test_a_map_of_what_was_chosen(home: Path) -> None:
    chosen = ["--lanes", "touchpoints,data", "--persona", "greta", "--stages", "pays.."]
    ended = run("render", "-o", "-", *chosen, cwd=home)
    assert ended.status == 0
    for words in ("Followed: Greta", "Only stage", "The app"):
        assert words in ended.text
    assert "The site" not in ended.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--lanes", "emotion"],
            "No lane is called emotion. Did you mean emotions? There are: storyboard, wants,",
        ),
        (["--lanes", " , "], "--lanes takes names with commas between. There are: storyboard, wants, does,"),
        (["--persona", "grete"], "No persona is called grete. Did you mean greta? There are: dara, greta."),
        (["--persona", ""], "--persona: it is empty."),
        (["--stages", "pay"], "No stage is called pay. Did you mean pays? There are: looks, pays."),
        (["--stages", "looks..sells"], "No stage is called sells. There are: looks, pays."),
        (["--stages", "pays..looks"], "In buys the stage pays comes after looks: write --stages looks..pays."),
        (["--stages", ".."], "--stages takes one stage, or the first and the last"),
        (["--stages", ""], "--stages: it is empty."),
        (["--stages", "looks..pays..looks"], "--stages takes one stage"),
        (["--view", "coverage", "--lanes", "emotions"], "The view coverage is always drawn without --lanes"),
        (["--view", "coverage", "--persona", "greta"], "The view coverage is always drawn without --persona"),
        (["--evidence", "off", "--view", "coverage"], "The view coverage shows how much is known"),
        (["--evidence", "off", "--lanes", "quotes,data"], "The lane data shows data, and --evidence off draws none"),
        (["--evidence", "loud"], "--evidence"),
        (["--view", "all", "--lanes", "emotions"], "is always drawn without --lanes"),
    ],
)
def test_what_cannot_be_chosen_ends_with_2_and_a_suggestion(home: Path, arguments: list[str], words: str) -> None:
    ended = run("render", *arguments, cwd=home)
    assert (ended.status, ended.out) == (2, b"")
    assert words in " ".join(ended.said.split())
    assert not (home / "maps").exists()


def test_journeys_without_the_persona_or_the_stage_are_left_out_and_named(home: Path) -> None:
    write(home / "journeys", sells=OTHER)
    ended = run("render", "--persona", "greta", cwd=home)
    assert ended.status == 0
    assert "Left out, with nothing of that name (persona): sells" in ended.said
    assert [path.name for path in (home / "maps").iterdir()] == ["buys.journey.svg"]
    assert "Left out" not in run("render", "--persona", "greta", "--quiet", cwd=home).said
    assert run("render", "--stages", "looks", cwd=home).status == 0
    assert len(list((home / "maps").iterdir())) == 2
    none = run("render", "--stages", "offers..pays", cwd=home)
    assert none.status == 2
    assert "No journey here has both stages, offers and pays." in none.said


def test_lanes_personas_and_stages_are_completed(home: Path) -> None:
    assert completed(home, "cxjourney", "render", "--lanes", "em").split() == ["emotions"]
    assert completed(home, "cxjourney", "render", "--lanes", "emotions,pai").split() == ["emotions,pain-points"]
    assert completed(home, "cxjourney", "render", "--persona", "").split() == ["dara", "greta"]
    assert completed(home, "cxjourney", "render", "--stages", "").split() == ["looks", "pays"]
    assert completed(home, "cxjourney", "render", "--stages", "looks..p").split() == ["looks..pays"]


def test_evidence_as_typed(home: Path) -> None:
    full = run("render", "-o", "-", cwd=home).text
    off = run("render", "-o", "-", "--evidence", "off", cwd=home).text
    assert "Drawn without coverage" in off
    assert "Drawn without coverage" not in full
    assert "of stages covered" in full
    assert "of stages covered" not in off


def test_a_draft_is_drawn_quietly_unless_asked_otherwise(home: Path) -> None:
    journey = home / "journeys" / "buys.yaml"
    journey.write_text(journey.read_text("utf-8") + "status: draft\n", "utf-8")
    quiet, full = (run("render", "-o", "-", *more, cwd=home).text for more in ([], ["--evidence", "full"]))
    assert "No source that counts sees this stage" in full
    assert "No source that counts sees this stage" not in quiet


def test_all_views_without_coverage_are_those_that_show_something_else(home: Path) -> None:
    ended = run("render", "--view", "all", "--evidence", "off", cwd=home)
    assert ended.status == 0
    names = sorted(path.name for path in (home / "maps").iterdir())
    assert "buys.journey.svg" in names
    assert not [name for name in names if "coverage" in name or "portfolio" in name]
    said = "Left out of --view all, since --evidence off draws no coverage: coverage, portfolio"
    assert said in ended.said
    again = run("render", "--view", "all", "--evidence", "off", cwd=home)
    assert "(unchanged)" in again.said
    assert said in again.said
    assert said not in run("render", "--view", "all", "--evidence", "off", "--quiet", cwd=home).said
    assert "Left out" not in run("render", "--view", "all", cwd=home).said


def test_all_views_of_one_journey_leave_out_the_one_of_all_journeys_and_say_so(home: Path) -> None:
    write(home / "journeys", sells=OTHER)
    said = "Left out of --view all, since it shows all journeys together and only some, or parts, are drawn: portfolio"
    ended = run("render", "--view", "all", "--journey", "buys", cwd=home)
    assert (ended.status, said in ended.said) == (0, True)
    off = run("render", "--view", "all", "--journey", "buys", "--evidence", "off", cwd=home)
    assert "draws no coverage: coverage, portfolio" in off.said
    assert said not in off.said
    named = run("render", "--view", "all,portfolio", "--journey", "buys", "-o", "named", cwd=home)
    assert "Left out" not in named.said
    assert (home / "named" / "portfolio.svg").exists()


def test_another_evidence_is_drawn_anew(home: Path) -> None:
    assert "(unchanged)" not in run("render", cwd=home).said
    assert "(unchanged)" not in run("render", "--evidence", "quiet", cwd=home).said
