"""What the options of ``validate`` mean: which rules speak, and which exit status follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from cxjourney.diagnostics import Report, Severity, Totals
from cxjourney.errors import FOUND, NOTHING_FOUND, CannotRun
from cxjourney.text.escape import shown

if TYPE_CHECKING:
    from cxjourney.config.parse import Settings
    from cxjourney.lint.linter import Choice


def choice_of(
    settings: "Settings", profile: str | None, select: list[str] | None, ignore: list[str] | None
) -> "Choice":
    """Give the rules that speak: what the command line says goes before the settings."""
    from cxjourney.lint.linter import Choice

    return Choice(
        cast("Any", profile or settings.profile),
        _codes(select, "--select") if select else tuple(settings.select),
        _codes(ignore, "--ignore") if ignore else tuple(settings.ignore),
        {code: Severity[word.upper()] for code, word in settings.severity.items()},
        settings.thresholds,
    )


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


def _codes(given: list[str], where: str) -> tuple[str, ...]:
    parts = (code.strip() for text in given for code in text.split(","))
    return tuple(_known(code, where) for code in parts if code)


def _known(code: str, where: str) -> str:
    from cxjourney.rules.registry import begins_a_code, meant

    if not begins_a_code(code.upper()):
        raise CannotRun(
            f"{where} takes codes of rules or their beginnings, and none begins with {shown(code)}. {meant(code)}"
        )
    return code.upper()
