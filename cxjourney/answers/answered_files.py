"""The files of a workspace as answers change them: where a stage stands, and what its journey sees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.answers.answer import AnswerPart
from cxjourney.answers.columns import CHOICES, choice_message
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.edit.patch import AddKey, Insert, Patch, Replace, YamlValue, data_after
from cxjourney.languages.message import Message, list_message, message
from cxjourney.model import Catalogue, Journey, Stage
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import attributes
from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DEFINED_UNDER, definitions
from cxjourney.workspace.filed_document import FiledDocument
from cxjourney.workspace.workspace import Folder

NEW_CATALOGUE = ""
"""The name of the catalogue that is yet to be written, where a workspace has none that a journey sees."""


class StagePlace(NamedTuple):
    """A stage: the file of its journey, and which of its stages it is, from 0."""

    file: str
    number: int

    @property
    def path(self) -> DataPath:
        """Where it stands in the file."""
        return ("stages", self.number)


class DefinedEntity(NamedTuple):
    """Something in sight of a journey: its id, the file that defines it, and what is said of it."""

    id: str
    file: str
    data: Mapping[str, object]

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""
        title = self.data.get("title")
        return title if isinstance(title, str) else ""


class AnsweredFiles:
    """The files of a workspace, with the changes that answers make.

    Args:
        files: The files as they are. Changes are made in what they say; their texts stay as they are.
    """

    def __init__(self, files: Sequence[FiledDocument]) -> None:
        self._files = {file.document.source.name: file for file in files}
        self._catalogues = sorted(
            (file for file in files if file.is_catalogue), key=lambda one: (len(one.folder), one.document.source.name)
        )
        self._data: dict[str, object] = {name: file.document.data for name, file in self._files.items()}
        self._journeys: dict[str, list[str]] = {}
        for name, file in self._files.items():
            if not file.is_catalogue:
                self._journeys.setdefault(f"{file.document.data.get('journey')}", []).append(name)
        self._stages: dict[str, dict[str, int]] = {}
        self._seen: dict[tuple[str, str], dict[str, DefinedEntity]] = {}
        self._made: list[tuple[str, Patch]] = []

    def find_stage(self, journey: str, stage: str) -> StagePlace | Message:
        """Return where a stage stands; why it can't be found where it can't."""
        names = self._journeys.get(journey, [])
        if not names:
            return message("answers.why.journey", journey=_shown(journey))
        if len(names) > 1:
            files = list_message([escape_unseen(name) for name in names])
            return message("answers.why.several-journeys", journey=_shown(journey), files=files)
        places = self._stages.setdefault(names[0], {})
        if not places:
            places |= {f"{one.get('id')}": i for i, one in _mappings(self.value(names[0], ("stages",)))}
        if stage not in places:
            return message("answers.why.stage", journey=_shown(journey), stage=_shown(stage))
        return StagePlace(names[0], places[stage])

    def value(self, file: str, path: DataPath) -> object:
        """Return what a file says at a path, with the changes so far; None where nothing stands there."""
        found = self._data.get(file)
        for part in path:
            if isinstance(found, dict):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return found

    def items(self, file: str, path: DataPath) -> Iterator[tuple[int, dict[str, object]]]:
        """Yield the mappings in a list of a file, each with its place in it."""
        yield from _mappings(self.value(file, path))

    def in_sight(self, file: str, kind: str) -> Mapping[str, DefinedEntity]:
        """Return what a file sees of a kind, by id: what is nearer goes before what is farther."""
        if (file, kind) not in self._seen:
            self._seen[file, kind] = {
                id_: DefinedEntity(id_, one.document.source.name, defined.value)
                for one in (*self._around(file), *([self._files[file]] if file in self._files else ()))
                for id_, defined in definitions(one.document, kind)
                if isinstance(defined.value, dict)
            }
        return self._seen[file, kind]

    def named(self, file: str, kind: str, text: str) -> list[DefinedEntity]:
        """Return what a text names of what a journey sees of a kind: by its id, else by its title."""
        seen = self.in_sight(file, kind)
        if text in seen:
            return [seen[text]]
        told = folded(text)
        return [one for one in seen.values() if folded(one.title) == told or folded(one.id) == told]

    def home_of_sources(self, file: str) -> str:
        """Return the file in which a source goes that a journey needs: the nearest catalogue.

        Where the journey sees none, that is its own file if it defines sources, else `NEW_CATALOGUE`.
        """
        around = self._around(file)
        if around:
            return around[-1].document.source.name
        return file if isinstance(self.value(file, (DEFINED_UNDER["source"],)), dict) else NEW_CATALOGUE

    def is_catalogue(self, file: str) -> bool:
        """Return whether a file is a catalogue, or the one that is yet to be written."""
        return file not in self._files or self._files[file].is_catalogue

    def folder(self, file: str) -> Folder:
        """Return the folder of a file; a catalogue that is yet to be written stands in the workspace's own."""
        return self._files[file].folder if file in self._files else ()

    def ids_beside(self, catalogue: str, kind: str) -> set[str]:
        """Return the ids of a kind that are defined wherever a catalogue is seen, or what it sees."""
        folder = self.folder(catalogue)
        return {
            id_
            for name, one in self._files.items()
            if one.folder[: len(folder)] == folder[: len(one.folder)]
            for id_ in self._ids(name, kind)
        }

    def travels(self, place: StagePlace, persona: str) -> bool:
        """Return whether a persona takes part in a stage."""
        lists = (self.value(place.file, path) for path in (("travelled_by",), (*place.path, "travelled_by")))
        return persona in self.in_sight(place.file, "persona") and all(
            not isinstance(ids, list) or persona in ids for ids in lists
        )

    def make(self, file: str, patch: Patch) -> None:
        """Make a change in what a file says.

        Raises:
            CannotRun: It can't be made there.
        """
        self._data[file] = data_after(self._data.get(file, {}), patch)
        self._made.append((file, patch))

    def append(self, file: str, holder: DataPath, key: str, value: YamlValue, kind: type[Entity] = Stage) -> None:
        """Add an item at the end of a list, which comes into being where there is none."""
        there = self.value(file, (*holder, key))
        if isinstance(there, list):
            self.make(file, Insert((*holder, key), len(there), value))
        else:
            self.put(file, holder, key, [value], kind)

    def put(self, file: str, holder: DataPath, key: str, value: YamlValue, kind: type[Entity]) -> None:
        """Set an attribute of an entity of a kind, which stands where the format orders it if it is new."""
        there = self.value(file, holder)
        if isinstance(there, dict) and key in there:
            self.make(file, Replace((*holder, key), value))
        else:
            order = [*attributes(kind)]
            self.make(file, AddKey(holder, key, value, tuple(order[: order.index(key)])))

    def set(self, file: str, holder: DataPath, key: str, value: YamlValue) -> None:
        """Set what a key of a mapping holds, which comes last if it is new."""
        there = self.value(file, holder)
        is_there = isinstance(there, dict) and key in there
        self.make(file, Replace((*holder, key), value) if is_there else AddKey(holder, key, value))

    def define_source(self, file: str, id_: str, source: dict[str, YamlValue]) -> None:
        """Define a data source in a file."""
        key = DEFINED_UNDER["source"]
        if isinstance(self.value(file, (key,)), dict):
            self.set(file, (key,), id_, source)
        else:
            self.put(file, (), key, {id_: source}, Catalogue if self.is_catalogue(file) else Journey)

    def taken_changes(self) -> tuple[tuple[str, Patch], ...]:
        """Return the changes that were made since this was asked last."""
        made, self._made = tuple(self._made), []
        return made

    def undo(self, data: Mapping[str, object]) -> None:
        """Take back the changes since then.

        Args:
            data: What `state` returned then.
        """
        self._data, self._made = dict(data), []

    @property
    def state(self) -> Mapping[str, object]:
        """What the files say, for `undo`."""
        return dict(self._data)

    def _ids(self, file: str, kind: str) -> Iterable[str]:
        """Return the ids that a file defines of a kind, those that came by changes too."""
        there = self.value(file, (DEFINED_UNDER[kind],))
        return map(str, there) if isinstance(there, dict) else ()

    def _around(self, file: str) -> list[FiledDocument]:
        """Return the catalogues that a file sees, the farthest first."""
        folder = self.folder(file)
        return [one for one in self._catalogues if one.folder == folder[: len(one.folder)]]


def _mappings(items: object) -> Iterator[tuple[int, dict[str, object]]]:
    if isinstance(items, list):
        yield from ((index, item) for index, item in enumerate(items) if isinstance(item, dict))


def _shown(text: str) -> str:
    return shorten(escape_unseen(text), 60)


def said_by(parts: Sequence[AnswerPart]) -> Message:
    """Return what each of several answers says, and who says it, as a list: ``Ana: high, Ben: low``."""
    return list_message(
        [
            message("figures.colon", head=_shown(part.answer.by or part.answer.place), rest=_value(part))
            for part in parts
        ]
    )


def _value(part: AnswerPart) -> str:
    """Return what is answered; one of the format's words as the sheet calls it."""
    if part.text in CHOICES.get(part.column, ()):
        return choice_message(part.column, part.text)
    return _shown(part.text)
