"""`import` into a folder that is lived in: what comes in joins it, and what people wrote stays.

If it fails, a second import takes away what a team has added since the first, or a change at the source is lost.
"""

import json
from pathlib import Path

import pytest

from .command import Ended, run_here

Captured = pytest.CaptureFixture[bytes]
DIAGRAM = """\
journey
 title Buys
 section Choosing
  Looks: 4: Dara, Greta
  Asks: 3: Greta
 section Paying
  Pays: 2: Dara
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "buys.mmd").write_text(DIAGRAM)
    assert bring(capfdbinary, "buys.mmd").status == 0
    return tmp_path


def bring(capture: Captured, *arguments: str) -> Ended:
    return run_here(capture, "import", "mermaid", *arguments, "-o", "new")


def change(here: Path, name: str, *pairs: tuple[str, str]) -> str:
    path = here / name
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    return text


def texts(here: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (here / "new").iterdir()}


def test_nothing_new_changes_nothing(here: Path, capfdbinary: Captured) -> None:
    before = texts(here)
    ended = bring(capfdbinary, "buys.mmd")
    assert (ended.status, ended.text) == (0, "")
    assert "nothing has changed in the original since new was written" in ended.said
    assert texts(here) == before


def test_what_the_source_changed_comes_and_what_people_added_stays(here: Path, capfdbinary: Captured) -> None:
    added = "# ours\n    data: []\n    pain_points:\n      - title: Too slow\n"
    mine = change(
        here,
        "new/buys.yaml",
        ("    emotions: {dara: 1, greta: 1}\n", f"    emotions: {{dara: 1, greta: 1}}  {added}"),
        ("title: Buys\n", "title: Buys\nowner: shop\n"),
    )
    (here / "new/catalogue.yaml").write_text((here / "new/catalogue.yaml").read_text() + "teams:\n  shop: {title: S}\n")
    change(here, "buys.mmd", ("Looks: 4: Dara, Greta", "Looks: 5: Dara, Greta, Omar\n  Compares: 1: Greta"))
    shown = bring(capfdbinary, "buys.mmd")
    assert shown.status == 1
    assert "Nothing was written, since nobody could be asked here." in shown.said
    assert (here / "new/buys.yaml").read_text() == mine
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    assert ended.status == 0
    assert ended.text == shown.text
    found = (here / "new/buys.yaml").read_text()
    expected = mine.replace("emotions: {dara: 1, greta: 1}", "emotions: {dara: 2, greta: 2, omar: 2}")
    expected = expected.replace("travelled_by: [dara, greta]\n", "travelled_by: [dara, greta, omar]\n")
    new = "  - id: compares\n    title: Compares\n    phase: choosing\n    travelled_by: [greta]\n"
    new += "    emotions: {greta: -2}\n"
    assert found == expected.replace("  - id: asks\n", f"{new}  - id: asks\n")
    assert "  omar: {title: Omar}\n" in (here / "new/catalogue.yaml").read_text()
    assert bring(capfdbinary, "buys.mmd").text == ""


def test_a_stage_that_is_gone_goes_unless_somebody_has_worked_on_it(here: Path, capfdbinary: Captured) -> None:
    change(here, "new/buys.yaml", ("    title: Pays\n", "    title: Pays\n    actions: [Waits]\n"))
    change(here, "buys.mmd", ("  Asks: 3: Greta\n", ""), ("  Pays: 2: Dara\n", "  Leaves: 5: Dara\n"))
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    assert ended.status == 1
    assert "1 thing was changed here and in the original, and stays as it is here:" in ended.said
    assert "  new/buys.yaml:22: stages[2]: gone in the original, and worked on here" in ended.said
    found = (here / "new/buys.yaml").read_text()
    assert [line for line in found.splitlines() if line.startswith("  - id")] == [
        "  - id: choosing",
        "  - id: paying",
        "  - id: looks",
        "  - id: leaves",
        "  - id: pays",
    ]


def test_what_both_changed_is_told_and_not_decided(here: Path, capfdbinary: Captured) -> None:
    mine = change(here, "new/buys.yaml", ("title: Asks\n", "title: Asks her aunt\n"), ("{dara: -1}", "{dara: -2}"))
    change(here, "buys.mmd", ("Pays: 2", "Pays: 5"))
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    assert ended.status == 1
    assert "stages[2].emotions.dara: the original says “2” now, and here it is “-2”" in ended.said
    assert (here / "new/buys.yaml").read_text() == mine
    assert bring(capfdbinary, "buys.mmd").status == 0  # it was told, and people have decided


def test_a_stage_keeps_its_id_and_what_was_added_where_the_source_gives_it_another_title(
    here: Path, capfdbinary: Captured
) -> None:
    mine = change(here, "new/buys.yaml", ("    title: Pays\n", "    title: Pays\n    actions: [Waits]\n"))
    change(here, "buys.mmd", ("  Pays:", "  Pays online:"), ("section Paying", "section Payment"))
    assert bring(capfdbinary, "buys.mmd", "--yes").status == 0
    expected = mine.replace("    title: Pays\n", "    title: Pays online\n")
    found = (here / "new/buys.yaml").read_text()
    assert found.replace("title: Payment", "title: Paying") == expected


def test_what_was_renamed_here_is_still_known(here: Path, capfdbinary: Captured) -> None:
    assert run_here(capfdbinary, "rename", "persona:dara", "buyer", "new", "--yes").status == 0
    assert run_here(capfdbinary, "rename", "stage:pays", "payment", "new", "--yes").status == 0
    change(here, "buys.mmd", ("Pays: 2", "Pays: 5"))
    assert bring(capfdbinary, "buys.mmd", "--yes").status == 0
    assert "    emotions: {buyer: 2}\n" in (here / "new/buys.yaml").read_text()
    assert "dara:" not in (here / "new/catalogue.yaml").read_text()


def test_a_feeling_that_got_a_source_keeps_it(here: Path, capfdbinary: Captured) -> None:
    change(here, "new/buys.yaml", ("emotions: {dara: -1}", "emotions: {dara: {score: -1, says: Too dear}}"))
    change(here, "buys.mmd", ("Pays: 2", "Pays: 5"))
    assert bring(capfdbinary, "buys.mmd", "--yes").status == 0
    assert "emotions: {dara: {score: 2, says: Too dear}}" in (here / "new/buys.yaml").read_text()


def test_a_journey_that_went_is_told_and_stays(here: Path, capfdbinary: Captured) -> None:
    before = (here / "new/buys.yaml").read_text()
    (here / "buys.mmd").write_text(DIAGRAM.replace("Buys", "Sells").replace("Looks", "a").replace("Asks", "b"))
    change(here, "buys.mmd", ("Pays", "c"))
    ended = bring(capfdbinary, "buys.mmd")
    assert ended.status == 1
    assert "Buys is not in ../buys.mmd any more; its file here stays" in ended.said
    assert (here / "new/buys.yaml").read_text() == before
    assert (here / "new/sells.yaml").is_file()


def test_a_journey_that_was_deleted_here_does_not_come_back(here: Path, capfdbinary: Captured) -> None:
    (here / "new/buys.yaml").unlink()
    ended = bring(capfdbinary, "buys.mmd")
    assert "Buys was deleted here after it was imported" in ended.said
    assert not (here / "new/buys.yaml").exists()


def test_it_joins_a_catalogue_that_is_there(here: Path, capfdbinary: Captured) -> None:
    (here / "lived").mkdir()
    catalogue = '# ours\npersonas:\n  student:\n    title: "DARA"  # she\n    share: 0.4\n  greta: {title: Greta, 80}\n'
    catalogue = catalogue.replace("Greta, 80", '"Greta, 80"')
    (here / "lived/catalogue.yaml").write_text(catalogue)
    change(here, "buys.mmd", ("3: Greta", "3: Greta, Omar"))
    arguments = ("import", "mermaid", "buys.mmd", "-o", "lived/deeper")
    refused = run_here(capfdbinary, *arguments)
    assert (refused.status, (here / "lived/deeper").exists()) == (1, False)
    assert run_here(capfdbinary, *arguments, "--yes").status == 0
    assert (here / "lived/catalogue.yaml").read_text() == catalogue + "  omar: {title: Omar}\n"
    assert not (here / "lived/deeper/catalogue.yaml").exists()
    assert "emotions: {student: 1, greta: 1}" in (here / "lived/deeper/buys.yaml").read_text()
    assert run_here(capfdbinary, "validate", "lived", "--fail-on", "error").status == 0


def test_without_a_record_nothing_is_taken_away(here: Path, capfdbinary: Captured) -> None:
    (here / "new/imported.json").unlink()
    change(here, "new/buys.yaml", ("status: draft\n", ""), ("    title: Asks\n", "    title: Asks her aunt\n"))
    change(here, "buys.mmd", ("  Looks: 4: Dara, Greta\n", ""), ("Pays: 2", "Pays: 5"), ("Asks: 3: Greta", "Asks: 3"))
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    assert ended.status == 1
    assert "stages[1].title: the original says “Asks” now, and here it is “Asks her aunt”" in ended.said
    assert "stages[2].emotions.dara: the original says “2” now, and here it is “-1”" in ended.said
    assert "title: Looks\n" in (here / "new/buys.yaml").read_text()
    assert "status" not in (here / "new/buys.yaml").read_text()


@pytest.mark.parametrize("text", ["", "[", '{"version": 2}', '{"version": 1, "journeys": {"a": 1}}', "\x00"])
def test_a_record_that_cannot_be_read_is_said(here: Path, capfdbinary: Captured, text: str) -> None:
    (here / "new/imported.json").write_text(text)
    ended = bring(capfdbinary, "buys.mmd")
    assert ended.status == 2
    assert "new/imported.json can't be read" in ended.said


def test_a_record_may_be_larger_than_what_people_write(here: Path, capfdbinary: Captured) -> None:
    with (here / "new/imported.json").open("a") as file:
        file.write(" " * 3_000_000)
    assert bring(capfdbinary, "buys.mmd").status == 0


def test_programs_are_told_of_conflicts(here: Path, capfdbinary: Captured) -> None:
    change(here, "new/buys.yaml", ("{dara: -1}", "{dara: -2}"))
    change(here, "buys.mmd", ("Pays: 2", "Pays: 5"), ("Asks: 3", "Asks: 4"))
    told = json.loads(bring(capfdbinary, "buys.mmd", "--yes", "--format", "json").text)
    path = "stages[2].emotions.dara"
    assert told["changed"] == ["new/buys.yaml"]
    assert told["conflicts"] == [{"file": "new/buys.yaml", "path": path, "kind": "changed", "source": 2, "here": -2}]


def test_what_only_shows_writes_nothing(here: Path, capfdbinary: Captured) -> None:
    before = texts(here)
    change(here, "buys.mmd", ("Pays: 2", "Pays: 5"))
    ended = bring(capfdbinary, "buys.mmd", "--diff")
    assert ended.status == 0
    assert "+    emotions: {dara: 2}" in ended.text
    assert texts(here) == before


def test_what_only_shows_tells_what_stays_and_what_could_not_come(here: Path, capfdbinary: Captured) -> None:
    file = next(one for one in (here / "new").glob("*.yaml") if "stages:" in one.read_text())
    change(here, f"new/{file.name}", ("title: Pays", "title: Pays by card"))
    change(here, "buys.mmd", ("Pays: 2", "Pays now: 2"), ("Asks: 3", "Asks: 9"))
    ended = bring(capfdbinary, "buys.mmd", "--diff")
    assert ended.status == 1
    assert "the original says “Pays now” now, and here it is “Pays by card”" in ended.said
    assert "9 is not on Mermaid's scale" in ended.said


BOTH = """\
# Buying

| Stage | Looks | Pays |
|---|---|---|
| Actions | Compares | Types in the card |
| Owner | Sales | Till |

```mermaid
journey
 title Complaining
 Calls: 2: Dara
```
"""
"""A page that holds journeys in two ways."""


def test_a_page_read_for_its_tables_loses_nothing_when_it_is_read_for_its_diagrams(
    here: Path, capfdbinary: Captured
) -> None:
    (here / "wiki.md").write_text(BOTH)
    run_here(capfdbinary, "import", "markdown", "wiki.md", "-o", "both")
    ended = run_here(capfdbinary, "import", "mermaid", "wiki.md", "-o", "both", "--yes")
    assert "any more" not in ended.said + ended.text, "its table still stands there"
    assert sorted(json.loads((here / "both/imported.json").read_text())["journeys"]) == ["buying", "complaining"]
    (here / "wiki.md").write_text(BOTH[BOTH.index("```") :])
    ended = run_here(capfdbinary, "import", "markdown", "wiki.md", "-o", "both", "--yes")
    assert "Buying is not in ../wiki.md any more; its file here stays" in ended.said


def test_init_says_which_journeys_of_a_page_it_did_not_look_for(here: Path, capfdbinary: Captured) -> None:
    (here / "wiki.md").write_text(BOTH)
    ended = run_here(capfdbinary, "init", "first", "--from", "wiki.md")
    assert (
        "In tables there are journeys too: Buying. They come in with:\n  cxjourney import markdown wiki.md -o first\n"
        in (ended.said)
    )
    run_here(capfdbinary, "import", "markdown", "wiki.md", "-o", "first", "--yes")
    assert sorted(path.name for path in (here / "first").glob("*ing.yaml")) == ["buying.yaml", "complaining.yaml"]
    ended = run_here(capfdbinary, "init", "first", "--from", "wiki.md")
    assert ended.status == 2
    assert f"Error: {Path('first/imported.json')} is there already" in ended.said
    (here / "only.md").write_text(BOTH[BOTH.index("```") :])
    assert "tables" not in run_here(capfdbinary, "init", "second", "--from", "only.md").said


def test_the_order_of_the_source_comes_unless_people_have_given_one(here: Path, capfdbinary: Captured) -> None:
    (here / "buys.mmd").write_text(
        DIAGRAM.replace("  Looks: 4: Dara, Greta\n  Asks: 3: Greta\n", "  Asks: 3: Greta\n  Looks: 4: Dara, Greta\n")
    )
    assert bring(capfdbinary, "buys.mmd", "--yes").status == 0
    ids = ["  - id: choosing", "  - id: paying", "  - id: asks", "  - id: looks", "  - id: pays"]
    assert [line for line in texts(here)["buys.yaml"].splitlines() if line.startswith("  - id")] == ids
    mine = texts(here)["buys.yaml"]
    head, *stages = mine.partition("stages:\n")[2].split("  - id: ")
    turned = mine.partition("stages:\n")[0] + "stages:\n" + "".join(f"  - id: {one}" for one in reversed(stages))
    (here / "new/buys.yaml").write_text(turned)
    (here / "buys.mmd").write_text(DIAGRAM)
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    after = texts(here)["buys.yaml"].partition("stages:")[2]
    assert (head, ended.status, after) == ("", 1, turned.partition("stages:")[2])
    assert "the original says “Looks, Asks, Pays” now, and here it is “Pays, Looks, Asks”" in ended.said


def test_what_a_source_defines_no_more_is_told_once_and_stays(here: Path, capfdbinary: Captured) -> None:
    (here / "other.mmd").write_text(DIAGRAM.replace("Buys", "Returns").replace("Greta", "Omar"))
    assert bring(capfdbinary, "other.mmd", "--yes").status == 0
    (here / "buys.mmd").write_text(DIAGRAM.replace(", Greta", "").replace("Greta", "Dara"))
    ended = bring(capfdbinary, "buys.mmd", "--yes")
    assert ended.status == 1
    assert "Greta is not in ../buys.mmd any more; it stays in the catalogue here" in ended.said
    assert "Omar is not in" not in ended.said
    assert "greta: {title: Greta}" in texts(here)["catalogue.yaml"]
    assert (again := bring(capfdbinary, "buys.mmd")).status == 0
    assert "Greta" not in again.said
