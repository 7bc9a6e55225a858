"""What the ways through journeys withhold of a stage -> the same withheld where a source tells of the stage."""

from collections.abc import Iterable, Mapping

from cxjourney.model.binding import Binding, BoundStages, BoundTouchpoints, value_tuples
from cxjourney.model.evidence_record import Count, MeasuredJourney, MeasuredPlace, MeasuredSource, Withheld

_HIDDEN = Withheld(hidden=True)


def withhold_consistently(
    id_: str,
    source: MeasuredSource,
    binding: Binding,
    journeys: Iterable[MeasuredJourney],
    beside: Mapping[str, MeasuredSource],
    min_group: int,
) -> MeasuredSource:
    """Return what a source holds, without what the ways through a journey withhold.

    Whoever reads both would else work out from the source what the ways hide: the customers of a stage of whom a
    journey tells nothing, and its rows where its events aren't told. Touchpoints that the same rows stand for go with
    the stage, and so does the stage of that id in other journeys. Of sources that are joined, none tells its customers
    where those whom the others don't know, or of whom several know, would then be few.

    Args:
        id_: The id of the source.
        source: What was measured of it.
        binding: What its rows mean.
        journeys: What was measured of journeys.
        beside: What was measured of all sources, by id.
        min_group: The smallest group of customers that is shown.
    """
    rows: dict[str, Withheld] = {}
    customers: dict[str, Withheld] = {}
    rows_in_all, own = source.rows, [found for found in journeys if id_ in found.sources]
    for found in own:
        is_whole = len(found.sources) == 1 and found.paths.customers == source.customers
        for stage in found.paths.stages:
            if isinstance(stage.events, Withheld):
                rows.setdefault(stage.stage, stage.events)
                if len(found.sources) > 1:  # whose customers are counted together, though each source tells its own
                    customers.setdefault(stage.stage, _HIDDEN)
            if isinstance(stage.customers, Withheld):
                all_but = stage.customers.all_but_fewer_than is not None
                customers.setdefault(stage.stage, _HIDDEN if all_but and not is_whole else stage.customers)
        if isinstance(found.paths.events, Withheld):
            rows_in_all = _alike(rows_in_all, _HIDDEN)
    few_in_all, at_stages = _few_by_source(own, beside, min_group)
    customers = {**dict.fromkeys(at_stages, _HIDDEN), **customers}
    same = {touchpoint for stage in rows.keys() | customers for touchpoint in _same_rows(binding, stage)}
    touched = source.touchpoints if same else {}
    points = {key.partition("/")[2]: _HIDDEN for key in touched}  # all: one of them would follow from the others
    score = source.score
    if score is not None and rows_in_all != source.rows:  # most rows of a survey hold an answer
        score = score.model_copy(update={"answers": _alike(score.answers, _HIDDEN), "counts": None})
    told = source.customers if source.customers is None or not few_in_all else _alike(source.customers, _HIDDEN)
    return source.model_copy(
        update={
            "rows": rows_in_all,
            "customers": told,
            "score": score,
            "stages": _places(source.stages, rows, customers),
            "touchpoints": _places(source.touchpoints, points, points),
        }
    )


def _few_by_source(
    journeys: Iterable[MeasuredJourney], beside: Mapping[str, MeasuredSource], min_group: int
) -> tuple[bool, set[str]]:
    """Return whether few customers follow from those of a journey's sources in all, and at which stages they do."""
    few_in_all, at_stages = False, set[str]()
    for found in journeys:
        if len(found.sources) < 2:
            continue
        joined = [beside[one] for one in found.sources if one in beside]
        few_in_all |= _few_apart(found.paths.customers, [one.customers for one in joined], min_group)
        for stage in found.paths.stages:
            each = [
                next(
                    (one.customers for key, one in source.stages.items() if key.partition("/")[2] == stage.stage), None
                )
                for source in joined
            ]
            if _few_apart(stage.customers, each, min_group):
                at_stages.add(stage.stage)
    return few_in_all, at_stages


def _few_apart(together: Count, each: Iterable[Count | None], min_group: int) -> bool:
    """Return whether few customers follow from how many there are together and by source.

    Args:
        together: How many there are by all sources that are joined.
        each: How many there are by each of them; a figure that is not told, or nobody, tells nothing.
        min_group: The smallest group of customers that is shown.
    """
    told = [one for one in each if isinstance(one, int) and one]
    if not isinstance(together, int):
        return False
    several = [sum(told) - together] if len(told) > 1 else []
    return any(0 < few < min_group for few in (*(together - one for one in told), *several))


def _places(
    places: Mapping[str, MeasuredPlace], rows: Mapping[str, Withheld], customers: Mapping[str, Withheld]
) -> dict[str, MeasuredPlace]:
    found = {}
    for key, place in places.items():
        name = key.partition("/")[2]
        untold = {
            "rows": _alike(place.rows, rows.get(name)),
            "customers": None if place.customers is None else _alike(place.customers, customers.get(name)),
        }
        found[key] = place.model_copy(update=untold)
    return found


def _alike(count: Count, withheld: Withheld | None) -> Count:
    """Return a count as it may be told beside one that is withheld: what is withheld itself, or none, stays so."""
    if withheld is None or isinstance(count, Withheld) or not count:
        return count
    return _HIDDEN if withheld.fewer_than is not None and count >= withheld.fewer_than else withheld


def _same_rows(binding: Binding, stage: str) -> set[str]:
    """Return the touchpoints that some of the rows of a stage may stand for, as their values don't rule it out."""
    if binding.stages is None or binding.touchpoints is None:
        return set()
    of_stage: list[dict[str, str]] = [] if binding.stages.stage != stage else [{}]
    of_stage += [
        one
        for bound in binding.stages.map or ()
        if bound.stage == stage
        for one in _values(bound.value, binding.stages)
    ]
    return {
        bound.touchpoint
        for bound in binding.touchpoints.map
        for there in _values(bound.value, binding.touchpoints)
        if any(_may_meet(here, there) for here in of_stage)
    }


def _may_meet(here: Mapping[str, str], there: Mapping[str, str]) -> bool:
    return not here or (
        not here.keys().isdisjoint(there) and all(there.get(column, text) == text for column, text in here.items())
    )


def _values(value: tuple[tuple[str, ...], ...], bound: BoundStages | BoundTouchpoints) -> list[dict[str, str]]:
    columns = bound.columns or ((bound.column,) if bound.column else ())
    return [dict(zip(columns, one, strict=True)) for one in value_tuples(value, len(columns)) or ()]
