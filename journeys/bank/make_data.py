"""Makes the data behind the bank account: the app's events and a survey, both invented, the same at every run.

The bank is invented, and so is this. It is made so that most of it bears out what `open-current-account.yaml` claims,
and three things don't: far more go back from the photo check to the form than the map says, four in ten never move
their wages and standing orders, and customers would recommend the bank less than the map says.

    python journeys/bank/make_data.py
    cxjourney evidence paths open-current-account journeys
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

SEED, APPLICANTS = 2026, 1_800
BEGINNING, END = datetime(2026, 8, 1, 6, tzinfo=UTC), datetime(2026, 11, 20, 22, tzinfo=UTC)
FOLDER = Path(__file__).parent / "data"
FORM, PHOTO, CARD, MOVED, SETTLED, CLOSED = (
    "form_started",
    "photo_check_started",
    "card_activated",
    "standing_order_moved",
    "account_30_days",
    "application_closed",
)
NEXT = {
    FORM: ((PHOTO, 0.73, 0.01), (CARD, 0.17, 6), (CLOSED, 0.1, 14)),
    PHOTO: ((CARD, 0.64, 5), (FORM, 0.19, 0.02), (CARD, 0.12, 8), (CLOSED, 0.05, 10)),
    CARD: ((MOVED, 0.58, 9), (SETTLED, 0.42, 25)),
    MOVED: ((SETTLED, 1.0, 16),),
}
"""By event, which one comes next, for which share, and after how many days in the middle."""
MARKS = {10: 0.16, 9: 0.21, 8: 0.2, 7: 0.12, 6: 0.1, 5: 0.08, 4: 0.05, 3: 0.04, 2: 0.02, 1: 0.01, 0: 0.01}
"""How often each mark is given in answer to whether somebody would recommend the bank."""


def journeys(chance: Random) -> Iterator[tuple[str, str, datetime]]:
    """Yield who did what, and when, applicant by applicant; what would come after the end is not known yet."""
    for number in range(APPLICANTS):
        moment = BEGINNING + timedelta(seconds=chance.randrange(int((END - BEGINNING).total_seconds())))
        event: str | None = FORM
        while event is not None and moment <= END:
            yield f"c{number:05}", event, moment
            ways = NEXT.get(event, ())
            way = chance.choices(ways, [share for _, share, _ in ways])[0] if ways else None
            event = way[0] if way else None
            moment += timedelta(days=way[2] * chance.uniform(0.5, 1.5)) if way else timedelta()


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as CSV."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def main() -> None:
    """Write both tables."""
    chance = Random(SEED)  # noqa: S311  it is to be the same at every run
    FOLDER.mkdir(exist_ok=True)
    events = sorted(journeys(chance), key=lambda one: (one[2], one[0]))
    told = [(who, what, f"{when:%Y-%m-%dT%H:%M:%S.%f}Z", number) for number, (who, what, when) in enumerate(events)]
    write("account-events.csv", ("customer", "event", "at", "number"), told)
    settled = [(who, when) for who, what, when in events if what == SETTLED]
    answers = [
        (who, chance.choices([*MARKS], [*MARKS.values()])[0], f"{when + timedelta(days=1):%Y-%m-%d}")
        for who, when in settled
        if chance.random() < 0.45
    ]
    write("welcome-nps.csv", ("customer", "recommend", "answered"), answers)


if __name__ == "__main__":
    main()
