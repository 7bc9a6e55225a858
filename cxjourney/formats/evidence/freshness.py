"""How new a source is, as dbt found it, in a language."""

from collections.abc import Iterator
from datetime import datetime

from cxjourney.languages import Language
from cxjourney.model.evidence_record import SourceFreshness


def freshness_lines(found: SourceFreshness, words: Language) -> Iterator[str]:
    """Yield when the newest row was loaded, what dbt says of that and when it looked, and that no more is known."""
    yield words.text("evidence.dbt.newest", time=_moment(found.newest, words))
    looked = _moment(found.snapshotted, words)
    yield words.text("evidence.dbt.looked", status=found.dbt_status, time=looked)
    yield words.text("evidence.dbt.alone")


def _moment(written: str, words: Language) -> str:
    moment = datetime.fromisoformat(written)
    return words.text("evidence.moment", date=words.day(moment.date()), time=words.in_digits(f"{moment:%H:%M}"))
