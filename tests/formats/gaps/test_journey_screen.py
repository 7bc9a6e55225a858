"""What fits a screen: marks, the first gaps, who is stranded; and how to see the rest.

If it fails, a workshop scrolls through pages before it reads its first gap, or takes a summary for everything.
"""

import re
from pathlib import Path

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions, Section
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.languages import language as spoken_in
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, FILES, studied
from tests.paths import JOURNEYS

from .wording import COMPLETION, LANGUAGES

MARKS = re.compile("(?:[✗✓~!?] ){3}[✗✓~]")
SCREEN = Terminal(width=80, is_screen=True)


def shown(folder: Path, page: GapsOptions, **files: str) -> list[str]:
    text: str = GAPS["text"](studied(folder / "journeys", **(files or FILES)), AS_OF, page)
    return text.splitlines()


def one(folder: Path, page: GapsOptions) -> list[str]:
    return shown(folder, page, catalogue=CATALOGUE, buys=ENGLISH)


def test_one_journey_fits_a_screen_with_marks_gaps_and_who_is_stranded(tmp_path: Path) -> None:
    lines = one(tmp_path, GapsOptions(SCREEN))
    assert len(lines) <= 23
    assert lines[0] == "Buys a ticket"
    rows = [line.split() for line in lines if line.startswith(("Looks", "Pays"))]
    assert rows == [
        ["Looks", "for", "a", "ticket", "✓", "✗", "✗", "~", "partly"],
        ["Pays", "✗", "✗", "✗", "✗", "no", "data"],
        ["Pays", "✓", "✗", "✗", "~", "partly"],
    ]
    assert [line[:3] for line in lines if line[:2] in ("1.", "2.", "3.")] == ["1. ", "2. ", "3. "]
    assert [line for line in lines if "Greta (14%)" in line]
    assert "--section known|gaps|access|voices|all" in "".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen(tmp_path: Path, language: str, width: int) -> None:
    screen = Terminal(width=width, is_screen=True)
    page = GapsOptions(screen, language)
    lines = [*one(tmp_path / "one", page), *shown(tmp_path / "all", page)]
    assert max(map(text_cells, lines)) <= width
    assert not COMPLETION.search("\n".join(lines))


def test_forty_stages_fit_too_and_the_most_pressing_are_shown(tmp_path: Path) -> None:
    stages = "".join(f"  - {{id: s{n}, title: Stage {n}, importance: {5 if n in (7, 31) else 1}}}\n" for n in range(40))
    lines = shown(tmp_path, GapsOptions(SCREEN), buys=f"journey: buys\ntitle: Buys\nstages:\n{stages}")
    said = "\n".join(lines)
    assert len(lines) <= 23
    assert "Stage 7 " in said
    assert "Stage 31 " in said
    left = 40 - said.count("✗ ✗ ✗ ✗")
    assert f"And {left} more stages: --section known shows them all" in said


def test_a_higher_screen_shows_every_stage_in_words(tmp_path: Path) -> None:
    stages = "".join(f"  - {{id: s{n}, title: Stage {n}}}\n" for n in range(20))
    screen = Terminal(width=80, is_screen=True, height=60)
    lines = shown(tmp_path, GapsOptions(screen), buys=f"journey: buys\ntitle: Buys\nstages:\n{stages}")
    assert sum(line.endswith("✗ no data") for line in lines) == 20
    assert "more stages" not in "\n".join(lines)


def test_a_line_of_several_says_how_many_are_able_only_by_what_nobody_has_said(tmp_path: Path) -> None:
    written = "internet: good, devices: [laptop], skills: confident, travel: any"
    people = f"{{ada: {{title: Ada, share: 0.6, access: {{{written}}}}},"
    people += f" bo: {{title: Bo, share: 0.3, access: {{{written}, assistive: [easy-language]}}}}}}"
    stages = "[{id: s, title: S, touchpoints: [{title: Form, channel: web}]}]"
    some = {name: f"journey: {name}\ntitle: {name}\nstages: {stages}\npersonas: {people}\n" for name in ("one", "two")}
    lines = shown(tmp_path, GapsOptions(SCREEN), **some)
    assert [line.split()[-2] for line in lines[1:3]] == ["60%–90%", "60%–90%"]
    assert "The larger of two figures holds only if what nobody wrote down is good enough." in " ".join(lines)


def test_several_journeys_take_a_line_each_the_most_pressing_first(tmp_path: Path) -> None:
    calm = "journey: calm\ntitle: A calm one\nstages: [{id: s, title: S, importance: 1}]\n"
    lines = shown(tmp_path, GapsOptions(SCREEN), catalogue=CATALOGUE, calm=calm, buys=ENGLISH)
    assert [line.split("  ")[0] for line in lines[:3]] == ["Journey", "Buys a ticket", "A calm one"]
    assert lines[1].split()[-4:] == ["66.7%", "22.2%", "0%–60%", "?"]
    notes = " ".join(" ".join(lines).split())
    assert "The larger of two figures holds only if what nobody wrote down is good enough." in notes
    assert "A figure with a question mark after it is assumed" in notes
    assert lines[2].split()[-4:] == ["0%", "0%", "74%", "?"]
    assert sum(line.startswith("1. Buys a ticket: ") for line in lines) == 1
    assert len([line for line in lines if line[:2] in ("1.", "2.", "3.", "4.")]) == 3
    assert lines[-1] == "--journey ID shows one of them, --section all everything"


def test_a_section_shows_that_part_alone_wherever_it_is_read(tmp_path: Path) -> None:
    headings: dict[Section, str] = {
        "known": "What we know, stage by stage",
        "gaps": "What to find out first",
        "access": "Who is able to complete it",
        "voices": "Whose voice is heard",
    }
    for terminal in (SCREEN, Terminal()):
        for section in headings:
            lines = one(tmp_path / f"{terminal.is_screen}-{section}", GapsOptions(terminal, section=section))
            assert [line for line in lines if line in headings.values()] == [headings[section]]
    everything = one(tmp_path / "all", GapsOptions(SCREEN, section="all"))
    assert everything == one(tmp_path / "same", GapsOptions(Terminal(width=80)))
    assert [line for line in everything if line in headings.values()] == list(headings.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_fits_a_screen_with_the_prompt_in_every_language(language: str) -> None:
    examples = studies(load([JOURNEYS]), AS_OF)
    assert len(examples) >= 6
    for study in examples:
        text: str = GAPS["text"]([study], AS_OF, GapsOptions(SCREEN, language))
        lines = text.splitlines()
        assert len(lines) <= SCREEN.height - 1, study.file
        gaps = [line for line in lines if line[:2] in ("1.", "2.", "3.", "۱.", "۲.", "۳.")]
        assert len(gaps) == min(3, len(study.gaps)), study.file
        assert lines[0].startswith(study.journey.title), study.file
        assert sum(len(MARKS.findall(line)) for line in lines) >= 2, study.file
        assert [line for line in lines if "--section known|gaps|access|voices|all" in line], study.file


@pytest.mark.parametrize("language", ["en", "fa", "id", "de", "es", "ja"])
def test_each_example_shows_every_stage_too(language: str) -> None:
    for study in studies(load([JOURNEYS]), AS_OF):
        text: str = GAPS["text"]([study], AS_OF, GapsOptions(SCREEN, language))
        assert sum(len(MARKS.findall(line)) for line in text.splitlines()) == len(study.journey.stages), study.file


@pytest.mark.parametrize("language", LANGUAGES)
def test_stages_that_a_screen_has_no_room_for_are_counted(language: str) -> None:
    words = spoken_in(language)
    for study in studies(load([JOURNEYS]), AS_OF):
        text: str = GAPS["text"]([study], AS_OF, GapsOptions(SCREEN, language))
        left = len(study.journey.stages) - sum(len(MARKS.findall(line)) for line in text.splitlines())
        said = words.count("gaps.screen.stages", left, option="--section known")
        assert left == 0 or said in text.splitlines(), study.file


def test_the_first_gaps_ask_different_questions(tmp_path: Path) -> None:
    pains = "".join(
        f"  - {{id: s{n}, title: Stage {n}, importance: 5, pain_points: [{{title: Pain {n}, severity: critical}}]}}\n"
        for n in range(5)
    )
    journey = f"journey: buys\ntitle: Buys\nstages:\n{pains}"
    for section in ("gaps", None):
        lines = shown(tmp_path / f"{section}", GapsOptions(SCREEN, section=section), buys=journey)
        asked = [line.split("“")[-1].split("”")[-1] for line in lines if "?" in line or line.endswith(("who", "many"))]
        assert len(set(asked[:3])) == 3


def test_many_journeys_fit_a_screen_and_the_rest_is_counted(tmp_path: Path) -> None:
    journeys = {f"j{n}": f"journey: j{n}\ntitle: Journey {n}\nstages: [{{id: s, title: S}}]\n" for n in range(50)}
    for width in (40, 80):
        screen = Terminal(width=width, is_screen=True, height=30)
        lines = shown(tmp_path / str(width), GapsOptions(screen), **journeys)
        listed = sum(line.startswith("Journey ") for line in lines) - (width == 80)
        assert len(lines) <= 29
        assert [line for line in lines if line.startswith(f"And {50 - listed} more: --section known")]


def test_a_low_screen_loses_blank_lines_first_and_then_the_lowest_gaps(tmp_path: Path) -> None:
    heights = (24, 18, 16, 12)
    shown_at = [one(tmp_path, GapsOptions(Terminal(width=80, is_screen=True, height=height))) for height in heights]
    gaps = [sum(line[:2] in ("1.", "2.", "3.") for line in lines) for lines in shown_at]
    assert gaps[0] == 3
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] == 1
    assert len(shown_at[1]) <= 17


def test_personas_stranded_at_the_same_stage_are_told_together(tmp_path: Path) -> None:
    greta = next(line for line in CATALOGUE.splitlines() if "greta:" in line)
    catalogue = CATALOGUE.replace(greta, f"{greta}\n{greta.replace('greta', 'gustav')}")
    lines = shown(tmp_path, GapsOptions(SCREEN), catalogue=catalogue, buys=ENGLISH)
    assert [line for line in lines if "stranded at" in line] == [
        "✗ Greta (14%), Greta (gustav, 14%): stranded at “Looks for a ticket”"
    ]


def test_control_characters_in_a_title_are_shown_one_way(tmp_path: Path) -> None:
    journey = ENGLISH.replace("title: Buys a ticket", 'title: "Buys\\ta \\nticket\\u202e"', 1)
    sections: tuple[Section | None, ...] = (None, "all")
    for section in sections:
        page = GapsOptions(SCREEN, section=section)
        lines = shown(tmp_path / f"{section}", page, catalogue=CATALOGUE, buys=journey)
        assert lines[0] == "Buys a ticket\\u202e"
