"""The page of every rule: its four sections, and that its examples do what the page says of them.

If it fails, somebody follows the page of a rule, and the finding stays.
"""

import re
from pathlib import Path

import pytest
import yaml

from cxjourney.files.workspace_roots import RECORD_NAME
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import all_rules

from .judging import judge_files
from .records import record_text

SECTIONS = ["Why it matters", "Bad", "Good", "How to fix it"]
NOT_CHECKABLE = {
    "CX001": "a page is text, and this rule is about bytes that aren't; its cases hold it",
    "CX111": "a page is text, and this rule is about files beside it; tests/pipeline/test_named_pictures.py holds it",
    "CX112": "a page is text, and this rule is about links; its cases hold it",
    "CX005": "no journey makes a rule fail; its cases hold it",
}
WORLD = """\
teams:
  onboarding: {title: Onboarding, role: delivery}
  branches: {title: Branch network, role: delivery}
personas:
  dara: {title: Dara, share: 0.34, access: {devices: [smartphone]}}
  milan: {title: Milan, share: 0.22, access: {internet: metered, devices: [smartphone], concerns: [cost]}}
  ines:
    title: Ines
    share: 0.3
    access: {devices: [laptop, smartphone, landline], concerns: [privacy]}
    channels: {prefers: [branch, phone], avoids: [mobile-app]}
  greta:
    title: Greta
    share: 0.14
    access: {internet: poor, devices: [laptop, landline], skills: basic, travel: local, assistive: [large-text]}
    channels: {prefers: [email, post]}
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics}
  app-events: {title: App event log, type: product-usage}
  call-log: {title: Contact-centre log, type: service-contacts}
  delivery-log: {title: Delivery log, type: event-log}
  onboarding-nps: {title: NPS survey after opening, type: survey-nps}
  app-survey: {title: Survey in the app, type: survey, through: [mobile-app]}
  complaints: {title: Complaints, type: complaints}
  exit-interviews: {title: Interviews with people who gave up, type: interviews}
  branch-diary: {title: Observation in three branches, type: observation}
"""
"""What the examples that show stages only may name."""

NOT_CHECKABLE |= {
    code: "it is said by measuring data, which no page holds; its cases hold it"
    for code, rule in all_rules().items()
    if rule.phase == "measuring"
}

RULES = [pytest.param(rule, id=code) for code, rule in all_rules().items()]


def sections(page: str) -> dict[str, str]:
    """Cut a page into its sections."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return {title: text.strip() for title, text in zip(parts[1::2], parts[2::2], strict=True)}


def files(section: str) -> dict[str, str]:
    """Return the files that an example shows: named in comments, or stages alone, which are put into a journey.

    A record of evidence is shown in short, as `records.record_text` takes it.
    """
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    named = re.split(r"^# (\S+\.ya?ml|evidence\.json)(?: \((?:in short|as it is)\))?$\n", block, flags=re.MULTILINE)
    if len(named) > 1:
        assert not named[0]
        shown = dict(zip(named[1::2], named[2::2], strict=True))
        if RECORD_NAME in shown:
            short = yaml.safe_load(shown[RECORD_NAME])
            shown[RECORD_NAME] = shown[RECORD_NAME] if "format" in short else record_text(short, shown)
        return shown
    assert block.startswith("  - ")
    frame = "journey: open-account\ntitle: Opening an account\nstages:\n"
    return {"journey.yaml": frame + block, "catalogue.yaml": WORLD}


def found(section: str, folder: Path) -> set[str]:
    """Return the codes of what is found in an example."""
    return {finding.code for finding in judge_files(folder, files(section)).report.findings}


@pytest.mark.parametrize("rule", RULES)
def test_a_page_has_a_summary_and_the_four_sections(rule: Rule) -> None:
    first = rule.page.splitlines()[0]
    assert first.endswith(".")
    assert rule.summary.endswith(".")
    assert list(sections(rule.page)) == SECTIONS
    assert all(sections(rule.page).values())


@pytest.mark.parametrize("rule", RULES)
def test_the_bad_example_is_found_and_the_good_one_is_not(rule: Rule, tmp_path: Path) -> None:
    parts = sections(rule.page)
    if rule.code in NOT_CHECKABLE:
        assert "```yaml" not in parts["Bad"] + parts["Good"]
        return
    bad, good = found(parts["Bad"], tmp_path / "bad"), found(parts["Good"], tmp_path / "good")
    assert rule.code in bad
    assert rule.code not in good
    assert not {code for code in good if code.startswith(("CX0", "CX1"))}


@pytest.mark.parametrize("rule", RULES)
def test_a_page_is_plain_markdown_of_readable_width(rule: Rule) -> None:
    assert max(map(len, rule.page.splitlines())) <= 120
    assert rule.page.count("```") == 4
