"""Where the stations of a network stand.

If it fails, stages stand on each other, or the main path is no longer a straight line.
"""

from cxjourney.maps.layout.network_positions import MAX_BESIDE, PlacedStation, place_stations
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Network, Station, Way


def network(count: int, ways: tuple[Way, ...], main: tuple[int, ...]) -> Network:
    return Network(tuple(Station(f"s{index}", str(index), Card("")) for index in range(count)), ways, main)


def test_the_main_way_stands_in_the_first_row_in_its_order() -> None:
    found = place_stations(network(3, (Way(0, 1), Way(1, 2)), (0, 1, 2)), 11)
    assert found.places == (PlacedStation(0, 0), PlacedStation(1, 0), PlacedStation(2, 0))


def test_a_station_beside_the_main_way_stands_below_it() -> None:
    found = place_stations(network(4, (Way(0, 1), Way(1, 2), Way(0, 3)), (0, 1, 2)), 11)
    assert found.places[3] == PlacedStation(1, 1)
    assert found.is_free(1, -1, 1)
    assert not found.is_free(0, 0, 2)


def test_a_way_back_moves_nothing() -> None:
    ways = (Way(0, 1), Way(1, 2))
    assert place_stations(network(3, (*ways, Way(2, 0, "back")), (0, 1, 2)), 11) == place_stations(
        network(3, ways, (0, 1, 2)), 11
    )


def test_bands_of_equal_length_hold_what_one_cannot() -> None:
    count = 8
    ways = tuple(Way(index, index + 1) for index in range(count - 1))
    found = place_stations(network(count, ways, tuple(range(count))), 5)
    assert found.columns == 4
    assert [place.row for place in found.places] == [0] * 4 + [1] * 4


def test_a_column_holds_no_more_beside_the_main_way_than_it_may_and_no_place_two() -> None:
    count = MAX_BESIDE + 4
    found = place_stations(network(count, tuple(Way(0, end) for end in range(1, count)), (0, 1)), 11)
    assert len(found.taken) == count
    assert not found.in_block
    columns = [place.column for place in found.places[2:]]
    assert max(columns.count(column) for column in columns) == MAX_BESIDE


def test_stations_that_no_way_joins_stand_beside_each_other() -> None:
    found = place_stations(network(5, (Way(0, 1), Way(2, 3)), (0, 1)), 11)
    assert found.places == tuple(PlacedStation(column, 0) for column in range(5))


def test_a_star_of_many_ends_stands_in_a_block_and_not_each_end_in_a_row_alone() -> None:
    found = place_stations(network(21, tuple(Way(0, end) for end in range(1, 21)), (0, 1)), 11)
    assert len(found.taken) == 21
    assert found.in_block == frozenset(range(2, 21))
    assert found.rows <= 5
    assert all(place.row > 0 for place in found.places[2:])


def test_an_end_of_a_star_that_leads_on_stands_in_no_block() -> None:
    ways = (*(Way(0, end) for end in range(1, 12)), Way(11, 12))
    found = place_stations(network(13, ways, (0, 1)), 11)
    assert 11 not in found.in_block
