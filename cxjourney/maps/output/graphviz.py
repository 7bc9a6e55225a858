"""Runs Graphviz: the only file that does. DOT goes in, bytes come out, or an error that says what to do."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from functools import cache
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.text.shorten import shorten

Engine = Literal["auto", "builtin", "dot"]
TIME_LIMIT = 20.0
_BUILTIN = "graphviz-pure"


class EngineError(Exception):
    """Graphviz is missing, failed, or took too long."""


def run_graphviz(dot: str, form: str, engine: Engine = "auto", seconds: float = TIME_LIMIT) -> bytes:
    """Return what Graphviz makes of DOT whose nodes all have places.

    Args:
        dot: The source.
        form: One of Graphviz's own formats, such as `svg`.
        engine: `dot` for the system's Graphviz; else the one that came with cxjourney is used.
        seconds: How long it may take.

    Raises:
        EngineError: Graphviz is missing, failed or took too long, or wrote an SVG that is not XML.
    """
    program = _system_program() if engine == "dot" else _builtin_program()
    command = [str(program), "-Kneato", "-n2", f"-T{form}"]
    try:
        # The program is one of two, found above; the only argument that varies is the format.
        done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise EngineError(message("engine.timeout", program=f"Graphviz ({program.name})", n=seconds)) from None
    except OSError as error:
        raise EngineError(
            message("engine.not-started", program=f"Graphviz ({program})", reason=reason(error))
        ) from None
    if done.returncode or not done.stdout:
        raise EngineError(_failed(f"Graphviz ({program.name})", done.stderr, done.returncode))
    if form == "svg":
        _check_xml(done.stdout, program)
    return done.stdout


def _failed(program: str, errors: bytes, status: int) -> str:
    lines = [line for line in errors.decode(errors="replace").splitlines() if "Warning" not in line]
    if lines:
        return message("engine.failed", program=program, why=shorten(lines[0], 200))
    return message("engine.status", program=program, status=status)


def _check_xml(svg: bytes, program: Path) -> None:
    try:
        expat.ParserCreate().Parse(svg, True)
    except expat.ExpatError as error:
        raise EngineError(message("engine.not-xml", program=f"Graphviz ({program.name})", why=str(error))) from None


def _system_program() -> Path:
    found = shutil.which("dot")
    if not found:
        raise EngineError(message("engine.no-graphviz", program="dot"))
    return Path(found)


@cache
def _builtin_program() -> Path:
    """Return the program of the wheel graphviz-pure, wherever the installer put it."""
    suffix = sysconfig.get_config_var("EXE") or ""
    beside = Path(sysconfig.get_path("scripts"), _BUILTIN + suffix)
    if beside.is_file():
        return beside
    found = _recorded_path() or shutil.which(_BUILTIN)
    if not found:
        raise EngineError(message("engine.no-builtin", package=_BUILTIN))
    return Path(found)


def _recorded_path() -> str | None:
    """Return where the installer's own record says that the program is."""
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(_BUILTIN) or []
    except PackageNotFoundError:
        return None
    paths = (Path(str(path.locate())) for path in listed if path.stem == _BUILTIN)
    return next((str(path.resolve()) for path in paths if path.is_file()), None)
