"""The head of a stage: beside how far it is known, what is missing.

If it fails, a map says that something is missing, and not what.
"""

from typing import Any

import pytest

from cxjourney.maps.model.card import Meter
from tests.maps.drawing import composed, study_of


@pytest.mark.parametrize(
    ("touchpoints", "type_", "said"),
    [
        ([{}], "survey-nps", ["Missing: behavioural, contextual", "Its touchpoint is unseen"]),
        ([{"data": ["counts"]}], "survey-nps", ["Missing: behavioural, contextual"]),
        ([{"data": ["counts"]}, {}], "observation", ["Missing: behavioural, attitudinal", "1 of 2 touchpoints unseen"]),
    ],
)
def test_a_stage_that_is_partly_known_says_what_is_missing(
    touchpoints: list[dict[str, Any]], type_: str, said: list[str]
) -> None:
    met = [{"title": "Desk", "channel": "web"} | one for one in touchpoints]
    sources = {"counts": {"title": "Counts", "type": type_}}
    head = composed(study_of([{"data": ["counts"], "touchpoints": met}], data_sources=sources)).grids[0].columns[0].head
    (meter,) = (ornament for ornament in head.ornaments if isinstance(ornament, Meter))
    assert list(meter.notes) == said
    assert all(words in head.spoken_text for words in said)


def test_a_stage_with_all_kinds_of_data_says_which_touchpoints_keep_it_from_being_fully_known() -> None:
    types = ("web-analytics", "survey-nps", "observation")
    sources = {f"from-{type_}": {"title": type_, "type": type_} for type_ in types}
    met = [{"title": "Desk", "channel": "web"}] * 3
    seen = [met[0] | {"data": list(sources)}] * 3
    for touchpoints, said in (([seen[0], *met[1:]], ("2 of 3 touchpoints unseen",)), (seen, ())):
        stage = {"data": list(sources), "touchpoints": touchpoints}
        head = composed(study_of([stage], data_sources=sources)).grids[0].columns[0].head
        (meter,) = (ornament for ornament in head.ornaments if isinstance(ornament, Meter))
        assert (meter.segments, meter.notes) == ((True, True, True), said)
