"""Writes a repository with a long history, to measure `trend` by: ``python -m tests.bench.history FOLDER``."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

SAMPLE = Path(__file__).parent / "workload"
LAST = date(2026, 11, 20)
JOURNEYS, REVISIONS = 20, 200


def history(folder: Path, journeys: int = JOURNEYS, revisions: int = REVISIONS) -> Path:
    """Write a repository of so many journeys and revisions, one a day; each but the first changes one journey.

    Returns:
        The folder of its journeys.
    """
    folder.mkdir(parents=True)
    stream = b"".join(_commits(journeys, revisions))
    for command, given in (
        (("init", "--quiet", "--initial-branch", "main"), b""),
        (("fast-import", "--quiet"), stream),
        (("reset", "--quiet", "--hard"), b""),
    ):
        subprocess.run(["git", *command], cwd=folder, input=given, check=True)
    return folder / "journeys"


def _commits(journeys: int, revisions: int) -> Iterator[bytes]:
    """Yield the commits as git's fast import reads them."""
    text, catalogue = ((SAMPLE / name).read_text("utf-8") for name in ("open-current-account.yaml", "catalogue.yaml"))
    for number in range(revisions):
        noon = datetime.combine(LAST - timedelta(revisions - 1 - number), datetime.min.time(), UTC) + timedelta(
            hours=12
        )
        yield b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\n" % noon.timestamp()
        yield _data(f"Revision {number}")
        if number == 0:
            yield b"M 100644 inline journeys/catalogue.yaml\n" + _data(catalogue)
        for which in [number % journeys] if number else range(journeys):
            own = text.replace("journey: open-current-account", f"journey: account-{which}", 1)
            yield b"M 100644 inline journeys/journey-%05d.yaml\n" % which
            yield _data(own.replace("title: ", f"title: Revision {number}, ", 1))


def _data(text: str) -> bytes:
    told = text.encode()
    return b"data %d\n%b\n" % (len(told), told)


if __name__ == "__main__":
    print(history(Path(sys.argv[1])))
