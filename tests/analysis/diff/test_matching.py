"""What is the same thing before and after, although its id or its title changed.

If it fails, a renamed stage is told as one that is gone and one that is new, and all that it had is called lost.
"""

from pathlib import Path

from cxjourney.analysis.diff.journey import JourneyComparison, compare
from cxjourney.formats.changes.consequence_sentences import consequences
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
    return compare(write(JOURNEY.replace(*before)), write(JOURNEY.replace(*after)))
