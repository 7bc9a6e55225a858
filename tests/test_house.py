"""The house: who may import whom, what is known in one place only, how large things may grow, and a pure middle.

If it fails, nothing is wrong for a user yet; but whoever comes next finds less than the plan of the house promises. The
layers stand in pyproject.toml under [tool.importlinter]; `make check` holds them with lint-imports, and so does this.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from tests.paths import PACKAGE, ROOT

MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = [path for path in sorted((ROOT / "tests").rglob("*.py")) if "node_modules" not in path.parts]
MAX_MODULE, MAX_FUNCTION = 300, 60
"""Lines."""

KNOWN_IN = {
    "yaml": ["parse/events.py"],
    "rich": ["formats/terminal.py", "formats/wrapped_text.py", "cli/question_progress.py", "cli/output.py"],
    "typer": ["cli/"],
    "graphviz": ["maps/output/dot.py"],
    "graphviz_pure": ["maps/output/graphviz.py"],
    "uharfbuzz": ["maps/"],
    "starlette": ["serve/app.py", "serve/editing.py"],
    "uvicorn": ["serve/server.py", "serve/lines.py"],
    "watchfiles": ["serve/watch.py"],
    "pptx": ["report/deck"],
    "openpyxl": ["tables/workbook"],
    "xlsxwriter": ["tables/inert_workbook.py", "formats/gaps/xlsx", "exporters/xlsx.py"],
    "duckdb": ["evidence/engines/duckdb.py"],
    "psycopg": ["evidence/engines/postgres.py"],
    "pyspark": ["evidence/engines/spark"],
    **{
        name: ["evidence/engines/drivers/"]
        for name in ("trino", "google", "snowflake", "databricks", "clickhouse_connect")
    },
    "sqlglot": ["evidence/dialects/"],
    "typst": ["maps/output/typst_worker.py"],
    "subprocess": [
        *("maps/output/graphviz.py", "maps/output/pdf.py", "files/git.py"),
        "evidence/engines/spark_session.py",
    ],
}
"""The one module, or package, that knows a library."""

IMPURE_IMPORTS = {
    "os",
    "sys",
    "time",
    "subprocess",
    "socket",
    "random",
    "shutil",
    "tempfile",
    "pathlib",
    "io",
    "signal",
}
PURE_NAMES = {"PurePath", "PurePosixPath", "StringIO", "BytesIO"}
"""Of those libraries, what touches nothing outside."""

IMPURE_CALLS = {
    *("print", "open", "input"),
    *(
        "datetime.now",
        ".today",
        ".utcnow",
        ".getenv",
        ".read_text",
        ".write_text",
        ".read_bytes",
        ".write_bytes",
        ".open",
    ),
}
OPEN_TO_THE_WORLD = [
    *("cli/", "files/", "pipeline/", "cache/", "config/read_settings.py", "maps/file_names.py", "maps/render_maps.py"),
    *("languages/message_files.py", "starters/__init__.py", "extras.py"),
    *("serve/server.py", "serve/disk_state.py", "serve/edit_session.py", "serve/proposal.py"),
    *("evidence/data_files.py", "evidence/engines/", "evidence/open_engine.py", "evidence/measure_source.py"),
    *(
        "evidence/measure_paths.py",
        "evidence/csv_rows.py",
        "evidence/file_faults.py",
        "evidence/file_relation.py",
        "evidence/spark_file_relation.py",
        "evidence/planned_statements.py",
        "evidence/propose_stages.py",
    ),
    *("maps/output/graphviz.py", "maps/canvas/fonts.py", "maps/output/pdf.py", "maps/output/typst_worker.py"),
]
"""The two ends, and what comes with the package as files. Everything else is pure."""
IN_MEMORY = {("tables/workbook_archive.py", ".open")}
"""Calls that open what is in memory already: a part of an archive."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported(path: Path) -> Iterator[str]:
    """Return the first part of everything that a module imports; save what touches nothing."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not all(n.name in PURE_NAMES for n in node.names):
            yield node.module.partition(".")[0]


def called(path: Path) -> Iterator[tuple[str, int]]:
    """Return the names of everything that a module calls, methods with a dot before them, and the lines."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node.lineno
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}", node.lineno
                yield ast.unparse(node.func), node.lineno


def test_layers_are_kept() -> None:
    command = Path(executable).with_name("lint-imports")
    if not command.is_file():
        pytest.skip("import-linter is not installed beside this Python")
    ended = run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_every_module_has_its_layer() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    for contract in linter["contracts"]:
        placed = {part.strip() for layer in contract["layers"] for part in layer.split("|")}
        (container,) = contract["containers"]
        folder = ROOT.joinpath(*container.split("."))
        there = {
            path.name.removesuffix(".py")
            for path in folder.iterdir()
            if path.suffix == ".py" or (path / "__init__.py").is_file()
        }
        unplaced = there - placed - {"__init__", "__pycache__"}
        assert unplaced == set() or not contract["exhaustive"], f"name the layer of {unplaced} in pyproject.toml"


@pytest.mark.parametrize("library", KNOWN_IN)
def test_a_library_is_known_in_one_place(library: str) -> None:
    knowing = [name(path) for path in MODULES if library in imported(path)]
    assert knowing or library == "graphviz_pure"
    assert [module for module in knowing if not module.startswith(tuple(KNOWN_IN[library]))] == []


def test_no_module_is_too_long() -> None:
    assert [name(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > MAX_MODULE] == []


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return all functions of a module, those in classes and in functions too."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{name(path)} {function.name}"
        for path in MODULES
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= MAX_FUNCTION
    }
    assert long == set()


def annotations(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr]:
    """Return what a function says that it takes and returns."""
    given = function.args
    taken = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
    found = (*(one.annotation for one in taken if one), function.returns)
    return (annotation for annotation in found if annotation)


def says_any(annotation: ast.expr) -> bool:
    return re.search(r"\bAny\b", ast.unparse(annotation)) is not None


def test_public_functions_are_typed() -> None:
    """Whoever calls them is held by mypy; an Any has its reason beside it."""
    loose = set()
    for path in MODULES:
        lines = path.read_text("utf-8").splitlines()
        for function in functions(path):
            own = not function.name.startswith("_")
            open_ = {annotation.lineno for annotation in annotations(function) if says_any(annotation)}
            if own and not all(re.search(r"# noqa: ANN401  \w", lines[line - 1]) for line in open_):
                loose.add(f"{name(path)} {function.name}")
    assert not loose


def test_every_module_says_what_it_is_and_no_two_say_the_same() -> None:
    said: dict[str, list[str]] = {}
    for path in MODULES:
        said.setdefault(ast.get_docstring(tree(path)) or "", []).append(name(path))
    assert said.get("", []) == []
    assert {tuple(modules) for modules in said.values() if len(modules) > 1} == set()


def test_most_modules_are_short() -> None:
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) * 9 // 10] <= 250


def test_the_middle_is_pure() -> None:
    """It neither prints, nor asks the clock or the environment, nor opens files."""
    pure = [path for path in MODULES if not name(path).startswith(tuple(OPEN_TO_THE_WORLD))]
    assert len(pure) > 100
    impure = [(name(path), library) for path in pure for library in imported(path) if library in IMPURE_IMPORTS]
    assert impure == []
    calls = [(name(path), call, line) for path in pure for call, line in called(path) if call in IMPURE_CALLS]
    assert {call[:2] for call in calls} == IN_MEMORY


@pytest.mark.parametrize("part", OPEN_TO_THE_WORLD)
def test_what_is_open_to_the_world_needs_to_be(part: str) -> None:
    opened = [path for path in MODULES if name(path).startswith(part)]
    assert any(library in IMPURE_IMPORTS for path in opened for library in imported(path)) or any(
        call in IMPURE_CALLS for path in opened for call, _ in called(path)
    )


def test_nothing_is_printed_but_by_the_command_line() -> None:
    printing = [name(path) for path in MODULES if any(call == "print" for call, _ in called(path))]
    assert all(module.startswith("cli/") for module in printing)


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base"}
    assert [name(path) for path in MODULES if path.stem in empty or path.parent.name in empty] == []


def test_rules_do_not_work_out_coverage_or_access_by_themselves() -> None:
    """They ask the analysis: no rule compares levels of access or ages of data."""
    words = {"INTERNET_LEVELS", "SKILL_LEVELS", "TRAVEL_LEVELS", "FAMILIES_OF_TYPE", "LIMITS_OF_CADENCE"}
    for path in (PACKAGE / "rules").glob("*.py"):
        used = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
        assert used & words == set(), name(path)


def test_tests_stand_in_the_rooms_of_the_package() -> None:
    whole_programs = {"bench", "browser", "ci", "data", "editor", "whole"}
    rooms = {path.parent.relative_to(ROOT / "tests") for path in TESTS if path.name.startswith("test_")}
    strays = [room for room in rooms if not (PACKAGE / room).is_dir() and not whole_programs & set(room.parts)]
    assert strays == []


def test_every_test_says_what_would_break() -> None:
    tests = [path for path in TESTS if path.name.startswith("test_")]
    silent = [path.name for path in tests if "If it fails" not in (ast.get_docstring(tree(path)) or "")]
    assert silent == []


def test_tests_read_nothing_outside_the_repository() -> None:
    """Copies of what they need stand in tests/data/."""
    outside = "shared" + "/"
    assert [path.name for path in TESTS if outside in path.read_text("utf-8")] == []
