"""What is written to terminals of every kind.

If it fails, logs fill with colour codes, or a terminal that lacks a letter stops the run.
"""

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from .command import COMMAND, JOURNEY, environment, run, write

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def at_a_terminal(*arguments: str, cwd: Path, **env: str) -> str:
    """Run the command with a terminal for its standard output, and give what it wrote there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, *arguments], cwd=cwd, env=environment(**env), stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    found = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the terminal has gone
            break
        found += piece
        if not piece:
            break
    os.close(ours)
    _, said = process.communicate(timeout=10)
    assert said == b""
    return found.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("command", "options", "env", "coloured"),
    [
        ("gaps", [], {"TERM": "xterm"}, True),
        ("gaps", [], {"TERM": "dumb"}, False),
        ("rules", [], {"TERM": "xterm"}, True),
        ("rules", [], {"TERM": "dumb"}, False),
        ("validate", [], {"TERM": "xterm"}, True),
        ("validate", [], {"TERM": "dumb"}, False),
        ("validate", [], {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("validate", [], {"TERM": "xterm", "NO_COLOR": ""}, True),  # no-color.org: only where it is not empty
        ("validate", [], {"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("validate", [], {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ("validate", ["--color", "never"], {"TERM": "xterm", "FORCE_COLOR": "1"}, False),
        ("validate", ["--color", "always"], {"TERM": "dumb", "NO_COLOR": "1"}, True),
    ],
)
def test_colour_at_a_terminal(
    home: Path, command: str, options: list[str], env: dict[str, str], coloured: bool
) -> None:
    assert bool(COLOUR.search(at_a_terminal(command, *options, cwd=home, **env))) is coloured


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {}, True),
    ],
)
def test_colour_in_a_pipe(home: Path, options: list[str], env: dict[str, str], coloured: bool) -> None:
    for command in ("validate", "gaps"):
        assert bool(COLOUR.search(run(command, *options, cwd=home, env=env).text)) is coloured


def test_no_colour_in_files_and_machine_readable_output(home: Path) -> None:
    for command in ("validate", "gaps"):
        run(command, "--output", f"{command}.txt", cwd=home, env={"FORCE_COLOR": "1"})
        assert not COLOUR.search((home / f"{command}.txt").read_text())
        json.loads(run(command, "--format", "json", "--color", "always", cwd=home).out)


@pytest.mark.parametrize("columns", ["40", "80", "1", "0", "many"])
def test_the_width_of_the_terminal_is_kept(home: Path, columns: str) -> None:
    from cxjourney.formats.terminal import text_cells

    width = int(columns) if columns in ("40", "80") else 80
    for command in (["validate"], ["gaps"], ["gaps", "--section", "all"]):
        lines = at_a_terminal(*command, cwd=home, TERM="dumb", COLUMNS=columns).splitlines()
        assert lines
        if columns != "1":
            assert [line for line in lines if text_cells(line) > width] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16", "utf-8"])
def test_every_encoding_of_standard_output_is_written(tmp_path: Path, encoding: str) -> None:
    text = JOURNEY.replace("title: Buys a ticket", "title: خرید “切符” é\nlanguage: fa")
    write(tmp_path, buys=text)
    for arguments in (["validate"], ["gaps"], ["gaps", "--format", "json"], ["explain", "CX302"]):
        ended = run(*arguments, cwd=tmp_path, env={"PYTHONIOENCODING": encoding, "COLUMNS": "80"})
        assert ended.status == 0, ended.said
        shown = ended.out.decode(encoding)
        if "json" in arguments:
            assert json.loads(shown)["journeys"][0]["title"] == "خرید “切符” é"
        elif encoding == "ascii":
            assert "│" not in shown


def test_help_is_written_in_every_encoding(tmp_path: Path) -> None:
    for encoding in ("ascii", "latin-1"):
        ended = run("gaps", "--help", cwd=tmp_path, env={"PYTHONIOENCODING": encoding, "LANG": "C"})
        assert ended.status == 0, ended.said
        assert b"Example: cxjourney gaps" in ended.out


@pytest.mark.parametrize("columns", ["40", "80"])
def test_errors_break_between_words_at_a_terminal_and_nowhere_in_a_pipe(home: Path, columns: str) -> None:
    asked = ["whatif", "journeys", "--without", "stage:personal-nobody-knows"]
    ours, theirs = pty.openpty()
    env = environment(COLUMNS=columns)
    subprocess.run([COMMAND, *asked], cwd=home, env=env, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 65536).decode().replace("\r\n", "\n")
    os.close(ours)
    (line,) = run(*asked, cwd=home, env={"COLUMNS": columns}).err.decode().splitlines()
    assert said.split() == line.split()
    assert max(map(len, said.splitlines())) <= int(columns) < len(line)
