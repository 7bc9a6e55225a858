"""Patterns of what is passed over mean what they mean in .gitignore.

If it fails, a journey is judged that its team set aside, or one is set aside that nobody meant.
"""

from pathlib import Path

import pytest

from cxjourney.files.exclusion import Exclusion, PatternFault, pattern_fault

HERE = Path("/work/shop")


@pytest.mark.parametrize(
    ("pattern", "excluded", "kept"),
    [
        ("**", ["buy.yaml", "a/b/buy.yaml"], []),
        ("*", ["buy.yaml", "a"], []),
        ("buy.yaml", ["buy.yaml", "a/buy.yaml", "a/b/buy.yaml"], ["rebuy.yaml", "a/buy.yaml.yaml"]),
        ("./buy.yaml", ["buy.yaml"], ["sell.yaml", "xbuy.yaml"]),
        ("./a/buy.yaml", ["a/buy.yaml"], ["buy.yaml", "b/a/buy.yaml"]),
        ("/buy.yaml", ["buy.yaml"], ["a/buy.yaml"]),
        ("**/buy.yaml", ["buy.yaml", "a/buy.yaml", "a/b/buy.yaml"], ["a/rebuy.yaml", "rebuy.yaml"]),
        ("a/**/buy.yaml", ["a/buy.yaml", "a/b/c/buy.yaml"], ["buy.yaml", "b/a/buy.yaml"]),
        ("a/**", ["a/buy.yaml", "a/b"], ["a", "b/a/buy.yaml"]),
        ("archive/", ["archive", "old/archive"], ["archives"]),
        ("a/*", ["a/buy.yaml", "a/b"], ["a", "buy.yaml"]),
        ("*-old.yaml", ["buy-old.yaml", "a/buy-old.yaml"], ["buy.yaml"]),
        ("*/archive/*", ["a/archive/x.yaml", "../b/c/archive/x.yaml"], ["archive/x.yaml"]),
        ("../bank/*", ["../bank/x.yaml"], ["bank/x.yaml"]),
        ("buy.[yx]aml", ["buy.yaml"], ["buy.zaml"]),
        ("b.y.yaml", ["b.y.yaml"], ["buy.yaml"]),
    ],
)
def test_a_pattern_passes_over_what_gitignore_would(pattern: str, excluded: list[str], kept: list[str]) -> None:
    exclusion = Exclusion(HERE, (pattern,))

    def matched(names: list[str]) -> list[str]:
        paths = (HERE.parent / name[3:] if name.startswith("../") else HERE / name for name in names)
        return [name for name, path in zip(names, paths, strict=True) if exclusion.matches(path)]

    assert matched(excluded) == excluded
    assert matched(kept) == []


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [("!keep", "negated"), ("a\\b.yaml", "backslash"), ("./", "here"), (".", "here"), ("/", "here"), ("././", "here")]
    + [(sound, None) for sound in ("**", "./a", ".hidden", "a/", "*")],
)
def test_a_pattern_by_which_nothing_can_be_passed_over_is_known(pattern: str, fault: PatternFault | None) -> None:
    assert pattern_fault(pattern) == fault
