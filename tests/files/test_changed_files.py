"""Files that get another text: a new one goes where it is named, and nowhere else.

If it fails, whoever owns a repository has files written elsewhere on the machine of whoever works in it.
"""

from pathlib import Path

import pytest

from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.files.text_file import TextFile


def test_a_new_file_does_not_go_where_a_dangling_link_leads(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(CannotRun):
        write_changed([ChangedFile(tmp_path / "a.yaml", TextFile("a.yaml", ""), TextFile("a.yaml", "title: A\n"))])
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
