"""Help, completion and version.

If it fails, an example of the help does not run, or a shell completes what no command takes.
"""

import re
import tomllib
from pathlib import Path

import pytest

from tests.paths import ROOT

from .command import COMMAND, JOURNEY, run, run_here, write


def commands() -> list[str]:
    """Return the names of all commands there are, and of those within them."""
    import typer

    from cxjourney.cli.app import application

    def walk(command: object, before: str) -> list[str]:
        within = getattr(command, "commands", None)
        if within is None:
            return [before.strip()]
        return [name for key, inner in within.items() for name in walk(inner, f"{before} {key}")]

    return walk(typer.main.get_command(application()), "")


def test_the_commands_are_those_of_the_interface() -> None:
    assert {"validate", "gaps", "render", "init", "rules", "explain", "schema"} <= set(commands())


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("command", ["", *commands()])
def test_help_fits_the_terminal_and_breaks_no_word(
    command: str, width: int, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = run_here(capfdbinary, *command.split(), "--help").text
    assert max(map(len, text.splitlines())) <= width
    monkeypatch.setenv("COLUMNS", "100")
    wide = run_here(capfdbinary, *command.split(), "--help").text
    assert "".join(text.split()) == "".join(wide.split())
    whole = re.compile(r"--?[a-z][a-z-]*|[A-Z][A-Z_]+|[a-z]{3,}")
    assert sorted(whole.findall(text)) == sorted(whole.findall(wide))


def test_every_option_is_explained_and_says_what_holds_where_it_is_left_out() -> None:
    import typer

    from cxjourney.cli.app import application
    from cxjourney.cli.help_page import help_page

    group = typer.main.get_command(application())
    for name, command in vars(group)["commands"].items():
        page = " ".join(help_page(command, typer.Context(command, info_name=name)).split())
        for option in command.params:
            assert option.help, f"{name} {option.name}"
            assert "left out:" not in page
            assert option.param_type_name == "argument" or max(option.opts, key=len) in page


@pytest.fixture
def wide(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A terminal of 200 columns; typer and rich look for them when they are imported, or later."""
    monkeypatch.setenv("COLUMNS", "200")
    return here


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("command", commands())
def test_what_is_empty_by_default_is_not_shown_as_a_value(
    command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert "eft out: ." not in " ".join(run_here(capfdbinary, *command.split(), "--help").text.split())


@pytest.mark.parametrize("command", commands())
def test_every_command_has_help_with_an_example_that_runs_it(
    command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = run_here(capfdbinary, *command.split(), "--help")
    assert (ended.status, ended.said) == (0, "")
    example = re.search(r"Example: (cxjourney .+)", ended.text)
    assert example, ended.text
    assert example[1].startswith(f"cxjourney {command}")
    assert run_here(capfdbinary, *command.split(), "-h").out == ended.out


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("command", commands())
def test_options_of_an_example_are_options_of_its_command(
    command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = run_here(capfdbinary, *command.split(), "--help").text
    example = text.rpartition("Example: ")[2].split()
    options = [word for word in example if word.startswith("-") and len(word) > 1]
    body = text.rpartition("Example: ")[0]
    assert all(re.search(rf"(?<![\w-]){option}(?![\w-])", body) for option in options)


def test_help_begins_with_what_to_do_first(tmp_path: Path) -> None:
    ended = run("--help", cwd=tmp_path, env={"COLUMNS": "100"})
    assert ended.status == 0
    assert "Begin with: cxjourney init" in ended.text
    assert all(command.split()[0] in ended.text for command in commands())
    nothing = run(cwd=tmp_path, env={"COLUMNS": "100"})
    assert nothing.status == 2
    assert "Begin with: cxjourney init" in nothing.text


@pytest.mark.parametrize("arguments", [["--version"], ["validate", "--version"], ["gaps", "--version"]])
def test_the_version_is_that_of_the_package(tmp_path: Path, arguments: list[str]) -> None:
    from cxjourney import __version__

    ended = run(*arguments, cwd=tmp_path)
    assert (ended.status, ended.text) == (0, f"cxjourney {__version__}\n")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "version" in project["dynamic"]


def test_as_a_module_it_is_the_same_command(home: Path) -> None:
    command = run("gaps", cwd=home)
    module = run("-m", "cxjourney", "gaps", cwd=home, command=[COMMAND.with_name("python")])
    assert (module.status, module.out) == (0, command.out)
    assert run("-m", "cxjourney", "gaps", "nowhere", cwd=home, command=[COMMAND.with_name("python")]).status == 2


def completed(cwd: Path, *words: str) -> str:
    """Return what bash would offer after these words, the last of which is not finished."""
    env = {"_CXJOURNEY_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    if words[-1] == "":
        env["COMP_WORDS"] += " "
    return run(cwd=cwd, env=env).text


def test_journeys_are_completed(home: Path) -> None:
    write(home / "journeys", other=JOURNEY.replace("journey: buys", "journey: sells"))
    assert completed(home, "cxjourney", "gaps", "--journey", "").split() == ["buys", "sells"]
    assert completed(home, "cxjourney", "render", "--journey", "se").split() == ["sells"]


def test_rules_are_completed(home: Path) -> None:
    assert completed(home, "cxjourney", "explain", "CX30").split()[0].startswith("CX301")
    assert "CX601" in completed(home, "cxjourney", "validate", "--select", "CX6")


def test_formats_and_views_are_completed(home: Path) -> None:
    assert {"text", "json"} <= set(completed(home, "cxjourney", "validate", "--format", "").split())
    assert completed(home, "cxjourney", "gaps", "--format", "j").split() == ["json"]
    assert "coverage" in completed(home, "cxjourney", "render", "--view", "c").split()
    assert {"svg", "dot"} <= set(completed(home, "cxjourney", "render", "--format", "").split())


@pytest.mark.parametrize("text", ["journey: [", "\x00", "a: &a [*a]", JOURNEY + "x: ["])
def test_completion_says_nothing_of_what_is_wrong(tmp_path: Path, text: str) -> None:
    write(tmp_path, broken=text)
    env = {"_CXJOURNEY_COMPLETE": "complete_bash", "COMP_WORDS": "cxjourney gaps --journey ", "COMP_CWORD": "3"}
    ended = run(cwd=tmp_path, env=env)
    assert (ended.out.strip(), ended.err) == (b"", b"")


def test_journeys_that_are_excluded_or_broken_are_not_completed(home: Path) -> None:
    write(home / "journeys", other=JOURNEY.replace("journey: buys", "journey: sells"), broken="journey: broken\n")
    (home / "cxjourney.toml").write_text('exclude = ["journeys/other.yaml", "other.yaml"]\n', "utf-8")
    assert completed(home, "cxjourney", "gaps", "--journey", "").split() == ["buys"]
    (home / "cxjourney.toml").write_text("exclude = 3\n", "utf-8")
    assert completed(home, "cxjourney", "gaps", "--journey", "").split() == []
