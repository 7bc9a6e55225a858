"""What an import comes to: journeys and personas that a file is written of, and what had no home in them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.workspace.arrival import RESERVED_IDS as RESERVED_IDS
from cxjourney.workspace.arrival import Arrival, Incoming
from cxjourney.workspace.joined_ids import Said

if TYPE_CHECKING:
    from cxjourney.importers.table_choices import TableChoices


class NotCarried(NamedTuple):
    """Something that a source says and no journey does: where, what, and why."""

    file: str
    line: int
    what: str
    why: str


class Understood(NamedTuple):
    """What a heading of a table was taken for.

    Attributes:
        file: The file.
        table: The line at which the table begins.
        line: The line of the heading.
        heading: The heading, as written.
        lane: The lane.
        first: What stands first in it.
        is_more: Whether the table goes on with the journey of the one before.
    """

    file: str
    table: int
    line: int
    heading: str
    lane: str
    first: str
    is_more: bool = False


class DraftJourney(NamedTuple):
    """A journey as it is to be written.

    Attributes:
        id: Its id, and the name of its file.
        file: The file that it comes from.
        line: Where it begins there.
        data: What its file is to say.
    """

    id: str
    file: str
    line: int
    data: Mapping[str, YamlValue]

    @property
    def name(self) -> str:
        """The name of its own file."""
        return f"{self.id}.yaml"


class ImportOptions(NamedTuple):
    """How journeys are imported.

    Attributes:
        language: The tag of the language that they are written in; None where nobody said.
        table: What was chosen of tables; None where nothing was.
        type: What kind of data all sources are that come in; None where nobody said.
        paths: By what they are mapped to, the pointers of what a JSON file says.
    """

    language: str | None = None
    table: "TableChoices | None" = None
    type: str | None = None
    paths: Mapping[str, str] = {}


@dataclass
class Personas:
    """The personas of a catalogue that is to be, by id, each with its title."""

    titles: dict[str, str] = field(default_factory=dict)

    def id_of(self, title: str, wish: str | None = None) -> str:
        """Return the id of the persona of a title; one that isn't there yet gets the id that is wished, if it is free.

        Args:
            title: The title.
            wish: The id that it has where it comes from.
        """
        if wish and self.titles.get(wish, title) == title:
            return self._add(wish, title)
        there = next((id_ for id_, known in self.titles.items() if known == title), None) if not wish else None
        return there or self._add(free_id(title, "persona", len(self.titles) + 1, self.titles), title)

    def _add(self, id_: str, title: str) -> str:
        self.titles[id_] = title
        return id_


@dataclass(frozen=True)
class Draft:
    """What an import comes to.

    Attributes:
        journeys: The journeys, in the order of their sources.
        personas: Whom they name: titles by id.
        not_carried: What no journey says, in the order of the sources.
        definitions: What else goes into the catalogue: by its attribute (``data_sources``), entities by id.
        understood: What headings of tables were taken for.
        documents: Whole files, by their paths from the folder that is imported into.
        heading_languages: The languages of headings, by their tags, where nobody named one.
    """

    journeys: Sequence[DraftJourney]
    personas: Mapping[str, str]
    not_carried: Sequence[NotCarried]
    definitions: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)
    understood: Sequence[Understood] = ()
    documents: Mapping[str, Said] = field(default_factory=dict)
    heading_languages: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing came of it."""
        return not self.journeys and not self.documents and not any(self.definitions.values())


def arrival(draft: Draft, files: Iterable[str] = (), form: str = "") -> Arrival:
    """Return an import as what comes into a workspace.

    Args:
        draft: What it comes to.
        files: The files that it was read from, also those in which nothing was.
        form: What they were read as.
    """
    personas: dict[str, Said] = {id_: {"title": title} for id_, title in draft.personas.items()}
    definitions = {"personas": personas, **draft.definitions}
    coming = [Incoming(one.id, one.file, f"{one.file}:{one.line}", one.data) for one in draft.journeys]
    return Arrival(
        coming, {key: some for key, some in definitions.items() if some}, tuple(files), draft.documents, form
    )


def plain_text(text: str) -> str:
    """Return a text on one line, without signs that aren't for reading: control characters and halves of others."""
    readable = "".join(" " if c in "\t\n\r\f\v" else c for c in text if c in "\t\n\r\f\v" or _is_readable(c))
    return " ".join(readable.split())


def _is_readable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn"}
