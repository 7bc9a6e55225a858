"""Lengths of time, days and ids.

If it fails, a day that does not exist is taken, or an id that can be typed nowhere else.
"""

from datetime import date

import pytest
from pydantic import ValidationError

from cxjourney.model import Persona, Review, StageDuration
from cxjourney.model.fields import is_slug, minutes


@pytest.mark.parametrize(
    ("text", "days"), [("1d", 1), ("90d", 90), ("6w", 42), ("3m", 90), ("1y", 365), ("2y", 730), ("99999d", 99999)]
)
def test_durations_in_days(text: str, days: int) -> None:
    assert Review.model_validate({"every": text}).every == days


@pytest.mark.parametrize("text", ["", "d", "0d", "-1d", "1.5m", "90", "90 d", "90D", "1w2d", "90d\n", "۹۰d", "100000d"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate({"every": text})


@pytest.mark.parametrize("text", ["1990-01-01", "2100-12-31", "2024-02-29"])
def test_days_are_read(text: str) -> None:
    assert Review.model_validate({"last": text}).last == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    ["1989-12-31", "2101-01-01", "2025-02-29", "2026-1-1", "20260101", "2026-W01-1", "2026-01-01\n", "۲۰۲۶-۰۱-۰۱"],
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate({"last": text})


@pytest.mark.parametrize("text", ["a", "a-b", "1a", "a1", "12-a", "a" * 64, "nulls", "xy", "x1-a"])
def test_what_is_an_id(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "12",
        "1-2",
        "a" * 65,
        "null",
        "true",
        "false",
        "x-a",
        "é",
        "a b",
        "a\n",
        "..",
        "a/b",
        "۱a",
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example",
        "https://a.example/",
        "https://a.example:8443/b?c=d@e#f",
        "https://intranet/wiki",
        "https://[::1]/a",
        "https://[2001:db8::1]:8443",
        "https://münchen.example/straße",
        "https://مثال.example/راهنما",
        "https://a.example/b[1]?c={d}",
    ],
)
def test_addresses_are_read(text: str) -> None:
    assert Persona.model_validate({"title": "P", "link": text}).link == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https",
        "https://",
        "https:///a",
        "https://?a",
        "https://#a",
        "https://:443",
        "https://.",
        "https://a b",
        "https://a.example/b c",
        "https://a.example\n",
        " https://a.example",
        "https://[::1",
        "https://::1]",
        "https://[]",
        "https://[1.2.3.4]",
        "https://[12345::1]",
        "https://a.example[b]",
        "https://a.example:",
        "https://a.example:b",
        "https://a.example:65536",
        "https://a.example:-1",
        "https://bank.example@evil.example",
        "https://bank.example\\@evil.example",
        "https://bank.example:443@evil.example",
        "https://bank.example\\.evil.example",
        "https://evil.example℀bank.example",
        "https://a%2eexample",
        "https://<b>",
        "http://a.example",
        "HTTPS:a.example",
        "javascript://https://a.example",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValidationError):
        Persona.model_validate({"title": "P", "link": text})


def test_lengths_of_time_in_minutes() -> None:
    assert [minutes(text) for text in ("1min", "90min", "2h", "1d", "2w", "1m", "1y")] == [
        1,
        90,
        120,
        1440,
        20_160,
        43_200,
        525_600,
    ]


@pytest.mark.parametrize(
    "said", [{"shortest": "1h", "typical": "60min", "longest": "1h"}, {"shortest": "1min", "longest": "1m"}, {}]
)
def test_durations_in_order(said: dict[str, str]) -> None:
    assert StageDuration.model_validate(said).longest == said.get("longest")
