"""An id is renamed where it is defined and wherever it is named, and nothing else changes.

If it fails, a renamed persona is missing from half the maps, or a colleague's comments are gone.
"""

import shutil
from pathlib import Path

import pytest

from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.pipeline.rename_id import RenamedId, parse_renaming, renamable, rename_in_workspaces
from tests.paths import JOURNEYS, ROOT

from .workspaces import told, write

CATALOGUE = """\
personas: {dara: {title: Dara}}
data_sources:
  clicks:  # every day
    title: Clicks
    type: web-analytics
    refreshed: 2026-11-20
    binding: {file: clicks.csv, customer: c, time: t, stages: {column: e, map: {view: looks}}}
waivers:
  - {rule: CX301, stage: looks, persona: dara, reason: Nobody asks., until: 2026-12-31}
"""
BUYS = """\
journey: buys
title: Buys
travelled_by: [dara]
stages:
  - id: looks  # first
    title: Looks
    data: ["clicks"]
    emotions: {dara: 1}
    next: [pays]
  - {id: pays, title: Pays, metrics: [{title: T, kind: other, value: 3, source: clicks}]}
"""
OTHER = """\
journey: other
title: Other
stages: [{id: pays, title: Pays, journey: buys}]
"""
FILES = {"catalogue.yaml": CATALOGUE, "buys.yaml": BUYS, "other.yaml": OTHER}


def renamed(folder: Path, what: str, new: str) -> RenamedId:
    return rename_in_workspaces([str(folder)], None, parse_renaming(what, new))


def after(folder: Path, what: str, new: str) -> dict[str, str]:
    """Return what files say after a renaming, by their names; those that it leaves alone are missing."""
    return {file.path.name: file.after.text for file in renamed(folder, what, new).changed}


def test_a_persona_in_every_place(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert after(tmp_path, "persona:dara", "first-job") == {
        "catalogue.yaml": CATALOGUE.replace("{dara:", "{first-job:").replace("persona: dara", "persona: first-job"),
        "buys.yaml": BUYS.replace("dara", "first-job"),
    }


def test_a_team_that_is_asked_and_whoever_is_asked_in_words(tmp_path: Path) -> None:
    text = """\
journey: buys
title: Buys
teams: {web: {title: W}}
asks: [{question: Why?, to: web}, {question: How?, to: web team, owner: web}]
stages: [{id: looks, title: Looks, asks: [{question: "web", to: "web"}]}]
"""
    write(tmp_path, {"buys.yaml": text})
    assert after(tmp_path, "team:web", "digital") == {
        "buys.yaml": text.replace("{web:", "{digital:").replace("to: web}", "to: digital}")
        .replace("owner: web", "owner: digital").replace('to: "web"', 'to: "digital"')
    }  # fmt: skip


def test_a_source_keeps_its_comment_and_the_quotes_around_it(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert after(tmp_path, "source:clicks", "visits") == {
        "catalogue.yaml": CATALOGUE.replace("  clicks:  # every day", "  visits:  # every day"),
        "buys.yaml": BUYS.replace('"clicks"', '"visits"').replace("source: clicks", "source: visits"),
    }


def test_a_stage_in_its_journey_and_in_bindings_and_waivers(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert after(tmp_path, "stage:looks", "browses") == {
        "catalogue.yaml": CATALOGUE.replace(" looks", " browses"),
        "buys.yaml": BUYS.replace("id: looks", "id: browses"),
    }


def test_a_stage_of_one_of_several_journeys(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    with pytest.raises(CannotRun, match=r"several places .*buys\.yaml:10, .*other\.yaml:3.*stage:buys/pays"):
        renamed(tmp_path, "stage:pays", "settles")
    assert after(tmp_path, "stage:buys/pays", "settles") == {"buys.yaml": BUYS.replace("pays", "settles")}


def test_a_stage_that_a_shared_binding_names_is_left_to_people(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "other.yaml": OTHER.replace("id: pays", "id: looks")})
    with pytest.raises(CannotRun, match=r"catalogue\.yaml:7 names stage .looks., which other journeys have too"):
        renamed(tmp_path, "stage:buys/looks", "browses")


def test_a_journey(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert after(tmp_path, "journey:buys", "shops") == {
        "buys.yaml": BUYS.replace("journey: buys", "journey: shops"),
        "other.yaml": OTHER.replace("journey: buys", "journey: shops"),
    }


@pytest.mark.parametrize(
    ("what", "new", "why"),
    [
        ("persona:darra", "x", "no persona has the id .darra.. Did you mean dara?"),
        ("persona:zzz", "x", "There are: dara"),
        ("person:dara", "x", "write one of team, persona"),
        ("persona", "x", "a colon and the id"),
        ("persona:dara", "First Job", "can't be an id"),
        ("persona:dara", "true", "can't be an id"),
        ("stage:buys/looks", "pays", r"there already \(.*buys\.yaml:10\)"),
        ("channel:web", "x", "no channel has the id"),
    ],
)
def test_what_cannot_be_renamed(tmp_path: Path, what: str, new: str, why: str) -> None:
    write(tmp_path, FILES)
    with pytest.raises(CannotRun, match=why):
        renamed(tmp_path, what, new)


def test_a_channel_takes_no_name_that_every_journey_knows(tmp_path: Path) -> None:
    write(tmp_path, {"catalogue.yaml": "channels: {kiosk2: {title: K, kind: physical}}\n", "buys.yaml": BUYS})
    with pytest.raises(CannotRun, match="every journey knows"):
        renamed(tmp_path, "channel:kiosk2", "web")


def test_what_cannot_be_read_might_name_it(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "third.yaml": "journey: third\ntitle: [\n"})
    with pytest.raises(CannotRun, match=r"third\.yaml can't be read"):
        renamed(tmp_path, "persona:dara", "first-job")


def test_ids_of_another_folder_are_others(tmp_path: Path) -> None:
    nested = {f"one/{name}": text for name, text in FILES.items()}
    write(tmp_path, {**nested, "two/catalogue.yaml": CATALOGUE, "two/a.yaml": BUYS.replace(": buys", ": b")})
    with pytest.raises(CannotRun, match="Name the folder"):
        renamed(tmp_path, "persona:dara", "first-job")
    assert set(after(tmp_path / "two", "persona:dara", "first-job")) == {"catalogue.yaml", "a.yaml"}


def test_records_that_still_have_the_old_id_are_named(tmp_path: Path) -> None:
    record = '{"format": 1, "sources": {"clicks": {"stages": {"buys/looks": {"rows": 1}}}}}'
    write(tmp_path, {**FILES, "evidence.json": record})
    for what in ("source:clicks", "stage:looks", "journey:buys"):
        assert [Path(name).name for name in renamed(tmp_path, what, "new-id").records] == ["evidence.json"]
    assert renamed(tmp_path, "persona:dara", "new-id").records == ()


def test_there_and_back_leaves_the_examples_as_they_were(tmp_path: Path) -> None:
    """Whatever is renamed: no fault comes of it, and renaming it back gives every byte back."""
    shutil.copytree(JOURNEYS, tmp_path / "journeys")
    _check_there_and_back(tmp_path / "journeys", slice(3, None, 60))


def test_there_and_back_in_the_whole_format(tmp_path: Path) -> None:
    text = (ROOT / "tests/whole/journey.yaml").read_text("utf-8")
    write(tmp_path, {"journey.yaml": text})
    _check_there_and_back(tmp_path, slice(None))


def _check_there_and_back(folder: Path, which: slice) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    faults = told(folder)
    names = renamable([str(folder)])
    assert names
    for name in names[which]:
        kind, _, old = name.partition(":")
        write_changed(renamed(folder, name, "renamed-id").changed)
        assert told(folder) == faults, name
        assert before != {path: path.read_bytes() for path in before}
        write_changed(renamed(folder, f"{kind}:renamed-id", old).changed)
        assert {path: path.read_bytes().replace(b'"', b"") for path in before} == {
            path: content.replace(b'"', b"") for path, content in before.items()
        }, name


def test_marks_and_line_breaks_stay(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + BUYS.replace("\n", "\r\n").replace("[dara]", "[]").replace("{dara: 1}", "{}").encode()
    write(tmp_path, {"catalogue.yaml": CATALOGUE.partition("waivers")[0], "buys.yaml": content})
    write_changed(renamed(tmp_path, "stage:looks", "browses").changed)
    assert (tmp_path / "buys.yaml").read_bytes() == content.replace(b"id: looks", b"id: browses")


def test_nothing_is_written_where_a_file_has_changed_meanwhile(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    changed = renamed(tmp_path, "persona:dara", "first-job").changed
    write(tmp_path, {"buys.yaml": BUYS + "# a colleague\n"})
    with pytest.raises(CannotRun, match=r"buys\.yaml has changed since"):
        write_changed(changed)
    assert (tmp_path / "catalogue.yaml").read_text() == CATALOGUE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["buys.yaml", "catalogue.yaml", "other.yaml"]


def test_a_file_behind_a_link_is_written_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"there/buys.yaml": BUYS})
    (tmp_path / "link.yaml").symlink_to(tmp_path / "there/buys.yaml")
    source = renamed(tmp_path / "there", "stage:looks", "browses").changed[0]
    write_changed([ChangedFile(tmp_path / "link.yaml", source.before, source.after)])
    assert (tmp_path / "link.yaml").is_symlink()
    assert "browses" in (tmp_path / "there/buys.yaml").read_text()


def test_what_was_written_is_put_back_where_the_next_file_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    changed = renamed(tmp_path, "persona:dara", "first-job").changed
    assert len(changed) == 2
    moved: list[Path] = []
    replace = Path.replace

    def refuse_the_second(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 2:
            raise PermissionError(13, "", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_second)
    with pytest.raises(CannotRun, match="can't be written"):
        write_changed(changed)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == FILES
