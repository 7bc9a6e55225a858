"""What journeys, stages and personas are called, whom and which a row of a sheet names."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from cxjourney.answers.cell_values import persona_names
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.model.disambiguate_titles import labels_apart
from cxjourney.model.persona import short_title
from cxjourney.workspace.definitions import definitions
from cxjourney.workspace.filed_document import FiledDocument

_Stage = tuple[str, str]
"""A journey and a stage of it, by id."""


class NamedPlaces:
    """The names of what stands in the files of workspaces.

    Args:
        files: The files.
    """

    def __init__(self, files: Sequence[FiledDocument]) -> None:
        self._files = files
        self._journeys = [file for file in files if not file.is_catalogue]

    @cached_property
    def personas(self) -> Mapping[str, Sequence[str]]:
        """By the id of a persona, what it may be called and no other is."""
        found: dict[str, dict[str, None]] = {}
        for file in self._files:
            for id_, place in definitions(file.document, "persona"):
                data = place.value if isinstance(place.value, dict) else {}
                title, name = f"{data.get('title', '')}", f"{data.get('name', '')}"
                called = (name, title, short_title(title), f"{title} ({id_})")
                found.setdefault(id_, {}).update(dict.fromkeys(filter(None, called)))
        times = Counter(folded(name) for names in found.values() for name in names)
        return {id_: tuple(one for one in names if times[folded(one)] == 1) for id_, names in found.items()}

    @cached_property
    def persona_ids(self) -> Mapping[str, Collection[str]]:
        """By what personas may be called, folded, the ids of those that are called so."""
        return persona_names(self.personas)

    def find_stages(self, journeys: Iterable[str], stage: str) -> list[_Stage]:
        """Return the stages that a text names.

        Args:
            journeys: The ids of the journeys in which they may be.
            stage: The text: an id, a title, or both.
        """
        told, found = folded(stage), []
        for journey in journeys:
            for id_, names in self._stages.get(journey, {}).items():
                if told in names:
                    found.append((journey, id_))
        return found

    def find_journeys(self, text: str) -> list[str]:
        """Return the ids of the journeys that a text names, by id or title; a long title may be cut."""
        told = folded(text.rstrip("… "))
        exact = [id_ for id_, title in self.titles.items() if told in (folded(id_), folded(title))]
        return exact or [id_ for id_, title in self.titles.items() if len(told) > 20 and folded(title).startswith(told)]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each journey, by its id."""
        return {_id_of(file): f"{file.document.data.get('title', '')}" for file in self._journeys}

    @cached_property
    def hashes(self) -> Mapping[str, Mapping[str, str]]:
        """By the id of a journey, the SHA-256 of its text, under the name of its file."""
        found: dict[str, dict[str, str]] = {}
        for file in self._journeys:
            source = file.document.source
            found.setdefault(_id_of(file), {})[source.name] = sha256(source.text.encode()).hexdigest()
        return found

    @cached_property
    def _stages(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By journey and stage, what the stage may be called, folded."""
        found: dict[str, dict[str, frozenset[str]]] = {}
        for file in self._journeys:
            stages = file.document.data.get("stages")
            titles = {
                f"{stage.get('id')}": f"{stage.get('title', '')}"
                for stage in (stages if isinstance(stages, list) else ())
                if isinstance(stage, dict)
            }
            labels = labels_apart(titles)
            names = {id_: {id_, title, labels[id_]} for id_, title in titles.items()}
            found.setdefault(_id_of(file), {}).update(
                {id_: frozenset(map(folded, filter(None, called))) for id_, called in names.items()}
            )
        return found


def _id_of(file: FiledDocument) -> str:
    return f"{file.document.data.get('journey')}"
