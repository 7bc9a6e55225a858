"""What is waived, by whom and until when, where several waivers speak of one finding.

If it fails, a waiver silences more than it names, or nothing.
"""

from datetime import date
from pathlib import Path

from cxjourney.rules.registry import all_rules, rule_codes
from tests.rules.judging import judge_files

JOURNEY = """
journey: open-account
title: Opening an account
waivers:
  - {rule: CX609, persona: lt, reason: A study begins, until: 2027-01-31}
  - {rule: CX609, persona: sr, reason: A study ends, until: 2027-01-15}
  - {rule: CX301, reason: We know, until: 2027-02-01}
  - {rule: CX301, stage: applies, reason: Not again, until: 2027-01-01}
personas:
  lt: {title: LT, channels: {prefers: [phone]}}
  sr: {title: SR, channels: {prefers: [email]}}
stages: [{id: applies, title: Applies, touchpoints: [{title: Form, channel: web}]}]
"""


def test_one_waiver_is_enough_and_two_parts_are_a_whole(tmp_path: Path) -> None:
    report = judge_files(tmp_path, {"journey.yaml": JOURNEY}).report
    assert not {finding.code for finding in report.findings} & {"CX105", "CX106", "CX301", "CX609"}
    assert {one.finding.code: (one.reason, one.until) for one in report.waived} == {
        "CX301": ("We know", date(2027, 2, 1)),
        "CX609": ("A study begins; A study ends", date(2027, 1, 15)),
    }


def test_what_names_several_names_them_in_no_field(tmp_path: Path) -> None:
    report = judge_files(tmp_path, {"journey.yaml": JOURNEY.replace("persona: lt, ", "persona: lt, stage: applies, ")})
    (finding,) = [one.finding for one in report.report.waived if one.finding.code == "CX609"]
    assert finding.about.persona is None
    assert finding.several == (("persona", "lt"), ("persona", "sr"))


def test_what_keeps_a_file_from_being_judged_is_not_waivable() -> None:
    codes = rule_codes()
    assert codes.before_judging == {f"CX{n:03}" for n in (1, 2, 3, 4, 5, 101, 102, 103, 104, 107, 112)}
    assert codes.of_waivers == {"CX105", "CX106"}
    assert set(all_rules()) - codes.waivable == codes.before_judging | codes.of_waivers
