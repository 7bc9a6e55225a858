"""What attributes and fixed values are called in a page of Markdown, in the journey's language."""

from collections.abc import Iterable, Sequence

from cxjourney.languages import Language

_LABELS = {
    "actions": "map.lane.customer-actions", "thoughts": "map.kind.thought", "goals": "map.kind.goal",
    "questions": "map.kind.question", "motivations": "map.kind.motivation", "barriers": "map.lane.barriers",
    "strengths": "map.lane.strengths", "emotions": "map.lane.emotions", "touchpoints": "map.lane.touchpoints",
    "pain_points": "map.lane.pain-points", "metrics": "map.lane.metrics", "next": "map.lane.ways",
    "duration": "map.lane.time", "delivery": "map.lane.delivery", "rating": "map.lane.ratings",
    "staff": "map.lane.staff", "backstage": "map.lane.backstage", "systems": "map.lane.systems",
    "teams": "map.lane.teams", "data": "map.lane.data", "personas": "map.row.people", "data_sources": "map.lane.data",
    "stages": "report.teams.stages", "journey": "export.table.journey", "id": "export.table.id",
    "title": "export.table.title", "value": "export.table.value", "to": "export.table.to",
    "notes": "export.table.notes", "lanes": "export.table.lane", "stage": "export.table.stage",
    "channels": "export.table.channel", "kind": "report.column.kind", "review": "map.portfolio.review",
    "claimed": "change.metric.kind.claimed", "experienced": "change.metric.kind.experienced",
    "question": "ask.question", "self_service": "change.attribute.name.self-service",
}  # fmt: skip
_VALUES = {
    "phase": ("map.phase",), "when": ("map.phase",), "severity": ("severity",), "impact": ("severity",),
    "effort": ("severity",), "mode": ("map.mode",), "initiated_by": ("map.begun",), "kind": ("map.metric",),
    "type": ("type",), "cadence": ("cadence",), "families": ("family",), "status": ("status", "ask.status"),
}  # fmt: skip
"""By attribute, how the names of the words begin that its fixed values have."""


def attribute_label(key: str, within: Sequence[str], words: Language) -> str:
    """Return what an attribute is called; one that has no word in the language is called as the format calls it.

    Args:
        key: The attribute.
        within: The attributes within which it stands, the innermost last.
        words: The language.
    """
    names = [f"change.attribute.name.{one}" for one in (".".join((*within[-1:], key)), key)]
    label = _first((*(names[:1] if within else ()), _LABELS.get(key), names[1]), words)
    return label[:1].upper() + label[1:] if label else key


def value_word(key: str, value: str, words: Language) -> str:
    """Return what a value of an attribute is called; one that is no fixed word stays as it is."""
    return _first((f"{one}.{value}" for one in _VALUES.get(key, ())), words) or value


def _first(names: Iterable[str | None], words: Language) -> str | None:
    for name in names:
        try:
            return words.text(name or "")
        except KeyError:
            continue
    return None
