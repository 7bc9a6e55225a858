"""Regular expressions by which both dialects know whole numbers, numbers, times and zones in text."""

import re
from collections.abc import Sequence

from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

WHOLE = r"^\s*[+-]?[0-9]{1,18}\s*$"
"""A whole number that fits into 64 bits."""
NUMBER = r"^\s*[+-]?(?:[0-9]{1,18}(?:[.][0-9]{0,18})?|[.][0-9]{1,18})(?:[eE][+-]?[0-9]{1,2})?\s*$"
"""A number."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"  # looking ahead takes PostgreSQL five times as long
"""A year of four figures; 26-11-28 is no day, since nobody can say which of the three is the year."""
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_PARTS = "[0-5]?[0-9](?::[0-5]?[0-9](?:[.][0-9]{1,9})?)?"
_CLOCK = f"(?:[01]?[0-9]|2[0-3]):{_PARTS}|24:00(?::00)?"
_HALF_DAY = f"(?:0?[1-9]|1[0-2]):{_PARTS} [ap]m"
_ZONE = "(?:Z|UTC|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)"


def _day(by_name: bool) -> str:
    """Return the pattern for a day that there is; months may have names."""

    def months(*numbers: int) -> str:
        written = "|".join(f"{'0?' if number < 10 else ''}{number}" for number in numbers)
        return "|".join((written, *(_MONTHS[number - 1] for number in numbers))) if by_name else written

    days = (
        f"{YEAR}[-/](?:{months(1, 3, 5, 7, 8, 10, 12)})[-/](?:0?[1-9]|[12][0-9]|3[01])",
        f"{YEAR}[-/](?:{months(4, 6, 9, 11)})[-/](?:0?[1-9]|[12][0-9]|30)",
        f"{YEAR}[-/](?:{months(2)})[-/](?:0?[1-9]|1[0-9]|2[0-8])",
        f"{_LEAP}[-/](?:{months(2)})[-/]29",
    )
    return f"(?:{'|'.join(days)})"


TIME = rf"^\s*{_day(by_name=False)}(?:[T ](?:{_CLOCK})(?:\s*{_ZONE})?)?\s*$"
"""A day that there is as ISO 8601 writes it, alone or with a time, and that alone or with its distance from UTC."""
REARRANGED = rf"(?i)^{_day(by_name=True)} (?:{_CLOCK}|{_HALF_DAY}){_ZONE}?$"
"""The same as `rearranged` makes it of others: months can have their English names, and hours AM or PM."""
ZONED = rf":.*{_ZONE}\s*$"
"""What of these has its distance from UTC."""

_SIGNS = {
    "Y": "([0-9]{4})", "y": "([0-9]{2})", "m": "(0?[1-9]|1[0-2])", "b": f"({'|'.join(_MONTHS)})[a-z]*",
    "d": "([0-9]{1,2})", "H": "([0-9]{1,2})", "I": "([0-9]{1,2})", "M": "([0-9]{1,2})", "S": "([0-9]{1,2})",
    "f": "([0-9]{1,9})", "p": "([ap]m)", "z": f"({_ZONE})",
}  # fmt: skip
_KNOWN = "%Y %y %m %b %B %d %a %A %H %I %M %S %f %p %z %F %D %T %R"
_WEEKDAY = "[^0-9 ,]+"
_LONGER = {"F": "%Y-%m-%d", "T": "%H:%M:%S", "D": "%m/%d/%y", "R": "%H:%M"}


def spelled_out(form: str) -> str:
    """Return a form of times without the signs that stand for several others."""
    return re.sub(r"%([FTDR%])", lambda found: _LONGER.get(found[1], found[0]), form)


def rearranged(form: str) -> Sequence[tuple[str, str]]:
    r"""Return patterns for times of a form, each with what it makes of them: ISO 8601, its parts as ``\1`` to ``\9``.

    Args:
        form: Signs for the parts of a time, such as ``%d/%m/%Y %H:%M``.

    Raises:
        EvidenceFault: It has a sign that isn't known here, or doesn't tell the day.
    """
    whole = spelled_out(form).replace("%B", "%b")
    pattern, places = "", dict[str, str]()
    for sign, plain in re.findall(r"%-?([A-Za-z%])|(.)", whole, re.DOTALL):
        if sign in ("a", "A"):
            pattern += _WEEKDAY
            continue
        if sign in ("", "%"):
            pattern += re.sub(r"([^\w\s])", r"\\\1", plain or "%")
            continue
        if sign not in _SIGNS or sign in places:
            raise _unknown(form)
        places[sign] = f"\\{len(places) + 1}"
        pattern += _SIGNS[sign]
    month = places.get("m") or places.get("b")
    if len(places) > 9 or "d" not in places or month is None or not {"Y", "y"} & places.keys():
        raise _unknown(form)
    clock = f"{places.get('H') or places.get('I') or '0'}:{places.get('M', '0')}:{places.get('S', '0')}"
    clock += f".{places['f']}" if "f" in places else ""
    clock += f" {places['p']}" if "p" in places and "H" not in places else ""
    rest = f"-{month}-{places['d']} {clock}{places.get('z', '')}"
    if "Y" in places:
        return [(_anchored(pattern), places["Y"] + rest)]
    by_century = (("20", "((?:[0-5][0-9]|6[0-8]))"), ("19", "((?:69|[7-9][0-9]))"))
    return [(_anchored(pattern.replace(_SIGNS["y"], years, 1)), century + places["y"] + rest)
            for century, years in by_century]  # fmt: skip


def _anchored(pattern: str) -> str:
    return rf"(?i)^\s*{pattern}\s*$"


def _unknown(form: str) -> EvidenceFault:
    wrong = message("evidence.no-form", form=escape_unseen(form))
    return EvidenceFault("CX907", wrong, message("evidence.no-form.help", signs=_KNOWN))
