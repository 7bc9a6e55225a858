"""Runs git so that it reads, and can start nothing and reach nobody. The only file that knows how.

A repository's own configuration is nobody's to trust: hooks, file monitors and pagers are shut off, filters and
converters have no part in what is asked, and no protocol is allowed, so that nothing is fetched on the way.
"""

import os
import subprocess
from pathlib import Path

SECONDS = 60
INSTEAD = "Compare with a folder instead."
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
"""What a user's own environment may say to git; all else could lead it to another repository, or start something."""
_NOTHING_RUNS = (
    "--no-pager", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}", "-c", "safe.bareRepository=explicit",
)  # fmt: skip


class NoRevision(Exception):  # noqa: N818  it says what can't be had
    """A revision can't be read: the message says why, and how to go on."""


def run(git: str, folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, bytes]:
    """Run git in a folder; give its exit status and what it wrote to standard output.

    Raises:
        NoRevision: it can't be run, or does not answer.
    """
    shell = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    shell |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument of others before --end-of-options
            [git, *_NOTHING_RUNS, *arguments],
            cwd=folder, env=shell, input=given, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NoRevision(f"git did not answer within {SECONDS} seconds.") from None
    except OSError as error:
        raise NoRevision(f"git can't be run: {(error.strerror or 'it failed').lower()}.") from None
    return done.returncode, done.stdout
