"""Ways between stages on a map: who takes each and when, where it leads, and which run in parallel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.journey_paths import backward_links, parallel_ways, reachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Link
from cxjourney.maps.content.joined_text import join_list


def way_share(study: Study, link: Link, language: Language) -> str:
    """Return in words which share of customers takes a way, and what it rests on; nothing where none is written."""
    if link.share is None:
        return ""
    share, state = language.percent(100 * link.share), claim_state(study, (link.source,))
    return share if state == "evidenced" else language.text(f"claim.with.{state}", claim=share)


def way_figure(study: Study, link: Link, language: Language) -> str:
    """Return the share of customers who take a way as it is drawn: with a sign, which a note explains, if assumed."""
    if link.share is None:
        return ""
    share, state = language.percent(100 * link.share), claim_state(study, (link.source,))
    return share if state == "evidenced" else language.text(f"claim.sign.{state}", figure=share)


def way_condition(link: Link, language: Language) -> str:
    """Return in words when a way is taken, and whether besides others; nothing where neither is written down."""
    return join_list(language, link.when or "", language.text("map.leads.parallel") if link.parallel else "")


def way_kinds(study: Study) -> dict[str, tuple[str, ...]]:
    """Return by stage the kind of each of its links: `back`, `out` to an end without success, else `on`."""
    back = backward_links(study.journey)
    return {
        stage: tuple(
            "back" if turns else "on" if study.ends.get(link.to, True) else "out"
            for link, turns in zip(found, back[stage], strict=True)
        )
        for stage, found in study.links.items()
    }


def parallel_marks(study: Study) -> Callable[[str, str], tuple[bool, bool]]:
    """Return a function of a way, from a stage to another: whether it opens parallel ways, and whether these join."""
    ways = {
        id_: [link.to for link, turns in zip(found, back, strict=True) if not turns]
        for (id_, found), back in zip(study.links.items(), backward_links(study.journey).values(), strict=True)
    }
    opened = parallel_ways(study.journey)
    joined = {end: reachable((id_,), ways) for id_, end in opened.items() if end is not None}

    def of(start: str, end: str) -> tuple[bool, bool]:
        if end not in ways[start]:
            return False, False
        return start in opened, start in joined.get(end, ())

    return of
