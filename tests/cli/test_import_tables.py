"""`import` of tables as a command: what was understood is shown, choices count and are kept, nothing hostile gets in.

If it fails, a designer can't see why her table came in wrong, or what she chose last time is forgotten.
"""

import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from .command import Ended, run, run_here

Captured = pytest.CaptureFixture[bytes]
TABLE = "Stage;Buys;Pays\nActions;Looks;Opens\nMood;4;2\nBackstage;CRM;\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.csv").write_text(TABLE)
    return tmp_path


def bring(capture: Captured, *arguments: str) -> Ended:
    return run_here(capture, "import", *arguments)


def test_it_shows_what_it_understood_and_writes_drafts_that_validate(here: Path, capfdbinary: Captured) -> None:
    ended = bring(capfdbinary, "csv", "map.csv", "-o", "new", "--persona", "Nadia", "--scale", "1..5")
    assert (ended.status, ended.text) == (0, "")
    assert ended.said.startswith(
        "What the headings of map.csv:1 were taken for; --map says otherwise:\n"
        "  Stage     → stage     Buys\n"
        "  Actions   → actions   Looks\n"
        "  Mood      → emotions  4\n"
        "  Backstage → notes     CRM\n"
    )
    assert "emotions: {nadia: 1}" in (here / "new/map.yaml").read_text()
    assert run_here(capfdbinary, "validate", "new", "--fail-on", "error").status == 0


def test_choices_are_written_and_read_again(here: Path, capfdbinary: Captured) -> None:
    options = ("--map", "Backstage=-", "--map", "Mood=notes", "--stages", "across", "--choices", "import.toml")
    assert bring(capfdbinary, "csv", "map.csv", "-o", "a", *options).status == 0
    assert (here / "import.toml").read_text() == 'stages = "across"\n\n[map]\n"Backstage" = "-"\n"Mood" = "notes"\n'
    assert bring(capfdbinary, "csv", "map.csv", "-o", "b", "--choices", "import.toml").status == 0
    assert (here / "a/map.yaml").read_bytes() == (here / "b/map.yaml").read_bytes()
    assert "CRM" not in (here / "b/map.yaml").read_text()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "Backstage"), "says of no heading what it means: write --map 'Backstage systems=notes'"),
        (("--map", "Backstage=pain_point"), "pain_point is no lane; did you mean pain_points?"),
        (("--map", "Back=notes"), "no table has the heading “Back”; the headings are: Stage, Actions, Mood, Backstage"),
        (("--scale", "5"), "“5” is no scale: write its worst and its best figure, such as 1..5"),
        (("--choices", "bad.toml"), "bad.toml can't be read"),
        (("--choices", "wrong.toml"), "wrong.toml: colour can't be chosen so"),
    ],
)
def test_a_wrong_choice_is_told_with_the_right_ones(
    here: Path, capfdbinary: Captured, options: tuple[str, ...], said: str
) -> None:
    (here / "bad.toml").write_text("= 3")
    (here / "wrong.toml").write_text('colour = "red"')
    ended = bring(capfdbinary, "csv", "map.csv", "-o", "new", *options)
    assert ended.status == 2
    assert said in " ".join(ended.said.split())
    assert not (here / "new").exists()


def test_tsv_comes_from_the_clipboard(here: Path) -> None:
    ended = run("import", "tsv", "-", "-o", "new", cwd=here, stdin=TABLE.replace(";", "\t").encode())
    assert ended.status == 1
    assert "  stdin:3: Mood: " in ended.said
    assert (here / "new/stdin.yaml").is_file()


def test_programs_are_told_what_was_understood(here: Path, capfdbinary: Captured) -> None:
    book = Workbook()
    book.active.title = "Rail"
    for row in (["Stage", "Buys", "Pays"], ["Actions", "Looks", "Opens"]):
        book.active.append(row)
    book.save(here / "map.xlsx")
    told = json.loads(bring(capfdbinary, "xlsx", "map.xlsx", "-o", "new", "--format", "json").text)
    assert told["journeys"][0]["title"] == "Rail"
    assert told["understood"][1] == {
        "file": "map.xlsx[Rail]",
        "line": 2,
        "heading": "Actions",
        "lane": "actions",
        "first": "Looks",
    }


@pytest.mark.usefixtures("here")
def test_what_is_no_table_of_a_journey_is_named(here: Path, capfdbinary: Captured) -> None:
    (here / "other.csv").write_text("name,price\napple,3\n")
    ended = bring(capfdbinary, "csv", "other.csv", "-o", "new")
    assert ended.status == 2
    assert "other.csv:1: name: fewer than two of its headings are known" in ended.said
    assert "nothing was written, since no table of a journey was found" in ended.said
    (here / "broken.xlsx").write_bytes(b"PK\x03\x04")
    assert "broken.xlsx is damaged" in bring(capfdbinary, "xlsx", "broken.xlsx", "-o", "new").said
    assert "there.csv" in bring(capfdbinary, "csv", "there.csv", "-o", "new").said
    (here / "folder.csv").mkdir()
    assert "is a folder" in bring(capfdbinary, "csv", "folder.csv", "-o", "new").said


@pytest.mark.parametrize(("typed", "status", "is_written"), [("y\n", 1, True), ("\n", 1, False), (None, 1, True)])
def test_where_somebody_sits_the_table_is_shown_and_agreed_to_first(
    typed: str | None,
    status: int,
    is_written: bool,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: Captured,
) -> None:
    """In CI nobody is asked, and it is written."""
    answers = io.StringIO(typed or "")
    monkeypatch.setattr(answers, "isatty", lambda: typed is not None)
    monkeypatch.setattr("sys.stdin", answers)
    ended = bring(capfdbinary, "csv", "map.csv", "-o", "new", "--persona", "Nadia")
    assert (ended.status, (here / "new").exists()) == (status, is_written)
    before, _, after = ended.said.partition("Write this to 1 file? [y/N]\n")
    assert "  Mood      → emotions  4\n" in before
    assert ended.said.count("1 thing could not be carried over:") == 1
    assert "could not be carried over" in before
    if typed == "\n":
        assert after == "Nothing was written.\n"
    elif typed:
        assert after.startswith("1 journey was written to new, as a draft.\n")


def test_who_has_agreed_or_only_looks_is_not_asked(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", answers := io.StringIO(""))
    monkeypatch.setattr(answers, "isatty", lambda: True)
    for option, written in (("--diff", False), ("--yes", True)):
        ended = bring(capfdbinary, "csv", "map.csv", "-o", "new", "--scale", "1..5", "--persona", "N", option)
        assert ("[y/N]" in ended.said, (here / "new").exists()) == (False, written)


@pytest.mark.parametrize(
    ("headings", "tag"),
    [
        ("مرحله,اقدامات,احساس", "fa"),
        ("المرحلة,الإجراءات,نقاط التماس", "ar"),
        ("Etapa,Acciones,Emociones", "es"),
        ("Etapa,Ações,Emoções", "pt"),
        ("Étape,Actions du client,Points de contact", "fr"),
        ("Phase,Aktionen,Kontaktpunkte,Stimmung", "de"),
        ("Tahap,Aktivitas,Emosi", "id"),
        ("Aşama,Eylemler,Duygular", "tr"),
        ("ステージ,行動,感情", "ja"),
        ("阶段,用户行为,痛点,触点", "zh"),
        ("Stage,Actions,Emotions", None),
        ("Stage,Actions,Emociones", None),
        ("Этап,Действия,Эмоции", None),
    ],
)
def test_headings_tell_the_language_unless_somebody_does(
    headings: str, tag: str | None, here: Path, capfdbinary: Captured
) -> None:
    row = ",".join("abcd"[: headings.count(",") + 1])
    (here / "of.csv").write_text(f"{headings}\n{row}\n{row.replace('a', 'e')}\n", "utf-8")
    ended = bring(capfdbinary, "csv", "of.csv", "-o", "new")
    said = (here / "new/of.yaml").read_text()
    assert (f"language: {tag}\n" in said, f"get language: {tag}; --written-in" in ended.said) == (
        (tag is not None,) * 2
    )
    begun = run_here(capfdbinary, "init", "w", "--from", "of.csv")
    assert (here / "w/cxjourney.toml").read_text() == f'language = "{tag or "en"}"\n'
    assert (f"get language: {tag}; --language" in begun.said) is (tag is not None)
    assert run_here(capfdbinary, "init", "x", "--from", "of.csv", "--language", "id").status in (0, 1)
    assert "language: id\n" in (here / "x/of.yaml").read_text()
    assert (here / "x/cxjourney.toml").read_text() == 'language = "id"\n'


def test_journeys_of_one_id_are_not_written_over_each_other(here: Path, capfdbinary: Captured) -> None:
    for name in ("a", "b"):
        (here / name).mkdir()
        (here / name / "catalogue.yaml").write_text("teams: {t: {title: T}}\n")
        (here / name / "x.yaml").write_text("journey: x\ntitle: X\nstages: [{id: s, title: S}]\n")
    for form in ("csv", "markdown", "json", "xlsx", "mermaid"):
        ended = run_here(capfdbinary, "export", form, "a", "b", "-o", "out/")
        assert ended.status == 2
        assert "export each workspace into a folder of its own" in ended.said
    assert not (here / "out").exists()
