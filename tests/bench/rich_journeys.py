"""Journeys as large as the examples, and one that is as large as a file may be: what people keep, not the shortest."""

import re
import shutil
from pathlib import Path

from tests.bench.usage import ROOT

EXAMPLES = ROOT / "journeys"
LARGE = "bank/open-current-account.yaml"
"""The example that becomes large."""
_ID = re.compile(r"\bid: ([\w-]+)")


def rich_workspace(folder: Path, journeys: int) -> list[Path]:
    """Write a workspace with so many journeys: the examples in turn, each with another id, and catalogues."""
    shutil.copytree(EXAMPLES, folder)
    examples = sorted(file for file in folder.glob("*/*.yaml") if file.name != "catalogue.yaml")
    texts = {file: file.read_text("utf-8") for file in examples}
    files = []
    for number in range(journeys):
        example = examples[number % len(examples)]
        file = example.with_name(f"{example.stem}-{number:03}.yaml")
        file.write_text(re.sub(r"(?m)^(journey: \S+)", rf"\1-{number}", texts[example], count=1), "utf-8")
        files.append(file)
    for example in examples:
        example.unlink()
    return files


def large_journey(folder: Path, size: int) -> Path:
    """Write the examples, one of them with so many stages that its file has almost so many bytes."""
    shutil.copytree(EXAMPLES, folder)
    file = folder / LARGE
    head, line, stages = file.read_text("utf-8").partition("\nstages:\n")
    names = "|".join(sorted(set(_ID.findall(stages)), key=len, reverse=True))
    pieces, left = [head, line, stages.rstrip("\n"), "\n"], size - len(f"{head}{line}{stages}".encode())
    for number in range(1, size):
        more = re.sub(rf"(?<![\w-])({names})(?![\w-])", rf"\1-{number}", stages.rstrip("\n")) + "\n"
        left -= len(more.encode())
        if left < 0:
            break
        pieces += ["\n", more]
    file.write_text("".join(pieces), "utf-8")
    return file
