"""An edit reads each text once, and judges no more than it has to.

If it fails, somebody who edits a large journey, or answers for two hundred of them, waits for the same thing twice.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxjourney.cache.key import CheckRequest
from cxjourney.edit.apply import patched_document
from cxjourney.edit.patch import AddKey, Replace
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.parse import document
from cxjourney.parse.events import walk
from cxjourney.pipeline import load
from cxjourney.pipeline.answer_sheets import answer_sheets
from cxjourney.pipeline.changed_workspace import ReadWorkspace, change_workspace
from cxjourney.pipeline.fix_findings import FixChoice, fix_findings
from cxjourney.pipeline.named_pictures import look_at_pictures
from cxjourney.pipeline.new_entity import add_to_workspace
from cxjourney.pipeline.rename_id import parse_renaming, rename_in_workspaces
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.tables.grid import Grid
from cxjourney.workspace.assembly import assemble
from cxjourney.workspace.new_entity import NewEntity

from .workspaces import write

DAY = date(2026, 11, 21)
CATALOGUE = "personas: {dara: {title: Dara}}\ndata_sources: {clicks: {title: Clicks, type: web-analytics}}\n"
BUYS = "journey: buys\ntitle: Buys\ntravelled_by: [dara]\nstages:\n  - {id: looks, title: Looks}\n"
PAYS = "journey: pays\ntitle: Pays\nstages:\n  - id: pays\n    title: Pays\n    data: [clicks]\n"
FAULTY = "journey: faulty\ntitle: Faulty\nstages: [{id: s, title: S, data: [nothing]}]\n"


class Work:
    """What was done: how often each text was parsed, and how often a workspace was assembled, or pictures looked at."""

    def __init__(self) -> None:
        self.parsed: Counter[str] = Counter()
        self.assembled = self.looked_at = 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done = Work()

    def counted(text: str, *bounds: int) -> object:
        done.parsed[text] += 1
        return walk(text, *bounds)

    def assembled(*args: object) -> object:
        done.assembled += 1
        return assemble(*args)  # type: ignore[arg-type]

    def looked_at(*args: object) -> object:
        done.looked_at += 1
        return look_at_pictures(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(document, "walk", counted)
    monkeypatch.setattr(load, "assemble", assembled)
    monkeypatch.setattr(load, "look_at_pictures", looked_at)
    return done


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, {"catalogue.yaml": CATALOGUE, "buys.yaml": BUYS, "pays.yaml": PAYS})


def new_stage(home: Path) -> list[ChangedFile]:
    return add_to_workspace([str(home)], None, NewEntity("stage", "Leaves", None, {}, "buys"))


def renamed(home: Path) -> list[ChangedFile]:
    return [*rename_in_workspaces([str(home)], None, parse_renaming("persona:dara", "first-job")).changed]


def answered(home: Path) -> list[ChangedFile]:
    rows = (("journey", "stage", "source.title", "source.type"), ("Buys", "Looks", "Exit poll", "interviews"))
    return [*answer_sheets([Grid("answers.csv", "", rows)], [str(home)], None, DAY).changed]


@pytest.mark.parametrize(("edit", "files", "assembled"), [(new_stage, 1, 1), (renamed, 2, 1), (answered, 2, 2)])
def test_each_text_is_parsed_once(
    edit: Callable[[Path], list[ChangedFile]], files: int, assembled: int, home: Path, work: Work
) -> None:
    """What lights up by answers asks for the workspace as it was; otherwise only the one to be is assembled."""
    changed = edit(home)
    assert len(changed) == files
    assert work.parsed == Counter([CATALOGUE, BUYS, PAYS, *(file.after.text for file in changed)])
    assert (work.assembled, work.looked_at) == (assembled, 0)


def test_a_fault_that_was_there_keeps_nobody_from_an_edit(home: Path, work: Work) -> None:
    write(home, {"faulty.yaml": FAULTY})
    (changed,) = new_stage(home)
    assert work.parsed == Counter([CATALOGUE, BUYS, PAYS, FAULTY, changed.after.text])
    assert work.assembled == 2


@pytest.mark.parametrize(("before", "after"), [("", "gone.png"), ("gone.png", "gone.png"), ("gone.png", "other.png")])
def test_pictures_are_looked_at_where_another_is_named(before: str, after: str, home: Path, work: Work) -> None:
    image = "    image: {file: gone.png, alt: Shop}\n"
    write(home, {"pays.yaml": PAYS + (image if before else "")})
    (group,) = find_workspace_groups([str(home)], Configurations(None))
    workspace = ReadWorkspace(group.found[0], group.settings.limits)
    pays = next(file.document for file in workspace.files if file.document.source.name.endswith("pays.yaml"))
    path = ("stages", 0, "image")
    patch = Replace((*path, "file"), after) if before else AddKey(path[:-1], "image", {"file": after, "alt": "Shop"})
    documents = {pays.source.name: patched_document(pays, [patch])}
    if before:  # as many pictures are missing as before
        change_workspace(workspace, documents)
    else:
        with pytest.raises(CannotRun, match=r"pays\.yaml:7.*no file"):
            change_workspace(workspace, documents)
    assert bool(work.looked_at) == (before != after)


def test_a_fix_parses_each_text_once(tmp_path: Path, work: Work) -> None:
    """Of many journeys, which are judged one by one; what is said of all of them opens the first once more."""
    texts = [f"journey: j{number}\ntittle: J {number}\nstages: [{{id: s, title: S}}]\n" for number in range(30)]
    write(tmp_path, {"catalogue.yaml": CATALOGUE, **{f"j{number}.yaml": text for number, text in enumerate(texts)}})
    request = CheckRequest([str(tmp_path)], None, None, None, None)
    fixed = fix_findings(request, FixChoice(), DAY)
    assert len(fixed.made) == 30
    once = Counter([CATALOGUE, *texts, *(text.replace("tittle", "title") for text in texts)])
    assert work.parsed - once <= Counter([fixed.changed[0].after.text])
    assert once <= work.parsed
