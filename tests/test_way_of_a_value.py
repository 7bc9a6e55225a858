"""The way of a value from bytes to a line of output, as docs/contributing.md tells it, held against a real run.

If it fails, whoever follows a value through the code by the guide ends in the wrong module.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

import cxjourney
from cxjourney.cli.app import run

PACKAGE = Path(cxjourney.__file__).parent
GUIDE = (PACKAGE.parent / "docs/contributing.md").read_text("utf-8")
MOST = 15
"""At most this many modules are to be opened by whoever follows a value."""
HANDED_ON = {
    "files/filesystem.py": "reads bytes, and returns what text_file makes of them",
    "files/discover.py": "reads the files that were found, before anything is asked of them",
    "pipeline/workspace_groups.py": "sorts workspaces by configuration",
    "pipeline/cached_report.py": "asks the cache",
    "pipeline/parsed_text_cache.py": "has each text parsed once",
    "pipeline/quality_gate.py": "adds what the report is held against",
    "cli/ci.py": "adds paths as CI knows them",
    "workspace/definitions.py": "lists the ids that are defined",
    "workspace/workspace.py": "holds a journey beside what it sees",
    "lint/waivers.py": "leaves out what is waived",
    "diagnostics.py": "sorts findings",
    "languages/localisation.py": "puts words around it",
    "text/escape_unseen.py": "makes unseen characters seen",
    "text/escape_commands.py": "breaks what a build service would take for a command",
    "formats/terminal.py": "colours and replaces characters",
}
"""Modules that return the value as they took it, and what they do meanwhile: nobody has to open them to follow it."""
JOURNEY = """
journey: renew
title: Renews a policy
stages:
  - {id: notice, title: Gets the notice, data: [panel-next-year]}
data_sources:
  panel-next-year: {title: Panel, type: survey, status: planned}
"""


def _holds(thing: object, text: str, seen: set[int], depth: int = 8) -> bool:
    """Return whether a text stands somewhere in a thing, at most this deep."""
    if isinstance(thing, str):
        return text in thing
    if isinstance(thing, bytes):
        return text.encode() in thing
    if depth == 0 or id(thing) in seen or isinstance(thing, type) or callable(thing):
        return False
    seen.add(id(thing))
    return any(_holds(part, text, seen, depth - 1) for part in _parts(thing))


def _parts(thing: object) -> Iterator[object]:
    if isinstance(thing, dict):
        yield from (part for pair in thing.items() for part in pair)
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from thing
    yield from getattr(thing, "__dict__", {}).values()
    slots = (name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ()))
    yield from (getattr(thing, name, None) for name in slots)


def _modules_that_return(text: str, arguments: list[str]) -> list[str]:
    """Return the modules that return something in which a text stands while a command runs, in the order of that."""
    found: dict[str, None] = {}

    def note(frame: FrameType, event: str, value: object) -> None:
        file = frame.f_code.co_filename
        if event == "return" and file.startswith(str(PACKAGE)) and frame.f_code.co_name != "<module>":
            module = Path(file).relative_to(PACKAGE).as_posix()
            if module not in found and _holds(value, text, set()):
                found[module] = None

    sys.setprofile(note)
    try:
        run(arguments)
    finally:
        sys.setprofile(None)
    return list(found)


def test_a_value_goes_through_the_modules_that_the_guide_names_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a path of any length would be broken into lines, by one more module
    Path("journey.yaml").write_text(JOURNEY)
    arguments = ["validate", "journey.yaml", "--no-cache", "--select", "CX301", "--as-of", "2026-11-28"]
    returning = _modules_that_return("panel-next-year", [*arguments, "-o", "said.txt"])
    said = Path("said.txt").read_text("utf-8")
    assert "CX301 warning: No data that counts sees what happens at notice: panel-next-year is planned." in said
    paragraph = GUIDE[GUIDE.index("- **From bytes to a finding**") : GUIDE.index("- **To a map:**")]
    named = re.findall(r"\b[0-9]+\. `cxjourney/([\w/]+\.py)`", paragraph)
    assert len(named) <= MOST
    assert set(named) == set(returning) - set(HANDED_ON)
    assert set(HANDED_ON) <= set(returning)
