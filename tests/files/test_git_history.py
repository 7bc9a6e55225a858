"""The history of a repository.

If it fails, a trend has points on which nothing changed, or lacks one on which something did.
"""

from pathlib import Path

import pytest

from cxjourney.files.git_history import drop_untouched, read_history
from tests.files.git_repository import repository


@pytest.mark.parametrize("folder", [".maps", "maps", "."])
def test_commits_that_touch_nothing_of_a_folder_are_dropped(tmp_path: Path, folder: str) -> None:
    made = repository(tmp_path / "r")
    (made.root / ".maps").mkdir()
    first = made.commit(maps__a="a: 1", **{".maps__a": "a: 1"})
    second = made.commit(maps__a="a: 2", **{".maps__a": "a: 2"})
    other = made.commit(readme="x: 1")
    history = read_history([made.root / folder])
    kept = [commit.id for commit in drop_untouched(history, history.commits, [made.root / folder])]
    assert kept == ([first, second, other] if folder == "." else [first, second])
