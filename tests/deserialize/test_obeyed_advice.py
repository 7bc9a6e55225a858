"""A designer's mistakes, and what she comes to who does what each message says: a sound file within three rounds.

If it fails, somebody who obeys is led in a circle, loses what she wrote, or gives up.
"""

import re

import pytest

from .test_field_errors import STAGE, TOP, found_in

NORA = STAGE.replace("{p: {title: P}}", "{nora: {title: N}, sam: {title: S}}")
MANY = NORA + "    travelled_by: §\n    goals:\n      - be quick\n"
COMMA = "Between ids stands a comma, not “{}”: write nora, sam."
QUOTE = "Write it without these quotes: {}."
ANEW = "Delete what stands here, and type it anew: {}"
BLANK = "A character stands here that only looks like a space: it often comes along when text is pasted."

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
    "no closing bracket": ("[nora, sam", [("Write ] after its last item.", "nora, sam", "nora, sam]")]),
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
    "a blank that is none after the hyphen": ("\n      -\u00a0nora\n      - sam", [
        ("Delete it, and type ordinary spaces.", "\u00a0", " ")]),
    "a tab after the hyphen": ("\n      -\t- nora\n      - sam", [("Write - - nora", "\t- ", " ")]),
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
        ("Write a colon and a space after it: id: s", "id：s", "id: s"),
        ("Write a colon and a space after it: title: S", "title：S", "title: S")]),
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
    "a tab after a hyphen": (TOP.replace("- id", "-\tid"), [("Write - id: s", "\t", " ")]),
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

WHOLE = """\
journey: buy-glasses
title: Buy glasses
owner: optics
stages:
  - id: search
    title: Searches
    emotions: {nora: 1}
    touchpoints:
      - title: Web shop
        channel: web
        data: [shop-analytics]
  - id: buy
    title: Buys
    pain_points:
      - title: Too slow
        severity: high
        personas: [nora]
    outcome: success
personas:
  nora:
    title: Nora
    share: 0.5
data_sources:
  shop-analytics:
    title: Shop analytics
    type: web-analytics
teams:
  optics:
    title: Optics
"""
EACH_CHANNEL = "A touchpoint has one channel: write one touchpoint for each of web and phone."
SECOND = "channel: web\n      - title: Web shop, by phone\n        channel: phone"
WHOLE_MISTAKES: dict[str, tuple[str, str, list[Round]]] = {
    "an owner by name": ("owner: optics", "owner: Optics", [("Did you mean optics?", "Optics\nst", "optics\nst")]),
    "two owners": ("owner: optics", "owner: optics, sales", [
        ("Only one id can stand here: optics or sales.", "optics, sales", "optics")]),
    "a first stage without its hyphen": ("  - id: search", "  id: search\n", [
        ("Write - id: search", "  id: search\n", "  - id: search")]),
    "a stage of a title alone": ("  - id: buy\n    title: Buys", "  - Buys", [
        ("Write - title: Buys", "- Buys", "- title: Buys"), ("Add id: buys", "- title: Buys",
         "- id: buys\n    title: Buys")]),
    "a stage's name": ("title: Buys", "name: Buys", [("Did you mean title?", "name: Buys", "title: Buys")]),
    "a text that goes on below": ("title: Buys", "title: Buys\n    summary: She buys\n    at the shop: really", [
        ("If it carries on the text of summary, put the whole text in quotes.",
         "She buys\n    at the shop: really", '"She buys at the shop: really"')]),
    "a text below its key": ("title: Buys", "title: Buys\n    summary:\n    She buys it", [
        ("If it carries on the text of summary, indent it by 6 spaces.", "    She", "      She")]),
    "an emotion by persona:": ("emotions: {nora: 1}", "emotions:\n      - persona: nora\n        score: 1", [
        ("on a line of its own: nora: {score: 1}", "- persona: nora\n        score: 1", "nora: {score: 1}")]),
    "an emotion in words": ("{nora: 1}", "{nora: she is quite content}", [
        ("Write the score and the words apart: {score: SCORE, says: she is quite content}, with a figure",
         "she is quite content", "{score: 1, says: she is quite content}")]),
    "an emotion in figures and words": ("{nora: 1}", "\n      nora: 1, content with it", [
        ("{score: 1, says: content with it}", "1, content with it", "{score: 1, says: content with it}")]),
    "two channels in a list": ("channel: web", "channel: [web, phone]", [
        (EACH_CHANNEL, "channel: [web, phone]", SECOND)]),
    "two channels with a slash": ("channel: web", "channel: web/phone", [
        (EACH_CHANNEL, "channel: web/phone", SECOND)]),
    "channels": ("channel: web", "channels: [web, phone]", [
        ("Did you mean channel?", "channels:", "channel:"), (EACH_CHANNEL, "channel: [web, phone]", SECOND)]),
    "a touchpoint's type": ("channel: web", "type: web", [("Did you mean channel?", "type: web\n", "channel: web\n")]),
    "a channel of a platform": ("channel: web", "channel: Instagram", [
        ("Did you mean social?", "Instagram", "social")]),
    "a pain point with a colon": ("- title: Too slow\n        severity: high\n        personas: [nora]",
        "- Too slow: very", [('Write {title: "Too slow: very"}', "Too slow: very", '{title: "Too slow: very"}')]),
    "a pain point's priority": ("severity: high", "priority: high", [
        ("Did you mean severity?", "priority", "severity")]),
    "pain points with a blank": ("pain_points", "Pain Points", [("mean pain_points?", "Pain Points", "pain_points")]),
    "a persona's id with a capital": ("  nora:\n", "  Nora:\n", [("Write nora, say.", "  Nora:", "  nora:")]),
    "a persona's id of two words": ("  nora:\n", "  Nora Smith:\n", [
        ("Did you mean nora-smith?", "nora: 1", "nora-smith: 1"),
        ("Did you mean nora-smith?", "[nora]", "[nora-smith]"),
        ("Write nora-smith, say.", "Nora Smith:", "nora-smith:")]),
    "a persona without a colon": ("  nora:\n", "  nora\n", [("Write nora:", "  nora\n", "  nora:\n")]),
    "an arrow": ("share: 0.5", "share -> 0.5", [("Write share: 0.5", "share -> 0.5", "share: 0.5")]),
    "a share in per cent": ("share: 0.5", "share: 50%", [("0.5.", "50%", "0.5")]),
    "a product for a source": ("type: web-analytics", "type: Google Analytics 4", [
        ("Did you mean web-analytics?", "Google Analytics 4", "web-analytics")]),
    "data by title": ("[shop-analytics]", "Shop analytics", [
        ("Write data: [shop-analytics], in brackets.", "data: Shop analytics", "data: [shop-analytics]")]),
    "teams by name": ("  optics:\n    title: Optics", "  - Optics", [
        ("teams: {optics: {title: Optics}}", "teams:\n  - Optics", "teams: {optics: {title: Optics}}")]),
    "a metric by name": ("outcome: success", "metrics:\n      - NPS: 42", [
        ("Write {kind: nps, value: 42}", "NPS: 42", "{kind: nps, value: 42}")]),
    "a metric in one line": ("outcome: success", "metrics:\n      - nps 42", [
        ("Write {kind: nps, value: 42}", "nps 42", "{kind: nps, value: 42}")]),
    "metrics without hyphens": ("outcome: success", "metrics:\n      nps: 42", [
        ("metrics: [{kind: nps, value: 42}]", "metrics:\n      nps: 42", "metrics: [{kind: nps, value: 42}]")]),
    "a metric of the team's own": ("outcome: success", "metrics:\n      - Calls a day: 42", [
        ("Write {kind: other, title: Calls a day, value: 42}", "Calls a day: 42",
         "{kind: other, title: Calls a day, value: 42}")]),
    "an opportunity with a colon": ("personas: [nora]", "opportunities:\n          - Ask less: one page", [
        ('Write {title: "Ask less: one page"}', "Ask less: one page", '{title: "Ask less: one page"}')]),
    "a quote by persona": ("outcome: success", "quotes:\n      - nora: It was great", [
        ('Write {text: "It was great", persona: nora}', "nora: It was great",
         '{text: "It was great", persona: nora}')]),
    "a quote alone": ("outcome: success", "quote: It was great", [
        ("Did you mean quotes?", "quote:", "quotes:"),
        ("Write quotes: [{text: It was great}]", "It was great", "[{text: It was great}]")]),
    "an address of Markdown": ("outcome: success", "link: '[Miro](https://miro.com)'", [
        ("Write https://miro.com", "'[Miro](https://miro.com)'", "https://miro.com")]),
    "a length of time in words": ("outcome: success", "duration: 2-3 weeks", [
        ("Write duration: {shortest: 2w, longest: 3w}", "2-3 weeks", "{shortest: 2w, longest: 3w}")]),
    "Windows' line ends": ("\n", "\r\n", [("Did you mean web?", "wbe", "web")]),
    "a mark at the beginning": ("journey: buy", "\ufeffjourney: buy", [("Did you mean web?", "wbe", "web")]),
}  # fmt: skip
"""By what is wrong: what is replaced in a whole journey, by what, and what its writer is told."""

FOREIGN: dict[str, tuple[str, list[Round]]] = {
    "stages by their ids": ("journey: a\ntitle: T\nstages:\n  s:\n    title: S\n  t:\n    title: U\n", [
        ("Write - id: s in place of s:, and so with each: the lines below it begin straight below its id:.",
         "  §:", "  - id: §")]),
    "keys in capitals": ("Journey: a\nTitle: T\nStages:\n  - id: s\n    title: S\n", [
        ("Did you mean journey?", "Journey:", "journey:"), ("Did you mean title?", "Title:", "title:"),
        ("Did you mean stages?", "Stages:", "stages:")]),
    "a journey in a list": ("- journey: a\n  title: T\n  stages:\n    - {id: s, title: S}\n", [
        ("Delete the hyphen before it", "^(- |  )", "")]),
    "a list of JSON": ('[{"journey": "a", "title": "T", "stages": [{"id": "s", "title": "S"}]}]\n', [
        ("or the square brackets around everything", "^\\[|\\]$", "")]),
    "JSON without a comma": ('{"journey": "a"\n "title": "T", "stages": [{"id": "s", "title": "S"}]}\n', [
        ("write a comma before the key.", '"a"', '"a",')]),
}  # fmt: skip
"""By what is wrong: a whole file, and what its writer is told; what is replaced is a pattern."""


def whole(wrong: str, right: str) -> str:
    """A whole journey with a mistake in it; where nothing else is wrong, a channel is misspelt, too."""
    assert wrong in WHOLE
    text = WHOLE.replace(wrong, right) if wrong == "\n" else WHOLE.replace(wrong, right, 1)
    return text.replace("channel: web", "channel: wbe") if right in ("\r\n", "\ufeffjourney: buy") else text


MISTAKES = (
    CHARACTERS
    | {name: (MANY.replace("§", text), rounds) for name, (text, rounds) in SEPARATORS.items()}
    | {name: (whole(wrong, right), rounds) for name, (wrong, right, rounds) in WHOLE_MISTAKES.items()}
)


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


def edit(text: str, name: str, wrong: str, right: str) -> str:
    if name == "stages by their ids":
        return re.sub(r"(?m)^  ([st]):", r"  - id: \1", text)
    return re.sub(f"(?m){wrong}" if "^" in wrong else re.escape(wrong), right, text)


@pytest.mark.parametrize("name", FOREIGN)
def test_another_shape_of_file_is_led_to_a_journey(name: str) -> None:
    text, rounds = FOREIGN[name]
    for help_, wrong, right in rounds:
        assert help_ in found_in(text)[0].help
        text = edit(text, name, wrong, right)
    assert [(one.message, one.help) for one in found_in(text)] == [], text


TABLES = {
    "commas": ("stage,touchpoint,channel\nSearch,Web shop,web\nBuy,Till,store\n", "“,”"),
    "semicolons": ("stage;touchpoint;channel\nSearch;Web shop;web\n", "“;”"),
    "tabs": ("stage\ttouchpoint\tchannel\nSearch\tWeb shop\tweb\n", "a tab"),
    "Markdown": ("| stage | touchpoint |\n|---|---|\n| Search | Web |\n", "“|”"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_called_what_it_is(name: str) -> None:
    text, mark = TABLES[name]
    (finding,) = found_in(text)
    assert finding.message.startswith(
        f"This is a table whose columns are set apart by {mark}, and journeys are written as YAML."
    )
    assert "under stages:" in finding.help


@pytest.mark.parametrize("text", ["Nora, who is 34,\nbuys, say, glasses\n", "a; b\n", "One line, and more\n"])
def test_prose_is_no_table(text: str) -> None:
    (finding,) = found_in(text)
    assert "table" not in finding.message


def test_a_picture_is_kept_with_its_file() -> None:
    (finding,) = found_in(WHOLE.replace("outcome: success", "image: pics/a.png"))
    assert finding.help == "Write image: {file: pics/a.png, alt: what it shows}"
