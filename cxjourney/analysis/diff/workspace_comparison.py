"""All journeys before and after, what they share, new and resolved findings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cxjourney.analysis.diff.catalogue_changes import DefinitionChange, definition_changes
from cxjourney.analysis.diff.catalogue_matching import CatalogueMatching, match_catalogues
from cxjourney.analysis.diff.finding_changes import FindingChanges, FindingComparison
from cxjourney.analysis.diff.finding_matching import Renames
from cxjourney.analysis.diff.former_descriptions import with_former_descriptions
from cxjourney.analysis.diff.former_premises import FORMER
from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.diff.journey_pairs import compare_pairs, match_all, studies_by_id
from cxjourney.analysis.diff.lost_findings import FoundAnew, Presence, PutsBack
from cxjourney.analysis.diff.passed_over_file import PassedOverFile
from cxjourney.analysis.diff.renamed_ids import renames_in
from cxjourney.analysis.diff.waiver_changes import WaiverChange, waiver_changes
from cxjourney.analysis.diff.workspace_side import SettingChange, Side
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.model import DataSource, Persona

FindAnew = Callable[[Sequence[JourneyComparison], PutsBack], FoundAnew]
"""Returns, for compared journeys, what tells whether a finding comes back on them once something is put back."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change means. Journeys are in the order of their files, those that are gone last.

    Attributes:
        journeys: The journeys that could be compared.
        broken: Journeys that can no longer be judged.
        restored: Journeys that could not be judged before, and so can't be compared.
        personas: What changed of personas in sight.
        sources: What changed of data sources in sight.
        findings: What became of findings.
        excluded: Journeys of the base that are there and not read any more: nobody can say how they fare.
        configuration: The settings that changed.
        waivers: The waivers that came, went, run until another day, or have another reason.
        definitions: What else changed of what journeys share.
        pictures: The paths of pictures that show something else now.
        unread: The files in which those stand that are not read any more, by the ids of the journeys.
    """

    journeys: tuple[JourneyComparison, ...]
    broken: tuple[Study, ...]
    restored: tuple[Study, ...]
    personas: CatalogueMatching[Persona]
    sources: CatalogueMatching[DataSource]
    findings: FindingChanges
    excluded: tuple[Study, ...] = ()
    configuration: tuple[SettingChange, ...] = ()
    waivers: tuple[WaiverChange, ...] = ()
    definitions: tuple[DefinitionChange, ...] = ()
    pictures: tuple[str, ...] = ()
    unread: Mapping[str, PassedOverFile] = field(default_factory=dict)

    @property
    def new_errors(self) -> tuple[Diagnostic, ...]:
        """The errors that are new, those among them that the change itself silences or makes milder."""
        silenced = (one.finding for one in self.findings.new_silenced)
        return tuple(one for one in (*self.findings.new, *silenced) if one.severity is Severity.ERROR)

    @property
    def worse_figures(self) -> int:
        """How many figures were measured that are worse than before: news of customers, and no regression."""
        changes = (change for one in self.journeys if not one.is_same for change in one.metric_changes)
        return sum(change.is_better is False for change in changes)

    @property
    def unevidenced_claims(self) -> int:
        """How many claims lost their evidence: less is known for certain, which alone is no regression."""
        return sum(len(one.claim_changes.lost) for one in self.journeys if not one.is_same)

    @property
    def is_regression(self) -> bool:
        """Whether coverage, a voice or somebody's access got worse, an error is new, or a journey is out of sight."""
        lost = bool(self.broken or self.excluded)
        return lost or bool(self.new_errors) or any(comparison.is_worse for comparison in self.journeys)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything at all to tell."""
        told = (
            *(self.broken, self.restored, self.excluded, self.configuration, self.waivers, self.definitions),
            *(self.pictures, not self.findings.is_empty),
        )
        is_catalogue_changed = any(one.came or one.went or one.renamed for one in (self.personas, self.sources))
        return any(told) or is_catalogue_changed or any(comparison.is_changed for comparison in self.journeys)


def difference(
    before: Side,
    after: Side,
    configuration: tuple[SettingChange, ...] = (),
    find_anew: FindAnew | None = None,
) -> Difference:
    """Return what changed from a workspace to another: its journeys, what they share, and what is found of them.

    Args:
        before: The workspace before.
        after: The workspace after.
        configuration: The settings that changed.
        find_anew: Asks the rules again; None where nobody can.
    """
    had, has = studies_by_id(before.studies), studies_by_id(after.studies)
    journeys = match_all(had, has)
    was = journeys.was
    broken = tuple(had[key] for key in journeys.went if after.cannot_judge(before, had[key]))
    restored = tuple(has[key] for key in journeys.came if before.cannot_judge(after, has[key]))
    gone = [had[key] for key in journeys.went if had[key] not in broken]
    excluded = tuple(study for study in gone if study.file in before.excluded)
    pairs = [(had[was[key]] if key in was else None, study) for key, study in has.items() if study not in restored]
    comparisons = compare_pairs([*pairs, *((study, None) for study in gone if study not in excluded)])
    personas = match_catalogues(comparisons, lambda study: study.scope.personas)
    sources = match_catalogues(comparisons, lambda study: study.scope.sources)
    places = {**before.places, **after.places}
    renames = renames_in(comparisons)
    found_anew = find_anew(comparisons, FORMER) if find_anew else None
    compared = FindingComparison(
        renames,
        lambda name: places.get(name, name),
        Presence(after.studies, bool(after.broken or excluded), _unjudged_ids(broken, excluded), found_anew),
        {one.after.summary.journey for one in comparisons if one.after and one.is_demoted},
        before.waivers,
        _was_there(comparisons, renames.back(), find_anew) if find_anew else None,
    )
    findings = compared.changes(before.judgements, after.judgements, after.agreed)
    unseen = _unjudged_ids(broken, excluded, restored)
    waivers = waiver_changes(
        [one for one in before.waivers if one.journey not in unseen and one.place not in after.broken],
        [one for one in after.waivers if one.journey not in unseen and one.place not in before.broken],
        renames.journeys,
    )
    definitions = definition_changes(comparisons, {**personas.new_ids, **sources.new_ids})
    shared = (personas, sources)
    return Difference(comparisons, broken, restored, *shared, findings, excluded, configuration, waivers, definitions)


def _was_there(
    comparisons: Sequence[JourneyComparison], renames: Renames, find_anew: FindAnew
) -> Callable[[Diagnostic], bool]:
    """Return what tells whether a finding of today would be found in the base, were that described as today.

    Who is stranded by what was done to the journey is stranded newly, however that is written. ``renames`` lead back.
    """
    changed = [one for one in comparisons if not one.is_same]
    turned = [compare_journeys(one.after, one.before) for one in comparisons if one.before]
    is_found = find_anew(turned, {"premise": with_former_descriptions})
    stopped = {
        (one.after.summary.journey, change.persona) for one in changed if one.after for change in one.newly_stranded
    }

    def was_there(finding: Diagnostic) -> bool:
        about = finding.about
        return (about.journey or "", about.persona or "") not in stopped and bool(
            is_found(finding, renames.now(about, finding.file))
        )

    return was_there


def _unjudged_ids(*studies: Iterable[Study]) -> frozenset[str]:
    return frozenset(study.summary.journey for some in studies for study in some)
