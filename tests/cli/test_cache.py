"""What is kept between runs: a run that uses it says what one without it says, whatever happened before.

If it fails, a team is shown old findings for new files.
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cxjourney.cache.folder import open_cache
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import START_OF_FILE
from cxjourney.languages import FALLBACK
from cxjourney.pipeline.cached_report import judge_or_recall
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load_found
from cxjourney.pipeline.option_precedence import rule_selection
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from tests.paths import ROOT

from .command import COMMAND, JOURNEY, Ended, environment, run, write

DAY = date(2026, 11, 21)
DATED = """\
journey: dated
title: A journey with days
owner: house
review: {last: 2026-08-01, every: 90d}
stages:
  - id: looks
    title: Looks
    emotions: {dara: {score: 1, date: 2026-11-23, source: survey}}
    pain_points:
      - {id: long, title: It takes long, updated: 2026-06-01, evidence: [survey]}
    metrics:
      - {kind: csat, value: 3, date: 2026-05-20, source: survey}
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks, survey]}
waivers:
  - {rule: CX302, reason: Known, until: 2026-12-03}
  - {rule: CX303, reason: Known, until: 2026-11-20}
"""
CATALOGUE = """\
organisation: {title: House, vision: Everybody is served}
teams: {house: {title: House, role: insight}}
personas:
  dara: {title: Dara, share: {value: 0.6, date: 2026-10-01}, research: {interviews: 3, last: 2025-12-24}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20, cadence: daily, owner: house}
  survey: {title: Survey, type: survey, refreshed: 2026-09-01, warn_after: 80d, error_after: 100d, owner: house}
  diary: {title: Diary, type: diary-study, status: planned, expected: 2026-12-10, owner: house}
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder for the cache of one test."""
    return tmp_path / "kept"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace full of days."""
    folder = write(tmp_path / "work", catalogue=CATALOGUE, dated=DATED)
    for number in range(20):
        write(folder, **{f"more{number}": DATED.replace("journey: dated", f"journey: more-{number}")})
    return folder


def validate(folder: Path, kept: Path, *options: str, **env: str) -> Ended:
    ended = run("validate", ".", "--format", "json", *options, cwd=folder, env={"XDG_CACHE_HOME": str(kept)} | env)
    assert not ended.err
    return ended


def files(kept: Path, name: str = "cxjourney") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((kept / name).iterdir())}


def test_a_second_run_says_the_same_and_writes_nothing(workspace: Path, kept: Path) -> None:
    first = validate(workspace, kept)
    before = files(kept)
    stamps = [path.stat().st_mtime_ns for path in (kept / "cxjourney").iterdir()]
    assert validate(workspace, kept) == first == validate(workspace, kept, "--no-cache")
    assert files(kept) == before
    assert [path.stat().st_mtime_ns for path in (kept / "cxjourney").iterdir()] == stamps


def test_without_the_cache_nothing_is_kept(workspace: Path, kept: Path) -> None:
    validate(workspace, kept, "--no-cache")
    assert not kept.exists()


@pytest.mark.parametrize("form", ["text", "sarif", "github", "gitlab", "junit", "markdown"])
def test_every_format_says_the_same(workspace: Path, kept: Path, form: str) -> None:
    options = ("--format", form, "--show-info", "--fail-on", "warning", "--verbose")
    env = {"XDG_CACHE_HOME": str(kept)}
    first, second = (run("validate", ".", *options, cwd=workspace, env=env) for _ in range(2))
    assert first == second == run("validate", ".", *options, "--no-cache", cwd=workspace, env=env)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "dated.yaml").write_text(DATED.replace("owner: house\n", ""), "utf-8"),
        lambda folder: (folder / "dated.yaml").write_text(DATED.replace("importance", "x").replace("web", "phone")),
        lambda folder: (folder / "catalogue.yaml").write_text(CATALOGUE.replace("80d", "90d"), "utf-8"),
        lambda folder: (folder / "catalogue.yaml").unlink(),
        lambda folder: (folder / "dated.yaml").rename(folder / "renamed.yaml"),
        lambda folder: (folder / "more3.yaml").write_text("journey: [", "utf-8"),
        lambda folder: (folder / "more3.yaml").write_bytes(b"\xff"),
        lambda folder: write(folder, extra=DATED.replace("journey: dated", "journey: extra")),
        lambda folder: write(folder, twice=DATED),
        lambda folder: write(folder, neither="a: 1"),
        lambda folder: (folder / "cxjourney.toml").write_text('ignore = ["CX3"]'),
        lambda folder: (folder / "cxjourney.toml").write_text('exclude = ["more1*"]'),
        lambda folder: (folder / "cxjourney.toml").write_text("[limits]\nmax_nodes = 5"),
        lambda folder: (folder / "cxjourney.toml").write_text("[thresholds]\nCX306 = 2\nCX809 = '10d'"),
        lambda folder: (folder / "cxjourney.toml").write_text('[severity]\nCX5 = "error"'),
    ],
)
def test_a_change_is_seen(workspace: Path, kept: Path, change: object) -> None:
    before = validate(workspace, kept)
    assert callable(change)
    change(workspace)
    after = validate(workspace, kept)
    assert after == validate(workspace, kept, "--no-cache")
    assert after == validate(workspace, kept)
    assert after != before


@pytest.mark.parametrize(
    "options",
    [("--profile", "strict"), ("--select", "CX3"), ("--ignore", "CX3,CX5"), ("--as-of", "2027-03-01"),
     ("--as-of", "2026-12-04")],
)  # fmt: skip
def test_an_option_is_heeded(workspace: Path, kept: Path, options: tuple[str, ...]) -> None:
    before = validate(workspace, kept)
    after = validate(workspace, kept, *options)
    assert after == validate(workspace, kept, *options, "--no-cache") != before
    assert validate(workspace, kept) == before


def test_a_fault_of_the_configuration_is_told_again_and_again(workspace: Path, kept: Path) -> None:
    (workspace / "cxjourney.toml").write_text('profile = "none"')
    env = {"XDG_CACHE_HOME": str(kept)}
    first, second = (run("validate", ".", cwd=workspace, env=env) for _ in range(2))
    assert first == second
    assert first.status == 2


def test_another_version_is_not_relied_upon(workspace: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, asked = open_cache(kept), CheckRequest([str(workspace)], None, None, None, None)
    first = judge_or_recall(asked, DAY, cache)[0]
    empty = Report(DAY, (), Totals(), {}, files=("dated.yaml",))
    monkeypatch.setattr("cxjourney.pipeline.judge.judge", lambda *_: empty)
    assert judge_or_recall(asked, DAY, cache)[0] == first
    monkeypatch.setattr("cxjourney.pipeline.cached_report.version_fingerprint", lambda: "another")
    assert not judge_or_recall(asked, DAY, cache)[0].findings


def test_a_new_morning_alone_changes_nothing_until_something_turns(workspace: Path, kept: Path) -> None:
    cache, asked = open_cache(kept), CheckRequest([str(workspace)], None, None, None, None)
    judge_or_recall(asked, DAY, cache)
    before = files(kept.parent, kept.name)
    judge_or_recall(asked, DAY + timedelta(1), cache)
    turned = files(kept.parent, kept.name)
    assert turned != before, "the day of the emotion is no longer one to come"
    for day in (25, 28):
        judge_or_recall(asked, date(2026, 11, day), cache)
    assert files(kept.parent, kept.name) == turned
    judge_or_recall(asked, date(2026, 12, 4), cache)
    assert files(kept.parent, kept.name) != turned


@pytest.mark.parametrize("what", ["journeys of ours", "judged together", "judged one by one"])
def test_what_comes_from_the_cache_is_what_is_found(
    what: str, workspace: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found on one day and holds on another is what is found there, for any day and any that it holds on."""
    monkeypatch.chdir(ROOT)
    cache = open_cache(kept)
    if what == "judged one by one":  # what waives is judged together with others
        for file in workspace.glob("[dm]*.yaml"):
            file.write_text(file.read_text("utf-8").partition("waivers:")[0], "utf-8")
    where = ROOT / "journeys" if what == "journeys of ours" else workspace
    asked = CheckRequest([str(where)], None, None, None, None)
    (group,) = find_workspace_groups(asked.paths, Configurations(None))
    loaded = load_found(group.found, group.settings.limits)
    choice = rule_selection(group.settings, None, None, None, group.words.speak(group.settings.language or FALLBACK))
    begin, end = date(2026, 4, 1), date(2027, 12, 1)
    days = st.dates(begin, end) | st.dates(date(2026, 11, 10), date(2026, 12, 20))

    @hypothesis_settings(max_examples=40)
    @given(days, st.data())
    def hold(day: date, data: st.DataObject) -> None:
        afresh = judge(loaded, day, choice)
        assert judge_or_recall(asked, day, cache).report == afresh
        first, last = map(date.fromordinal, afresh.holds)
        other = data.draw(st.dates(max(first, begin), min(last, end)))
        assert judge_or_recall(asked, other, cache).report == judge(loaded, other, choice)

    hold()


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "garbage", "folder", "fifo", "link"])
def test_what_is_damaged_is_passed_over(workspace: Path, kept: Path, harm: str) -> None:
    first = validate(workspace, kept)
    for path in (kept / "cxjourney").iterdir():
        data = path.read_bytes()
        path.unlink()
        if harm == "folder":
            path.mkdir()
        elif harm == "fifo":
            os.mkfifo(path)
        elif harm == "link":
            path.symlink_to("/dev/zero")
        else:
            harmed = {"cut": data[:-20], "flip": data[:200] + b"\x00" + data[201:], "empty": b"", "garbage": b"{}" * 99}
            path.write_bytes(harmed[harm])
    assert validate(workspace, kept) == first
    assert validate(workspace, kept) == first


def test_a_cache_that_cannot_be_had_is_passed_over(workspace: Path, tmp_path: Path) -> None:
    first = validate(workspace, tmp_path / "kept")
    (tmp_path / "file").touch()
    assert validate(workspace, tmp_path / "file") == first
    assert validate(workspace, tmp_path, HOME="", XDG_CACHE_HOME="") == first
    assert validate(workspace, tmp_path, HOME="/nonexistent", XDG_CACHE_HOME="") == first
    assert validate(workspace, Path("/proc/1/nowhere")) == first
    assert not Path("/nonexistent").exists()


@pytest.mark.parametrize("filled", [True, False])
def test_a_disk_that_can_only_be_read_is_passed_over(workspace: Path, kept: Path, filled: bool) -> None:
    kept.mkdir()
    first = validate(workspace, kept, *([] if filled else ["--no-cache"]))
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    locked: list[str | Path] = ["unshare", "--mount", "sh", "-c", script, "sh", kept]
    if shutil.which("unshare") is None or run("true", command=locked).status:
        pytest.skip("this user can't make a folder read-only for itself")
    for options in ([], ["--as-of", "2027-09-01"]):
        command = [*locked, COMMAND, "validate", ".", "--format", "json", *options]
        ended = run(cwd=workspace, env={"XDG_CACHE_HOME": str(kept)}, command=command)
        assert ended == (validate(workspace, kept, "--no-cache", *options) if options else first)
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before


def test_a_folder_that_others_may_write_is_not_used_and_whoever_asks_hears_why(workspace: Path, kept: Path) -> None:
    first = validate(workspace, kept, "--no-cache")
    (kept / "cxjourney").mkdir(parents=True)
    (kept / "cxjourney").chmod(0o775)
    assert validate(workspace, kept) == first
    assert not files(kept)
    env = {"XDG_CACHE_HOME": str(kept)}
    said = run("validate", ".", "--verbose", cwd=workspace, env=env).said
    assert f"The cache at {kept}/cxjourney is not used: others may write to it (chmod go-w" in said
    assert "is not used" not in run("validate", ".", "--verbose", "--no-cache", cwd=workspace, env=env).said
    (kept / "cxjourney/mine.results").touch()
    cleaning = run("cache", "clean", env=env)
    assert cleaning.status == 0
    assert "is not used, and was left as it is: others may write to it" in cleaning.said
    assert list(files(kept)) == ["mine.results"]
    (kept / "cxjourney").chmod(0o755)
    assert "is not used" not in run("validate", ".", "--verbose", cwd=workspace, env=env).said


def test_a_full_disk_is_passed_over(workspace: Path, kept: Path) -> None:
    first = validate(workspace, kept)
    validate(workspace, kept, "--as-of", "2027-09-01")
    before = files(kept)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    command: list[str | Path] = [COMMAND, "validate", ".", "--format", "json"]
    env = environment(XDG_CACHE_HOME=str(kept))
    ended = subprocess.run(command, cwd=workspace, env=env, capture_output=True, preexec_fn=full, check=False)
    assert ended.stdout == first.out
    assert not ended.stderr
    assert files(kept) == before


def test_runs_that_are_killed_at_any_moment_leave_nothing_wrong(
    workspace: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace)
    asked = CheckRequest(["."], None, None, None, None)
    right = {day: judge_or_recall(asked, day, None) for day in (DAY, date(2027, 6, 1))}
    started = time.monotonic()
    validate(workspace, kept, "--no-cache")
    whole = time.monotonic() - started
    chance = random.Random(7)
    for number in range(20):
        day = [*right][number % 2]
        command: list[str | Path] = [COMMAND, "validate", ".", "--format", "json", "--as-of", f"{day}"]
        env = environment(XDG_CACHE_HOME=str(kept))
        with subprocess.Popen(command, cwd=workspace, env=env, stdout=subprocess.DEVNULL) as running:
            time.sleep(chance.uniform(0.3, 1.1) * whole)
            running.kill()
        assert judge_or_recall(asked, day, open_cache(kept / "cxjourney")) == right[day]
    assert len(files(kept)) == 1


def test_two_runs_at_once_do_not_harm_each_other(workspace: Path, kept: Path) -> None:
    right = {day: validate(workspace, kept, "--no-cache", "--as-of", day).out for day in ("2026-11-21", "2027-06-01")}
    env = environment(XDG_CACHE_HOME=str(kept))
    for _ in range(2):
        running = {
            (day, number): subprocess.Popen(
                [COMMAND, "validate", ".", "--format", "json", "--as-of", day],
                cwd=workspace, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for day in right for number in range(2)
        }  # fmt: skip
        for (day, _), one in running.items():
            out, err = one.communicate(timeout=60)
            assert out == right[day]
            assert not err


def test_what_a_rule_that_crashes_left_open_is_not_kept(
    workspace: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = Diagnostic("CX005", "rule-crashed", Severity.ERROR, "It failed.", "", "dated.yaml", START_OF_FILE)
    report = Report(DAY, (crashed,), Totals(), {}, files=("dated.yaml",))
    monkeypatch.setattr("cxjourney.pipeline.judge.judge", lambda *_: report)
    cache = open_cache(kept)
    assert judge_or_recall(CheckRequest([str(workspace)], None, None, None, None), DAY, cache)[0].findings == (crashed,)
    assert not list(kept.iterdir())


def test_cleaning_says_what_went(workspace: Path, kept: Path) -> None:
    env = {"XDG_CACHE_HOME": str(kept)}
    none = run("cache", "clean", env=env)
    assert (none.status, none.out) == (0, b"")
    assert "no cache" in none.said
    assert not kept.exists()
    first = validate(workspace, kept)
    gone = run("cache", "clean", env=env)
    assert gone.said.startswith("1 file, ")
    assert not files(kept)
    assert "is empty" in run("cache", "clean", env=env).said
    assert run("cache", "clean", "--quiet", env=env) == Ended(0, b"", b"")
    assert run("cache", "wash", env=env).status == 2
    assert validate(workspace, kept) == first


def test_standard_input_is_never_kept(kept: Path) -> None:
    ended = run("validate", "-", stdin=JOURNEY.encode(), env={"XDG_CACHE_HOME": str(kept)})
    assert ended.status == 0
    assert not (kept / "cxjourney").exists() or not files(kept)


def test_what_is_said_of_the_cache_is_in_the_language_that_was_asked_for(workspace: Path, kept: Path) -> None:
    env = {"XDG_CACHE_HOME": str(kept), "CXJOURNEY_LANGUAGE": "fr"}
    validate(workspace, kept)
    cleaning = run("cache", "clean", env=env)
    assert (cleaning.status, "fichier, 0 Mo, supprimé du cache" in cleaning.said) == (0, True)
    assert run("cache", "clean", env=env).said == f"Le cache {kept}/cxjourney est vide.\n"
