"""What attributes, and ids in them, are called where things go by their titles: by those who never see a file."""

from collections.abc import Mapping
from typing import get_args

from cxjourney.analysis.display_names import channel_title
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.text.shorten import shorten

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("source", "sources", "data"), "source"),
    **dict.fromkeys(("owner", "teams", "shared_with", "to"), "team"),
    **dict.fromkeys(("persona", "personas", "travelled_by", "for"), "persona"),
    **dict.fromkeys(("channel", "prefers", "avoids", "through"), "channel"),
    "phase": "phase",
}
"""By the last part of an attribute's path, the kind of thing that it names by id."""
NAMED = (
    "image.file", "image.alt", "duration.typical", "duration.shortest", "duration.longest", "owner", "source",
    "data", "quotes", "phase", "says", "link", "summary", "opportunities", "answers", "evidence", "shared_with",
    "duration.source", "goals", "questions", "motivations", "barriers", "strengths", "actions", "thoughts",
    "delivery.source", "staff", "backstage.actions", "backstage.systems", "backstage.teams", "personas",
    "persona", "cause", "updated", "language", "goal", "phases", "sponsor", "review.last", "review.every",
    "name", "share.source", "share.date", "quote", "research.interviews", "research.last", "research.sources",
    "demographics", "needs", "behaviours", "feelings", "method", "history", "unit", "date", "scale.from",
    "scale.to", "promoters", "detractors", "higher_is_better", "benchmark.value", "benchmark.source",
    "benchmark.date", "when", "type", "families", "expected", "cadence", "refreshed", "warn_after",
    "error_after", "through", "binding", "due", "effort", "impact",
)  # fmt: skip
"""Attributes that have a name in words beside those whose changes are told by themselves."""
_LANES, _BINDING, _RATING = "notes", "binding", "rating"


def attribute_name(path: str, study: Study | None, words: Language) -> str:
    """Return what an attribute is called; its path where no name is known, or where things go by their ids.

    Args:
        path: The attribute's path below its thing: ``duration.source``.
        study: The journey that it is written in; None where that is a catalogue.
        words: The language.
    """
    if not words.is_by_title:
        return path
    within, _, rest = path.partition(".")
    if within == _LANES and rest and study and rest in study.scope.lanes:
        return words.quote(shorten(study.scope.lanes[rest].title))
    if within == _BINDING:
        return words.text("figures.brackets", text=words.text("change.attribute.name.binding"), inside=rest or within)
    rated_part = rest.split(".")
    if within == _RATING and len(rated_part) == 2:
        rated, part = (words.word("change.attribute.name", one) for one in rated_part)
        return words.text("figures.colon", head=rated, rest=part)
    return words.word("change.attribute.name", path)


def named_id(path: str, id_: str, study: Study | None, words: Language) -> str | None:
    """Return the title of what an attribute names by id; None where it names nothing that has one.

    Args:
        path: The attribute's path.
        id_: What is written in it.
        study: The journey that it is written in; None where that is a catalogue.
        words: The language.
    """
    kind = KINDS.get(path.rpartition(".")[2])
    if not words.is_by_title or study is None or kind is None:
        return None
    title = _title(kind, id_, study, words)
    return words.quote(shorten(title)) if title else None


def _title(kind: str, id_: str, study: Study, words: Language) -> str | None:
    if kind == "persona":
        return study.persona_labels.get(id_)
    if kind == "channel":
        return channel_title(study, id_, words) if id_ in study.scope.channels else None
    if kind == "phase":
        own = {phase.id: phase.title for phase in study.journey.phases}
        return own.get(id_) or (words.text(f"map.phase.{id_}") if id_ in get_args(PhaseTime) else None)
    things = study.scope.sources if kind == "source" else study.scope.teams
    return things[id_].title if id_ in things else None
