"""Input that nobody should trust: nothing hangs, crashes, leaks, or acts on a terminal or a build.

If it fails, a journey from a stranger can take over a terminal, read files, or stop a build.
"""

import json
import os
import re
import socket
import stat
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .command import COMMAND, JOURNEY, Ended, environment, run, run_here, write
from .hostile import BIDI, ESCAPE, HIDDEN, TITLES, UNREADABLE, titled

Captured = pytest.CaptureFixture[bytes]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
UNSEEN = re.compile(f"[{BIDI}{HIDDEN}\u202a-\u202e\u2066-\u2069]")
OBEYED = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
COMMANDS = [("validate",), ("validate", "--format", "json"), ("gaps",), ("gaps", "--format", "json")]


def harmless(ended: Ended) -> None:
    """Hold that nothing that was printed acts on a terminal or on a build service, or can't be seen."""
    for text in (ended.text, ended.said):
        assert not CONTROL.search(text)
        assert not OBEYED.search(text)
    if not ended.text.startswith("{"):  # in JSON it is data
        assert not UNSEEN.search(ended.text)
    assert not UNSEEN.search(ended.said)


def same_but_for(folder: Path, before: set[Path], *new: str) -> None:
    """Hold that nothing was written but these."""
    assert {path.relative_to(folder).as_posix() for path in set(folder.rglob("*")) - before} == set(new)


def test_what_is_no_journey_keeps_sound_ones_from_nothing(tmp_path: Path) -> None:
    workspace = write(tmp_path / "ws", sound=JOURNEY.replace("journey: buys", "journey: sound"))
    for name, data in UNREADABLE.items():
        (workspace / f"hostile-{name}.yaml").write_bytes(data)
    before = set(tmp_path.rglob("*"))
    ended = run("gaps", "ws", cwd=tmp_path, env={"COLUMNS": "80"})
    harmless(ended)
    assert ended.status == 1
    assert "Buys a ticket" in ended.text
    assert {name for name in UNREADABLE if f"ws/hostile-{name}.yaml" not in ended.said} == set()
    same_but_for(tmp_path, before)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_journey_is_an_error_and_no_more(here: Path, name: str, capfdbinary: Captured) -> None:
    workspace = write(here / "ws", sound=JOURNEY.replace("journey: buys", "journey: sound"))
    (workspace / "hostile.yaml").write_bytes(UNREADABLE[name])
    before = set(here.rglob("*"))
    ended = run_here(capfdbinary, "validate", "ws", "--format", "json")
    harmless(ended)
    assert ended.status == 1
    found = json.loads(ended.out)["findings"]
    assert {finding["severity"] for finding in found if finding["file"] == "ws/hostile.yaml"} == {"error"}
    assert len(ended.out) < 200_000
    same_but_for(here, before)


@pytest.mark.parametrize(
    "name", ["anchors-that-grow", "too-deep-flow", "escape-sequence", "id-with-bidi", "injecting-key"]
)
def test_what_is_no_journey_is_shown_harmlessly_at_a_terminal(tmp_path: Path, name: str) -> None:
    ended = run("validate", "-", stdin=UNREADABLE[name], cwd=tmp_path, env={"COLUMNS": "40"})
    harmless(ended)
    assert ended.status == 1


@pytest.mark.parametrize("name", TITLES)
def test_titles_are_plain_text_in_every_format(here: Path, name: str, capfdbinary: Captured) -> None:
    (here / "j.yaml").write_text(titled(TITLES[name]), "utf-8")
    for arguments in (*COMMANDS, ("validate", "--show-info")):
        ended = run_here(capfdbinary, *arguments, ".")
        harmless(ended)
        assert ended.status == 0, ended.said
    journey = json.loads(run_here(capfdbinary, "gaps", ".", "--format", "json").out)["journeys"][0]
    assert (journey["title"], journey["stages"][0]["title"]) == (TITLES[name], TITLES[name])
    assert all("{" not in question or "{" in TITLES[name] for gap in journey["gaps"] for question in gap["questions"])


def test_all_hostile_titles_at_once(tmp_path: Path) -> None:
    for number, title in enumerate(TITLES.values()):
        (tmp_path / f"{number}.yaml").write_text(titled(title).replace("journey: buys", f"journey: b{number}"), "utf-8")
    for arguments in COMMANDS:
        ended = run(*arguments, ".", cwd=tmp_path)
        harmless(ended)
        assert ended.status == 0, ended.said


@pytest.mark.parametrize("name", [name for name in TITLES if name not in ("long", "long-words", "long-persian")])
def test_titles_are_drawn_as_text(here: Path, name: str, capfdbinary: Captured) -> None:
    (here / "j.yaml").write_text(titled(TITLES[name]), "utf-8")
    ended = run_here(capfdbinary, "render", ".", "-o", "-")
    assert ended.status == 0, ended.said
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(ended.out).iter()}
    assert not tags & {"script", "b", "foreignObject", "image"}


@pytest.mark.parametrize("text", [f"x{ESCAPE}", "x\n::error::owned", "##[error]x", f"x{BIDI}", f"x{HIDDEN}", "[red]x"])
@pytest.mark.parametrize(
    "arguments",
    [["validate"], ["gaps", ".", "--journey"], ["explain"], ["validate", ".", "--select"], ["gaps", ".", "--as-of"]],
)
def test_what_was_typed_is_shown_harmlessly(here: Path, arguments: list[str], text: str, capfdbinary: Captured) -> None:
    write(here, buys=JOURNEY)
    ended = run_here(capfdbinary, *arguments, text)
    harmless(ended)
    assert ended.status == 2


NAMES = {
    "newline": b"a\n::error::owned.yaml",
    "escape": b"a\x1b[31m.yaml",
    "no-utf-8": b"a\xff\xfe.yaml",
    "bidi": f"a{BIDI}.yaml".encode(),
    "hidden": f"a{HIDDEN}.yaml".encode(),
    "command": b"##[error]a.yaml",
    "begins-with-a-command": b"::error::a.yaml",
    "percent": b"a%0A::error::b.yaml",
    "markup": b"[red]<b>.yaml",
    "spaces": b"  a b .yaml",
    "long": b"x" * 250 + b".yaml",
    "option": b"--debug.yaml",
}


def named(folder: Path, name: bytes) -> None:
    """Write a journey with one error under a name."""
    path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118  bytes
    Path(os.fsdecode(path)).write_text(JOURNEY.replace("title: Buys", "titel: Buys"))


@pytest.mark.parametrize("name", NAMES)
def test_file_names_are_shown_harmlessly(here: Path, name: str, capfdbinary: Captured) -> None:
    named(here, NAMES[name])
    for arguments in (*COMMANDS, ("validate", "-v")):
        ended = run_here(capfdbinary, *arguments, ".")
        harmless(ended)
        assert ended.status == 1
    shown = run_here(capfdbinary, "validate", ".").text
    assert re.search(r"\.yaml:2:1(?: CX102 error:)?$", shown, re.MULTILINE), shown  # the place is on one line


def test_all_hostile_file_names_at_once(tmp_path: Path) -> None:
    for name in NAMES.values():
        named(tmp_path, name)
    for arguments in COMMANDS:
        ended = run(*arguments, ".", cwd=tmp_path, env={"COLUMNS": "60"})
        harmless(ended)
        assert ended.status == 1


def test_a_hostile_folder_name_is_shown_harmlessly(tmp_path: Path) -> None:
    folder = write(tmp_path / "a\n::error::x\x1b[31m", buys=JOURNEY)
    for arguments in (["validate"], ["gaps"], ["render", "-o", f"{folder}/maps"], ["init"]):
        ended = run(*arguments, folder, cwd=tmp_path)
        harmless(ended)
        assert ended.status == 0


def test_ids_never_become_paths(tmp_path: Path) -> None:
    (tmp_path / "in/ws").mkdir(parents=True)
    for number, id_ in enumerate(("../../x", "/tmp/cxjourney-owned", "..", "a/b", "con\0", "x\ny")):
        text = titled("T").replace("journey: buys", f"journey: {json.dumps(id_)}")
        (tmp_path / f"in/ws/{number}.yaml").write_text(text)
    before = set(tmp_path.rglob("*"))
    ended = run("render", "ws", "-o", "maps", cwd=tmp_path / "in")
    harmless(ended)
    assert ended.status == 1
    same_but_for(tmp_path, before)
    assert not Path("/tmp/cxjourney-owned").exists()


@pytest.mark.parametrize(
    "leads_to", ["outside.yaml", "../outside.yaml", "/etc/passwd", "/dev/zero", "loop.yaml", "gone"]
)
def test_links_are_not_followed_out_of_the_workspace(tmp_path: Path, leads_to: str) -> None:
    write(tmp_path, outside=JOURNEY.replace("Buys a ticket", "Secret"))
    workspace = write(tmp_path / "ws", buys=JOURNEY)
    (workspace / "loop.yaml").symlink_to("loop.yaml")
    (workspace / "link.yaml").symlink_to(tmp_path / leads_to if leads_to == "outside.yaml" else leads_to)
    ended = run("validate", "ws", cwd=tmp_path)
    harmless(ended)
    assert ended.status == 1
    assert "ws/link.yaml:1:1 CX001 error" in ended.text
    assert "Secret" not in ended.text
    assert "root:" not in ended.text


def test_folders_behind_links_are_not_walked(tmp_path: Path) -> None:
    write(tmp_path / "outside", other=JOURNEY.replace("journey: buys", "journey: other"))
    workspace = write(tmp_path / "ws", buys=JOURNEY)
    (workspace / "link").symlink_to(tmp_path / "outside")
    (workspace / "round").symlink_to(workspace)
    report = json.loads(run("validate", "ws", "--format", "json", cwd=tmp_path).out)
    assert report["summary"]["journeys"] == 1


@pytest.mark.parametrize("kind", ["fifo", "socket", "device", "folder", "unreadable"])
def test_only_ordinary_files_are_read(tmp_path: Path, kind: str) -> None:
    workspace = write(tmp_path / "ws", buys=JOURNEY)
    path = workspace / "odd.yaml"
    bound = None
    match kind:
        case "fifo":
            os.mkfifo(path)
        case "socket":
            bound = socket.socket(socket.AF_UNIX)
            os.chdir(workspace)  # the path of a socket must be short
            bound.bind("odd.yaml")
        case "device":
            if os.geteuid():
                pytest.skip("only root can make a device")
            try:
                os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
            except PermissionError:
                pytest.skip("no devices can be made here")
        case "folder":
            path.mkdir()
        case "unreadable":
            path.write_text(JOURNEY)
            path.chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("this user may read every file")
    ended = run("validate", "ws", cwd=tmp_path)
    if bound:
        bound.close()
    harmless(ended)
    if kind == "folder":
        assert ended.status == 0
    else:
        assert ended.status == 1
        assert "ws/odd.yaml:1:1 CX001 error" in ended.text


def test_a_pipe_where_init_would_write_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    os.mkfifo(tmp_path / "ws" / "catalogue.yaml")
    ended = run("init", "ws", cwd=tmp_path)
    harmless(ended)
    assert ended.status == 2
    assert b"catalogue.yaml is there already" in ended.err


@pytest.mark.parametrize("arguments", [["validate"], ["gaps"], ["render", "-o", "maps"]])
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "pipe"])
def test_a_device_or_a_pipe_that_was_named_does_not_hang(tmp_path: Path, path: str, arguments: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = run(*arguments, path, cwd=tmp_path)
    harmless(ended)
    assert ended.status == 1


def test_endless_standard_input_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    ended = run("-c", 'yes "# x" | "$0" validate -', COMMAND, cwd=tmp_path, command=["sh"])
    assert ended.status == 1
    assert "larger than" in ended.text


def test_a_hostile_yaml_beside_the_work_is_not_imported(tmp_path: Path) -> None:
    write(tmp_path, buys=JOURNEY)
    for module in ("yaml", "rich", "typer", "pydantic", "cxjourney", "json"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('owned')\n")
    for arguments in (["render"], ["--help"]):
        ended = run(*arguments, cwd=tmp_path)
        assert ended.status == 0
        assert b"owned" not in ended.out + ended.err


def test_output_through_a_link_replaces_the_link(tmp_path: Path) -> None:
    """What the link leads to is neither read nor written."""
    write(tmp_path / "ws", buys=JOURNEY)
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / "maps").mkdir()
    for link in (tmp_path / "maps/buys.journey.svg", tmp_path / "report.txt"):
        link.symlink_to(precious)
    assert run("render", "ws", "-o", "maps", cwd=tmp_path).status == 0
    assert run("validate", "ws", "--output", "report.txt", cwd=tmp_path).status == 0
    assert precious.read_text() == "mine"
    assert not (tmp_path / "maps/buys.journey.svg").is_symlink()
    assert "Covered" in (tmp_path / "report.txt").read_text()


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    write(tmp_path / "ws", buys=JOURNEY)
    (tmp_path / "report.txt").symlink_to(tmp_path / "nowhere")
    assert run("validate", "ws", "--output", "report.txt", cwd=tmp_path).status == 0
    assert not (tmp_path / "nowhere").exists()


def test_a_language_is_never_a_path(tmp_path: Path) -> None:
    text = JOURNEY.replace("title: Buys a ticket", "title: Buys a ticket\nlanguage: en", 1)
    write(tmp_path / "ws", buys=text)
    (tmp_path / "owned.yaml").write_text("gaps.covered: owned\n")
    ended = run("gaps", "ws", "--language", f"{tmp_path}/owned", cwd=tmp_path)
    assert b"owned" not in ended.out
    assert ended.status in (0, 2)


def test_many_journeys_stay_within_memory_and_time(tmp_path: Path) -> None:
    for number in range(300):
        write(tmp_path, **{f"j{number}": JOURNEY.replace("journey: buys", f"journey: j{number}")})
    ended = run("validate", ".", "--format", "json", cwd=tmp_path)
    assert ended.status == 0, ended.said


def test_ten_thousand_findings(tmp_path: Path) -> None:
    """Ten thousand findings are printed to the end by json; text says how many more after 1,000."""
    stages = "".join(f"  - {{id: s{n}, title: S}}\n" for n in range(1000))
    for number in range(10):
        write(tmp_path, **{f"j{number}": f"journey: j{number}\ntitle: Many\nstages:\n{stages}"})
    ended = run("validate", ".", "--format", "json", "--select", "CX301", cwd=tmp_path)
    assert ended.status == 0
    assert len(json.loads(ended.out)["findings"]) == 10_000
    text = run("validate", ".", "--select", "CX301", cwd=tmp_path).text
    assert text.count(" CX301 warning:") == 1000
    assert "And 9,000 more findings. --format json shows them all." in text


def test_no_network_is_asked_for(tmp_path: Path) -> None:
    """Journeys with links and addresses in them are read without opening a socket."""
    write(tmp_path, buys=JOURNEY.replace("type: web-analytics", "type: web-analytics, link: 'https://x.example/a'"))
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket = refuse\n"
        "from cxjourney.cli import main\nmain()"
    )
    for arguments in (["validate"], ["render", "-o", "-"]):
        ended = subprocess.run(
            [COMMAND.with_name("python"), "-c", code, *arguments],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
