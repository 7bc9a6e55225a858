"""Entries, links, outcomes, what can be reached, the main path."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from cxjourney.model import Journey, Link


def links(journey: Journey) -> dict[str, tuple[Link, ...]]:
    """Return, by stage, the links that lead on, those included that no ``next`` writes down (see `forwards`)."""
    written = {stage.id: stage.next for stage in journey.stages}
    return {id_: written[id_] or tuple([Link(to=to) for to in onwards]) for id_, onwards in forwards(journey).items()}


def entries(journey: Journey) -> tuple[str, ...]:
    """Return the stages at which customers begin: those marked as entry, else the first."""
    return tuple(stage.id for stage in journey.stages if stage.entry) or (journey.stages[0].id,)


def outcomes(journey: Journey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stages at which the journey ends, and those of them that are a success.

    Successes are the stages that are marked so; where none is, those that lead nowhere and are not marked at all.

    Returns:
        The ends: the stages that are marked, and the successes. And the successes; where there are none, nobody can
        say who is able to complete the journey.
    """
    marked = {stage.id for stage in journey.stages if stage.outcome}
    successes = tuple(stage.id for stage in journey.stages if stage.outcome == "success")
    if not successes:
        successes = tuple(id_ for id_, onwards in forwards(journey).items() if not onwards and id_ not in marked)
    return tuple(stage.id for stage in journey.stages if stage.id in marked or stage.id in successes), successes


def reachable(starts: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the stages that can be reached from the starts, the starts among them."""
    found = set(starts)
    todo = list(found)
    while todo:
        for to in ways[todo.pop()]:
            if to not in found:
                found.add(to)
                todo.append(to)
    return found


def forwards(journey: Journey) -> dict[str, tuple[str, ...]]:
    """Return, by stage, the stages that it leads to.

    One without ``next`` leads to the one after it, unless it has an outcome: then the journey ends there.
    """
    ways: dict[str, tuple[str, ...]] = {}
    after: tuple[str, ...] = ()
    for stage in reversed(journey.stages):
        if stage.next is not None:
            ways[stage.id] = tuple([link.to for link in stage.next])
        else:
            ways[stage.id] = () if stage.outcome else after
        after = (stage.id,)
    return dict(reversed(ways.items()))


def backwards(ways: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return, by stage, the stages that lead to it, of the ways that lead forwards."""
    back: dict[str, list[str]] = {id_: [] for id_ in ways}
    for id_, onwards in ways.items():
        for to in onwards:
            back[to].append(id_)
    return back


def is_straight_line(
    begins: Collection[str], ways: Mapping[str, Iterable[str]], back: Mapping[str, Iterable[str]]
) -> bool:
    """Return whether the ways make one line from the only stage at which customers begin to the only one that ends it.

    No branch (two ways on from a stage, or two into it), no loop, no gap, and nobody joins on the way.
    """
    if len(begins) != 1 or any(len(set(ends)) > 1 for side in (ways, back) for ends in side.values()):
        return False
    return not any(back[id_] for id_ in begins) and len(reachable(begins, ways)) == len(ways)


def backward_links(journey: Journey) -> dict[str, tuple[bool, ...]]:
    """Return, by stage and in the order of its links, whether each leads back to where one has been.

    A link to a stage further down the list leads on; any other does where it closes no circle with those that do.
    """
    places = {stage.id: index for index, stage in enumerate(journey.stages)}
    ways = links(journey)
    onward = {id_: [link.to for link in found if places[link.to] > places[id_]] for id_, found in ways.items()}
    back = {}
    for id_, found in ways.items():
        judged = []
        for link in found:
            leads_on = places[link.to] > places[id_]
            if not leads_on and id_ not in reachable([link.to], onward):
                onward[id_].append(link.to)
                leads_on = True
            judged.append(not leads_on)
        back[id_] = tuple(judged)
    return back


def _links_onward(journey: Journey) -> dict[str, list[Link]]:
    """Return by stage the links that do not lead back."""
    back = backward_links(journey)
    return {
        id_: [link for link, turns in zip(found, back[id_], strict=True) if not turns]
        for id_, found in links(journey).items()
    }


def parallel_ways(journey: Journey) -> dict[str, str | None]:
    """Return the stages that parallel ways leave, each with the stage in which these come together again.

    It is the first in the journey's order that can be reached by each of the parallel ways, and by the others too;
    None where there is no such stage. Ways that lead back do not count.
    """
    onward = _links_onward(journey)
    ways = {id_: [link.to for link in found] for id_, found in onward.items()}
    joined = {}
    for id_, found in onward.items():
        besides = [[link.to] for link in found if link.parallel]
        others = [link.to for link in found if not link.parallel]
        branches = [*besides, *([others] if others else [])]
        if besides and len(branches) > 1:
            common = set.intersection(*(reachable(branch, ways) for branch in branches))
            joined[id_] = next((stage.id for stage in journey.stages if stage.id in common), None)
    return joined


def main_path(journey: Journey) -> tuple[str, ...]:
    """Return the stages of the path that most customers take from the first entry to a success, as far as is written.

    At a branch it takes the largest share; a link without one stands for what the others leave over, and a parallel
    one is followed where there is no other. Where no success can be reached it leads as far as it can. It says where
    things stand on a map, and is no figure.
    """
    onward = _links_onward(journey)
    goals = _stages_before(outcomes(journey)[1], onward)
    way = [entries(journey)[0]]
    while onward[way[-1]]:
        choice = onward[way[-1]]
        promising = [link for link in choice if link.to in goals]
        if not promising and way[-1] in goals:
            break
        way.append(_largest_share(promising or choice, choice).to)
    return tuple(way)


def _stages_before(ends: Sequence[str], onward: Mapping[str, Sequence[Link]]) -> set[str]:
    """Return the ends and the stages from which one of them can be reached."""
    before: dict[str, list[str]] = {id_: [] for id_ in onward}
    for id_, found in onward.items():
        for link in found:
            before[link.to].append(id_)
    return reachable(ends, before)


def _largest_share(links_: Sequence[Link], of: Sequence[Link]) -> Link:
    left_over = 1.0 - sum(link.share or 0.0 for link in of if not link.parallel)
    return max(links_, key=lambda link: (not link.parallel, left_over if link.share is None else link.share))
