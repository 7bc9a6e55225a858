"""The flow: what the network of stations says of a journey.

If it fails, a way is drawn with another share or condition than was written, or is not said to whom can't see it.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Label, Meter
from cxjourney.maps.model.map import Network, Station, Way
from cxjourney.maps.selection import MapSelection, select
from tests.maps.drawing import ENGLISH, PERSIAN, composed, everything, persona, study_of, workspace_study

from .people import OFFLINE


def network(stages: list[dict[str, Any]], **attributes: Any) -> Network:
    return composed(study_of(stages, **attributes), "flow").networks[0]


def station(number: int, journey: str = ENGLISH) -> Station:
    return composed(workspace_study(journey), "flow").networks[0].stations[number - 1]


def way(start: int, end: int) -> Way:
    ways = composed(workspace_study(), "flow").networks[0].ways
    return next(way for way in ways if (way.start + 1, way.end + 1) == (start, end))


class TestWhatItSays:
    """The view, before anything has a place."""

    def test_a_way_carries_its_condition_and_its_share(self) -> None:
        assert way(3, 2) == Way(2, 1, "back", 0.12, "12% ?", "the document is rejected")

    def test_a_way_without_a_share_says_nothing_of_one(self) -> None:
        assert way(1, 2) == Way(0, 1, "on", None, "", "")

    def test_a_way_besides_others_says_so(self) -> None:
        stages: list[dict[str, Any]] = [
            {"next": [{"to": "s1", "share": 1}, {"to": "s2", "share": 0.4, "parallel": True}]},
            {"next": ["s2"]},
            {},
        ]
        found = network(stages)
        assert [(way.figure, way.words) for way in found.ways] == [
            ("100% ?", ""),
            ("40% ?", "alongside other ways"),
            ("", ""),
        ]
        assert "Leads to “Stage 2”, 40% (assumed), alongside other ways" in found.stations[0].says

    @pytest.mark.parametrize(
        ("source", "figure", "said", "is_explained"),
        [
            ("fresh", "40%", "40%", False),
            ("old", "40% (outdated)", "40% (outdated)", False),
            (None, "40% ?", "40% (assumed)", True),
        ],
    )
    def test_a_share_says_what_it_rests_on(
        self, source: str | None, figure: str, said: str, is_explained: bool
    ) -> None:
        sources = {
            "fresh": {"title": "Fresh", "type": "event-log"},
            "old": {"title": "Old", "type": "event-log", "refreshed": "2020-01-01"},
        }
        link = {"to": "s1", "share": 0.4, **({"source": source} if source else {})}
        drawn = composed(study_of([{"next": [link]}, {}], data_sources=sources), "flow")
        (found,) = drawn.networks
        assert found.ways[0].figure == figure
        assert found.stations[0].says.endswith(f"“Stage 1”, {said}")
        assert any(note.startswith("A figure with a question mark") for note in drawn.notes) is is_explained

    @pytest.mark.parametrize("view", ["flow", "journey", "blueprint", "scorecard"])
    @pytest.mark.parametrize(("share", "is_explained"), [(0.4, True), (None, False)])
    def test_the_sign_is_explained_wherever_it_is_drawn(
        self, view: str, share: float | None, is_explained: bool
    ) -> None:
        link = {"to": "s1", "when": "sometimes", **({"share": share} if share else {})}
        drawn = composed(study_of([{"next": [link, "s2"]}, {}, {}]), view)
        words = (one for one in everything(lay_out(drawn).items) if isinstance(one, Words))
        assert any("40%\N{NO-BREAK SPACE}?" in line for one in words for line in one.lines) is is_explained
        assert any(note.startswith("A figure with a question mark") for note in drawn.notes) is is_explained

    def test_shares_are_not_carried_along_ways(self) -> None:
        ways = network([{"next": [{"to": "s1", "share": 0.4}]}, {}, {}]).ways
        assert [way.share for way in ways] == [0.4, None]

    def test_a_way_to_an_end_without_success_is_a_way_out(self) -> None:
        stages: list[dict[str, Any]] = [
            {"next": ["s1", "s2"]},
            {"outcome": "success", "next": []},
            {"outcome": "other", "next": []},
        ]
        found = network(stages)
        assert [way.kind for way in found.ways] == ["on", "out"]
        assert [station.kinds for station in found.stations] == [{"entry"}, {"success"}, {"other"}]

    def test_a_stage_written_further_up_may_lie_further_on(self) -> None:
        ways = network([{"next": ["s2"]}, {"next": []}, {"next": ["s1"]}]).ways
        assert [way.kind for way in ways] == ["on", "on"]

    def test_the_main_way_follows_the_largest_share_to_a_success(self) -> None:
        stages: list[dict[str, Any]] = [
            {"next": [{"to": "s1", "share": 0.3}, {"to": "s2", "share": 0.6}, {"to": "s4", "share": 0.1}]},
            {"next": ["s3"]},
            {"next": [{"to": "s4", "share": 0.8}, {"to": "s3", "share": 0.2}]},
            {"outcome": "success", "next": []},
            {"outcome": "other", "next": []},
        ]
        assert network(stages).main == (0, 2, 3)

    def test_a_share_that_is_not_written_is_what_the_others_leave_over(self) -> None:
        stages: list[dict[str, Any]] = [
            {"next": ["s1", {"to": "s2", "share": 0.2}]},
            {"next": ["s3"]},
            {"next": ["s3"]},
            {},
        ]
        assert network(stages).main == (0, 1, 3)

    def test_a_station_says_where_one_can_go_from_it(self) -> None:
        assert station(3).says == (
            "3. Proves who they are. Leads to “Receives the card”. "
            "Leads to “Applies” when the document is rejected, 12% (assumed)"
        )
        assert station(5).says.endswith("Leads no further")

    def test_it_says_so_in_the_language_of_the_journey(self) -> None:
        assert station(2, PERSIAN).says.endswith(
            "به «دربارهٔ حساب می‌شنود» می‌رسد، وقتی که مدارک رد شد\u200f،\u200f ۱۲٪ (فرضی)"
        )
        assert station(2, PERSIAN).number == "۲"

    def test_coverage_and_owner_stand_at_the_station(self) -> None:
        head = station(4).head
        assert (head.look, head.details, station(4).hatched) == ("none", ("Owner: Branch network",), True)
        assert [ornament.words for ornament in head.ornaments if isinstance(ornament, Meter)] == ["No data"]

    def test_who_is_stranded_stands_at_the_station_with_its_share(self) -> None:
        people = {"ada": persona("Ada, 80", share=0.25, access={"internet": "none"}), "bo": persona("Bo")}
        met = [{"title": "Form", "channel": "web"}]
        (card,) = network([{"touchpoints": met}], personas=people).stations[0].cards
        assert (card.title, card.heading) == ("Ada · 25%", "stranded")
        assert card.symbol

    def test_the_legend_explains_what_is_drawn_and_nothing_else(self) -> None:
        keys = {key.sample for key in composed(workspace_study(), "flow").legend}
        assert {"hatch", "stop-entry", "stop-end", "way-on", "way-back", "way-share", "way-unsaid"} <= keys
        assert not keys & {"stop-other", "stop-success", "way-out", "route", "curve"}


class TestPhases:
    """Which phase a station is in."""

    PHASES: tuple[dict[str, Any], ...] = ({"id": "before-all", "title": "Choosing"}, {"id": "late", "title": "Using"})

    def test_a_station_names_its_phase_behind_the_mark_of_that_phase(self) -> None:
        stages = [{"phase": "before-all"}, {"phase": "late"}, {"phase": "before-all"}, {}]
        found = network(stages, phases=list(self.PHASES)).stations
        labels = [next((one for one in s.head.ornaments if isinstance(one, Label)), None) for s in found]
        choosing, using = Label(("phase-0",), "Choosing"), Label(("phase-1",), "Using")
        assert labels == [choosing, using, choosing, None]
        assert "Choosing" in found[0].head.spoken_text

    def test_phases_by_when_they_lie_are_named_in_the_language_of_the_map(self) -> None:
        (label,) = (one for one in station(1).head.ornaments if isinstance(one, Label))
        assert label == Label(("phase-0",), "Before")


class TestSelection:
    """A persona that is followed, and a stretch of stages."""

    STAGES: tuple[dict[str, Any], ...] = (
        {"touchpoints": [{"id": "t", "title": "T", "channel": "phone"}], "next": [{"to": "s1", "share": 0.7}, "s3"]},
        {"touchpoints": [{"id": "u", "title": "U", "channel": "web"}], "next": ["s2"]},
        {"next": [{"to": "s3", "when": "it is done"}], "passive": True},
        {"outcome": "success", "passive": True},
    )

    PEOPLE: Mapping[str, Any] = {"ada": persona("Ada"), "bo": persona("Bo", access=OFFLINE)}

    def selected(self, *, persona: str = "", first: str = "", last: str = "") -> Network:
        study = study_of([dict(stage) for stage in self.STAGES], personas=self.PEOPLE)
        return select(composed(study, "flow"), MapSelection((), persona, first, last), study, language("en")).networks[
            0
        ]

    def test_a_stretch_says_where_ways_lead_that_leave_it_and_whence_they_come(self) -> None:
        found = self.selected(first="s1", last="s2")
        assert [station.number for station in found.stations] == ["2", "3"]
        assert [(way.start, way.end) for way in found.ways] == [(0, 1)]
        first, last = ([(card.title, card.details) for card in station.cards[-1:]] for station in found.stations)
        assert first == [("from “Stage 0”", ("70% ?",))]
        assert last == [("to “Stage 3”", ("it is done",))]
        assert "from “Stage 0”" in found.stations[0].says

    def test_a_stretch_beside_the_main_way_is_drawn(self) -> None:
        found = self.selected(first="s3", last="s3")
        assert found.main == (0,)
        assert not found.ways

    def test_only_the_ways_of_the_persona_that_is_followed_are_in_full_colour(self) -> None:
        found = self.selected(persona="bo")
        assert [station.head.faded for station in found.stations] == [False, False, True, False]
        assert [(way.start, way.end) for way in found.ways if way.faded] == [(1, 2), (2, 3)]

    def test_whoever_gets_through_has_all_her_ways_in_full_colour(self) -> None:
        found = self.selected(persona="ada")
        assert not any(station.head.faded for station in found.stations)
        assert not any(way.faded for way in found.ways)

    def test_what_steps_back_is_drawn_pale_and_explained(self) -> None:
        study = study_of([dict(stage) for stage in self.STAGES], personas=self.PEOPLE)
        drawn = select(composed(study, "flow"), MapSelection(persona="bo"), study, language("en"))
        assert "faded" in {key.sample for key in drawn.legend}
        colours = {one.colour for one in everything(lay_out(drawn).items) if isinstance(one, Stroke) and one.arrow}
        assert {looks.RULE, looks.WAYS["on"]} <= colours
