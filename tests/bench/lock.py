"""Renews the lock files: every package with its hashes, for every platform, and no address."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAD = "# Every package that make installs, with its hashes. Renew it with: make lock\n"


def lock(target: Path, *what: str) -> None:
    uv = Path(sys.executable).with_name("uv")
    command: list[str | Path] = [
        uv,
        "pip",
        "compile",
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--python-version",
        "3.11",
    ]
    quiet = ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade"]
    done = subprocess.run([*command, *quiet, *what], check=True, capture_output=True, text=True, cwd=ROOT)
    target.write_text(HEAD + done.stdout, encoding="utf-8")


if __name__ == "__main__":
    extras = [
        f"--extra={name}" for name in ("print", "office", "serve", "evidence", "evidence-postgres", "evidence-spark")
    ]
    lock(ROOT / "requirements.lock", "--group", "dev", *extras, "pyproject.toml")
    lock(ROOT / "tests/bench/peers.lock", "tests/bench/peers.in")
