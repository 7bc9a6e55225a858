"""What people and scripts read of rules, against golden files, byte for byte.

If it fails, an upgrade changes what everybody reads of a rule, and nobody noticed.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

from pathlib import Path

import pytest

from cxjourney.formats import RULES
from cxjourney.rules.rule_index import all_rules

from .golden_files import TERMINALS, hold

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {
    **{f"{name}.txt": ("text", name) for name in ("80", "40", "colour")},
    "piped.json": ("json", "piped"),
    "piped.md": ("markdown", "piped"),
}


@pytest.mark.parametrize("pages", [False, True], ids=["rules", "explain"])
@pytest.mark.parametrize("ending", FORMATS)
def test_rules_are_as_they_were(ending: str, pages: bool) -> None:
    """A rule or two stand for all, whose words change without a change of the format."""
    form, terminal = FORMATS[ending]
    rules = [rule for rule in all_rules().values() if rule.code in ("CX001", "CX302")]
    what = "explain" if pages else "rules"
    hold(GOLDEN / f"{what}.{ending}", RULES[form](rules, TERMINALS[terminal], pages))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{what}.{ending}" for what in ("rules", "explain") for ending in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
