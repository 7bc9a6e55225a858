"""How loud a map says where nobody knows: in full, quietly, or not at all.

What is only assumed stays hollow and dashed in each of them: left out is what data sees, and nothing is made a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxjourney.analysis.display_names import inferred_hearing
from cxjourney.maps.content.head_and_foot import describe
from cxjourney.maps.content.legend import legend_of
from cxjourney.maps.model.card import Meter, Sign, as_sentences
from cxjourney.maps.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.card import Card, Ornament
    from cxjourney.maps.model.map import Grid, Map, MapCell, MapLane, Network, Row


Evidence = Literal["full", "quiet", "off"]

_LEVELS = ("none", "partial", "full")
_LOOKS: dict[Evidence, dict[str, str]] = {
    "quiet": {**dict.fromkeys(_LEVELS, "stage"), "unseen": "quiet-unseen", "gap": "faint", "blind": "faint"},
    "off": {
        **dict.fromkeys(_LEVELS, "stage"),
        **dict.fromkeys(("seen", "unseen"), "met"),
        **dict.fromkeys(("gap", "blind"), "faint"),
    },
}
"""The looks of cards that take the place of those of a full map."""


def evidence_of(studies: Sequence[Study], view: str, asked: Evidence | None) -> Evidence:
    """Return how a map tells where nobody knows: as was asked for, else quietly for a draft, and in full for others.

    A view of nothing but coverage is drawn in full unless something else is asked for.
    """
    if asked:
        return asked
    return "quiet" if len(studies) == 1 and studies[0].is_draft and not VIEWS[view].is_coverage else "full"


def apply_evidence(drawn: Map, evidence: Evidence, study: Study, language: Language) -> Map:
    """Return a map that tells where nobody knows in full, quietly or not at all.

    Args:
        drawn: The map, in full.
        evidence: `quiet` leaves one small sign at the head of each stage, and touchpoints that no data sees dashed;
            `off` leaves no coverage, and says so at the foot.
        study: The journey that it is of, or the first of several.
        language: The language of the map's own words.
    """
    if evidence == "full":
        return drawn
    grids = tuple(_grid(grid, evidence) for grid in drawn.grids)
    if evidence == "off":
        grids = tuple(grid for grid, full in zip(grids, drawn.grids, strict=True) if grid.lanes or not full.lanes)
    networks = tuple(_network(network, evidence) for network in drawn.networks)
    rows = tuple(_row(row, evidence) for row in drawn.rows)
    quiet = drawn._replace(
        grids=grids,
        networks=networks,
        rows=rows,
        figures=tuple(figure._replace(loud=False) for figure in drawn.figures),
        legend=tuple(key for key in drawn.legend if key.sample != "loud-figure")
        if drawn.small
        else legend_of(grids, language, networks, rows),
    )
    if evidence == "quiet":
        return quiet
    explained = {
        *(language.text("map.note.coverage"), language.text("map.note.priority")),
        *inferred_hearing(study, language),
    }
    return quiet._replace(
        figures=tuple(figure for figure in quiet.figures if figure.kind != "coverage"),
        notes=(language.text("map.note.evidence-off"), *(note for note in quiet.notes if note not in explained)),
        description=describe(study, language, coverage=False),
    )


def _grid(grid: Grid, evidence: Evidence) -> Grid:
    columns = tuple(column._replace(hatched=False, head=_card(column.head, evidence)) for column in grid.columns)
    lanes = (lane for lane in grid.lanes if not (evidence == "off" and lane.is_data))
    return grid._replace(columns=columns, lanes=tuple(_lane(lane, evidence) for lane in lanes))


def _lane(lane: MapLane, evidence: Evidence) -> MapLane:
    cells = tuple(_cell(cell, evidence) for cell in lane.cells)
    return lane._replace(head=_card(lane.head, evidence), cells=cells, hatched=False)


def _cell(cell: MapCell, evidence: Evidence) -> MapCell:
    return cell._replace(cards=tuple(_card(card, evidence) for card in cell.cards), loud=False)


def _row(row: Row, evidence: Evidence) -> Row:
    return row._replace(cards=tuple(_card(card, evidence) for card in row.cards))


def _network(network: Network, evidence: Evidence) -> Network:
    stations = tuple(
        station._replace(
            head=_card(station.head, evidence),
            cards=tuple(_card(card, evidence) for card in station.cards),
            hatched=False,
        )
        for station in network.stations
    )
    return network._replace(stations=stations)


def _card(card: Card, evidence: Evidence) -> Card:
    """Return a card whose ornaments and look say as much of coverage as is wanted; what it hides is still spoken."""
    look = _LOOKS[evidence].get(card.look, card.look)
    shown = (_ornament(ornament, evidence) for ornament in card.ornaments)
    card = card._replace(look=look, ornaments=tuple(one for one in shown if one))
    if look == "met":
        return card._replace(heading="")
    return card._replace(heading="", about=as_sentences(card.heading, card.about)) if look == "quiet-unseen" else card


def _ornament(ornament: Ornament, evidence: Evidence) -> Ornament | None:
    """Return the sign of a stage in place of its meter, or neither of them; other ornaments as they are."""
    if not isinstance(ornament, Meter | Sign):
        return ornament
    if evidence == "off":
        return None
    return Sign(ornament.symbol, ornament.words)
