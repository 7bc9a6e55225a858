"""Data sources and teams that come in from descriptions of data, and what these say that has no place here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import Draft, NotCarried, plain_text
from cxjourney.languages.message import message
from cxjourney.model.address import is_address
from cxjourney.text.shorten import shorten

UNKNOWN_TYPE: Mapping[str, YamlValue] = {"type": "other", "families": []}
"""What is said of data of which nobody has said what kind it is: it covers nothing until somebody does."""
_MOST = 300
_CADENCES = {
    "streaming": "continuous", "continuous": "continuous", "realtime": "continuous", "hourly": "continuous",
    "daily": "daily", "p1d": "daily", "1d": "daily", "24h": "daily", "weekly": "weekly", "p1w": "weekly",
    "p7d": "weekly", "1w": "weekly", "7d": "weekly", "monthly": "monthly", "p1m": "monthly",
    "quarterly": "quarterly", "p3m": "quarterly", "yearly": "yearly", "annually": "yearly",
    "p1y": "yearly", "1y": "yearly",
}  # fmt: skip
"""How often data comes, as others write it, and the word for it here."""
_UNITS = {
    "d": "d", "day": "d", "days": "d", "w": "w", "week": "w", "weeks": "w", "month": "m", "months": "m",
    "y": "y", "yr": "y", "year": "y", "years": "y",
}  # fmt: skip


@dataclass
class SourceCatalogue:
    """What has come in so far.

    Attributes:
        type: What kind of data all of it is, where somebody has said so.
        sources: Data sources, by id.
        teams: Teams, by id.
        not_carried: What has no place here.
    """

    type: str | None = None
    sources: dict[str, dict[str, YamlValue]] = field(default_factory=dict)
    teams: dict[str, dict[str, YamlValue]] = field(default_factory=dict)
    not_carried: list[NotCarried] = field(default_factory=list)

    def add(self, title: str, said: Mapping[str, YamlValue]) -> None:
        """Take in a data source; what is said of it with nothing in it is left out."""
        kind: Mapping[str, YamlValue] = {"type": self.type} if self.type else UNKNOWN_TYPE
        id_ = free_id(title, "source", len(self.sources) + 1, self.sources)
        self.sources[id_] = {"title": title, **kind, **{key: value for key, value in said.items() if value}}

    def team(self, name: object, contact: object = None) -> str | None:
        """Return the id of the team of a name; None where none is said."""
        title = text_of(name)
        if not title:
            return None
        id_ = next((one for one, said in self.teams.items() if said["title"] == title), None)
        id_ = id_ or free_id(title, "team", len(self.teams) + 1, self.teams)
        self.teams.setdefault(id_, {"title": title})
        if text_of(contact):
            self.teams[id_].setdefault("contact", text_of(contact))
        return id_

    def leave(self, file: str, line: int, what: str, why: str = "") -> None:
        """List what has no place here."""
        shown = shorten(plain_text(what), 120)
        self.not_carried.append(NotCarried(file, line, shown, why or message("import.no-place")))

    def draft(self) -> Draft:
        """Return all of it."""
        definitions = {"teams": self.teams, "data_sources": self.sources}
        return Draft([], {}, self.not_carried, {key: some for key, some in definitions.items() if some})


def text_of(value: object) -> str:
    """Return a text on one line; empty where something else stands there."""
    return shorten(plain_text(value), _MOST) if isinstance(value, str) else ""


def link_of(value: object) -> str:
    """Return an address as it may stand in a link; empty where it may not."""
    return value if isinstance(value, str) and is_address(value) else ""


def cadence_of(value: object) -> str:
    """Return the word for how often data comes; empty where there is none."""
    return _CADENCES.get(value.strip().casefold().replace(" ", ""), "") if isinstance(value, str) else ""


def duration_of(count: object, unit: object) -> str:
    """Return a length of time of whole days, such as ``2d``; empty where it is none."""
    if isinstance(count, str) and count.isascii() and count.isdigit():
        count = int(count)
    short = unit.strip().casefold() if isinstance(unit, str) else ""
    if not isinstance(count, int) or isinstance(count, bool) or not 0 < count < 100_000:
        return ""
    if short in ("hour", "hours", "h"):
        return f"{count // 24}d" if count % 24 == 0 else ""
    return f"{count}{_UNITS[short]}" if short in _UNITS else ""


def written_duration(value: object) -> str:
    """Return the length of time that a text says, such as ``48h`` or ``P2D``; empty where it is none of whole days."""
    text = value.strip() if isinstance(value, str) else ""
    found = re.fullmatch(r"(?:P(?:T(?=\d+H))?)?(\d{1,5}) ?([A-Za-z]+)", text)
    if not found:
        return ""
    is_month = found[2] == "M" and text.startswith("P")  # elsewhere it may be a minute
    return duration_of(found[1], "month" if is_month else found[2])
