"""Shares that add up to more than everybody; read from plain data, so that other faults of a file hide none of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxjourney.diagnostics import About, Notice
from cxjourney.languages.message import and_message, figure_message, message
from cxjourney.parse.document import Document
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DefinedAt, KnownIds

ROUNDING = 1e-9
"""How far sums of shares may exceed 1 because decimal fractions can't be held exactly."""


class TravellerShares(NamedTuple):
    """The personas of a journey that say a share, by id and in its order, and what their shares (0 to 1) add up to."""

    personas: tuple[str, ...]
    total: float

    @property
    def exceed_one(self) -> bool:
        """Whether they are more than everybody."""
        return self.total > 1 + ROUNDING


def traveller_shares(document: Document, names: KnownIds) -> TravellerShares:
    """Return the shares of those who travel a journey, as far as they can be read.

    Args:
        document: The journey.
        names: The ids in sight of it.
    """
    homes = names.known["persona"]
    named = document.data.get("travelled_by", list(homes))
    ids = dict.fromkeys(id_ for id_ in named if isinstance(id_, str)) if isinstance(named, list) else {}
    shares = {id_: share for id_ in ids if id_ in homes and (share := _persona_share(homes[id_]))}
    return TravellerShares(tuple(shares), sum(shares.values()))


def _persona_share(home: DefinedAt) -> float | None:
    persona = home.document.data[home.path[0]][home.path[1]]
    share = persona.get("share") if isinstance(persona, dict) else None
    return _proportion(share.get("value") if isinstance(share, dict) else share)


def _text_at(data: object, key: str) -> str | None:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else None


def _proportion(value: object) -> float | None:
    """Return a share; None where it can't be one, which is said by itself."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value <= 1 else None


def traveller_notice(shares: TravellerShares, document: Document, names: KnownIds) -> Notice:
    """Return the notice of personas that are more than everybody; it stands at the last of them."""
    last = shares.personas[-1]
    place = names.known["persona"][last]
    inside, id_ = place.document is document, _text_at(document.data, "journey")
    wrong = message(
        "reference.shares",
        personas=and_message(shares.personas),
        journey=shorten(id_ or "?"),
        file=document.source.name,
        total=figure_message(shares.total),
    )
    return Notice(
        "CX107",
        wrong,
        message("reference.shares.help"),
        place.document.source.name,
        place.document.span(place.path, of_key=True),
        About(journey=id_ if inside else None, persona=last),
    )


def ways_exceed_one(document: Document) -> Iterator[Notice]:
    """Yield a notice for each stage from which the ways on are taken by more than everybody."""
    stages = document.data.get("stages")
    for index, stage in enumerate(stages if isinstance(stages, list) else ()):
        id_ = _text_at(stage, "id")
        links = stage.get("next") if id_ else None
        total = sum(map(_way_share, links)) if isinstance(links, list) else 0
        if id_ and total > 1 + ROUNDING:
            yield Notice(
                "CX107",
                message("reference.ways", stage=shorten(id_), total=figure_message(total)),
                message("reference.ways.help"),
                document.source.name,
                document.span(("stages", index, "id")),
                About(journey=_text_at(document.data, "journey"), stage=id_),
            )


def _way_share(link: object) -> float:
    """Return the share of a way that counts to the sum: 0 of one that is taken besides others, or may be."""
    if not isinstance(link, Mapping) or link.get("parallel", False) is not False:
        return 0
    return _proportion(link.get("share")) or 0
