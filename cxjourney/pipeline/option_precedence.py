"""What the command line says goes before what the configuration says: rules, what fails, figures.

The language is chosen alike in `pipeline/command_languages.py`, the theme of a map in `maps/render_maps.py`.
"""

from typing import TYPE_CHECKING, cast

from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Profile, Severity

if TYPE_CHECKING:
    from cxjourney.languages import Language
    from cxjourney.lint.rule_selection import RuleSelection


def rule_selection(
    settings: Settings, profile: str | None, select: list[str] | None, ignore: list[str] | None, words: "Language"
) -> "RuleSelection":
    """Return which rules speak, and how.

    Args:
        settings: The settings in force.
        profile: The profile that was named; None for that of the settings.
        select: Codes or their beginnings, several with commas between.
        ignore: The same of those that don't speak.
        words: The language in which they speak.

    Raises:
        CannotRun: No rule's code begins so.
    """
    from cxjourney.lint.rule_selection import RuleSelection, parse_codes

    return RuleSelection(
        cast("Profile", profile or settings.profile),
        parse_codes(select, "--select") if select else tuple(settings.select),
        parse_codes(ignore, "--ignore") if ignore else tuple(settings.ignore),
        {code: Severity[word.upper()] for code, word in settings.severity.items()},
        settings.thresholds,
        words,
        settings.language,
    )


def failing_severity(asked: str | None, settings: Settings) -> str:
    """Return the mildest severity that counts as a failure; ``never`` where none does."""
    return asked or settings.fail_on


def minimum_percents(
    covered: float | None, known: float | None, select: list[str] | None, settings: Settings
) -> tuple[float | None, float | None]:
    """Return how many per cent of stages must be covered, and how many known; None where nobody asks for any.

    Where the command line chooses the only rules that speak, what the settings ask for beside them is not asked.
    """
    least = (None, None) if select else (settings.min_covered, settings.min_known)
    return least[0] if covered is None else covered, least[1] if known is None else known
