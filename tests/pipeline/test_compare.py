"""What `diff` compares: today's files with a folder or a revision, both judged as of one day.

If it fails, a change is held against the wrong files, or a base that can't be read counts as an empty one.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.errors import CannotRun
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare
from tests.files.git_repository import repository

from .workspaces import JOURNEY, write

DAY = date(2026, 11, 21)
SEEN = "journey: a\ntitle: T\ndata_sources: {clicks: {title: C, type: web-analytics}}\n"
BEFORE = SEEN + "stages: [{id: s, title: S, data: [clicks]}]\n"
AFTER = SEEN + "stages: [{id: s, title: S}]\n"


def test_a_folder_is_the_base(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", {"a.yaml": BEFORE}), write(tmp_path / "new", {"a.yaml": AFTER})
    found = compare(str(old), [str(new)], None, DAY)
    assert found.difference.is_regression
    assert found.base.commit is None
    assert not found.base_is_empty
    assert [Path(name).name for name in found.files] == ["a.yaml"]
    assert not compare(str(new), [str(old)], None, DAY).difference.is_regression


def test_a_revision_is_the_base_and_its_commit_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo")
    write(repo.root, {"journeys/a.yaml": BEFORE})
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "before")
    monkeypatch.chdir(repo.root)
    (repo.root / "journeys/a.yaml").write_text(AFTER, "utf-8")
    found = compare("HEAD", ["journeys"], None, DAY)
    assert found.base.commit == repo.git("rev-parse", "HEAD").strip()
    assert found.difference.is_regression


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_compared(tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"a.yaml": BEFORE})
    new = write(tmp_path / "new", {"a.yaml": AFTER, "b.yaml": "journey: b\ntitle: [\n"})
    found = compare(str(old), [str(new)], None, DAY)
    assert [(fault.code, Path(fault.file).name) for fault in found.faults] == [("CX102", "b.yaml"), ("CX002", "b.yaml")]
    assert found.difference.is_regression


def test_a_base_without_journeys_is_said_to_be_empty(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", {}), write(tmp_path / "new", {"a.yaml": JOURNEY})
    old.mkdir(exist_ok=True)
    assert compare(str(old), [str(new)], None, DAY).base_is_empty


@pytest.mark.parametrize("base", ["", "no-such-revision-or-folder", "\0"])
def test_what_is_no_base_keeps_it_from_running(tmp_path: Path, base: str) -> None:
    new = write(tmp_path / "new", {"a.yaml": JOURNEY})
    with pytest.raises(CannotRun, match=r"--base|revision|repository"):
        compare(base, [str(new)], None, DAY)


def test_standard_input_is_never_compared() -> None:
    with pytest.raises(CannotRun, match="standard input"):
        compare("HEAD", ["-"], None, DAY)


@pytest.mark.parametrize("fault", ["x-broken: [: broken\n", "teams: {a: {titel: A}}\n"])
def test_a_waiver_in_a_catalogue_that_cannot_be_read_is_not_gone(tmp_path: Path, fault: str) -> None:
    catalogue = "waivers:\n  - {rule: CX203, stage: one, reason: Later, until: 2027-01-01}\n"
    sound = write(tmp_path / "sound", {"catalogue.yaml": catalogue, "a.yaml": JOURNEY})
    broken = write(tmp_path / "broken", {"catalogue.yaml": catalogue + fault, "a.yaml": JOURNEY})
    bare = write(tmp_path / "bare", {"catalogue.yaml": "teams: {}\n", "a.yaml": JOURNEY})
    for base, today in ((sound, broken), (broken, sound)):
        assert compare(str(base), [str(today)], None, DAY).difference.waivers == ()
    assert [one.after for one in compare(str(sound), [str(bare)], None, DAY).difference.waivers] == [None]


def test_a_waiver_in_a_file_that_cannot_be_judged_is_not_gone(tmp_path: Path) -> None:
    waiver = "waivers:\n  - {rule: CX203, stage: one, reason: Later, until: 2027-01-01}\n"
    text = f"journey: j\ntitle: J\n{waiver}stages:\n  - {{id: one, title: One}}\n"
    sound = write(tmp_path / "sound", {"j.yaml": text})
    broken = write(tmp_path / "broken", {"j.yaml": text.replace("title: One", "titel: One")})
    for base, today in ((sound, broken), (broken, sound)):
        assert compare(str(base), [str(today)], None, DAY).difference.waivers == ()


TWO = """
journey: KEY
title: NAME
stages:
  - id: looks
    title: Looks
    touchpoints: [{id: site, title: Site, channel: web}, {id: desk, title: Desk, channel: phone}]
  - id: pays
    title: Pays
    touchpoints: [{id: card, title: Card, channel: web}, {id: call, title: Call, channel: phone}]
personas: {ben: {title: Ben, share: 1, access: {internet: none}}}
"""


def test_a_journey_of_another_id_and_title_is_known_by_its_stages_and_hides_no_loss(tmp_path: Path) -> None:
    before = TWO.replace("KEY", "buys").replace("NAME", "Buys a ticket")
    after = (
        TWO.replace("KEY", "travels")
        .replace("NAME", "On the way")
        .replace(", {id: call, title: Call, channel: phone}", "")
    )
    old, new = write(tmp_path / "old", {"a.yaml": before}), write(tmp_path / "new", {"b.yaml": after})
    difference = compare(str(old), [str(new)], None, DAY).difference
    (journey,) = difference.journeys
    assert [(one.persona, one.stranded_at) for one in journey.newly_stranded] == [("ben", ("pays",))]
    assert difference.is_regression


def test_a_channel_that_one_journey_defines_for_itself_is_told_with_the_journey(tmp_path: Path) -> None:
    other = TWO.replace("KEY", "other").replace("NAME", "Another").replace("ben", "bea")
    own = TWO.replace("KEY", "buys").replace("NAME", "Buys a ticket")
    calls = "channels: {phone: {title: Phone, kind: voice, asks_for: [hearing]}}\n"
    old = write(tmp_path / "old", {"a.yaml": other, "b.yaml": own})
    new = write(tmp_path / "new", {"a.yaml": other, "b.yaml": own + calls})
    difference = compare(str(old), [str(new)], None, DAY).difference
    assert [(one.kind, one.id, one.journey) for one in difference.definitions] == [("channel", "phone", "buys")]
    (told,) = shared_sentences(difference, language("en"))
    assert told.startswith("the channel phone in the journey buys: ")
