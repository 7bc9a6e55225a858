"""`fix` as a command: what it fixes, what it leaves to people, and what it says of both.

If it fails, a fix is made that nobody asked for, a file is left half written, or CI goes on over what is still broken.
"""

import re
from pathlib import Path
from typing import Protocol

import pytest

from .command import AS_OF, JOURNEY, Ended, run_here, write

FAULTY = (
    JOURNEY.replace("title: Buys a ticket", "tittle: Buys a ticket  # our first")
    .replace("importance: 5", 'importance: "5"')
    .replace("refreshed: 2026-11-20", "refreshed: 20.11.2026")
    .replace("share: 0.4", "share: 0,4")
)


class Fix(Protocol):
    """Fixes a folder."""

    def __call__(self, *options: str) -> Ended: ...


@pytest.fixture
def fix(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Fix:
    def fixed(*options: str) -> Ended:
        return run_here(capfdbinary, "fix", str(tmp_path), *options, "--as-of", AS_OF)

    return fixed


def test_what_has_one_right_fix_is_fixed_and_the_rest_stays_to_the_byte(fix: Fix, tmp_path: Path) -> None:
    file = write(tmp_path, buys=FAULTY) / "buys.yaml"
    ended = fix()
    assert ended.status == 0
    assert file.read_text() == JOURNEY.replace("title: Buys a ticket", "title: Buys a ticket  # our first")
    assert "2:1 CX102 tittle becomes title" in ended.text
    assert "CX102 20.11.2026 becomes 2026-11-20" in ended.text
    assert "Fixed: 4 findings, in 1 file." in ended.said
    again = fix()
    assert again.text == ""
    assert "There is nothing to fix." in again.said


@pytest.mark.parametrize("written", ["40%", "40 %", "۴۰٪"])
def test_a_share_in_per_cent_is_a_share_of_one(fix: Fix, tmp_path: Path, written: str) -> None:
    file = write(tmp_path, buys=JOURNEY.replace("share: 0.4", f"share: {written}")) / "buys.yaml"
    assert fix().status == 0
    assert file.read_text() == JOURNEY
    too_much = JOURNEY.replace("share: 0.4", "share: 140%")
    file.write_text(too_much)
    fix("--unsafe")
    assert file.read_text() == too_much, "nobody knows what was meant"


def test_personas_that_are_described_in_a_list_are_no_names(fix: Fix, tmp_path: Path) -> None:
    text = "journey: a\ntitle: A\npersona:\n  - {id: sam, title: Sam}\nstages:\n  - {id: x, title: X, success: yes}\n"
    file = write(tmp_path, a=text) / "a.yaml"
    fix()
    assert file.read_text() == text.replace("persona:", "personas:")


def test_diff_shows_and_writes_nothing(fix: Fix, tmp_path: Path) -> None:
    file = write(tmp_path, buys=FAULTY) / "buys.yaml"
    ended = fix("--diff")
    assert ended.status == 1
    assert "-tittle: Buys a ticket  # our first\n" in ended.text
    assert "+title: Buys a ticket  # our first\n" in ended.text
    assert "To be fixed: 4 findings, in 1 file." in ended.said
    assert file.read_text() == FAULTY
    fix()
    assert fix("--diff").status == 0


def test_only_what_is_selected_is_fixed_and_counted(fix: Fix, tmp_path: Path) -> None:
    text = JOURNEY.replace("tittle", "title").replace("data: [clicks]", "data: [click]")
    file = write(tmp_path, buys=text.replace("title: Buys", "tittle: Buys")) / "buys.yaml"
    ended = fix("--select", "CX103")
    assert ended.status == 0
    assert "data: [clicks]" in file.read_text()
    assert "tittle" in file.read_text()
    assert fix("--select", "CX999").status == 2


def test_what_may_change_a_meaning_is_told_and_made_only_if_asked_for(fix: Fix, tmp_path: Path) -> None:
    file = write(tmp_path, buys=JOURNEY.replace("channel: web", "channel: website")) / "buys.yaml"
    ended = fix()
    assert ended.status == 1
    assert "--unsafe would fix 1 finding more." in ended.said
    assert "nothing to fix" not in ended.said
    assert "website becomes web" in ended.said
    assert "channel: website" in file.read_text()
    assert fix("--unsafe").status == 0
    assert file.read_text() == JOURNEY


def test_a_day_that_may_be_two_is_left_alone(fix: Fix, tmp_path: Path) -> None:
    text = JOURNEY.replace("refreshed: 2026-11-20", "refreshed: 03/04/2026")
    file = write(tmp_path, buys=text) / "buys.yaml"
    assert fix("--unsafe").status == 1
    assert file.read_text() == text


def test_what_stands_behind_an_anchor_is_told_with_the_reason_and_the_rest_is_fixed(fix: Fix, tmp_path: Path) -> None:
    text = JOURNEY.replace("  - id: pays\n", "  - &pays\n    id: pays\n").replace("importance: 5", "importanse: 5")
    file = write(tmp_path, buys=text.replace("share: 0.4", "share: 0,4")) / "buys.yaml"
    ended = fix()
    assert ended.status == 1
    assert "anchor" in ended.said
    assert "importanse: 5" in file.read_text()
    assert "share: 0.4" in file.read_text()


def test_spent_waivers_go_and_their_key_with_the_last(fix: Fix, tmp_path: Path) -> None:
    waivers = (
        "waivers:\n"
        "  - {rule: CX107, reason: Being counted, until: 2027-01-31}\n"
        "  - {rule: CX104, reason: Being counted, until: 2027-01-31}\n"
    )
    used = "waivers:\n  - {rule: CX401, reason: The team is new, until: 2026-01-31}\n"
    file = write(tmp_path, buys=JOURNEY + waivers.replace("CX104", "CX806").replace("CX107", "CX815")) / "buys.yaml"
    assert "the waiver of CX815 is deleted" in fix().text
    assert file.read_text() == JOURNEY
    file.write_text(JOURNEY + used)
    assert "the waiver of CX401 is deleted" in fix().said, "what it silenced is there again: somebody has to decide"
    assert file.read_text() == JOURNEY + used
    fix("--unsafe")
    assert file.read_text() == JOURNEY


def test_a_new_id_goes_to_all_that_name_the_old_one(fix: Fix, tmp_path: Path) -> None:
    text = JOURNEY.replace("- id: pays\n", "- id: Pays Now\n").replace(
        "title: Looks for a ticket\n", "title: Looks for a ticket\n    next: [Pays Now]\n"
    )
    file = write(tmp_path, buys=text) / "buys.yaml"
    ended = fix()
    assert ended.status == 0, ended.said
    assert "next: [pays-now]" in file.read_text()
    assert "- id: pays-now\n" in file.read_text()


@pytest.mark.parametrize(
    ("title", "safe", "unsafe"),
    [
        ("Pays at the till", "pays", "pays"),  # the title says the name that is waited for
        ("پرداخت", None, "pays"),  # it says nothing of it: somebody has to look
    ],
)
def test_a_stage_gets_the_id_that_another_leads_to(
    fix: Fix, tmp_path: Path, title: str, safe: str | None, unsafe: str
) -> None:
    text = (
        f"journey: buys\ntitle: Buys\nstages:\n  - {{id: looks, title: Looks, next: [pays]}}\n  - {{title: {title}}}\n"
    )
    file = write(tmp_path, buys=text) / "buys.yaml"

    def given(*options: str) -> str | None:
        ended = fix(*options)
        assert "CX103" not in ended.text, "the way stays as it was written"
        found = re.search(
            r"id: ([\w-]+), title: P|title: پرداخت, id: ([\w-]+)|title: Pays at the till, id: ([\w-]+)",
            file.read_text("utf-8"),
        )
        return next(filter(None, found.groups()), None) if found else None

    assert given() == safe
    assert given("--unsafe") == unsafe


@pytest.mark.parametrize(
    "stages",
    [
        "  - {id: looks, title: Looks, next: [pays]}\n  - {title: Pays now}\n  - {title: Waits}\n",  # which of the two?
        "  - {id: looks, title: Looks, next: [pays, rides]}\n  - {title: Pays now}\n",  # which of the two ways?
        "  - {id: looks, title: Looks, next: [look]}\n  - {title: Looks again}\n",  # a slip for another stage
    ],
)
def test_an_id_is_taken_from_a_way_only_if_nothing_else_can_be_meant(fix: Fix, tmp_path: Path, stages: str) -> None:
    file = write(tmp_path, buys=f"journey: buys\ntitle: Buys\nstages:\n{stages}") / "buys.yaml"
    fix()
    assert "id: pays-now" in file.read_text() or "id: looks-again" in file.read_text()


def test_a_file_that_can_t_be_written_is_said_and_no_other_is_written(
    fix: Fix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, buys=FAULTY, zips=FAULTY.replace("buys", "zips"))
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "zips.yaml":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert fix().status == 2
    assert (folder / "buys.yaml").read_text() == FAULTY


def test_a_waiver_stays_while_something_is_not_judged(fix: Fix, tmp_path: Path) -> None:
    """What keeps a file from being judged may be what the waiver silences."""
    waiver = "waivers:\n  - {rule: CX815, reason: Being counted, until: 2027-01-31}\n"
    broken = JOURNEY.replace("journey: buys", "journey: zips").replace("refreshed: 2026-11-20", "refreshed: 03/04/2026")
    file = write(tmp_path, buys=JOURNEY + waiver, zips=broken) / "buys.yaml"
    ended = fix()
    assert file.read_text() == JOURNEY + waiver
    assert "first fix what keeps files from being judged" in ended.said


def test_standard_input_is_refused(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "fix", "-")
    assert ended.status == 2
    assert "Only files can be fixed" in ended.said


def test_a_byte_order_mark_and_windows_line_ends_stay(fix: Fix, tmp_path: Path) -> None:
    file = write(tmp_path, buys="") / "buys.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode())
    fix()
    there = file.read_bytes()
    assert there.startswith(b"\xef\xbb\xbfjourney: buys\r\ntitle: Buys a ticket  # our first\r\n")
    assert there.count(b"\n") == there.count(b"\r\n") == FAULTY.count("\n")


def test_validate_says_how_much_of_it_can_be_fixed(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    file = write(tmp_path, buys=FAULTY) / "buys.yaml"
    ended = run_here(capfdbinary, "validate", str(tmp_path), "--as-of", AS_OF)
    assert "cxjourney fix can fix 4 of them by itself." in ended.text
    file.write_text(JOURNEY)
    assert "can fix" not in run_here(capfdbinary, "validate", str(tmp_path), "--as-of", AS_OF).text
