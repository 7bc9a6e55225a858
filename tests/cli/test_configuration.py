"""Configuration as people write it, and as nobody should: what is there is heeded, or said to be unusable.

If it fails, a setting with a typing error is silently ignored.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxjourney.config.parse_config import Config, parse_config
from cxjourney.config.threshold_checks import threshold_figures as own_figures
from cxjourney.files.config_file import config_above

from .command import JOURNEY, Ended, run, run_here, write

Captured = pytest.CaptureFixture[bytes]
SECONDS = 6
"""Far more than any of these takes, and far less than what looks at each part of it again for every other."""


@pytest.fixture
def judged(here: Path, capfdbinary: Captured) -> Path:
    """A folder with a journey that warnings are found in, but no error."""
    write(here / "journeys", buys=JOURNEY)
    assert run_here(capfdbinary, "validate", "journeys").status == 0
    return here


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\ncxjourney.fail_on = "warning"\n',
        '[tool]\ncxjourney = {fail_on = "warning"}\n',
        'tool.cxjourney.fail_on = "warning"\n',
        '[tool."cxjourney"]\nfail_on = "warning"\n',
        '["tool"."cxjourney"]\nfail_on = "warning"\n',
        "tool = {'cxjourney' = {fail_on = \"warning\"}}\n",
        '\ufeff[tool.cxjourney]\nfail_on = "warning"\n',
    ],
)
def test_settings_in_a_shared_file_are_heeded_however_they_are_spelled(
    judged: Path, capfdbinary: Captured, text: str
) -> None:
    (judged / "pyproject.toml").write_text(text, "utf-8")
    assert run_here(capfdbinary, "validate", "journeys").status == 1


@pytest.mark.parametrize(
    "text",
    [
        '[project]\ndependencies = ["cxjourney"]\n',
        'tool = 3\nnote = """\n[tool.cxjourney]\n"""\n',
        "[tool.black]\nbroken =\n",
        "# [tool.cxjourney]\n",
    ],
)
def test_a_shared_file_of_somebody_else_is_passed_over(judged: Path, text: str) -> None:
    (judged / "pyproject.toml").write_text(text)
    assert config_above(judged / "journeys") is None


@pytest.mark.parametrize("text", ['[tool.cxjourney\nfail_on = "warning"', "# cxjourney\n[tool"])
def test_a_shared_file_that_may_speak_of_us_but_is_broken_is_said_to_be(
    judged: Path, capfdbinary: Captured, text: str
) -> None:
    (judged / "pyproject.toml").write_text(text)
    ended = run_here(capfdbinary, "validate", "journeys")
    assert ended.status == 2
    assert "This is not TOML from here on." in ended.said


def test_a_run_that_never_meets_our_name_in_a_shared_file_needs_no_toml(judged: Path) -> None:
    (judged / "pyproject.toml").write_text("[tool.black]\n")
    code = (
        "import sys; from pathlib import Path; from cxjourney.files.config_file import config_above;"
        "config_above(Path('journeys').absolute()); sys.exit('tomllib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=judged, check=False).returncode == 0


@pytest.mark.parametrize("kind", ["dangling", "loop", "fifo", "folder"])
def test_a_configuration_that_cannot_be_read_is_not_passed_over(judged: Path, capfdbinary: Captured, kind: str) -> None:
    file = judged / "cxjourney.toml"
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to("cxjourney.toml" if kind == "loop" else "gone.toml")
    ended = run_here(capfdbinary, "validate", "journeys")
    assert ended.status == 2
    assert ended.said.startswith("Error: cxjourney.toml: This ")


ODD = {
    "a size beyond all memory": "[limits]\nmax_bytes = 99999999999999999999\n",
    "a size beyond reason": "[limits]\nmax_bytes = 9000000000000000000\n",
    "more than is read": "[limits]\nmax_bytes = 100000001\n",
    "deep lists": f"select = {'[' * 5000}\n",
    "deep tables": f"x = {'{a=' * 5000}\n",
    "many digits": f"[thresholds]\nCX306 = {'9' * 5000}\n",
    "many hexadecimal digits": f"[thresholds]\nCX507 = 0x{'f' * 5000}\n",
    "a large number where none belongs": f"fail_on = 0x{'f' * 5000}\n",
    "no number": "min_covered = nan\n",
    "without end": "[thresholds]\nCX306 = inf\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_settings_are_told_with_their_place(judged: Path, capfdbinary: Captured, text: str) -> None:
    (judged / "cxjourney.toml").write_text(text)
    for command in (("validate", "journeys"), ("config", "journeys")):
        ended = run_here(capfdbinary, *command)
        assert ended.status == 2
        line = text.rstrip("\n").count("\n") + 1
        assert f"cxjourney.toml:{line}:" in ended.said
        assert len(ended.said) < 1000


@pytest.mark.parametrize("text", ["tool = []", "tool = 3", "[tool]\ncxjourney = 3", "[[tool.cxjourney]]\n"])
def test_a_table_that_is_none_is_told(judged: Path, capfdbinary: Captured, text: str) -> None:
    (judged / "pyproject.toml").write_text(text)
    ended = run_here(capfdbinary, "validate", "journeys", "--config", "pyproject.toml")
    assert ended.status == 2
    assert "no table of settings" in ended.said


SLOW = {
    "blank lines": "\n" * 60_000 + "x = 1",
    "a bracket and blanks": 'exclude = ["""\n[' + " " * 60_000 + '"""]\nx = 1',
    "brackets": 'exclude = ["""\n' + "[" * 60_000 + '"""]\nx = 1',
    "blanks before a name": "x" + " " * 60_000 + "= 1",
    "many faults": "".join(f"x{number} = 1\n" for number in range(20_000)),
    "many wrong codes": "[thresholds]\n" + "".join(f"x{number} = 1\n" for number in range(20_000)),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_configuration_takes_long(text: str) -> None:
    began = time.process_time()
    assert not isinstance(parse_config(text, shared=False), Config)
    assert time.process_time() - began < SECONDS


def test_no_shared_file_takes_long_to_look_through(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("\n" * 200_000 + "# cxjourney")
    began = time.process_time()
    assert config_above(tmp_path) is None
    assert time.process_time() - began < SECONDS


def test_a_selection_here_does_not_hide_a_mistake_in_the_file(judged: Path, capfdbinary: Captured) -> None:
    for name, option in (("select", "--select"), ("ignore", "--ignore")):
        (judged / "cxjourney.toml").write_text(f'{name} = ["CX999"]\n')
        ended: Ended = run_here(capfdbinary, "validate", "journeys", option, "CX3", "--no-cache")
        assert ended.status == 2
        assert "CX999" in ended.said


@pytest.mark.parametrize("option", ["--min-covered", "--min-known"])
@pytest.mark.parametrize("figure", ["nan", "inf", "-1", "101"])
def test_a_least_figure_is_a_per_cent(judged: Path, option: str, figure: str) -> None:
    ended = run("validate", "journeys", option, figure, cwd=judged)
    assert ended.status == 2
    assert option in ended.said


def test_of_many_faults_the_first_are_told(judged: Path, capfdbinary: Captured) -> None:
    (judged / "cxjourney.toml").write_text(SLOW["many wrong codes"])
    said = run_here(capfdbinary, "validate", "journeys").said
    assert said.count("cxjourney.toml:") == 20
    assert said.endswith("There may be more: fix these first.\n")


SET = """\
profile = "starter"
min_covered = 80
ignore = ["CX709"]
exclude = ["a \\"b\\" \\u007f é/*"]

[severity]
CX5 = "info"

[thresholds]
CX507 = "6m"

[theme]
font = "Source Sans 3"

[theme.colours]
known = "#7db8df"
"""


@pytest.mark.parametrize("text", ["", SET])
def test_what_is_shown_can_be_pasted_back(judged: Path, capfdbinary: Captured, text: str) -> None:
    (judged / "cxjourney.toml").write_text(text, "utf-8")
    shown = run_here(capfdbinary, "config", "journeys").text
    was, again = parse_config(text, shared=False), parse_config(shown, shared=False)
    assert isinstance(was, Config)
    assert isinstance(again, Config), shown
    figures = {code: one.default for code, one in own_figures().items()}
    assert again.settings.thresholds == {**figures, **was.settings.thresholds}
    assert again.settings._replace(thresholds={}) == was.settings._replace(thresholds={})


def test_what_is_shown_says_where_it_comes_from(judged: Path, capfdbinary: Captured) -> None:
    (judged / "cxjourney.toml").write_text(SET, "utf-8")
    shown = run_here(capfdbinary, "config", "journeys").text.splitlines()
    for line in (
        "# configuration: cxjourney.toml",
        "min_covered = 80  # cxjourney.toml:2",
        "# min_known is not set",
        'CX507 = "6m"  # cxjourney.toml:10',
        "CX708 = 2  # default",
        'CX809 = "180d"  # default',
        'known = "#7db8df"  # cxjourney.toml:16',
    ):
        assert line in shown


def test_what_is_shown_of_a_shared_file_fits_there(judged: Path, capfdbinary: Captured) -> None:
    (judged / "pyproject.toml").write_text('[tool.cxjourney]\nfail_on = "never"\n')
    again = parse_config(run_here(capfdbinary, "config", "journeys").text, shared=True)
    assert isinstance(again, Config)
    assert again.settings.fail_on == "never"


@pytest.mark.parametrize("command", ["config", "validate", "gaps", "whatif"])
def test_a_code_that_no_rule_has_stops_every_command(judged: Path, capfdbinary: Captured, command: str) -> None:
    (judged / "cxjourney.toml").write_text('ignore = ["CX999"]\n')
    ended = run_here(capfdbinary, command, "journeys")
    assert ended.status == 2
    assert "cxjourney.toml:1:1 ignore names CX999, and no rule's code begins so." in ended.said


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("no-data", "Did you mean CX301 (no-data)?"),
        ("nodata", "Did you mean CX301 (no-data)?"),
        ("301", "Did you mean CX301 (no-data)?"),
        ("CX304", "cxjourney rules shows them all."),
        ("CX999", "cxjourney rules shows them all."),
    ],
)
def test_a_code_is_no_nearer_than_another_but_a_name_is(
    judged: Path, capfdbinary: Captured, given: str, says: str
) -> None:
    assert says in run_here(capfdbinary, "validate", "--select", given, str(judged)).said
    if given not in ("no-data",):
        assert says in run_here(capfdbinary, "explain", given).said


@pytest.mark.usefixtures("judged")
def test_the_day_in_force_is_shown(capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXJOURNEY_AS_OF", raising=False)
    assert run_here(capfdbinary, "config").text.startswith("# as of: today, in UTC\n")
    shown = run_here(capfdbinary, "config", "--as-of", "2026-11-21").text
    assert shown.startswith("# as of: 2026-11-21 (--as-of or CXJOURNEY_AS_OF)\n")


COMMON = ("--as-of", "2026-11-21", "--color", "never", "--quiet", "--verbose", "--config", "cxjourney.toml")


@pytest.mark.parametrize("command", ["config", "cache clean", "validate", "gaps", "render -o maps/", "whatif"])
def test_options_that_all_commands_have_in_common_are_taken(
    judged: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(judged / "cache"))
    (judged / "cxjourney.toml").write_text(SET, "utf-8")
    ended = run_here(capfdbinary, *command.split(), *COMMON)
    assert ended.status in (0, 1), ended.said


@pytest.mark.parametrize("command", ["config", "cache clean"])
@pytest.mark.parametrize("wrong", [("--as-of", "soon"), ("--config", "nowhere.toml")])
def test_options_in_common_are_checked_where_they_change_nothing(
    judged: Path, capfdbinary: Captured, command: str, wrong: tuple[str, str]
) -> None:
    assert judged
    assert run_here(capfdbinary, *command.split(), *wrong).status == 2


@pytest.mark.parametrize("command", ["validate", "gaps", "whatif"])
@pytest.mark.parametrize("pattern", ["**", "*", "buys.yaml", "journeys/*"])
def test_an_exclude_that_leaves_no_journey_is_named(
    judged: Path, capfdbinary: Captured, command: str, pattern: str
) -> None:
    (judged / "cxjourney.toml").write_text(f'exclude = ["{pattern}"]\n', "utf-8")
    ended = run_here(capfdbinary, command, "journeys")
    assert ended.status == 2
    assert "exclude in cxjourney.toml passes over journeys/buys.yaml" in " ".join(ended.said.split())
    assert run_here(capfdbinary, command, "journeys/buys.yaml").status == 0


@pytest.mark.parametrize(
    ("pattern", "help_"),
    [("!a", 'such as "archive/*"'), ("a\\\\b", 'Write a slash between folders: "a/b".'), ("./", "the folder of this")],
)
def test_a_pattern_of_exclude_that_means_nothing_is_refused(
    judged: Path, capfdbinary: Captured, pattern: str, help_: str
) -> None:
    (judged / "cxjourney.toml").write_text(f'exclude = ["{pattern}"]\n', "utf-8")
    ended = run_here(capfdbinary, "validate", "journeys")
    assert ended.status == 2
    assert help_ in " ".join(ended.said.split())


@pytest.mark.parametrize("command", [("validate",), ("gaps",), ("whatif",), ("validate", "--format", "json")])
def test_of_several_workspaces_the_one_that_exclude_empties_is_told(command: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("kept", "emptied"):
        write(tmp_path / name, buys=DRAFT.replace("buys", f"buys-{name}"))
    (tmp_path / "emptied" / "cxjourney.toml").write_text('exclude = ["*.yaml"]\n')
    for paths in (("kept", "emptied"), (".",)):
        said = " ".join(run(*command, *paths, cwd=tmp_path).said.split())
        assert (
            "No journeys were read in emptied: exclude in emptied/cxjourney.toml passes over emptied/buys.yaml" in said
        )
    assert "exclude" not in run(*command, "kept", cwd=tmp_path).said


def test_an_exclude_that_leaves_a_journey_in_each_workspace_is_no_remark(tmp_path: Path) -> None:
    for name in ("kept", "half"):
        write(tmp_path / name, buys=DRAFT.replace("buys", f"buys-{name}"), old=DRAFT.replace("buys", f"old-{name}"))
    (tmp_path / "half" / "cxjourney.toml").write_text('exclude = ["old.yaml"]\n')
    assert "exclude" not in run("validate", "kept", "half", cwd=tmp_path).said


DRAFT = """\
journey: buys
title: Buys
status: draft
stages: [{id: one, title: One, touchpoints: [{title: P, channel: web}]}]
"""


def test_connections_are_shown_and_their_secrets_are_not(judged: Path, capfdbinary: Captured) -> None:
    (judged / "cxjourney.toml").write_text(
        """
[evidence]
timeout = "90min"
quiet = "6w"
[connections.bench]
url = "duckdb:data/log.duckdb"
[connections.address]
url = "postgresql://reader:S3cr3t!p@ss@db.example/dwh"
[connections.unreadable]
url = "S3cr3t"
[connections.parts]
engine = "duckdb"
password = "S3cr3t${REST}"
[connections.query]
url = "postgresql://db.example/dwh?token=S3cr3t"
[connections.named]
engine = "duckdb"
password = "${DWH_PASSWORD}"
options = {sslmode = "require"}
""",
        "utf-8",
    )
    shown = run_here(capfdbinary, "config", "journeys").text
    assert "S3cr" not in shown
    assert "p@ss" not in shown
    assert 'timeout = "90min"' in shown
    assert 'quiet = "42d"' in shown
    assert 'url = "duckdb:data/log.duckdb"' in shown
    assert 'password = "${DWH_PASSWORD}"' in shown
    assert shown.count("holds a secret in plain text, so it is not shown") == 4
    assert '[connections.named.options]\nsslmode = "require"  # cxjourney.toml:' in shown
    assert "[connections]" not in shown
    assert isinstance(parse_config(shown, shared=False), Config)
