"""Colours: text that can be read, and things that stay apart for everybody and in grey."""

from itertools import combinations

import pytest

from cxjourney.maps import style


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", style.LOOKS)
def test_words_can_be_read_on_their_card(name: str) -> None:
    look = style.LOOKS[name]
    ground = look.fill or style.PAPER
    assert contrast(look.words, ground) >= 4.5
    assert contrast(look.faint, ground) >= 4.5


@pytest.mark.parametrize("colour", [style.INK, style.MUTED, style.ALARM, style.ROUTE, *style.TONES])
def test_words_can_be_read_on_paper(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("tone", style.TONES)
def test_figures_can_be_read_in_their_marks(tone: str) -> None:
    assert contrast(tone, style.PAPER) >= 4.5


def test_coverage_stays_apart_in_grey() -> None:
    fills = [style.LOOKS[level].fill for level in ("none", "partial", "full")]
    assert all(contrast(one, other) >= 1.5 for one, other in combinations(fills, 2))


def test_coverage_has_a_shape_of_its_own() -> None:
    symbols = [style.SYMBOLS[level] for level in ("none", "partial", "full")]
    assert len({(symbol.shape, ":" in symbol.fill) for symbol in symbols}) == 3


def test_every_persona_has_a_colour_and_a_shape_of_its_own() -> None:
    assert len(set(style.TONES)) == len(set(style.TONE_SHAPES)) == 12


@pytest.mark.parametrize("matrix", ["deuteranopia", "protanopia"])
def test_no_data_and_known_stay_apart_for_colour_blind_eyes(matrix: str) -> None:
    # Viénot, Brettel and Mollon 1999: both kinds see the mean of red and green, weighted differently.
    weights = {"deuteranopia": (0.29275, 0.70725), "protanopia": (0.11238, 0.88762)}[matrix]

    def seen(colour: str) -> tuple[float, float]:
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return red * weights[0] + green * weights[1], blue

    (alarm_yellow, alarm_blue), (known_yellow, known_blue) = seen(style.ALARM), seen(style.KNOWN)
    assert abs(alarm_blue - known_blue) + abs(alarm_yellow - known_yellow) > 150
