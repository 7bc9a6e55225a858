"""JSON and Markdown of journeys: all that is written, and nothing that isn't.

If it fails, a wiki shows less than the team wrote, or a program takes a default for a fact.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from cxjourney.edit.merge import SHORT_FORMS
from cxjourney.exporters.json_document import export_schema, write
from cxjourney.exporters.markdown import _Page
from cxjourney.exporters.markdown import write as write_markdown
from cxjourney.exporters.markdown_words import attribute_label, value_word
from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import available_languages, language
from cxjourney.model import Journey
from cxjourney.model.introspection import attributes, entities
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, study_journeys
from tests.paths import ROOT

ATTRIBUTES = {name for entity in entities(Journey) for name in attributes(entity)}
DAY = date(2026, 11, 30)
EXAMPLES = sorted(path.name for path in (ROOT / "journeys").iterdir() if path.is_dir() and path.name[0] != ".")


def studied(path: str) -> StudiedJourneys:
    return study_journeys(StudyRequest([str(ROOT / path)], None), DAY)


def document(path: str) -> dict[str, Any]:
    found = studied(path)
    return json.loads(json.dumps(write(found.studies, found.catalogues)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", ["journeys", *(f"journeys/{name}" for name in EXAMPLES)])
def test_what_is_written_is_what_stands_in_the_files(path: str) -> None:
    found, data = studied(path), document(path)
    says = [one["says"] for one in data["written"]["journeys"]]
    assert says == [study.in_scope.document.data for study in found.studies]
    assert [one["says"] for one in data["written"]["catalogues"]] == [one.data for one in found.catalogues]
    Draft202012Validator(export_schema()).validate(data)


def test_its_schema_is_one_and_refuses_what_is_none() -> None:
    Draft202012Validator.check_schema(export_schema())
    judge, data = Draft202012Validator(export_schema()), document("journeys/bank")
    data["written"]["journeys"][0]["says"]["stages"][0]["importance"] = 9
    (wrong,) = judge.iter_errors(data)
    assert list(wrong.absolute_path) == ["written", "journeys", 0, "says", "stages", 0, "importance"]


def test_what_was_left_out_is_not_written_and_what_is_worked_out_stands_apart() -> None:
    data = document("journeys/shop")
    (journey,) = data["written"]["journeys"]
    assert "status" not in journey["says"]
    assert "covered_percent" not in json.dumps(data["written"])
    (figures,) = data["worked_out"]
    study = studied("journeys/shop").studies[0]
    assert figures["covered_percent"] == round(study.coverage.covered_percent, 1)
    assert figures["as_of"] == "2026-11-30"
    assert [one["stage"] for one in figures["stages"]] == [stage.id for stage in study.journey.stages]


def test_catalogues_of_others_stay_away() -> None:
    paths = [one["path"] for one in document("journeys/bank")["written"]["catalogues"]]
    assert paths == ["catalogue.yaml", "bank/catalogue.yaml"] or paths == ["catalogue.yaml"]
    assert not any("shop" in path for path in paths)


def leaves(value: object, within: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], object]]:
    """Every scalar that is written, references aside, whose titles stand there; each with the attributes around it."""
    if isinstance(value, dict):
        return [leaf for name, one in value.items() for leaf in leaves(one, (*within, name))]
    if isinstance(value, list):
        return [leaf for one in value for leaf in leaves(one, within)]
    return [(within, value)]


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return {*value} | {key for one in value.values() for key in keys(one)}
    return {key for one in value for key in keys(one)} if isinstance(value, list) else set()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> StudiedJourneys:
    """The whole format, with values of its own so that each is found again: texts are their paths."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "j.yaml").write_text((ROOT / "tests/whole/journey.yaml").read_text("utf-8"), "utf-8")
    for name, id_ in (("i", "i"), ("b", "b")):
        (folder / f"{name}.yaml").write_text(f"journey: {id_}\ntitle: I\nstages: [{{id: x, title: X}}]\n", "utf-8")
    (folder / "catalogue.yaml").write_text("data_sources: {b: {title: Bench, type: survey}}\n", "utf-8")
    request = StudyRequest([str(folder)], None, ("j",), past_faults=True)
    return study_journeys(request, DAY)


def test_the_whole_format_is_in_markdown(whole: StudiedJourneys) -> None:
    (study,) = whole.studies
    export = write_markdown(study, language("en"))
    assert export.left_out == ()
    data = cast("dict[str, Any]", study.in_scope.document.data)
    for within, leaf in leaves(data):
        said = {True: "yes", False: "no"}.get(leaf, f"{leaf}") if isinstance(leaf, bool) else f"{leaf}"
        text = value_word(within[-1], said, language("en"))
        titles = {
            title
            for kind in study.in_scope.names.known.values()
            for id_, home in kind.items()
            if id_ == text and isinstance(home.value, dict)
            for title in [home.value.get("title")]
        }
        plain = export.text.replace("&#8203;", "").replace("&#35;", "#").casefold()
        assert text.casefold() in plain or titles & {*export.text.split()}, leaf
    told = {
        attribute_label(within[at], within[max(at - 1, int(within[0] == "stages")) : at], language("en"))
        for within, _ in leaves(data)
        for at in range(len(within))
        if within[at] in ATTRIBUTES and within[at] not in {*SHORT_FORMS, "title", "score"}
    }
    assert {label for label in told if label not in export.text} == set()


def test_the_whole_format_is_in_json(whole: StudiedJourneys) -> None:
    data = write(whole.studies, whole.catalogues)
    written = cast("dict[str, Any]", data["written"])
    assert keys(written["journeys"]) >= keys(whole.studies[0].in_scope.document.data)


HOSTILE = "<script>alert(1)</script> | [a](javascript:x) `b` **c** @all #1 ![x](y) \u202e"


def test_text_is_only_text(tmp_path: Path) -> None:
    text = json.dumps(HOSTILE)
    (tmp_path / "a.yaml").write_text(
        f"journey: a\ntitle: {text}\nsummary: {text}\nstages:\n- id: x\n  title: {text}\n  actions: [{text}]\n"
        f"  touchpoints: [{{title: {text}, channel: web}}]\n  x-own: {{{text}: [{text}]}}\n",
        "utf-8",
    )
    (study,) = study_journeys(StudyRequest([str(tmp_path)], None), DAY).studies
    page = escape_page(write_markdown(study, language("en")).text, Terminal())
    found = [sign for sign in ("<script", "](", "**c", "`", "@all", "![", " #1", "\u202e") if sign in page]
    assert found == []
    rows = [line for line in page.splitlines() if line.startswith("| **")]
    assert [line.count("|") for line in rows] == [3] * len(rows)
    assert len(rows) == 5


def test_a_language_that_runs_from_right_to_left_does_so_wherever_it_is_pasted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "journey: a\ntitle: خرید\nlanguage: fa\nstages: [{id: x, title: ۱. می‌پردازد}]\n", "utf-8"
    )
    (study,) = study_journeys(StudyRequest([str(tmp_path)], None), DAY).studies
    lines = write_markdown(study, language("fa")).text.splitlines()
    assert lines[0] == "# \u200fخرید"
    assert "### \u200f۱. می‌پردازد" in lines


@pytest.mark.parametrize("tag", available_languages())
def test_fixed_words_are_said_in_the_journeys_language(tag: str, tmp_path: Path) -> None:
    words = language(tag)
    (tmp_path / "a.yaml").write_text(
        f"journey: a\ntitle: A\nlanguage: {tag}\nreview: {{last: 2026-01-02, every: 90d}}\nstages:\n"
        "- {id: x, title: X, phase: before, pain_points: [{title: Y, severity: high}]}\n",
        "utf-8",
    )
    (study,) = study_journeys(StudyRequest([str(tmp_path)], None), DAY).studies
    page = write_markdown(study, words).text
    for key in ("map.phase.before", "severity.high", "export.table.journey", "export.table.title"):
        assert f"| {'**' * (key == 'export.table.journey')}{_Page(study, words).mark}{words.text(key)}" in page
    machine = {"review", "every", "last", "title", "journey", "before", "severity"}
    assert tag == "en" or not machine & set(re.split(r"[|*\s:,]+", page))
