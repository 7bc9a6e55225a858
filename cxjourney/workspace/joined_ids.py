"""The ids that what comes in has here: of what is there already by title or id, else new ones that are free."""

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.merge_items import entities, places_here
from cxjourney.edit.patch import YamlValue
from cxjourney.model import Journey
from cxjourney.workspace.renamed_references import renamed_references

Said = Mapping[str, YamlValue]
"""What a journey or an entity says, by attribute."""
_LISTED = {"phase": "phases", "stage": "stages"}


def title_key(title: object) -> str:
    """Return what titles are compared by: no case, and blanks alike."""
    return " ".join(title.split()).casefold() if isinstance(title, str) else ""


def ids_here(
    coming: Mapping[str, Said],
    there: Mapping[str, object],
    before: Mapping[str, Said],
    taken: Collection[str],
    noun: str,
) -> dict[str, str]:
    """Return by the ids that entities come with those that they have here.

    Args:
        coming: The entities, by their ids.
        there: Those that are in sight here, by id.
        before: Those that came last time, by the ids that they got.
        taken: The ids that something else has, in sight or not.
        noun: What they are.
    """
    by_title = _by_title(there)
    came = {title_key(one.get("title")): id_ for id_, one in before.items() if id_ in there}
    found: dict[str, str] = {}
    for id_, said in coming.items():
        title = title_key(said.get("title"))
        wishes = (came.get(title), by_title.get(title), id_ if id_ in there else None)
        known = next((one for one in wishes if one and title and one not in found.values()), None)
        all_taken = {*taken, *found.values()}
        fresh = id_ if id_ not in all_taken else free_id(f"{said.get('title', '')}", noun, len(found) + 1, all_taken)
        found[id_] = known or fresh
    return found


def ids_since(came: Mapping[str, Said], there: Mapping[str, object]) -> dict[str, str]:
    """Return by the ids that entities came with those that they have by now: of what has its id still, or its title."""
    by_title = _by_title(there)
    found = {id_: id_ if id_ in there else by_title.get(title_key(one.get("title")), id_) for id_, one in came.items()}
    return {old: new for old, new in found.items() if old != new and new not in came}


def _by_title(there: Mapping[str, object]) -> dict[str, str]:
    """Return the ids of entities by their titles and names."""
    found: dict[str, str] = {}
    for id_, one in there.items():
        for key in ("title", "name") if isinstance(one, dict) else ():
            found.setdefault(title_key(cast("dict[str, object]", one).get(key)), id_)
    return found


def with_ids_of(here: object, before: Said, now: Said) -> tuple[Said, Said]:
    """Return what a source said of a journey and says now, its phases and stages named by the ids of those here."""
    ids_before: dict[str, dict[str, str]] = {}
    ids_now: dict[str, dict[str, str]] = {}
    for kind, key in _LISTED.items():
        mine, then, said = (items_of(one, key) for one in (here, before, now))
        found = places_here(said, then, mine)
        ids_before[kind] = {
            _id(one): _id(mine[place]) for one, place in zip(then, found.kept, strict=True) if place is not None
        }
        ids_now[kind] = {
            _id(one): _id(mine[place] if place is not None else one if index is None else then[index])
            for one, index, place in zip(said, found.before, found.here, strict=True)
        }
    return renamed_references(Journey, before, ids_before), renamed_references(Journey, now, ids_now)


def items_of(data: object, key: str) -> Sequence[Mapping[str, object]]:
    """Return the entities of a list under a key; none where it holds something else."""
    items = cast("Mapping[str, object]", data).get(key) if isinstance(data, Mapping) else None
    return entities(items) or [] if isinstance(items, list) else []


def _id(item: Mapping[str, object]) -> str:
    return f"{item.get('id', '')}"
