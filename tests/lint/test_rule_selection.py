"""Codes that an option names are rules' own, or the beginnings of some.

If it fails, a build passes because a rule that is spelt wrong speaks of nothing.
"""

import pytest

from cxjourney.errors import CannotRun
from cxjourney.lint.rule_selection import RuleSelection, parse_codes
from cxjourney.rules.rule_index import all_rules


def test_codes_are_read_as_they_are_typed() -> None:
    assert parse_codes(["cx601, CX5,", " cx301 "], "--select") == ("CX601", "CX5", "CX301")
    assert parse_codes([], "--select") == ()


def test_a_rule_that_is_not_there_is_named_with_its_option() -> None:
    with pytest.raises(CannotRun, match=r"--ignore.*CX99"):
        parse_codes(["CX5,CX99"], "--ignore")


def test_a_rule_that_only_measuring_says_can_not_be_chosen() -> None:
    with pytest.raises(CannotRun, match="CX9 is reported by cxjourney evidence alone"):
        parse_codes(["CX5,CX9"], "--ignore")
    assert not any(RuleSelection().runs(rule, False) for rule in all_rules().values() if rule.phase == "measuring")
