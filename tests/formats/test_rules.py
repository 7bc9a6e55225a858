"""The rule catalogue for people and for scripts.

If it fails, `explain` cuts a page short, or hides how a figure is set.
"""

import json
import re

import pytest

from cxjourney.formats import RULES
from cxjourney.formats.rules import page, thresholds_table
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.languages import language
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import RESEARCH, all_rules


def written(form: str, terminal: Terminal, *rules: Rule, pages: bool) -> str:
    text: str = RULES[form](list(rules or all_rules().values()), terminal, pages)
    return text


def test_every_rule_is_listed_with_its_severity() -> None:
    text = written("text", Terminal(), pages=False)
    listed = json.loads(written("json", Terminal(), pages=False))
    assert listed["version"] == 1
    assert [rule["code"] for rule in listed["rules"]] == list(all_rules())
    for rule in all_rules().values():
        assert f"{rule.code}  {rule.severity.word}" in text
        assert f"| {rule.code} | {rule.slug} " in written("markdown", Terminal(), pages=False)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)
def test_pages_fit_the_terminal_and_lose_nothing(rule: Rule, width: int) -> None:
    """Only examples, which are to be copied, and words that are longer than the line stay as they are."""
    narrow, wide = (written("text", Terminal(width=columns), rule, pages=True) for columns in (width, None))
    assert narrow.split() == wide.split()
    examples = {line for block in rule.page.split("```")[1::2] for line in block.splitlines()}
    too_long = [line for line in narrow.splitlines() if text_cells(line) > width and line not in examples]
    assert all(" " not in line.strip() for line in too_long), too_long


def test_pages_in_json_are_whole() -> None:
    rule = all_rules()["CX302"]
    (told,) = json.loads(written("json", Terminal(), rule, pages=True))["rules"]
    assert told["page"] == rule.page


def test_a_page_says_how_its_figure_is_set_and_what_its_source_found() -> None:
    rules = all_rules()
    assert "Can be set under [thresholds]: CX708 = 2 (1 to 4)." in page(rules["CX708"])
    assert 'Can be set under [thresholds]: CX507 = "180d" (a length of time).' in page(rules["CX507"])
    assert "thresholds" not in page(rules["CX301"])
    for rule in rules.values():
        assert not rule.source or f" Source: {rule.source}, {RESEARCH[rule.source]}." in page(rule)


def test_what_a_page_says_in_english_stands_below_the_line_that_says_so() -> None:
    spoken, _, english = page(all_rules()["CX301"], language("fa")).partition("ادامهٔ این صفحه به انگلیسی است.")
    assert "traps-view" not in spoken
    assert english.lstrip().startswith(f"Source: traps-view, {RESEARCH['traps-view']}.")


def test_every_figure_that_can_be_set_is_in_the_table() -> None:
    table = thresholds_table(list(all_rules().values()))
    assert "| CX708 | Up to which rating, in points of 5, a dimension is weak. | points | `2` | 1 to 4 |" in table
    assert set(re.findall("CX[0-9]{3}", table)) == {rule.code for rule in all_rules().values() if rule.threshold}
