"""What is not YAML is explained in plain words, at the parser's position.

If it fails, a designer's first colon inside a sentence ends the attempt.
"""

import pytest

from cxjourney.parse.events import walk
from cxjourney.parse.syntax_errors import Fault, explain
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

HEAD = "journey: a\ntitle: T\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("goal:\n\tx: y\n", 4, 1, "tab"),
        ("goal: a\n\tb: c\n", 4, 1, "tab"),
        ("goal: open: an account\n", 3, 11, "colon"),
        ("goal\n", 3, 1, "colon"),
        ("goal: |\n  a\nb\nc: d\n", 5, 1, "colon"),
        ("stages:\n  - a\n  b: c\n", 5, 3, "hyphen"),
        ("stages:\n  - id: a\n   title: b\n", 5, 4, "Indent it by 4 spaces, like id on line 4."),
        ("  goal: b\n", 3, 3, "Don't indent it, like title on line 2."),
        ('goal: "a\\qb"\n', 3, 9, "backslash"),
        ('goal: "C:\\Users"\n', 3, 10, "backslash"),
        ("goal: @home\n", 3, 7, "can't begin"),
        ("goal: `x`\n", 3, 7, "can't begin"),
        ("goal: %x\n", 3, 7, "can't begin"),
        ("goal: *all* customers\n", 3, 7, "can't begin"),
        ("goal: & more\n", 3, 7, "can't begin"),
        ("goal: - a\n", 3, 7, 'goal: "- a"'),
        ("...\ngoal: a\nb\n", 4, 1, "goes on"),
        ("goal: “open: an account”\n", 3, 7, 'straight quotes: "open: an account"'),
        ("stages:\n  -{id: a}\n  - id: b\n", 4, 3, "Write - {id: a}"),
        ("stages:\n  -id: a\n   title: b\n", 4, 3, "Write - id: a"),
    ],
)  # fmt: skip
def test_each_cause_is_explained_where_it_stands(text: str, line: int, column: int, says: str) -> None:
    (finding,) = (fault for fault in faults(load([], (HEAD + text).encode())) if fault.code == "CX002")
    assert (finding.span.line, finding.span.column, says) == (line, column, says), finding.message
    assert says in f"{finding.message} {finding.help}"
    assert finding.help


STAGE = "stages:\n  - id: hears\n    title: Hears of it\n"
AFTER = "    importance: 3\n    goals:\n      - Reach it\n  - id: applies\n    title: Applies\n"
QUOTE = STAGE + "    quotes:\n      - "
GOALS = STAGE + "    goals: "
FIRST_DAY: dict[str, tuple[str, str, str]] = {
    "a double quote never closed": (STAGE + '    summary: §"Told by a friend\n' + AFTER, "lines below", "at the end"),
    "one that a quote far below closes": (
        STAGE + '    summary: §"Told\n' + AFTER + '    summary: "Other"\n',
        'double quote (") that opens here is never closed',
        "at the end",
    ),
    "a single quote that an apostrophe far below closes": (
        STAGE + "    summary: §'Told\n" + AFTER + "    summary: It's late\n",
        "single quote (') that opens here is never closed",
        "at the end",
    ),
    "a quote never closed in the last line": (STAGE + '    summary: §"Told\n', "opens here is never closed.", "at the"),
    "a quote never closed in a list": (GOALS + '\n      - §"A\n      - "B"\n', "never closed", "at the end"),
    "an apostrophe that begins a word": (GOALS + "\n      - §'Til late\n      - b\n", "never", '"\'Til late"'),
    "a curly quote that closes nothing": (STAGE + '    summary: §"Told”\n' + AFTER, "such as ” closes", 'it: "'),
    "an apostrophe in a text": (
        STAGE + "    summary: 'the customer§'s wish'\n" + AFTER,
        "ends at this apostrophe",
        "twice (''), or put the text in double quotes: \"the customer's wish\"",
    ),
    "an apostrophe in an item": (
        GOALS + "\n      - 'a customer§'s wish'\n      - b\n",
        "apostrophe",
        "customer's wish",
    ),
    "an apostrophe in braces": (QUOTE + "{text: 'a customer§'s wish'}\n", "ends at this apostrophe", "customer's wish"),
    "an apostrophe in brackets": (GOALS + "['a customer§'s wish', 'b']\n", "apostrophe", '"a customer\'s wish"'),
    "double quotes in double quotes": (QUOTE + 'text: "Say §"no" to it"\n', "at this double", "'Say \"no\" to it'"),
    "double quotes in braces": (QUOTE + '{text: "Say §"no""}\n', "at this double quote", "'Say \"no\"'"),
    "a text that begins with a quoted word": (QUOTE + 'text: "No§" said she\n', "double", "'\"No\" said she'"),
    "a comma behind a line": (STAGE + '    phase: "before"§,\n' + AFTER, "A comma stands", "Delete it"),
    "a bracket never closed": (GOALS + "§[a, b\n" + AFTER, "list that [ opens here is never closed", "Write ]"),
    "a bracket never closed at the end": (GOALS + "§[a, b\n", "list that [ opens here is never closed", "Write ]"),
    "a brace never closed": (QUOTE + "§{text: a\n" + AFTER, "group of keys that { opens here is never", "Write }"),
    "a bracket for a brace": (QUOTE + "{text: [a§}\n" + AFTER, "} stands here, where [ is", "Write ] in its place"),
    "a bracket too many": (GOALS + "[a, b]§]\n", "once too often", "Delete it"),
    "a comma too many": (GOALS + "[a,§, b]\n", "Nothing stands before this comma", "Delete the comma"),
    "a comma behind a list": (GOALS + "[a, b]§,\n" + AFTER, "A comma stands", "Delete it"),
    "a comma missing": (QUOTE + "{text: a, x: [b]§ y: c}\n", "A comma is missing", "between items"),
    "a comma missing before a key": (QUOTE + "{text: a persona§: b}\n", "A second colon", "write a comma"),
    "a bracket within an item": (GOALS + "[a§[b, c]\n", "in the middle of a text", "in quotes"),
    "a Persian comma in braces": (QUOTE + "{text: a§، persona: b}\n", "، stands here", "a comma and a space"),
    "a wide comma in braces": (QUOTE + "{text: a§， persona: b}\n", "， stands here", "a comma and a space"),
    "a text that begins with a bracket": (
        QUOTE + "text: §[sighs] Well\n" + AFTER,
        "Text that begins",
        '"[sighs] Well"',
    ),
    "a text that begins with a brace": (QUOTE + "text: §{name} waits\n", "Text that begins with {", '"{name} waits"'),
    "a colon in a text": (STAGE + "    summary: Apply§: online\n", "text of summary", 'summary: "Apply: online"'),
    "a note below a text": (STAGE + "      §Note: this\n", "indented by 6 spaces", "the whole text in quotes"),
    "attributes beside each other": ("stages:\n  - id: a, title§: A\n", "text of id", "Write - {id: a, title: A}"),
    "attributes beside each other, and one below": (
        "stages:\n  - id: a, title§: A\n    importance: 3\n",
        "text of id",
        "on a line of its own: id: a and title: A",
    ),
    "a folded text in its first line": (
        STAGE + "    summary: §> Applies: online\n",
        "begin with >",
        'summary: "Applies: ',
    ),
    "a kept text in its first line": (STAGE + "    summary: §| Applies\n", "begin with |", "Write summary: Applies"),
    "no space behind a colon": (STAGE + "    summary§:Told\n" + AFTER, "after the colon of summary", "summary: Told"),
    "no space behind the last colon": (STAGE + "    summary§:Told\n", "after the colon of summary", "summary: Told"),
    "no space behind an item's colon": ("stages:\n  - id§:a\n    title: b\n", "after the colon of id", "id: a"),
    "a wide colon": (STAGE + "    summary§：Told\n" + AFTER, "stands ：, where a colon", "summary: Told"),
    "an equals sign": (STAGE + "    summary§ = Told\n" + AFTER, "stands =, where a colon", "summary: Told"),
    "a space that is none behind a colon": (
        STAGE + "    summary§:\u00a0Told\n" + AFTER,
        "only looks like",
        "summary: Told",
    ),
    "indented with spaces that are none": (
        GOALS + "\n§\u00a0\u00a0- a\n",
        "only looks like a space",
        "ordinary spaces",
    ),
    "no colon": ("§goal 1\n" + STAGE, "This line has no key", "Otherwise begin it with a key"),
    "a text that runs on at the edge": (
        "goal: Reach\n§the end\nowner: a\n",
        "has no key",
        "text of goal, indent it by 2",
    ),
    "a hyphen missing": (GOALS + "\n      - a\n      §b\n      - c\n", "this one has none", "Write - b"),
    "a hyphen missing before a key": (
        QUOTE + "text: a\n        persona: b\n      §text: c\n        persona: d\n",
        "items of this list begin with a hyphen (see line 7), and this line has none",
        "indent it by 8 spaces",
    ),
    "indented too little": ("stages:\n  - id: a\n   §title: b\n", "by 3 spaces", "by 4 spaces, like id on line 4."),
    "indented too far": ("stages:\n  - id: a\n     §title: b\n", "by 5 spaces", "by 4 spaces, like id on line 4."),
    "below a text": (STAGE + "      §goals: [a]\n", "by 6 spaces", "title on line 5, or line 5 like this one"),
    "the first of some indented too far": (
        "review:\n   §last: a\n  every: b\n",
        "last begins 3 spaces",
        "below each other",
    ),
    "an item indented otherwise": (
        STAGE + "    - §".replace("- §", "§- ") + "id: b\n",
        "by 4 spaces",
        "item on line 4",
    ),
    "a bullet for a hyphen": (GOALS + "\n      §* a b\n", "begins with a hyphen (-), not with *", "Write - a b"),
    "a text that begins with a greater-than sign": (QUOTE + "text: §> 18 years\n", "begin with >", '"> 18 years"'),
    "an item that begins with a percent sign": (GOALS + "\n      - §%5 off\n", "begin with %", 'Write - "%5 off"'),
    "an item in brackets that begins with an at sign": (GOALS + "[a, §@b, c]\n", "begin with @", 'Write "@b"'),
    "a # in a list": (
        GOALS + "[Is it counter §#3, or #4?]\n" + AFTER,
        "A # after a space",
        '"Is it counter #3, or #4?"',
    ),
    "a # in the last line": (GOALS + "[Is it counter §#3]\n", "begins a comment", 'quotes: "Is it counter #3"'),
    "a # in braces": (QUOTE + "{text: Counter §#3, persona: b}\n", "begins a comment", 'quotes: "Counter #3"'),
    "a # behind one in quotes": (GOALS + '["a #3", b §#4]\n', "begins a comment", 'quotes: "b #4"'),
    "a # behind quotes": (GOALS + '[a, "b" §#4, c]\n', "begins a comment", "holds it in quotes."),
    "a # that begins an item": (GOALS + "[§#4]\n", "begins a comment", 'quotes: "#4"'),
    "a fence of Markdown": (STAGE + "§```\n", "Markdown", "Delete this line"),
    "curly single quotes": (STAGE + "    summary: §‘Told: late’\n", "Curly quotes", 'quotes: "Told: late"'),
}


@pytest.mark.parametrize("case", FIRST_DAY)
def test_a_slip_of_the_first_day_is_found_where_it_is_to_be_fixed(case: str) -> None:
    marked, message, help_ = FIRST_DAY[case]
    before, _, after = (HEAD + marked).partition("§")
    finding, *others = faults(load([], (before + after).encode()))
    assert not any(other.code == "CX002" for other in others)
    lines = before.split("\n")
    assert (finding.code, finding.span.line, finding.span.column) == ("CX002", len(lines), len(lines[-1]) + 1), finding
    assert message in finding.message
    assert help_ in finding.help
    assert "may begin in line" not in finding.message


def test_an_error_that_nobody_foresaw_is_still_a_fault() -> None:
    assert explain(RuntimeError("boom"), "a: b", 64) == Fault(
        "CX002",
        "The file can't be read as YAML from here on.",
        "The usual causes: a tab instead of spaces, a colon inside text, a quote that is not closed.",
        0,
        1,
    )


@pytest.mark.parametrize(
    "text", ["%YAML 9.9\n---\na", "%YAML 1.1\n%YAML 1.1\n---\na", "%FOO\n---\na", "%", "a: b\n%c: d\n"]
)
def test_directives_raise_nothing(text: str) -> None:
    walk(text)


_INDENTED = """\
journey: j
title: T
stages:
  - id: one
    title: One
    touchpoints:
      - title: Web
        channel: web
    questions:
      - What?

  - id: two
    title: Two
    touchpoints:
      - title: Call
        channel: phone
personas:
  mina:
    title: Mina
  maya:
    title: Maya
"""


@pytest.mark.parametrize(
    ("line", "tabbed", "spaces"),
    [
        ("  - id: two", "\t- id: two", 2),
        ("    title: Two", "\ttitle: Two", 4),
        ("      - title: Call", "\t\t- title: Call", 6),
        ("        channel: phone", "\t\tchannel: phone", 8),
        ("      - What?", "\t- What?", 6),
        ("    questions:", "\tquestions:", 4),
        ("  maya:", "\tmaya:", 2),
        ("    title: Maya", " \ttitle: Maya", 4),
    ],
)
def test_whoever_puts_as_many_spaces_as_it_says_in_place_of_a_tab_has_no_fault_left(
    line: str, tabbed: str, spaces: int
) -> None:
    written = _INDENTED.replace(f"{line}\n", f"{tabbed}\n", 1)
    faults_there = walk(written)
    assert isinstance(faults_there, list)
    (fault,) = faults_there
    assert f"Indent it by {spaces} spaces" in fault.help, fault.help
    obeyed = written.replace(tabbed, " " * spaces + tabbed.lstrip())
    assert obeyed == _INDENTED


def test_tabs_before_other_lines_are_counted() -> None:
    faults_there = walk(_INDENTED.replace("        channel:", "\t\tchannel:"))
    assert isinstance(faults_there, list)
    (fault,) = faults_there
    assert fault.help == "Indent it by 8 spaces, like title on line 7. 1 more line begins with a tab."


@pytest.mark.parametrize(
    ("text", "place", "help_"),
    [
        ("// Mine\njourney: a\n", "// Mine", "Write # Mine"),
        ("journey: a\nstages: []\n  // Mine\ntitle: T\n", "// Mine", "Write # Mine"),
        ('{\n  "journey": "a", // the id\n  "title": "T"\n}\n', "// the id", "Write # the id"),
        ('{\n  /* Mine */\n  "journey": "a",\n  "title": "T"}\n', "/* Mine */", "Write # Mine"),
        ("<!-- Mine -->\njourney: a\n", "<!-- Mine -->", "Write # Mine"),
        ("journey: a\n-- Mine\ntitle: T\n", "-- Mine", "Write # Mine"),
        ("%% Mine\njourney: a\n", "%% Mine", "Write # Mine"),
        ("/* Mine\n   too */\njourney: a\n", "/* Mine", "Begin each of its lines with #, and take out /* and */"),
        ("<!--\n Mine\n-->\njourney: a\n", "<!--", "Begin each of its lines with #, and take out <!-- and -->"),
        ("// Mine\n// too\njourney: a\n", "// too", "Begin each of its lines with #, and take out //"),
    ],
)
def test_a_comment_of_another_language_is_called_that(text: str, place: str, help_: str) -> None:
    found = walk(text)
    assert isinstance(found, list)
    (fault,) = found
    assert fault.message.endswith("begins no comment in YAML: only # does.")
    assert text[fault.start : fault.end] == place
    assert fault.help.startswith(help_)


@pytest.mark.parametrize(
    "text",
    ["title: A\nlink: https://example.org\n x: [\n", "a: 'one // two'\n b: c\n", "a:\n  - b\n - c // d\n"],
)
def test_two_slashes_in_a_text_are_no_comment(text: str) -> None:
    found = walk(text)
    assert isinstance(found, list)
    assert not [fault for fault in found if "comment" in fault.message]
