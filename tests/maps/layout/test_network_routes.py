"""How the ways of a network run between stations that have their places.

If it fails, a path crosses a stage that it doesn't lead to, or its width tells a share that it doesn't have.
"""

from cxjourney.maps.layout.network_positions import place_stations
from cxjourney.maps.layout.network_routes import HOLLOW, THINNEST, WIDEST, NetworkRoute, find_routes, way_width
from cxjourney.maps.model.map import Way

from .test_network_positions import network


def routes(count: int, ways: tuple[Way, ...], main: tuple[int, ...]) -> list[NetworkRoute]:
    drawn = network(count, ways, main)
    return find_routes(drawn, place_stations(drawn, 11))[0]


def test_a_way_is_as_wide_as_its_share_and_always_as_wide_without_one() -> None:
    assert [way_width(share) for share in (0.0, 0.5, 1.0, None)] == [
        THINNEST,
        (THINNEST + WIDEST) / 2,
        WIDEST,
        HOLLOW,
    ]


def test_a_way_to_the_next_station_runs_level() -> None:
    (route,) = routes(2, (Way(0, 1),), (0, 1))
    assert route.leg is None
    assert route.lane.above == 0


def test_a_second_way_between_the_same_two_goes_round() -> None:
    first, second = routes(2, (Way(0, 1), Way(0, 1)), (0, 1))
    assert first.leg is None
    assert second.leg is not None


def test_a_way_past_a_station_runs_below_it_and_a_way_back_above() -> None:
    *_, past, back = routes(3, (Way(0, 1), Way(1, 2), Way(0, 2), Way(2, 0, "back")), (0, 1, 2))
    assert (past.lane.channel, back.lane.channel) == (1, 0)
    assert not past.is_upward
    assert back.is_upward


def test_a_way_to_a_station_below_runs_down_beside_its_start() -> None:
    route = routes(4, (Way(0, 1), Way(1, 2), Way(0, 3)), (0, 1, 2))[2]
    assert route.leg is not None
    assert (route.leg.gutter, route.leg.lands, route.lane.channel) == (1, True, -1)


def test_ways_that_come_into_a_station_alike_share_a_lane_as_wide_as_the_widest() -> None:
    ways = (Way(0, 1), Way(1, 2), Way(2, 3), Way(2, 0, "back", 0.1), Way(3, 0, "back", 0.6))
    *_, first, second = routes(4, ways, (0, 1, 2, 3))
    assert first.lane is second.lane
    assert first.lane.width == way_width(0.6)
