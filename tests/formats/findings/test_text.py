"""Many findings for people: what is told together, what never is, and where to begin.

If it fails, a first run drowns a team in lines, or folds away the finding that matters.
"""

import re
from datetime import date

import pytest

from cxjourney.diagnostics import About, Diagnostic, KnownFindings, Report, RulePhase, Severity, Totals
from cxjourney.files.text_file import Span, TextFile
from cxjourney.formats import FINDINGS
from cxjourney.formats.findings.summary import summary_sentences
from cxjourney.formats.findings.text import MANY_FINDINGS, entry
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.languages import language

WIDE, PIPED = Terminal(width=80), Terminal()
SCREEN = Terminal(width=80, is_screen=True)


def finding(
    line: int,
    code: str = "CX303",
    severity: Severity = Severity.WARNING,
    help_: str = "Fix it.",
    file: str = "x.yaml",
    about: About | None = None,
) -> Diagnostic:
    span = Span(line, 9, line, 12)
    phase: RulePhase = "building" if code.startswith("CX1") else "judging"
    return Diagnostic(
        code, "some-rule", severity, f"At s{line} it is so.", help_, file, span, about or About(), phase=phase
    )


def lines(terminal: Terminal, *findings: Diagnostic, text: str = "") -> list[str]:
    sources = {one.file: TextFile(one.file, text) for one in findings}
    report = Report(date(2026, 11, 21), findings, Totals(1, 1, 0, 0, 80.0, 46.7), sources)
    written: str = FINDINGS["text"](report, terminal, True)
    return written.splitlines()


def entries(found: list[str]) -> list[str]:
    """Return the places that have an entry of their own."""
    return [line.split()[0] for line in found if re.match(r"\S+:\d+:\d+ CX", line)]


def about(line: int) -> About:
    return About("j", f"s{line}", f"t{line}")


def test_findings_of_one_kind_are_told_once_and_every_place_is_named() -> None:
    found = lines(SCREEN, *(finding(line, about=about(line)) for line in (3, 5, 8)), finding(9, "CX301"))
    assert entries(found) == ["x.yaml:3:9", "x.yaml:9:9"]
    assert "    And 2 more here: lines 5 t5, 8 t8." in found


def test_two_of_a_kind_are_told_one_by_one() -> None:
    found = lines(SCREEN, finding(3), finding(5))
    assert entries(found) == ["x.yaml:3:9", "x.yaml:5:9"]
    assert not any("more here" in line for line in found)


def test_they_stand_where_the_first_stands_whatever_is_between() -> None:
    found = lines(SCREEN, finding(3), finding(4, "CX301"), finding(5), finding(6, "CX302"), finding(7))
    assert entries(found) == ["x.yaml:3:9", "x.yaml:4:9", "x.yaml:6:9"]


@pytest.mark.parametrize(
    "others",
    [
        [finding(line, severity=Severity.ERROR) for line in (3, 5, 8, 9)],
        [finding(3), finding(5), finding(8, help_="Fix it otherwise."), finding(9, help_="Or so.")],
        [finding(3), finding(5), finding(3, file="y.yaml"), finding(5, file="y.yaml")],
        [finding(3), finding(5), finding(8, "CX301"), finding(9, "CX301")],
    ],
    ids=["errors", "mended otherwise", "in another file", "of another rule"],
)
def test_what_is_never_told_together(others: list[Diagnostic]) -> None:
    assert len(entries(lines(SCREEN, *others))) == len(others) == 4


@pytest.mark.parametrize(
    "terminal", [PIPED, WIDE, SCREEN.with_everything()], ids=["log", "log with COLUMNS", "verbose"]
)
def test_logs_and_verbose_screens_have_an_entry_for_each(terminal: Terminal) -> None:
    found = lines(terminal, *(finding(line) for line in range(1, 9)))
    assert len(entries(found)) == 8
    assert not any("more here" in line for line in found)


def test_what_stands_there_is_the_name_of_what_has_none() -> None:
    text = "\n" * 2 + "\n".join(f"      - {name}{'x' * 90}" for name in "abcdef")
    found = lines(SCREEN, *(finding(line) for line in (3, 5, 20)), text=text)
    (more,) = (line for line in found if "more here" in line)
    assert re.fullmatch(r"    And 2 more here: lines 5 cxx, 20\.", more)


@pytest.mark.parametrize("width", [40, 80])
def test_many_places_fit_the_terminal(width: int) -> None:
    found = lines(SCREEN._replace(width=width), *(finding(line, about=about(line)) for line in range(1, 90)))
    assert max(map(text_cells, found)) <= width
    assert [int(n) for n in re.findall(r"(\d+)\s+t\d+", " ".join(found))] == list(range(2, 90))


def many() -> list[Diagnostic]:
    """Eleven findings: one error, and warnings of four rules that touch few stages or many."""
    stages = [finding(line, "CX302", about=About("j", f"s{line}")) for line in (1, 2, 3)]
    one_stage = [finding(line, "CX303", about=About("j", "s1")) for line in (4, 5, 6, 7)]
    nowhere = [finding(8, "CX401"), finding(9, "CX401")]
    return [*stages, *one_stage, *nowhere, finding(10, "CX804", Severity.ERROR), finding(11, "CX809", Severity.INFO)]


@pytest.mark.parametrize("terminal", [WIDE, PIPED])
def test_the_most_severe_comes_first_then_what_touches_most_stages(terminal: Terminal) -> None:
    found = lines(terminal, *many())
    assert found[-7:] == [
        "Begin with these: --select CX804,CX302,CX303 shows them alone.",
        "  CX804 some-rule: 1 error",
        "    x.yaml:10:9",
        "  CX302 some-rule: 3 warnings at 3 stages",
        "    x.yaml:1:9",
        "  CX303 some-rule: 4 warnings at 1 stage",
        "    x.yaml:4:9",
    ]


def test_a_selection_that_leaves_nothing_out_is_not_offered() -> None:
    of_two_rules = [finding(line, "CX302") for line in range(9)] + [finding(10, "CX303")]
    assert "Begin with these:" in lines(PIPED, *of_two_rules)
    faults = [finding(line, f"CX10{line % 4 + 1}", Severity.ERROR) for line in range(12)]
    assert "Begin with these:" in lines(PIPED, *faults)
    assert any("--select" in line for line in lines(PIPED, *faults, finding(10, "CX303")))


def test_per_cents_say_of_which_journeys_they_are() -> None:
    for totals, words in (
        (Totals(2, 2, 0, 1, 100.0, 66.7), "of the one journey"),
        (Totals(5, 5, 0, 3, 1.0, 1.0), "2 journeys"),
    ):
        said = " ".join(summary_sentences(Report(date(2026, 11, 21), (), totals, {}), 0, language("en")))
        assert words in said
        assert said.count("that could be judged.") == 1
    whole = Report(date(2026, 11, 21), (), Totals(1, 1, 0, 0, 1.0, 1.0), {})
    assert "could be judged" not in " ".join(summary_sentences(whole, 0, language("en")))


@pytest.mark.parametrize(
    ("fixed", "words"), [(0, "none that it knows is"), (1, "1 that it knows is"), (2, "2 that it knows are")]
)
def test_what_is_mended_is_counted_in_good_english(fixed: int, words: str) -> None:
    report = Report(date(2026, 11, 21), (), Totals(), {}, known=KnownFindings(3, fixed))
    assert f"The baseline knows 3 more; {words} gone." in list(summary_sentences(report, 0, language("en")))


def test_stages_of_two_journeys_are_two() -> None:
    found = many() + [finding(12, "CX303", about=About(id_, "s1")) for id_ in "abc"]
    assert "  CX303 some-rule: 7 warnings at 4 stages" in lines(PIPED, *found)


def test_where_there_is_little_nobody_is_told_where_to_begin() -> None:
    assert len(many()[: MANY_FINDINGS - 1]) == MANY_FINDINGS - 1
    assert not any("Begin with" in line for line in lines(PIPED, *many()[: MANY_FINDINGS - 1]))
    assert any("Begin with" in line for line in lines(PIPED, *many()[:MANY_FINDINGS]))
    assert not any("Begin with" in line for line in lines(PIPED, *(finding(line) for line in range(40))))


def test_a_file_that_cannot_be_read_comes_before_what_many_say_wrongly() -> None:
    unread = finding(1, "CX002", Severity.ERROR, file="a.yaml")._replace(phase="reading")
    wrong = [finding(line, "CX102", Severity.ERROR)._replace(phase="building") for line in range(1, 15)]
    judged = [finding(line, "CX301", Severity.ERROR, about=about(line)) for line in range(20, 35)]
    found = lines(WIDE, *judged, *wrong, unread)
    begin = found.index("Begin with these:")
    assert [line.split()[0] for line in found[begin + 1 :] if line.startswith("  CX")] == ["CX002", "CX102", "CX301"]


def test_a_screen_shows_the_five_of_each_file_that_matter_most_and_how_to_see_the_rest() -> None:
    many = [finding(line, f"CX5{line:02}") for line in range(1, 8)]
    weighty = [finding(8, "CX301"), finding(9, "CX102", Severity.ERROR), finding(10, "CX801", Severity.INFO)]
    other = finding(3, "CX501", file="z.yaml")
    found = lines(SCREEN, *many, *weighty, other)
    assert entries(found) == ["x.yaml:1:9", "x.yaml:2:9", "x.yaml:3:9", "x.yaml:8:9", "x.yaml:9:9", "z.yaml:3:9"]
    assert "And 5 more in this file: --verbose shows all." in found
    for everything in (WIDE, PIPED, SCREEN.with_everything()):
        assert len(entries(lines(everything, *many, *weighty, other))) == 11


def test_five_findings_are_all_shown_on_a_screen() -> None:
    found = lines(SCREEN, *(finding(line, f"CX50{line}") for line in range(1, 6)))
    assert len(entries(found)) == 5
    assert not [line for line in found if "more in this file" in line]


def test_what_is_told_with_others_counts_with_them() -> None:
    alike = [finding(line, about=about(line)) for line in (1, 2, 3)]
    others = [finding(line, f"CX5{line:02}") for line in range(4, 9)]
    found = lines(SCREEN, *alike, *others)
    assert entries(found) == ["x.yaml:1:9", "x.yaml:4:9", "x.yaml:5:9", "x.yaml:6:9", "x.yaml:7:9"]
    assert "And 1 more in this file: --verbose shows all." in found


def test_on_a_screen_only_errors_show_their_line() -> None:
    source = TextFile("x.yaml", "journey: a\n" * 9)
    warning, error = finding(1, "CX301"), finding(2, "CX102", Severity.ERROR)

    def shown(one: Diagnostic, terminal: Terminal) -> bool:
        return any("│" in line for line in entry(one, source, terminal, language("en")))

    assert [shown(one, SCREEN) for one in (warning, error)] == [False, True]
    assert [shown(one, SCREEN.with_everything()) for one in (warning, error)] == [True, True]


def test_what_may_be_why_journeys_are_wrong_comes_before_them_and_its_errors_before_its_warnings() -> None:
    journey, warned, broken = (
        finding(12, "CX103", Severity.ERROR, file="a/j.yaml"),
        finding(1, "CX109", file="catalogue.yaml"),
        finding(9, "CX102", Severity.ERROR, file="catalogue.yaml"),
    )
    assert entries(lines(PIPED, journey, warned, broken)) == [
        "catalogue.yaml:9:9",
        "catalogue.yaml:1:9",
        "a/j.yaml:12:9",
    ]
    assert entries(lines(PIPED, journey, warned)) == ["a/j.yaml:12:9", "catalogue.yaml:1:9"]
