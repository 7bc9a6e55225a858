"""What the tests of the pipeline share: files are written, loaded and judged."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cxjourney.diagnostics import Report
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import faults, judge
from cxjourney.pipeline.load import load

JOURNEY = "journey: a\ntitle: T\nstages: [{id: s, title: S}]\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, and return the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def judged(*paths: Path) -> Report:
    """Judge what some paths hold, by all rules."""
    return judge(load(paths), date(2026, 11, 21), RuleSelection())


def told(root: Path, *paths: Path) -> list[str]:
    """Return the findings of reading and building, as code, file, line and column."""
    return [
        f"{finding.code} {Path(finding.file).relative_to(root).as_posix()}:{finding.span.line}:{finding.span.column}"
        for finding in faults(load(paths or (root,)))
    ]
