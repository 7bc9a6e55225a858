"""Spaces in languages whose signs are full-width.

If it fails, holes stand beside quoted titles and brackets in Chinese and Japanese.
"""

import pytest

from cxjourney.languages import language
from cxjourney.languages.full_width_signs import fill_closely


@pytest.mark.parametrize(
    ("values", "filled"),
    [
        ({"a": "“Help”", "b": "orders"}, "在“Help”的 orders 现在"),
        ({"a": "help", "b": "“Orders”（orders）"}, "在 help 的“Orders”（orders）现在"),
        ({"a": "客户好评", "b": 3}, "在客户好评的 3 现在"),
        ({"a": "", "b": "say “no” twice"}, "在  的 say “no” twice 现在"),
    ],
)
def test_no_space_stands_beside_a_full_width_sign(values: dict[str, object], filled: str) -> None:
    assert fill_closely("在 {a} 的 {b} 现在", values) == filled


def test_a_value_that_is_missing_is_no_silence() -> None:
    with pytest.raises(KeyError):
        fill_closely("在 {a}", {})


def test_languages_with_spaces_keep_them() -> None:
    said = language("en").text("gaps.near.neighbour", stage="Pays")
    assert said == "named at the stage beside it, “Pays”"
    assert "  " not in language("zh").text("gaps.near.neighbour", stage="Pays")
