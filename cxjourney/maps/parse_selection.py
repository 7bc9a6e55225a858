"""What --lanes, --persona, --stages and --view name."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cxjourney.analysis.study import Study
from cxjourney.errors import CannotRun
from cxjourney.languages.message import Message, join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.maps.content.persona_marks import personas_on_map
from cxjourney.maps.gap_emphasis import Evidence
from cxjourney.maps.selection import MapSelection
from cxjourney.maps.views import VIEWS
from cxjourney.text.shorten import shorten


def parse_selection(
    lanes: Sequence[str],
    persona: str | None,
    stages: str | None,
    views: Sequence[str],
    own_lanes: Sequence[str] = (),
    evidence: Evidence | None = None,
) -> MapSelection:
    """Return what is to be shown of maps.

    Args:
        lanes: Names of lanes, several with commas between.
        persona: The id of a persona to follow; None for nobody.
        stages: The first and the last stage, with two dots between, or one stage; None for all.
        views: The views to be drawn; each must have such a choice.
        own_lanes: The ids of the lanes of the team's own.
        evidence: How they are to tell where nobody knows; None where nobody said.

    Raises:
        CannotRun: A view has no such choice, or no such lane; or nothing would be left of it without coverage.
    """
    if evidence == "off":
        _check_without_coverage(lanes, views)
    first, last = _stretch(stages) if stages is not None else ("", "")
    shown = MapSelection(_lanes(lanes, views, own_lanes) if lanes else (), persona or "", first, last)
    for view in views:
        unsupported = shown.unsupported_choice(view)
        if unsupported:
            others = [name for name in VIEWS if unsupported in VIEWS[name].chooses]
            option = f"--{unsupported}"
            raise CannotRun(message("run.view-without", view=view, option=option, others=or_message(others)))
    return shown


_OF_DATA = ("data", "heard")
"""Names of the lanes that tell which data there is."""


def _check_without_coverage(lanes: Sequence[str], views: Sequence[str]) -> None:
    """Raise CannotRun where nothing of a view or a lane would be left without coverage."""
    for view in views:
        if VIEWS[view].is_coverage:
            raise CannotRun(message("run.view-of-coverage", view=view))
    for text in lanes:
        for lane in text.split(","):
            if lane.strip() in _OF_DATA:
                raise CannotRun(message("run.lane-of-data", lane=lane.strip()))


def select_studies(studies: Sequence[Study], selection: MapSelection, note: Callable[[str], object]) -> list[Study]:
    """Return the journeys that have the persona and the stages that were chosen.

    Args:
        studies: All journeys.
        selection: What is to be shown of maps.
        note: Is called with a sentence on those that are left out.

    Raises:
        CannotRun: No journey has them, or a last stage comes before the first.
    """
    if selection.persona:
        studies = _with_all("persona", (selection.persona,), studies, note)
    ends = tuple(dict.fromkeys(filter(None, (selection.first, selection.last))))
    if ends:
        studies = _with_all("stage", ends, studies, note)
    if selection.first and selection.last:
        for study in studies:
            if study.position_of(selection.first) > study.position_of(selection.last):
                name, first, last = study.journey.journey, selection.first, selection.last
                raise CannotRun(message("run.stages-order", journey=name, first=first, last=last))
    return list(studies)


def personas_of(journeys: Iterable[Study]) -> list[str]:
    """Return the ids of the personas that can be followed on the maps of these journeys."""
    return sorted({id_ for study in journeys for id_ in personas_on_map(study)})


def own_lanes_of(journeys: Iterable[Study]) -> list[str]:
    """Return the ids of the lanes that the teams of these journeys have defined, in their order."""
    return list(dict.fromkeys(id_ for study in journeys for id_ in study.scope.lanes))


def stages_of(journeys: Iterable[Study]) -> list[str]:
    """Return the ids of the stages of these journeys, in their order."""
    return list(dict.fromkeys(stage.id for seen in journeys for stage in seen.journey.stages))


def _lanes(given: Sequence[str], views: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """Read names of lanes, with commas between; some of the views must have each of them."""
    named = [lane for view in views for lane in VIEWS[view].lanes]
    known = list(dict.fromkeys([*named, *(own if any(VIEWS[view].has_own_lanes for view in views) else ())]))
    wanted = [name.strip() for text in given for name in text.split(",") if name.strip()]
    if not wanted:
        raise CannotRun(join_sentences(message("run.lanes"), _there(known)))
    for name in wanted if known else ():
        if name not in known:
            raise CannotRun(_no_such("lane", name, known))
    return tuple(dict.fromkeys(wanted))


def _stretch(text: str) -> tuple[str, str]:
    """Read ``FIRST..LAST``, where either may be left out, or one stage."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not (first or last) or ".." in last:
        raise CannotRun(message("run.stages", text=shorten(text)))
    return (first, last) if dots else (first, first)


def _with_all(kind: str, ids: tuple[str, ...], studies: Sequence[Study], note: Callable[[str], object]) -> list[Study]:
    """Return the journeys that have all of these, and note which of the others are left out."""
    known = {study.journey.journey: _ids(kind, study) for study in studies}
    kept = [study for study in studies if set(ids) <= set(known[study.journey.journey])]
    if not kept:
        every = list(dict.fromkeys(one for found in known.values() for one in found))
        for id_ in ids:
            if id_ not in every:
                raise CannotRun(_no_such(kind, id_, every))
        raise CannotRun(message("run.both-stages", first=ids[0], last=ids[-1]))
    left = [name for name, found in known.items() if not set(ids) <= set(found)]
    if left:
        note(message("run.left-out", noun=message(f"entity.{kind}"), journeys=list_message(left)))
    return kept


def _no_such(kind: str, name: str, known: Sequence[str]) -> Message:
    unknown = message("reference.unknown", noun=message(f"entity.{kind}"), id=shorten(name))
    return join_sentences(unknown, did_you_mean(name, known, ""), _there(known))


def _there(known: Sequence[str]) -> Message:
    return message("reference.there", names=list_message(known, 30)) if known else message("run.none")


def _ids(kind: str, study: Study) -> list[str]:
    return list(personas_on_map(study)) if kind == "persona" else [stage.id for stage in study.journey.stages]


def views_of(
    asked: Sequence[str], is_part: bool, evidence: Evidence | None, note: Callable[[str], object]
) -> tuple[str, ...]:
    """Return the views that were asked for; ``all`` are all that something is left of.

    Args:
        asked: The names of views, ``all`` among them or not.
        is_part: Whether only some journeys, or parts of them, are drawn: then a view of the whole workspace can't be
            meant, unless it is named.
        evidence: How they are to tell where nobody knows: where not at all, a view of coverage can't be meant either.
        note: Is called with a sentence on those that ``all`` leaves out.
    """
    if "all" not in asked:
        return tuple(dict.fromkeys(asked))
    rest = [view for view in VIEWS if view not in asked]
    empty = [view for view in rest if evidence == "off" and VIEWS[view].is_coverage]
    whole = [view for view in rest if is_part and VIEWS[view].compose_all and view not in empty]
    if empty:
        note(message("run.all-but-coverage", views=list_message(empty)))
    if whole:
        note(message("run.all-but-whole", views=list_message(whole)))
    return tuple(view for view in VIEWS if view not in (*empty, *whole))


def subjects(studies: Sequence[Study], views: Sequence[str]) -> Iterator[tuple[Study | tuple[Study, ...], str]]:
    """Return what is to be drawn: each journey in each view of one, then all of them in each view of the workspace."""
    of_all = [view for view in views if VIEWS[view].compose_all]
    yield from ((study, view) for study in studies for view in views if view not in of_all)
    if studies:
        yield from ((tuple(studies), view) for view in of_all)
