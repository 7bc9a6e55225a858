"""A designer's mistakes, and what she comes to who does what each message says: a sound file within three rounds.

If it fails, somebody who obeys is led in a circle, loses what she wrote, or gives up.
"""

import re

import pytest

from .test_messages import STAGE, TOP, found_in

NORA = STAGE.replace("{p: {title: P}}", "{nora: {title: N}, sam: {title: S}}")
MANY = NORA + "    travelled_by: §\n    goals:\n      - be quick\n"
COMMA = "Between ids stands a comma, not “{}”: write nora, sam."
QUOTE = "Write it without these quotes: {}."
ANEW = "Delete what stands here, and type it anew: {}"
BLANK = "A blank stands here that only looks like a space: it often comes along when text is pasted."

Round = tuple[str, str, str]
"""What the help says, and what whoever obeys replaces, and by what; everywhere where she is told so."""

SEPARATORS: dict[str, tuple[str, list[Round]]] = {
    "a semicolon": ("[nora; sam]", [(COMMA.format(";"), "nora; sam", "nora, sam")]),
    "a Persian comma": ("[nora، sam]", [(COMMA.format("،"), "nora، sam", "nora, sam")]),
    "a comma of full width": ("[nora，sam]", [(COMMA.format("，"), "nora，sam", "nora, sam")]),
    "a bar": ("[nora | sam]", [(COMMA.format("|"), "nora | sam", "nora, sam")]),
    "nothing but a blank": (
        "[nora sam]",
        [("Between ids stands a comma: write nora, sam.", "nora sam", "nora, sam")],
    ),
    "colons behind ids": ("[nora:, sam:]", [("Write [nora, sam]", "[nora:, sam:]", "[nora, sam]")]),
    "colons and blanks behind ids": (
        "[nora: , sam: ]",
        [
            ("Write it without the colon: nora.", "[nora: ,", "[nora,"),
            ("Write it without the colon: sam.", "sam: ]", "sam]"),
        ],
    ),
    "a colon between ids": ("[nora: sam]", [(COMMA.format(":"), "nora: sam", "nora, sam")]),
    "no brackets": ("nora, sam", [("Write travelled_by: [nora, sam], in brackets.", "nora, sam", "[nora, sam]")]),
    "no brackets, and a word": (
        "nora and sam",
        [("Write travelled_by: [nora, sam], in brackets.", "nora and sam", "[nora, sam]")],
    ),
    "a slash": ("nora/sam", [("Write travelled_by: [nora, sam], in brackets.", "nora/sam", "[nora, sam]")]),
    "braces": ("{nora, sam}", [("Write travelled_by: [nora, sam], in brackets.", "{nora, sam}", "[nora, sam]")]),
    "brackets of full width": (
        "［nora, sam］",
        [("Write travelled_by: [nora, sam], in brackets.", "［nora, sam］", "[nora, sam]")],
    ),
    "a closing bracket of full width": ("[nora, sam］", [("Write ] in its place", "］", "]")]),
    "no closing bracket": ("[nora, sam", [("Write ] behind its last item.", "nora, sam", "nora, sam]")]),
    "a hyphen without a space": ("\n      -nora\n      - sam", [("Write - nora", "-nora", "- nora")]),
    "hyphens without a space": ("\n      -nora\n      -sam", [
        ("Write - nora", "-nora", "- nora"), ("Write - sam", "-sam", "- sam")]),
    "a first line without its hyphen": ("\n      nora\n      - sam", [("Write - nora", "  nora", "  - nora")]),
    "a second line without its hyphen": ("\n      - nora\n      sam", [("Write - sam", "  sam\n", "  - sam\n")]),
    "a hyphen too deep": ("\n      - nora\n        - sam", [
        ("the hyphens straight below each other: - nora and - sam.", "  - sam", "- sam")]),
    "dashes": ("\n      – nora\n      – sam", [
        ("Write - nora. Do the same in the other lines like it.", "–", "-")]),
    "a hyphen of full width": ("\n      － nora\n      － sam", [
        ("Write - nora. Do the same in the other lines like it.", "－", "-")]),
    "numbers": ("\n      1. nora\n      2. sam", [
        ("Write - nora. Do the same in the other lines like it.", "§.", "-")]),
    "a blank that is none behind the hyphen": ("\n      -\u00a0nora\n      - sam", [
        ("Delete it, and type ordinary spaces.", "\u00a0", " ")]),
    "a tab behind the hyphen": ("\n      -\t- nora\n      - sam", [("Write - - nora", "\t- ", " ")]),
    "a hyphen on the key's line": ("- nora\n      - sam", [
        ("write - nora on a line of its own below it, straight above the other items.", " - nora", "\n      - nora")]),
    "a comment in brackets": ("[nora, #sam]", [
        ('Put the text that holds it in quotes: "#sam"', "#sam", '"#sam"'), ("Did you mean sam?", '"#sam"', "sam")]),
    "curly quotes": ("[“nora”, „sam“]", [
        (QUOTE.format("nora"), "“nora”", "nora"), (QUOTE.format("sam"), "„sam“", "sam")]),
    "an id with a blank that is none": ("[nora,\u00a0sam]", [(ANEW.format("sam"), "\u00a0sam", " sam")]),
    "an id with a character that nobody sees": ("[nora\u200b, sam]", [(ANEW.format("nora"), "nora\u200b", "nora")]),
}  # fmt: skip
"""By what is wrong: what stands in place of a list of ids, and what its writer is told."""

CHARACTERS: dict[str, tuple[str, list[Round]]] = {
    "a colon of full width": (TOP.replace("title: T", "title：T"), [("Write title: T", "title：T", "title: T")]),
    "a colon of full width, and nothing behind it": (
        TOP.replace("stages:", "stages："), [("Write stages:", "stages：", "stages:")]),
    "colons of full width": (TOP.replace(": ", "：").replace("stages:", "stages："), [
        ("Write journey: a1. Do the same in the other lines like it.", "：", ": ")]),
    "colons of full width in braces": ("journey: a\ntitle: T\nstages:\n  - {id：s, title：S}\n", [
        ("Write a colon and a space behind it: id: s", "id：s", "id: s"),
        ("Write a colon and a space behind it: title: S", "title：S", "title: S")]),
    "braces of full width": ("journey: a\ntitle: T\nstages:\n  - ｛id: s, title: S｝\n", [
        ("Write - {id: s, title: S}", "｛id: s, title: S｝", "{id: s, title: S}")]),
    "an emotion with a colon of full width": (NORA + "    emotions: {nora：1}\n", [
        ("Write nora: 1", "nora：1", "nora: 1")]),
    "an emotion on its line with a colon of full width": (NORA + "    emotions:\n      nora：1\n", [
        ("Write nora: 1", "nora：1", "nora: 1")]),
    "a Persian comma in braces": ("journey: a\ntitle: T\nstages:\n  - {id: s، title: S}\n", [
        ("Write a comma and a space in its place.", "،", ",")]),
    "a hyphen of full width": (TOP.replace("- id", "－ id"), [("Write - id: s", "－", "-")]),
    "a dash before a stage": (TOP.replace("- id", "– id"), [("Write - id: s", "–", "-")]),
    "a tab behind a hyphen": (TOP.replace("- id", "-\tid"), [("Write - id: s", "\t", " ")]),
    "blanks that are none before a line": (TOP.replace("    title", "\u00a0" * 4 + "title"), [
        ("Delete it, and type ordinary spaces.", "\u00a0", " ")]),
    "a character that nobody sees before a line": (TOP.replace("    title", "\u200b    title"), [
        ("Delete it", "\u200b", "")]),
    "a character that nobody sees before a key": (TOP.replace("title: T", "\ufefftitle: T"), [
        ("Delete it", "\ufeff", "")]),
    "a character that nobody sees at the beginning": ("\u200b" + TOP, [("Delete it", "\u200b", "")]),
    "a character that nobody sees in a key": (TOP.replace("title: T", "title\u200b: T"), [
        (ANEW.format("title:"), "title\u200b:", "title:")]),
    "a mark of direction in an id": (TOP.replace("id: s", "id: s\u200e"), [(ANEW.format("s"), "s\u200e", "s")]),
    "a figure with a blank that is none": (TOP + "    importance: 3\u00a0\n", [(ANEW.format("3"), "3\u00a0", "3")]),
    "a day with a mark of direction": (TOP + "review: {last: \u200f2026-01-01}\n", [
        (ANEW.format("2026-01-01"), "\u200f2026", "2026")]),
    "curly quotes around a figure": (TOP + "    importance: “3”\n", [(QUOTE.format("3"), "“3”", "3")]),
    "guillemets around a day": (TOP + "review: {last: «2026-01-01»}\n", [
        (QUOTE.format("2026-01-01"), "«2026-01-01»", "2026-01-01")]),
    "corner brackets around an id": (TOP.replace("id: s", "id: 「s」"), [(QUOTE.format("s"), "「s」", "s")]),
    "curly quotes around true": (TOP + "    passive: “true”\n", [(QUOTE.format("true"), "“true”", "true")]),
    "backticks around a word": (TOP + "    phase: `before`\n", [("Write phase: before", "`before`", "before")]),
    "Persian digits in an id": (TOP.replace("id: s", "id: s۱"), [("Write s1, say.", "s۱", "s1")]),
}  # fmt: skip
"""By what is wrong: a journey, and what its writer is told."""

MISTAKES = CHARACTERS | {name: (MANY.replace("§", text), rounds) for name, (text, rounds) in SEPARATORS.items()}


@pytest.mark.parametrize("name", MISTAKES)
def test_whoever_obeys_ends_with_a_sound_file(name: str) -> None:
    text, rounds = MISTAKES[name]
    assert len(rounds) <= 3
    for help_, wrong, right in rounds:
        findings = found_in(text)
        assert help_ in findings[0].help, findings
        assert wrong in text or "§" in wrong
        text = re.sub(re.escape(wrong).replace("§", "[0-9]"), right.replace("\\", r"\\"), text)
    assert [(one.message, one.help) for one in found_in(text)] == [], text


@pytest.mark.parametrize("character", ["\u00a0", "\u3000", "\u202f"])
def test_a_blank_that_only_looks_like_a_space_is_named(character: str) -> None:
    (finding,) = found_in(TOP.replace("    title", f"   {character}title"))
    assert finding.message.startswith(BLANK)


@pytest.mark.parametrize("code", ["200B", "200E", "2060", "FEFF", "00AD"])
def test_a_character_that_nobody_sees_is_named_by_its_code(code: str) -> None:
    (finding,) = found_in(TOP + f"    importance: 3{chr(int(code, 16))}\n")
    assert finding.message == f"A character that nobody can see stands here (U+{code})."


def test_what_joins_the_letters_of_a_text_is_no_fault() -> None:
    assert not found_in(TOP.replace("title: T", "title: می‌خرد").replace("title: S", "title: “S” 👩‍💻"))
