"""One map of each view against its golden DOT file, byte for byte.

If it fails, maps in a team's git change with an upgrade, and nobody meant them to.

When a map is meant to look different, write the files anew and look at the maps before you commit them:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/maps/test_golden.py``. What holds of every map, whatever
its language, is held in ``test_layout.py``.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.maps.views import VIEWS
from tests.maps.drawing import draw
from tests.paths import ROOT

from .drawing import ENGLISH, PERSIAN, workspace_study

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("view", VIEWS)
def test_a_map_of_the_view_is_as_it_was(view: str) -> None:
    english, persian = workspace_study(ENGLISH), workspace_study(PERSIAN)
    drawn = draw((english, persian) if VIEWS[view].compose_all else english, view, "dot")
    held_against(GOLDEN / f"{view}.dot", drawn)


def held_against(path: Path, drawn: bytes) -> None:
    """Hold a map against its golden file, or write that anew."""
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        path.write_bytes(drawn)
    assert path.is_file(), f"{path.name} is missing: write it with CXJOURNEY_UPDATE_GOLDEN=1"
    assert drawn == path.read_bytes(), f"{path.name} differs: CXJOURNEY_UPDATE_GOLDEN=1 writes it anew; look at the map"


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{view}.dot" for view in VIEWS}


def test_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from tests.maps.drawing import draw, workspace_study;"
        "sys.stdout.buffer.write(draw(workspace_study()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tehran"}
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert other.stdout == draw(workspace_study())
