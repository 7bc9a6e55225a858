"""Baselines: what was known, what is new, what was fixed.

If it fails, a finding that a team has accepted is new again because a line moved, or a new one passes for known.
"""

from collections import Counter
from dataclasses import replace

import pytest

from cxjourney.analysis.diff.finding_matching import NO_RENAMES
from cxjourney.diagnostics import NOTHING, About, Diagnostic, RulePhase, Severity
from cxjourney.files.text_file import Span
from cxjourney.lint.baseline import (
    KnownFinding,
    NotABaseline,
    compare_with_baseline,
    from_text,
    recorded_findings,
    to_text,
)


def finding(
    code: str = "CX301", line: int = 4, file: str = "a.yaml", stage: str = "applies", message: str = "No data."
) -> Diagnostic:
    phase: RulePhase = "building" if code < "CX2" else "judging"
    return Diagnostic(
        code, "slug", Severity.WARNING, message, "", file, Span(line, 1, line, 2), About("x", stage), phase=phase
    )


def same(name: str) -> str:
    return name


def all_seen(_: KnownFinding) -> bool:
    return True


def test_a_known_finding_is_known_on_another_line_and_in_other_words() -> None:
    baseline = recorded_findings([finding()], same)
    held = compare_with_baseline([finding(line=90, message="Still no data.")], baseline, same, all_seen)
    assert (held.new, len(held.known), held.fixed) == ((), 1, 0)


@pytest.mark.parametrize("other", [finding("CX302"), finding(stage="signs"), finding("CX101", stage="")])
def test_another_rule_or_stage_is_new(other: Diagnostic) -> None:
    held = compare_with_baseline([other], recorded_findings([finding()], same), same, all_seen)
    assert (held.new, held.known, held.fixed) == ((other,), (), 1)


def test_findings_that_are_alike_are_counted() -> None:
    twice = [finding(line=4), finding(line=9)]
    assert len(compare_with_baseline(twice, recorded_findings(twice[:1], same), same, all_seen).new) == 1
    assert compare_with_baseline(twice[:1], recorded_findings(twice, same), same, all_seen).fixed == 1


def test_faults_of_the_format_are_told_apart_by_their_words() -> None:
    fault = finding("CX102", message="title is missing.")._replace(about=NOTHING)
    other = fault._replace(message="owner has no value.")
    assert compare_with_baseline([other], recorded_findings([fault], same), same, all_seen).fixed == 1


def test_the_lines_that_a_message_names_do_not_matter() -> None:
    baseline = recorded_findings([finding("CX003", message="It stands first on line 2.")], same)
    assert (
        compare_with_baseline([finding("CX003", message="It stands first on line 31.")], baseline, same, all_seen).new
        == ()
    )


def test_tightening_never_adds() -> None:
    old = recorded_findings([finding(), finding("CX302"), finding("CX302")], same)
    held = compare_with_baseline([finding("CX302"), finding("CX303")], old, same, all_seen)
    assert held.tightened(same) == recorded_findings([finding("CX302")], same)


def test_what_was_not_looked_at_is_neither_mended_nor_dropped() -> None:
    old = recorded_findings([finding(), finding("CX302"), finding("CX302", file="b.yaml")], same)

    def seen(one: KnownFinding) -> bool:
        return (one.identity.code, one.file) == ("CX302", "a.yaml")

    held = compare_with_baseline([], old, same, seen)
    assert (held.fixed, held.not_looked_at) == (1, 2)
    assert held.tightened(same) == recorded_findings([finding(), finding("CX302", file="b.yaml")], same)


def test_what_is_written_is_read_back_and_holds_no_line() -> None:
    baseline = recorded_findings([finding(), finding(), finding("CX102", message='“quoted” \u202e and "such"')], same)
    text = to_text(baseline)
    assert from_text(text) == baseline
    assert "line" not in text
    assert to_text(Counter(dict(reversed(baseline.items())))) == text
    assert from_text(to_text(Counter())) == Counter()


COUNTED = '{"version": 1, "findings": [{"code": "CX301", "count": COUNT}]}'


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 3, "findings": [{"code": "CX301", "stage": "\\ud800"}]}',
        '{"version": 3, "findings": [{"code": "CX301", "several": [["nothing", "x"]]}]}',
        *("", "[]", "{}", '{"version": 4, "findings": []}', '{"version": 1, "findings": [1]}', "[" * 100_000),
        *(
            COUNTED.replace("COUNT", count)
            for count in ("0", "true", '"1"', "-1", "1" + "0" * 4_298, "1" + "0" * 5_000)
        ),
    ],
)
def test_anything_else_is_no_baseline(text: str) -> None:
    with pytest.raises(NotABaseline):
        from_text(text)


def test_what_is_known_of_a_journey_that_was_not_read_is_not_that_of_its_namesake() -> None:
    unread, read = finding(file="unread.yaml"), finding("CX302")._replace(about=About("y", "applies"))
    baseline = recorded_findings([unread, read], same)
    renames = replace(NO_RENAMES, journeys={"y": "x"}, stages={("y", "applies"): ("x", "applies")})
    today = [finding(), finding("CX302")]
    held = compare_with_baseline(today, baseline, same, lambda one: one.file == "a.yaml", renames)
    assert (held.new, held.known, held.fixed) == ((today[0],), (today[1],), 0)
    assert held.unseen == recorded_findings([unread], same)


def test_two_halves_are_a_character() -> None:
    (known,) = from_text('{"version": 3, "findings": [{"code": "CX301", "stage": "\\ud83d\\ude00"}]}')
    assert known.identity.about.stage == "\N{GRINNING FACE}"


def test_a_finding_that_names_a_part_of_what_one_named_is_known() -> None:
    whole = finding()._replace(several=(("touchpoint", "b"), ("touchpoint", "a")))
    part = finding()._replace(about=About("x", "applies", "a"))
    baseline = from_text(to_text(recorded_findings([whole], same)))
    held = compare_with_baseline([part], baseline, same, all_seen)
    assert (held.new, held.known) == ((), (part,))
    other = part._replace(about=About("x", "applies", "c"))
    assert compare_with_baseline([other], baseline, same, all_seen).new == (other,)
    assert compare_with_baseline([whole], recorded_findings([part], same), same, all_seen).new == (whole,)


def test_what_is_said_of_the_whole_workspace_is_known_at_another_file() -> None:
    said = finding("CX306", message="Three types of data.")._replace(about=NOTHING)
    moved = said._replace(file="b.yaml")
    baseline = from_text(to_text(recorded_findings([said], same)))
    assert compare_with_baseline([moved], baseline, same, all_seen).new == ()
    other = moved._replace(message="One type of data.")
    assert compare_with_baseline([other], baseline, same, all_seen).new == (other,)


def test_a_finding_whose_file_has_moved_is_known() -> None:
    baseline = recorded_findings([finding()], same)
    moved = finding(file="elsewhere/b.yaml")
    held = compare_with_baseline([moved], baseline, same, all_seen)
    assert (held.new, len(held.known), held.fixed, held.not_looked_at) == ((), 1, 0, 0)
    assert held.tightened(same) == recorded_findings([moved], same)


def test_a_baseline_of_version_1_is_read() -> None:
    text = """{"version": 1, "findings": [
  {"code": "CX102", "file": "a.yaml", "message": "title is missing."},
  {"code": "CX301", "file": "a.yaml", "journey": "x", "stage": "applies", "count": 2}]}"""
    fault = finding("CX102", message="title is missing.")._replace(about=NOTHING)
    assert from_text(text) == recorded_findings([fault, finding(), finding()], same)
