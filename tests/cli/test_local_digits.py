"""Options take figures in the digits of any script, and say their bounds in digits that can be typed.

If it fails, somebody with a Persian or Arabic keyboard is refused a day or a paper size that reads right.
"""

import re
from pathlib import Path

import pytest

from .command import run


@pytest.mark.parametrize(
    "typed",
    [
        ("validate", "--as-of", "۲۰۲۶-۱۱-۲۹"),
        ("validate", "--min-covered", "۰"),
        ("validate", "--jobs", "٢"),
        ("gaps", "--top", "۳", "--as-of", "٢٠٢٦-١١-٢٩"),
        ("render", "--page", "A۴", "--format", "pdf", "-o", "maps/"),
        ("render", "--page", "۱۶:۹", "--format", "svg", "-o", "maps/"),
        ("render", "--width", "۱۲۰", "--format", "png", "-o", "maps/"),
    ],
    ids=" ".join,
)
def test_options_take_the_digits_of_any_script(typed: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "journey: a\ntitle: A\nstatus: draft\nstages:\n  - {id: s, title: S, touchpoints: [{title: P, channel: web}]}\n"
    )
    ended = run(*typed, cwd=tmp_path)
    assert ended.status == 0, ended.err


@pytest.mark.parametrize(
    ("typed", "bound"),
    [(("validate", "--jobs", "0"), "1"), (("validate", "--min-covered", "101"), "100"), (("gaps", "--top", "-1"), "1")],
)
def test_the_bounds_of_an_option_can_be_typed_as_they_are_said(
    typed: tuple[str, ...], bound: str, tmp_path: Path
) -> None:
    ended = run(*typed, "--language", "fa", cwd=tmp_path)
    said = ended.err.decode()
    assert ended.status == 2
    assert bound in said
    assert not re.search("[۰-۹]", said)
