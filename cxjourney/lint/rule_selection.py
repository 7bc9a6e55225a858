"""Which rules speak, how severely, and by which figures: profile, selection, severities, thresholds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxjourney.diagnostics import BEFORE_JUDGING, STARTER_RULES, Profile, Severity
from cxjourney.errors import CannotRun
from cxjourney.languages import FALLBACK, Language, language
from cxjourney.languages.message import join_sentences, message
from cxjourney.rules.rule import Rule
from cxjourney.text.escape_unseen import escape_unseen


@dataclass(frozen=True, slots=True)
class RuleSelection:
    """Which rules speak, how severely, by which figures and in which language.

    Attributes:
        profile: The rules to choose from.
        select: Codes, or their beginnings, of those that speak; without any, all do.
        ignore: Codes, or their beginnings, of those that don't.
        severities: How severe a rule is, by its code or the beginning of it.
        thresholds: The figures that stand in for the rules' own, by code, lengths of time in days.
        words: The language in which they speak.
        configured_language: The tag of the language that the configuration names, which journeys are in that name none.
    """

    profile: Profile = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, int] = field(default_factory=dict)
    words: Language = field(default_factory=lambda: language(FALLBACK))
    configured_language: str | None = None

    def runs(self, rule: Rule, draft: bool) -> bool:
        """Return whether a rule speaks of a journey; drafts are judged by the profile ``starter``."""
        code = rule.code
        if rule.phase == "measuring" or code.startswith(self.ignore or ("-",)):
            return False
        if rule.phase in BEFORE_JUDGING:
            return True
        if (draft or self.profile == "starter") and not code.startswith(STARTER_RULES):
            return False
        return not self.select or code.startswith(self.select)

    def threshold(self, rule: Rule) -> int | None:
        """Return the figure that a rule goes by: the one that was set, else its own; None where it has none."""
        return self.thresholds.get(rule.code, rule.threshold.default) if rule.threshold else None

    def severity(self, rule: Rule, draft: bool) -> Severity:
        """Return a rule's severity, the most particular that was set; under ``strict`` every warning is an error."""
        named = (rule.code[:length] for length in range(len(rule.code), 2, -1))
        chosen = next((self.severities[code] for code in named if code in self.severities), rule.severity)
        if self.profile == "strict" and not draft and chosen is Severity.WARNING:
            return Severity.ERROR
        return chosen


def parse_codes(given: Iterable[str], option: str) -> tuple[str, ...]:
    """Return the codes of rules, or their beginnings, that an option names; several stand with commas between.

    Raises:
        CannotRun: No rule's code begins so, or only those of rules that are said by measuring data.
    """
    from cxjourney.rules.rule_index import is_code_prefix, rule_codes, suggest_rule

    codes = [code.strip() for text in given for code in text.split(",")]
    for code in codes:
        if code.upper() in rule_codes().of_data:
            raise CannotRun(message("rules.of-data", code=code.upper()))
        if code and not is_code_prefix(code.upper()):
            unknown = message("run.rules.prefix", option=option, code=escape_unseen(code))
            raise CannotRun(join_sentences(unknown, suggest_rule(code)))
    return tuple(code.upper() for code in codes if code)
