"""What is read of Mermaid's diagrams, and what is written, held against Mermaid's own parser.

If it fails, a diagram is read as something else than Mermaid draws, or an export is no diagram at all.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cxjourney.exporters.mermaid import write
from cxjourney.files.text_file import TextFile, decode
from cxjourney.importers.draft import ImportOptions
from cxjourney.importers.mermaid import read
from cxjourney.importers.mermaid_grammar import MermaidJourney, parse_mermaid
from cxjourney.languages import language
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.text.mermaid_codes import decode_mermaid
from tests.importers.drafts import draft_texts
from tests.paths import ROOT

FOLDER = Path(__file__).parent / "mermaid"
DIAGRAMS = sorted((FOLDER / "diagrams").glob("*.mmd"))
Said = dict[str, Any]


class Mermaid:
    """Mermaid's own parser, in a process that answers one diagram after the other."""

    def __init__(self) -> None:
        command = ["node", str(FOLDER / "read.mjs")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def read(self, text: str) -> Said:
        """What it makes of a diagram."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(text)}\n")
        self.process.stdin.flush()
        answer: Said = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def mermaid() -> Iterator[Mermaid]:
    if shutil.which("node") is None or not (FOLDER / "node_modules/mermaid").is_dir():
        assert not os.environ.get("CI"), "npm ci --prefix tests/importers/mermaid installs Mermaid"
        pytest.skip("npm ci --ignore-scripts --prefix tests/importers/mermaid installs Mermaid's parser")
    parser = Mermaid()
    yield parser
    parser.process.communicate()


def number(text: str) -> float:
    return {"NaN": nan, "Infinity": inf, "-Infinity": -inf}.get(text) or float(text)


def plain(text: str) -> str:
    """A text in which Mermaid has marks for entity codes."""
    return re.sub("ﬂ°°?(\\w+)¶ß", lambda code: decode_mermaid(f"#{code[1]};"), text)


def theirs(said: Said, with_title: bool) -> Said:
    if not said["taken"]:
        return said
    tasks = [
        [plain(section), plain(task), f"{number(score)}", [plain(who) for who in people]]
        for section, task, score, people in said["tasks"]
    ]
    return {
        "taken": True,
        "title": plain(said["title"]).strip() if with_title else "",
        "accTitle": plain(said["accTitle"]),
        "accDescription": " ".join(plain(said["accDescription"]).split()),
        "sections": [plain(section) for section in said["sections"]],
        "tasks": tasks,
    }


def ours(text: str, with_title: bool) -> Said:
    found = parse_mermaid(text)
    if not isinstance(found, MermaidJourney):
        return {"taken": False}
    return {
        "taken": True,
        "title": found.title.strip() if with_title else "",
        "accTitle": found.acc_title,
        "accDescription": " ".join(found.acc_description.split()),
        "sections": [name for _, name in found.sections],
        "tasks": [[one.section, one.name, f"{one.score}", [*one.actors]] for one in found.tasks],
    }


def hold(mermaid: Mermaid, text: str) -> None:
    """Hold one diagram against Mermaid; its parser alone knows nothing of a title in front matter."""
    with_title = not text.lstrip().startswith("---")
    assert ours(text, with_title) == theirs(mermaid.read(text), with_title)


@pytest.mark.parametrize("diagram", DIAGRAMS, ids=lambda path: path.stem)
def test_odd_diagrams_are_read_as_mermaid_reads_them(mermaid: Mermaid, diagram: Path) -> None:
    source = decode(diagram.read_bytes(), diagram.name)
    assert isinstance(source, TextFile)
    hold(mermaid, source.text)


def test_there_are_diagrams_of_both_kinds(mermaid: Mermaid) -> None:
    verdicts = [bool(mermaid.read(path.read_text("utf-8"))["taken"]) for path in DIAGRAMS]
    assert len(DIAGRAMS) >= 30
    assert verdicts.count(True) > 20
    assert verdicts.count(False) > 5


PIECES = st.sampled_from(
    [
        *("journey", "JOURNEY", "title", "Title ", "section", " section ", "accTitle", "accDescr", ":", ": ", ";"),
        *("#", "#quot;", "#9829;", "%%", "%%{init: {}}%%", "%%{wrap}%%", "%%{init", "}%%", "}", "{", " ", "  "),
        *("\n", "\n", "\n  ", "\r\n", "\r", "\t", "\u00a0", "A", "Buys", "5", "3.5", "0x5", "1e1", "Infinity", "good"),
        *("5/5", "۵", ",", "Me", "Me, You", "---", "---\n", "a: b\n", "// c", "：", "- ", "<br/>", "style", "classDef"),
        *("é", "ſection A", "Task: 5: Me\n", "section S\n", "title T\n", "K: 4\n", ".5", "5.", "-1", "+2", "1_0"),
        *("0b11", "%", "% c\n", "\n%% c\n", "\n\n"),
    ]
)
BEFORE = st.sampled_from(
    ["journey\n", "journey\n  ", "journey ", "journey", "---\ntitle: X\n---\njourney\n", "%% c\n", ""]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=BEFORE, pieces=st.lists(PIECES, max_size=14))
@example(before="journey\n", pieces=["title", "\n\n%% c\n", "A"])
@example(before="journey\n", pieces=["style", ":", "#9829;", ";"])
@example(before="journey\n", pieces=["A", "%%", " b: 3"])
@example(before="journey\n", pieces=["accDescr", ": ", "\n\n"])
@example(before="journey\n", pieces=["accTitle", ": ", "\n", "A: 3"])
def test_any_text_is_read_as_mermaid_reads_it(mermaid: Mermaid, before: str, pieces: list[str]) -> None:
    hold(mermaid, before + "".join(pieces))


TITLES = (
    st.lists(
        st.sampled_from([*"ab 12:;#%{}<>,\"'&`\\-–é好ش/=\u00a0\u200c"])
        | st.sampled_from(["title ", "section ", "journey ", "%%{", "}%%", "#quot;", "C4Container"]),
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)


@st.composite
def journeys(draw: st.DrawFn) -> str:
    """A journey with phases, personas and emotions, and titles that mean something to Mermaid."""
    personas = [f"p{n}" for n in range(draw(st.integers(0, 3)))]
    phases = [f"f{n}" for n in range(draw(st.integers(0, 2)))]
    stages = []
    for n in range(draw(st.integers(1, 4))):
        who: list[str] = draw(st.lists(st.sampled_from(personas), unique=True)) if personas else []
        scores = {one: draw(st.integers(-8, 8)) / 4 for one in who}
        stage: Said = {"id": f"s{n}", "title": draw(TITLES), "emotions": scores}
        if draw(st.booleans()) and phases:
            stage["phase"] = draw(st.sampled_from([*phases, "before"]))
        if draw(st.booleans()) and who:
            stage["travelled_by"] = draw(st.sampled_from([personas, who]))
        stages.append({key: value for key, value in stage.items() if value != {}})
    data = {
        "journey": "j",
        "title": draw(TITLES),
        "phases": [{"id": one, "title": draw(TITLES)} for one in phases],
        "personas": {one: {"title": draw(TITLES)} for one in personas},
        "stages": stages,
    }
    return json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)


def told(folder: Path, text: str | None = None) -> Said:
    """Write a journey, and tell what a diagram of it can hold, and the diagram."""
    if text is not None:
        (folder / "j.yaml").write_text(text, "utf-8")
    (study,) = study_journeys(StudyRequest([str(folder)], None), date.min).studies
    journey = study.journey
    return {
        "journey": (journey.journey, " ".join(journey.title.split())),
        "phases": {(one.id, " ".join(one.title.split())) for one in journey.phases},
        "personas": {id_: " ".join(one.title.split()) for id_, one in study.travellers.items()},
        "stages": [
            (
                *(one.id, " ".join(one.title.split()), one.phase, one.travelled_by),
                *sorted((who, felt.score) for who, felt in one.emotions.items()),
            )
            for one in journey.stages
        ],
        "diagram": write(study, language(journey.language)).text,
    }


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=journeys())
def test_any_export_is_taken_by_mermaid_and_comes_back_the_same(mermaid: Mermaid, text: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        first = told(Path(place), text)
        diagram = first.pop("diagram")
        said = mermaid.read(diagram)
        assert said["taken"]
        hold(mermaid, diagram)
        scored = sum(len({score for _, score in stage[4:]}) for stage in first["stages"])
        assert len(said["tasks"]) == scored
        draft = read([TextFile("j.mmd", diagram)], ImportOptions())
        assert draft.not_carried == []
        again = Path(place) / "again"
        again.mkdir()
        for name, content in draft_texts(draft).items():
            (again / name).write_text(content, "utf-8")
        assert {**told(again), "diagram": ""} == {**first, "diagram": ""}


def test_every_journey_of_the_example_is_taken(mermaid: Mermaid) -> None:
    for study in study_journeys(StudyRequest([str(ROOT / "journeys")], None), date.min).studies:
        diagram = write(study, language(study.journey.language)).text
        assert mermaid.read(diagram)["taken"], diagram
        hold(mermaid, diagram)
