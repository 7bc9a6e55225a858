"""Waivers: findings that a team lives with until a day, and waivers that have run out or silence nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Diagnostic, Notice, Several, WaivedFinding
from cxjourney.edit.fix import Fix, removal
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.lint.linter import diagnose
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.model import Waiver
from cxjourney.model.catalogue import NARROWS
from cxjourney.parse.document import Document
from cxjourney.rules.rule import Rule

GROUP_LENGTHS = range(3, 6)
"""How long what a waiver names is: from the beginning of a group's codes, such as ``CX3``, to a whole code."""


class _PlacedWaiver(NamedTuple):
    """A waiver, and where it stands; what it silences stands in the same file."""

    waiver: Waiver
    document: Document
    position: int
    journey: str | None
    draft: bool

    @property
    def terms(self) -> "_Terms":
        """What it accepts: waivers of the same terms silence the same."""
        narrowed = ((name, getattr(self.waiver, name)) for name in NARROWS)
        return _Terms(self.waiver.rule, self.document.source.name, tuple(one for one in narrowed if one[1] is not None))

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

    def notice(self, code: str, said: str, help_: str, fix: Fix | None = None) -> Notice:
        """Return a notice of the waiver, at its rule."""
        narrowed = {name: getattr(self.waiver, name) for name in NARROWS}
        span = self.document.span(("waivers", self.position, "rule"))
        return Notice(code, said, help_, self.document.source.name, span, About(self.journey, **narrowed), fix)

    def removal(self, *, is_safe: bool) -> Fix:
        """Return the fix that takes it away."""
        return removal(("waivers", self.position), message("fix.waiver", rule=self.waiver.rule), is_safe)


class _Terms(NamedTuple):
    """What a waiver accepts: a rule or a group of rules, in a file, and there what it is narrowed to."""

    rule: str
    file: str
    narrowed: Several


class _FindingsByRule:
    """What the rules said, by the codes and groups that waivers name, where it stands, and what it speaks of.

    Each is looked up under what a waiver is narrowed to, so that many waivers do not go through many findings each.
    """

    def __init__(self, found: Iterable[Diagnostic], named: set[str]) -> None:
        self.found: dict[tuple[str, str | bool, tuple[str, str] | None], list[Diagnostic]] = {}
        self.matched: dict[_Terms, list[Diagnostic]] = {}
        for finding in found:
            if finding.phase == "judging":
                for rule in named & {finding.code[:length] for length in GROUP_LENGTHS}:
                    self._add(rule, finding)

    def _add(self, rule: str, finding: Diagnostic) -> None:
        about = finding.about._asdict()
        subjects = {(name, about[name]) for name in NARROWS if about[name]}.union(finding.several)
        for place in (finding.file, finding.about.journey is None):
            for subject in (None, *subjects):
                self.found.setdefault((rule, place, subject), []).append(finding)

    def matches(self, one: _PlacedWaiver) -> list[Diagnostic]:
        """Return what a waiver accepts of its own file, in whole or in part."""
        terms = one.terms
        if terms not in self.matched:
            self.matched[terms] = list(self._select_accepted(one, terms.file))
        return self.matched[terms]

    def match_elsewhere(self, one: _PlacedWaiver, rules: Iterable[Rule]) -> Diagnostic | None:
        """Return what a waiver means where it doesn't stand: a journey's in a catalogue, a catalogue's in a journey."""
        anywhere = any(rule.scope == "workspace" for rule in rules)
        kinds = (True, False) if anywhere else (one.journey is not None,)
        return next((finding for kind in kinds for finding in self._select_accepted(one, kind)), None)

    def _select_accepted(self, one: _PlacedWaiver, place: str | bool) -> Iterator[Diagnostic]:
        subjects = one.terms.narrowed or (None,)
        fewest = min((self.found.get((one.waiver.rule, place, subject), []) for subject in subjects), key=len)
        return (finding for finding in fewest if one.accepted_subjects(finding) is not None)


def apply_waivers(
    workspace: WorkspaceStudy, found: Sequence[Diagnostic], choice: RuleSelection, rules: Mapping[str, Rule]
) -> tuple[list[Diagnostic], list[WaivedFinding]]:
    """Return the findings of a workspace that are left, and those that are waived as of its day.

    Waivers that have run out, and those that silence nothing although their rule spoke, are reported among the rest.
    """
    standing = list(_placed_waivers(workspace))
    if not standing:
        return list(found), []
    named = {one.waiver.rule for one in standing}
    heard, words = _FindingsByRule(found, named), choice.words
    valid = [one for one in standing if not workspace.as_of.is_past(one.waiver.until)]
    waived = _waived_findings(valid, heard, words)
    silencing = {terms for terms, matched in heard.matched.items() if any(id(finding) in waived for finding in matched)}
    waivable = {code: _waivable_rules(code, rules) for code in named}
    notices: list[Diagnostic] = []
    for one in standing:
        meant = waivable[one.waiver.rule]
        notice = None
        if workspace.as_of.is_past(one.waiver.until):
            is_left_over = _were_asked(workspace, choice, meant, one.draft) and not heard.matches(one)
            notice = _expiry_notice(one, is_left_over=is_left_over, words=words)
        elif one.terms not in silencing and _were_asked(workspace, choice, meant, one.draft):
            matched = heard.matches(one)
            notice = (
                _partial_notice(one, matched[0], words)
                if matched
                else _unused_notice(one, heard.match_elsewhere(one, meant), words)
            )
        if notice and choice.runs(rules[notice.code], one.draft):
            notices.append(diagnose(notice, choice, rules, one.draft))
    rest = [finding for finding in found if id(finding) not in waived]
    return [*rest, *notices], list(waived.values())


def _waived_findings(
    standing: Iterable[_PlacedWaiver], heard: _FindingsByRule, words: Language
) -> dict[int, WaivedFinding]:
    """Return the findings that are waived; one that names several is, when each of them is accepted."""
    alike: dict[_Terms, list[_PlacedWaiver]] = {}
    for one in standing:
        alike.setdefault(one.terms, []).append(one)
    accepting: dict[int, tuple[Diagnostic, list[list[_PlacedWaiver]]]] = {}
    for group in alike.values():
        for finding in heard.matches(group[0]):
            accepting.setdefault(id(finding), (finding, []))[1].append(group)
    waived = {}
    for key, (finding, groups) in accepting.items():
        whole = next((group[:1] for group in groups if group[0].accepted_subjects(finding) == finding.several), None)
        accepted = {subject for group in groups for subject in group[0].accepted_subjects(finding) or ()}
        if whole or accepted.issuperset(finding.several):
            used = [one.waiver for one in whole or chain.from_iterable(groups)]
            reasons = words.messages["figures.semicolon"].join(dict.fromkeys(waiver.reason for waiver in used))
            waived[key] = WaivedFinding(finding, reasons, min(waiver.until for waiver in used))
    return waived


def _expiry_notice(one: _PlacedWaiver, *, is_left_over: bool, words: Language) -> Notice:
    """Return that a waiver has run out; where it would still silence something, a new decision may be due."""
    said = words.text("CX105.message", rule=one.waiver.rule, date=one.waiver.until)
    return one.notice("CX105", said, words.text("CX105.help"), one.removal(is_safe=is_left_over))


def _partial_notice(one: _PlacedWaiver, finding: Diagnostic, words: Language) -> Notice:
    code, accepted = finding.code, one.accepted_subjects(finding) or ()
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
        said = words.text("CX106.message.elsewhere", rule=one.waiver.rule, file=elsewhere.file)
        return one.notice("CX106", said, words.text("CX106.help.elsewhere"))
    said = words.text("CX106.message", rule=one.waiver.rule)
    return one.notice("CX106", said, words.text("CX106.help"), one.removal(is_safe=True))


def _placed_waivers(workspace: WorkspaceStudy) -> Iterator[_PlacedWaiver]:
    for seen in workspace.catalogues:
        for index, waiver in enumerate(seen.catalogue.waivers):
            yield _PlacedWaiver(waiver, seen.document, index, None, workspace.only_drafts)
    for study in workspace.studies:
        for index, waiver in enumerate(study.definitions.waivers if study.definitions else ()):
            yield _PlacedWaiver(waiver, study.in_scope.document, index, study.journey.journey, study.is_draft)


def _waivable_rules(code: str, rules: Mapping[str, Rule]) -> list[Rule]:
    """Return the rules that a waiver of this code, or of this beginning of codes, silences."""
    return [rule for rule in rules.values() if rule.code.startswith(code) and rule.phase == "judging"]


def _were_asked(workspace: WorkspaceStudy, choice: RuleSelection, meant: Collection[Rule], draft: bool) -> bool:
    """Return whether rules were all asked: only then does it say something that a waiver silences nothing."""
    return bool(meant) and all(
        choice.runs(rule, draft) and (rule.check is not None or workspace.workspace.whole) for rule in meant
    )
