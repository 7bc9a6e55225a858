"""One side of a diff: its workspaces loaded, studied and judged."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cxjourney.analysis.diff.finding_changes import Judgement
from cxjourney.analysis.diff.waiver_changes import HeldWaiver
from cxjourney.analysis.diff.workspace_side import Side
from cxjourney.cache.codec import JudgedJourney
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.diagnostics import sort_key
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.incremental import judge_apart
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import LoadedFile, LoadedWorkspace, load_workspace
from cxjourney.pipeline.study_journeys import studies


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
    id_ = journey_id_of(read)
    if id_ is not None:
        yield id_


def journey_id_of(read: LoadedFile) -> str | None:
    """Return the id of the journey in a file; None where there is none, or nobody can read it."""
    if read.judged:
        return read.judged.summary.journey
    data = read.document.data if read.document else None
    id_ = data.get("journey") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else None
