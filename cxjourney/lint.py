"""Runs the rules: turns paths into places, gives each finding its severity, and survives a rule that crashes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from cxjourney.analysis.portrait import Portrait
from cxjourney.diagnostics import Diagnostic, Notice, Severity
from cxjourney.parse import Document
from cxjourney.rules.registry import catalogue
from cxjourney.rules.rule import Finding, Rule

Profile = Literal["starter", "standard", "strict"]
READING = ("CX0", "CX1")
"""What keeps a file from being judged. It is never left out by a selection, or errors would go unseen."""
STARTER = (*READING, "CX2", "CX301", "CX601")
SCOPES_AT_KEY = ("persona", "source", "team")
"""What is defined by id, and so reported at its key."""
Subject = TypeVar("Subject")


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


def lint(portrait: Portrait, choice: Choice, rules: Mapping[str, Rule] | None = None) -> Iterator[Diagnostic]:
    """Judge a workspace: what reading and building found, then every rule on every sound journey.

    Findings come in no particular order; a report sorts them.
    """
    known = catalogue() if rules is None else rules
    for notice in portrait.workspace.notices:
        if choice.runs(notice.code, draft=False):
            yield diagnose(notice, choice, known)
    for draft in (False, True):
        chosen = [rule for rule in known.values() if rule.check and choice.runs(rule.code, draft)]
        for study in portrait.studies:
            if study.is_draft is draft:
                for rule in chosen:
                    for notice in _ask(rule, rule.check, study, study.seen.document):
                        yield diagnose(notice, choice, known, draft)
    if portrait.workspace.whole and not all(study.is_draft for study in portrait.studies):
        yield from _lint_whole(portrait, choice, known)


def _lint_whole(portrait: Portrait, choice: Choice, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    drafts = {study.seen.document.source.name for study in portrait.studies if study.is_draft}
    first = portrait.studies[0].seen.document
    for rule in rules.values():
        if rule.check_workspace and choice.runs(rule.code, draft=False):
            for notice in _ask(rule, rule.check_workspace, portrait, first):
                if choice.runs(rule.code, draft=notice.file in drafts):
                    yield diagnose(notice, choice, rules)


def _ask(
    rule: Rule, check: Callable[[Subject], Iterable[Finding]] | None, subject: Subject, document: Document
) -> list[Notice]:
    """Hear what a rule has to say; a rule that crashes is reported, and the others go on."""
    try:
        return [_placed(rule, finding, document) for finding in (check(subject) if check else ())]
    except Exception as error:
        message = f"The rule {rule.code} ({rule.slug}) failed on this file: {type(error).__name__}."
        help_ = "This is a fault of cxjourney, not of your journey: please report it. The other rules went on."
        return [Notice("CX005", message, help_, document.source.name)]


def _placed(rule: Rule, finding: Finding, document: Document) -> Notice:
    if finding.home is None:
        where, span = document, document.span(finding.path)
    else:
        where = finding.home.document
        span = where.span(finding.path, of_key=rule.scope in SCOPES_AT_KEY)
    return Notice(rule.code, finding.message, finding.help, where.source.name, span, finding.about)


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
