"""Runs the steps of ``action.yml`` as GitHub does: each script by bash, with what the runner sets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.paths import ROOT

from .repository import COMMAND, Ended, Repository, data

ACTION: dict[str, Any] = data((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Ran:
    """How a step ended, and what it left for the runner."""

    ended: Ended
    outputs: str
    summary: str
    temp: Path

    @property
    def status(self) -> int:
        """The step's exit status."""
        return self.ended.status


def step(id_: str) -> dict[str, Any]:
    """Return the step with an id."""
    return next(one for one in STEPS if one.get("id") == id_)


def run_step(
    id_: str,
    where: Repository,
    inputs: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    event: str = "push",
    **environment: str,
) -> Ran:
    """Run a step's script; ``known`` has what other expressions than inputs come to."""
    given = {name: declared.get("default", "") for name, declared in ACTION["inputs"].items()}
    assert set(inputs or {}) <= set(given), "no such input"
    values = {f"inputs.{name}": value for name, value in (given | dict(inputs or {})).items()} | dict(known or {})
    set_for_it = {name: _value(text, values) for name, text in step(id_).get("env", {}).items()}
    temp = where.folder.with_name("runner temp")
    command = temp / "cxjourney/bin/cxjourney"
    if not command.exists() and id_ != "install":
        command.parent.mkdir(parents=True)
        command.symlink_to(COMMAND)
    temp.mkdir(exist_ok=True)
    outputs, summary = temp / "outputs", temp / "summary"
    for file in (outputs, summary):
        file.write_text("", "utf-8")
    by_runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(where.folder),
        "RUNNER_TEMP": str(temp),
    }
    ended = where.bash(step(id_)["run"], **by_runner, **set_for_it, **environment)
    return Ran(ended, outputs.read_text("utf-8"), summary.read_text("utf-8"), temp)


def _value(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: values[found.group(1)], text)
