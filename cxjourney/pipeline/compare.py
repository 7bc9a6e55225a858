"""Both sides of a diff, judged alike."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cxjourney.analysis.diff.finding_changes import Judgement
from cxjourney.analysis.diff.workspace_comparison import Difference, difference
from cxjourney.analysis.diff.workspace_side import Side
from cxjourney.cache.codec import JudgedJourney
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.git import read_pictures_of_revision
from cxjourney.files.picture_file import MAX_PICTURE_BYTES
from cxjourney.files.workspace_roots import default_paths
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import message
from cxjourney.lint.drafts import agreed_selection
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.command_languages import join_team_words, language_remarks, told_language
from cxjourney.pipeline.compared_side import join_sides, journey_id_of, load_side, side
from cxjourney.pipeline.diff_base import Base, find_moved_journeys, read_base
from cxjourney.pipeline.diff_base_settings import BaseSettings, setting_changes
from cxjourney.pipeline.judge import faults, judge
from cxjourney.pipeline.load import LoadedWorkspace
from cxjourney.pipeline.option_precedence import rule_selection
from cxjourney.pipeline.passed_over_journeys import find_passed_over_journeys
from cxjourney.pipeline.picture_changes import (
    PictureComparison,
    PictureReader,
    ReadSide,
    compare_pictures,
    read_pictures_on_disk,
)
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
    base: str,
    paths: Sequence[str] | None,
    config: Path | None,
    day: date,
    language: str | None = None,
    *,
    names_from_root: bool = False,
) -> DiffResult:
    """Return what a change means: the files at the paths beside those of a base, both judged as of the same day.

    Args:
        base: The revision or the folder to compare with.
        paths: Files and folders; None for the default ones.
        config: The configuration that was named, and then speaks for everything.
        day: The as-of date.
        language: The tag of the language that was asked for; None for that of the configuration, else English.
        names_from_root: Whether files are shown by names relative to the root of their workspace.

    Raises:
        CannotRun: The paths or the base can't be read, or no journey stands on either side.
    """
    if paths and "-" in paths:
        raise CannotRun(message("run.diff.stdin"))
    configurations = Configurations(config)
    groups = find_workspace_groups(paths, configurations, names_from_root=names_from_root)
    found = [one for group in groups for one in group.found]
    team_words = join_team_words(group.words for group in groups)
    tag = told_language(language, (group.settings for group in groups))
    words = team_words.speak(tag or FALLBACK)
    settings = BaseSettings(configurations, groups, [Path(path) for path in paths or ()] or default_paths(Path()))
    old = read_base(base, paths, settings, names_from_root=names_from_root)
    today = [configurations.settings(one.config) for one in found]
    own = settings.own_of_today(found, old.found, old.revision)
    after, now, known = _judge_side(found, today, own, day, {}, words)
    before, then = _judge_base(old, settings, day, known, words)
    if elsewhere := find_moved_journeys(old, _journey_files(found, now, then), settings):
        old = elsewhere
        before, then = _judge_base(old, settings, day, known, words)
    if not (before.places or after.places):
        raise CannotRun(message("run.diff.empty"))
    limits = settings.first.limits
    unread = find_passed_over_journeys(_gone(before, after), paths, found, limits, names_from_root=names_from_root)
    before = _with_excluded(before, unread)
    if _has_demoted(before, after):
        after = replace(after, agreed=_judge_as_agreed(now, own, day, words))
    was = ReadSide(old.found, then, _picture_reader(old))
    pictures = compare_pictures(was, ReadSide(found, now, read_pictures_on_disk))
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


def _gone(before: Side, after: Side) -> set[str]:
    """Return the ids of the journeys that are not there any more, not even broken."""
    had, has = ({study.summary.journey for study in side.studies} for side in (before, after))
    return had - has - after.broken


def _with_excluded(before: Side, ids: Collection[str]) -> Side:
    """Return the side of a base, the files of some of its journeys among those that today's settings pass over."""
    files = (study.file for study in before.studies if study.summary.journey in ids)
    return replace(before, excluded=before.excluded.union(files))


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


def _journey_files(
    found: Sequence[DiscoveredWorkspace], now: Sequence[LoadedWorkspace], then: Sequence[LoadedWorkspace]
) -> dict[str, Path]:
    """Return the files of today's journeys that the base has not, by the journeys' ids."""
    paths = {file.name: Path(file.path) for one in found for file in one.files}
    had = {journey_id_of(read) for one in then for read in one.reads}
    ids = ((journey_id_of(read), read.name) for one in now for read in one.reads)
    return {id_: paths[name] for id_, name in ids if id_ is not None and id_ not in had}
