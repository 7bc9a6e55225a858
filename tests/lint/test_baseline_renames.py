"""Renames that a baseline follows, by what it recorded itself.

If it fails, what a team has accepted is new again because a stage was renamed, or a new fault passes for an old one.
"""

from collections import Counter
from typing import Any

import pytest

from cxjourney.diagnostics import NOTHING, About, Identity
from cxjourney.lint.baseline import Baseline, KnownFinding, from_text, to_text
from cxjourney.lint.baseline_renames import (
    follow_moves,
    follow_renames,
    recorded_titles,
    titles_from_text,
    titles_in,
    titles_text,
)

JOURNEY: dict[str, Any] = {
    "journey": "buys",
    "title": "Buys",
    "stages": [
        {"id": "looks", "title": "Looks", "touchpoints": [{"id": "site", "title": "The site", "channel": "web"}]},
        {"id": "pays", "title": "Pays"},
    ],
    "personas": {"ann": {"title": "Ann"}},
    "data_sources": {"calls": {"title": "Calls", "type": "service-contacts"}},
}
SITE = About("buys", "looks", "site")
CALLS = About(source="calls")


def known(*things: About, file: str = "buys.yaml") -> Baseline:
    return Counter(KnownFinding(Identity("CX301", about), file) for about in things)


def changed(**attributes: object) -> dict[str, Any]:
    return JOURNEY | attributes


def stages(*new: dict[str, Any]) -> dict[str, Any]:
    return changed(stages=list(new))


LOOKS, PAYS = JOURNEY["stages"]


@pytest.mark.parametrize(
    ("now", "was", "today"),
    [
        (changed(journey="orders"), SITE, About("orders", "looks", "site")),
        (changed(title="Orders"), SITE, SITE),
        (stages(LOOKS | {"id": "sees"}, PAYS), SITE, About("buys", "sees", "site")),
        (
            stages(LOOKS | {"touchpoints": [{"id": "web", "title": "The  site", "channel": "web"}]}),
            SITE,
            About("buys", "looks", "web"),
        ),
        (changed(personas={"anna": {"title": "ann"}}), About("buys", "looks", persona="ann"),
         About("buys", "looks", persona="anna")),
        (changed(data_sources={"phone": {"title": "Calls", "type": "service-contacts"}}), CALLS, About(source="phone")),
        (changed(journey="orders", title="Orders"), SITE, About("orders", "looks", "site")),  # holds the same
        # what could be two things is neither
        (stages(LOOKS | {"id": "sees"}, LOOKS | {"id": "spots"}), SITE, SITE),
        (stages(LOOKS | {"id": "sees", "title": "Other"}), SITE, SITE),
        (stages(LOOKS | {"touchpoints": [{"id": "b", "title": "The site", "channel": "branch"}]}), SITE, SITE),
        (stages(LOOKS, LOOKS | {"id": "sees"}), SITE, SITE),
        (stages(LOOKS | {"id": "pays"}), SITE, SITE),  # that id was another's
    ],
)  # fmt: skip
def test_what_is_renamed_is_known_by_its_new_id(now: dict[str, Any], was: About, today: About) -> None:
    titles = titles_in([JOURNEY])
    assert follow_renames(known(was), titles, titles_in([now]), lambda _: True) == known(today)


def test_what_was_not_read_is_left_alone() -> None:
    titles, now = titles_in([JOURNEY]), titles_in([changed(journey="orders")])
    assert follow_renames(known(SITE), titles, now, lambda _: False) == known(SITE)


def test_only_what_findings_are_about_is_recorded_and_read_back() -> None:
    baseline = known(SITE, CALLS)
    titles = recorded_titles(baseline, titles_in([JOURNEY]))
    assert list(titles) == [About("buys"), About("buys", "looks"), SITE, CALLS]
    text = to_text(baseline, titles_text(titles))
    assert titles_from_text(text) == titles
    assert from_text(text) == baseline
    assert titles_from_text(to_text(baseline)) == {}
    assert recorded_titles(baseline, titles, {}) == titles


def test_what_is_called_two_ways_is_not_recorded() -> None:
    other = {"journey": "rides", "title": "Rides", "personas": {"ann": {"title": "Another Ann"}}}
    assert About(persona="ann") not in titles_in([JOURNEY, other, [], {"stages": 3, "personas": [1]}])


def test_what_holds_the_same_is_the_same_unless_another_is_called_so() -> None:
    content = {"summary": "S", "goals": ["a"], "owner": "t"}
    one, other = {"id": "a", "title": "A", **content}, {"id": "b", "title": "B"}
    titles = titles_in([stages(one, other)])
    a, b, c = (About("buys", stage) for stage in "abc")
    only = titles_in([stages({"id": "c", "title": "C", **content})])
    assert follow_renames(known(a), titles, only, lambda _: True) == known(c)
    called = titles_in([stages({"id": "c", "title": "B", **content})])
    assert follow_renames(known(a, b), titles, called, lambda _: True) == known(a, c)
    less = titles_in([stages({"id": "c", "title": "C", **content, "owner": "u"})])
    assert follow_renames(known(a), titles, less, lambda _: True) == known(a)


@pytest.mark.parametrize(
    ("file", "is_gone", "is_followed"),
    [("b/a.yaml", True, True), ("a/b.yaml", True, True), ("b/b.yaml", True, False), ("a/b.yaml", False, False)],
)
def test_a_fault_of_a_file_goes_where_the_file_has_gone(file: str, is_gone: bool, is_followed: bool) -> None:
    def fault(at: str) -> Baseline:
        return Counter([KnownFinding(Identity("CX102", NOTHING, at, "No id."), at)])

    followed = follow_moves(fault("a/a.yaml"), fault(file), lambda _: is_gone)
    assert followed == fault(file if is_followed else "a/a.yaml")
