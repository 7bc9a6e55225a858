"""What a row of a sheet is known by.

If it fails, an answer is written to another stage than the one that somebody answered for, or a good row is refused.
"""

import pytest

from cxjourney.answers.row_key import read_key, row_key
from cxjourney.model import Stage

STAGE = Stage(id="proves-identity", title="Proves who they are")
KEY = row_key("open-account", STAGE)


def test_a_key_names_journey_and_stage() -> None:
    assert KEY == "open-account/proves-identity#7cd8"
    assert read_key(KEY) == ("open-account", "proves-identity")
    assert read_key(f"\t{KEY} ") == ("open-account", "proves-identity")


@pytest.mark.parametrize(
    "text",
    [
        *("", "proves-identity", "open-account/proves-identity", "open-account/proves-identity#"),
        KEY[:-1],
        f"{KEY[:-1]}{(int(KEY[-1], 16) + 1) % 16:x}",  # a spreadsheet counts up where a cell is dragged down
        KEY.replace("proves", "improves"),
        KEY.replace("open-account", "close-account"),
        f"{KEY} {KEY}",
    ],
)
def test_what_is_damaged_is_no_key(text: str) -> None:
    assert read_key(text) is None


def test_keys_of_stages_that_are_counted_do_not_pass_for_each_other() -> None:
    keys = [row_key("j", Stage(id=f"stage-{number}", title="Waits")) for number in range(100)]
    moved = [f"{keys[i].split('#')[0]}#{keys[j].split('#')[1]}" for i in range(100) for j in range(100) if i != j]
    assert sum(read_key(key) is not None for key in moved) == 0
