"""What the options of ``validate`` mean: which rules speak, and which exit status follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.diagnostics import Report, Severity, Totals
from cxjourney.errors import FOUND, NOTHING_FOUND

if TYPE_CHECKING:
    from cxjourney.config.parse import Settings


def falls_short(
    totals: Totals, settings: "Settings", select: list[str] | None, min_covered: float | None, min_known: float | None
) -> tuple[str, ...]:
    """Say which of the figures that were asked for is not reached.

    Where the command line chooses the only rules that speak, what the settings ask for beside them is not asked.
    """
    asked = (None, None) if select else (settings.min_covered, settings.min_known)
    covered = asked[0] if min_covered is None else min_covered
    known = asked[1] if min_known is None else min_known
    return tuple(_short(totals, covered, known))


def _short(totals: Totals, min_covered: float | None, min_known: float | None) -> Iterator[str]:
    figures = (("Covered", totals.covered_percent, min_covered), ("Known", totals.known_percent, min_known))
    both = f"covered {_figure(totals.covered_percent)}, known {_figure(totals.known_percent)}"
    for name, reached, least in figures:
        if least is not None and (reached is None or round(reached, 1) < round(least, 1)):
            yield f"{name} falls short of the {least:g}% that were asked for ({both}). cxjourney gaps shows where."


def _figure(percent: float | None) -> str:
    return "unknown" if percent is None else f"{percent:.1f}%"


def status(report: Report, fail_on: str) -> int:
    """Give the exit status: 1 where a finding is as grave as ``fail_on``, or a figure falls short; never is never."""
    if fail_on == "never":
        return NOTHING_FOUND
    if report.short:
        return FOUND
    least = Severity[fail_on.upper()]
    return FOUND if any(finding.severity >= least for finding in report.findings) else NOTHING_FOUND
