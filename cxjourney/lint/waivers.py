"""Waivers: findings that a team lives with until a day, and waivers that have run out or silence nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.analysis.portrait import Portrait
from cxjourney.diagnostics import About, Diagnostic, Notice, WaivedFinding
from cxjourney.lint.running import Choice, diagnose
from cxjourney.model import Waiver
from cxjourney.parse.document import Document
from cxjourney.rules.rule import Rule

NARROWS = ("stage", "touchpoint", "pain_point", "persona", "source")
"""What a waiver can be narrowed to."""


class _Standing(NamedTuple):
    """A waiver, and where it stands; what it silences stands in the same file."""

    waiver: Waiver
    document: Document
    position: int
    journey: str | None
    draft: bool

    def silences(self, finding: Diagnostic) -> bool:
        """Tell whether a finding of its rule, in its file, is at what it is narrowed to."""
        return all(getattr(self.waiver, name) in (None, getattr(finding.about, name)) for name in NARROWS)

    def notice(self, code: str, message: str, help_: str) -> Notice:
        """Report something of the waiver, at its rule."""
        narrowed = {name: getattr(self.waiver, name) for name in NARROWS}
        span = self.document.span(("waivers", self.position, "rule"))
        return Notice(code, message, help_, self.document.source.name, span, About(self.journey, **narrowed))


def waive(
    portrait: Portrait, found: Sequence[Diagnostic], choice: Choice, rules: Mapping[str, Rule]
) -> tuple[list[Diagnostic], list[WaivedFinding]]:
    """Take the findings that are waived as of the portrait's day out of those of a workspace.

    Waivers that have run out, and those that silence nothing although their rule spoke, are reported among the rest.
    """
    by_place: dict[tuple[str, str], list[Diagnostic]] = {}
    for finding in found:
        by_place.setdefault((finding.file, finding.code), []).append(finding)
    waived: dict[int, WaivedFinding] = {}
    notices: list[Diagnostic] = []
    for standing in _standing(portrait):
        waiver = standing.waiver
        if waiver.until < portrait.as_of:
            notice = standing.notice(
                "CX105",
                f"This waiver of {waiver.rule} ran out on {waiver.until}: what it silenced is reported again.",
                "Mend what it silenced, or decide anew until when it is accepted.",
            )
        else:
            here = by_place.get((standing.document.source.name, waiver.rule), ())
            silenced = [finding for finding in here if id(finding) not in waived and standing.silences(finding)]
            waived |= {id(one): WaivedFinding(one, waiver.reason, waiver.until) for one in silenced}
            if silenced or not _spoke(portrait, choice, rules.get(waiver.rule), standing.draft):
                continue
            notice = standing.notice(
                "CX106",
                f"This waiver of {waiver.rule} silences nothing.",
                "Delete it, if what it silenced is mended. Otherwise check what it is narrowed to.",
            )
        if choice.runs(notice.code, standing.draft):
            notices.append(diagnose(notice, choice, rules, standing.draft))
    rest = [finding for finding in found if id(finding) not in waived]
    return [*rest, *notices], list(waived.values())


def _standing(portrait: Portrait) -> Iterator[_Standing]:
    for seen in portrait.catalogues:
        for index, waiver in enumerate(seen.catalogue.waivers):
            yield _Standing(waiver, seen.document, index, None, portrait.only_drafts)
    for study in portrait.studies:
        for index, waiver in enumerate(study.definitions.waivers if study.definitions else ()):
            yield _Standing(waiver, study.seen.document, index, study.journey.journey, study.is_draft)


def _spoke(portrait: Portrait, choice: Choice, rule: Rule | None, draft: bool) -> bool:
    """Tell whether a rule was asked: only then does it say something that a waiver silences nothing."""
    if rule is None or not choice.runs(rule.code, draft):
        return False
    return rule.check is not None or portrait.workspace.whole
