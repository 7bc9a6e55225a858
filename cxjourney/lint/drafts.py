"""What waits for drafts: the findings of rules that speak of a journey only once it is agreed."""

from collections.abc import Iterable, Mapping

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import BEFORE_JUDGING, NOTHING_WAITS, Diagnostic, Severity, Waiting, sum_waiting
from cxjourney.lint.linter import Linter, lint_workspace
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.lint.waivers import apply_waivers
from cxjourney.rules.rule import Rule


class AwaitedSelection(RuleSelection):
    """Of a choice, the rules that speak once a journey is agreed, and not of a draft."""

    __slots__ = ()

    def runs(self, rule: Rule, draft: bool) -> bool:
        """Return whether a rule is one of those."""
        return draft and RuleSelection.runs(self, rule, draft=False) and not RuleSelection.runs(self, rule, draft=True)


def awaited_selection(choice: RuleSelection) -> AwaitedSelection:
    """Return the rules of a choice that wait for drafts to be agreed."""
    return AwaitedSelection(
        choice.profile, choice.select, choice.ignore, choice.severities, choice.thresholds, choice.words
    )


class AgreedSelection(RuleSelection):
    """A choice by which drafts are judged as severely as what is agreed."""

    __slots__ = ()

    def runs(self, rule: Rule, draft: bool) -> bool:  # noqa: ARG002  that is the point
        """Return whether a rule speaks of agreed journeys."""
        return RuleSelection.runs(self, rule, draft=False)

    def severity(self, rule: Rule, draft: bool) -> Severity:  # noqa: ARG002
        """Return a rule's severity for agreed journeys."""
        return RuleSelection.severity(self, rule, draft=False)


def agreed_selection(choice: RuleSelection) -> AgreedSelection:
    """Return a choice that makes no difference between drafts and agreed journeys."""
    return AgreedSelection(
        choice.profile, choice.select, choice.ignore, choice.severities, choice.thresholds, choice.words
    )


def count_drafts(workspace: WorkspaceStudy, choice: RuleSelection, rules: Mapping[str, Rule]) -> int:
    """Return how many journeys there are of which less is asked than the choice asks, because they are drafts."""
    waits = awaited_selection(choice)
    less = choice.profile == "strict" or any(waits.runs(rule, draft=True) for rule in rules.values())
    return sum(study.is_draft for study in workspace.studies) if less else 0


def count_waiting(
    workspace: WorkspaceStudy, choice: RuleSelection, rules: Mapping[str, Rule], counted: Mapping[str, Waiting]
) -> Waiting:
    """Return how many errors and warnings wait until the drafts of a workspace are agreed.

    ``counted`` holds, by the names of files, what waits for drafts of which that is known already.
    """
    of_drafts = [study for study in workspace.studies if study.is_draft]
    if not of_drafts:
        return NOTHING_WAITS
    waits = awaited_selection(choice)
    bench = Linter(waits, rules)
    judged = [study for study in of_drafts if study.file not in counted]
    found = [*lint_workspace(workspace, waits, rules), *(one for study in judged for one in bench.judge(study))]
    rest, _ = apply_waivers(workspace, found, waits, rules)
    known = (counted.get(study.file, NOTHING_WAITS) for study in of_drafts)
    return sum_waiting((*known, count_errors_and_warnings(rest)))


def count_waiting_of_draft(study: Study, bench: Linter) -> Waiting:
    """Return how much waits for a draft that waives nothing, by the rules that speak of it alone."""
    return count_errors_and_warnings(bench.judge(study)) if study.is_draft else NOTHING_WAITS


def count_errors_and_warnings(found: Iterable[Diagnostic]) -> Waiting:
    """Return how many errors and warnings there are; a rule that failed is no finding that waits."""
    severities = [one.severity for one in found if one.phase not in BEFORE_JUDGING]
    return Waiting(severities.count(Severity.ERROR), severities.count(Severity.WARNING))
