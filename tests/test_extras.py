"""The advice for an extra reaches the environment that runs cxjourney.

If it fails, somebody who follows the advice puts the extra where cxjourney does not see it, or asks PyPI for the
package of a stranger.
"""

import sys
from pathlib import Path

import pytest

from cxjourney.extras import command_for_extra


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment without pip, which nothing on the path leads to."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setattr("cxjourney.extras.shutil.which", lambda _: "/usr/bin/pip")
    return tmp_path


def test_pipx_is_asked_where_it_made_the_environment(environment: Path) -> None:
    (environment / "pipx_metadata.json").write_text("{}")
    assert command_for_extra("print") == 'pipx runpip cxjourney install "cxjourney[print]"'


def test_uv_is_asked_where_it_made_the_environment(environment: Path) -> None:
    (environment / "uv-receipt.toml").write_text("")
    python = environment / "bin" / "python"
    assert command_for_extra("serve") == f'uv pip install --python "{python}" "cxjourney[serve]"'


def test_another_pythons_pip_is_not_advised(environment: Path) -> None:
    assert command_for_extra("office") == f'{environment / "bin" / "python"} -m pip install "cxjourney[office]"'


def test_a_folder_with_a_space_is_quoted(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = environment / "my tools" / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    assert command_for_extra("office") == f'"{python}" -m pip install "cxjourney[office]"'


def test_the_pip_beside_this_python_is_advised(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxjourney.extras.shutil.which", lambda _: str(environment / "bin" / "pip"))
    assert command_for_extra("print") == 'pip install "cxjourney[print]"'
