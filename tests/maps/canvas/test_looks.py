"""Colours: text that can be read, and things that stay apart for everybody and in grey.

If it fails, people who see fewer colours can't tell what is known from what is not.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.map_theme import DARK, LIGHT, MapTheme, apply_theme
from cxjourney.maps.canvas.shapes import Box, Ink, Part, Words
from cxjourney.maps.content.persona_marks import persona_symbol
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.map import Map
from cxjourney.maps.views import VIEWS
from cxjourney.palette import PARTS
from cxjourney.palette.colours import MARKS_ON, WORDS_ON, contrast
from tests.maps.drawing import ENGLISH, PERSIAN, composed, drawing_of, everything, persona, study_of, workspace_study

from .colour_vision import EYES, apart, ciede2000

THEMES = [LIGHT, DARK]
COVERAGE_APART, PERSONAS_APART = 12.0, 7.0
"""CIEDE2000 between the marks of coverage, and between four personas: 1 can just be told apart side by side, 5 across a
room; personas have a shape and a name besides."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
class TestTheme:
    """What holds of every theme that comes with the tool."""

    @pytest.mark.parametrize("name", looks.LOOKS)
    def test_words_can_be_read_on_their_card(self, theme: MapTheme, name: str) -> None:
        for look in (looks.LOOKS[name], looks.fade(looks.LOOKS[name])):
            ground = theme.colour(look.fill or looks.PAPER)
            assert contrast(theme.colour(look.words), ground) >= 4.5
            assert contrast(theme.colour(look.faint), ground) >= 4.5

    def test_words_and_marks_can_be_told_from_their_grounds(self, theme: MapTheme) -> None:
        for table, least in ((WORDS_ON, 4.5), (MARKS_ON, 3.0)):
            for part, grounds in table.items():
                for ground in grounds:
                    assert contrast(theme.colour(part), theme.colour(ground)) >= least, (part, ground)

    def test_every_part_has_a_colour_and_nothing_else(self, theme: MapTheme) -> None:
        assert theme.colours.keys() == PARTS.keys()

    @pytest.mark.parametrize("eyes", EYES)
    def test_marks_of_coverage_stay_apart(self, theme: MapTheme, eyes: str) -> None:
        cards = [theme.colour(looks.LOOKS[level].fill) for level in ("none", "partial", "full")]
        symbols = [theme.colour(part) for part in (looks.ALARM, looks.KNOWN_DEEP, looks.PAPER)]
        for one, other in [*combinations(cards, 2), *combinations(symbols, 2)]:
            assert apart(one, other, eyes) >= COVERAGE_APART, (one, other)

    @pytest.mark.parametrize("eyes", EYES)
    def test_up_to_four_personas_stay_apart(self, theme: MapTheme, eyes: str) -> None:
        for one, other in combinations(looks.TONES[:4], 2):
            assert apart(theme.colour(one), theme.colour(other), eyes) >= PERSONAS_APART, (one, other)

    @pytest.mark.parametrize("eyes", EYES)
    def test_no_data_stands_out_from_the_paper_more_than_data(self, theme: MapTheme, eyes: str) -> None:
        paper, alarm = theme.colour(looks.PAPER), theme.colour(looks.ALARM)
        known = max(apart(theme.colour(part), paper, eyes) for part in (looks.KNOWN, looks.KNOWN_PALE))
        assert apart(alarm, paper, eyes) > 1.5 * known
        hatch = theme.colour(looks.HATCH)
        assert apart(hatch, paper, eyes) > apart(theme.colour(looks.RULE), paper, eyes)

    @pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
    @pytest.mark.parametrize("view", VIEWS)
    def test_all_that_is_drawn_has_a_colour(self, theme: MapTheme, view: str, journey: str) -> None:
        drawn: Map = composed(workspace_study(journey), view)
        assert apply_theme(lay_out(drawn), theme).paper == theme.colours["paper"]

    def test_a_colour_that_is_left_out_is_no_colour(self, theme: MapTheme) -> None:
        assert theme.colour("") == ""


def test_pairs_that_are_checked_for_teams_are_those_that_looks_make() -> None:
    pairs = {(front, ground) for front, grounds in WORDS_ON.items() for ground in grounds}
    for name, look in looks.LOOKS.items():
        for words in {look.words, look.faint}:
            ground = look.fill or looks.PAPER
            assert (words, ground) in pairs or (ground, words) in pairs, f"palette.parts.WORDS_ON lacks {name}'s"


def grounds_of_words(items: Iterable[Ink | Part]) -> Iterator[tuple[str, str, str]]:
    """Return the colour of all words that are drawn, that of the last box drawn below their middle, and the words."""
    boxes: list[Box] = []
    for ink in everything(tuple(items)):
        if isinstance(ink, Box) and ink.fill:
            boxes.append(ink)
        if isinstance(ink, Words):
            x, y = ink.x + ink.width / 2, ink.y + ink.height / 2
            below = (b.fill for b in reversed(boxes) if b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height)
            yield ink.colour, next(below, looks.PAPER), ink.lines[0]


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("view", VIEWS)
def test_words_stand_only_where_they_are_checked_to_be_readable(view: str, journey: str) -> None:
    pairs = {(front, ground) for front, grounds in WORDS_ON.items() for ground in grounds}
    found = list(grounds_of_words(drawing_of(workspace_study(journey), view).items))
    assert len(found) > 20
    for colour, ground, words in found:
        assert (colour, ground) in pairs or (ground, colour) in pairs, f"palette.parts.WORDS_ON lacks that of {words!r}"


def test_every_part_that_is_named_is_there_and_the_other_way_round() -> None:
    painted = {
        part for look in looks.LOOKS.values() for part in (look.fill, look.line, look.words, look.faint, look.accent)
    }
    drawn = {part for one in (*looks.SYMBOLS.values(), *looks.TICKS.values()) for part in (one.fill, one.line)}
    named = {part for parts in painted | drawn for part in parts.split(":") if part}
    own = {looks.RULE, looks.ROUTE, looks.HATCH, looks.TRACK, *looks.TONES, *looks.WAYS.values()}
    assert named | own == PARTS.keys()


def test_coverage_has_a_shape_of_its_own() -> None:
    symbols = [looks.SYMBOLS[level] for level in ("none", "partial", "full")]
    assert len({(symbol.shape, ":" in symbol.fill) for symbol in symbols}) == 3


def test_every_persona_has_a_colour_and_a_shape_of_its_own() -> None:
    assert len(set(looks.TONES)) == len(set(looks.TONE_SHAPES)) == 12


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_distances_are_those_that_the_formula_s_authors_publish(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=5e-5)


def test_eyes_see_what_they_are_known_to_see() -> None:
    assert all(apart("#7f7f7f", "#808080", eyes) < 1 for eyes in EYES)
    red, green = "#c0392b", "#5f7a1e"
    assert apart(red, green) > 40
    assert apart(red, green, "deuteranopia") < 20
    assert apart("#1f77b4", "#009988") > 20
    assert apart("#1f77b4", "#009988", "tritanopia") < 12


def test_no_two_of_thirty_personas_have_the_same_mark() -> None:
    personas = {f"p{number}": persona(f"Persona {number}") for number in range(30)}
    drawing = drawing_of(study_of([{"emotions": dict.fromkeys(personas, 1)}], personas=personas))
    parts = [item for item in everything(drawing.items) if isinstance(item, Part) and "feels: Good" in item.title]
    plotted = [[item for item in part.items if isinstance(item, Box)][-1] for part in parts]
    assert len({(mark.line, mark.shape) for mark in plotted}) == len(plotted) == 30
    symbols = [looks.SYMBOLS[persona_symbol(index)] for index in range(30)]
    assert [(one.line, one.shape) for one in symbols] == [(mark.line, mark.shape) for mark in plotted]
