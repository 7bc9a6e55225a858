"""What a command passes over is said on standard error.

If it fails, somebody waits for what she asked for, and nothing tells her that it had no effect.
"""

from pathlib import Path

import pytest

from .command import JOURNEY, run, write


@pytest.mark.parametrize("command", ["validate", "gaps", "render", "whatif"])
def test_what_is_piped_into_an_excluded_place_is_said_to_be_passed_over(tmp_path: Path, command: str) -> None:
    write(tmp_path / "journeys", buys=JOURNEY)
    (tmp_path / "journeys/cxjourney.toml").write_text('exclude = ["drafts"]\n', "utf-8")
    piped = (command, "-", "--stdin-filename")
    ended = run(*piped, "journeys/drafts/new.yaml", cwd=tmp_path, stdin=JOURNEY.encode())
    assert ended.status == 0
    says = (
        "journeys/drafts/new.yaml was passed over: exclude in journeys/cxjourney.toml names it, or a folder around it."
    )
    assert says in ended.said
    assert "passed over" not in run(*piped, "journeys/new.yaml", cwd=tmp_path, stdin=JOURNEY.encode()).said
