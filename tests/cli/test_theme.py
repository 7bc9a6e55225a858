"""`render --theme`: the tool's light and dark, and the team's own.

If it fails, maps come in colours that the team did not choose, or a wrong theme is silently ignored.
"""

import re
from pathlib import Path

import pytest

from cxjourney.palette import BASES

from .command import JOURNEY, run_here, write

Captured = pytest.CaptureFixture[bytes]
OWN = '[theme]\nbase = "dark"\nfont = "Team Sans"\nlogo = "The team & <b>"\ncolours = { paper = "#000022" }\n'


@pytest.fixture
def drawn(here: Path) -> Path:
    """A folder with a journey to draw."""
    write(here / "journeys", buys=JOURNEY)
    return here


def svg(captured: Captured, *arguments: str) -> str:
    """Draw the journey and give its SVG."""
    ended = run_here(captured, "render", "journeys", "-o", "-", *arguments)
    assert ended.status == 0, ended.said
    return ended.text


def test_light_is_what_nobody_asks_for(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    assert svg(capfdbinary) == svg(capfdbinary, "--theme", "light")
    assert BASES["light"]["known-deep"] in svg(capfdbinary)


def test_dark_has_the_same_words_in_other_colours(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    dark, light = svg(capfdbinary, "--theme", "dark"), svg(capfdbinary)
    for part, colour in BASES["dark"].items():
        dark = dark.replace(f'"{colour}"', f"[{BASES['light'][part]}]")
    assert not any(f'"{colour}"' in dark for colour in BASES["light"].values())
    assert dark.replace('"[', '"').count("[") > 20
    assert len(dark) == len(light)


def test_auto_is_light_and_dark_where_the_reader_prefers_it(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    auto = svg(capfdbinary, "--theme", "auto")
    rules = re.findall(r"@media screen and \(prefers-color-scheme:dark\){.*}}", auto)
    assert auto.replace(rules[0], "") == svg(capfdbinary)
    assert '[fill="#ffffff"]{fill:#1b222b}' in rules[0]


def test_auto_keeps_the_team_s_colours_on_their_side(drawn: Path, capfdbinary: Captured) -> None:
    (drawn / "cxjourney.toml").write_text(OWN)
    auto = svg(capfdbinary, "--theme", "auto")
    assert '[fill="#ffffff"]{fill:#000022}' in auto
    assert "'Team Sans'" in auto
    (drawn / "cxjourney.toml").write_text('[theme.colours]\npaper = "#fffff0"\n')
    assert '[fill="#fffff0"]{fill:#1b222b}' in svg(capfdbinary, "--theme", "auto")


def test_auto_is_light_in_other_formats_and_says_so_once(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    light = svg(capfdbinary, "--format", "dot")
    ended = run_here(capfdbinary, "render", "journeys", "-o", "-", "--theme", "auto", "--format", "dot")
    assert (ended.status, ended.text) == (0, light)
    views = ("--view", "journey", "--view", "coverage", "--format", "svg", "--format", "dot")
    for _ in range(2):  # the second time nothing is drawn anew
        ended = run_here(capfdbinary, "render", "journeys", "-o", "maps", "--theme", "auto", *views)
        assert ended.status == 0, ended.said
        assert ended.said.count("--theme auto: only an SVG follows") == 1


def test_the_team_s_own_is_taken_where_there_is_one(drawn: Path, capfdbinary: Captured) -> None:
    (drawn / "cxjourney.toml").write_text(OWN)
    own = svg(capfdbinary)
    assert own == svg(capfdbinary, "--theme", "team")
    assert 'fill="#000022"' in own
    assert BASES["dark"]["known-deep"] in own
    assert "font-family=\"'Team Sans', 'Noto Sans', sans-serif\"" in own
    assert ">The team &amp; &lt;b&gt;</text>" in own


def test_light_and_dark_keep_the_team_s_font_and_name(drawn: Path, capfdbinary: Captured) -> None:
    (drawn / "cxjourney.toml").write_text(OWN)
    light = svg(capfdbinary, "--theme", "light")
    assert 'fill="#ffffff"' in light
    assert "#000022" not in light
    assert "'Team Sans'" in light
    assert "The team" in light


def test_a_team_without_a_theme_is_told_how_to_write_one(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    ended = run_here(capfdbinary, "render", "journeys", "--theme", "team")
    assert ended.status == 2
    assert "[theme]" in ended.said
    assert ended.out == b""


def test_a_theme_nobody_knows_is_refused(drawn: Path, capfdbinary: Captured) -> None:
    assert drawn
    ended = run_here(capfdbinary, "render", "journeys", "--theme", "drak")
    assert ended.status == 2
    assert "dark" in ended.said


@pytest.mark.parametrize("command", [("render", "journeys"), ("validate", "journeys"), ("config", "journeys")])
def test_a_theme_that_cannot_be_read_keeps_every_command_from_running(
    drawn: Path, capfdbinary: Captured, command: tuple[str, ...]
) -> None:
    (drawn / "cxjourney.toml").write_text('[theme.colours]\nink = "#aaaaaa"\npaper = "#ffffff"\n')
    ended = run_here(capfdbinary, *command)
    assert ended.status == 2
    assert "cxjourney.toml:2:1 Words in ink (#aaaaaa) can't be read on" in ended.said
    assert not (drawn / "maps").exists()


def test_config_shows_the_theme_and_where_it_comes_from(drawn: Path, capfdbinary: Captured) -> None:
    (drawn / "cxjourney.toml").write_text(OWN)
    shown = run_here(capfdbinary, "config", "journeys").text
    assert 'logo = "The team & <b>"  # cxjourney.toml:4' in shown
    assert 'paper = "#000022"  # cxjourney.toml:5' in shown


def test_the_font_and_the_name_reach_dot_as_text_only(drawn: Path, capfdbinary: Captured) -> None:
    (drawn / "cxjourney.toml").write_text(OWN)
    dot = svg(capfdbinary, "--format", "dot")
    assert "Team Sans" not in dot
    assert 'label="The team &amp; &lt;b>' in dot
