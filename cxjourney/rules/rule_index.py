"""Finds the rules: every module of this package whose name begins with a code holds one, under ``RULE``."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

from cxjourney import rules
from cxjourney.diagnostics import RulePhase
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import suggestion
from cxjourney.rules.rule import Rule
from cxjourney.text.nearest_word import nearest_word
from cxjourney.workspace.definitions import RuleCodes

PHASES: tuple[RulePhase, ...] = get_args(RulePhase)
_MODULE = re.compile(r"cx[0-9]{3}_\w+")


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of codes."""
    return load_rules(rules.__path__, rules.__name__)


@cache
def rule_codes() -> RuleCodes:
    """Return the codes and beginnings of codes that waivers can name, and those that they can't."""
    by_phase = {phase: frozenset(one.code for one in all_rules().values() if one.phase == phase) for phase in PHASES}
    waivable = _with_groups(by_phase["judging"])
    before_judging = _with_groups(by_phase["reading"] | by_phase["building"])
    of_data = _with_groups(by_phase["measuring"])
    return RuleCodes(waivable, before_judging - waivable, by_phase["waiving"], of_data - waivable)


def _with_groups(codes: frozenset[str]) -> frozenset[str]:
    """Return codes and the beginnings that name groups of them, such as CX3 and CX30."""
    return frozenset(code[:length] for code in codes for length in range(len("CX0"), len("CX000") + 1))


def is_code_prefix(text: str) -> bool:
    """Return whether the code of some rule begins so that can be chosen: one that is not said by measuring alone."""
    return any(code.startswith(text) for code, rule in all_rules().items() if rule.phase != "measuring")


def suggest_rule(text: str) -> str:
    """Return a sentence on the rule that was most likely meant by what is no rule's code.

    Of numbers only the same one is meant: no code is nearer to a wrong one than others. Of a name, such as ``no-data``,
    it is the rule of the nearest name.
    """
    digits = re.fullmatch(r"\W*(?:[a-z]{0,3})\W*([0-9]{3})\W*", text, re.IGNORECASE)
    rule = all_rules().get(f"CX{digits[1]}") if digits else None
    if not re.search("[0-9]", text):
        slugs = {rule.slug: rule for rule in all_rules().values()}
        rule = slugs.get(nearest_word(text, slugs) or "")
    return suggestion(f"{rule.code} ({rule.slug})") if rule else message("reference.rules")


def load_rules(folders: Iterable[str], package: str) -> dict[str, Rule]:
    """Return the rules whose modules stand in the folders of a package, by code."""
    modules = sorted(module.name for module in iter_modules(folders) if _MODULE.fullmatch(module.name))
    found: list[Rule] = [import_module(f"{package}.{name}").RULE for name in modules]
    return {rule.code: rule for rule in found}


RESEARCH = {
    "access": "digital-first is not digital-only: connection, device, cost, skill and trust keep people out",
    "centric": "80% of companies believed that their experience was superior; customers said so of 8% of them",
    "measure": "measuring is the hardest part: benchmarks, ratings and causes say what a figure means",
    "traps-monitor": "a trap of experience work: one-off projects, and no regular analysis that is shared",
    "traps-team": "a trap of experience work: no team that owns an objective, data-based view",
    "traps-view": "a trap of experience work: an incomplete view, since the data most used is all behavioural",
    "understanding": "knowing who customers are is not understanding what moves them, what they ask, what stops them",
}
