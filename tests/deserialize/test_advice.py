"""Whoever does what a message says is rid of the fault: each help that shows a replacement is applied, and tried.

If it fails, a designer does as she is told, and the same message comes back.
"""

import re
from collections.abc import Callable

import pytest

from cxjourney.diagnostics import Diagnostic

from .test_field_errors import CASES, METRIC, PAIN_POINT, PERSONA, STAGE, TOP, TOUCHPOINT, found_in

Edit = Callable[[str, Diagnostic, re.Match[str]], str]


def offsets(text: str, finding: Diagnostic) -> tuple[int, int]:
    """Where a finding stands, as two offsets."""
    lines = text.split("\n")
    begins = [
        sum(len(line) + 1 for line in lines[: number - 1]) for number in (finding.span.line, finding.span.end_line)
    ]
    return begins[0] + finding.span.column - 1, begins[1] + finding.span.end_column - 1


def replace_place(text: str, finding: Diagnostic, by: str) -> str:
    start, end = offsets(text, finding)
    gap = " " if start == end and text[start - 1 : start] in (":", "-") else ""
    return text[:start] + gap + by + text[end:]


def replace_value(text: str, finding: Diagnostic, found: re.Match[str]) -> str:
    return replace_place(text, finding, found["new"])


def replace_entry(text: str, finding: Diagnostic, found: re.Match[str]) -> str:
    """Replace a key and its value, on the line where the finding stands."""
    start, end = offsets(text, finding)
    key = found["new"].partition(":")[0]
    before = text[:start].rpartition(f"{key}:")[0] if f"{key}:" in text[:start].rpartition("\n")[2] else text[:start]
    return before + found["new"] + text[max(end, len(before)) :]


def add_entry(text: str, finding: Diagnostic, found: re.Match[str]) -> str:
    start, _ = offsets(text, finding)
    return f"{text[:start]}{found['new']}\n{' ' * (finding.span.column - 1)}{text[start:]}"


def replace_and_add(text: str, finding: Diagnostic, found: re.Match[str]) -> str:
    """Replace a key and its value, and write another beside it, indented as the first."""
    replaced = replace_entry(text, finding, found)
    start = replaced.index(found["new"])
    indent = start - replaced.rfind("\n", 0, start) - 1
    return replaced.replace(found["new"], f"{found['new']}\n{' ' * indent}{found['more']}", 1)


APPLICABLE: list[tuple[str, Edit]] = [
    (r"Add (?P<new>id: \S+)", add_entry),
    (r"Did you mean (?P<new>[\w-]+)\?", replace_value),
    (r"Write it with the digits 0–9(?: and a point)?: (?P<new>\S+)\.$", replace_value),
    (r"Write (?P<new>[0-9-]+), with the digits 0–9\.$", replace_value),
    (r"Write (?P<new>\S+), without quotes\.$", replace_value),
    (r"Write it without (?:these )?quotes: (?P<new>\S+)\.$", replace_value),
    (r"Write it without (?:marks between the digits|the per-cent sign): (?P<new>\S+)\.$", replace_value),
    (r"Write the (?:number|day) alone(?:, without a time)?: (?P<new>\S+)\.$", replace_value),
    (r"Write (?:one number|how many|a number|decimals|it as a share)[^:]*: (?P<new>-?[\d.]+)\.$", replace_value),
    (r": [\d.]+ per cent is (?P<new>[\d.]+)\.$", replace_value),
    (r"Write at (?:most|least) (?P<new>-?[\d.]+), the (?:highest|lowest)", replace_value),
    (r"Write (?P<new>\d+) or a larger number", replace_value),
    (r"In the Gregorian calendar this day may be (?P<new>\S+)\.$", replace_value),
    (r"Write (?P<new>\d{4}-\d\d-\d\d)[.,]", replace_value),
    (r"Write (?P<new>\d+[dwmy])[. ]", replace_value),
    (r"Write (?P<new>[a-z0-9-]+), say\.", replace_value),
    (r"after the colon, such as (?P<new>[a-z0-9-]+)\.", replace_value),
    (r"Write (?:a number in place|a number of the scale)[^:]*?, such as (?P<new>-?[\d.]*\d)\.", replace_value),
    (r"Write (?:it in digits|it in full|it as a figure): (?P<new>-?[\d.]*\d)\.$", replace_value),
    (r"(?:first will do|not a range): (?P<new>\S*\w)\.$", replace_value),
    (r"Write (?P<new>\d+(?:min|h))\.$", replace_value),
    (r"Write it without decimals: (?P<new>-?\d+)\.$", replace_value),
    (r"Write the year first: (?P<new>[\d-]+),", replace_value),
    (r"Write it without the per-cent sign: (?P<new>[\d.]+),", replace_value),
    (r"Write the whole day: (?P<new>[\dMD-]+),", replace_value),
    (r"Write (?P<new>value: [\d.]+), and beside it (?P<more>scale: .+)\.$", replace_and_add),
    (r"Write (?P<new>\{.*\})\. (?:In place of CHANNEL|What it asks for)", replace_value),
    (r"Write (?P<new>value: [\d.]+) and, on the line below", replace_entry),
    (r"Write its unit after it: (?P<new>\w+),", replace_value),
    (r"Write it without the colon: (?P<new>\S+)\.$", replace_value),
    (r"Write (?P<new>true|false), in lower case", replace_value),
    (r"Put it in quotes: (?P<new>\".*\")$", replace_value),
    (r"Write it without brackets and hyphens: (?P<new>.+)$", replace_value),
    (r"Write (?P<new>https://\S+)$", replace_value),
    (r"Write (?P<new>[a-z]{2,3}(?:-[A-Z]+)?)\.$", replace_value),
    (r"Write (?P<new>\{.*\})$", replace_value),
    (r"[Ww]rite (?P<new>[a-z_]+: (?:\[.*\]|\{.*\}|percent))(?:, say|, in brackets|, or each|$)", replace_entry),
    (r"[Ww]rite (?P<new>[a-z_]+: \{.*\})\. In place of (?:KEY|UNIT)", replace_entry),
    (r"(?:ends|hyphen): (?P<new>[a-z_]+: \{.*?\}+)(?:$|\. (?:In place of KIND|What it asks for))", replace_entry),
    (r"Choose one of them, without brackets and hyphens: (?P<new>\S+)\.$", replace_value),
    (r"Put the text in quotes: (?P<new>\".*\")$", replace_value),
    (r"Write (?P<new>[a-z_]+: \[.*\]), in brackets\.", replace_entry),
    (r"Write one id, without brackets and hyphens: (?P<new>[a-z_]+: \S+)$", replace_entry),
    (r"write it without brackets and hyphens: (?P<new>[a-z_]+: \S+)$", replace_entry),
]  # fmt: skip


def edit_for(finding: Diagnostic) -> tuple[Edit, re.Match[str]] | None:
    tried = ((edit, re.search(pattern, finding.help)) for pattern, edit in APPLICABLE)
    return next(((edit, found) for edit, found in tried if found), None)


OTHERS = {
    "a title in another script": TOP + "  - title: خرید\n",
    "three stages alike": TOP + "  - title: S\n  - id: s-2\n    title: S\n",
    "an id in another script": TOP + "  - {id: خرید, title: خرید}\n",
    "a team's id in another script": TOP + "teams: {خرید: {title: خرید}, team-1: {title: A}}\n",
    "a number above its scale": TOP + "    importance: 6\n",
    "a number below its scale": STAGE + "    emotions: {p: -9}\n",
    "a share in per cent": PERSONA + "    share: 34\n",
    "a share above all": PERSONA + "    share: 340\n",
    "a list of phases": TOP + "    phase: [before, during]\n",
    "a list of owners": TOP + "teams: {a: {title: A}}\nowner: [a]\n",
    "a list of two owners": TOP + "teams: {a: {title: A}, b: {title: B}}\nowner: [a, b]\n",
    "two touchpoints in a text": TOP + "    touchpoints: Web shop, Call centre\n",
    "a hand": STAGE + "    emotions: {p: 👎🏽}\n",
    "a heart": TOUCHPOINT + "        rating: {ease: ❤️}\n",
    "a journey without an id": TOP.replace("journey: a1", "journey:"),
    "nobody asked": METRIC + "    value: 1\n    sample: 0\n",
}
BROKEN = {name: text.replace("§", "") for name, (text, _, _) in CASES.items()} | OTHERS


@pytest.mark.parametrize("name", BROKEN)
def test_advice_that_is_followed_ends_the_fault(name: str) -> None:
    text = BROKEN[name]
    for finding in found_in(text):
        if edit := edit_for(finding):
            fixed = (
                edit[0](text, finding, edit[1]).replace("CHANNEL", "web").replace("KEY", "ease").replace("UNIT", "min")
            )  # her own
            again = [(one.code, one.message) for one in found_in(fixed)]
            assert (finding.code, finding.message) not in again, f"{finding.help}\n\n{fixed}"
            assert not {code for code, _ in again} - {one.code for one in found_in(text)}, f"{finding.help}\n\n{fixed}"


def test_most_messages_show_a_replacement() -> None:
    assert sum(any(edit_for(finding) for finding in found_in(text)) for text in BROKEN.values()) > 80
    assert all(any(edit_for(finding) for finding in found_in(text)) for text in OTHERS.values())


REQUIRED = ["journey", "title", "stages", "id", "channel", "kind", "type", "text", "until"]


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("style", ["{name}:", "{name}: null", '{name}: ""'])
def test_nobody_is_told_to_leave_out_what_must_be_there(name: str, style: str) -> None:
    whole = TOUCHPOINT + (
        "    quotes:\n      - text: Q\nmetrics:\n  - kind: csat\ndata_sources:\n  d:\n    type: survey\n    title: D\n"
        "waivers:\n  - rule: CX604\n    reason: R\n    until: 2030-01-01\n"
    )
    assert not found_in(whole)
    empty = style.format(name=name)
    below = r"(?:\n  .*|\n  - .*)*(?=\ntitle|\nmetrics)" if name == "stages" else ""
    for found in re.finditer(rf"(?<![\w-]){name}:(?: \S+)?{below}", whole):
        broken = whole[: found.start()] + empty + whole[found.end() :]
        helps = [finding.help for finding in found_in(broken)]
        assert helps
        assert not re.search("delete|leave|take (it )?out", " ".join(helps)), broken


@pytest.mark.parametrize("text", [METRIC + "    value: \n", TOP + "metrics: [{kind: csat, value: }]\n"])
def test_what_may_be_left_out_is_left_out_in_braces_too(text: str) -> None:
    (finding,) = found_in(text)
    assert finding.message == "value has no value."
    assert finding.help.startswith("Write one after the colon, or leave it out. The latest figure.")


def item(text: str, line: int) -> tuple[int, int]:
    """The lines of the item that begins in a line, from 0: as far as they are indented more than its hyphen."""
    lines = text.split("\n")
    hyphen = lines[line].index("-")
    end = line + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > hyphen:
        end += 1
    return line, end


STAGES = "journey: a\ntitle: T\nstages:\n"
ITEMS = {
    "a touchpoint two spaces too far left": TOUCHPOINT + "    - title: B\n      channel: web\n",
    "a touchpoint one space too far left": TOUCHPOINT + "     - title: B\n       channel: web\n",
    "a stage two spaces too far right": TOP + "    - id: b\n      title: B\n",
    "a stage at the edge": TOP + "- id: b\n  title: B\n",
    "a stage two spaces too far left": STAGES + "    - id: s\n      title: S\n  - id: b\n    title: B\n",
    "a goal one space too far left": TOP + "    goals:\n      - a\n     - b\n",
    "a goal two spaces too far left, and more below": TOP + "    goals:\n      - a\n    - b\n    phase: before\n",
}  # fmt: skip


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_that_is_moved_as_told_fits(name: str) -> None:
    text = ITEMS[name]
    (finding,) = found_in(text)
    told = re.fullmatch(
        r"Indent it by (\d+) spaces, like the item on line \d+, together with the lines that belong to it.*",
        finding.help,
    )
    assert told, finding.help
    lines = text.split("\n")
    first, end = item(text, finding.span.line - 1)
    by = int(told[1]) - lines[first].index("-")
    moved = [" " * by + line if by > 0 else line[-by:] for line in lines[first:end]]
    assert not found_in("\n".join([*lines[:first], *moved, *lines[end:]]))


COMMAS = {
    "Maya, 34": 'title: "Maya, 34"',
    "Maya, 34, from Leeds": 'title: "Maya, 34, from Leeds"',
}


@pytest.mark.parametrize("title", COMMAS)
def test_a_comma_in_braces_is_named_with_the_whole_text(title: str) -> None:
    text = TOP + f"personas:\n  p: {{title: {title}, share: 0,6}}\n"
    *titles, share = found_in(text)
    for finding in titles:
        assert finding.message.endswith(" is not something that a persona can have.")
        assert finding.help == f"A comma in braces ends a text that stands in no quotes. Write {COMMAS[title]}"
    assert (share.message, share.help) == (
        "6 is not something that a persona can have.",
        "Decimals have a point, not a comma: write share: 0.6",
    )
    assert not found_in(text.replace(f"title: {title}", COMMAS[title]).replace("share: 0,6", "share: 0.6"))


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        (TOUCHPOINT + "        importance: 3\n", "importance belongs to a stage: move this line there."),
        (TOP + "importance: 3\n", "importance belongs to a stage: move this line there."),
        (TOUCHPOINT + "        severity: high\n", "severity belongs to a pain point: move this line there."),
        (TOUCHPOINT + "        travelled_by: [p]\n", "Write for: in its place."),
        (TOUCHPOINT + "        personas: [p]\n", "Write for: in its place."),
        (STAGE + "    for: [p]\n", "Write travelled_by: in its place."),
        (TOP + "for: [p]\n", "Write travelled_by: in its place."),
        (PAIN_POINT + "        travelled_by: [p]\n", "Write personas: in its place."),
        (PAIN_POINT + "        for: [p]\n", "Write personas: in its place."),
        (TOUCHPOINT + "        emotion: 1\n", "Did you mean emotions? It belongs to a stage."),
        (TOP + "persona: [p]\n", "Write travelled_by: in its place."),
        (
            STAGE + "    duration: 5\n",
            "Write duration: {typical: 5UNIT}. In place of UNIT write what is meant: min, h, d, w, m or y.",
        ),
        (PERSONA + "    access: {needs: [hearing aid]}\n", "Did you mean assistive?"),
        (STAGE + "    touchpoints: [Website]\n", "Write {title: Website, channel: web}"),
        (STAGE + "    quotes: [{text: Nothing yet, who: p}]\n", "Did you mean persona?"),
        (TOP + "scope: whole journey\n", "Did you mean end-to-end?"),
        (PAIN_POINT + "        source: d\n", "Did you mean evidence?"),
        (TOUCHPOINT + "        source: d\n", "Did you mean data?"),
        (STAGE + "    needs: [An answer]\n", "Write goals: [An answer]"),
        (STAGE + "    wants: [An answer]\n", "Write goals: [An answer]"),
        (STAGE + "    next: [{t: 90%}]\n", "Write {to: t, share: 0.9}"),
        (STAGE + "    next: [{t: no papers}]\n", "Write {to: t, when: no papers}"),
        (STAGE + "    notes: Fix it\n", "Begin each list with the id of its lane and a colon: {LANE: [Fix it]}"),
        (METRIC + "    value: 3 weeks\n", "Write value: 3 and, on the line below, unit: weeks"),
        (STAGE + "    emotions: 😀\n", "Begin each with a persona's id and a colon, on a line of its own: PERSONA: 2"),
        (STAGE + "    emotions: 7\n", "Begin each with a persona's id and a colon, on a line of its own: PERSONA: 2"),
    ],
)  # fmt: skip
def test_what_to_do_is_said_in_full(text: str, help_: str) -> None:
    (finding,) = found_in(text)
    assert finding.help == help_


def test_yes_is_no_data_source_to_define() -> None:
    (finding,) = found_in(PERSONA + "    research: yes\n")
    assert "[yes]" not in finding.help


MERMAID = {
    "a journey": ("journey\n    title My day\n    section Go to work\n      Make tea: 5: Me\n", 1, "journey"),
    "a journey with a colon": ("journey:\n    title My day\n    section Work\n      Make tea: 5: Me\n", 1, "journey"),
    "a fence": ("```mermaid\njourney\n    title My day\n    section Work\n```\n", 2, "journey"),
    "a graph": ("graph TD\n  A[Start] --> B{Ok?}\n  B -->|yes| C\n", 1, "graph TD"),
    "a flowchart": ("flowchart LR\n  A --> B\n", 1, "flowchart LR"),
    "a graph behind its front matter": ("---\ntitle: x\n---\ngraph TD\n  A --> B\n", 4, "graph TD"),
    "a directive": ("%%{init: {}}%%\nsequenceDiagram\n  A->>B: x\n", 2, "sequenceDiagram"),
    "states": ("stateDiagram-v2\n    [*] --> Still\n", 1, "stateDiagram-v2"),
    "within a journey": (STAGES + "  flowchart LR\n    A[x] --> B{y}\n  C: d\n", 4, "flowchart LR"),
}  # fmt: skip


@pytest.mark.parametrize("name", MERMAID)
def test_the_source_of_a_diagram_is_called_what_it_is(name: str) -> None:
    text, line, kind = MERMAID[name]
    (finding,) = found_in(text)
    assert finding.span.line == line
    assert finding.message.startswith(
        f"This is the source of a Mermaid diagram ({kind}), and journeys are written as YAML."
    )
    assert "under stages:" in finding.help or "under touchpoints:" in finding.help


@pytest.mark.parametrize(
    "text",
    [
        TOP + "summary: |\n  graph TD\n    A --> B\ngoal: a: b\n",
        TOP + "summary: the\n  journey\n  and more\ngoal: a: b\n",
        "journey\n" * 3,
    ],
)
def test_a_word_or_a_note_is_no_diagram(text: str) -> None:
    (finding,) = found_in(text)
    assert "Mermaid" not in finding.message
