"""What the tests of build services share: a repository with a sound journey, and ways to run things in it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.paths import ROOT

COMMAND = Path(sys.executable).with_name("cxjourney")
DAY = "2026-11-21"
MUCH_LATER = "2028-11-21"

JOURNEY = """\
journey: buys
title: Buys a ticket
owner: sales
sponsor: Head of sales
review: {last: 2026-11-01, every: 90d}
shared_with: [sales]
metrics:
  - {kind: csat, value: 81, target: 80, source: surveys, date: 2026-11-01, key: true}
stages:
  - id: buys
    title: Buys the ticket
    touchpoints:
      - {id: desk, title: The desk, channel: branch, data: [tills, surveys]}
      - {id: site, title: The site, channel: web, data: [tills, surveys]}
"""
CATALOGUE = """\
teams:
  sales: {title: Sales, role: insight}
data_sources:
  tills: {title: Tills, type: purchases, owner: sales, cadence: daily, refreshed: 2026-11-20}
  surveys: {title: Surveys, type: survey-nps, owner: sales, cadence: monthly, refreshed: 2026-11-01}
"""
"""Together without a warning on ``DAY``, and with many when time has gone by."""

NOT_KEPT = ("GITHUB_", "RUNNER_", "GIT_", "CI_", "CXJOURNEY_", "PREK_", "PRE_COMMIT", "PYTEST_", "XDG_", "COLUMNS")
"""What the machine that runs the tests says of itself, and nobody who plays a build service may hear."""

WARNED = JOURNEY.replace("sponsor: Head of sales\n", "")
BROKEN = JOURNEY.replace("title: Buys a ticket\n", "")


@dataclass(frozen=True)
class Ended:
    """How a script ended: its exit status and what it wrote."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Repository:
    """A scratch repository, and the environment in which scripts run there."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def write(self, **files: str) -> None:
        """Write files into ``journeys/``."""
        for name, text in files.items():
            path = self.folder / "journeys" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def commit(self, day: str = DAY) -> str:
        """Commit everything on a day, and give the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change", day=day)
        return self.git("rev-parse", "HEAD").strip()

    def git(self, *arguments: str, day: str = DAY) -> str:
        """Run git in the repository."""
        when = f"{day}T12:00:00+00:00"
        env = {**self.environment, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=env, check=True, capture_output=True, text=True)
        return done.stdout

    def bash(self, script: str, **environment: str) -> Ended:
        """Run a script as GitHub and GitLab do: by bash, which ends at the first command that fails."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)


def repository(folder: Path) -> Repository:
    """Make a repository with a sound journey, committed on ``DAY``; ``cxjourney`` is found by its name."""
    bin_folder = folder.with_name(f"{folder.name} bin")
    bin_folder.mkdir()
    (bin_folder / "cxjourney").symlink_to(COMMAND)
    home = folder.with_name(f"{folder.name} home")
    home.mkdir()
    (home / ".gitconfig").write_text("[user]\n name = A\n email = a@example.org\n", "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_KEPT)}
    pip = Path.home() / ".config/pip/pip.conf"
    index = {"PIP_CONFIG_FILE": os.environ.get("PIP_CONFIG_FILE", str(pip))} if pip.exists() else {}
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    made = Repository(folder, {**kept, **index, "PATH": path, "HOME": str(home), "LANG": "C.UTF-8"})
    made.write(buys=JOURNEY, catalogue=CATALOGUE)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit()
    return made


def project(folder: Path) -> Path:
    """Copy what is needed to install cxjourney: what a clone of its repository would hold of that."""
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "cxjourney", folder / "cxjourney", ignore=without)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def snippets(page: str, language: str, heading: str = "") -> Iterator[str]:
    """Return the code blocks in a language that a page shows, all or those below one heading."""
    text = (ROOT / page).read_text("utf-8")
    if heading:
        text = text.split(f"\n{heading}\n")[1].split("\n## ")[0]
    yield from re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def data(text: str) -> Any:
    """Read YAML as build services do: what begins a line of its own there stays text, ``on`` too."""
    return yaml.load(text, yaml.BaseLoader)


@cache
def options(command: str) -> frozenset[str]:
    """Return the options that a command's help names."""
    shown = subprocess.run(
        [COMMAND, command, "--help"],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "COLUMNS": "200"},
    ).stdout
    return frozenset(re.findall(r"^\W*(?:-\w, )?(--[a-z-]+)", shown, re.MULTILINE))
