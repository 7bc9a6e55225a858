"""What changed since a base: what `diff` says, journey by journey, with links to what it speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import shares_note
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.figure_changes import FigureChange, figure_changes
from cxjourney.formats.changes.finding_sentences import errors_and_warnings, findings_by_heading
from cxjourney.formats.changes.sentence_parts import Effect, Sentence, Subject
from cxjourney.formats.changes.structure_sentences import counts_of_changes, verdict
from cxjourney.languages import Language
from cxjourney.report.basis import ReportBasis
from cxjourney.report.compared_base import ComparedBase
from cxjourney.report.findings_page import place_of
from cxjourney.report.links import Figure, Link
from cxjourney.text.shorten import shorten

EFFECTS: tuple[Effect, ...] = ("worse", "better", "other")
COMMIT_LETTERS = 7
"""How much of a commit's name is shown, as git does."""


class ChangeLine(NamedTuple):
    """One thing that changed, and the stages, personas and data sources in the report that it speaks of."""

    text: str
    links: tuple[Link, ...]


class ChangedJourney(NamedTuple):
    """A journey that changed.

    Attributes:
        journey: Its title, and its page; no page where it is gone.
        mark: What became of it as a whole.
        figures: Its figures before and after.
        note: That the shares of its personas are assumed; empty where they are not.
        groups: What it means, by effect: each with a heading, what is worse first.
    """

    journey: Link
    mark: str
    figures: tuple[FigureChange, ...]
    note: str
    groups: tuple[tuple[Effect, str, tuple[ChangeLine, ...]], ...]

    @property
    def effects(self) -> str:
        """The effects that there are, with spaces between: what the page's script filters by."""
        return " ".join(effect for effect, *_ in self.groups)


class ChangedFinding(NamedTuple):
    """A finding: its severity as the format writes it, its code, what it says, and where it leads in the report."""

    severity: str
    code: str
    message: str
    where: Link


class ChangesPage(NamedTuple):
    """What changed.

    Attributes:
        headline: How many journeys got worse.
        verdict: What got worse, and where; empty where the headline has said that nothing did.
        counts: How many journeys changed.
        is_empty: Whether no journey stood in the base, so that everything is new.
        figures: What there is, counted.
        journeys: The journeys that changed: those that got worse first, those that are gone last.
        shared: What changed of what journeys share.
        findings: What became of findings, each kind with its heading; those for information are counted alone.
    """

    headline: str
    verdict: str
    counts: str
    is_empty: bool
    figures: tuple[Figure, ...]
    journeys: tuple[ChangedJourney, ...]
    shared: tuple[str, ...]
    findings: tuple[tuple[str, tuple[ChangedFinding, ...]], ...]


def compared_note(basis: ReportBasis) -> str:
    """Return what the report is compared with: the base as it was asked for, its commit and day; empty for nothing."""
    compared, words = basis.compared, basis.words
    if compared is None:
        return ""
    return words.text("report.compared", base=_base(compared, words))


def _base(compared: ComparedBase, words: Language) -> str:
    given = shorten(compared.given, 200)
    commit = compared.commit[:COMMIT_LETTERS] if compared.commit else ""
    commit = "" if given.startswith(commit) else commit
    day = words.day(compared.day) if compared.day else ""
    inside = words.list_words(part for part in (commit, day) if part)
    return words.text("figures.brackets", text=given, inside=inside) if inside else given


def changes_page(basis: ReportBasis) -> ChangesPage:
    """Return what changed since the base of a report.

    Raises:
        ValueError: It is compared with nothing.
    """
    if basis.compared is None:
        raise ValueError("this report is compared with nothing")
    words, difference = replace(basis.words, is_by_title=True), basis.compared.difference
    changed = [one for one in difference.journeys if one.is_changed]
    changed.sort(key=lambda one: (one.after is None, not one.is_worse))
    worse = sum(one.is_worse for one in changed)
    new = len(errors_and_warnings(difference.findings.new))
    said = verdict(difference, words)
    return ChangesPage(
        _headline(len(difference.journeys), worse, new, words),
        "" if said == words.text("change.verdict.not-worse") else said[:1].upper() + said[1:],
        counts_of_changes(difference, words),
        basis.compared.is_empty,
        tuple(_figures(basis, changed)),
        tuple(_journey(basis, one, words) for one in changed),
        tuple(shared_sentences(difference, words)),
        tuple(
            (heading, tuple(_finding(basis, one) for one in errors_and_warnings(some)))
            for heading, some in findings_by_heading(difference, words)
        ),
    )


def _headline(journeys: int, worse: int, new: int, words: Language) -> str:
    """Return what is to be known first: how many journeys got worse; where none did, whether more is found now."""
    if worse:
        return words.count("report.changes.worse", journeys, worse=words.number(worse))
    if new:
        return words.text("report.changes.none-worse-but-new", new=words.number(new))
    return words.text("report.changes.none-worse")


def _figures(basis: ReportBasis, changed: Sequence[JourneyComparison]) -> Iterator[Figure]:
    assert basis.compared  # noqa: S101  changes_page() has looked
    words, findings = basis.words, basis.compared.difference.findings
    of = words.text("report.of", n=words.number(len(basis.compared.difference.journeys)))
    worse, new = sum(one.is_worse for one in changed), len(errors_and_warnings(findings.new))
    yield Figure(words.number(worse), words.text("report.changes.figure.worse"), of, worse > 0)
    yield Figure(words.number(len(changed)), words.text("report.changes.figure.changed"), of)
    yield Figure(words.number(new), words.text("report.changes.figure.new"), loud=new > 0)
    fixed = len(errors_and_warnings(findings.fixed))
    yield Figure(words.number(fixed), words.text("report.changes.figure.fixed"))


def _journey(basis: ReportBasis, comparison: JourneyComparison, words: Language) -> ChangedJourney:
    study = _shown(basis, comparison)
    said = consequences(comparison, words)
    groups = (
        (
            effect,
            [
                ChangeLine(one.text[:1].upper() + one.text[1:], _links(basis, study, one.about))
                for one in said
                if one.effect == effect
            ],
        )
        for effect in EFFECTS
    )
    return ChangedJourney(
        Link(comparison.pairing.study.journey.title, basis.anchors.journey(study) if study else ""),
        basis.marks.get(basis.anchors.journey(study), "") if study else "gone",
        tuple(figure_changes(comparison, words)),
        shares_note(comparison.pairing.study, words),
        tuple((effect, words.text(f"change.heading.{effect}"), tuple(some)) for effect, some in groups if some),
    )


def _line(said: Sentence, basis: ReportBasis, study: Study | None) -> ChangeLine:
    return ChangeLine(said.text[:1].upper() + said.text[1:], _links(basis, study, said.about))


def _shown(basis: ReportBasis, comparison: JourneyComparison) -> Study | None:
    """Return a journey as it stands in the report; None where it is gone."""
    file = comparison.after.file if comparison.after else None
    return next((study for study in basis.studies if study.file == file), None)


def _links(basis: ReportBasis, study: Study | None, about: Sequence[Subject]) -> tuple[Link, ...]:
    """Return where the things lead that a sentence speaks of, as far as they are in the report."""
    found = (_link(basis, study, one) for one in about) if study else ()
    return tuple(link for link in found if link)


def _link(basis: ReportBasis, study: Study, subject: Subject) -> Link | None:
    kind, id_ = subject
    if kind == "stage" and id_ in study.stage_labels:
        return Link(study.stage_labels[id_], basis.anchors.stage(study, id_))
    if kind == "persona" and id_ in study.travellers and "people" in basis.pages:
        return Link(study.persona_labels[id_], basis.anchors.defined(study, kind, id_))
    if kind == "source" and id_ in study.scope.sources and "data" in basis.pages:
        return Link(study.scope.sources[id_].title, basis.anchors.defined(study, kind, id_))
    return None


def _finding(basis: ReportBasis, finding: Diagnostic) -> ChangedFinding:
    return ChangedFinding(finding.severity.word, finding.code, finding.message, place_of(basis, finding))
