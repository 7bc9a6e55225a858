"""Colours: text that can be read, and things that stay apart for everybody and in grey."""

from itertools import combinations

import pytest

from cxjourney.maps import style
from cxjourney.maps.themes import LIGHT, Theme

THEMES = [LIGHT]


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
class TestTheme:
    """What holds of every theme that comes with the tool."""

    @pytest.mark.parametrize("name", style.LOOKS)
    def test_words_can_be_read_on_their_card(self, theme: Theme, name: str) -> None:
        for look in (style.LOOKS[name], style.faded(style.LOOKS[name])):
            ground = theme.colour(look.fill or style.PAPER)
            assert contrast(theme.colour(look.words), ground) >= 4.5
            assert contrast(theme.colour(look.faint), ground) >= 4.5

    @pytest.mark.parametrize("part", [style.INK, style.MUTED, style.ALARM, style.ROUTE, *style.TONES])
    def test_words_can_be_read_on_paper(self, theme: Theme, part: str) -> None:
        assert contrast(theme.colour(part), theme.colour(style.PAPER)) >= 4.5

    def test_coverage_stays_apart_in_grey(self, theme: Theme) -> None:
        fills = [theme.colour(style.LOOKS[level].fill) for level in ("none", "partial", "full")]
        assert all(contrast(one, other) >= 1.5 for one, other in combinations(fills, 2))

    def test_every_part_that_a_look_names_has_a_colour(self, theme: Theme) -> None:
        named = {part for look in style.LOOKS.values() for part in (look.fill, look.line, look.words, look.accent)}
        drawn = {part for one in (*style.SYMBOLS.values(), *style.TICKS.values()) for part in (one.fill, one.line)}
        for part in named | drawn:
            assert all(colour.startswith("#") for colour in filter(None, theme.colour(part).split(":")))

    @pytest.mark.parametrize("matrix", ["deuteranopia", "protanopia"])
    def test_no_data_and_known_stay_apart_for_colour_blind_eyes(self, theme: Theme, matrix: str) -> None:
        # Viénot, Brettel and Mollon 1999: both kinds see the mean of red and green, weighted differently.
        weights = {"deuteranopia": (0.29275, 0.70725), "protanopia": (0.11238, 0.88762)}[matrix]

        def seen(colour: str) -> tuple[float, float]:
            red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
            return red * weights[0] + green * weights[1], blue

        (alarm_yellow, alarm_blue) = seen(theme.colour(style.ALARM))
        (known_yellow, known_blue) = seen(theme.colour(style.KNOWN))
        assert abs(alarm_blue - known_blue) + abs(alarm_yellow - known_yellow) > 150


def test_coverage_has_a_shape_of_its_own() -> None:
    symbols = [style.SYMBOLS[level] for level in ("none", "partial", "full")]
    assert len({(symbol.shape, ":" in symbol.fill) for symbol in symbols}) == 3


def test_every_persona_has_a_colour_and_a_shape_of_its_own() -> None:
    assert len(set(style.TONES)) == len(set(style.TONE_SHAPES)) == 12
