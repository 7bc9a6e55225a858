"""Things of one title in a stage are told apart by their channels, their ids or their numbers.

If it fails, a finding on “Website” is looked for at the wrong one of two.
"""

import pytest

from cxjourney.analysis.display_names import short_name
from cxjourney.languages import language
from cxjourney.model import Stage
from cxjourney.model.disambiguate_titles import labels_apart

ENGLISH = language("en")


def stage(**parts: object) -> Stage:
    return Stage.model_validate({"id": "looks", "title": "Looks", **parts})


@pytest.mark.parametrize(
    ("touchpoints", "told"),
    [
        ([("W", "web", None), ("V", "web", None)], ["W", "V"]),
        ([("W", "web", None), ("W", "phone", None)], ["W [web]", "W [phone]"]),
        ([("W", "web", None), ("W", "web", None)], ["W [1]", "W [2]"]),
        ([("W", "web", None), ("W", "web", None), ("W", "phone", None)], ["W [web 1]", "W [web 2]", "W [phone]"]),
        ([("W", "web", "site-a"), ("W", "web", "site-b")], ["W [site-a]", "W [site-b]"]),
        ([("W", "web", "site-a"), ("V", "web", "site-b")], ["W", "V"]),
    ],
)
def test_touchpoints_of_one_title_are_told_apart(
    touchpoints: list[tuple[str, str, str | None]], told: list[str]
) -> None:
    some = [{"title": title, "channel": channel, **({"id": id_} if id_ else {})} for title, channel, id_ in touchpoints]
    found = stage(touchpoints=some).touchpoints
    assert [one.told_title for one in found] == told
    assert len({short_name(one, ENGLISH) for one in found}) == len(found)


def test_pain_points_of_one_title_are_told_apart() -> None:
    found = stage(pain_points=[{"title": "Slow"}, {"title": "Slow"}, {"title": "Dear"}]).pain_points
    assert [short_name(one, ENGLISH) for one in found] == ["“Slow” [1]", "“Slow” [2]", "“Dear”"]


def test_what_tells_things_apart_is_kept_in_copies_and_is_no_attribute() -> None:
    one = stage(touchpoints=[{"title": "W", "channel": "web"}, {"title": "W", "channel": "phone"}]).touchpoints[0]
    assert one.model_copy(update={"required": True}).told_title == "W [web]"
    assert set(one.model_dump(exclude_unset=True)) == {"title", "channel"}


def test_labels_are_titles_with_ids_where_two_are_alike() -> None:
    assert labels_apart({"p": "Pat", "q": "Older", "r": "Older"}) == {"p": "Pat", "q": "Older (q)", "r": "Older (r)"}


def test_labels_all_have_ids_where_a_title_looks_like_another_with_its_id() -> None:
    found = labels_apart({"q": "Older", "r": "Older", "s": "Older (q)"})
    assert len(set(found.values())) == 3
