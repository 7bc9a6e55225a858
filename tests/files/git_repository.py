"""A repository that a test makes, with nobody's configuration but its own."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ISOLATED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z",
}


@dataclass(frozen=True)
class Repository:
    """A repository in a folder."""

    root: Path

    def git(self, *arguments: str) -> str:
        """Run git; it must succeed."""
        shell = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **ISOLATED}
        done = subprocess.run(["git", *arguments], cwd=self.root, env=shell, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def write(self, **files: str | bytes) -> None:
        """Write files; ``__`` in a name stands for a slash, and each ends in .yaml."""
        for name, content in files.items():
            path = self.root / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())

    def commit(self, **files: str | bytes) -> str:
        """Write files and commit everything; give the commit."""
        self.write(**files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "one")
        return self.git("rev-parse", "HEAD")


def repository(folder: Path) -> Repository:
    """Make an empty repository with the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    return made
