"""Contrast and mixing of colours (WCAG 2.2).

If it fails, a colour is said to be readable that is not, and every check of a theme rests on a wrong figure.
"""

import pytest

from cxjourney.palette.colours import contrast, luminance, mix


def test_luminance_is_that_of_the_recommendation() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == pytest.approx((0, 1))
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert luminance("#808080") == pytest.approx(0.2159, abs=5e-5)


def test_contrast_is_the_same_both_ways() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=5e-3)  # the well-known grey that just fails
    assert contrast("#123456", "#123456") == 1


def test_a_mixture_lies_between_both() -> None:
    assert [mix("#ff0000", "#0000ff", share) for share in (0, 0.5, 1)] == ["#ff0000", "#800080", "#0000ff"]
