"""The text of a little journey whose sources are bound."""

from collections.abc import Mapping


def bound_journey(sources: Mapping[str, str], journey: str = "a", stages: str = "[{id: s, title: S}]") -> str:
    """Return the file of a journey of event logs, given the binding of each by its id."""
    bound = "".join(f"  {id_}: {{title: L, type: event-log, binding: {binding}}}\n" for id_, binding in sources.items())
    return f"journey: {journey}\ntitle: T\ndata_sources:\n{bound}stages: {stages}\n"
