"""The YAML test suite as a corpus: what is read otherwise than YAML 1.2 says is listed here.

If it fails, a sound file is refused or read as something else, or a broken one hangs the run.
"""

import json
from typing import Any, NamedTuple

import pytest

from cxjourney.parse.events import walk
from cxjourney.parse.syntax_errors import Fault
from tests.paths import DATA

SUITE = DATA / "yaml-test-suite.txt"

REFUSED = {
    "a tag: journeys are written without": """
        2AUY 2XXW 33X3 35KP 52DL 565N 57H4 5TYM 6CK3 6JWB 6WLZ 735Y 74H7 7FWL 8MK2 9KAX 9WXW BU8L C4HZ CC74 CUP7 EHF6
        F2C7 FH7J HMQ5 J7PZ L94M LE5A M5C3 P76L S4JQ U3C3 UGM3 UKK6/02 WZ62 Z67P Z9M4""",
    "a second document: a file holds one": "6XDY 6ZKB 9DXL JHB9 KSS4 L383 PUW8 RZT7 U9NS",
    "a forbidden character, escaped": "G4RS",
    "a key that is no text": "4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D",
    "a tab where the parser wants spaces": """
        6BCT 6CA3 96NN/00 96NN/01 A2M4 DK95/00 DK95/03 DK95/04 Q5MG R4YG Y79Y/001 Y79Y/010""",
    "an empty key, or no document between marks, which the parser does not take": """
        2JQS 58MP 5T43 6M2F CFD4 DBG4 HM87/00 HWV9 M2N8/00 NHX8 NKF9 QT73 S3PD SM9W/01 UKK6/00""",
    "a directive that the parser does not know, or several": "2LFX 6LVF BEC7 MUS6/05 MUS6/06 W4TN",
    "a key in braces that goes on behind a line break, or has no value": """
        4ABK FRK4 4MUZ/00 4MUZ/01 4MUZ/02 5MUD 9SA2 K3WX NJ66 UT92 VJP3/01""",
    "a second document that no mark begins": "7Z25 M7A3",
    "a folded text at the left edge": "DK3J FP8R",
    "an anchor with signs that are neither letters nor digits": "2SXE 8XYN W5VH",
}
"""Valid YAML that is refused, by the reason."""

READ_OTHERWISE: dict[str, tuple[str, Any]] = {
    "652Z": ("a question mark in braces begins a key", {"foo": "bar", "bar": 42}),
    "HM87/01": ("a question mark in brackets begins a key", [{"x": None}]),
    "JEF9/02": ("a last line of spaces holds no text", [""]),
    "L24T/01": ("a last line of spaces holds no text", {"foo": "x\n "}),
    "Y2GN": ("a colon ends the name of an anchor", {"key": ":chor value"}),
}
"""Valid YAML whose data differs from what YAML 1.2 says, the reason, and what is read."""

LENIENT = {
    "a line at the left edge inside brackets or quotes": "9C9N QB6E",
    "a comment without a space before it": "9JBA CVW2 MUS6/00 SU5Z X4QW",
    "a tab that indents a line in quotes or brackets": "DK95/01 Y79Y/003",
    "a hyphen alone in brackets": "G5U8 YJV2",
    "lines of spaces at the head of a folded text": "S98Z",
}
"""Invalid YAML that is read all the same, by the reason. The parser decides; nothing is lost by it."""

WITHOUT_EXPECTATION: dict[str, Any] = {
    "DFF7": {"explicit": "entry", "implicit": "entry", "": None},
    "PW8X": [None, "a", {"": "a", "b": None}, {"": None}, {"": None}, {"": None}],
}
"""Valid cases for which the suite has no JSON, since some keys are empty."""


def listed(reasons: dict[str, str]) -> set[str]:
    return {case for cases in reasons.values() for case in cases.split()}


class Case(NamedTuple):
    """A case of the suite: the input, the JSON that it stands for, and whether it is no YAML at all."""

    text: str
    json: str
    is_invalid: bool


def cases() -> dict[str, Case]:
    """Read the file that holds the suite; its head says how it is written."""
    found: dict[str, dict[str, str]] = {}
    files: dict[str, str] = {}
    name = ""
    for line in SUITE.read_bytes().decode().split("\n"):
        if line.startswith("=== "):
            files = found[line.split()[1]] = {}
        elif line.startswith("--- "):
            name = line.removeprefix("--- ")
            files[name] = ""
        elif line.startswith("|"):
            files[name] += line[1:] + "\n"
        elif line == "\\":
            files[name] = files[name].removesuffix("\n")
    return {case: Case(of["in.yaml"], of.get("in.json", ""), "error" in of) for case, of in found.items()}


CASES = cases()


def first_expected(text: str) -> Any:
    """Return the first of the JSON documents in a text; None where there is none."""
    return json.JSONDecoder().raw_decode(text.strip())[0] if text.strip() else None


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_read_as_the_suite_says_or_listed_here(name: str) -> None:
    case = CASES[name]
    found = walk(case.text)
    if isinstance(found, list):
        assert all(isinstance(fault, Fault) and fault.message and fault.help for fault in found)
        assert case.is_invalid or name in listed(REFUSED)
    elif case.is_invalid:
        assert name in listed(LENIENT)
    elif name in READ_OTHERWISE:
        assert found[0] == READ_OTHERWISE[name][1]
    elif name in WITHOUT_EXPECTATION:
        assert found[0] == WITHOUT_EXPECTATION[name]
    else:
        assert found[0] == first_expected(case.json)


def test_what_is_listed_is_so() -> None:
    refused = {name for name, case in CASES.items() if isinstance(walk(case.text), list)}
    invalid = {name for name, case in CASES.items() if case.is_invalid}
    assert listed(REFUSED) == refused - invalid
    assert listed(LENIENT) == invalid - refused
    for name, (_, data) in READ_OTHERWISE.items():
        assert first_expected(CASES[name].json) != data


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 402
    assert sum(len(listed(reasons)) for reasons in (REFUSED, LENIENT)) < 402 * 0.4
