"""What the tests of rules share: files are written, gathered and judged, as the command line would."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.diagnostics import Diagnostic, Report
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load

AS_OF = date(2026, 11, 21)


@dataclass(frozen=True)
class Judged:
    """A report on files that a test wrote."""

    root: Path
    report: Report

    def file(self, finding: Diagnostic) -> str:
        """Return the name of a finding's file, as the test wrote it."""
        return Path(finding.file).relative_to(self.root).as_posix()

    def place(self, finding: Diagnostic) -> str:
        """Return a finding's place as ``file:line:column``."""
        return f"{self.file(finding)}:{finding.span.line}:{finding.span.column}"

    def text(self, finding: Diagnostic) -> str:
        """Return the text that a finding points at, without quotes."""
        span = finding.span
        lines = self.report.sources[finding.file].text.split("\n")
        return lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("'\"")


def judge_files(
    folder: Path,
    files: Mapping[str, str | bytes | Path],
    as_of: date = AS_OF,
    choice: RuleSelection | None = None,
    only: str | None = None,
) -> Judged:
    """Write files, and links where a path is given, into a folder and judge it, or only one path in it."""
    root = write_files(folder, files)
    return Judged(root, judge(load([root / only if only else root]), as_of, choice or RuleSelection()))


def write_files(folder: Path, files: Mapping[str, str | bytes | Path]) -> Path:
    """Write files, and links where a path is given, and return the root of their workspace."""
    root = folder / "workspace"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            path.symlink_to(content)
            continue
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
