"""The page of a journey: figures, board, gaps, who gets through, whose voice is heard, drawn maps."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Grid, Map
from cxjourney.maps.views import VIEWS
from cxjourney.model.journey import pain_points
from cxjourney.report.ask_rows import AskRow, ask_rows
from cxjourney.report.basis import ReportBasis
from cxjourney.report.change_marks import pain_key
from cxjourney.report.gaps_page import GapRow, journey_gap_rows
from cxjourney.report.links import Link
from cxjourney.report.map_board import Board, board
from cxjourney.report.strip import Strip, strip
from cxjourney.report.voices_by_source import by_source


class PainRow(NamedTuple):
    """A pain point.

    Attributes:
        title: What hurts.
        stage: Where, and where that stands on the board.
        severity: How much, in words.
        weight: The same as a figure, 1 to 4, by which rows are sorted.
        status: How far it has come, as the format writes it; `unsaid` where nobody wrote it.
        state: Whether it is evidenced, outdated or assumed.
        owner: The team that is to fix it, and its page; empty where none is.
        opportunities: What would relieve it, and how far that has come.
        mark: What became of it since the base; empty for nothing.
    """

    title: str
    stage: Link
    severity: str
    weight: int
    status: str
    state: str
    owner: Link
    opportunities: tuple[str, ...]
    mark: str


class JourneyPage(NamedTuple):
    """A journey's page, in the journey's own language.

    Attributes:
        anchor: Its anchor.
        words: Its language.
        file: The name of its file.
        map: The head of its map: title, figures, people, notes.
        board: The board.
        strip: What is known of it, stage by stage.
        gaps: Its gaps, the most pressing first.
        access: Who gets through, a row for each persona; None where nobody travels it.
        voices: Which data hears whom, a row for each source; None likewise.
        people: The notes and the bar above the two.
        pains: Its pain points, the worst first.
        asks: The questions that somebody was asked, those that are overdue first.
        personas: Whom one can follow: the id of each persona, and its short name.
        stages: The stages' anchors, by the names of the board's columns.
        mark: What became of it since the base; empty for nothing.
        marks: What became of stages, likewise by the names of columns; those of which something did.
    """

    anchor: str
    words: Language
    file: str
    map: Map
    board: Board
    strip: Strip
    gaps: tuple[GapRow, ...]
    access: Grid | None
    voices: Grid | None
    people: tuple[Card, ...]
    pains: tuple[PainRow, ...]
    asks: tuple[AskRow, ...]
    personas: tuple[tuple[str, str], ...]
    stages: dict[str, str]
    mark: str
    marks: dict[str, str]


def journey_page(basis: ReportBasis, study: Study) -> JourneyPage:
    """Return the page of a journey."""
    words = basis.words_of[study.file]
    drawn = VIEWS["journey"].map_of(study, basis.every, words)
    travelled = VIEWS["access"].map_of(study, basis.every, words)
    access, voices = (*travelled.grids, None, None)[:2]
    stages = {f"stage-{stage.id}": basis.anchors.stage(study, stage.id) for stage in study.journey.stages}
    return JourneyPage(
        basis.anchors.journey(study),
        words,
        study.file,
        drawn,
        board(drawn.grids[0]),
        strip(study, words),
        journey_gap_rows(basis, study, words),
        access,
        by_source(voices, words) if voices else None,
        tuple(card for row in travelled.rows for card in row.cards),
        tuple(sorted(_pains(basis, study, words), key=lambda row: -row.weight)),
        ask_rows(basis, study, words),
        tuple((id_, study.persona_labels[id_]) for id_ in study.travellers),
        stages,
        basis.marks.get(basis.anchors.journey(study), ""),
        {name: basis.marks[anchor] for name, anchor in stages.items() if anchor in basis.marks},
    )


def _pains(basis: ReportBasis, study: Study, words: Language) -> Iterator[PainRow]:
    for stage, pain in pain_points(study.journey):
        owner = study.scope.teams[pain.owner].title if pain.owner else ""
        yield PainRow(
            pain.title,
            Link(stage.title, basis.anchors.stage(study, stage.id)),
            words.text(f"severity.{pain.severity or 'unsaid'}"),
            pain.severity_weight,
            pain.said_status,
            claim_state(study, pain.evidence),
            Link(owner, basis.anchors.defined(study, "team", pain.owner) if pain.owner else ""),
            tuple(
                words.join_facts((one.title, words.text(f"map.opportunity.{one.status}") if one.status else ""))
                for one in pain.opportunities
            ),
            basis.marks.get(pain_key(study, stage.id, pain.title), ""),
        )
