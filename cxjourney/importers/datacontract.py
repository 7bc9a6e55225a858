"""Data contracts -> data sources: the Data Contract Specification, and the Open Data Contract Standard, version 3.

A contract is one source. It says who keeps the data and how new that is to be, and not what it tells of customers.
"""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from cxjourney.edit.patch import YamlValue
from cxjourney.files.text_file import TextFile
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.importers.source_catalogue import (
    SourceCatalogue,
    cadence_of,
    duration_of,
    link_of,
    text_of,
    written_duration,
)
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath, Document, parse

_SPECIFICATION = re.compile(r"(?:0\.9|1\.[0-9]+)(?:\.[0-9]+)?")
_STANDARD = re.compile(r"v?3\.[0-9]+\.[0-9]+")
_SPECIFIED = "dataContractSpecification: 0.9, 1"
_STANDARDISED = "kind: DataContract, apiVersion: v3"
"""What the contracts that are read say of themselves."""
_DAYS = {"1": "daily", "7": "weekly"}


def read(sources: Sequence[TextFile], options: ImportOptions) -> Draft:
    """Return data contracts as data sources."""
    found = SourceCatalogue(options.type)
    for source in sources:
        document = parse(source)
        if not isinstance(document, Document):
            first = document[0]
            found.leave(source.name, source.span(first.start, first.end).line, source.name, first.message)
            continue
        contract = _Contract(document, found)
        data = document.data if isinstance(document.data, dict) else {}
        if _SPECIFICATION.fullmatch(f"{data.get('dataContractSpecification')}"):
            contract.read_specification()
        elif data.get("kind") == "DataContract" and _STANDARD.fullmatch(f"{data.get('apiVersion')}"):
            contract.read_standard()
        else:
            found.leave(
                source.name, 1, source.name, message("import.contract.other", first=_SPECIFIED, second=_STANDARDISED)
            )
    return found.draft()


class _Contract:
    def __init__(self, document: Document, found: SourceCatalogue) -> None:
        self.document, self.found = document, found

    def read_specification(self) -> None:
        """Take in a contract of the Data Contract Specification."""
        title = self._text("info", "title") or self._text("id") or self.document.source.name
        contact = self._text("info", "contact", "email") or self._text("info", "contact", "name")
        said: dict[str, YamlValue] = {"owner": self.found.team(self._at("info", "owner"), contact)}
        frequency = ("servicelevels", "frequency")
        told = self._at(*frequency, "interval") or (
            "streaming" if self._at(*frequency, "type") == "streaming" else None
        )
        said["cadence"] = self._known(cadence_of(told), told, title, (*frequency, "interval"))
        if told is None and self._at(*frequency, "cron"):
            self._known("", self._at(*frequency, "cron"), title, (*frequency, "cron"))
        limit = self._at("servicelevels", "freshness", "threshold")
        path: DataPath = ("servicelevels", "freshness", "threshold")
        said["warn_after"] = self._known(written_duration(limit), limit, title, path)
        said["link"] = self._link(title, ("links",), ("info", "links"))
        said["x-description"] = self._text("info", "description")
        said["x-contract"] = self._text("id")
        said["x-status"] = self._text("info", "status")
        self.found.add(title, said)

    def read_standard(self) -> None:
        """Take in a contract of the Open Data Contract Standard."""
        title = self._text("name") or self._text("dataProduct") or self._text("id") or self.document.source.name
        team = self._at("team", "name") if isinstance(self._at("team"), dict) else None
        said: dict[str, YamlValue] = {"owner": self.found.team(team)}
        if isinstance(self._at("team"), list):  # people, as before version 3.1, and no team
            line = self._line(("team",))
            self.found.leave(self.document.source.name, line, f"{title}: team", message("import.no-team"))
        for index, one in enumerate(cast("list[object]", self._list("slaProperties"))):
            self._sla(one if isinstance(one, dict) else {}, index, title, said)
        said["link"] = self._link(title, ("authoritativeDefinitions",))
        description = self._at("description")
        told = self._text("description", "purpose") if isinstance(description, dict) else text_of(description)
        said["x-description"] = told
        said["x-contract"] = self._text("id")
        said["x-status"] = self._text("status")
        self.found.add(title, said)

    def _sla(self, one: Mapping[str, object], index: int, title: str, said: dict[str, YamlValue]) -> None:
        value, unit, path = one.get("value"), one.get("unit"), ("slaProperties", index)
        told = None if value is None else f"{value} {unit or ''}".strip()
        if one.get("property") in ("frequency", "fy") and "cadence" not in said:
            days = _DAYS.get(f"{value}") if duration_of(value, unit).endswith("d") else ""
            said["cadence"] = self._known(days or cadence_of(f"{value}{duration_of(1, unit)[1:]}"), told, title, path)
        elif one.get("property") in ("latency", "ly") and "warn_after" not in said:
            said["warn_after"] = self._known(duration_of(value, unit), told, title, path)

    def _known(self, word: str, told: object, title: str, path: DataPath) -> str:
        """Return a word that was found; where there is none for what is told, list that."""
        if told is not None and not word:
            what = f"{title}: {'.'.join(map(str, path))}: {told}"
            why = message("import.not-days") if "freshness" in path else ""
            self.found.leave(self.document.source.name, self._line(path), what, why)
        return word

    def _link(self, title: str, *paths: DataPath) -> str:
        """Return the first address among links; the others are listed."""
        told: list[tuple[DataPath, object]] = []
        for path in paths:
            value = self._at(*path)
            if isinstance(value, dict):
                told += [((*path, key), one) for key, one in value.items()]
            elif isinstance(value, list):
                told += [((*path, i), one.get("url")) for i, one in enumerate(value) if isinstance(one, dict)]
        link = ""
        for path, one in told:
            if not link and link_of(one):
                link = link_of(one)
            else:
                self._known("", one, title, path)
        return link

    def _at(self, *path: str | int) -> object:
        value: object = self.document.data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def _list(self, key: str) -> object:
        value = self._at(key)
        return value if isinstance(value, list) else []

    def _text(self, *path: str) -> str:
        return text_of(self._at(*path))

    def _line(self, path: DataPath) -> int:
        return self.document.span(path).line
