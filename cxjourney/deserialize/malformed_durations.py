"""Lengths of time that are written otherwise than the format has them: the one that was most likely meant."""

import re
from typing import NamedTuple

from cxjourney.deserialize.scale_synonyms import count_of
from cxjourney.languages.message import Message, message
from cxjourney.model.introspection import Expectation, Meant
from cxjourney.text.digits import ascii_digits
from cxjourney.text.yaml_quotes import QuotedText

_UNIT_NAMES = {
    "min": "min mins minute minutes minuto minutos minuti minuten minut minuter menit دقیقه",
    "h": "h hr hrs hour hours hora horas ora ore stunde stunden std heure heures jam timme timmar uur ساعت",
    "d": "d day days día días dia dias giorno giorni tag tage tagen jour jours hari dag dagar dagen روز",
    "w": "w wk wks week weeks semana semanas settimana settimane woche wochen semaine semaines minggu vecka veckor "
    "weken هفته",
    "m": "m mo month months mes meses mese mesi monat monate monaten mois bulan månad månader maand maanden ماه",
    "y": "y yr yrs year years año años ano anos anno anni jahr jahre jahren an ans année années tahun år jaar سال",
}
_UNITS = {name: unit for unit, names in _UNIT_NAMES.items() for name in names.split()}
"""Units as people write them, in some languages, by what the format has for them."""
_SMALLER = {"h": (60, "min"), "d": (24, "h"), "w": (7, "d"), "m": (30, "d"), "y": (12, "m")}
"""By unit, how many of a smaller one it holds: a month counts as 30 days, as in the format."""
_ADVERBS = {
    "hourly": "1h", "daily": "1d", "weekly": "1w", "fortnightly": "2w", "biweekly": "2w", "bi-weekly": "2w",
    "monthly": "1m", "quarterly": "3m", "yearly": "1y", "annually": "1y", "annual": "1y",
}  # fmt: skip
_ABOUT = re.compile(
    r"^(?:~|≈|<|>|ca\.?|circa|c\.|about|around|approx\.?|approximately|roughly|nearly|almost|every|each|once a|within|"
    r"after|at most|at least|up to|over|under|more than|less than)\s*(?=[\w~])",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?P<least>at least|over|more than|>)|up to|at most|less than|within|under|<",
    re.IGNORECASE,
)
_FIGURE = r"[0-9]{1,5}(?:[.,][0-9]+)?"
_RANGE = re.compile(rf"({_FIGURE}) ?(?:-|–|—|to|or|until) ?({_FIGURE}) ?([^\W\d]+)\.?")
_ONE = re.compile(rf"({_FIGURE}) ?([^\W\d]*)\.?")
_TWO = re.compile(r"([0-9]{1,3}) ?h(?:ours?|rs?)? ?([0-9]{1,2}) ?(?:m|min|minutes?)?|([0-9]{1,2}):([0-5][0-9])")


class TimeSpanMeant(NamedTuple):
    """What a text says of a length of time, as the format writes it; both ends where it is a range."""

    shortest: str
    longest: str


def time_span_of(value: object, units: str = "min h d w m y", bare: str = "") -> TimeSpanMeant | None:
    """Return the length of time that a text comes to, such as ``10min`` for “10 minutes”; None where to none.

    Args:
        value: What stands there.
        units: The units that will do, behind each other.
        bare: The unit of a figure without one; where it is empty, such a figure comes to nothing.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = (ascii_digits(f"{value}") or f"{value}").strip().casefold().strip("?!.")
    while about := _ABOUT.match(text):
        text = text[about.end() :]
    if two := _TWO.fullmatch(text):
        hours, minutes = (int(part or 0) for part in (two.groups()[:2] if two[1] else two.groups()[2:]))
        return _span(float(60 * hours + minutes), float(60 * hours + minutes), "min", units)
    if text in _ADVERBS:
        found = _ONE.fullmatch(_ADVERBS[text])
        return _span(float(found[1]), float(found[1]), found[2], units) if found else None
    if found := _RANGE.fullmatch(text):
        low, high = (float(end.replace(",", ".")) for end in found.groups()[:2])
        return _span(low, high, _UNITS.get(found[3], ""), units)
    if found := _ONE.fullmatch(text):
        figure = float(found[1].replace(",", "."))
        return _span(figure, figure, _UNITS.get(found[2], "") if found[2] else bare, units)
    words = text.split()
    rest = words[1:]
    name = next((word for word in rest if word not in ("a", "an", "of", "few", "couple")), "") or text
    unit = _UNITS.get(name, "") if len(name) > 2 and not (name == text and name.endswith("s")) else ""
    if "few" in rest or "couple" in rest:
        return _span(2.0, 2.0 if "couple" in rest else 3.0, unit, units)
    number = 0.5 if words[:1] == ["half"] else count_of(words[0]) if rest else 1
    return _span(float(number), float(number), unit, units) if number else None


def _span(low: float, high: float, unit: str, units: str) -> TimeSpanMeant | None:
    """Return both ends in whole numbers of a unit that will do; a larger one where none is small enough."""
    while unit in _SMALLER and not (low.is_integer() and high.is_integer()):
        count, unit = _SMALLER[unit]
        low, high = round(low * count, 6), round(high * count, 6)
    if not unit or not 0 < low <= high < 100_000:
        return None
    if unit not in units.split():
        unit, low, high = "d", 1.0, 1.0
    return TimeSpanMeant(f"{max(round(low), 1)}{unit}", f"{max(round(high), 1)}{unit}")


def stage_duration_meant(value: object) -> dict[str, str]:
    """Return the length of a stage that a text comes to, by what it is of it: ``longest`` of “up to 2 hours”.

    It is empty where the text comes to none.
    """
    span = time_span_of(value)
    if span is None:
        return {}
    if span.shortest != span.longest:
        return {"shortest": span.shortest, "longest": span.longest}
    bound = _BOUND.match(f"{value}".strip())
    if bound is None:
        return {"typical": span.longest}
    return {"shortest" if bound["least"] else "longest": span.longest}


def duration_expectation(value: object) -> Expectation:
    """Return that a length of time in days or more is expected, and which one was most likely meant."""
    return _expectation(value, "d w m y", message("advise.time.days", example="90d, 6w, 3m, 1y"))


def time_span_expectation(value: object) -> Expectation:
    """Return that a length of time, minutes and hours too, is expected, and which one was most likely meant."""
    return _expectation(value, "min h d w m y", message("advise.time.any", example="20min, 3h, 2d, 1w"))


def _expectation(value: object, units: str, otherwise: Message) -> Expectation:
    return Expectation(message("expect.time"), _advice(value, units, otherwise), _meant(value, units))


def _meant(value: object, units: str) -> Meant | None:
    """Return the length of time that a text is; None where it is a range, or too short to be written there.

    Safe is a figure with its unit: what stands around them may say more, and a figure without a unit may be any.
    """
    bare = "d" if "min" not in units else ""
    meant = time_span_of(value, units, bare)
    if meant is None or meant.shortest != meant.longest or meant != time_span_of(value, bare=bare):
        return None
    plain = _ONE.fullmatch((ascii_digits(f"{value}") or f"{value}").strip().casefold())
    return Meant(meant.longest, plain is not None and bool(plain[2]))


def _advice(value: object, units: str, otherwise: Message) -> Message:
    digits = (ascii_digits(f"{value}") or f"{value}").strip()
    is_figure = not isinstance(value, bool | QuotedText) and digits.isdecimal() and len(digits) <= 5
    in_days = "min" not in units
    meant = time_span_of(value, units, bare="d" if in_days else "")
    figure = int(digits) if is_figure else 0
    if meant is None and figure > 0:
        return message("advise.time.unit", first=f"{figure}min", others=f"{figure}h, {figure}d, {figure}w")
    if meant is None:
        return otherwise
    if meant.shortest != meant.longest:
        return message("advise.time.range", text=meant.longest)
    if isinstance(value, str) and not value.isascii() and ascii_digits(value):
        return message("advise.digits.as", digits="0–9", text=meant.longest)
    if isinstance(value, QuotedText):
        return message("advise.bare", text=meant.longest)
    return message("advise.time.in-days" if is_figure and in_days else "advise.write", text=meant.longest)
