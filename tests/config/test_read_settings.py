"""The settings in force for some paths, and where each of them comes from.

If it fails, a team's settings are ignored, or those of another folder are taken, without a word.
"""

from pathlib import Path

import pytest

from cxjourney.config.read_settings import DEFAULT, settings_in_force
from cxjourney.config.settings import DEFAULTS
from cxjourney.errors import CannotRun
from cxjourney.pipeline.workspace_groups import Configurations


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    force = settings_in_force(None)
    assert (force.settings, force.file, force.origin("fail_on")) == (DEFAULTS, None, DEFAULT)


def test_a_setting_says_its_file_and_line_and_all_others_are_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cxjourney.toml").write_text('\nfail_on = "warning"\n[thresholds]\nCX507 = "90d"\n')
    force = settings_in_force(Path("cxjourney.toml"))
    assert force.settings.fail_on == "warning"
    assert force.origin("fail_on") == "cxjourney.toml:2"
    assert force.origin("thresholds.CX507") == "cxjourney.toml:4"
    assert force.origin("profile") == DEFAULT


def test_a_file_that_is_named_goes_before(tmp_path: Path) -> None:
    (tmp_path / "cxjourney.toml").write_text('profile = "starter"\n')
    (tmp_path / "own.toml").write_text('profile = "strict"\n')
    assert Configurations(tmp_path / "own.toml").settings(tmp_path / "cxjourney.toml").profile == "strict"


def test_a_fault_of_the_file_keeps_the_command_from_running(tmp_path: Path) -> None:
    (tmp_path / "cxjourney.toml").write_text('fail_on = "warnin"\n')
    with pytest.raises(CannotRun, match=r"cxjourney\.toml:1:1 .*\n.*Did you mean warning\?"):
        settings_in_force(tmp_path / "cxjourney.toml")
