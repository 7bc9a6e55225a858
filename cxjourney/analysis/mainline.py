"""The main way through a journey, and the ways that turn back: what a map of the network is hung on."""

from collections.abc import Mapping, Sequence

from cxjourney.analysis.ways import entries, links, outcomes, reachable
from cxjourney.model import Journey, Link


def turns_back(journey: Journey) -> dict[str, tuple[bool, ...]]:
    """Tell, by stage and in the order of its links, which lead back to where one has been.

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


def main_way(journey: Journey) -> tuple[str, ...]:
    """Give the stages of the way that most customers take from the first entry to a success, as far as is written.

    At a branch it takes the largest share; a link without one stands for what the others leave over. Where no success
    can be reached it leads as far as it can. It says where things stand on a map, and is no figure.
    """
    back = turns_back(journey)
    onward = {
        id_: [link for link, turns in zip(found, back[id_], strict=True) if not turns]
        for id_, found in links(journey).items()
    }
    goals = _leading_to(outcomes(journey)[1], onward)
    way = [entries(journey)[0]]
    while onward[way[-1]]:
        choice = onward[way[-1]]
        promising = [link for link in choice if link.to in goals]
        if not promising and way[-1] in goals:
            break
        way.append(_widest(promising or choice, choice).to)
    return tuple(way)


def _leading_to(ends: Sequence[str], onward: Mapping[str, Sequence[Link]]) -> set[str]:
    """Give the ends and the stages from which one of them can be reached."""
    before: dict[str, list[str]] = {id_: [] for id_ in onward}
    for id_, found in onward.items():
        for link in found:
            before[link.to].append(id_)
    return reachable(ends, before)


def _widest(links_: Sequence[Link], of: Sequence[Link]) -> Link:
    left_over = 1.0 - sum(link.share or 0.0 for link in of)
    return max(links_, key=lambda link: left_over if link.share is None else link.share)
