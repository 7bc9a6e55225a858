"""What went dark, fell or is new between two measurements.

If it fails, data goes dark and nobody is told, or a team is woken every week by noise.
"""

from datetime import date

import pytest

from cxjourney.analysis.measurement_changes import EvidenceChange, NotCompared, journey_changes, source_changes
from cxjourney.model.evidence_record import (
    Count,
    FailedMeasurement,
    FailedSource,
    JourneyPaths,
    MeasuredJourney,
    MeasuredPlace,
    MeasuredScore,
    MeasuredSource,
    MissingParts,
    PartOfCustomers,
    Reached,
    Ties,
    Transition,
    UndeclaredPaths,
    UnknownValues,
    UnmappedValue,
    Withheld,
)

DAY = date(2026, 11, 28)
FEW = Withheld(fewer_than=10)
HIDDEN = Withheld(hidden=True)


def place(customers: Count, rows: Count | None = None) -> MeasuredPlace:
    return MeasuredPlace(rows=customers if rows is None else rows, customers=customers)


def source(**said: object) -> MeasuredSource:
    told = {
        "measured": "2026-11-21", "engine": "duckdb 2.0.1", "binding": "sha256:1", "rows": 400, "customers": 200,
        "newest": "2026-11-20T10:00:00Z", "missing": MissingParts(customer=0, time=0), "future": 0, "ignored": 0,
        "unknown": UnknownValues(rows=0),
    }  # fmt: skip
    return MeasuredSource.model_validate({**told, **said})


def changes(
    before: MeasuredSource | FailedSource | None, now: MeasuredSource | None, silent_after: int = 30
) -> list[object]:
    return list(source_changes("log", before, now, "CX905" if now is None else "", silent_after, DAY))


def kinds(
    before: MeasuredSource | FailedSource | None, now: MeasuredSource | None, silent_after: int = 30
) -> list[tuple[str, str]]:
    found = changes(before, now, silent_after)
    return [(one.kind, one.subject) for one in found if isinstance(one, EvidenceChange)]


def test_the_same_is_no_change() -> None:
    assert changes(source(), source(measured="2026-11-28", newest="2026-11-27T10:00:00Z")) == []


FALLS = {
    "a tenth fewer is noise": (200, 180, False),
    "more than a tenth fewer": (200, 179, True),
    "few are left": (200, FEW, True),
    "few are left of hardly more": (10, FEW, False),
    "nobody can say": (200, HIDDEN, False),
    "nobody could say": (HIDDEN, 20, False),
    "more": (200, 400, False),
}


@pytest.mark.parametrize(("before", "now", "told"), FALLS.values(), ids=FALLS)
def test_a_fall_is_told_by_what_can_be_said_for_sure(before: Count, now: Count, told: bool) -> None:
    was, is_ = (source(stages={"order/pays": place(count, 300)}) for count in (before, now))
    found = [(one.subject, one.place, one.before, one.now) for one in changes(was, is_)]  # type: ignore[attr-defined]
    assert found == ([("amount", "pays", before, now)] if told else [])


def test_a_source_without_customers_is_compared_by_its_rows() -> None:
    (found,) = changes(source(customers=None), source(customers=None, rows=100))
    assert isinstance(found, EvidenceChange)
    assert (found.kind, found.unit, found.before, found.now) == ("fell", "rows", 400, 100)


def test_a_stage_that_nothing_stands_for_any_more_is_dark_and_one_that_is_seen_now_is_new() -> None:
    before = source(stages={"order/looks": place(120), "order/pays": place(0)}, touchpoints={"order/form": place(40)})
    now = source(stages={"order/looks": place(0), "order/pays": place(FEW)}, touchpoints={"order/form": place(0)})
    found = [(one.kind, one.place, one.before, one.now) for one in changes(before, now)]  # type: ignore[attr-defined]
    assert found == [("dark", "looks", 120, 0), ("new", "pays", None, FEW), ("dark", "form", 40, 0)]


def test_a_source_that_fails_is_dark_once_and_new_when_it_is_back() -> None:
    failed = FailedMeasurement(on="2026-11-24", code="CX905")
    assert kinds(source(), None) == [("dark", "failed")]
    assert kinds(source(failed=failed), None) == []
    assert kinds(FailedSource(failed=failed), None) == []
    assert kinds(source(failed=failed), source()) == [("new", "back")]
    assert kinds(FailedSource(failed=failed), source()) == [("new", "source")]


def test_data_without_anything_new_is_silent_once() -> None:
    old = source(measured="2026-11-21", newest="2026-11-16T10:00:00Z")
    assert kinds(old, old.model_copy(update={"measured": "2026-11-28"}), 7) == [("dark", "silent")]
    older = source(measured="2026-11-27", newest="2026-11-16T10:00:00Z")
    assert kinds(older, older.model_copy(update={"measured": "2026-11-28"}), 7) == []


def test_another_binding_is_not_compared() -> None:
    assert changes(source(), source(binding="sha256:2", rows=1, customers=1)) == [
        NotCompared("binding", "log", None, "2026-11-21")
    ]


def score(value: float, low: float, high: float) -> MeasuredScore:
    return MeasuredScore(scale="nps", max=10, answers=100, off_scale=0, no_number=0, value=value, low=low, high=high)


def test_a_score_falls_when_it_leaves_its_interval_downwards() -> None:
    before = source(score=score(35.0, 19.9, 48.0))
    assert kinds(before, source(score=score(20.0, 5.0, 34.0))) == []
    assert kinds(before, source(score=score(19.8, 5.0, 34.0))) == [("fell", "score")]
    assert kinds(before, source(score=score(60.0, 50.0, 70.0))) == []


def test_a_value_that_nobody_has_seen_before_is_new() -> None:
    refund = UnmappedValue(value=("refund", None), rows=15)
    now = source(unknown=UnknownValues(rows=15, values=(refund,)))
    (found,) = changes(source(), now)
    assert isinstance(found, EvidenceChange)
    assert (found.kind, found.subject, found.value, found.now) == ("new", "value", "refund + ", 15)
    assert changes(now, now) == []
    others = source(unknown=UnknownValues(rows=15, others=3))
    assert changes(others, now) == [], "it may have been among those that were not told"


def part(share: float | None) -> PartOfCustomers:
    return PartOfCustomers(customers=HIDDEN if share is None else round(200 * share), share=share)


def journey(conforming: float | None = 0.9, success: float | None = 0.5, **said: object) -> MeasuredJourney:
    paths = JourneyPaths(
        rows=400, missing_customer=0, missing_time=0, future=0, ignored=0, unmapped=0, unmapped_values=(), events=400,
        customers=200, ties=Ties(pairs=0, customers=0), stages=(), transitions=said.pop("transitions", ()),
        conforming=part(conforming), complete=part(0.4), loops=part(0.0), reached=Reached(success=part(success)),
        undeclared_paths=UndeclaredPaths(distinct=0, customers=0, top=()),
        never_happened=said.pop("never", ()), unreached=(), unmeasured=(),
    )  # fmt: skip
    told = {"measured": "2026-11-21", "connection": "files", "sources": ("log",), "paths": paths}
    return MeasuredJourney.model_validate({**told, **said})


def hop(start: str, end: str, declared: bool = True) -> Transition:
    return Transition.model_validate(
        {"from": start, "to": end, "count": 20, "customers": 20, "returns": 0, "declared": declared}
    )


def test_shares_fall_by_five_points_or_not_at_all() -> None:
    assert list(journey_changes("order", journey(), journey(conforming=0.851))) == []
    (found,) = journey_changes("order", journey(), journey(conforming=0.85))
    assert isinstance(found, EvidenceChange)
    assert (found.kind, found.place, found.before, found.now) == ("fell", "conforming", 0.9, 0.85)
    assert list(journey_changes("order", journey(), journey(success=None))) == []


def test_a_step_is_dark_where_nobody_takes_it_and_new_where_it_is_not_declared() -> None:
    before = journey(transitions=(hop("looks", "orders"), hop("orders", "pays")))
    now = journey(transitions=(hop("looks", "orders"), hop("orders", "looks", declared=False), hop("looks", "pays")),
                  never=(("orders", "pays"),))  # fmt: skip
    found = [(one.kind, one.place, one.to) for one in journey_changes("order", before, now)]  # type: ignore[union-attr]
    assert found == [("dark", "orders", "pays"), ("new", "orders", "looks")]
    hidden = journey(transitions=(hop("looks", "orders"),))
    assert list(journey_changes("order", before, hidden)) == [], "a step that is not told may be taken by few"


def test_a_journey_of_other_sources_is_not_compared() -> None:
    assert list(journey_changes("order", None, journey())) == [NotCompared("never", journey="order")]
    assert list(journey_changes("order", journey(), journey(sources=("log", "survey")))) == [
        NotCompared("sources", None, "order", "2026-11-21")
    ]
