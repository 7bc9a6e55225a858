"""A team's own colours: what can't be read, and the nearest colour that could.

If it fails, a team is told that a colour will do, and the map can't be read.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.palette import BASES, PARTS
from cxjourney.palette.colours import MARKS_ON, WORDS_ON, contrast, mix
from cxjourney.palette.team_theme_checks import unreadable_pairs

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
CHOSEN = st.dictionaries(st.sampled_from(sorted(PARTS)), COLOURS, min_size=1, max_size=4)


@pytest.mark.parametrize("base", BASES)
def test_the_tool_s_own_colours_can_be_read(base: str) -> None:
    assert list(unreadable_pairs(BASES[base], BASES[base])) == []


@given(CHOSEN, st.sampled_from(sorted(BASES)))
def test_what_is_not_told_of_can_be_read_and_the_other_way_round(chosen: dict[str, str], base: str) -> None:
    colours = {**BASES[base], **chosen}
    lacking = {
        front if front in chosen else ground
        for table, least in ((WORDS_ON, 4.5), (MARKS_ON, 3.0))
        for front, grounds in table.items()
        for ground in grounds
        if contrast(colours[front], colours[ground]) < least
    }
    faults = list(unreadable_pairs(chosen, BASES[base]))
    assert {fault.part for fault in faults} == lacking
    assert len(faults) == len(lacking), "one fault a part"
    for fault in faults:
        assert fault.part in chosen
        assert fault.contrast == pytest.approx(contrast(colours[fault.front], colours[fault.ground]))


@given(CHOSEN, st.sampled_from(sorted(BASES)))
def test_a_remedy_remedies(chosen: dict[str, str], base: str) -> None:
    for fault in unreadable_pairs(chosen, BASES[base]):
        if fault.remedy:
            fixed = {**chosen, fault.part: fault.remedy}
            assert fault.part not in {left.part for left in unreadable_pairs(fixed, BASES[base])}


def test_a_remedy_is_near_to_the_wish_and_keeps_its_hue() -> None:
    (fault,) = unreadable_pairs({"muted": "#888899"}, BASES["light"])
    assert fault.darker
    assert fault.remedy == mix("#888899", "#000000", 0.22)
    (fault,) = unreadable_pairs({"muted": "#888899"}, BASES["dark"])
    assert not fault.darker


def test_where_no_colour_helps_none_is_offered() -> None:
    faults = {fault.part: fault for fault in unreadable_pairs({"paper": "#777777"}, BASES["light"])}
    assert faults["paper"].remedy == mix("#777777", "#ffffff", 0.98)
    faults = {fault.part: fault for fault in unreadable_pairs({"known": "#000000", "ink": "#777777"}, BASES["light"])}
    assert faults["ink"].remedy is None
