"""Lists on a map that runs from right to left: names in Latin letters stand in the order in which they were written.

If it fails, the first of three names reads as the last one.
"""

import re
import unicodedata

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Words
from cxjourney.maps.content.cards import source_chip
from cxjourney.maps.views import VIEWS
from tests.maps.drawing import drawing_of, everything, persona, study_of

LATIN_LIST = re.compile("[A-Za-z](\u200f?\\s*[،,·]\u200f?\\s*)[A-Za-z]")


@pytest.mark.parametrize("tag", ["fa", "ar"])
@pytest.mark.parametrize("view", [name for name, view in VIEWS.items() if not view.compose_all])
def test_latin_names_in_a_list_keep_their_order_from_right_to_left(view: str, tag: str) -> None:
    people = {name.lower(): persona(name, access={"internet": "none"}) for name in ("Ann", "Bea", "Cem")}
    form = {"title": "Form", "channel": "web", "required": True}
    pain = {"title": "Slow", "personas": ["ann", "bea", "cem"]}
    study = study_of(
        [{"touchpoints": [form], "pain_points": [pain]}, {"travelled_by": ["ann", "bea"]}, {"outcome": "success"}],
        personas=people,
        language=tag,
    )
    joints = [
        joint
        for item in everything(drawing_of(study, view).items)
        if isinstance(item, Words)
        for line in item.lines
        for joint in LATIN_LIST.findall(line)
    ]
    for joint in joints:
        assert any(unicodedata.bidirectional(character) == "R" for character in joint), ascii(joint)
    if view in ("journey", "strip"):
        assert joints, "the view has such a list"


@pytest.mark.parametrize(
    ("refreshed", "details"),
    [
        ({"refreshed": "2026-11-01"}, ("as of 2026-11-01 · 12 cases",)),
        ({"refreshed": "2026-05-15"}, ("as of 2026-05-15 · stale · 12 cases",)),
        ({}, ("undated · 12 cases",)),
    ],
)
def test_a_card_says_of_data_that_still_counts_how_far_it_is_to_be_trusted(
    refreshed: dict[str, str], details: tuple[str, ...]
) -> None:
    """As ``gaps`` does: else a map shows data of half a year ago like that of yesterday."""
    study = study_of(
        [{"data": ["talks"]}], data_sources={"talks": {"title": "T", "type": "interviews", "sample": 12} | refreshed}
    )
    assert source_chip(study, "talks", language("en")).details == details
