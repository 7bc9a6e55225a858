"""The phases that a journey lists, sound or not."""

from collections.abc import Iterator

from cxjourney.deserialize.slug import slug_of


def listed_phases(data: object) -> Iterator[tuple[str, object]]:
    """Yield the id and the title of each phase; of a text where a phase should stand, the id that is offered for it."""
    items = data.get("phases") if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], item.get("title")
        elif isinstance(item, str) and (id_ := slug_of(item)):
            yield id_, item
