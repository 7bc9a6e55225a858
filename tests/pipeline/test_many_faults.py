"""A file with faults by the thousand: the first hundred of a kind are told, and how many more there are.

If it fails, one wrong paste floods a report, or faults of another kind are never shown.
"""

from pathlib import Path

import pytest

from cxjourney.deserialize.entities import MAX_FAULTS
from cxjourney.diagnostics import Diagnostic
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

STAGE = "  - {id: s, title: S}\n"
HEAD = "journey: a\ntitle: T\n"


def told(tmp_path: Path, **files: str) -> list[Diagnostic]:
    for name, text in files.items():
        path = tmp_path.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return faults(load([tmp_path]))


def personas(count: int) -> str:
    return "personas:\n" + "".join(f"  p{n}: {{title: P}}\n" for n in range(count))


@pytest.mark.parametrize("more", [0, 1, 2300])
def test_keys_that_stand_twice(tmp_path: Path, more: int) -> None:
    twice = "title: T\n" * (MAX_FAULTS + more)
    found = told(tmp_path, a=f"{HEAD}{twice}stages:\n{STAGE}")
    assert {one.code for one in found} == {"CX003"}
    said(found, more, 3 + MAX_FAULTS)


@pytest.mark.parametrize("more", [0, 1, 2300])
def test_ids_that_stand_twice(tmp_path: Path, more: int) -> None:
    found = told(tmp_path, a=f"{HEAD}stages:\n{STAGE * (1 + MAX_FAULTS + more)}")
    assert {one.code for one in found} == {"CX104"}
    said(found, more, 5 + MAX_FAULTS)


@pytest.mark.parametrize("below", ["below__catalogue", "below__a"])
def test_ids_that_stand_in_a_catalogue_above(tmp_path: Path, below: str) -> None:
    journey = "journey: a\ntitle: T\nstages: [{id: s, title: S}]\n"
    again = personas(MAX_FAULTS + 7)
    files = {below: again if below.endswith("catalogue") else journey + again}
    found = told(tmp_path, catalogue=again, b=journey.replace("journey: a", "journey: b"), **files)
    assert {one.code for one in found} == {"CX104"}
    said(found, 7, (2 if below.endswith("catalogue") else 5) + MAX_FAULTS)


def test_each_kind_is_told_and_where_reading_ended(tmp_path: Path) -> None:
    twice = "title: T\n" * (MAX_FAULTS + 50)
    found = told(tmp_path, a=f"{HEAD}{twice}stages: [\n")
    assert [one.code for one in found].count("CX002") == 1
    assert len(found) == MAX_FAULTS + 2


def said(found: list[Diagnostic], more: int, line: int) -> None:
    assert len(found) == MAX_FAULTS + (more > 0)
    if more:
        number = f"{more:,} more fault{'s' if more > 1 else ''}"
        assert found[-1].message == f"And {number} of this kind in this file."
        assert found[-1].span.line == line
        assert found[-1].help == "Fix those above first."
    assert not any("And " in one.message for one in found[:MAX_FAULTS])
