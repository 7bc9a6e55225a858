"""Waivers: findings that a team lives with until a day, and waivers that have run out or silence nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Diagnostic, Notice, Several, WaivedFinding
from cxjourney.languages import Language, language
from cxjourney.lint.linter import diagnose
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.model import Waiver
from cxjourney.parse.document import Document
from cxjourney.rules.rule import Rule

NARROWS = ("stage", "touchpoint", "pain_point", "persona", "source")
"""What a waiver can be narrowed to."""


class _PlacedWaiver(NamedTuple):
    """A waiver, and where it stands; what it silences stands in the same file."""

    waiver: Waiver
    document: Document
    position: int
    journey: str | None
    draft: bool

    def accepted_subjects(self, finding: Diagnostic) -> Several | None:
        """Return what of several a finding of its rule names this waiver accepts; None where it speaks of another."""
        accepted = finding.several
        for name in NARROWS:
            wanted = getattr(self.waiver, name)
            if wanted is None or wanted == getattr(finding.about, name):
                continue
            if (name, wanted) not in finding.several:
                return None
            accepted = tuple(one for one in accepted if one[0] != name or one[1] == wanted)
        return accepted

    def notice(self, code: str, message: str, help_: str) -> Notice:
        """Return a notice of the waiver, at its rule."""
        narrowed = {name: getattr(self.waiver, name) for name in NARROWS}
        span = self.document.span(("waivers", self.position, "rule"))
        return Notice(code, message, help_, self.document.source.name, span, About(self.journey, **narrowed))


class _FindingsByRule:
    """What the rules said, by rule and file, and by rule and whether it is said of a catalogue."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        self.by_file: dict[tuple[str, str], list[Diagnostic]] = {}
        self.by_kind: dict[tuple[str, bool], list[Diagnostic]] = {}
        for finding in found:
            self.by_file.setdefault((finding.code, finding.file), []).append(finding)
            self.by_kind.setdefault((finding.code, finding.about.journey is None), []).append(finding)

    def matches(self, one: _PlacedWaiver) -> list[Diagnostic]:
        """Return what a waiver accepts of its own file, in whole or in part."""
        here = self.by_file.get((one.waiver.rule, one.document.source.name), ())
        return [finding for finding in here if one.accepted_subjects(finding) is not None]

    def match_elsewhere(self, one: _PlacedWaiver, rule: Rule | None) -> Diagnostic | None:
        """Return what a waiver means where it doesn't stand: a journey's in a catalogue, a catalogue's in a journey."""
        kinds = (True, False) if rule and rule.scope == "workspace" else (one.journey is not None,)
        found = (finding for kind in kinds for finding in self.by_kind.get((one.waiver.rule, kind), ()))
        return next((finding for finding in found if one.accepted_subjects(finding) is not None), None)


def apply_waivers(
    workspace: WorkspaceStudy, found: Sequence[Diagnostic], choice: RuleSelection, rules: Mapping[str, Rule]
) -> tuple[list[Diagnostic], list[WaivedFinding]]:
    """Return the findings of a workspace that are left, and those that are waived as of its day.

    Waivers that have run out, and those that silence nothing although their rule spoke, are reported among the rest.
    """
    standing = list(_placed_waivers(workspace))
    if not standing:
        return list(found), []
    heard, words = _FindingsByRule(found), language(choice.language)
    valid = [one for one in standing if not workspace.as_of.is_past(one.waiver.until)]
    waived = _waived_findings(valid, heard, words)
    notices: list[Diagnostic] = []
    for one in standing:
        rule, matched = rules.get(one.waiver.rule), heard.matches(one)
        notice = None
        if workspace.as_of.is_past(one.waiver.until):
            notice = _expiry_notice(one, words)
        elif not any(id(finding) in waived for finding in matched) and _was_asked(workspace, choice, rule, one.draft):
            notice = (
                _partial_notice(one, matched[0], words)
                if matched
                else _unused_notice(one, heard.match_elsewhere(one, rule), words)
            )
        if notice and choice.runs(rules[notice.code], one.draft):
            notices.append(diagnose(notice, choice, rules, one.draft))
    rest = [finding for finding in found if id(finding) not in waived]
    return [*rest, *notices], list(waived.values())


def _waived_findings(
    standing: Iterable[_PlacedWaiver], heard: _FindingsByRule, words: Language
) -> dict[int, WaivedFinding]:
    """Return the findings that are waived; one that names several is, when each of them is accepted."""
    accepting: dict[int, list[tuple[Diagnostic, _PlacedWaiver]]] = {}
    for one in standing:
        for finding in heard.matches(one):
            accepting.setdefault(id(finding), []).append((finding, one))
    waived = {}
    for key, pairs in accepting.items():
        finding, waivers = pairs[0][0], [one for _, one in pairs]
        whole = [one for one in waivers if one.accepted_subjects(finding) == finding.several][:1]
        accepted = {subject for one in waivers for subject in one.accepted_subjects(finding) or ()}
        if whole or accepted.issuperset(finding.several):
            used = [one.waiver for one in whole or waivers]
            reasons = words.messages["figures.semicolon"].join(dict.fromkeys(waiver.reason for waiver in used))
            waived[key] = WaivedFinding(finding, reasons, min(waiver.until for waiver in used))
    return waived


def _expiry_notice(one: _PlacedWaiver, words: Language) -> Notice:
    message = words.text("CX105.message", rule=one.waiver.rule, date=one.waiver.until)
    return one.notice("CX105", message, words.text("CX105.help"))


def _partial_notice(one: _PlacedWaiver, finding: Diagnostic, words: Language) -> Notice:
    code, accepted = one.waiver.rule, one.accepted_subjects(finding) or ()
    kinds = [kind for kind in NARROWS if (kind, getattr(one.waiver, kind)) in finding.several]
    narrowed = [id_ for kind, id_ in accepted if kind in kinds]
    others = [id_ for kind, id_ in finding.several if kind in kinds and id_ not in narrowed]
    named = words.join_and(others, most=5)
    return one.notice(
        "CX106",
        words.text("CX106.message.part", rule=code, narrowed=words.join_and(narrowed), others=named),
        words.text("CX106.help.part", rule=code, others=named, keys=words.join_and(f"{kind}:" for kind in kinds)),
    )


def _unused_notice(one: _PlacedWaiver, elsewhere: Diagnostic | None, words: Language) -> Notice:
    if elsewhere:
        message = words.text("CX106.message.elsewhere", rule=one.waiver.rule, file=elsewhere.file)
        return one.notice("CX106", message, words.text("CX106.help.elsewhere"))
    return one.notice("CX106", words.text("CX106.message", rule=one.waiver.rule), words.text("CX106.help"))


def _placed_waivers(workspace: WorkspaceStudy) -> Iterator[_PlacedWaiver]:
    for seen in workspace.catalogues:
        for index, waiver in enumerate(seen.catalogue.waivers):
            yield _PlacedWaiver(waiver, seen.document, index, None, workspace.only_drafts)
    for study in workspace.studies:
        for index, waiver in enumerate(study.definitions.waivers if study.definitions else ()):
            yield _PlacedWaiver(waiver, study.in_scope.document, index, study.journey.journey, study.is_draft)


def _was_asked(workspace: WorkspaceStudy, choice: RuleSelection, rule: Rule | None, draft: bool) -> bool:
    """Return whether a rule was asked: only then does it say something that a waiver silences nothing."""
    if rule is None or not choice.runs(rule, draft):
        return False
    return rule.check is not None or workspace.workspace.whole
