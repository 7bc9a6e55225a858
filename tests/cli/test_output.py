"""Where output goes, and that a file is the old one or the new one, never half of one.

If it fails, an interrupted run leaves half a report where a whole one was.
"""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cxjourney.cli.output import write_file
from cxjourney.errors import CannotRun
from cxjourney.files.atomic_write import replace_file

from .command import COMMAND, JOURNEY, environment, run, run_here, write

LEFTOVER = ".maps.svg.00000000deadbeef.cxjourney"


def test_a_file_a_folder_and_standard_output(home: Path) -> None:
    assert run("render", cwd=home).status == 0
    assert run("render", "-o", "one.svg", cwd=home).status == 0
    assert run("render", "-o", "new/folder", "--view", "all", cwd=home).status == 0
    ended = run("render", "-o", "-", cwd=home)
    drawn = (home / "one.svg").read_bytes()
    assert ended.out == drawn == (home / "maps/buys.journey.svg").read_bytes()
    assert drawn == (home / "new/folder/buys.journey.svg").read_bytes()
    assert {path.name for path in (home / "new/folder").iterdir()} >= {"buys.coverage.svg", "buys.journey.svg"}


@pytest.mark.parametrize("name", ["maps.d", "a.b.c", "svg", "v1.0", "one.svgz/", "new.svg/"])
def test_what_has_no_known_suffix_is_a_folder(home: Path, name: str) -> None:
    assert run("render", "-o", name, cwd=home).status == 0
    assert [path.name for path in (home / name).iterdir()] == ["buys.journey.svg"]


@pytest.mark.parametrize(("name", "begins"), [("wall.SVG", b"<?xml"), ("wall.Dot", b"digraph")])
def test_the_suffix_says_the_format_in_any_letters(
    name: str, begins: bytes, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run_here(capfdbinary, "render", str(home), "-o", str(home / name)).status == 0
    assert (home / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["wall.jpg", "wall.JPEG", "wall.svgz", "wall.pptx", "wall.pfd", "there.html"])
def test_a_suffix_that_no_map_can_be_written_with_is_refused(
    name: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (home / "there.html").write_text("old")
    ended = run_here(capfdbinary, "render", str(home), "-f", "svg", "-o", str(home / name))
    assert ended.status == 2
    assert f"maps can't be written as {Path(name).suffix.lower()}." in ended.said
    assert ".dot, .pdf, .png or .svg. If it is to be a folder, write / after it." in ended.said
    assert not (home / "wall.jpg").exists()
    assert (home / "there.html").read_text() == "old"


def test_a_suffix_and_another_format_are_refused(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "render", str(home), "-f", "dot", "-o", str(home / "wall.svg"))
    assert ended.status == 2
    assert "--format dot don't agree" in ended.said
    assert not (home / "wall.svg").exists()


TAKE_OUTPUT = [("validate", "-o"), ("gaps", "-o"), ("whatif", "-o"), ("diff", "-o"), ("validate", "--write-baseline"),
            ("render", "-o"), ("schema", "-o")]  # fmt: skip


@pytest.mark.parametrize("target", [".", "/", "", "./", "//"])
@pytest.mark.parametrize(("command", "option"), TAKE_OUTPUT)
def test_what_has_no_name_is_refused(
    command: str, option: str, target: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = run_here(capfdbinary, command, option, target)
    assert ended.status == 2
    assert "folder" in ended.said
    assert "Write the name of a file" in " ".join(ended.said.split())


def test_a_folder_in_place_of_a_file_is_refused(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "validate", str(home), "-o", str(home))
    assert ended.status == 2
    assert "is a folder. Write the name of a file" in " ".join(ended.said.split())


@pytest.mark.parametrize("name", ["wall.SVG ", " wall.svg", "wall.", ".svg", ".PNG", "new/.json", "wall.svg\t"])
@pytest.mark.parametrize(("command", "option"), TAKE_OUTPUT)
def test_a_name_that_cannot_be_meant_so_is_refused(
    command: str, option: str, name: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = sorted(home.rglob("*"))
    ended = run_here(capfdbinary, command, str(home), option, str(home / name))
    assert ended.status == 2
    assert "such as " in ended.said
    assert sorted(home.rglob("*")) == before


def test_a_name_is_taken_for_what_is_there_or_what_a_slash_says(home: Path) -> None:
    (home / "wall.").mkdir()
    for name in ("wall.", "other./", ".svg/", ".maps"):
        assert run("render", "-o", name, cwd=home).status == 0
        assert [path.name for path in (home / name).iterdir()] == ["buys.journey.svg"]


@pytest.mark.parametrize("name", ["journeys/known.yaml", "known.YML"])
@pytest.mark.parametrize(("command", "option"), [one for one in TAKE_OUTPUT if one[0] not in ("render", "schema")])
def test_nothing_is_written_as_yaml(
    command: str, option: str, name: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    formats = ["--format", "json"] if option == "-o" else []
    ended = run_here(capfdbinary, command, str(home), *formats, option, str(home / name))
    assert ended.status == 2
    assert "would be read as a journey" in ended.said
    assert Path(name).with_suffix(".json").name in ended.said
    assert not (home / name).exists()


def test_a_file_that_is_there_is_a_file_and_a_folder_a_folder(home: Path) -> None:
    (home / "plain").write_text("old")
    (home / "odd.svg").mkdir()
    assert run("render", "-o", "plain", cwd=home).status == 0
    assert (home / "plain").read_text().startswith("<?xml")
    assert run("render", "-o", "odd.svg", cwd=home).status == 0
    assert (home / "odd.svg/buys.journey.svg").is_file()


def test_what_did_not_change_is_not_written(home: Path) -> None:
    run("render", cwd=home)
    path = home / "maps/buys.journey.svg"
    os.utime(path, (1, 1))
    assert "unchanged" in run("render", cwd=home).said
    assert path.stat().st_mtime == 1
    run("render", "--as-of", "2026-11-22", cwd=home)
    assert path.stat().st_mtime > 1


def test_rights_of_a_file_stay(home: Path) -> None:
    (home / "report.txt").write_text("old")
    (home / "report.txt").chmod(0o640)
    assert run("validate", "--output", "report.txt", cwd=home).status == 0
    assert (home / "report.txt").stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_stays_one(home: Path) -> None:
    ended = run("validate", "--output", "/dev/stdout", cwd=home)
    assert ended.status == 0
    assert "Covered" in ended.text
    assert run("validate", "--output", "/dev/null", cwd=home).status == 0
    assert Path("/dev/null").is_char_device()


def test_a_pipe_that_nobody_reads_does_not_hang(home: Path) -> None:
    os.mkfifo(home / "pipe")
    ended = run("validate", "--output", "pipe", cwd=home)
    assert ended.status == 2
    assert "can't be written" in ended.said


def test_a_file_in_the_place_of_a_folder_is_named_as_no_folder(home: Path) -> None:
    (home / "notes.txt").write_text("hers", "utf-8")
    ended = run("validate", "--output", "notes.txt/report.json", cwd=home)
    assert ended.status == 2
    assert "notes.txt/report.json can't be written: not a directory." in ended.said
    assert (home / "notes.txt").read_text("utf-8") == "hers"


def test_no_folder_is_left_of_what_can_t_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotRun, match="no space left on device"):
        write_file(tmp_path / "a" / "b" / "gaps.csv", b"x")
    assert not any(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_ends_with_2(home: Path) -> None:
    (home / "locked").mkdir(mode=0o500)
    ended = run("render", "-o", "locked", cwd=home)
    assert ended.status == 2
    assert "permission denied" in ended.said


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk."""
    path = tmp_path / "file"
    path.write_text("old")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from cxjourney.files.atomic_write import replace_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    replace_file(Path(sys.argv[1]), b'new' * 1000)\n"
        "except OSError:\n"
        "    sys.exit(7)\n"
    )
    ended = run("-c", code, path, command=[COMMAND.with_name("python")])
    assert ended.status == 7, ended.said
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_kill_while_writing_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path, old, new = tmp_path / "file", b"old" * 2_000_000, b"new" * 2_000_000
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from cxjourney.files.atomic_write import replace_file\n"
        "print(flush=True)\n"
        "for n in range(10**6):\n"
        "    replace_file(Path(sys.argv[1]), (b'new' if n % 2 else b'old') * 2_000_000)\n"
    )
    for wait in (0.0, 0.003, 0.01, 0.03):
        process = subprocess.Popen(
            [COMMAND.with_name("python"), "-c", code, path], env=environment(), stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert not path.exists() or path.read_bytes() in (old, new)
    replace_file(path, b"last")
    assert [found.name for found in tmp_path.iterdir()] == ["file"]  # what was left behind has been swept


def test_two_processes_write_one_folder(home: Path) -> None:
    for number in range(6):
        write(home / "journeys", **{f"j{number}": JOURNEY.replace("journey: buys", f"journey: j{number}")})
    processes = [
        subprocess.Popen(
            [COMMAND, "render", "-o", "maps", "--as-of", f"2026-11-{day}"],
            cwd=home,
            env=environment(),
            stderr=subprocess.PIPE,
        )
        for day in (20, 21, 22)
    ]
    for process in processes:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    found = sorted((home / "maps").iterdir())
    assert len(found) == 7
    assert all(path.read_bytes().rstrip().endswith(b"</svg>") for path in found)


def test_leftovers_are_swept_and_nothing_else(home: Path) -> None:
    maps = home / "maps"
    maps.mkdir()
    for name in (LEFTOVER, ".mine.cxjourney", "x.1.cxjourney", "notes.txt"):
        (maps / name).write_text("x")
    assert run("render", cwd=home).status == 0
    assert {path.name for path in maps.iterdir()} == {
        ".mine.cxjourney",
        "x.1.cxjourney",
        "notes.txt",
        "buys.journey.svg",
    }


def test_a_long_name_leaves_room_for_that_of_the_file_beside_it(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 120}.txt"
    assert replace_file(path, b"text")
    assert path.read_bytes() == b"text"


@pytest.mark.parametrize("obstacle", ["file", "link", "folder"])
def test_init_overwrites_nothing(tmp_path: Path, obstacle: str) -> None:
    assert run("init", cwd=tmp_path).status == 0
    first = {path: path.read_bytes() for path in (tmp_path / "journeys").rglob("*") if path.is_file()}
    again = run("init", cwd=tmp_path)
    assert again.status == 2
    assert "is there already, and nothing was written" in again.said
    assert first == {path: path.read_bytes() for path in (tmp_path / "journeys").rglob("*") if path.is_file()}
    other = tmp_path / "other"
    other.mkdir()
    path = other / "catalogue.yaml"
    match obstacle:
        case "file":
            path.write_text("mine")
        case "link":
            path.symlink_to("nowhere")
        case "folder":
            path.mkdir()
    assert run("init", "other", cwd=tmp_path).status == 2
    assert [found.name for found in other.iterdir()] == ["catalogue.yaml"]


@pytest.mark.parametrize("language", ["en", "fa", "id"])
@pytest.mark.parametrize("blank", [[], ["--blank"]])
@pytest.mark.usefixtures("here")
def test_what_init_writes_validates_and_has_a_gap(
    language: str, blank: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run_here(capfdbinary, "init", "--language", language, *blank).status == 0
    assert run_here(capfdbinary, "validate").status == 0
    gaps = run_here(capfdbinary, "gaps", "--language", "en")
    assert gaps.status == 0
    assert "1. " in gaps.text
    assert run_here(capfdbinary, "render").status == 0


def test_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run("schema", "--output", "schemas", cwd=tmp_path).status == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {
        "journey.schema.json",
        "catalogue.schema.json",
        "config.schema.json",
        "export.schema.json",
    }
    assert run("schema", "journey", cwd=tmp_path).out == (tmp_path / "schemas/journey.schema.json").read_bytes()


COMMANDS = [
    ["validate", "--format", "json"],
    ["gaps", "--explain"],
    ["render", "--journey", "buys", "-o", "-"],
    ["schema", "catalogue"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:3]))
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, arguments: list[str]) -> None:
    """Whatever Python hashes by, and in whatever order the disk keeps the files."""
    names = ["a", "b", "c", "nested/d", "buys"]
    outputs = set()
    for seed, order in (("0", names), ("1", names[::-1]), ("random", sorted(names, key=lambda name: name[-1]))):
        folder = tmp_path / seed / "ws"
        for name in order:
            text = JOURNEY.replace("journey: buys", f"journey: {name[-1] if name != 'buys' else name}")
            write((folder / name).parent, **{Path(name).name: text})
        ended = run(*arguments, cwd=folder, env={"PYTHONHASHSEED": seed})
        assert ended.out
        outputs.add(ended.out)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        ("validate", "a.JSON", "{"),
        ("validate", "a.sarif", '{\n "$schema"'),
        ("validate", "a.xml", "<?xml"),
        ("validate", "a.md", "## cxjourney"),
        ("gaps", "a.csv", "\ufeffkey,journey,stage,question,"),
        ("gaps", "a.Markdown", "## Buys a ticket"),
        ("gaps", "a.html", "<!doctype html>"),
        ("whatif", "a.json", "{"),
        ("gaps", "a.txt", "Buys a ticket"),
        ("gaps", "a", "Buys a ticket"),
    ],
)
def test_what_is_no_map_takes_its_format_from_the_suffix_too(
    command: str, name: str, begins: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    run_here(capfdbinary, command, str(home), "-o", str(home / name))
    assert (home / name).read_text("utf-8").startswith(begins)
    run_here(capfdbinary, command, str(home), "--format", "json", "-o", str(home / name))
    assert (home / name).read_text("utf-8").startswith("{")


@pytest.mark.parametrize("command", ["validate", "gaps", "evidence measure"])
def test_a_hyphen_is_standard_output(command: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, *command.split(), str(home), "--format", "json", "-o", "-")
    assert json.loads(ended.text)
    assert not Path("-").exists()


def test_a_suffix_that_stands_for_no_format_is_refused(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for command, name in (("validate", "a.docx"), ("gaps", "a.sarif"), ("whatif", "a.csv")):
        ended = run_here(capfdbinary, command, str(home), "-o", str(home / name))
        assert ended.status == 2
        assert f"nothing here is written as .{name[2:]}. Write a suffix that says the format (.txt," in ended.said
        assert not (home / name).exists()


def test_a_section_that_csv_has_no_room_for_is_refused(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "gaps", str(home), "--format", "csv", "--section", "access")
    assert (ended.status, ended.out) == (2, b"")
    assert "CSV has a row for each question of a gap" in ended.said
    assert run_here(capfdbinary, "gaps", str(home), "--format", "csv", "--section", "gaps").status == 0


@pytest.mark.parametrize("form", ["csv", "xlsx", "html"])
def test_a_sheet_of_questions_has_no_room_for_anything_else(
    form: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = home / f"a.{form}"
    ended = run_here(capfdbinary, "gaps", str(home), "-o", str(file), "--section", "voices")
    assert (ended.status, file.exists()) == (2, False)
    assert f"{form.upper()} has a row for each question of a gap, and no room for --section voices" in ended.said
    ended = run_here(capfdbinary, "gaps", str(home), "-o", str(file), "--assumptions")
    assert (ended.status, file.exists()) == ((0, True) if form == "csv" else (2, False))
    if form != "csv":
        assert f"{form.upper()} is a sheet with the questions of each gap" in ended.said
    ended = run_here(capfdbinary, "gaps", str(home), "-o", str(file), "--explain")
    assert (ended.status, file.exists()) == (0, True)
    assert f"--explain has no effect: {form} does not say" in ended.said


def test_a_spreadsheet_goes_to_a_file(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "gaps", str(home), "--format", "xlsx")
    assert (ended.status, ended.out) == (2, b"")
    assert "Name a file for it: --output gaps.xlsx" in ended.said
    assert run_here(capfdbinary, "gaps", str(home), "--output", str(home / "gaps.XLSX")).status == 0
    assert (home / "gaps.XLSX").read_bytes().startswith(b"PK")


def test_claims_are_written_where_they_are_asked_for(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "gaps", str(home), "--assumptions", "--format", "csv")
    assert ended.status == 0
    assert "share,assumed,,dara" in ended.text
    refused = run_here(capfdbinary, "gaps", str(home), "--assumptions", "--format", "csv", "--section", "gaps")
    assert refused.status == 2
    assert "leave out --section" in refused.said


def test_the_schema_of_a_workspace_names_its_ids(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (home / "catalogue.yaml").write_text('teams:\n  sales: {title: "Sales *<b>* [x](y) &lt; https://x"}\n')
    ended = run_here(capfdbinary, "schema", "journey", "--workspace", str(home))
    assert ended.status == 0, ended.said
    owner = json.loads(ended.out)["$defs"]["Stage"]["properties"]["owner"]
    assert (owner["enum"], owner["enumDescriptions"]) == (["sales"], ["Sales *<b>* [x](y) &lt; https://x"])
    assert owner["markdownEnumDescriptions"] == [r"Sales \*\<b\>\* \[x\]\(y\) \&lt; https\://x"]
    assert "buys" in json.loads(ended.out)["properties"]["replaces"]["enum"]
    part = run_here(capfdbinary, "schema", "journey", "--workspace", str(next(home.rglob("buys.yaml"))))
    assert json.loads(part.out)["$defs"]["Stage"]["properties"]["owner"]["anyOf"][1] == {"type": "string"}
    (home / "broken.yaml").write_text("journey: broken\n")
    broken = run_here(capfdbinary, "schema", "journey", "--workspace", str(home))
    assert broken.status == 1
    assert "CX102" in broken.said
    assert json.loads(broken.out)["$defs"]["Stage"]["properties"]["owner"]["anyOf"][1] == {"type": "string"}


@pytest.mark.parametrize("arguments", [["journeys"], ["journey", "catalogue"], ["jurney"]])
def test_a_schema_that_there_is_not_is_refused(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run_here(capfdbinary, "schema", *arguments).status == 2


def test_a_workspace_without_a_journey_has_ids_too(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "catalogue.yaml").write_text("teams:\n  sales: {title: Sales}\n")
    ended = run_here(capfdbinary, "schema", "journey", "--workspace", str(tmp_path))
    assert json.loads(ended.out)["$defs"]["Stage"]["properties"]["owner"]["enum"] == ["sales"]


@pytest.mark.parametrize("command", ["validate", "gaps", "diff", "whatif"])
def test_a_file_has_the_same_bytes_whatever_the_width_of_the_screen(home: Path, command: str) -> None:
    arguments = [command, *(["--base", "."] if command == "diff" else [])]
    for width in ("40", "200"):
        assert run(*arguments, "-o", f"{width}.txt", cwd=home, env={"COLUMNS": width}).status in (0, 1)
    assert (home / "40.txt").read_bytes() == (home / "200.txt").read_bytes()
