"""Answers to a question with a scale, as figures: against figures worked out by hand, and by other people's formulas.

If it fails, evidence and the map disagree on a score, or a survey tells what one person answered.
"""

import pytest

from cxjourney.evidence.scores import measured_score
from cxjourney.model.bound_score import BoundScore
from cxjourney.model.evidence_record import MeasuredScore, Withheld


def score(answers: dict[str, int], scale: str = "nps", min_group: int = 1, most: int | None = None) -> MeasuredScore:
    written = {"column": "q", "scale": scale} | ({"max": most} if most else {})
    return measured_score(answers.items(), BoundScore.model_validate(written), min_group)


def test_the_net_promoter_score_has_the_interval_of_the_design() -> None:
    found = score({"10": 30, "9": 20, "8": 35, "6": 10, "0": 5})
    assert (found.value, found.low, found.high, found.answers) == (35.0, 19.9, 48.0, 100)
    assert found.mean == 8.2  # (300 + 180 + 280 + 60 + 0) / 100
    assert found.counts == {"0": 5, "6": 10, "8": 35, "9": 20, "10": 30}


@pytest.mark.parametrize(
    ("answer", "scale", "ends"), [("10", "nps", (None, 100)), ("0", "nps", (-100, None)), ("5", "csat", (None, 100))]
)
def test_an_interval_ends_where_the_scale_ends(answer: str, scale: str, ends: tuple[int | None, int | None]) -> None:
    found = score({answer: 15}, scale)
    assert all(end in (None, told) for end, told in zip(ends, (found.low, found.high), strict=True))


def test_satisfaction_is_the_share_of_the_best_two_marks() -> None:
    found = score({"5": 90, "4": 50, "3": 40, "1": 20}, "csat")
    assert (found.value, found.low, found.high, found.max) == (70.0, 63.3, 75.9, 5)


@pytest.mark.parametrize(
    ("most", "answers", "value"), [(7, {"7": 1, "6": 1, "5": 2}, 50.0), (10, {"10": 3, "8": 1}, 75.0)]
)
def test_satisfaction_on_another_scale(most: int, answers: dict[str, int], value: float) -> None:
    assert score(answers, "csat", most=most).value == value


def test_effort_is_a_mean_and_the_share_of_those_who_agree() -> None:
    found = score({"1": 10, "4": 10, "5": 10, "7": 10}, "ces")
    assert (found.value, found.mean, found.agreeing) == (4.2, 4.25, 0.5)
    # the squares of the distances from the mean add up to 187.5: 4.25 ± 1.96 · √(187.5 / 39 / 40)
    assert (found.low, found.high) == (3.6, 4.9)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("10", "answers"), ("10.0", "answers"), (" 9 ", "answers"), ("11", "off_scale"), ("-1", "off_scale"),
        ("7.5", "off_scale"), ("1e1", "no_number"), ("٩", "no_number"), ("good", "no_number"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_an_answer_is_read_alike_whatever_engine_gives_it(answer: str, told: str) -> None:
    found = score({answer: 3})
    counted = {"answers": found.answers, "off_scale": found.off_scale, "no_number": found.no_number}
    assert counted == {"answers": 0, "off_scale": 0, "no_number": 0} | ({told: 3} if told else {})


def test_one_mark_written_in_two_ways_is_one_mark() -> None:
    assert score({"9": 2, "9.0": 3}).counts == {"9": 5}


def test_few_answers_are_not_told() -> None:
    found = score({"10": 5, "0": 4}, min_group=10)
    assert found.answers == Withheld(fewer_than=10)
    assert (found.value, found.low, found.high, found.mean, found.counts) == (None, None, None, None, None)


def test_of_a_mark_that_few_gave_the_counts_are_not_told_and_the_score_is() -> None:
    found = score({"10": 50, "8": 12, "6": 7, "0": 9}, min_group=10)
    assert found.counts is None
    assert (found.answers, found.value) == (78, 43.6)


@pytest.mark.parametrize(
    ("scale", "answers"),
    [
        ("nps", [{"10": 30, "8": 10 - few, "0": few} for few in range(1, 10)]),
        ("nps", [{"10": 25, "8": 15 - few, "0": few} for few in range(1, 6)]),
        ("nps", [{"10": 100 - few, "5": few} for few in range(1, 10)]),
        ("nps", [{"10": few, "8": 200, "5": 20 - few} for few in range(1, 10)]),
        ("csat", [{"5": 40 - few, "1": few} for few in range(1, 10)]),
        ("csat", [{"5": few, "3": 60 - few} for few in range(1, 10)]),
    ],
)
def test_of_a_class_of_few_a_score_tells_only_how_few_they_may_be(scale: str, answers: list[dict[str, int]]) -> None:
    told = {score(one, scale, 10).model_dump_json() for one in answers}
    assert len(told) == 1
    found, exact = score(answers[0], scale, 10), [score(one, scale, 1) for one in answers]
    assert (found.value, found.mean, found.counts) == (None, None, None)
    assert found.low == min(one.low or 0 for one in exact)
    assert found.high == max(one.high or 0 for one in exact)


def test_of_effort_whole_marks_are_told_where_few_differ() -> None:
    found = score({"7": 30, "6": 10, "2": 3}, "ces", 10)
    assert (found.low, found.high, found.value, found.mean, found.agreeing) == (6, 7, None, None, None)


def test_no_answer_makes_no_score() -> None:
    found = score({})
    assert (found.answers, found.value, found.counts) == (0, None, None)
