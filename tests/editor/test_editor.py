"""What a designer sees in an editor while typing: yaml-language-server with the schemas of this project.

If it fails, editors underline sound journeys, or offer nothing.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.paths import ROOT

from .language_server import LanguageServer, running, server_command

JOURNEY = "# yaml-language-server: $schema=../../schemas/journey.schema.json\n"
CATALOGUE = "# yaml-language-server: $schema=../../schemas/catalogue.schema.json\n"
EXAMPLES = sorted((ROOT / "journeys").rglob("*.yaml"))
_numbers = count()


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with running(server_command(), ROOT) as one:
        yield one


class Editor:
    """A text with a cursor, marked ``|``, open in an editor."""

    def __init__(self, server: LanguageServer, text: str) -> None:
        self.server = server
        self.path = ROOT / "journeys" / "bank" / f"unsaved-{next(_numbers)}.yaml"
        before, _, after = text.partition("|")
        self.line, self.column = before.count("\n"), len(before.rpartition("\n")[2])
        self.faults = server.open(self.path, before + after)

    def hover(self) -> str:
        return self.server.hover(self.path, self.line, self.column)

    def completions(self) -> list[str]:
        return self.server.completions(self.path, self.line, self.column)


def told(faults: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return [
        (fault["range"]["start"]["line"], fault["range"]["start"]["character"], fault["message"]) for fault in faults
    ]


STAGES = "journey: a\ntitle: b\nstages:\n  - id: c\n    title: d\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_sound_in_the_editor(server: LanguageServer, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "schemas/" in text.split("\n")[0]
    assert told(server.open(path, text)) == []


def test_the_whole_format_is_sound_in_the_editor(server: LanguageServer) -> None:
    for kind, modeline in (("journey", JOURNEY), ("catalogue", CATALOGUE)):
        text = (ROOT / "tests" / "whole" / f"{kind}.yaml").read_text(encoding="utf-8")
        assert told(Editor(server, modeline + text).faults) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        (STAGES + "gaol: x\n", 6, 0, "gaol"),
        (STAGES + "    touchpoints:\n      - {title: a, chanel: web}\n", 7, 19, "chanel"),
        (STAGES + "    outcome: later\n", 6, 13, '"success"'),
        (STAGES + "    importance: 7\n", 6, 16, "5"),
        (STAGES + "    importance: '4'\n", 6, 16, "integer"),
        (STAGES + "review: {last: 2026-13-01}\n", 6, 15, ""),
        (STAGES + "goal:\n", 6, 5, ""),
        (STAGES + "teams: {A b: {title: c}}\n", 6, 8, ""),
        ("journey: a\ntitle: b\n", 1, 0, "stages"),
        (STAGES + "data_sources: {d: {title: a, type: other}}\n", 6, 15, "families"),
    ],
)
def test_a_fault_is_underlined_where_it_stands(
    server: LanguageServer, text: str, line: int, column: int, says: str
) -> None:
    faults = told(Editor(server, JOURNEY + text).faults)
    assert any((at, character) == (line, column) and says in message for at, character, message in faults), faults


def test_keys_of_the_teams_own_are_no_fault(server: LanguageServer) -> None:
    assert Editor(server, JOURNEY + STAGES + "    x-note: 1\nx-board: {a: b}\n").faults == []


def test_plain_words_that_older_yaml_takes_for_more_are_no_fault(server: LanguageServer) -> None:
    assert Editor(server, JOURNEY + STAGES + "goal: no\nsummary: 12:30\nlanguage: no\nsponsor: on\n").faults == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (STAGES.replace("title: b", "ti|tle: b"), "What the journey is about."),
        (STAGES + "    impor|tance: 3\n", "How far this stage decides whether customers stay"),
        (STAGES + "    touchpoints:\n      - {title: a, chan|nel: web}\n", "The channel it uses"),
        (STAGES + "    emotions: {dara: {sco|re: 1}}\n", "very bad"),
        (STAGES + "personas: {dara: {title: a, sha|re: 0.1}}\n", "The share of all customers"),
        (STAGES + "revi|ew: {last: 2026-01-01}\n", "last looked through"),
    ],
)
def test_hovering_shows_what_an_attribute_is_for(server: LanguageServer, text: str, says: str) -> None:
    assert says in Editor(server, JOURNEY + text).hover().replace("&nbsp;", " ")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (STAGES + "|", {"goal", "owner", "personas", "travelled_by"}),
        (STAGES + "    |", {"importance", "touchpoints", "pain_points", "emotions"}),
        (STAGES + "    phase: |", {"before", "during", "after"}),
        (STAGES + "data_sources:\n  d:\n    title: a\n    type: |", {"survey-nps", "call-log", "other"}),
        (STAGES + "    touchpoints:\n      - title: a\n        |", {"channel", "mode", "rating"}),
        (STAGES + "    touchpoints:\n      - title: a\n        raises:\n          - |", {"privacy", "fatigue"}),
    ],
)
def test_attributes_and_words_are_offered(server: LanguageServer, text: str, offered: set[str]) -> None:
    assert set(Editor(server, JOURNEY + text).completions()) >= offered


def test_a_catalogue_is_offered_what_a_catalogue_has(server: LanguageServer) -> None:
    offered = Editor(server, CATALOGUE + "teams: {}\n|").completions()
    assert "organisation" in offered
    assert "stages" not in offered


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the line by which a journey of the bank uses the schema of the workspace that the bank is a part of."""
    folder = tmp_path_factory.mktemp("schemas")
    command = ["schema", "--workspace", "journeys", "--output", str(folder)]
    subprocess.run([sys.executable, "-m", "cxjourney", *command], cwd=ROOT, check=True, capture_output=True)
    return f"# yaml-language-server: $schema={(folder / 'journey.schema.json').as_uri()}\n"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (STAGES + "    owner: |", {"account-opening", "branch-network"}),
        (STAGES + "    data:\n      - |", {"web-analytics", "dropout-interviews"}),
        (STAGES + "    touchpoints:\n      - title: a\n        channel: |", {"web", "phone"}),
        (STAGES + "    emotions:\n      |", {"edwin", "owen"}),
        (STAGES + "travelled_by:\n  - |", {"edwin", "owen"}),
        (STAGES + "    next:\n      - |", {"proves-identity"}),
        (STAGES + "replaces: |", {"loan-application"}),
    ],
)
def test_the_schema_of_a_workspace_offers_its_ids(
    server: LanguageServer, bank: str, text: str, offered: set[str]
) -> None:
    assert set(Editor(server, bank + text).completions()) >= offered


def test_the_schema_of_a_workspace_refuses_what_it_does_not_know(server: LanguageServer, bank: str) -> None:
    assert Editor(server, bank + STAGES + "owner: account-opening\n").faults == []
    ((line, column, _),) = told(Editor(server, bank + STAGES + "owner: account-openning\n").faults)
    assert (line, column) == (STAGES.count("\n") + 1, 7)
    assert Editor(server, bank + STAGES + "    next: [a-stage-of-my-own]\n").faults == []


@pytest.mark.parametrize("path", [path for path in EXAMPLES if "bank" in path.parts and path.name != "catalogue.yaml"])
def test_sound_journeys_have_no_fault_by_the_schema_of_their_workspace(
    server: LanguageServer, bank: str, path: Path
) -> None:
    text = path.read_text("utf-8").partition("\n")[2]
    assert Editor(server, bank + text).faults == []


def test_without_the_comment_nothing_is_known(server: LanguageServer) -> None:
    assert Editor(server, STAGES + "gaol: x\n").faults == []
