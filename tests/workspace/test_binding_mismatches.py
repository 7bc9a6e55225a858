"""Bindings held against the journeys: stages and touchpoints that there are not, and values of another width.

If it fails, rows are counted for a stage that no journey has, or a value that never matches is passed over in silence.
"""

from collections.abc import Callable

import pytest

from cxjourney.workspace.workspace import Workspace

from .notices import journey

Assembled = Callable[..., Workspace]
STAGES = "stages: [{id: looks, title: L, touchpoints: [{title: Letter, channel: post}]}, {id: buys, title: B}]\n"
PLACES = {
    "a pair": ("stages: {column: x, map: {a: looks, b: §bys}}", "stage", "Did you mean buys?"),
    "an item": ("stages: {column: x, map: [{value: a, stage: §bys}]}", "stage", "Did you mean buys?"),
    "a column of times": ("stages: {times: {a: looks, b: §bys}}", "stage", "Did you mean buys?"),
    "all rows": ("stages: {stage: §bys}", "stage", "Did you mean buys?"),
    "a touchpoint": ("touchpoints: {column: x, map: {a: §Lettr}}", "touchpoint", "Did you mean Letter?"),
    "a touchpoint of an item": ("touchpoints: {column: x, map: [{value: a, touchpoint: §Lettr}]}", "touchpoint", "Did"),
}


def source(binding: str) -> str:
    return f"data_sources: {{d: {{title: D, type: crm, binding: {{file: a.csv, time: t, {binding}}}}}}}\n"


def marked(text: str) -> tuple[str, int, int]:
    """A text without its mark, and the line and the column where that stood."""
    before, _, after = text.partition("§")
    lines = before.split("\n")
    return before + after, len(lines), len(lines[-1]) + 1


@pytest.mark.parametrize("case", PLACES)
@pytest.mark.parametrize("of_catalogue", [True, False])
def test_a_place_that_no_journey_has_is_told_where_it_stands(
    assembled: Assembled, case: str, of_catalogue: bool
) -> None:
    binding, noun, help_ = PLACES[case]
    own = "" if of_catalogue else source(binding)
    text, line, column = marked(journey("j", own, STAGES) if own else source(binding))
    files = {"catalogue.yaml": text, "j.yaml": journey("j", "", STAGES)} if of_catalogue else {"j.yaml": text}
    (notice,) = assembled(files).notices
    assert (notice.code, notice.span.line, notice.span.column) == ("CX103", line, column)
    assert notice.message.startswith(f"No {noun} is called ")
    assert help_ in notice.help


def test_a_catalogue_names_stages_of_any_journey_below_it_and_of_no_other(assembled: Assembled) -> None:
    files = {
        "a/catalogue.yaml": source("stages: {column: x, map: {a: looks, b: sells}}"),
        "a/j.yaml": journey("j", "", STAGES),
        "a/b/k.yaml": journey("k", "", "stages: [{id: sells, title: S}]\n"),
        "c/l.yaml": journey("l", "", "stages: [{id: other, title: O}]\n"),
    }
    assert assembled(files).notices == ()
    files["a/catalogue.yaml"] = source("stages: {column: x, map: {a: looks, b: other}}")
    (notice,) = assembled(files).notices
    assert notice.help == "The journeys that see this data source have: buys, looks, sells."


def test_nothing_is_said_while_a_journey_can_not_be_read(assembled: Assembled) -> None:
    files = {"catalogue.yaml": source("stages: {stage: sells}"), "j.yaml": "journey: j\ntitle: T\n"}
    assert {notice.code for notice in assembled(files).notices} == {"CX102"}


def test_a_waiver_of_a_catalogue_names_what_it_will(assembled: Assembled) -> None:
    waiver = "waivers: [{rule: CX301, reason: r, until: 2026-12-31, stage: elsewhere}]\n"
    files = {"catalogue.yaml": source("stages: {stage: looks}") + waiver, "j.yaml": journey("j", "", STAGES)}
    assert assembled(files).notices == ()


WIDTHS = {
    "one of two": ("[{value: §A, stage: looks}]", "A doesn't name a value for each", "[A, LIFECYCLE]"),
    "three of two": ("[{value: §[[A, B, C]], stage: looks}]", "[[A, B, C]] doesn't", "[A, B]"),
    "a pair": ("{§A: looks}", "A doesn't name a value for each", "[A, LIFECYCLE]"),
    "one of them right": ("[{value: §[[A, B], [C]], stage: looks}]", "[[A, B], [C]] doesn't", "[A, B]"),
}


@pytest.mark.parametrize("case", WIDTHS)
def test_a_value_of_another_width_than_the_columns_is_told(assembled: Assembled, case: str) -> None:
    written, wrong, help_ = WIDTHS[case]
    text, line, column = marked(source(f"stages: {{columns: [activity, lifecycle], map: {written}}}"))
    (notice,) = assembled({"catalogue.yaml": text, "j.yaml": journey("j", "", STAGES)}).notices
    assert (notice.code, notice.span.line, notice.span.column) == ("CX102", line, column)
    assert wrong in notice.message
    assert notice.message.endswith("the columns activity, lifecycle.")
    assert notice.help == f"Write one for each, in their order: {help_}"


@pytest.mark.parametrize(
    "rest",
    [
        "ignore: rest",
        "ignore: [A, B]",
        "ignore: [[A, B], [C, D]]",
        "map: [{value: [A, B], stage: looks}]",
        "map: [{value: [A, 1], stage: looks}]",
    ],
)
def test_values_of_the_right_width_are_no_fault(assembled: Assembled, rest: str) -> None:
    mapped = "" if rest.startswith("map") else "map: [], "
    text = source(f"stages: {{columns: [activity, lifecycle], {mapped}{rest}}}")
    assert assembled({"catalogue.yaml": text, "j.yaml": journey("j", "", STAGES)}).notices == ()


def test_what_is_ignored_has_the_width_of_the_columns(assembled: Assembled) -> None:
    text, line, column = marked(source("stages: {columns: [a, b], map: [], ignore: §[A, B, C]}"))
    (notice,) = assembled({"catalogue.yaml": text, "j.yaml": journey("j", "", STAGES)}).notices
    assert (notice.code, notice.span.line, notice.span.column) == ("CX102", line, column)
