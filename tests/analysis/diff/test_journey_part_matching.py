"""What is the same thing before and after, although its id or its title changed.

If it fails, a renamed stage is told as one that is gone and one that is new, and all that it had is called lost.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.formats.changes.consequence_sentences import consequences
from tests.analysis.study import studied
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, said, writer


def test_renamed_stage_keeps_its_coverage(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("id: pays", "id: settles"))
    assert [c.text for c in consequences(comparison, ENGLISH)] == ["the stage pays is called settles now"]
    assert not comparison.is_worse


def test_renamed_stage_with_another_title(tmp_path: Path) -> None:
    words = said(tmp_path, ("id: pays\n    title: Pays", "id: settles\n    title: Settles up"))
    assert words["other"] == ["the stage pays is called settles now, “Settles up” (it was “Pays”)"]


def test_renamed_persona_touchpoint_and_title(tmp_path: Path) -> None:
    words = said(tmp_path, ("  ben:", "  benno:"), ("id: cash", "id: coins"), ("title: Ann", "title: Anna"))
    assert words["other"] == [
        "the touchpoint cash is called coins now",
        "the persona ann is titled “Anna” now (it was “Ann”)",
        "the persona ben is called benno now",
    ]


def test_what_is_not_clearly_the_same_is_another_thing(tmp_path: Path) -> None:
    words = said(
        tmp_path,
        ("{id: cash, title: Cash at the window, channel: branch", "{id: till, title: The till, channel: store"),
    )
    assert words["other"] == ["pays has a new touchpoint: till", "pays no longer has the touchpoint cash"]


def test_a_touchpoint_moves(tmp_path: Path) -> None:
    line = "      - {id: window, title: The window, channel: branch}\n"
    gate = "      - {id: gate, title: The gate, channel: branch}\n"
    words = said(tmp_path, (line, ""), (gate, gate + line))
    assert "the touchpoint window has moved from looks to rides" in words["other"]


def test_figures_tell_things_apart_whose_titles_are_near(tmp_path: Path) -> None:
    old, new = (f"{{title: Step {n} at the gate, channel: phone}}" for n in (1, 2))
    line = "      - {id: gate, title: The gate, channel: branch}\n"
    comparison = compare_texts(tmp_path, (line, f"{line}      - {old}\n"), (line, f"{line}      - {new}\n"))
    assert [at.label for at in comparison.pairing.touchpoints.came] == ["Step 2 at the gate"]
    assert [at.label for at in comparison.pairing.touchpoints.went] == ["Step 1 at the gate"]


def compare_texts(folder: Path, before: tuple[str, str], after: tuple[str, str]) -> JourneyComparison:
    write = writer(folder)
    return compare_journeys(write(JOURNEY.replace(*before)), write(JOURNEY.replace(*after)))


def test_a_stage_of_another_id_and_title_is_known_by_its_touchpoints(tmp_path: Path) -> None:
    named = ("id: pays\n    title: Pays", "id: settles\n    title: What is due")
    comparison = changed(tmp_path, named, ("value: 60", "value: 61"), ("    data: [interviews]\n", ""))
    assert [(kept.was, kept.now) for kept in comparison.pairing.stages.renamed] == [("pays", "settles")]
    assert [cell.family for cell in comparison.dark_cells] == ["attitudinal"]
    assert comparison.newly_stranded == ()


def test_who_was_stranded_at_a_stage_of_another_id_and_title_is_not_newly_so(tmp_path: Path) -> None:
    named = ("id: rides\n    title: Rides\n", "id: boards\n    title: On the train\n    importance: 4\n")
    comparison = changed(tmp_path, named)
    assert comparison.newly_stranded == comparison.freed == ()
    assert not comparison.is_worse


def test_stages_that_could_be_two_things_are_new(tmp_path: Path) -> None:
    old = JOURNEY.replace("{id: gate, title: The gate", "{title: The gate")
    rides = "  - id: rides\n    title: Rides\n    touchpoints:\n      - {title: The gate, channel: branch}\n"
    gate = "touchpoints: [{title: The gate, channel: branch}, {title: KEY, channel: web}]"
    two = "".join(f"  - {{id: {one}, title: Then {one}, {gate.replace('KEY', one)}}}\n" for one in ("one", "two"))
    write = writer(tmp_path)
    comparison = compare_journeys(write(old), write(old.replace(rides, two)))
    assert [*comparison.pairing.stages.went] == ["rides"]


def test_a_source_of_another_id_and_type_is_the_same_one_under_its_title(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        ("[interviews]", "[talks]"),
        ("interviews: {title: Interviews, type: interviews", "talks: {title: Interviews, type: survey"),
    )
    assert [(kept.was, kept.now) for kept in comparison.pairing.sources.renamed] == [("interviews", "talks")]
    assert not comparison.is_worse


def test_a_source_of_another_type_goes_to_the_one_of_its_type_where_two_have_its_title(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        (
            "clicks: {title: Clicks, type: web-analytics, owner: sales}",
            "web: {title: Clicks, type: web-analytics}\n  app: {title: Clicks, type: app-analytics}",
        ),
        ("[clicks]", "[web]"),
    )
    assert [(kept.was, kept.now) for kept in comparison.pairing.sources.renamed] == [("clicks", "web")]
    assert list(comparison.pairing.sources.came) == ["app"]


LOOKS_AND_PAYS = (
    "- {id: looks, title: Looks, touchpoints: [{title: Site, channel: web}]}",
    "- {id: pays, title: Pays, touchpoints: [{title: Card, channel: web}, {title: Cash, channel: branch}]}",
)


@pytest.mark.parametrize(
    ("now", "was"),
    [
        (("id: looks", "id: pays"), {"pays": "looks", "looks": "pays"}),
        (("id: looks, title: Looks", "id: browses, title: Browses"), {"browses": "looks", "looks": "pays"}),
    ],
)
def test_a_stage_under_the_id_of_another_is_the_one_that_it_is_made_of(
    tmp_path: Path, now: tuple[str, str], was: dict[str, str]
) -> None:
    looks, pays = LOOKS_AND_PAYS
    text = "journey: a\ntitle: A\nstages:\n{}\n{}\n"
    before, after = (tmp_path / name for name in ("before", "after"))
    before.mkdir()
    after.mkdir()
    had = studied(before, text.format(looks, pays))
    has = studied(after, text.format(looks.replace(*now), pays.replace("id: pays", "id: looks")))
    assert compare_journeys(had, has).pairing.stages.was == was


def test_a_stage_of_another_title_and_other_steps_keeps_its_id_where_nothing_else_is_it(tmp_path: Path) -> None:
    looks, pays = LOOKS_AND_PAYS
    text = "journey: a\ntitle: A\nstages:\n{}\n{}\n"
    before, after = (tmp_path / name for name in ("before", "after"))
    before.mkdir()
    after.mkdir()
    other = looks.replace("title: Looks", "title: Asks").replace("Site, channel: web", "Call, channel: phone")
    turn = compare_journeys(
        studied(before, text.format(looks, pays)), studied(after, text.format(other, pays))
    ).pairing.stages
    assert turn.was == {"looks": "looks", "pays": "pays"}


def test_sources_that_exchange_their_ids_are_told_again(tmp_path: Path) -> None:
    write, text = writer(tmp_path), JOURNEY
    for old, new in (("clicks", "@"), ("counter", "clicks"), ("@", "counter")):
        text = text.replace(f"[{old}]", f"[{new}]").replace(f"  {old}: {{", f"  {new}: {{")
    comparison = compare_journeys(write(JOURNEY), write(text))
    assert comparison.pairing.sources.was["clicks"] == "counter"
    assert not comparison.is_worse
