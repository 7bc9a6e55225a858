"""What other tools, other maps and other languages call an attribute: what the format has in its place."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from cxjourney.deserialize.malformed_durations import time_span_of
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_attributes import attributes_called
from cxjourney.languages.message import Message, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import quote


class Hint(NamedTuple):
    """Which attribute is meant by a name, and how it is written.

    In what is put in, TEXT stands for the text that was written, ID for the id that it comes to, TIME for the length
    of time, and NAME for the name, as an id.

    Attributes:
        key: The end of the message's key; empty where the attribute is suggested and no more.
        first: What is put in first.
        second: What is put in after that.
    """

    key: str
    first: str = ""
    second: str = ""


_PLAIN = re.compile(r"\w(?:[^:#\[\]{},\"'`]*\w[.!?]?)?")


def hint_for(name: str, value: object, known: Container[str]) -> str:
    """Return which attribute of an entity is meant by a name of other maps, and how to write it; empty where none is.

    Args:
        name: What stands there in place of an attribute, in any letters, with or without hyphens.
        value: What stands behind it.
        known: The attributes that the entity has.
    """
    hints = _hints(name)
    return next((_fill(text, name, value) for attribute, text in hints.items() if attribute in known), "")


def attribute_meant(name: str, known: Container[str]) -> str:
    """Return the attribute of an entity that a name of other maps stands for, without more to write; empty for none."""
    hints = _hints(name).items()
    return next((attribute for attribute, hint in hints if attribute in known and not hint.key), "")


def attribute_meant_by(name: str) -> str:
    """Return the attribute that a name of other maps stands for, wherever that belongs; empty where it may be many."""
    meant = next(iter(_hints(name)), "")
    return "" if meant in _OF_MANY else meant


def _hints(name: str) -> Mapping[str, Hint]:
    """Return the attributes that a name of other maps, or of another language, stands for."""
    return HINTS.get(_key(name)) or {attribute: Hint("", attribute) for attribute in attributes_called(name)}


def _key(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())


def _fill(hint: Hint, name: str, value: object) -> Message:
    """Return a hint with what stands there: the name as an id, the text as it is, as an id and as a length of time."""
    if not hint.key:
        return suggestion(hint.first)
    said = next(_texts_in(value), "")
    shown = shorten(said, 60)
    plain = shown if _PLAIN.fullmatch(shown) else quote(shown)
    words = {
        "NAME": slug_of(name) or "notes",
        "TEXT": plain if said else "…",
        "ID": slug_of(said) or "phase-1",
        "TIME": span.longest if (span := time_span_of(said)) else "20min",
    }
    first, second = (re.sub("|".join(words), lambda found: words[found[0]], part) for part in (hint.first, hint.second))
    if hint.key == "write":
        return message("reading.write", text=first)
    values = {"first": first, "second": second}
    return message(f"hint.{hint.key}", **{name: text for name, text in values.items() if text})


def _texts_in(value: object) -> Iterator[str]:
    """Yield the texts in a value, those of a list's items by their title or text."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, dict):
        named = [value[key] for key in ("title", "text") if key in value]
        for item in named or value.values():
            yield from _texts_in(item)


def _by_names(names: str, hints: Mapping[str, Hint]) -> dict[str, Mapping[str, Hint]]:
    return {_key(name): hints for name in names.split(", ")}


_TIME = {
    "duration": Hint("duration", "duration: {typical: TIME}"),
    "metrics": Hint("metrics", "- kind: time"),
}
_SHOWN_BY = {"data": Hint("", "data"), "evidence": Hint("", "evidence"), "source": Hint("", "source")}
HINTS: dict[str, Mapping[str, Hint]] = {
    **_by_names(
        "group, milestone, section, chapter, act, stage group, phase name",
        {"phase": Hint("phase", "phase: ID", "- {id: ID, title: TEXT}")},
    ),
    **_by_names(
        "milestones, groups, sections, chapters, acts",
        {"phases": Hint("phases", "- {id: ID, title: TEXT}")},
    ),
    **_by_names(
        "gains, gain points, delights, highlights, positives, pros, wins, what works, goes well, bright spots",
        {"strengths": Hint("strengths", "- TEXT")},
    ),
    **_by_names(
        "front stage, onstage, frontstage actions, onstage actions, employee actions, staff actions, employees",
        {"staff": Hint("staff", "- TEXT")},
    ),
    **_by_names(
        "physical evidence, props, artefacts, artifacts, tangibles",
        {"evidence": Hint("evidence", "- TEXT")},
    ),
    **_by_names(
        "back stage, backstage actions, support processes, processes",
        {"backstage": Hint("backstage", "- TEXT")},
    ),
    **_by_names("usual, average, avg, mean, normal, median, usually, expected", {"typical": Hint("", "typical")}),
    **_by_names("min, minimum, at least, fastest, best case", {"shortest": Hint("", "shortest")}),
    **_by_names("max, maximum, at most, slowest, worst case", {"longest": Hint("", "longest")}),
    **_by_names("duration, time, time spent, length, how long, timing, wait, waiting time", _TIME),
    **_by_names(
        "key moment, mot, moments of truth, critical moment, is moment of truth, make or break",
        {"moment_of_truth": Hint("write", "moment_of_truth: true")},
    ),
    **_by_names(
        "success, successful, is success, success end, happy end, goal reached",
        {"outcome": Hint("write", "outcome: success")},
    ),
    **_by_names(
        "personas, actors, participants, who, customers, segments",
        {
            "travelled_by": Hint("travelled-by"),
            "for": Hint("for"),
            "persona": Hint("", "persona"),
            "personas": Hint("", "personas"),
        },
    ),
    **_by_names(
        "sub journey, submap, detail map, drill down, linked journey",
        {"touchpoints": Hint("journey")},
    ),
    **_by_names(
        "ideas, solution, solutions, recommendation, recommendations, improvements, how might we",
        {"opportunities": Hint("opportunities", "- title: TEXT")},
    ),
    **_by_names(
        "comments, remarks, lane, custom, risks, insights, policies, annotations",
        {"notes": Hint("notes", "notes: {NAME: [TEXT]}", "- {id: NAME, title: …}")},
    ),
    **_by_names("kpi, kpis, measures, measurements", {"metrics": Hint("", "metrics")}),
    **_by_names("trend, values, past values, over time", {"history": Hint("", "history")}),
    **_by_names("url, href, website, web address, hyperlink", {"link": Hint("", "link")}),
    **_by_names("nickname, short name, alias, first name", {"name": Hint("", "name"), "title": Hint("", "title")}),
    **_by_names("name", {"title": Hint("", "title")}),
    **_by_names(
        "age, occupation, job, bio, background, income",
        {"demographics": Hint("demographics", "- TEXT")},
    ),
    **_by_names("goals, wants", {"needs": Hint("needs", "- TEXT"), "goals": Hint("write", "goals: [TEXT]")}),
    **_by_names(
        "priority, prio, urgency, level, seriousness",
        {"severity": Hint("", "severity"), "impact": Hint("", "impact"), "importance": Hint("", "importance")},
    ),
    **_by_names("type, category, medium, via", {"kind": Hint("", "kind"), "channel": Hint("", "channel")}),
    **_by_names("source, sources, data, shown by, proof", _SHOWN_BY),
    **_by_names(
        "needs, jobs to be done, jtbd, expectations",
        {"goals": Hint("write", "goals: [TEXT]"), "assistive": Hint("", "assistive")},
    ),
    **_by_names("quote", {"quotes": Hint("", "quotes")}),
    **_by_names("channels", {"channel": Hint("", "channel")}),
    **_by_names("symbol, emoji, pictogram", {"icon": Hint("", "icon")}),
    **_by_names(
        "image, images, picture, pictures, photo, photos, avatar, portrait, illustration, storyboard, screenshot",
        {
            "image": Hint("image", "image: {file: TEXT, alt: what it shows}"),
            "stages": Hint("pictures", "image: {file: TEXT, alt: what it shows}"),
        },
    ),
    **_by_names("channel", {"touchpoints": Hint("channel")}),
    **_by_names("emotion", {"emotions": Hint("", "emotions")}),
    **_by_names("feelings", {"emotions": Hint("emotions", "1")}),
    **_by_names("pain, pains", {"pain_points": Hint("", "pain_points")}),
}
"""By what people write, without blanks and hyphens: the attributes in its place, and how to write each."""
_OF_MANY = frozenset(("typical", "shortest", "longest", "history", "link", "icon", "name", "title", "data"))
"""Attributes that are not pointed to elsewhere: their names in other maps mean too many things."""
