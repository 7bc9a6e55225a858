"""Ids that are defined twice.

If it fails, one persona silently replaces another of the same name.
"""

import pytest

from .notices import STAGES, Assembled, journey, only, told


@pytest.mark.parametrize("kind", ["teams", "personas", "data_sources", "channels"])
def test_an_id_is_defined_once_within_sight(assembled: Assembled, kind: str) -> None:
    entity = {"data_sources": "{title: T, type: survey}", "channels": "{title: T, kind: post}"}.get(kind, "{title: T}")
    definition = f"{kind}: {{web: {entity}}}\n"
    notice = only(assembled({"catalogue.yaml": definition, "a/j.yaml": journey("j", definition)}))
    assert (notice.code, notice.file, notice.span.line, notice.span.column) == ("CX104", "a/j.yaml", 4, len(kind) + 4)
    assert "defined twice: here, and at catalogue.yaml:1." in notice.message
    notice = only(
        assembled({"catalogue.yaml": definition, "a/b/catalogue.yaml": definition, "a/b/j.yaml": journey("j")})
    )
    assert (notice.code, notice.file) == ("CX104", "a/b/catalogue.yaml")


def test_one_id_for_things_of_two_kinds_is_no_fault(assembled: Assembled) -> None:
    text = "teams: {web: {title: T}}\npersonas: {web: {title: T}}\nowner: web\ntravelled_by: [web]\n"
    assert assembled({"web.yaml": journey("web", text, "stages: [{id: web, title: S}]\n")}).notices == ()


def test_folders_beside_each_other_may_use_the_same_ids(assembled: Assembled) -> None:
    definition = "teams: {a: {title: A}}\n"
    files = {f"{folder}/catalogue.yaml": definition for folder in "ab"}
    files |= {f"{folder}/j.yaml": journey(folder, "owner: a\n") for folder in "ab"}
    assert assembled(files).notices == ()


def test_two_catalogues_in_one_folder(assembled: Assembled) -> None:
    files = {"catalogue.yml": "teams: {b: {title: B}}\n", "catalogue.yaml": "teams: {a: {title: A}}\n"}
    assert assembled(files | {"j.yaml": journey("j", "owner: a\nshared_with: [b]\n")}).notices == ()
    notice = only(assembled(files | {"catalogue.yml": "teams: {a: {title: B}}\n"}))
    assert (notice.file, "catalogue.yaml:1" in notice.message) == ("catalogue.yml", True)


def test_the_ids_of_journeys_are_unique_in_the_workspace(assembled: Assembled) -> None:
    workspace = assembled({"b.yaml": journey("j"), "a/a.yaml": journey("j"), "c.yaml": journey("k")})
    notice = only(workspace)
    assert (notice.code, notice.file, notice.span.line, notice.span.column) == ("CX104", "b.yaml", 1, 10)
    assert "The journey j is defined twice: here, and at a/a.yaml:1." in notice.message
    assert [one.file for one in workspace.journeys] == ["a/a.yaml", "c.yaml"]


def test_ids_of_stages_touchpoints_and_pain_points_are_unique_in_a_journey(assembled: Assembled) -> None:
    stages = """stages:
  - id: s
    title: S
    touchpoints: [{id: s, title: A, channel: web}, {title: s, channel: web}]
    pain_points: [{id: s, title: A}]
  - id: t
    title: S
    touchpoints: [{id: s, title: B, channel: web}]
    pain_points: [{id: s, title: B}]
  - id: s
    title: S
"""
    workspace = assembled({"j.yaml": journey("j", stages=stages), "k.yaml": journey("k", stages=STAGES)})
    assert told(workspace) == [
        ("CX104", "j.yaml", 10, 24),
        ("CX104", "j.yaml", 11, 24),
        ("CX104", "j.yaml", 12, 9),
    ]
    messages = sorted(notice.message for notice in workspace.notices)
    assert [message[:36] for message in messages] == [
        "The pain point s is defined twice: h",
        "The stage s is defined twice: here, ",
        "The touchpoint s is defined twice: h",
    ]
    assert messages[1].endswith("j.yaml:4.")
