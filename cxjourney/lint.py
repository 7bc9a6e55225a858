"""Runs the rules: turns paths into places, gives each finding its severity, and survives a rule that crashes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxjourney.analysis.portrait import Portrait
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import About, Diagnostic, Notice, Severity
from cxjourney.parse import Document
from cxjourney.rules.registry import catalogue
from cxjourney.rules.rule import Finding, Rule
from cxjourney.workspace import Workspace

Profile = Literal["starter", "standard", "strict"]
READING = ("CX0", "CX1")
"""What keeps a file from being judged. It is never left out by a selection, or errors would go unseen."""
STARTER = (*READING, "CX2", "CX301", "CX601")
WHOLE_WORKSPACE = "CX308"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules speak: a profile, and codes, or their beginnings, to select from it and to ignore."""

    profile: Profile = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def runs(self, code: str, draft: bool) -> bool:
        """Tell whether a rule speaks of a journey; drafts are judged by the profile ``starter``."""
        if code.startswith(self.ignore or ("-",)):
            return False
        if code.startswith(READING):
            return True
        if (draft or self.profile == "starter") and not code.startswith(STARTER):
            return False
        return not self.select or code.startswith(self.select)

    def severity(self, rule: Rule, draft: bool) -> Severity:
        """Give a rule's severity: under ``strict`` every warning is an error."""
        if self.profile == "strict" and not draft and rule.severity is Severity.WARNING:
            return Severity.ERROR
        return rule.severity


def lint(workspace: Workspace, as_of: date, choice: Choice, rules: Mapping[str, Rule] | None = None) -> list[Diagnostic]:
    """Judge a workspace: what reading and building found, then every rule on every sound journey.

    Findings come in no particular order; a report sorts them.
    """
    known = catalogue() if rules is None else rules
    studies = tuple(Study(seen, as_of) for seen in workspace.journeys)
    found = [diagnose(notice, choice, known) for notice in workspace.notices if choice.runs(notice.code, draft=False)]
    for study in studies:
        draft = study.journey.status == "draft"
        for rule in known.values():
            if rule.check and choice.runs(rule.code, draft):
                notices = _ask(rule, lambda rule=rule, study=study: rule.check(study), study.seen.document)  # type: ignore[misc]
                found.extend(diagnose(notice, choice, known, draft) for notice in notices)
    if workspace.whole and studies:
        portrait = Portrait(studies, workspace.catalogues, as_of)
        for rule in known.values():
            if rule.check_workspace and choice.runs(rule.code, draft=False):
                notices = _ask(rule, lambda rule=rule: rule.check_workspace(portrait), studies[0].seen.document)  # type: ignore[misc]
                found.extend(diagnose(notice, choice, known) for notice in notices)
    return found


def diagnose(notice: Notice, choice: Choice, rules: Mapping[str, Rule], draft: bool = False) -> Diagnostic:
    """Give a notice the slug and the severity of its rule."""
    rule = rules[notice.code]
    return Diagnostic(
        notice.code,
        rule.slug,
        choice.severity(rule, draft),
        notice.message,
        notice.help,
        notice.file,
        notice.span,
        notice.about,
    )
