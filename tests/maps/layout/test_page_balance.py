"""Lanes that go on from one page to the next: only where else there is a page more, or one half empty.

If it fails, half of a lane stands on the next page for no reason, or maps have more pages than they need.
"""

from cxjourney.maps.layout.page_balance import balance
from cxjourney.maps.layout.page_filling import NO_LIMITS, Limits, PageSet

LANES = ((0, "touchpoints"), (1, "barriers"))


def page_set(divided: tuple[tuple[int, str], ...], filled: tuple[float, ...]) -> PageSet:
    return PageSet(((),) * len(filled), True, 2, filled, False, divided)


def test_lanes_stay_whole_where_that_takes_no_page_more() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set(tuple(lane for lane in LANES if lane not in limits.whole), (0.9, 0.8, 0.4))

    assert balance(lay_out, lay_out(NO_LIMITS)).divided == ()


def test_a_lane_goes_on_where_keeping_it_whole_takes_a_page_more() -> None:
    def lay_out(limits: Limits) -> PageSet:
        filled = (0.9, 0.8, 0.4, 0.3) if LANES[0] in limits.whole else (0.9, 0.8, 0.4)
        return page_set(tuple(lane for lane in LANES if lane not in limits.whole), filled)

    found = balance(lay_out, lay_out(NO_LIMITS))
    assert found.divided == LANES[:1], "the other one is kept whole all the same"
    assert len(found.pages) == 3


def test_a_lane_goes_on_where_a_page_would_be_left_half_empty() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set(LANES[1:], (0.9, 0.8, 0.4)) if not limits.whole else page_set((), (0.9, 0.3, 0.9))

    assert balance(lay_out, lay_out(NO_LIMITS)).divided == LANES[1:]


def test_no_lane_goes_on_so_that_a_page_is_fuller() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set(LANES[:1], (0.9, 0.7, 0.5)) if limits.rows else page_set((), (0.9, 0.4, 0.9))

    assert balance(lay_out, lay_out(NO_LIMITS)).divided == ()


def test_pages_are_filled_evenly_where_no_lane_goes_on_for_that() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set((), (0.9, 0.7, 0.5) if limits.rows else (0.9, 0.4, 0.9))

    assert balance(lay_out, lay_out(NO_LIMITS)).filled == (0.9, 0.7, 0.5)


def test_cards_go_on_together_only_where_no_lane_goes_on_more_for_that() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set(LANES if limits.together > 1 else LANES[:1], (0.9, 0.8, 0.4))

    assert balance(lay_out, lay_out(NO_LIMITS)).divided == LANES[:1]


def test_a_page_that_is_left_half_empty_takes_over_something_of_the_page_before_it() -> None:
    def lay_out(limits: Limits) -> PageSet:
        before, own = limits.pages.get(1, 1.0), limits.pages.get(2, 1.0)
        if before <= 0.76:
            return page_set((), (0.9, 0.5, 0.8, 0.7))._replace(has_lone_legend=own > 0.9)
        return page_set((), (0.9, 0.8, 0.3, 0.7))

    found = balance(lay_out, lay_out(NO_LIMITS))
    assert (found.filled, found.has_lone_legend) == ((0.9, 0.5, 0.8, 0.7), False)


def test_a_page_stays_half_empty_where_the_one_before_it_would_be_left_so() -> None:
    def lay_out(limits: Limits) -> PageSet:
        return page_set((), (0.9, 0.3, 0.9, 0.7) if limits.pages else (0.9, 0.9, 0.3, 0.7))

    assert balance(lay_out, lay_out(NO_LIMITS)).filled == (0.9, 0.9, 0.3, 0.7)
