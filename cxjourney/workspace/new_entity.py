"""Something new in a workspace: a journey, a stage, a persona, a data source or a team, and where it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.deserialize.slug import slug_of
from cxjourney.edit.patch import AddKey, Insert, Patch, YamlValue
from cxjourney.edit.yaml_writer import document_text
from cxjourney.errors import CannotRun
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model import Catalogue, Journey
from cxjourney.model.fields import is_slug
from cxjourney.model.introspection import attributes
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.definitions import DEFINED_UNDER, kind_message
from cxjourney.workspace.filed_document import FiledDocument

KINDS = ("journey", "stage", "persona", "source", "team")
"""What can be new."""


class NewEntity(NamedTuple):
    """What is wanted.

    Attributes:
        kind: One of `KINDS`.
        title: Its title.
        id: Its id; None for the one that its title comes to.
        attributes: What else is said of it, by attribute.
        journey: The journey in whose file it goes; None for the only one, or for the catalogue.
        after: The stage that a new one stands behind; None for the last.
        stages: The titles of the stages of a new journey.
    """

    kind: str
    title: str
    id: str | None = None
    attributes: Mapping[str, str] = {}
    journey: str | None = None
    after: str | None = None
    stages: Sequence[str] = ()


def new_id(wanted: NewEntity, taken: Iterable[str]) -> str:
    """Return the id of what is wanted: the one that is asked for, or one of its title's that nothing has.

    Raises:
        CannotRun: The one that is asked for can't be an id, or is taken.
    """
    there = set(taken)
    if wanted.id is None:
        return _id_of(wanted.title, wanted.kind, there)
    if not is_slug(wanted.id):
        raise CannotRun(message("rename.no-id", id=escape_unseen(wanted.id)))
    if wanted.id in there:
        raise CannotRun(message("new.taken", noun=kind_message(wanted.kind), id=wanted.id))
    return wanted.id


def _id_of(title: str, kind: str, taken: set[str]) -> str:
    """Return the id that a title comes to; of one in another script its kind, counted on where others are counted."""
    if id_ := slug_of(title):
        return _free(id_, taken)
    counted = [int(found[1]) for one in taken if (found := re.fullmatch(rf"{kind}-([0-9]{{1,4}})", one))]
    return f"{kind}-{max(counted) + 1}" if counted else _free(kind, taken)


def _free(id_: str, taken: set[str]) -> str:
    return next(one for one in _numbered(id_) if one not in taken)


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    number = 2
    while True:
        yield f"{id_}-{number}"
        number += 1


def new_journey(wanted: NewEntity, id_: str) -> str:
    """Return the text of a new journey: a draft with its stages."""
    ids: list[str] = []
    for title in wanted.stages:
        ids.append(_id_of(title, "stage", set(ids)))
    stages: list[YamlValue] = [{"id": one, "title": title} for one, title in zip(ids, wanted.stages, strict=True)]
    said: dict[str, YamlValue] = {"journey": id_, "title": wanted.title, "status": "draft", **wanted.attributes}
    return document_text({**said, "stages": stages})


def stage_ids(file: FiledDocument) -> list[str]:
    """Return the ids of a journey's stages, one for each of them."""
    stages = file.document.data.get("stages")
    listed = stages if isinstance(stages, list) else []
    return [f"{stage.get('id')}" if isinstance(stage, dict) else "" for stage in listed]


def new_stage(file: FiledDocument, wanted: NewEntity, id_: str) -> Patch:
    """Return how a stage comes into a journey.

    Raises:
        CannotRun: The stage behind which it is to stand isn't there.
    """
    stages = stage_ids(file)
    at = len(stages)
    if wanted.after is not None:
        if wanted.after not in stages:
            hint = did_you_mean(wanted.after, stages, message("rename.there", names=list_message(stages, 20)))
            stage = kind_message("stage")
            raise CannotRun(message("rename.unknown", noun=stage, id=escape_unseen(wanted.after), hint=hint))
        at = stages.index(wanted.after) + 1
    return Insert(("stages",), at, {"id": id_, "title": wanted.title, **wanted.attributes})


def new_definition(file: FiledDocument, wanted: NewEntity, id_: str) -> Patch:
    """Return how a persona, a data source or a team comes into a catalogue or a journey."""
    key = DEFINED_UNDER[wanted.kind]
    entity: YamlValue = {"title": wanted.title, **wanted.attributes}
    if isinstance(file.document.data.get(key), dict):
        return AddKey((key,), id_, entity)
    order = [*attributes(Catalogue if file.is_catalogue else Journey)]
    return AddKey((), key, {id_: entity}, tuple(order[: order.index(key)]))


def new_catalogue(wanted: NewEntity, id_: str) -> str:
    """Return the text of a catalogue that defines what is wanted, and nothing else."""
    entity: YamlValue = {"title": wanted.title, **wanted.attributes}
    return document_text({DEFINED_UNDER[wanted.kind]: {id_: entity}})


def file_for(files: Sequence[FiledDocument], near: Sequence[FiledDocument], wanted: NewEntity) -> FiledDocument | None:
    """Return the file that what is wanted goes into; None where that is yet to be written.

    Args:
        files: The files of the workspace.
        near: Those in the folder that was named, which go before others.
        wanted: What is wanted.

    Raises:
        CannotRun: The journey isn't there, or nobody can say which file is meant.
    """
    journeys = {f"{file.document.data.get('journey')}": file for file in files if not file.is_catalogue}
    if wanted.journey is not None:
        if wanted.journey not in journeys:
            hint = did_you_mean(wanted.journey, journeys, message("rename.there", names=list_message(journeys, 20)))
            noun = kind_message("journey")
            raise CannotRun(message("rename.unknown", noun=noun, id=escape_unseen(wanted.journey), hint=hint))
        return journeys[wanted.journey]
    if wanted.kind == "stage":
        if not journeys:
            raise CannotRun(message("new.no-journey", command="cxjourney new journey"))
        if len(journeys) != 1:
            raise CannotRun(message("new.which-journey", names=list_message(journeys, 20)))
        return next(iter(journeys.values()))
    beside = [file for file in near if file.is_catalogue] or [file for file in files if file.is_catalogue]
    catalogues = sorted(beside, key=lambda file: len(file.folder))
    highest = [file for file in catalogues if len(file.folder) == len(catalogues[0].folder)]
    if len(highest) > 1:
        names = list_message([escape_unseen(file.document.source.name) for file in highest])
        raise CannotRun(message("new.which-catalogue", files=names))
    return highest[0] if highest else None
