"""A workspace that uses the whole format, with hostile text wherever the format takes a text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from cxjourney.diagnostics import has_error
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from tests.paths import ROOT
from tests.report.conftest import DAY

WHOLE = ROOT / "tests" / "whole"
PAYLOADS = (
    "</script><script>self.ran=1</script>",
    '"><img src=https://evil.example/a.png onerror=self.ran=1>',
    "'><svg onload=self.ran=1><animate onbegin=self.ran=1>",
    "</style><style>*{background:url(https://evil.example/b)}</style>",
    "<!-- </noscript></template></textarea></title><iframe src=https://evil.example/>",
    "]]></text><script>self.ran=1</script>",
    "{{ 7*7 }}{% raw %} ${7*7} <i-0>",
    "<base href=https://evil.example/><meta http-equiv=refresh content='0;url=https://evil.example'>",
    'x" autofocus onfocus="self.ran=1',
    "\u202e\u2066evil</a:t></p:sp>",
    "=cmd|'/c calc'!A1 <a href=javascript:self.ran=1>go</a>",
)
"""What would run, load or break out, if any of it were taken for markup."""
_BARE = re.compile(r'"(\d{4}-\d\d-\d\d|\d+(?:min|[dwmyh]))"')
LINK = "https://evil.example/\"onmouseover='self.ran=1'<script>"


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where the texts stand."""
    if isinstance(value, str):
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from leaves(item, (*path, key))


def put(data: Any, path: tuple[str | int, ...], text: str) -> str:
    """Put a text in the place of another, and return that."""
    for part in path[:-1]:
        data = data[part]
    before: str = data[path[-1]]
    data[path[-1]] = text
    return before


def whole(name: str) -> Any:
    """Return what one of the two files of the whole format says."""
    document = parse(TextFile(name, (WHOLE / f"{name}.yaml").read_text("utf-8")), Bounds())
    assert isinstance(document, Document)
    for stage in document.data.get("stages", ()):
        stage.get("questions", []).append("Is it sure?")
    return document.data


def write(folder: Path, said: dict[str, Any]) -> None:
    """Write files, each text in a line of its own; days and lengths of time without quotes."""
    for name, data in said.items():
        text = _BARE.sub(r"\1", json.dumps(data, ensure_ascii=False, indent=1))
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def write_hostile(folder: Path) -> list[str]:
    """Write a workspace of hostile texts, and return them: where they would be ids, what was there stays.

    What a journey defines itself is no longer in its catalogue.
    """
    folder.mkdir()
    Image.new("RGB", (8, 8), "red").save(folder / "a.png")
    (folder / "i.yaml").write_text("journey: i\ntitle: I\nstages: [{id: a, title: A}]\n", "utf-8")
    said = {name: whole(name) for name in ("journey", "catalogue")}
    said["catalogue"] = {key: value for key, value in said["catalogue"].items() if key not in said["journey"]}
    places: dict[int, tuple[Any, tuple[str | int, ...], str]] = {}
    for data in said.values():
        for path in [path for path in leaves(data) if path[-1] not in ("id", "journey", "file")]:
            if "questions" in path and _at(data, path) == "q":  # a step names it, in the same words
                continue
            number = len(places)
            text = LINK if path[-1] == "link" else PAYLOADS[number % len(PAYLOADS)] + " "
            places[number] = data, path, put(data, path, f"{text}№{number}")
    while refused := _refused(folder, said):
        for number in refused:
            data, path, before = places.pop(number)
            put(data, path, before)
    return [text for data in said.values() for path in leaves(data) if "№" in (text := _at(data, path))]


def _refused(folder: Path, said: dict[str, Any]) -> set[int]:
    """Write files, and return the numbers of texts that stand in lines with a fault."""
    write(folder, said)
    found: set[int] = set()
    faults = study_journeys(StudyRequest([str(folder)], None), DAY).faults
    for fault in faults:
        if has_error((fault,)):
            lines = (folder / fault.file.rpartition("/")[2]).read_text("utf-8").split("\n")
            numbers = re.findall(r"№(\d+)", lines[fault.span.line - 1])
            assert numbers, fault
            found.update(map(int, numbers))
    return found


def _at(data: Any, path: tuple[str | int, ...]) -> str:
    for part in path:
        data = data[part]
    return str(data)
