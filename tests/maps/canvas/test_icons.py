"""Icons of channels: one for each, inside their grid, beside the word that says the same.

If it fails, a channel is drawn as another one, or an icon lies over words.
"""

from typing import Any, get_args

import pytest

from cxjourney.maps.canvas.icons import GRID, ICONS, PEN, icon_of, icon_pieces
from cxjourney.maps.canvas.shapes import Part, Stroke, Words, mirror
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.map import Map
from cxjourney.model import known_channels
from cxjourney.model.vocabulary import ChannelKind
from tests.maps.drawing import composed, everything, study_of


def places(language: str = "en", **channels: Any) -> Map:
    """Return the map of a stage with a touchpoint in each of these channels and of all that are known."""
    touchpoints = [{"title": f"By {id_}", "channel": id_} for id_ in {**known_channels(), **channels}]
    return composed(study_of([{"touchpoints": touchpoints}], channels=channels, language=language))


def icons_of(page: Map) -> dict[str, str]:
    cells = [cell for lane in page.grids[0].lanes if lane.name == "touchpoints" for cell in lane.cells]
    return {card.title.removeprefix("By "): card.icon for cell in cells for card in cell.cards}


def test_every_known_channel_has_an_icon_of_its_own() -> None:
    assert icons_of(places()) == {id_: id_ for id_ in known_channels()}
    assert set(ICONS) == {*known_channels(), *(f"kind-{kind}" for kind in get_args(ChannelKind))}
    assert len({icon.pieces for icon in ICONS.values()}) == len(ICONS)


@pytest.mark.parametrize("kind", get_args(ChannelKind))
def test_a_channel_of_the_team_s_own_has_that_of_its_kind(kind: str) -> None:
    assert icons_of(places(counter={"title": "Counter", "kind": kind}))["counter"] == f"kind-{kind}"


def test_a_known_channel_that_a_team_defines_anew_keeps_its_icon_while_it_is_of_its_kind() -> None:
    assert icon_of("branch", "physical", "physical") == "branch"
    assert icon_of("branch", "digital", "physical") == "kind-digital"
    assert icons_of(places(branch={"title": "Our shop", "kind": "physical"}))["branch"] == "branch"


@pytest.mark.parametrize("name", ICONS)
def test_lines_keep_inside_their_grid_and_are_whole_curves(name: str) -> None:
    for piece in ICONS[name].pieces:
        assert len(piece) % 3 == 1
        for x, y in piece:
            assert 0.5 <= x <= GRID - 0.5
            assert PEN / 2 <= y <= GRID - PEN / 2


def test_from_right_to_left_only_lines_of_text_turn_round() -> None:
    for name in ICONS:
        here = Stroke(icon_pieces(name, 10.0, 20.0, 16.0, "ltr"), "ink")
        there = mirror(Stroke(icon_pieces(name, 10.0, 20.0, 16.0, "rtl"), "ink"), 36.0)
        assert isinstance(there, Stroke)
        unturned = all(
            (x, y) == pytest.approx((other_x, other_y))
            for piece, other in zip(here.pieces, there.pieces, strict=True)
            for (x, y), (other_x, other_y) in zip(piece, other, strict=True)
        )
        assert unturned is (name != "print")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_icon_stands_beside_the_word_and_touches_none(language: str) -> None:
    for part in everything(lay_out(places(language)).items):
        if isinstance(part, Part) and "touchpoint" in part.name:
            (icon,) = (item for item in part.items if isinstance(item, Stroke))
            words = [item for item in part.items if isinstance(item, Words)]
            xs = [x for piece in icon.pieces for x, _ in piece]
            assert all(max(xs) + 3 < text.x or min(xs) - 3 > text.x + text.width for text in words)
            assert len(words) >= 2
