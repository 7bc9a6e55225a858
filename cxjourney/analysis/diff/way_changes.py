"""Ways between stages on both sides: which came and went, and which lead to one stage from another."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.study import Study
from cxjourney.model import Link


class WayEnds(NamedTuple):
    """A way from a stage to another, by their ids."""

    start: str
    end: str


def way_changes(pairing: JourneyMatching) -> tuple[tuple[WayEnds, ...], tuple[WayEnds, ...]]:
    """Return the ways between stages of both sides that came, and those that went."""
    if not pairing.sides:
        return (), ()
    had, has = links_of_sides(pairing, *pairing.sides)
    return tuple(way for way in has if way not in had), tuple(way for way in had if way not in has)


def links_of_sides(
    pairing: JourneyMatching, before: Study, after: Study
) -> tuple[dict[WayEnds, Link], dict[WayEnds, Link]]:
    """Return the ways between stages that are on both sides, as they were and as they are, by the ids of after."""
    return links_by_way(before, pairing.stages.now), links_by_way(after, {now: now for now in pairing.stages.was})


def links_by_way(study: Study, names: Mapping[str, str]) -> dict[WayEnds, Link]:
    """Return the ways between those stages that have a name, by these names."""
    return {
        WayEnds(names[start], names[link.to]): link
        for start, links in study.links.items()
        for link in links
        if start in names and link.to in names
    }


def ways_beside_others(pairing: JourneyMatching) -> set[WayEnds]:
    """Return the ways to a stage to which several lead from one, before or after: their ends tell none of them."""
    found = set()
    for one in pairing.stages.kept:
        led = Counter(pairing.stages.now.get(link.to, link.to) for link in one.before.next or ())
        leads = Counter(link.to for link in one.after.next or ())
        found |= {WayEnds(one.now, stage) for stage in (*led, *leads) if max(led[stage], leads[stage]) > 1}
    return found
