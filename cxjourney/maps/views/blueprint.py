"""The service blueprint: what customers see, hold, do and meet, and below the line of visibility what carries it.

Everything stands where the format puts it. Touchpoints and what staff do in view are the front stage; what is written
under `backstage` is out of the customers' sight: the work there, and across the line of internal interaction the teams
that do not themselves look after the touchpoint, and the systems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from cxjourney.maps.content.cards import channel_icon
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.joined_text import list_names
from cxjourney.maps.content.persona_marks import persona_marks, personas_on_map
from cxjourney.maps.content.stage_grid import MakeLanes, lane_of_cards, stage_grid
from cxjourney.maps.content.touchpoints import touchpoint_card, touchpoint_name, users
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Line, MapCell, MapLane
from cxjourney.maps.views import View
from cxjourney.model.statement import texts
from cxjourney.model.vocabulary import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.content.persona_marks import PersonaMarks
    from cxjourney.maps.model.map import Map
    from cxjourney.model import Persona, Stage, Touchpoint
    from cxjourney.model.statement import Statements


def backstage_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what staff or machines do behind each touchpoint.

    The team stands with it where it is the one that customers meet. Where a text says whose it is or what shows it, all
    of the touchpoint's texts stand below its title, each with its marks, as in the lanes of what customers see.
    """
    marks, personas = persona_marks(study, language), personas_on_map(study)

    def cards(stage: Stage) -> Iterator[Card]:
        for touchpoint in stage.touchpoints:
            own = [team for team in touchpoint.backstage.teams if team not in _support_teams(stage, touchpoint)]
            if touchpoint.backstage.actions or own:
                names = list_names(language, (study.scope.teams[team].title for team in own))
                marked = any(one.persona or one.source for one in touchpoint.backstage.actions)
                yield Card(
                    touchpoint.told_title,
                    "backstage",
                    points=() if marked else texts(touchpoint.backstage.actions),
                    details=(language.text("map.done-by", teams=names),) if own else (),
                    name=f"{touchpoint_name(stage, touchpoint)}-backstage",
                    icon=channel_icon(study, touchpoint.channel),
                    whose=users(study, stage, touchpoint, personas),
                )
                if marked:
                    yield from _text_cards(stage, touchpoint, touchpoint.backstage.actions, marks, personas, "")

    yield lane_of_cards("backstage", study, language, cards)


def team_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of teams at work behind a touchpoint that another team looks after, and behind which."""
    titles = {id_: team.title for id_, team in study.scope.teams.items()}

    def found(stage: Stage, touchpoint: Touchpoint) -> Iterable[str]:
        return (titles[team] for team in _support_teams(stage, touchpoint))

    yield _support_lane("teams", "support-team", study, language, found)


def system_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of systems, each once at a stage, with the touchpoints that rely on it."""
    yield _support_lane("systems", "system", study, language, lambda _, touchpoint: touchpoint.backstage.systems)


def _support_lane(
    name: str, look: str, study: Study, language: Language, found: Callable[[Stage, Touchpoint], Iterable[str]]
) -> MapLane:
    """Return a lane of what touchpoints of a stage have in common, each with the touchpoints that have it."""
    personas = personas_on_map(study)

    def cards(stage: Stage) -> Iterator[Card]:
        carried: dict[str, list[Touchpoint]] = {}
        for touchpoint in stage.touchpoints:
            for title in dict.fromkeys(found(stage, touchpoint)):
                carried.setdefault(title, []).append(touchpoint)
        for title, touchpoints in carried.items():
            behind = list_names(language, (touchpoint.told_title for touchpoint in touchpoints))
            whose = frozenset[str]().union(*(users(study, stage, touchpoint, personas) for touchpoint in touchpoints))
            yield Card(title, look, details=(language.text("map.behind", touchpoints=behind),), whose=whose)

    return lane_of_cards(name, study, language, cards)


def _support_teams(stage: Stage, touchpoint: Touchpoint) -> tuple[str, ...]:
    """Return the teams behind a touchpoint that are not the one which looks after it, where one is known to."""
    owner = touchpoint.owner or stage.owner
    return tuple(team for team in touchpoint.backstage.teams if owner and team != owner)


MODES: tuple[Mode | None, ...] = (*get_args(Mode), None)


def customer_action_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what customers do at each stage, each action a card."""
    marks = persona_marks(study, language)
    yield lane_of_cards(
        "customer-actions",
        study,
        language,
        lambda stage: (marks.statement_card(one, "", "customer-action", named=True) for one in stage.actions),
    )


def evidence_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what customers see and hold at each touchpoint."""
    yield _texts_lane("evidence", study, language, lambda touchpoint: touchpoint.evidence)


def staff_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of what staff do at each touchpoint that customers see."""
    yield _texts_lane("staff", study, language, lambda touchpoint: touchpoint.staff)


def _texts_lane(name: str, study: Study, language: Language, found: Callable[[Touchpoint], Statements]) -> MapLane:
    """Return a lane of texts, those of each touchpoint below its title."""
    marks, personas = persona_marks(study, language), personas_on_map(study)

    def cards(stage: Stage) -> Iterator[Card]:
        for touchpoint in stage.touchpoints:
            yield from _text_cards(stage, touchpoint, found(touchpoint), marks, personas, touchpoint.told_title)

    return lane_of_cards(name, study, language, cards)


def _text_cards(
    stage: Stage,
    touchpoint: Touchpoint,
    statements: Statements,
    marks: PersonaMarks,
    personas: dict[str, Persona],
    heading: str,
) -> Iterator[Card]:
    """Yield the texts of a touchpoint, each with its marks, the first below a heading."""
    for index, one in enumerate(statements):
        card = marks.statement_card(one, heading="" if index else heading, named=True)
        yield card if one.persona else card._replace(whose=users(marks.study, stage, touchpoint, personas))


def front_stage_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lanes of touchpoints: one for each mode, and one for those that do not say theirs."""
    personas = personas_on_map(study)

    def cards(stage: Stage, mode: Mode | None) -> Iterator[Card]:
        for touchpoint in stage.touchpoints:
            if touchpoint.mode == mode:
                yield touchpoint_card(study, stage, touchpoint, personas, language, said_by_lane=True)

    for mode in MODES:
        word = mode or "unsaid"
        head = Card(
            language.text(f"map.front-stage.{word}"),
            "lane",
            heading=language.text("map.lane.front-stage"),
            details=(language.text(f"map.front-stage.{word}.says"),),
        )
        cells = tuple(MapCell(tuple(cards(stage, mode))) for stage in study.journey.stages)
        yield MapLane(f"front-stage-{word}", head, cells, group="front-stage")


LINES = {"interaction": "line", "visibility": "strong-line", "internal-interaction": "dashed-line"}
"""The lines of a blueprint from top to bottom, with their looks."""

LANES: dict[str, tuple[int, MakeLanes]] = {
    "evidence": (0, evidence_lane),
    "customer-actions": (0, customer_action_lane),
    "front-stage": (1, front_stage_lanes),
    "staff": (1, staff_lane),
    "backstage": (2, backstage_lanes),
    "teams": (3, team_lane),
    "systems": (3, system_lane),
}
"""By the name under which a lane is chosen: how many of the lines it stands below, and what makes it."""


def compose(study: Study, language: Language) -> Map:
    """Return the map of a service, stage by stage, before and behind the line of visibility."""
    grid = stage_grid(study, _lanes(study, language), language)
    drawn = frame_map(
        study, "blueprint", language.text(f"map.blueprint.{study.journey.said_state}"), (grid,), language, whole=False
    )
    if any(len(lane.below) > 1 for lane in grid.lanes):
        return drawn
    return drawn._replace(notes=(language.text("map.note.no-backstage"), *drawn.notes))


def _lanes(study: Study, language: Language) -> Iterator[MapLane]:
    lines = tuple(_line(name, look, language) for name, look in LINES.items())
    for depth, make in LANES.values():
        yield from (lane._replace(below=lines[:depth]) for lane in make(study, language))


def _line(name: str, look: str, language: Language) -> Line:
    words = language.text(f"map.line.{name}")
    return Line(words, look, language.text("map.line.below", line=words))


VIEW = View(compose=compose, chooses=("lanes", "persona", "stages"), lanes=tuple(LANES))
