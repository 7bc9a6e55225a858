"""A team's theme in its configuration: what is taken, and what is told of what can't be.

If it fails, colours that nobody can read get onto maps, or text in the configuration gets into a picture as code.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cxjourney.config.parse_config import Config, ConfigFault, config_schema_text, parse_config


def faults(text: str) -> list[ConfigFault]:
    found = parse_config(text, False)
    assert isinstance(found, list), found
    return found


def test_all_that_a_theme_can_say() -> None:
    text = (
        '[tool.cxjourney.theme]\nbase = "dark"\nfont = "Source Sans 3"\nlogo = "Café Ωmega & Söhne"\n'
        '[tool.cxjourney.theme.colours]\nknown = "#2B6A99"\npersona-12 = "#cccccc"\n'
    )
    found = parse_config(text, True)
    assert isinstance(found, Config)
    theme = found.settings.theme
    assert theme is not None
    assert (theme.base, theme.font, theme.logo) == ("dark", "Source Sans 3", "Café Ωmega & Söhne")
    assert theme.colours == {"known": "#2B6A99", "persona-12": "#cccccc"}
    assert (found.lines["theme"], found.lines["theme.font"]) == (1, 3)


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('[theme]\nbase = "drak"', 2, 1, "Did you mean dark?"),
        ("[theme]\ncolors = {}", 2, 1, "Did you mean colours?"),
        ('[theme]\ncolours = { alarm = "#900", inkk = "#000000" }', 2, 13, 'alarm = "#990000"'),
        ('[theme]\ncolours = { alarm = "#800000", inkk = "#000000" }', 2, 32, "inkk is no part of a map that has a"),
        ('[theme.colours]\n  muteed = "#000000"', 2, 3, "Did you mean muted?"),
        ('[theme.colours]\nrose = "#000000"', 2, 1, "There are: paper, ink, muted,"),
        ('[theme.colours]\nink = "black"', 2, 1, 'ink is set to "black", where a colour is expected.'),
        ('[theme.colours]\nink = "#12345g"', 2, 1, "six digits from 0 to f"),
        ('[theme.colours]\nink = "#0000001"', 2, 1, "six digits from 0 to f"),
        ('[theme.colours]\nink = "#000000\\n"', 2, 1, 'ink = "#000000"'),
        ("[theme.colours]\nink = 0x000000", 2, 1, "ink is set to something that is no text"),
        (
            '[theme]\nbase = "light"\ncolours.muted = "#888899"',
            3,
            1,
            "Words in muted (#888899) can't be read on lost (#ececec): their contrast is 2.94, where 4.5 or more is "
            "needed.",
        ),
        ('[theme]\ncolours.alarm = "#ff8a3d"', 2, 1, 'Begin with base = "dark"'),
        ('[theme.colours]\nmuted = "#888899"\npaper = "#fffef0"', 2, 1, 'Darken muted: muted = "#'),
        ('[theme.colours]\nknown = "#5588aa"\npaper = "#fffef0"', 2, 1, 'Lighten known: known = "#'),
        ('[theme.colours]\npaper = "#202830"', 2, 1, 'Begin with base = "dark"'),
        (
            '[theme.colours]\nknown-deep = "#7db8df"',
            2,
            1,
            "Marks in known-deep (#7db8df) can't be seen on",
        ),
        ("theme = 3", 1, 1, "Write [theme] on a line by itself"),
        ("[theme]\ncolours = 3", 2, 1, "Write [theme.colours] on a line by itself"),
        ('[theme]\nlogo = ""', 2, 1, "a few words in one line"),
        ('[theme]\nlogo = "two\\nlines"', 2, 1, "a few words in one line"),
        (f'[theme]\nlogo = "{"a" * 121}"', 2, 1, "120 characters at most"),
        ("[theme]\nlogo = 3", 2, 1, "text is expected"),
    ],
)
def test_a_fault_of_a_theme_is_told_with_its_place_and_how_to_fix_it(
    text: str, line: int, column: int, says: str
) -> None:
    fault = faults(text)[0]
    assert says in f"{fault.message} {fault.help}"
    assert (fault.line, fault.column) == (line, column)


def test_everything_wrong_with_a_theme_is_told_at_once_and_in_order() -> None:
    text = '[thresholds]\nCX306 = 0\n[theme]\nfont = ";"\n[theme.colours]\nrose = 1\nink = "#999999"\nalarm = "red"'
    assert [fault.line for fault in faults(text)] == [2, 4, 6, 7, 8]


@pytest.mark.parametrize(
    "font",
    [
        "Arial'; } svg { display: none",
        "a,b",
        "a;b",
        "a'b",
        'a\\"b',
        "a<b",
        "a&amp;b",
        "a\\\\b",
        "a}b",
        "url(https://x.example)",
        "expression(alert)",
        "a\\u0000b",
        "a\\nb",
        "Arial\\n",
        "\\u202eb",
        "<B>",
        " Arial",
        "Arial ",
        "Ari  al",
        "-Arial",
        "",
        "a" * 40 + " b" * 10,
    ],
)
def test_a_font_that_is_more_than_a_name_is_refused(font: str) -> None:
    (fault,) = faults(f'[theme]\nfont = "{font}"')
    assert "font is set to" in fault.message
    assert "Latin letters and digits" in fault.help


@given(st.text(max_size=30))
def test_no_colour_is_more_than_a_colour(text: str) -> None:
    from cxjourney.palette.team_theme_checks import wrong_colours

    wrong = list(wrong_colours({"rule": text}, "light"))
    assert bool(wrong) is not (len(text) == 7 and text[0] == "#" and set(text[1:]) <= set("0123456789abcdefABCDEF"))


@pytest.mark.parametrize(
    ("theme", "taken"),
    [
        ({}, True),
        ({"base": "light", "font": "Inter", "logo": "Ω", "colours": {"ink": "#000000"}}, True),
        ({"base": "night"}, False),
        ({"font": "a;b"}, False),
        ({"logo": ""}, False),
        ({"logo": "two\nlines"}, False),
        ({"colours": {"inkk": "#000000"}}, False),
        ({"colours": {"ink": "black"}}, False),
        ({"colors": {}}, False),
    ],
)
def test_editors_are_offered_what_is_read(theme: dict[str, object], taken: bool) -> None:
    judge = Draft202012Validator(json.loads(config_schema_text()))
    assert judge.is_valid({"theme": theme}) is taken
    table = "\n".join(f"{key} = {value}" for key, value in as_toml(theme).items())
    assert isinstance(parse_config(f"[theme]\n{table}", False), Config) is taken


def as_toml(theme: dict[str, object]) -> dict[str, str]:
    written = {key: json.dumps(value, ensure_ascii=False) for key, value in theme.items()}
    return {key: value.replace('": "', '" = "') if key == "colours" else value for key, value in written.items()}
