"""Mermaid's grammar of ``journey`` diagrams: what its own parser takes and refuses, probe by probe.

If it fails, a team's diagram is read as something else than Mermaid draws, or refused although Mermaid draws it.
"""

from math import inf, isnan, nan

import pytest

from cxjourney.importers.mermaid_grammar import MermaidFault, MermaidJourney, parse_mermaid, score_of


def read(text: str) -> MermaidJourney:
    found = parse_mermaid(text)
    assert isinstance(found, MermaidJourney), found
    return found


def task(line: str) -> tuple[str, float, tuple[str, ...]]:
    (found,) = read(f"journey\n{line}\n").tasks
    return found.name, found.score, found.actors


@pytest.mark.parametrize(
    "text",
    [
        "journey",
        "  \n\t journey\n",
        "\ufeffjourney\n",
        "journey\r\n  title A\r\n  B: 1: C\r\n",
        "journey\r  B: 1: C\r",
        "journey title A",
        "journey\n section A\n section A\n section B",
        "journey\n %% a comment; with: signs\n",
        "%% before it\njourney\n",
        '%%{init: {"theme": "dark"}}%%\njourney\n',
        "journey\n accTitle: x; y\n accDescr: a: b # c;\n accDescr {\n several; lines:\n}\n",
        "journey\n # a remark; of its own\n",
        "journey\n A #quot;b#quot; #9829;: 3: Me",
        "---\ntitle: T\n---\njourney\n",
        "  ---\n  title: T\n  ---\n  journey\n",
    ],
)
def test_mermaid_takes(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("JOURNEY\n A: 1", 1, "small letters"),
        ("Journey\n", 1, "small letters"),
        ("journeys\n A: 1", 1, "small letters"),
        ("# a heading\njourney\n", 1, "small letters"),
        ("// a comment\njourney\n", 1, "small letters"),
        ("", 1, "small letters"),
        ("---\n---\njourney\n", 1, "three hyphens"),
        ("---\ntitle: T\njourney\n", 1, "three hyphens"),
        ("---\ntitle: [\n---\njourney\n", 1, "three hyphens"),
        ("---\ntitle: T\n---\njourney\n A: 3\n B; C: 3\n", 6, "semicolon"),
        ("journey\n A: 3: Me;\n", 2, "semicolon"),
        ("journey;\n", 1, "semicolon"),
        ("journey\n section A: B\n", 2, "name of a section"),
        ("journey\n section\n", 2, "no task that Mermaid reads"),
        ("journey\n section \n", 2, "no task that Mermaid reads"),
        ("journey\n A\n", 2, "no task that Mermaid reads"),
        ("journey\n A:\n", 2, "no task that Mermaid reads"),
        ("journey\n A\n : 5: Me\n", 2, "no task that Mermaid reads"),
        ("journey\n C# dev: 5: Me\n", 2, "begins a comment"),
        ("journey\n : 5: Me\n", 2, "expects a name"),
        ("journey\n journey home: 5: Me\n", 2, "another word"),
        ("journey\n section work: 5: Me\n", 2, "name of a section"),
        ("journey\n // comment\n", 2, "no task that Mermaid reads"),
        ("journey\n Pays：5\n", 2, "no task that Mermaid reads"),
        ("journey\n accTitle x\n", 2, "no task that Mermaid reads"),
        ("journey\n accDescr {\n never closed\n", 2, "brace"),
        ("journey\n A: 3\n accTitle: \n\n", 3, "nothing behind its colon"),
        ("%%{init: {\n}}%%\n%% c\n\njourney\n\n A\n", 7, "no task that Mermaid reads"),
    ],
)
def test_mermaid_refuses(text: str, line: int, said: str) -> None:
    found = parse_mermaid(text)
    assert isinstance(found, MermaidFault)
    assert (found.line, said in found.why) == (line, True), found


@pytest.mark.parametrize("kind", ["flowchart", "sequenceDiagram", "timeline", "stateDiagram-v2", "gantt"])
def test_another_kind_of_diagram_is_called_by_its_name(kind: str) -> None:
    found = parse_mermaid(f"%% a comment\n{kind} \n a --> b\n")
    assert isinstance(found, MermaidFault)
    assert found.kind == kind
    assert f"the kind {kind}:" in found.why


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("journey\n title A: b, c\n", "A: b, c"),
        ("journey\n title A # b\n", "A"),
        ("journey\n title A\n title B\n", "B"),
        ("journey\n A: 3\n Title Late\n", "Late"),
        ("journey\n title\n A day\n", "A day"),
        ("---\ntitle: Above\n---\njourney\n", "Above"),
        ("---\ntitle: Above\n---\njourney\n title Below\n", "Below"),
        ("---\nconfig: {theme: dark}\n---\njourney\n", ""),
        ("---\ntitle: 2026\n---\njourney\n", "2026"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Pays: 5: Me", ("Pays", 5, ("Me",))),
        ("Pays: 4.5: Me, You,Cat ", ("Pays", 4.5, ("Me", "You", "Cat"))),
        ("Pays : 5", ("Pays ", 5, ())),
        ("Pays: 5:", ("Pays", 5, ())),
        ("Pays: 5: ", ("Pays", 5, ("",))),
        ("Pays: ", ("Pays", 0, ())),
        ("Pays: 5: Me, , Me", ("Pays", 5, ("Me", "", "Me"))),
        ("Pays: 5: Child#1", ("Pays", 5, ("Child",))),
        ("- Pays: 5: Me # TODO", ("- Pays", 5, ("Me",))),
        ("Pays: 5: Me: dropped: too", ("Pays", 5, ("Me",))),
        ("title: 5: Me", ("title", 5, ("Me",))),
        ("A#58; b: 3: Ann#44; Bo", ("A: b", 3, ("Ann, Bo",))),
        ("می‌پردازد: 2: مشتری", ("می‌پردازد", 2, ("مشتری",))),
        ("Pick style#quot;: 2: Me", ('Pick style"', 2, ("Me",))),
    ],
)
def test_tasks(line: str, expected: tuple[str, float, tuple[str, ...]]) -> None:
    if line == "Pays: 5:":
        expected = ("Pays", 5, ("",))
    assert task(line) == expected


@pytest.mark.parametrize(
    "line", ["Task -> 3: User", "Call at 3:30 PM: 5: Me", "Pays: good: Me", "Pays: 5/5: Me", "Pays: ۵"]
)
def test_what_is_no_number_is_none(line: str) -> None:
    assert isnan(task(line)[1])


def test_a_time_in_a_name_ends_the_name_at_its_colon() -> None:
    (found,) = read("journey\n Call at 3:30 PM: 5: Me\n").tasks
    assert (found.name, found.score_text, found.actors, found.dropped) == ("Call at 3", "30 PM", ("5",), "Me")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("0", 0), ("-1", -1), ("+2", 2), ("4.5", 4.5), (".5", 0.5), ("5.", 5), ("10", 10), ("1e1", 10)),
        *(("0x5", 5), ("0b11", 3), ("0o7", 7), ("Infinity", inf), ("-Infinity", -inf), ("", 0), (" \u00a0", 0)),
        *(("infinity", nan), ("1_0", nan), ("5 5", nan), ("-0x5", nan), ("0x", nan), ("e1", nan), (".", nan)),
        *(("NaN", nan), ("٣", nan), ("５", nan), ("1,5", nan), ("1e999", inf), (f"0x{'f' * 300}", inf)),
    ],
)
def test_scores_are_what_javascript_takes_for_numbers(text: str, score: float) -> None:
    assert score_of(text) == score or (isnan(score_of(text)) and isnan(score))


def test_sections() -> None:
    found = read("journey\n A: 1\n section S \n B: 2\n section T\n section S\n C: 3\n")
    assert [name for _, name in found.sections] == ["S ", "T", "S"]
    assert [(one.section, one.name, one.line) for one in found.tasks] == [("", "A", 2), ("S ", "B", 4), ("S", "C", 7)]


def test_what_mermaid_passes_over_is_kept_aside() -> None:
    text = "---\nnote: for Ann\ntitle: T\n---\njourney\n %% first\n A: 3: Me # TODO\n %% cxjourney: stage {}\n"
    found = read(text)
    assert [remark.text for remark in found.remarks] == ["note: for Ann", "%% first", "# TODO"]
    assert [remark.line for remark in found.remarks] == [1, 6, 7]
    assert [note.line for note in found.notes] == [8]


@pytest.mark.parametrize(
    "text",
    [
        "journey\n" + "\n" * 300_000,
        "journey\n" + " " * 300_000 + "%",
        "journey\n" + "<a" * 150_000,
        "journey\n title style" + ":" * 150_000 + "#",
        "%%{init: " + "{" * 300_000,
        "---\n" + "-" * 300_000,
        "---\n" + "\n---x" * 50_000,
        "journey\n A" + "#a" * 150_000,
        "journey\n " + "A#58;" * 60_000 + ": 3",
        "journey\n" + "%%{a}%%" * 40_000,
        "journey\n accDescr {" + "x\n" * 150_000,
        "journey\n A: 3: " + "," * 300_000,
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    assert parse_mermaid(text)
