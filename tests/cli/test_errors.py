"""What keeps a command from running is said in the language that was asked for.

If it fails, a designer in Tehran who mistypes a name reads English at the very moment when she needs help.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cxjourney
from cxjourney.exit_status import CANNOT_RUN
from cxjourney.languages import available_languages, language

from ..languages.test_messages_of_reading import ENGLISH
from .command import JOURNEY, run_here, write

Captured = pytest.CaptureFixture[bytes]
ERRORS = ("CannotRun", "FaultyFiles", "NoRevision", "NotABaseline", "EngineError")
SAID = (
    "message",
    "join_sentences",
    "join_lines",
    "count_message",
    "failure_message",
    "_no_such",
    "_failed",
    "_too_many",
    "_too_large",
)
"""What returns a message that every language can say."""
TRANSLATIONS = [tag for tag in available_languages() if tag != "en"]


def raised() -> Iterator[tuple[str, ast.expr]]:
    """Yield what each error of ours that is raised anywhere in the package is made of, with its place."""
    for file in sorted(Path(cxjourney.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            error = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(error, ast.Call) and isinstance(error.func, ast.Name) and error.func.id in ERRORS:
                yield f"{file.name}:{error.lineno}", error.args[0]


def is_message(said: ast.expr) -> bool:
    if isinstance(said, ast.IfExp):
        return is_message(said.body) and is_message(said.orelse)
    if isinstance(said, ast.Call):
        return isinstance(said.func, ast.Name) and said.func.id in SAID
    return ast.unparse(said) == "MISSING" or ast.unparse(said).endswith(".args[0]")


def test_every_error_that_stops_a_command_can_be_said_in_every_language() -> None:
    every = list(raised())
    assert len(every) > 60, "the search finds hardly anything any more"
    assert [place for place, said in every if not is_message(said)] == []


WRONG: dict[str, tuple[str, ...]] = {
    "no such path": ("validate", "nowhere"),
    "an empty path": ("validate", ""),
    "no journeys": ("validate", "empty"),
    "a day": ("gaps", "--as-of", "yesterday"),
    "a journey": ("gaps", "--journey", "zzzz"),
    "a section of CSV": ("gaps", "-f", "csv", "--section", "known"),
    "claims as CSV": ("gaps", "-f", "csv", "--assumptions", "--section", "gaps"),
    "codes": ("validate", "--select", "CX999"),
    "a baseline that is none": ("validate", "--baseline", "journeys/buys.yaml"),
    "a baseline that is not there": ("validate", "--baseline", "nowhere.json"),
    "a suffix": ("validate", "-o", "report.doc"),
    "standard input": ("validate", "--stdin-filename", "journeys/a.yaml"),
    "a folder as standard input": ("validate", "-", "--stdin-filename", "journeys"),
    "a loss": ("whatif", "--without", "nothing"),
    "a loss that is not there": ("whatif", "--without", "stage:zzzz"),
    "a step": ("whatif", "--with", "zzzz"),
    "a step at no stage": ("whatif", "--with", "zzzz:phone"),
    "a step through no channel": ("whatif", "--with", "pays:zzzzzz"),
    "a step of no journey": ("whatif", "--with", "zzzz/pays:phone"),
    "a base": ("diff", "--base", ""),
    "a revision": ("diff", "--base", "no-such-revision"),
    "a folder as base": ("diff", "--base", "./nowhere"),
    "diff of standard input": ("diff", "-"),
    "a format of maps": ("render", "-o", "map.doc"),
    "formats that disagree": ("render", "-o", "map.svg", "--format", "png"),
    "a page of DOT": ("render", "--format", "dot", "--page", "A4"),
    "width and dpi": ("render", "--format", "png", "--width", "100", "--dpi", "100"),
    "a width of SVG": ("render", "--width", "100"),
    "a tile of a slide": ("render", "--tile", "A4", "--page", "16:9"),
    "a tile of a page": ("render", "--tile", "A3", "--page", "A4"),
    "a persona": ("render", "--persona", "zzzz"),
    "an empty persona": ("render", "--persona", ""),
    "an empty journey": ("gaps", "--journey", " "),
    "an empty name to explain": ("explain", ""),
    "an empty command": ("",),
    "an empty schema": ("schema", ""),
    "an option of another command": ("gaps", "--view", "flow"),
    "a lane": ("render", "--lanes", "zzzz"),
    "no lane": ("render", "--lanes", ","),
    "a lane of data": ("render", "--lanes", "data", "--evidence", "off"),
    "a view of coverage": ("render", "--view", "coverage", "--evidence", "off"),
    "a choice that a view has not": ("render", "--view", "coverage", "--lanes", "data"),
    "stages": ("render", "--stages", ".."),
    "a stage": ("render", "--stages", "zzzz"),
    "maps in one file": ("render", "--view", "all", "-o", "map.svg"),
    "a theme": ("render", "--theme", "team"),
    "what there is to explain": ("explain", "zzzz"),
    "schemas": ("schema",),
    "a command": ("gap",),
    "an option": ("gaps", "--fromat", "json"),
    "an option without its value": ("gaps", "--top"),
    "a word that is none of several": ("gaps", "--format", "zzzz"),
    "a number that is none": ("gaps", "--top", "x"),
    "a number that is too small": ("gaps", "--top", "0"),
    "a number that is too large": ("render", "--dpi", "5000"),
    "a figure that is none": ("validate", "--min-covered", "nan"),
    "a name that is missing": ("explain",),
    "a file that is a folder": ("gaps", "-o", "."),
    "another folder": ("gaps", "-o", "journeys"),
    "a file of YAML": ("gaps", "-o", "gaps.yaml"),
    "a suffix alone": ("render", "-o", ".svg"),
    "a name that ends with a dot": ("render", "-o", "map."),
    "a name with a blank": ("render", "-o", "map "),
    "schemas that are several": ("schema", "journey", "catalogue"),
    "init where something is": ("init", "there"),
}


@pytest.fixture
def there(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CXJOURNEY_LANGUAGE", raising=False)
    write(here / "journeys", buys=JOURNEY)
    (here / "empty").mkdir()
    write(here / "there", catalogue="")
    return here


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("tag", ["fa", "id"])
@pytest.mark.parametrize("wrong", WRONG)
def test_an_error_is_said_in_the_language(
    capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, wrong: str, tag: str
) -> None:
    monkeypatch.setenv("CXJOURNEY_LANGUAGE", tag)
    ended = run_here(capfdbinary, *WRONG[wrong])
    said = ended.said.replace("\u2067", "")
    assert ended.status == CANNOT_RUN, said
    assert said.startswith(language(tag).text("run.error", why=""))
    assert not ENGLISH.search(re.sub(r"[\w./]*\.\w+|--?[\w-]+", "", said)), said


BESIDE: dict[str, tuple[str, ...]] = {
    "an option without effect": ("validate", "--show-info", "-f", "json"),
    "a way to a priority": ("gaps", "--explain", "-f", "json"),
    "a section of all": ("gaps", "--section", "known", "-f", "json"),
    "an option of gaps": ("gaps", "--section", "known", "--top", "2"),
    "pixels without a PNG": ("render", "--dpi", "200"),
    "an engine of DOT": ("render", "--format", "dot", "--engine", "builtin"),
    "a map that fits no page": ("render", "--view", "blueprint", "--page", "A4", "-f", "dot,svg"),
    "paths beside a configuration": ("config", "journeys", "--config", "own.toml"),
    "an editor": ("init", "journeys", "--editor", "vscode"),
}


@pytest.mark.parametrize("tag", ["fa", "id"])
@pytest.mark.parametrize("beside", BESIDE)
def test_what_is_said_beside_is_said_in_the_language(
    there: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, beside: str, tag: str
) -> None:
    (there / "own.toml").write_text(f'language = "{tag}"\n', "utf-8")
    monkeypatch.setenv("CXJOURNEY_LANGUAGE", tag)
    said = run_here(capfdbinary, *BESIDE[beside]).said
    editors = ("Zed", "VS Code")  # what they need is said in English for now
    ours = [line for line in said.splitlines() if not line.startswith(("  ", "maps/", *editors))]
    assert said
    assert not [line for line in ours if ENGLISH.search(re.sub(r"[\w./]*\.\w+|--?[\w-]+", "", line))]


@pytest.mark.usefixtures("there")
def test_maps_that_are_as_before_are_called_so_in_the_language(capfdbinary: Captured) -> None:
    for _ in range(2):
        ended = run_here(capfdbinary, "render", "--language", "id", "-o", "maps")
    assert ended.said == "maps/buys.journey.svg (tidak berubah)\n"


FAULTY: dict[str, str] = {
    "no TOML": "profile = \n",
    "a setting that is none": "profil = 'strict'\n",
    "a word that is none of several": "profile = 'lax'\n",
    "a severity": "[severity]\nCX301 = 'grave'\n",
    "a severity that switches off": "[severity]\nCX301 = 'off'\n",
    "a code": "select = ['CX999']\n",
    "a code that is none": "[severity]\nno-data = 'info'\n",
    "a list that is none": "select = 'CX3'\n",
    "a table that is none": "theme = 'dark'\n",
    "a figure": "[thresholds]\nCX306 = 'many'\n",
    "a time": "[thresholds]\nCX507 = 3\n",
    "a figure of a rule that has none": "[thresholds]\nCX301 = 3\n",
    "a colour": "[theme]\ncolours = { known = 'blue' }\n",
    "a number for a colour": "[theme]\ncolours = { known = 3 }\n",
    "a part": "[theme]\ncolours = { sky = '#0000ff' }\n",
    "words that can't be read": "[theme]\ncolours = { ink = '#fffffe' }\n",
    "marks that can't be seen": "[theme]\ncolours = { known-deep = '#ffffff' }\n",
    "a font": "[theme]\nfont = 'a;b'\n",
    "a logo": "[theme]\nlogo = ' '\n",
    "a setting twice": "profile = 'strict'\nprofile = 'starter'\n",
    "a table twice": "[theme]\nbase = 'dark'\n[theme]\nbase = 'light'\n",
    "a number that is too large": "min_known = 99999999999999999999\n",
    "a language": "language = 'Klingonese'\n",
}


@pytest.mark.parametrize("tag", ["fa", "id"])
@pytest.mark.parametrize("fault", FAULTY)
def test_what_is_wrong_with_a_configuration_is_said_in_the_language(
    there: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, fault: str, tag: str
) -> None:
    monkeypatch.setenv("CXJOURNEY_LANGUAGE", tag)
    (there / "cxjourney.toml").write_text(FAULTY[fault], "utf-8")
    ended = run_here(capfdbinary, "validate")
    assert ended.status == CANNOT_RUN, ended.said
    assert language(tag).text("run.config") in ended.said
    written = r"[\w./]*\.\w+|[\w-]+ = \S.*|muted, rule, .*|muted، rule.*"
    assert not ENGLISH.search(re.sub(written, "", ended.said)), ended.said


Say = Callable[[Path, pytest.MonkeyPatch], tuple[str, ...]]


def by_option(_: Path, __: pytest.MonkeyPatch) -> tuple[str, ...]:
    return ("--language", "fa")


def by_environment(_: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.setenv("CXJOURNEY_LANGUAGE", "persian")
    return ()


def by_configuration(there: Path, _: pytest.MonkeyPatch) -> tuple[str, ...]:
    (there / "cxjourney.toml").write_text('language = "fa"\n', "utf-8")
    return ()


def by_a_configuration_that_is_faulty(there: Path, _: pytest.MonkeyPatch) -> tuple[str, ...]:
    (there / "cxjourney.toml").write_text('language = "fa"\nprofile = 3\n', "utf-8")
    return ()


def by_a_configuration_that_is_named(there: Path, _: pytest.MonkeyPatch) -> tuple[str, ...]:
    (there / "other.toml").write_text('language = "fa"\n', "utf-8")
    return ("--config", "other.toml")


@pytest.mark.parametrize(
    "say",
    [
        by_option,
        by_environment,
        by_configuration,
        by_a_configuration_that_is_faulty,
        by_a_configuration_that_is_named,
    ],
)
def test_the_language_of_an_error_is_that_of_the_command(
    there: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    ended = run_here(capfdbinary, "validate", "--select", "CX999", *say(there, monkeypatch))
    assert ended.status == CANNOT_RUN
    assert ended.said.removeprefix("\u2067").startswith("خطا: "), ended.said


@pytest.mark.usefixtures("there")
def test_an_error_is_english_where_nobody_asked_for_another_language(capfdbinary: Captured) -> None:
    assert run_here(capfdbinary, "validate", "nowhere").said == "Error: There is no file or folder nowhere.\n"
    assert run_here(capfdbinary, "validate", "nowhere", "--language", "!").said.startswith("Error: ")


TAKE_NAMES = [
    ("explain", ""), ("gaps", "--journey", ""), ("gaps", "--journey="), ("render", "--journey", " "),
    ("render", "--persona", ""), ("render", "--stages", ""), ("render", "--lanes", ""), ("render", "--view", ""),
    ("whatif", "--without", ""), ("whatif", "--with", ""), ("diff", "--base", ""), ("validate", "--select", ""),
    ("validate", "--ignore", ""), ("validate", "--baseline", ""), ("validate", "--config", ""), ("cache", ""),
    ("validate", "--as-of", ""), ("validate", ""), ("schema", ""), ("init", ""), ("gaps", "--language", ""), ("",),
]  # fmt: skip


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("command", TAKE_NAMES)
def test_an_empty_name_is_called_empty(capfdbinary: Captured, command: tuple[str, ...]) -> None:
    ended = run_here(capfdbinary, *command)
    assert ended.status == CANNOT_RUN
    assert "empty" in ended.said


@pytest.mark.usefixtures("there")
def test_an_option_of_another_command_is_said_to_be_one(capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "gaps", "--view", "flow")
    assert ended.status == CANNOT_RUN
    assert "gaps has no option --view: leave it out. These have it: render." in ended.said
