"""Findings before and after a change: those that are new, those that are fixed, and those that it only silences."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxjourney.analysis.diff.finding_matching import (
    Place,
    Renames,
    compare_findings,
    group_by_identity,
    part_finder,
    subjects,
)
from cxjourney.analysis.diff.lost_findings import LostFinding, Presence
from cxjourney.analysis.diff.waiver_changes import HeldWaiver
from cxjourney.diagnostics import Diagnostic, Identity, Severity, sort_key
from cxjourney.model.catalogue import NARROWS

Silencer = Literal["waiver", "draft", "configuration"]
"""What keeps a finding from being reported that is still there."""


class Judgement(NamedTuple):
    """What the rules find on one side by one configuration: what is reported, and what waivers accept."""

    findings: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()

    @property
    def everything(self) -> tuple[Diagnostic, ...]:
        """All of it, waived or not."""
        return (*self.findings, *self.waived)


class SilencedFinding(NamedTuple):
    """A finding that is there and not reported, or reported more mildly, and what keeps it from that."""

    finding: Diagnostic
    by: Silencer


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """What became of findings, each kind in the order of output.

    Attributes:
        new: What is found now, and was not.
        fixed: What was found, and is no longer there.
        silenced: What was found and is still there, though the change keeps it from being reported.
        new_silenced: What is new by the base's configuration, statuses and waivers, and which the change itself keeps
            from being reported, or makes milder.
        lost: What was found, and is no longer found though nothing was fixed.
        found_now: What is found only now, and was there before: what was is only described differently.
    """

    new: tuple[Diagnostic, ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    silenced: tuple[SilencedFinding, ...] = ()
    new_silenced: tuple[SilencedFinding, ...] = ()
    lost: tuple[LostFinding, ...] = ()
    found_now: tuple[Diagnostic, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing became of any."""
        return not (self.new or self.fixed or self.silenced or self.new_silenced or self.lost or self.found_now)


@dataclass(frozen=True, slots=True)
class FindingComparison:
    """What findings are compared by: names as they are now, and what is there to be judged.

    Attributes:
        renames: What was renamed.
        place: Returns a file's place within the workspace.
        presence: What is there to be judged.
        demoted: The ids of journeys that were agreed and are drafts now.
        waivers: The waivers of the base, expired ones too.
        was_there: Returns whether what is new would have been found before by today's description; None where nobody
            can tell.
    """

    renames: Renames
    place: Place
    presence: Presence
    demoted: Collection[str] = ()
    waivers: Sequence[HeldWaiver] = ()
    was_there: Callable[[Diagnostic], bool] | None = None

    def changes(
        self, before: tuple[Judgement, Judgement], after: tuple[Judgement, Judgement], agreed: Iterable[Diagnostic] = ()
    ) -> FindingChanges:
        """Return what became of findings.

        Args:
            before: What is found in the base, by today's configuration and by the base's own.
            after: What is found now, by the same two.
            agreed: What the base's configuration would find, were no journey a draft that was agreed.
        """
        (had, had_then), (has, has_then) = before, after
        new, gone = compare_findings(had.findings, has.findings, self.renames, self.place)
        reported = self._add(had.findings, had_then.findings)
        if len(reported) > len(had.findings):
            gone = compare_findings(reported, has.findings, self.renames, self.place)[1]
        by_drafts = self._only_by_drafts(has_then, agreed)
        demanded = self._as_demanded(has_then, agreed)
        there = self._unreported((*demanded, *has.waived), has.findings)
        fixed: list[Diagnostic] = []
        silenced: list[SilencedFinding] = []
        lost: list[LostFinding] = []
        for finding in gone:
            now = there.get(finding.identity(self.place, self.renames.now(finding.about, finding.file)))
            if now:
                silenced.append(self._silenced(now.pop(), has.waived, by_drafts))
            elif self._is_about_waivers(finding, has.waived):
                silenced.append(SilencedFinding(finding, "waiver"))
            elif not self._is_part(finding, has.findings):
                about = self.renames.now(finding.about, finding.file, follows=False)
                reason = self.presence.reason(finding, about)
                if reason:
                    lost.append(LostFinding(finding, about, reason))
                else:
                    fixed.append(finding)
        hidden = compare_findings(had_then.everything, demanded, self.renames, self.place)[0]
        new_silenced = [self._silenced(one, has.waived, by_drafts) for one in self._untold(hidden, has)]
        was_part = part_finder(had.findings, self.renames)
        new = [one for one in new if not was_part(one)]
        found_now = [one for one in new if self._is_found_now(one)]
        return FindingChanges(
            tuple(one for one in new if one not in found_now),
            tuple(fixed),
            tuple(sorted(silenced, key=lambda one: sort_key(one.finding))),
            tuple(new_silenced),
            tuple(lost),
            tuple(found_now),
        )

    def _is_found_now(self, finding: Diagnostic) -> bool:
        """Return whether a warning, or what is for information, is there only by another description."""
        is_asked = self.was_there and finding.phase == "judging" and finding.severity is not Severity.ERROR
        return bool(is_asked and self.was_there and self.was_there(finding))

    def _unreported(
        self, there: Iterable[Diagnostic], reported: Iterable[Diagnostic]
    ) -> dict[Identity, list[Diagnostic]]:
        """Return by identity what is there, as far as it is more than what is reported."""
        found = group_by_identity(there, lambda finding: finding.identity(self.place))
        for finding in reported:
            alike = found.get(finding.identity(self.place))
            if alike:
                alike.pop()
        return found

    def _add(self, findings: Sequence[Diagnostic], others: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return findings, and those of others that are not among them."""
        known = group_by_identity(findings, lambda finding: finding.identity(self.place))
        return [*findings, *(one for one in others if one.identity(self.place) not in known)]

    def _as_demanded(self, judged: Judgement, agreed: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return what is found, with journeys that became drafts judged as if they were agreed."""
        kept = [one for one in judged.everything if one.about.journey not in self.demoted]
        own = [one for one in agreed if one.about.journey in self.demoted]
        return [*kept, *own, *self._add(kept, (one for one in agreed if one.about.journey is None))[len(kept) :]]

    def _untold(self, hidden: Iterable[Diagnostic], has: Judgement) -> list[Diagnostic]:
        """Return what of new findings is not reported as severely as that, but for what the base's waivers accept."""
        told = group_by_identity(has.findings, lambda finding: finding.identity(self.place))
        return [
            one
            for one in hidden
            if all(now.severity < one.severity for now in told.get(one.identity(self.place), ()))
            and not self._is_accepted_before(one)
        ]

    def _is_part(self, finding: Diagnostic, now: Iterable[Diagnostic]) -> bool:
        """Return whether a finding of the base goes on in one that names more things, or fewer of them."""
        about = self.renames.now(finding.about, finding.file)
        was = subjects(about, self.renames.several_now(finding))
        alike = (one for one in now if one.code == finding.code and one.about.journey == about.journey)
        named = (subjects(one.about, one.several) for one in alike if one.several or finding.several)
        return bool(was) and any(has and (was <= has or has <= was) for has in named)

    def _only_by_drafts(self, judged: Judgement, agreed: Iterable[Diagnostic]) -> Collection[Identity]:
        """Return what the base's configuration finds only, or more severely, where no journey is a draft."""
        known = group_by_identity(judged.everything, lambda finding: finding.identity(self.place))
        named = ((one.identity(self.place), one.severity) for one in agreed)
        return {
            identity for identity, severity in named if all(one.severity < severity for one in known.get(identity, ()))
        }

    def _silenced(
        self, finding: Diagnostic, waived: Iterable[Diagnostic], by_drafts: Collection[Identity]
    ) -> SilencedFinding:
        identity = finding.identity(self.place)
        if any(one.identity(self.place) == identity for one in waived):
            return SilencedFinding(finding, "waiver")
        return SilencedFinding(finding, "draft" if identity in by_drafts else "configuration")

    def _is_about_waivers(self, finding: Diagnostic, waived: Iterable[Diagnostic]) -> bool:
        """Return whether a finding says that a waiver has run out, which is longer now rather than done with."""
        journey = self.renames.now(finding.about, finding.file).journey
        return finding.phase == "waiving" and any(one.about.journey == journey for one in waived)

    def _is_accepted_before(self, finding: Diagnostic) -> bool:
        """Return whether the base's waivers accept a finding: one as a whole, or several each of what it names."""
        about = finding.about._asdict()
        accepted: set[tuple[str, str]] = set()
        for journey, waiver, *_ in (one for one in self.waivers if not one.has_expired):
            here = journey is None or self.renames.journeys.get(journey, journey) == finding.about.journey
            wanted = {(name, id_) for name in NARROWS if (id_ := getattr(waiver, name)) and id_ != about[name]}
            if here and finding.code.startswith(waiver.rule) and wanted <= {*finding.several}:
                if not wanted:
                    return True
                accepted |= wanted
        return bool(accepted) and accepted >= {*finding.several}
