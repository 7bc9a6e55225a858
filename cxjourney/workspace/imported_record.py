"""What a source said when it was imported last: kept beside what came in, so that its changes are known from people's.

The record is a file that anybody can edit. It says nothing of the journeys; it only tells who changed what.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from cxjourney.deserialize.untrusted_json import NotJsonError, load_json
from cxjourney.edit.patch import YamlValue
from cxjourney.files.text_file import Bounds

IMPORTED_NAME = "imported.json"
"""The name of the record, in the folder that something was imported into."""
IMPORTED_BOUNDS = Bounds(200_000_000, 64, 20_000_000)
"""How large the record may be: all that has come in stands in it."""
_VERSION = 1
Says = Mapping[str, YamlValue]


class ImportedJourney(NamedTuple):
    """A journey as it came in.

    Attributes:
        file: The file that it came from.
        says: What that said.
        form: What the file was read as; empty where nobody wrote it down.
    """

    file: str
    says: Says
    form: str = ""


@dataclass(frozen=True)
class ImportedRecord:
    """What has come in.

    Attributes:
        journeys: By the ids that they have here.
        definitions: By the attribute of a catalogue that defines it, and by its id here, what came with them.
        documents: Whole files that came in, by their paths from the folder of the record.
        origins: Of definitions, likewise, the files of which they came; nothing of those of which that wasn't kept.
    """

    journeys: dict[str, ImportedJourney] = field(default_factory=dict)
    definitions: dict[str, dict[str, Says]] = field(default_factory=dict)
    documents: dict[str, Says] = field(default_factory=dict)
    origins: dict[str, dict[str, Sequence[str]]] = field(default_factory=dict)

    def add(self, id_: str, came: ImportedJourney) -> None:
        """Take in what a source says of a journey now."""
        self.journeys[id_] = came

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come in."""
        return not self.journeys and not self.documents and not any(self.definitions.values())

    def text(self) -> str:
        """Return it as its file holds it."""
        content = {
            "version": _VERSION,
            "journeys": {
                id_: {"file": one.file, **({"read_as": one.form} if one.form else {}), "says": one.says}
                for id_, one in self.journeys.items()
            },
            **{key: some for key, some in self.definitions.items() if some},
            **({"files": self.documents} if self.documents else {}),
            **({"from": origins} if (origins := {key: some for key, some in self.origins.items() if some}) else {}),
        }
        return json.dumps(content, ensure_ascii=True, indent=1) + "\n"


NOTHING_IMPORTED = ImportedRecord()


def parse_imported(text: str) -> ImportedRecord | None:
    """Return the record that a text holds; None where it holds none."""
    try:
        data = load_json(text, IMPORTED_BOUNDS)
    except NotJsonError:
        return None
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return None
    journeys, definitions = data.get("journeys"), {key: data.get(key, {}) for key in _DEFINED}
    documents = data.get("files", {})
    if not isinstance(journeys, dict) or not all(map(_holds_entities, (documents, *definitions.values()))):
        return None
    if not all(
        isinstance(one, dict)
        and isinstance(one.get("file"), str)
        and isinstance(one.get("says"), dict)
        and isinstance(one.get("read_as", ""), str)
        for one in journeys.values()
    ):
        return None
    came = {id_: ImportedJourney(one["file"], one["says"], one.get("read_as", "")) for id_, one in journeys.items()}
    return ImportedRecord(came, cast("dict[str, dict[str, Says]]", definitions), documents, _origins(data.get("from")))


def _origins(some: object) -> dict[str, dict[str, Sequence[str]]]:
    """Return the files that definitions came of; what is written otherwise is passed over."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for key, by_id in some.items() if isinstance(some, dict) else ():
        for id_, files in by_id.items() if isinstance(by_id, dict) else ():
            if isinstance(files, list) and all(isinstance(one, str) for one in files):
                found.setdefault(key, {})[id_] = files
    return found


_DEFINED = ("personas", "teams", "data_sources", "channels")


def _holds_entities(some: object) -> bool:
    return isinstance(some, dict) and all(isinstance(one, dict) for one in some.values())
