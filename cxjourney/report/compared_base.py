"""What a report is compared with, and what became different since, as far as the report shows it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from cxjourney.analysis.diff.catalogue_changes import DefinitionChange, definition_changes
from cxjourney.analysis.diff.catalogue_matching import match_catalogues
from cxjourney.analysis.diff.finding_changes import FindingChanges
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.diagnostics import Diagnostic
from cxjourney.model import Team

REACHED_BY = "contact"
"""What of a team is left out of reports that are mailed on."""


@dataclass(frozen=True, slots=True)
class ComparedBase:
    """What a report is compared with.

    Attributes:
        given: The base: a revision as it was asked for, a folder by its own name alone.
        commit: The commit that it stands for; None for a folder.
        day: The day of that commit; None for a folder.
        is_empty: Whether no journey stood there.
        difference: What became different.
    """

    given: str
    commit: str | None
    day: date | None
    is_empty: bool
    difference: Difference


def narrowed(difference: Difference, files: Collection[str]) -> Difference:
    """Return what became different for the journeys in some of today's files alone, and for what these see."""
    journeys = tuple(one for one in difference.journeys if one.after and one.after.file in files)
    ids = {study.journey.journey for one in journeys for study in (one.before, one.after) if study}
    personas = match_catalogues(journeys, lambda study: study.scope.personas)
    sources = match_catalogues(journeys, lambda study: study.scope.sources)
    restored = tuple(study for study in difference.restored if study.file in files)
    return replace(
        difference,
        journeys=journeys,
        broken=(),
        restored=restored,
        personas=personas,
        sources=sources,
        findings=_findings_of(difference.findings, ids, files),
        excluded=(),
        waivers=tuple(one for one in difference.waivers if one.journey in ids),
        definitions=definition_changes(journeys, {**personas.new_ids, **sources.new_ids}),
        pictures=(),
    )


def _findings_of(changes: FindingChanges, ids: Collection[str], files: Collection[str]) -> FindingChanges:
    """Return what became of the findings on some journeys."""

    def is_shown(finding: Diagnostic) -> bool:
        return finding.about.journey in ids if finding.about.journey else finding.file in files

    def shown(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(filter(is_shown, findings))

    return FindingChanges(
        shown(changes.new),
        shown(changes.fixed),
        tuple(one for one in changes.silenced if is_shown(one.finding)),
        tuple(one for one in changes.new_silenced if is_shown(one.finding)),
        tuple(one for one in changes.lost if is_shown(one.finding)),
        shown(changes.found_now),
    )


def without_contacts(difference: Difference) -> Difference:
    """Return what became different, but for how teams are reached: that this changed is said, and not to what."""
    return replace(difference, definitions=tuple(map(_without_contact, difference.definitions)))


def _without_contact(change: DefinitionChange) -> DefinitionChange:
    sides = (change.before, change.thing)
    before, thing = (one.model_copy(update={REACHED_BY: None}) if isinstance(one, Team) else one for one in sides)
    return change._replace(before=before, thing=thing or change.thing)
