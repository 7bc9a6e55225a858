"""What is wrong with a file is told in one run, even where some of it keeps the file from being YAML.

If it fails, a designer fixes what was named, and is shown the next fault; or she is told of faults that are none.
"""

from pathlib import Path

from cxjourney.diagnostics import Diagnostic
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

SLIPS = {
    2: ("title: Buy: now", "CX002"),
    3: ("titel: Buys", "CX102"),
    6: ("  q: {title: Q, share: 0.9}", "CX107"),
    9: ("    title:Looks around", "CX002"),
    10: ("    importance: 9", "CX102"),
    11: ("    data: [panel", "CX002"),
    12: ("    owner: nobody", "CX103"),
    14: ('    title: "Pays', "CX002"),
    15: ("    importance: much", "CX102"),
    16: ("    importance: 3", "CX003"),
    18: ("      - {title: A, channel: web", "CX002"),
    19: ("      - {title: B, channel: fone}", "CX103"),
    20: ("    summary: !!str Here", "CX004"),
    21: ("    next: [u]", "CX103"),
}
JOURNEY = """\
journey: a
title: Buy now

personas:
  p: {title: P, share: 0.9}
  q: {title: Q, share: 0.1}
stages:
  - id: s
    title: Looks around
    importance: 3
    data: []

  - id: t
    title: Pays
    importance: 2

    touchpoints:
      - {title: A, channel: web}
      - {title: B, channel: web}
    summary: Here
    next: [s]
"""


def told(folder: Path, text: str, name: str = "a.yaml") -> list[Diagnostic]:
    (folder / name).write_text(text)
    return faults(load([folder]))


def faulty(lines: dict[int, tuple[str, str]]) -> str:
    text = JOURNEY.split("\n")
    for number, (line, _) in lines.items():
        text[number - 1] = line
    return "\n".join(text)


def test_all_of_a_journey_is_told_in_one_run(tmp_path: Path) -> None:
    found = told(tmp_path, faulty(SLIPS))
    assert {one.span.line: one.code for one in found} == {line: code for line, (_, code) in SLIPS.items()}
    assert len(found) == len(SLIPS)
    assert not any("not looked at" in one.help for one in found)


def test_each_slip_is_told_alone_as_beside_the_others(tmp_path: Path) -> None:
    assert told(tmp_path, JOURNEY) == []
    together = {one.span.line: one for one in told(tmp_path, faulty(SLIPS))}
    for line in SLIPS.keys() - {16}:
        (alone,) = told(tmp_path, faulty({line: SLIPS[line]}))
        assert (alone.code, alone.message) == (together[line].code, together[line].message)


def test_all_of_a_catalogue_is_told_in_one_run(tmp_path: Path) -> None:
    found = told(
        tmp_path, "format: 1\nteams:\n  t: {title: A\n  u: {title: U, rolle: insight}\nlanes: 3\n", "catalogue.yaml"
    )
    assert [(one.code, one.span.line) for one in found] == [("CX002", 3), ("CX102", 4), ("CX102", 5)]


def test_a_reference_to_what_a_fault_may_hide_is_no_fault(tmp_path: Path) -> None:
    hidden = "journey: a\ntitle: A\nstages:\n  - id: s: t\n    title: S\n  - {id: u, title: U, next: [s]}\n"
    assert [(one.code, one.span.line) for one in told(tmp_path, hidden)] == [("CX002", 4)]
