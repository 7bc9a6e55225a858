"""The catalogue as a whole: what every rule must have, and the table of the design.

If it fails, a rule changes its code, weight or scope by accident, and teams' waivers and settings name nothing.
"""

import re
import sys
from collections.abc import Iterator
from inspect import signature
from pathlib import Path

import pytest

from cxjourney import rules
from cxjourney.cli.app import run
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.rules import rule_index
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import all_rules, load_rules
from tests.paths import DATA

from .judging import judge_files
from .test_cases import FOLDER, check_case, load_cases

PACKAGE = Path(rules.__file__).parent
TABLE = DATA / "rules.md"
SOURCES = {"traps", "traps-team", "traps-view", "traps-monitor", "access", "understanding", "measure", "centric"}
"""The keys of the findings that rules rest on."""

SEVERITIES = {"e": "error", "w": "warning", "i": "info"}
ROW = re.compile(r"^\| (CX[0-9]{3}) \| ([^|]+) \| ([ewi]) \| ([^|]+) \|.*\| ([a-z-]*) ?\|$", re.MULTILINE)


def test_every_rule_has_a_file_of_cases_and_every_such_file_a_rule() -> None:
    modules = {path.stem[:5] for path in PACKAGE.glob("cx*.py")}
    assert {path.stem for path in FOLDER.glob("cx*.yaml")} == modules


def test_modules_are_named_by_code_and_slug() -> None:
    named = {f"{rule.code.lower()}_{rule.slug.replace('-', '_')}" for rule in all_rules().values()}
    assert {path.stem for path in PACKAGE.glob("cx*.py")} == named


def test_codes_and_slugs_are_unique() -> None:
    found = list(all_rules().values())
    assert [rule.code for rule in found] == sorted({rule.code for rule in found})
    assert len({rule.slug for rule in found}) == len(found)


def _says_what_is(rule: Rule) -> bool:
    """Whether a rule speaks of what can't be read or used, which rests on no study."""
    return rule.code < "CX2" or rule.phase in ("reading", "measuring")


def test_each_source_is_a_finding_of_the_mission() -> None:
    for rule in all_rules().values():
        assert rule.source in SOURCES or (not rule.source and _says_what_is(rule)), rule.code


def test_what_reading_building_and_measuring_find_has_no_check_and_everything_else_has_one() -> None:
    elsewhere = {
        "CX001",
        "CX002",
        "CX003",
        "CX004",
        "CX005",
        "CX101",
        "CX102",
        "CX103",
        "CX104",
        "CX107",
        "CX111",
        "CX112",
        "CX917",
    }
    for code, rule in all_rules().items():
        assert bool(rule.check or rule.check_workspace) or _says_what_is(rule)
        assert rule.phase != "measuring" or not (rule.check or rule.check_workspace)
        assert code not in elsewhere or not (rule.check or rule.check_workspace)


def test_the_catalogue_is_the_table_of_the_design() -> None:
    text = TABLE.read_text(encoding="utf-8")
    table = {code: rest for code, *rest in ROW.findall(text)}
    assert table.keys() == all_rules().keys()
    for rule in all_rules().values():
        slug, severity, scope, source = table[rule.code]
        assert [rule.slug, rule.severity.word, rule.scope, rule.source] == [slug, SEVERITIES[severity], scope, source]
    rows = dict(re.findall(r"^\| (CX[0-9]{3}) \| (.*)$", text, re.MULTILINE))
    figures = {code: "".join(re.findall(r"\[([0-9]+d?)\]", row)) for code, row in rows.items()}
    assert {code: rule.figure for code, rule in all_rules().items()} == figures
    assert set(re.findall(r"^\| (traps[a-z-]*|[a-z]+) \| [A-Z0-9]", text, re.MULTILINE)) == SOURCES


RATED = """
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    touchpoints: [{title: Form, channel: web, rating: {ease: 3, information: 5}}, {title: Letter, channel: post}]
    pain_points: [{title: It is long, updated: 2026-11-19}]
  - {id: signs, title: Signs}
"""


def test_figures_can_be_set_and_those_of_other_rules_stay(tmp_path: Path) -> None:
    thresholds = {"CX205": 2, "CX507": 1, "CX708": 3}
    spoken = []
    for name, choice in {"own": RuleSelection(), "set": RuleSelection(thresholds=thresholds)}.items():
        report = judge_files(tmp_path / name, {"journey.yaml": RATED}, choice=choice).report
        found = {finding.code for finding in report.findings}
        assert "CX005" not in found
        spoken.append(found & {*thresholds, "CX712"})
    assert spoken == [set(), {"CX205", "CX507", "CX708"}]


def test_a_figure_needs_a_rule_that_takes_it() -> None:
    for rule in all_rules().values():
        check = rule.check or rule.check_workspace
        if check:
            assert len(signature(check).parameters) == (2 if rule.threshold is None else 3), rule.code
        figure = rule.threshold
        assert rule.figure == ("" if figure is None else f"{figure.default}{'d' if figure.is_time else ''}")
        assert figure is None or figure.least <= figure.default <= (figure.most or figure.default)
        assert figure is None or figure.is_time == (figure.most is None)


NEW_RULE = '''"""A journey without a summary.

## Why it matters
Whoever opens it should see what it is about.

## Bad
```yaml
title: Opening an account
```

## Good
```yaml
summary: From the first look to the first month.
```

## How to fix it
Write one.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.locate import at_journey
from cxjourney.rules.rule import Rule


def check(study, words):
    if not study.journey.summary:
        yield at_journey(study, "It has no summary.", "Write one.")


RULE = Rule("CX799", "no-summary", Severity.INFO, "journey", "It has no summary.", __doc__, "centric", check)
'''

NEW_CASES = """\
- name: without
  files:
    journey.yaml: |
      journey: open-account
      title: Opening an account
      stages: [{id: applies, title: Applies}]
  found:
    - {at: "1:10", says: [no summary], journey: open-account}

- name: with
  files:
    journey.yaml: |
      journey: open-account
      title: Opening an account
      summary: From the first look to the first month.
      stages: [{id: applies, title: Applies}]
  found: []
"""


@pytest.fixture
def folder_with_a_new_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a rule into a folder that the package looks in too, as if it stood among the others."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "cx799_no_summary.py").write_text(NEW_RULE, encoding="utf-8")
    (folder / "cx799.yaml").write_text(NEW_CASES, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(folder)])
    all_rules.cache_clear()
    yield folder
    all_rules.cache_clear()
    sys.modules.pop("cxjourney.rules.cx799_no_summary", None)


def test_to_add_a_rule_takes_its_file_and_its_cases(
    folder_with_a_new_rule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = rule_index.all_rules()["CX799"]
    assert rule.slug == "no-summary"
    for number, case in enumerate(load_cases(folder_with_a_new_rule / "cx799.yaml")):
        check_case("CX799", case, tmp_path / str(number))
    for words in (["explain", "CX799"], ["rules"]):
        assert run(words) == 0
        assert "no-summary" in capsys.readouterr().out


def test_rules_are_found_by_the_name_of_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "other_rules"
    package.mkdir()
    for name in ("cx799_no_summary", "helper", "cx12_too_short", "CX798_loud"):
        code = NEW_RULE.replace("CX799", name[:5].upper()) if name.startswith("cx7") else "raise RuntimeError\n"
        (package / f"{name}.py").write_text(code, encoding="utf-8")
    (package / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found: dict[str, Rule] = load_rules([str(package)], "other_rules")
    assert list(found) == ["CX799"]
    for name in [name for name in sys.modules if name.startswith("other_rules")]:
        monkeypatch.delitem(sys.modules, name)


def test_rules_survive_the_smallest_journey(tmp_path: Path) -> None:
    smallest = "journey: a\ntitle: A\nstages: [{id: a, title: A}]\n"
    looped = "journey: b\ntitle: B\nstages: [{id: a, title: A, next: [a]}, {id: b, title: B, next: [b, a, b]}]\n"
    report = judge_files(tmp_path, {"a.yaml": smallest, "b.yaml": looped}).report
    assert not [finding for finding in report.findings if finding.code == "CX005"]
