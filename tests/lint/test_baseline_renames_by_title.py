"""Renames that a baseline follows, by titles.

If it fails, what a team has accepted is new again because a stage was renamed, or a new fault passes for an old one.
"""

from collections import Counter
from typing import Any

import pytest

from cxjourney.diagnostics import NOTHING, About, Identity
from cxjourney.lint.baseline import Baseline, KnownFinding
from cxjourney.lint.baseline_renames_by_title import Titles, follow_moves, renames_by_title, titles_from_text, titles_in

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


def follow(baseline: Baseline, was: Titles, now: Titles, is_read: bool = True) -> Baseline:
    """Return a baseline in which renamed things have the ids that they have now."""
    by = {one.identity.about.journey or one.file for one in baseline} if is_read else set()
    renames = renames_by_title(was, now, by)
    return Counter(
        one._replace(identity=Identity(one.identity.code, renames.now(one.identity.about, one.file)))
        for one in baseline.elements()
    )


def changed(**attributes: object) -> dict[str, Any]:
    return JOURNEY | attributes


def stages(*new: dict[str, Any]) -> dict[str, Any]:
    return changed(stages=list(new))


LOOKS, PAYS = JOURNEY["stages"]
SITE_PAGE = LOOKS["touchpoints"][0]


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
        (stages(LOOKS | {"id": "sees", "title": "Other"}), About("buys", "looks"), About("buys", "looks")),
        (stages(LOOKS | {"touchpoints": [{"id": "b", "title": "The site", "channel": "branch"}]}), SITE, SITE),
        (stages(LOOKS, LOOKS | {"id": "sees"}), SITE, SITE),
        (stages(LOOKS | {"id": "pays"}), About("buys", "looks"), About("buys", "looks")),  # that id was another's
        # a touchpoint goes where it went, whatever became of its stage
        (stages(LOOKS | {"touchpoints": []}, PAYS | {"touchpoints": [SITE_PAGE]}), SITE, About("buys", "pays", "site")),
        (stages(LOOKS | {"id": "sees", "title": "Other"}), SITE, About("buys", "sees", "site")),
    ],
)  # fmt: skip
def test_what_is_renamed_is_known_by_its_new_id(now: dict[str, Any], was: About, today: About) -> None:
    titles = titles_in([JOURNEY])
    assert follow(known(was), titles, titles_in([now])) == known(today)


def test_what_was_not_read_is_left_alone() -> None:
    titles, now = titles_in([JOURNEY]), titles_in([changed(journey="orders")])
    assert follow(known(SITE), titles, now, is_read=False) == known(SITE)


def followed(before: dict[str, Any], after: dict[str, Any], *things: About) -> Baseline:
    """Return what a baseline of these things follows."""
    return follow(known(*things), titles_in([before]), titles_in([after]))


def page(title: str, **more: object) -> dict[str, Any]:
    """Return a stage with a touchpoint that has no id."""
    return {**LOOKS, "touchpoints": [{"title": title, "channel": "web", **more}]}


@pytest.mark.parametrize(
    ("title", "now", "is_same"),
    [
        ("The price page", "The price pages", True),
        ("The price page", "Page of prices", False),
        ("Step 1 of the form", "Step 2 of the form", False),
        ("The price page", "The prize page", True),
    ],
)
def test_a_touchpoint_without_id_is_followed_under_a_like_title(title: str, now: str, is_same: bool) -> None:
    was, today = About("buys", "looks", title), About("buys", "looks", now)
    assert followed(stages(page(title)), stages(page(now)), was) == known(today if is_same else was)
    other = stages(page(now, owner="t"))
    assert followed(stages(page(title)), other, was) == known(was)  # something else is written of it


def test_what_stood_beside_all_along_is_not_what_was_renamed() -> None:
    first, second = ({"title": title, "channel": "web"} for title in ("The price page", "The price pages"))
    before, after = (stages(LOOKS | {"touchpoints": some}) for some in ([first, second], [second]))
    gone = About("buys", "looks", "The price page")
    assert followed(before, after, gone) == known(gone)


def test_what_could_be_two_things_is_new() -> None:
    pages = [{"title": title, "channel": "web"} for title in ("The price pages", "The price page 2", "A price page")]
    was = About("buys", "looks", "The price page")
    assert followed(stages(page("The price page")), stages(LOOKS | {"touchpoints": pages}), was) == known(was)


def test_a_stage_of_which_little_is_written_is_followed_under_a_like_title() -> None:
    before, after = ({"id": id_, "title": title, "owner": "t"} for id_, title in (("a", "Pays it"), ("b", "Pays it.")))
    assert followed(stages(before), stages(after), About("buys", "a")) == known(About("buys", "b"))


def test_a_baseline_of_before_follows_what_it_recorded() -> None:
    old = '{"version": 2, "findings": [], "titles": [{"journey": "buys", "stage": "looks", "title": "Looks"}]}'
    now = titles_in([stages(LOOKS | {"id": "sees"})])
    assert follow(known(About("buys", "looks")), titles_from_text(old), now) == known(About("buys", "sees"))


def test_what_is_called_two_ways_is_not_recorded() -> None:
    other = {"journey": "rides", "title": "Rides", "personas": {"ann": {"title": "Another Ann"}}}
    assert About(persona="ann") not in titles_in([JOURNEY, other, [], {"stages": 3, "personas": [1]}])


def test_what_holds_the_same_is_the_same_unless_another_is_called_so() -> None:
    content = {"summary": "S", "goals": ["a"], "owner": "t"}
    one, other = {"id": "a", "title": "A", **content}, {"id": "b", "title": "B"}
    titles = titles_in([stages(one, other)])
    a, b, c = (About("buys", stage) for stage in "abc")
    only = titles_in([stages({"id": "c", "title": "C", **content})])
    assert follow(known(a), titles, only) == known(c)
    called = titles_in([stages({"id": "c", "title": "B", **content})])
    assert follow(known(a, b), titles, called) == known(a, c)
    less = titles_in([stages({"id": "c", "title": "C", **content, "owner": "u"})])
    assert follow(known(a), titles, less) == known(a)


@pytest.mark.parametrize(
    ("file", "is_gone", "is_followed"),
    [("b/a.yaml", True, True), ("a/b.yaml", True, True), ("b/b.yaml", True, False), ("a/b.yaml", False, False)],
)
def test_a_fault_of_a_file_goes_where_the_file_has_gone(file: str, is_gone: bool, is_followed: bool) -> None:
    def fault(at: str) -> Baseline:
        return Counter([KnownFinding(Identity("CX102", NOTHING, at, "No id."), at)])

    followed = follow_moves(fault("a/a.yaml"), fault(file), lambda _: is_gone)
    assert followed == fault(file if is_followed else "a/a.yaml")
