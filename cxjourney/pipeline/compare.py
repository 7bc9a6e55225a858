"""Both sides of a diff, judged alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cxjourney.analysis.diff.finding_changes import Judgement
from cxjourney.analysis.diff.waiver_changes import HeldWaiver
from cxjourney.analysis.diff.workspace_comparison import Difference, difference
from cxjourney.analysis.diff.workspace_side import Side
from cxjourney.cache.codec import JudgedJourney
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic, sort_key
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.git import read_pictures_of_revision
from cxjourney.files.picture_file import MAX_PICTURE_BYTES
from cxjourney.files.text_file import Bounds
from cxjourney.files.workspace_roots import default_paths
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import message
from cxjourney.lint.drafts import agreed_selection
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.command_languages import join_team_words, language_remarks, told_language
from cxjourney.pipeline.diff_base import Base, find_moved_journeys, find_unread_journeys, read_base
from cxjourney.pipeline.diff_base_settings import BaseSettings, setting_changes
from cxjourney.pipeline.incremental import judge_apart
from cxjourney.pipeline.judge import faults, judge
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace
from cxjourney.pipeline.option_precedence import rule_selection
from cxjourney.pipeline.picture_changes import (
    PictureComparison,
    PictureReader,
    ReadSide,
    compare_pictures,
    read_pictures_on_disk,
)
from cxjourney.pipeline.study_journeys import studies
from cxjourney.pipeline.unfixed_findings import find_anew
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What became different, and what each side was read from.

    Attributes:
        difference: What became different.
        base: The files that were compared with.
        base_is_empty: Whether no journey stood there.
        files: The names of today's files.
        faults: What keeps some of today's files from being read.
        words: The language of what is said of it.
        remarks: What is to be said of the language that was asked for.
    """

    difference: Difference
    base: Base
    base_is_empty: bool
    files: tuple[str, ...]
    faults: list[Diagnostic]
    words: Language
    remarks: tuple[str, ...]


def compare(
    base: str, paths: Sequence[str] | None, config: Path | None, day: date, language: str | None = None
) -> DiffResult:
    """Return what a change means: the files at the paths beside those of a base, both judged as of the same day.

    ``language`` is the tag of the language that was asked for; None for that of the configuration, else English.

    Raises:
        CannotRun: The paths or the base can't be read, or no journey stands on either side.
    """
    if paths and "-" in paths:
        raise CannotRun(message("run.diff.stdin"))
    configurations = Configurations(config)
    groups = find_workspace_groups(paths, configurations)
    found = [one for group in groups for one in group.found]
    team_words = join_team_words(group.words for group in groups)
    tag = told_language(language, (group.settings for group in groups))
    words = team_words.speak(tag or FALLBACK)
    settings = BaseSettings(configurations, groups, [Path(path) for path in paths or ()] or default_paths(Path()))
    old = read_base(base, paths, settings)
    today = [configurations.settings(one.config) for one in found]
    own = settings.own_of_today(found, old.found, old.revision)
    after, now, known = _judge_side(found, today, own, day, {}, words)
    before, then = _judge_base(old, settings, day, known, words)
    elsewhere = find_moved_journeys(old, _journey_files(found, now, then), settings)
    if elsewhere is not None:
        old = elsewhere
        before, then = _judge_base(old, settings, day, known, words)
    if not (before.places or after.places):
        raise CannotRun(message("run.diff.empty"))
    gone = {study.summary.journey for study in before.studies} - {study.summary.journey for study in after.studies}
    unread = find_unread_journeys(gone - after.broken, paths, found, settings.first.limits)
    files = (study.file for study in before.studies if study.summary.journey in unread)
    before = replace(before, excluded=before.excluded.union(files))
    if _has_demoted(before, after):
        after = replace(after, agreed=_judge_as_agreed(now, own, day, words))
    pictures = compare_pictures(
        ReadSide(old.found, then, _picture_reader(old)), ReadSide(found, now, read_pictures_on_disk)
    )
    if old.revision:
        before = _with_broken_pictures(before, after, pictures)
    told = difference(before, after, setting_changes(found, own, today), find_anew)
    return DiffResult(
        replace(told, pictures=pictures.changed, unread=unread),
        old,
        not (before.studies or before.broken),
        tuple(file.name for one in now for file in one.reads),
        faults(now, words),
        words,
        tuple(language_remarks(tag, team_words)),
    )


def _picture_reader(base: Base) -> PictureReader:
    """Return what reads pictures of the base: in its revision, or on the disk."""
    revision = base.revision
    if revision is None:
        return read_pictures_on_disk
    return lambda paths: read_pictures_of_revision(revision, paths, MAX_PICTURE_BYTES)


def _with_broken_pictures(before: Side, after: Side, pictures: PictureComparison) -> Side:
    """Return the side of a revision, in which pictures are not looked at, with what is wrong with those as they are."""

    def known(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(one for one in findings if one.code == "CX111" and (one.file, one.span) in pictures.known)

    today, own = (Judgement(known(one.findings), known(one.waived)) for one in after.judgements)
    earlier = before.judgements[1]
    return replace(
        before,
        findings=(*before.findings, *today.findings),
        waived=(*before.waived, *today.waived),
        earlier=Judgement((*earlier.findings, *own.findings), (*earlier.waived, *own.waived)),
    )


def _judge_base(
    base: Base, settings: BaseSettings, day: date, known: Mapping[str, JudgedJourney], words: Language
) -> tuple[Side, list[LoadedWorkspace]]:
    today, own = settings.of_each(base.found, base.revision), settings.own_of_each(base.found, base.revision)
    before, then, _ = _judge_side(base.found, today, own, day, known, words)
    return replace(before, excluded=base.excluded), then


def _judge_side(
    found: Sequence[DiscoveredWorkspace],
    today: Sequence[Settings],
    own: Sequence[Settings],
    day: date,
    beside: Mapping[str, JudgedJourney],
    words: Language,
) -> tuple[Side, list[LoadedWorkspace], dict[str, JudgedJourney]]:
    """Return one side, each of its workspaces judged by today's settings and the base's, and what `load_side` returns.

    What today's settings say is worked out once for what is the same on the other side, as ``beside`` has it.
    """
    sides: list[Side] = []
    loaded: list[LoadedWorkspace] = []
    known: dict[str, JudgedJourney] = {}
    for one, now, then in zip(found, today, own, strict=True):
        choice, other = rule_selection(now, None, None, None, words), rule_selection(then, None, None, None, words)
        looked, judged = load_side([one], now.limits, day, choice, beside)
        judged_side = side(looked, day, choice)
        sides.append(judged_side if choice == other else replace(judged_side, earlier=_judge_anew(looked, day, other)))
        loaded += looked
        known |= judged
    return join_sides(sides), loaded, known


def _judge_anew(loaded: Sequence[LoadedWorkspace], day: date, choice: RuleSelection) -> Judgement:
    """Return what the rules find by another choice than that by which journeys were judged one by one."""
    bare = [one._replace(reads=tuple(read._replace(judged=None) for read in one.reads)) for one in loaded]
    report = judge(bare, day, choice)
    return Judgement(report.findings, tuple(one.finding for one in report.waived))


def _has_demoted(before: Side, after: Side) -> bool:
    """Return whether a draft of today may have been agreed in the base."""
    drafts = {study.summary.journey: study.is_draft for study in before.studies}
    return any(study.is_draft and not drafts.get(study.summary.journey, False) for study in after.studies)


def _judge_as_agreed(
    loaded: Sequence[LoadedWorkspace], own: Sequence[Settings], day: date, words: Language
) -> tuple[Diagnostic, ...]:
    """Return what the base's settings would find, were no journey a draft; ``own`` are those of each workspace."""
    choices = [agreed_selection(rule_selection(settings, None, None, None, words)) for settings in own]
    judged = (_judge_anew([one], day, choice) for one, choice in zip(loaded, choices, strict=True))
    return tuple(finding for one in judged for finding in one.everything)


def join_sides(sides: Sequence[Side]) -> Side:
    """Return the sides of several workspaces as one."""
    earlier = [one.judgements[1] for one in sides]
    return Side(
        tuple(study for one in sides for study in one.studies),
        tuple(sorted((finding for one in sides for finding in one.findings), key=sort_key)),
        frozenset(id_ for one in sides for id_ in one.broken),
        {file: place for one in sides for file, place in one.places.items()},
        tuple(finding for one in sides for finding in one.waived),
        Judgement(
            tuple(finding for one in earlier for finding in one.findings),
            tuple(finding for one in earlier for finding in one.waived),
        ),
        tuple(waiver for one in sides for waiver in one.waivers),
    )


def _journey_files(
    found: Sequence[DiscoveredWorkspace], now: Sequence[LoadedWorkspace], then: Sequence[LoadedWorkspace]
) -> dict[str, Path]:
    """Return the files of today's journeys that the base has not, by the journeys' ids."""
    paths = {file.name: Path(file.path) for one in found for file in one.files}
    had = {_id_of(read) for one in then for read in one.reads}
    ids = ((_id_of(read), read.name) for one in now for read in one.reads)
    return {id_: paths[name] for id_, name in ids if id_ is not None and id_ not in had}


def load_side(
    found: Sequence[DiscoveredWorkspace],
    bounds: Bounds,
    day: date,
    choice: RuleSelection,
    beside: Mapping[str, JudgedJourney],
) -> tuple[list[LoadedWorkspace], dict[str, JudgedJourney]]:
    """Return the workspaces of one side, and journeys that were judged, by a fingerprint of all that each depends on.

    ``beside`` holds what is known of the other side: what is the same there is not judged again.
    """
    looked: list[LoadedWorkspace] = []
    known: dict[str, JudgedJourney] = {}
    for one in found:
        printed = fingerprints_by_path(one)
        same = {path: beside[print_] for path, print_ in printed.items() if print_ in beside}
        judged = same | judge_apart(one, same, bounds, day, choice, None)
        looked.append(load_workspace(one, bounds, judged))
        known |= {printed[path]: done for path, done in judged.items()}
    return looked, known


def side(loaded: Sequence[LoadedWorkspace], as_of: date, choice: RuleSelection) -> Side:
    """Study and judge what was gathered as of a day."""
    reads = [read for one in loaded for read in one.reads]
    lost = {name for one in loaded for name in one.workspace.not_judged}
    lost |= {read.name for read in reads if read.document is None and not read.judged}
    sound = {seen.document.source.name for one in loaded for seen in one.workspace.catalogues}
    lost |= {read.name for read in reads if read.is_catalogue and read.name not in sound}
    places = {
        read.name: "/".join((*one.around, *read.folder, read.name.rpartition("/")[2]))
        for one in loaded
        for read in one.reads
    }
    links = {link.name: "/".join((*one.around, link.place)) for one in loaded for link in one.linked}
    broken = {id_ for read in reads if read.name in lost for id_ in _names_of(read, places[read.name])}
    report = judge(loaded, as_of, choice)
    return Side(
        tuple(studies(loaded, as_of, choice.thresholds)),
        report.findings,
        frozenset(broken),
        places | links,
        tuple(one.finding for one in report.waived),
        waivers=tuple(_waivers(loaded, as_of, places)),
    )


def _waivers(loaded: Sequence[LoadedWorkspace], as_of: date, places: Mapping[str, str]) -> Iterator[HeldWaiver]:
    """Yield the waivers, expired ones too; ``places`` are those of files in their workspaces, by name."""
    for one in loaded:
        for seen in one.workspace.catalogues:
            place = places[seen.document.source.name]
            for waiver in seen.catalogue.waivers:
                yield HeldWaiver(None, waiver, place, waiver.until < as_of)
        for study in studies([one], as_of):
            for waiver in study.definitions.waivers if study.definitions else ():
                yield HeldWaiver(study.summary.journey, waiver, has_expired=waiver.until < as_of)


def _names_of(read: LoadedFile, place: str) -> Iterator[str]:
    yield place
    id_ = _id_of(read)
    if id_ is not None:
        yield id_


def _id_of(read: LoadedFile) -> str | None:
    """Return the id of the journey in a file; None where there is none, or nobody can read it."""
    if read.judged:
        return read.judged.summary.journey
    data = read.document.data if read.document else None
    id_ = data.get("journey") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else None
