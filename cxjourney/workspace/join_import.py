"""What comes in from another tool -> what becomes of a workspace: new journeys, and changes of those that are there.

Nothing that people wrote is taken away or overwritten: `cxjourney.edit.merge` says how.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from typing import NamedTuple, cast

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.merge import Conflict, merge
from cxjourney.edit.patch import AddKey, Patch, YamlValue, data_after
from cxjourney.model import Catalogue, Journey
from cxjourney.model.introspection import attributes, owner_of
from cxjourney.parse.document import DataPath
from cxjourney.workspace.arrival import Arrival, Incoming
from cxjourney.workspace.definitions import DEFINED_UNDER, definitions
from cxjourney.workspace.filed_document import FiledDocument
from cxjourney.workspace.imported_record import NOTHING_IMPORTED, ImportedJourney, ImportedRecord
from cxjourney.workspace.joined_ids import Said, ids_here, ids_since, items_of, title_key, with_ids_of
from cxjourney.workspace.renamed_references import renamed_references
from cxjourney.workspace.workspace import Folder

_NOT_COMPARED = ("journey", "status")
"""What a draft says of itself alone: its id, and that it is one."""
KINDS = {"persona": "personas", "team": "teams", "source": "data_sources", "channel": "channels"}
"""What comes in with journeys, by kind, and the attribute of a catalogue that defines it."""


class FileConflict(NamedTuple):
    """Something that people and the source both changed: the file here, and what is in conflict."""

    file: FiledDocument
    conflict: Conflict


class LeftOut(NamedTuple):
    """What nothing is done with.

    Attributes:
        file: The file that it came from.
        title: Its title.
        kind: ``deleted``: a journey that was deleted here; ``gone``: a journey that the source has no more;
            ``undefined``: a persona, a team, a data source or a channel that it has no more.
    """

    file: str
    title: str
    kind: str


@dataclass
class Joined:
    """What becomes of a workspace.

    Attributes:
        patches: By the names of files, the changes of those that are there.
        new_journeys: The journeys that have no file yet, named as they are called here.
        new_definitions: What no catalogue could take, since there is none.
        new_documents: Whole files that aren't there yet, by their paths from the folder that is imported into.
        conflicts: What stays as it is, since people and the source both changed it.
        left_out: The journeys that nothing is done with.
        record: What the source has said by now.
        matched: By the ids of the journeys that are there already, their files.
    """

    record: ImportedRecord
    patches: dict[str, list[Patch]] = field(default_factory=dict)
    new_journeys: list[Incoming] = field(default_factory=list)
    new_definitions: dict[str, dict[str, Said]] = field(default_factory=dict)
    new_documents: dict[str, Said] = field(default_factory=dict)
    conflicts: list[FileConflict] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    matched: dict[str, FiledDocument] = field(default_factory=dict)


def join(
    arrival: Arrival,
    files: Sequence[FiledDocument],
    folder: Folder,
    record: ImportedRecord = NOTHING_IMPORTED,
    reserved: Iterable[str] = (),
) -> Joined:
    """Return what becomes of a workspace by what comes in.

    Args:
        arrival: What comes in.
        files: The files of the workspace that can be read.
        folder: The folder that it is imported into, from the root of the workspace.
        record: What came in before.
        reserved: Ids that no new journey may have.
    """
    joining = _Joining(files, folder, record, arrival.form)
    joining.join_documents(arrival.documents, {"/".join(folder_path(file, folder)): file for file in files})
    return joining.join(arrival, frozenset(reserved))


def folder_path(file: FiledDocument, folder: Folder) -> Folder:
    """Return the path of a file from a folder; one that doesn't lie below it has none that a document has."""
    name = file.document.source.name.rpartition("/")[2]
    below = file.folder[len(folder) :] if file.folder[: len(folder)] == folder else ("..", *file.folder)
    return (*below, name)


class _Joining:
    def __init__(self, files: Sequence[FiledDocument], folder: Folder, record: ImportedRecord, form: str) -> None:
        self.files = files
        self.form = form
        self.record = record
        seen = [file for file in files if file.is_catalogue and folder[: len(file.folder)] == file.folder]
        self.seen = sorted(seen, key=lambda file: len(file.folder))
        self.journeys = {f"{file.document.data.get('journey')}": file for file in files if not file.is_catalogue}
        self.ids_since: dict[str, dict[str, str]] = {}
        definitions = {key: {**one} for key, one in record.definitions.items()}
        origins = {key: {**one} for key, one in record.origins.items()}
        self.result = Joined(ImportedRecord({**record.journeys}, definitions, {**record.documents}, origins))

    def join(self, arrival: Arrival, reserved: frozenset[str]) -> Joined:
        new_ids: dict[str, dict[str, str]] = {}
        for kind, key in KINDS.items():  # teams before the sources that name them
            named = cast("Said", {key: {**arrival.definitions.get(key, {})}})
            here = renamed_references(Catalogue, named, new_ids)[key]
            new_ids[kind] = self._define(kind, cast("Mapping[str, Said]", here))
        for key, some in self.result.record.definitions.items():
            kind = next(one for one, name in KINDS.items() if name == key)
            back = new_ids[kind]
            some.update({back[id_]: one for id_, one in arrival.definitions.get(key, {}).items()})
        coming = [one._replace(data=renamed_references(Journey, one.data, new_ids)) for one in arrival.journeys]
        known = self._recorded(coming)
        for one, id_ in zip(coming, known, strict=True):
            if id_ is None:
                self._add(one, reserved)
            elif id_ in self.journeys:
                self._merge(one, id_)
            else:
                self.result.left_out.append(LeftOut(one.file, f"{one.data.get('title')}", "deleted"))
        read = {*arrival.files, *(one.file for one in coming)}
        for id_, entry in self.record.journeys.items():
            if entry.file in read and id_ not in known and entry.form in ("", self.form):
                self.result.left_out.append(LeftOut(entry.file, f"{entry.says.get('title')}", "gone"))
                del self.result.record.journeys[id_]
        for kind, ids in new_ids.items():
            self._tell_undefined(kind, {*ids.values()}, arrival.files)
        return self.result

    def _tell_undefined(self, kind: str, came: set[str], files: Sequence[str]) -> None:
        """Tell what its files define no more, all of them having been read, and note where the rest came from."""
        key, since = KINDS[kind], self.ids_since.get(kind, {})
        known = self.result.record.definitions.get(key, {})
        origins = {since.get(id_, id_): some for id_, some in self.record.origins.get(key, {}).items()}
        also = {one.file for one in self.record.journeys.values() if one.form not in ("", self.form)}
        for id_ in [id_ for id_ in known if id_ not in came and origins.get(id_)]:
            if ({*files} - also).issuperset(origins[id_]):  # what is read in two ways may define it in the other
                if any(id_ == one for file in self.seen for one, _ in definitions(file.document, kind)):
                    self.result.left_out.append(
                        LeftOut(origins[id_][0], f"{known[id_].get('title', id_)}", "undefined")
                    )
                del known[id_], origins[id_]
        self.result.record.origins[key] = {**origins, **{id_: [*files] for id_ in sorted(came) if files}}

    def join_documents(self, documents: Mapping[str, Said], there: Mapping[str, FiledDocument]) -> None:
        """Bring whole files: those that aren't there yet as they are, and to the others what has changed."""
        for path, says in documents.items():
            home = there.get(path)
            if home is None:
                self.result.new_documents[path] = says
            else:
                kind = Catalogue if home.is_catalogue else Journey
                before = self.record.documents.get(path, {})
                merged = merge(before, says, home.document.data, partial(_order, kind))
                self._take(home, (), merged.patches, merged.conflicts)
            self.result.record.documents[path] = says

    def _define(self, kind: str, coming: Mapping[str, Said]) -> dict[str, str]:
        """Return the ids that entities of a kind have here; those that aren't there yet are added to the catalogue."""
        if not coming:
            return {}
        key = DEFINED_UNDER[kind]
        there = {id_: home.value for file in self.seen for id_, home in definitions(file.document, kind)}
        taken = {id_ for file in self.files for id_, _ in definitions(file.document, kind)}
        came = self.record.definitions.get(key, {})
        self.ids_since[kind] = ids_since(came, there)
        before = {self.ids_since[kind].get(id_, id_): one for id_, one in came.items()}
        self.result.record.definitions[key] = before
        ids = ids_here(coming, there, before, taken, kind)
        new: dict[str, Said] = {}
        for id_, said in coming.items():
            if ids[id_] in there:
                self._merge_definition(kind, ids[id_], before.get(ids[id_], {}), said)
            else:
                new[ids[id_]] = said
        if new and self.seen:
            self._add_definitions(self.seen[-1], key, new)
        elif new:
            self.result.new_definitions[key] = new
        return ids

    def _merge_definition(self, kind: str, id_: str, before: Said, said: Said) -> None:
        """Bring what the source says of an entity to the catalogue that defines it; its title there is its own."""
        home = next(
            file for file in reversed(self.seen) if any(one == id_ for one, _ in definitions(file.document, kind))
        )
        path: DataPath = (DEFINED_UNDER[kind], id_)
        here = home.document.data[path[0]].get(id_) if isinstance(home.document.data[path[0]], dict) else None
        if not isinstance(here, dict):
            return
        now = said if before else {key: value for key, value in said.items() if key != "title"}
        merged = merge(before, now, here, lambda inner: _order(Catalogue, (*path, *inner)))
        self._take(home, path, merged.patches, merged.conflicts)

    def _add_definitions(self, home: FiledDocument, key: str, new: Mapping[str, Said]) -> None:
        patches = self.result.patches.setdefault(home.document.source.name, [])
        items = [*new.items()]
        if not isinstance(home.document.data.get(key), dict):
            order = [*attributes(Catalogue)]
            first = {id_: cast("YamlValue", {**said}) for id_, said in items[:1]}
            patches.append(AddKey((), key, first, tuple(order[: order.index(key)])))
            items = items[1:]
        patches += [AddKey((key,), id_, cast("YamlValue", {**said})) for id_, said in items]

    def _recorded(self, coming: Sequence[Incoming]) -> list[str | None]:
        """Return for each journey the id of the one that it was before, or that is there under its id and title."""
        titles = {title_key(entry.says.get("title")): id_ for id_, entry in reversed(self.record.journeys.items())}
        there = {
            title_key(file.document.data.get("title")): id_
            for id_, file in self.journeys.items()
            if id_ not in self.record.journeys
        }
        found: list[str | None] = []
        for one in coming:
            title = title_key(one.data.get("title"))
            id_ = titles.get(title) or (there.get(title) if there.get(title) == one.id else None)
            if id_ is None and one.id in self.record.journeys and self.record.journeys[one.id].file == one.file:
                id_ = one.id
            found.append(id_ if id_ not in found else None)
        return self._retitled(coming, found)

    def _retitled(self, coming: Sequence[Incoming], found: list[str | None]) -> list[str | None]:
        """Return them with the one journey of a file that has another title, if one of its stages came from there."""
        for file in dict.fromkeys(one.file for one in coming):
            new = [index for index, one in enumerate(coming) if found[index] is None and one.file == file]
            came = [id_ for id_, entry in self.record.journeys.items() if entry.form in ("", self.form)]
            gone = [id_ for id_ in came if self.record.journeys[id_].file == file and id_ not in found]
            if len(new) == 1 and len(gone) == 1:
                stages = _stage_titles(coming[new[0]].data)
                if not stages.isdisjoint(_stage_titles(self.record.journeys[gone[0]].says)):
                    found[new[0]] = gone[0]
        return found

    def _add(self, one: Incoming, reserved: frozenset[str]) -> None:
        taken = {*self.journeys, *self.record.journeys, *reserved, *(new.id for new in self.result.new_journeys)}
        id_ = one.id if one.id not in taken else free_id(f"{one.data.get('title', '')}", "journey", 1, taken)
        data = {**one.data, "journey": id_}
        self.result.new_journeys.append(one._replace(id=id_, data=data))
        self.result.record.add(id_, ImportedJourney(one.file, data, self.form))

    def _merge(self, one: Incoming, id_: str) -> None:
        """Bring what the source changed into the journey that is there."""
        home = self.journeys[id_]
        entry = self.record.journeys.get(id_)
        then = renamed_references(Journey, entry.says, self.ids_since) if entry else {}
        before, now = with_ids_of(home.document.data, _compared(then), _compared(one.data))
        here: object = home.document.data
        for phases in (False, True):  # the phases last, since those that a stage then names can't go
            then, said = ({key: one[key] for key in one if (key == "phases") is phases} for one in (before, now))
            named = {one.get("phase") for one in items_of(here, "stages")} if phases else ()
            merged = merge(then, said, here, lambda path: _order(Journey, path), named)
            self._take(home, (), merged.patches, merged.conflicts)
            here = reduce(data_after, merged.patches, here)
        self.result.matched[id_] = home
        self.result.record.add(id_, ImportedJourney(one.file, {**one.data, "journey": id_}, self.form))

    def _take(
        self, home: FiledDocument, path: DataPath, patches: Sequence[Patch], conflicts: Sequence[Conflict]
    ) -> None:
        if patches:
            below = [replace(patch, path=(*path, *patch.path)) for patch in patches]
            self.result.patches.setdefault(home.document.source.name, []).extend(below)
        self.result.conflicts += [FileConflict(home, one._replace(path=(*path, *one.path))) for one in conflicts]


def _compared(said: Said) -> Said:
    return {key: value for key, value in said.items() if key not in _NOT_COMPARED}


def _stage_titles(said: Said) -> set[str]:
    stages = said.get("stages")
    return (
        {title_key(one.get("title")) for one in stages if isinstance(one, dict)} if isinstance(stages, list) else set()
    )


def _order(kind: type[Journey | Catalogue], path: DataPath) -> Sequence[str]:
    """Return the attributes of the mapping at a path, in the order of the format."""
    return [*attributes(owner_of(kind, (*path, "title")))]
