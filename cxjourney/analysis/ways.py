"""The ways through a journey: entries, links, outcomes, and what can be reached."""

from collections.abc import Iterable, Mapping

from cxjourney.model import Journey, Link


def links(journey: Journey) -> dict[str, tuple[Link, ...]]:
    """Give, by stage, the links that lead on; a stage without ``next`` leads to the one after it."""
    written = {stage.id: stage.next for stage in journey.stages}
    return {id_: written[id_] or tuple([Link(to=to) for to in onwards]) for id_, onwards in forwards(journey).items()}


def entries(journey: Journey) -> tuple[str, ...]:
    """Give the stages at which customers begin: those marked as entry, else the first."""
    return tuple(stage.id for stage in journey.stages if stage.entry) or (journey.stages[0].id,)


def outcomes(journey: Journey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the stages at which the journey ends, and those of them that are a success."""
    marked = tuple(stage.id for stage in journey.stages if stage.outcome)
    if marked:
        return marked, tuple(stage.id for stage in journey.stages if stage.outcome == "success")
    last = tuple(id_ for id_, onwards in forwards(journey).items() if not onwards)
    return last, last


def reachable(starts: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Give the stages that can be reached from the starts, the starts among them."""
    found = set(starts)
    todo = list(found)
    while todo:
        for to in ways[todo.pop()]:
            if to not in found:
                found.add(to)
                todo.append(to)
    return found


def forwards(journey: Journey) -> dict[str, tuple[str, ...]]:
    """Give, by stage, the stages that it leads to; one without ``next`` leads to the one after it."""
    ways: dict[str, tuple[str, ...]] = {}
    after: tuple[str, ...] = ()
    for stage in reversed(journey.stages):
        ways[stage.id] = after if stage.next is None else tuple([link.to for link in stage.next])
        after = (stage.id,)
    return dict(reversed(ways.items()))


def backwards(ways: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Give, by stage, the stages that lead to it, of the ways that lead forwards."""
    back: dict[str, list[str]] = {id_: [] for id_ in ways}
    for id_, onwards in ways.items():
        for to in onwards:
            back[to].append(id_)
    return back


def is_straight_line(ways: Mapping[str, Iterable[str]], back: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether the ways have neither a branch (two ways on from a stage, or two into it) nor a loop."""
    if any(len(set(ends)) > 1 for side in (ways, back) for ends in side.values()):
        return False
    return len(reachable((id_ for id_ in ways if not back[id_]), ways)) == len(ways)
