"""What a journey sees, which journeys are sound, and that the order of files changes nothing.

If it fails, one broken file spoils all journeys, or findings change with the order of a listing.
"""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paths import JOURNEYS

from .notices import Assembled, journey, only, told


def test_a_journey_sees_the_catalogues_of_its_folder_and_those_above(assembled: Assembled) -> None:
    workspace = assembled(
        {
            "catalogue.yaml": "teams: {top: {title: A}}\n",
            "a/catalogue.yaml": "personas: {p: {title: P}}\n",
            "a/b/c/j.yaml": journey("j", "owner: top\ntravelled_by: [p, own]\npersonas: {own: {title: O}}\n"),
        }
    )
    assert workspace.notices == ()
    (seen,) = workspace.journeys
    assert set(seen.scope.teams) == {"top"}
    assert list(seen.scope.personas) == ["p", "own"]
    assert workspace.whole


def test_a_journey_does_not_see_the_catalogue_of_another_folder(assembled: Assembled) -> None:
    workspace = assembled(
        {"a/catalogue.yaml": "teams: {a: {title: A}}\n", "b/j.yaml": journey("j", "owner: a\n"), "k.yaml": journey("k")}
    )
    assert told(workspace) == [("CX103", "b/j.yaml", 4, 8)]
    assert workspace.not_judged == ("b/j.yaml",)
    assert not workspace.whole


def test_a_journey_can_stand_alone(assembled: Assembled) -> None:
    definitions = (
        "owner: a\nteams: {a: {title: A}}\npersonas: {p: {title: P}}\nchannels: {c: {title: C, kind: post}}\n"
        "data_sources: {d: {title: D, type: survey, through: [c]}}\n"
    )
    assert assembled({"j.yaml": journey("j", definitions)}).notices == ()


@pytest.mark.parametrize(
    "text",
    [
        "owner: [a]\n",
        "owner:\n  - a\n  - b\n",
        "review: {last: 2026-01-01}\nmetrics: [{kind: nps, value: 1, source: [d]}]\n",
        "personas: {p: {title: P, channels: {prefers: {a: 1}}}}\n",
        "teams: {t: {title: T}}\ndata_sources: {d: {title: D, type: survey, owner: [u, t]}}\n",
    ],
)
def test_a_list_in_place_of_one_id_is_one_fault_whatever_it_names(assembled: Assembled, text: str) -> None:
    assert [code for code, *_ in told(assembled({"j.yaml": journey("j", text)}))] == ["CX102"]


def test_what_stands_beside_a_fault_is_still_looked_for(assembled: Assembled) -> None:
    text = journey("j", "owner: [a]\nsponsor: 3\nshared_with: [b]\n")
    assert [code for code, *_ in told(assembled({"j.yaml": text}))] == ["CX102", "CX102", "CX103"]


def test_a_known_channel_is_replaced_by_a_definition(assembled: Assembled) -> None:
    workspace = assembled(
        {"catalogue.yaml": "channels: {web: {title: Intranet, kind: physical}}\n", "j.yaml": journey("j")}
    )
    assert workspace.notices == ()
    channels = workspace.journeys[0].scope.channels
    assert channels["web"].title == "Intranet"
    assert channels["email"].kind == "digital"


def test_the_nearest_organisation_is_seen(assembled: Assembled) -> None:
    workspace = assembled(
        {
            "catalogue.yaml": "organisation: {title: Group}\n",
            "a/catalogue.yaml": "organisation: {title: Bank}\n",
            "a/j.yaml": journey("j"),
            "a/b/catalogue.yaml": "teams: {t: {title: T}}\n",
            "a/b/k.yaml": journey("k"),
        }
    )
    organisations = [seen.scope.organisation for seen in workspace.journeys]
    assert [one.title for one in organisations if one] == ["Bank", "Bank"]


BROKEN = {
    "unreadable": None,
    "a number": "3\n",
    "a truth": "true\n",
    "a list": "- a\n",
    "text": "hello\n",
    "definitions as a list": "teams:\n  - {id: a, title: A}\n",
    "definitions without a value": "teams:\n",
    "definitions under a misspelt key": "team: {a: {title: A}}\npersonas: {p: {title: P}}\n",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_catalogue_does_not_make_every_reference_an_error(assembled: Assembled, case: str) -> None:
    files = {"catalogue.yaml": BROKEN[case], "sub/j.yaml": journey("j", "owner: a\nshared_with: [b]\n")}
    workspace = assembled(files)
    assert all(notice.file == "catalogue.yaml" for notice in workspace.notices)
    assert bool(workspace.notices) is (BROKEN[case] is not None)
    assert (workspace.journeys, workspace.not_judged) == ((), ("sub/j.yaml",))
    assert not workspace.whole


def test_below_a_broken_catalogue_what_a_journey_says_of_itself_is_still_held_against_it(assembled: Assembled) -> None:
    text = journey("j", "owner: a\nfoo: 1\n", "stages: [{id: s, title: S, next: [t]}]\n")
    assert told(assembled({"catalogue.yaml": None, "j.yaml": text})) == [
        ("CX102", "j.yaml", 5, 1),
        ("CX103", "j.yaml", 3, 35),
    ]


def test_ids_that_a_broken_catalogue_does_define_are_known(assembled: Assembled) -> None:
    workspace = assembled(
        {"catalogue.yaml": "teams: {a: {titel: A}}\n", "j.yaml": journey("j", "owner: a\nshared_with: [zz]\n")}
    )
    assert told(workspace) == [("CX102", "catalogue.yaml", 1, 13), ("CX103", "j.yaml", 5, 15)]
    assert workspace.journeys == ()


def test_journeys_beside_a_broken_one_are_sound(assembled: Assembled) -> None:
    workspace = assembled({"a.yaml": journey("a", "goal:\n"), "b.yaml": journey("b"), "c.yaml": None})
    assert [one.build().journey.journey for one in workspace.journeys] == ["b"]
    assert workspace.not_judged == ("a.yaml", "c.yaml")
    assert not workspace.whole


def test_replaces_is_judged_only_where_everything_was_read(assembled: Assembled) -> None:
    files = {"a.yaml": journey("a", "replaces: b\n")}
    assert told(assembled(files)) == [("CX103", "a.yaml", 4, 11)]
    assert told(assembled(files, everything=False)) == []
    assert told(assembled(files | {"b.yaml": journey("b", "goal:\n")})) == [("CX102", "b.yaml", 4, 6)]
    assert not assembled({"a.yaml": journey("a")}, everything=False).whole


def test_shares_of_personas_stand_at_the_last_traveller(assembled: Assembled) -> None:
    files = {
        "catalogue.yaml": "personas:\n  a: {title: A, share: 0.6}\n  b: {title: B, share: 0.5}\n  c: {title: C}\n",
        "all.yaml": journey("all"),
        "some.yaml": journey("some", "travelled_by: [a, c, a]\n"),
        "order.yaml": journey("order", "travelled_by: [b, a]\n"),
        "own.yaml": journey("own", "travelled_by: [b, mine]\npersonas:\n  mine: {title: M, share: {value: 0.6}}\n"),
    }
    workspace = assembled(files)
    assert told(workspace) == [
        ("CX107", "catalogue.yaml", 3, 3),
        ("CX107", "own.yaml", 6, 3),
    ]
    assert [one.build().journey.journey for one in workspace.journeys] == ["some"]
    by_file = {notice.file: notice for notice in workspace.notices}
    assert by_file["own.yaml"].about.journey == "own"
    assert by_file["catalogue.yaml"].about.journey is None
    assert "The shares of b and mine, who travel journey own (own.yaml), add up to 1.1:" in by_file["own.yaml"].message
    assert "The shares of a and b, who travel journey all (all.yaml)" in by_file["catalogue.yaml"].message


def test_shares_that_add_up_to_one_are_no_fault(assembled: Assembled) -> None:
    personas = "".join(f"  p{n}: {{title: P, share: 0.1}}\n" for n in range(10))
    assert assembled({"j.yaml": journey("j", f"personas:\n{personas}")}).notices == ()
    assert told(assembled({"j.yaml": journey("j", f"personas:\n{personas}  q: {{title: Q, share: 0.001}}\n")})) == [
        ("CX107", "j.yaml", 15, 3)
    ]


def test_shares_of_the_ways_on(assembled: Assembled) -> None:
    stages = (
        "stages:\n  - {id: s, title: S, next: [{to: s, share: 0.7}, {to: t, share: 0.4}, t]}\n  - {id: t, title: T}\n"
    )
    notice = only(assembled({"j.yaml": journey("j", stages=stages)}))
    assert (notice.code, notice.span.line, notice.span.column) == ("CX107", 4, 10)
    assert (notice.about.journey, notice.about.stage, notice.about.persona) == ("j", "s", None)
    assert assembled({"j.yaml": journey("j", stages=stages.replace("0.7", "0.6"))}).notices == ()


def test_an_empty_workspace(assembled: Assembled) -> None:
    workspace = assembled({})
    assert (workspace.journeys, workspace.notices, workspace.whole) == ((), (), True)


FAULTY: Mapping[str, str | None] = {
    "catalogue.yaml": "teams: {t: {title: T}}\npersonas: {p: {title: P, share: 0.7}, q: {title: Q, share: 0.7}}\n",
    "catalogue.yml": "teams: {t: {title: T}}\n",
    "a/catalogue.yaml": "teams: {t: {title: T}, u: {title: U}}\nchannels: {c: {title: C, kind: post}}\n",
    "a/b/catalogue.yaml": "team: {}\n",
    "a/b/one.yaml": journey("one", "owner: w\n"),
    "a/two.yaml": journey("two", "owner: u\ntravelled_by: [p]\n"),
    "a/three.yaml": journey("two", "owner: v\n"),
    "four.yaml": journey("two", "owner: u\nreplaces: nothing\n"),
    "five.yaml": journey("five"),
    "six.yaml": None,
    "z/seven.yaml": journey("seven", "travelled_by: [q]\nreplaces: two\n"),
}


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(sorted(FAULTY)), min_size=2), st.booleans())
def test_what_is_found_does_not_depend_on_the_order_of_files(
    assembled: Assembled, random: Random, names: set[str], everything: bool
) -> None:
    ordered = {name: FAULTY[name] for name in sorted(names)}
    shuffled = sorted(names)
    random.shuffle(shuffled)
    one, other = assembled(ordered, everything), assembled({name: FAULTY[name] for name in shuffled}, everything)
    assert one.notices == other.notices
    assert [seen.build().journey for seen in one.journeys] == [seen.build().journey for seen in other.journeys]
    assert [seen.scope for seen in one.journeys] == [seen.scope for seen in other.journeys]
    assert (one.not_judged, one.whole) == (other.not_judged, other.whole)


def test_the_faults_that_files_are_shuffled_with_are_many(assembled: Assembled) -> None:
    assert {code for code, *_ in told(assembled(FAULTY))} == {"CX102", "CX103", "CX104", "CX107"}


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_examples_are_sound_in_any_order(assembled: Assembled, random: Random) -> None:
    paths = sorted(JOURNEYS.rglob("*.yaml"))
    random.shuffle(paths)
    files = {path.relative_to(JOURNEYS).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    workspace = assembled(files)
    assert workspace.notices == ()
    assert workspace.whole
