"""Every slip that has a right fix is fixed, and nothing else changes.

If it fails, `fix` leaves a fault, makes one, or touches what somebody wrote.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import pytest

from cxjourney.cache.key import CheckRequest
from cxjourney.edit.patch import is_same
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.fix_findings import FixChoice, FixedFindings, fix_findings
from tests.paths import ROOT
from tests.pipeline.faulty_journeys import Slip, slips

DAY = date(2026, 11, 30)
FOLDERS = ["bank", "benefit", "hospital", "shop", "telephone"]
EACH = int(os.environ.get("CXJOURNEY_MUTANTS", "120")) // len(FOLDERS)
RESTORED = ("key", "title", "word", "expired waiver", "unused waiver", "journey")
"""Of these slips a safe fix brings the very text back; of others, what it says."""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> list[Path]:
    """Copy an example, and return its files."""
    (tmp_path / "journeys" / request.param).mkdir(parents=True)
    for file in [ROOT / "journeys" / "catalogue.yaml", *(ROOT / "journeys" / request.param).glob("*.yaml")]:
        (tmp_path / file.relative_to(ROOT)).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    return sorted(tmp_path.glob("journeys/*/*.yaml"))


def fix(*, unsafe: bool) -> FixedFindings:
    request = CheckRequest(["journeys"], None, None, None, None, 1)
    return fix_findings(request, FixChoice(unsafe=unsafe), DAY)


def counts(found: FixedFindings) -> Counter[tuple[str, str]]:
    return Counter((one.file, one.code) for one in found.left.findings if one.code.startswith(("CX0", "CX1")))


def data(text: str) -> object:
    document = parse(TextFile("file", text))
    assert isinstance(document, Document)
    return document.data


def mutants(files: list[Path], random: Random) -> Iterator[tuple[Path, Slip]]:
    every = {file: slips(file.read_text("utf-8"), random) for file in files}
    for number in range(EACH):
        file = files[number % len(files)]
        yield file, next(every[file])


@pytest.mark.parametrize("workspace", FOLDERS, indirect=True)
def test_what_is_fixed_is_right_and_all_else_stays(workspace: list[Path], request: pytest.FixtureRequest) -> None:
    for change in fix(unsafe=True).changed:  # what the examples show of spent waivers
        change.path.write_text(change.after.text, "utf-8")
    original = {file: file.read_text("utf-8") for file in workspace}
    before, fixed = counts(fix(unsafe=False)), 0
    for file, slip in mutants(workspace, Random(request.node.name)):
        file.write_text(slip.text, "utf-8")
        for unsafe in (False, True):
            found = fix(unsafe=unsafe)
            if not found.made:
                continue
            fixed += 1
            said = f"{slip.kind}: {[(one.message, one.fix and one.fix.title) for one in found.made]}"
            made = {(one.file, one.code) for one in found.made}
            assert not made.intersection(counts(found) - before), said
            for change in found.changed:
                assert _changed_lines(change.before.text, change.after.text) <= _lines_of(found, change.before.name), (
                    said
                )
                change.path.write_text(change.after.text, "utf-8")
            assert not fix(unsafe=unsafe).changed, said
            text = file.read_text("utf-8")
            if not unsafe and slip.kind in RESTORED:
                assert text == original[file], said
            elif not unsafe and slip.kind not in ("id", "no id", "ticket"):
                assert is_same(data(text), data(original[file])), said
            break
        for path, text in original.items():
            path.write_text(text, "utf-8")
    assert fixed > EACH * 0.6


def _changed_lines(before: str, after: str) -> set[int]:
    """Return the lines that are others now, or behind which a line came."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    changed: set[int] = set()
    for kind, start, end, *_ in matcher.get_opcodes():
        if kind != "equal":
            changed |= {*range(start + 1, max(end, start) + 1)} or {start}
    return changed


def _lines_of(found: FixedFindings, file: str) -> set[int]:
    """Return the lines of what was fixed in a file: of a waiver its key, and as many lines as it has."""
    lines: set[int] = set()
    for one in (one for one in found.made if one.file == file):
        around = 4 if one.code in ("CX105", "CX106") else 0
        lines |= {*range(one.span.line - around, one.span.end_line + around + 1)}
    return lines
