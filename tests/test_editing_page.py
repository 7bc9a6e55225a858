"""The page on adding and renaming, walked from its text: every command run.

If it fails, somebody who follows it sees something else than it says, in her own files.
"""

from pathlib import Path

from tests.paths import ROOT
from tests.test_tutorial import Walk, blocks

PAGE = (ROOT / "docs/editing.md").read_text("utf-8")


def test_each_command_does_what_the_page_says(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "shop").mkdir(parents=True)
    walk = Walk(folder)
    for block in blocks(PAGE):
        walk.follow(block)
    assert walk.commands == 9
    assert (folder / "shop/ordering-a-book.yaml").read_text("utf-8") == (
        "journey: ordering-a-book\ntitle: Ordering a book\nstatus: draft\nstages:\n"
        "  - id: looks-at-a-book\n    title: Looks at a book\n"
        "  - id: fills-in-the-order\n    title: Fills in the order\n"
        "  - id: pays-by-card\n    title: Pays\n"
    )
    assert "nadia:" in (folder / "shop/catalogue.yaml").read_text("utf-8")
