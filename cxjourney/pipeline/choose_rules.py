"""Which rules speak, by the settings and by what the command line says of them."""

from typing import cast

from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Profile, Severity
from cxjourney.errors import CannotRun
from cxjourney.languages import Language
from cxjourney.languages.message import join_sentences, message
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.rules.rule_index import is_code_prefix, suggest_rule
from cxjourney.text.escape import escape_unseen


def rule_selection(
    settings: Settings, profile: str | None, select: list[str] | None, ignore: list[str] | None, words: Language
) -> RuleSelection:
    """Return the rules that speak: what the command line says goes before the settings.

    Args:
        settings: The settings in force.
        profile: The profile that was named; None for that of the settings.
        select: Codes or their beginnings, several with commas between.
        ignore: The same of those that don't speak.
        words: The language in which they speak.

    Raises:
        CannotRun: No rule's code begins so.
    """
    return RuleSelection(
        cast("Profile", profile or settings.profile),
        _codes(select, "--select") if select else tuple(settings.select),
        _codes(ignore, "--ignore") if ignore else tuple(settings.ignore),
        {code: Severity[word.upper()] for code, word in settings.severity.items()},
        settings.thresholds,
        words,
    )


def _codes(given: list[str], where: str) -> tuple[str, ...]:
    parts = (code.strip() for text in given for code in text.split(","))
    return tuple(_checked_code(code, where) for code in parts if code)


def _checked_code(code: str, where: str) -> str:
    if not is_code_prefix(code.upper()):
        unknown = message("run.rules.prefix", option=where, code=escape_unseen(code))
        raise CannotRun(join_sentences(unknown, suggest_rule(code)))
    return code.upper()
