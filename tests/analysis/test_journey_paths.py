"""Ways through a journey: where it begins and ends, what can be reached, and the way that most customers take.

If it fails, a stage is called a dead end that is none, or a map puts a side way in the middle.
"""

import re
from pathlib import Path

import pytest

from cxjourney.analysis.journey_paths import (
    backward_links,
    backwards,
    entries,
    forwards,
    is_straight_line,
    main_path,
    parallel_ways,
    reachable,
)
from cxjourney.model import Journey

from .study import studied

STRAIGHT = "[{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]"
GAP = "[{id: a, title: A, next: []}, {id: b, title: B}, {id: c, title: C}]"
JOINED = "[{id: a, title: A, entry: true}, {id: b, title: B, entry: true}, {id: c, title: C}]"
BRANCH = """[
  {id: a, title: A, next: [{to: b, share: 0.3}, c]}, {id: b, title: B, next: [d]},
  {id: c, title: C, next: [d, a]}, {id: d, title: D}]"""


def journey(folder: Path, stages: str) -> Journey:
    return studied(folder, f"journey: j\ntitle: J\nstages: {stages}\n").journey


def test_a_stage_without_next_leads_to_the_one_below(tmp_path: Path) -> None:
    ways = forwards(journey(tmp_path, STRAIGHT))
    assert ways == {"a": ("b",), "b": ("c",), "c": ()}
    assert backwards(ways) == {"a": [], "b": ["a"], "c": ["b"]}
    assert reachable(["b"], ways) == {"b", "c"}


@pytest.mark.parametrize(("stages", "straight"), [(STRAIGHT, True), (BRANCH, False), (GAP, False), (JOINED, False)])
def test_a_branch_or_a_loop_is_no_straight_line(tmp_path: Path, stages: str, straight: bool) -> None:
    read = journey(tmp_path, stages)
    ways = forwards(read)
    assert is_straight_line(entries(read), ways, backwards(ways)) is straight


def test_the_main_way_takes_what_other_shares_leave_over_and_never_turns_back(tmp_path: Path) -> None:
    branched = journey(tmp_path, BRANCH)
    assert main_path(branched) == ("a", "c", "d")
    assert backward_links(branched)["c"] == (False, True)


def test_the_main_way_is_none_that_is_taken_besides_others(tmp_path: Path) -> None:
    stages = """
      - {id: a, title: A, next: [{to: b, share: 1, parallel: true}, {to: c, share: 0.4}, d]}
      - {id: b, title: B, next: [d]}
      - {id: c, title: C, next: [d]}
      - {id: d, title: D}
    """
    assert main_path(journey(tmp_path, stages)) == ("a", "d")


@pytest.mark.parametrize(
    ("ways", "joined"),
    [
        ("a: [b, {to: c, parallel: true}], b: [d], c: [d], d: []", {"a": "d"}),
        ("a: [{to: b, parallel: true}, {to: c, parallel: true}], b: [d], c: [d], d: []", {"a": "d"}),
        ("a: [d, {to: b, parallel: true}], b: [d], c: [], d: []", {"a": "d"}),
        ("a: [b, {to: c, parallel: true}], b: [d], c: [], d: []", {"a": None}),
        ("a: [b, {to: c, parallel: true}], b: [d], c: [a], d: []", {"a": None}),
        ("a: [{to: b, parallel: true}], b: [c], c: [d], d: []", {}),
        ("a: [b, c], b: [d], c: [d], d: []", {}),
        ("a: [b], b: [c, {to: a, parallel: true}], c: [d], d: []", {}),
    ],
    ids=["one-besides-one", "all", "nothing-between", "never", "only-back", "one-alone", "a-branch", "a-loop"],
)
def test_parallel_ways_join_in_the_first_stage_that_all_of_them_lead_to(
    tmp_path: Path, ways: str, joined: dict[str, str | None]
) -> None:
    found = re.findall(r"(\w): (\[.*?\])(?:, |$)", ways)
    stages = ", ".join(f"{{id: {id_}, title: {id_.upper()}, next: {to}}}" for id_, to in found)
    assert parallel_ways(journey(tmp_path, f"[{stages}]")) == joined
