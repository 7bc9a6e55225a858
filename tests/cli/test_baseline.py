"""Baselines from run to run: only what a run looked at is fixed, and nothing else is lost from one.

If it fails, a run of one folder throws away what a team has accepted in all others.
"""

import json
from pathlib import Path

import pytest

from .command import JOURNEY, Ended, run_here, write

Captured = pytest.CaptureFixture[bytes]
CATALOGUE = "data_sources:\n  calls: {title: Calls, type: service-contacts, refreshed: 2026-11-20}\n"
BROKEN = "data_sources: [\n  : }\n"


@pytest.fixture
def workspace(here: Path, capfdbinary: Captured) -> Path:
    """Two journeys below a catalogue, in folders of their own, and a baseline of all that is found in them."""
    write(here / "ws", catalogue=CATALOGUE)
    write(here / "ws" / "s", buys=JOURNEY)
    write(here / "ws" / "t", rides=JOURNEY.replace("journey: buys", "journey: rides"))
    assert run_here(capfdbinary, "validate", "ws", "--write-baseline", "base.json").status in (0, 1)
    assert {Path(name).name for name in files(here)} >= {"buys.yaml", "rides.yaml"}
    return here


def files(here: Path) -> list[str]:
    return [known["file"] for known in known_in(here)]


def known_in(here: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((here / "base.json").read_text())["findings"]
    return found


def tallied(ended: Ended) -> dict[str, int]:
    found: dict[str, int] = json.loads(ended.text)["summary"]["baseline"]
    return found


def held(capture: Captured, *arguments: str) -> dict[str, int]:
    return tallied(run_here(capture, "validate", *arguments, "--baseline", "base.json", "--format", "json"))


PARTIAL = [("ws/s",), ("ws/s/buys.yaml",), ("ws", "--select", "CX3"), ("ws", "--profile", "starter"),
           ("ws", "--ignore", "CX7"), ("ws/s", "ws/t")]  # fmt: skip


@pytest.mark.parametrize("arguments", PARTIAL)
def test_a_run_that_judges_a_part_takes_nothing_from_a_baseline(
    workspace: Path, capfdbinary: Captured, arguments: tuple[str, ...]
) -> None:
    before = (workspace / "base.json").read_bytes()
    run_here(capfdbinary, "validate", *arguments, "--write-baseline", "base.json")
    assert (workspace / "base.json").read_bytes() == before


@pytest.mark.parametrize("arguments", PARTIAL)
@pytest.mark.parametrize("again", [False, True])
def test_nothing_that_was_not_looked_at_is_called_mended(
    workspace: Path, capfdbinary: Captured, arguments: tuple[str, ...], again: bool
) -> None:
    if again:  # from the cache
        held(capfdbinary, *arguments)
    tally = held(capfdbinary, *arguments)
    assert tally["mended"] == 0
    assert tally["remaining"] + tally["not_looked_at"] == sum(int(k.get("count", 1)) for k in known_in(workspace))
    assert tally["not_looked_at"] > 0


def test_the_words_say_what_was_not_looked_at(workspace: Path, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "validate", "ws", "--select", "CX806", "--baseline", "base.json")
    count = sum(int(known.get("count", 1)) for known in known_in(workspace))
    words = " ".join(ended.text.split())
    assert f"none that it knows is gone, and {count} were not looked at in this run." in words


@pytest.mark.parametrize("name", ["ws/catalogue.yaml", "ws/s/buys.yaml"])
def test_a_typing_error_takes_nothing_from_a_baseline(workspace: Path, capfdbinary: Captured, name: str) -> None:
    before = (workspace / "base.json").read_bytes()
    sound = (workspace / name).read_bytes()
    (workspace / name).write_text(f"{sound.decode()}\n{BROKEN}")
    assert held(capfdbinary, "ws")["mended"] == 0
    run_here(capfdbinary, "validate", "ws", "--write-baseline", "base.json")
    assert (workspace / "base.json").read_bytes() == before


def test_what_is_mended_in_a_part_leaves_the_baseline(workspace: Path, capfdbinary: Captured) -> None:
    file = workspace / "ws" / "s" / "buys.yaml"
    all_known = len(known_in(workspace))
    one = next(
        known for known in known_in(workspace) if known["code"] == "CX301" and known["file"].endswith("buys.yaml")
    )
    file.write_text(file.read_text().replace("channel: mobile-app}", "channel: mobile-app, data: [clicks]}"))
    run_here(capfdbinary, "validate", "ws/s", "--write-baseline", "base.json")
    assert one not in known_in(workspace)
    assert "ws/t/rides.yaml" in files(workspace)
    assert len(known_in(workspace)) < all_known


def test_what_was_found_in_a_file_that_is_gone_is_mended(workspace: Path, capfdbinary: Captured) -> None:
    gone = sum(int(known.get("count", 1)) for known in known_in(workspace) if known["file"].endswith("rides.yaml"))
    (workspace / "ws" / "t" / "rides.yaml").unlink()
    assert held(capfdbinary, "ws")["mended"] >= gone > 0
    run_here(capfdbinary, "validate", "ws", "--write-baseline", "base.json")
    assert "ws/t/rides.yaml" not in files(workspace)


RENAMED = {
    "journey": ("journey: rides", "journey: travels"),
    "title": ("title: ", "title: Today "),
    "stage": ("id: pays", "id: settles"),
    "touchpoint": ("id: app,", "id: the-app,"),
    "source": ("clicks", "page-views"),
    "persona": ("greta", "margreta"),
}


@pytest.mark.parametrize("what", RENAMED)
@pytest.mark.parametrize("moves", [False, True])
def test_what_was_known_stays_known_after_a_rename(
    workspace: Path, capfdbinary: Captured, what: str, moves: bool
) -> None:
    file = workspace / "ws" / "t" / "rides.yaml"
    before = file.read_text()
    count = sum(int(known.get("count", 1)) for known in known_in(workspace))
    text = before.replace(*RENAMED[what], 1 if what == "title" else -1)
    assert text != before
    file.write_text(text)
    if what in ("source", "persona"):  # both journeys define it
        other = workspace / "ws" / "s" / "buys.yaml"
        other.write_text(other.read_text().replace(*RENAMED[what]))
    if moves:
        file.rename(file.with_name("travels.yaml"))
        file.parent.rename(workspace / "ws" / "u")
    ended = run_here(capfdbinary, "validate", "ws", "--baseline", "base.json", "--format", "json")
    assert json.loads(ended.text)["findings"] == []
    tally = tallied(ended)
    assert (tally["remaining"], tally["mended"], tally["not_looked_at"]) == (count, 0, 0)
    run_here(capfdbinary, "validate", "ws", "--write-baseline", "base.json")
    assert sum(int(known.get("count", 1)) for known in known_in(workspace)) == count


def said(capture: Captured, *arguments: str) -> str:
    return run_here(capture, "validate", "ws", *arguments).said


def test_a_baseline_that_is_written_is_counted(workspace: Path, capfdbinary: Captured) -> None:
    count = sum(int(known.get("count", 1)) for known in known_in(workspace))
    assert said(capfdbinary, "--write-baseline", "other.json") == f"Wrote other.json: {count} findings.\n"
    assert said(capfdbinary, "--write-baseline", "base.json", "--quiet") == ""


def test_what_is_new_is_told_and_not_added(workspace: Path, capfdbinary: Captured) -> None:
    before = known_in(workspace)
    write(workspace / "ws" / "s", walks=JOURNEY.replace("journey: buys", "journey: walks"))
    ended = run_here(capfdbinary, "validate", "ws", "--baseline", "base.json", "--write-baseline", "base.json")
    assert "walks.yaml" in ended.text
    assert known_in(workspace) == before
    assert " are new and were not added; to accept them, delete base.json and write it again." in ended.said


def test_a_baseline_that_is_first_written_knew_nothing(workspace: Path, capfdbinary: Captured) -> None:
    ended = run_here(
        capfdbinary, "validate", "ws", "--baseline", "new.json", "--write-baseline", "new.json", "--format", "json"
    )
    assert tallied(ended)["remaining"] == 0
    assert json.loads(ended.text)["findings"]
    assert (workspace / "new.json").read_bytes() == (workspace / "base.json").read_bytes()


def test_what_is_mended_is_told_although_the_same_run_takes_it_out(workspace: Path, capfdbinary: Captured) -> None:
    (workspace / "ws" / "t" / "rides.yaml").unlink()
    ended = run_here(
        capfdbinary, "validate", "ws", "--baseline", "base.json", "--write-baseline", "base.json", "--format", "json"
    )
    assert tallied(ended)["mended"] > 0
    assert held(capfdbinary, "ws")["mended"] == 0


def test_a_first_baseline_says_what_was_not_judged(workspace: Path, capfdbinary: Captured) -> None:
    file = workspace / "ws" / "s" / "buys.yaml"
    file.write_text(f"{file.read_text()}\n{BROKEN}")
    assert "1 journey could not be judged: what else there is to find in it will be new." in said(
        capfdbinary, "--write-baseline", "new.json"
    )


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_nobody_is_told_to_delete_a_file_of_another_kind(workspace: Path, capfdbinary: Captured, option: str) -> None:
    (workspace / "other.json").write_text('{"name": "a package"}')
    (workspace / "notes.txt").write_text("Buy milk")
    for name, why in (("notes.txt", "it is not JSON."), ("other.json", "it does not begin as a baseline does.")):
        ended = run_here(capfdbinary, "validate", "ws", option, name)
        assert ended.status == 2
        assert f"{name} is not a baseline: {why} Name the file that --write-baseline wrote" in ended.said
        assert "elete" not in ended.said


def test_a_damaged_baseline_is_said_to_be_one(workspace: Path, capfdbinary: Captured) -> None:
    file = workspace / "base.json"
    file.write_text(file.read_text()[:-20])
    ended = run_here(capfdbinary, "validate", "ws", "--baseline", "base.json")
    assert ended.status == 2
    assert "The baseline base.json is damaged: it is not JSON from line " in ended.said
    assert "Delete it, and write it anew." in ended.said


def test_beside_a_rename_what_is_new_is_new_and_what_is_fixed_is_fixed(workspace: Path, capfdbinary: Captured) -> None:
    file = workspace / "ws" / "t" / "rides.yaml"
    text = file.read_text().replace("id: looks", "id: sees").replace("id: pays", "id: settles")
    text = text.replace("data: [clicks]", "data: []").replace("mobile-app}", "mobile-app, data: [clicks]}")
    file.write_text(text)
    ended = run_here(
        capfdbinary, "validate", "ws", "--baseline", "base.json", "--format", "json", "--select", "CX301,CX601"
    )
    # The stage that had no data has some now, and the other has lost its own.
    assert [(one["code"], one["stage"]) for one in json.loads(ended.text)["findings"]] == [("CX301", "sees")]
    assert tallied(ended)["mended"] == 1


def test_without_recorded_titles_a_baseline_is_read_as_ever(workspace: Path, capfdbinary: Captured) -> None:
    base = workspace / "base.json"
    base.write_text(json.dumps({"version": 2, "findings": known_in(workspace)}))
    assert held(capfdbinary, "ws")["mended"] == 0
    file = workspace / "ws" / "t" / "rides.yaml"
    file.write_text(file.read_text().replace("id: pays", "id: settles"))
    assert held(capfdbinary, "ws")["mended"] > 0


METRICS = """    metrics:
      - {kind: nps, value: 20, date: 2020-01-01, persona: dara, source: clicks}
      - {kind: csat, value: 60, date: 2020-01-01, title: Easy, source: clicks}
      - {kind: nps, value: 30, date: 2026-11-20, persona: greta, source: clicks}
"""


@pytest.fixture
def measured(workspace: Path, capfdbinary: Captured) -> Path:
    """Return the file of a journey with two figures that are too old, which a baseline knows."""
    file = workspace / "ws" / "t" / "rides.yaml"
    file.write_text(file.read_text().replace("    importance: 5\n", METRICS))
    (workspace / "base.json").unlink()
    run_here(capfdbinary, "validate", "ws", "--write-baseline", "base.json")
    assert [one["metric"] for one in known_in(workspace) if one["code"] == "CX809"] == ['csat "Easy"', "nps of dara"]
    return file


def new_metrics(capture: Captured) -> list[str]:
    """Return which findings on old figures are new, in words."""
    ended = run_here(capture, "validate", "ws", "--baseline", "base.json", "--format", "json", "--select", "CX809")
    return [one["message"] for one in json.loads(ended.text)["findings"]]


@pytest.mark.parametrize(
    ("old", "new"), [("title: Easy", "title: Ease"), ("dara", "dora"), ("id: pays", "id: settles")]
)
def test_old_figures_stay_known_under_another_name(measured: Path, capfdbinary: Captured, old: str, new: str) -> None:
    for file in (measured, measured.parents[1] / "s" / "buys.yaml"):  # both journeys define the persona
        file.write_text(file.read_text().replace(old, new))
    assert new_metrics(capfdbinary) == []


def test_an_old_figure_in_the_place_of_one_that_is_fixed_is_new(measured: Path, capfdbinary: Captured) -> None:
    text = measured.read_text().replace("date: 2020-01-01, title: Easy", "date: 2026-11-20, title: Easy")
    measured.write_text(text.replace("value: 30, date: 2026-11-20", "value: 30, date: 2020-01-01"))
    assert len(new_metrics(capfdbinary)) == 1


def test_a_baseline_that_names_no_metric_knows_them_all(measured: Path, capfdbinary: Captured) -> None:
    base = measured.parents[2] / "base.json"
    known = [{name: part for name, part in one.items() if name != "metric"} for one in known_in(base.parent)]
    base.write_text(json.dumps({"version": 2, "findings": known}))
    assert new_metrics(capfdbinary) == []
