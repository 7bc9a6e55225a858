"""What other tools and other maps call an attribute: what the format has in its place."""

import re
from collections.abc import Container, Iterator, Mapping

from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.deserialize.time_spans import time_span_of
from cxjourney.languages.suggestion import suggestion
from cxjourney.text.escape import quote, shorten

_PLAIN = re.compile(r"\w(?:[^:#\[\]{},\"'`]*\w[.!?]?)?")


def hint_for(name: str, value: object, known: Container[str]) -> str:
    """Return which attribute of an entity is meant by a name of other maps, and how to write it; empty where none is.

    Args:
        name: What stands there in place of an attribute, in any letters, with or without hyphens.
        value: What stands behind it.
        known: The attributes that the entity has.
    """
    hints = _HINTS.get(_key(name), {})
    return next((_filled(text, name, value) for attribute, text in hints.items() if attribute in known), "")


def attribute_meant_by(name: str) -> str:
    """Return the attribute that a name of other maps stands for, wherever that belongs; empty where it may be many."""
    return next((attribute for attribute in _HINTS.get(_key(name), {}) if attribute not in _OF_MANY), "")


def _key(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())


def _filled(hint: str, name: str, value: object) -> str:
    """Return a hint with what stands there: the name as an id, the text as it is, as an id and as a length of time."""
    said = next(_texts_in(value), "")
    shown = shorten(said, 60)
    plain = shown if _PLAIN.fullmatch(shown) else quote(shown)
    words = {
        "NAME": slug_of(name) or "notes",
        "TEXT": plain if said else "…",
        "ID": slug_of(said) or "phase-1",
        "TIME": span.longest if (span := time_span_of(said)) else "20min",
    }
    return re.sub("|".join(words), lambda found: words[found[0]], hint)


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


def _by_names(names: str, hints: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    return {_key(name): hints for name in names.split(", ")}


_TIME = {
    "duration": "Write how long it takes: duration: {typical: TIME}",
    "metrics": "Write it under metrics: - kind: time, with value: and unit:.",
}
_HINTS: dict[str, Mapping[str, str]] = {
    **_by_names(
        "group, milestone, section, chapter, act, stage group, phase name",
        {"phase": "Write phase: ID, and list it under phases: of the journey, as - {id: ID, title: TEXT}"},
    ),
    **_by_names(
        "milestones, groups, sections, chapters, acts",
        {"phases": "Write phases:, and below it - {id: ID, title: TEXT}. Stages name theirs under phase:."},
    ),
    **_by_names(
        "gains, gain points, delights, highlights, positives, pros, wins, what works, goes well, bright spots",
        {"strengths": "Write what goes well under strengths:, each text behind a hyphen: - TEXT"},
    ),
    **_by_names(
        "front stage, onstage, frontstage actions, onstage actions, employee actions, staff actions, employees",
        {"staff": "Write what staff do that customers see under staff:, each text behind a hyphen: - TEXT"},
    ),
    **_by_names(
        "physical evidence, props, artefacts, artifacts, tangibles",
        {"evidence": "Write what customers see and hold under evidence:, each text behind a hyphen: - TEXT"},
    ),
    **_by_names(
        "back stage, backstage actions, support processes, processes",
        {"backstage": "Write it under backstage:, as actions: and below it - TEXT"},
    ),
    **_by_names("usual, average, avg, mean, normal, median, usually, expected", {"typical": suggestion("typical")}),
    **_by_names("min, minimum, at least, fastest, best case", {"shortest": suggestion("shortest")}),
    **_by_names("max, maximum, at most, slowest, worst case", {"longest": suggestion("longest")}),
    **_by_names("duration, time, time spent, length, how long, timing, wait, waiting time", _TIME),
    **_by_names(
        "key moment, mot, moments of truth, critical moment, is moment of truth, make or break",
        {"moment_of_truth": "Write moment_of_truth: true"},
    ),
    **_by_names(
        "personas, actors, participants, who, customers, segments",
        {
            "travelled_by": "Write who takes part under travelled_by:, by the personas' ids.",
            "for": "Write whom it is for under for:, by the personas' ids.",
        },
    ),
    **_by_names(
        "sub journey, submap, detail map, drill down, linked journey",
        {"touchpoints": "Write the id of the journey that tells this stage in full under journey:."},
    ),
    **_by_names(
        "ideas, solutions, recommendations, improvements, how might we",
        {"opportunities": "Write them under opportunities:, each behind a hyphen: - title: TEXT"},
    ),
    **_by_names(
        "comments, remarks, lane, custom, risks, insights, policies, annotations",
        {
            "notes": "Write it in a lane of your own: notes: {NAME: [TEXT]}, and list the lane under lanes: of the "
            "journey, as - {id: NAME, title: …}"
        },
    ),
    **_by_names("kpi, kpis, measures, measurements", {"metrics": suggestion("metrics")}),
    **_by_names("trend, values, past values, over time", {"history": suggestion("history")}),
    **_by_names("url, href, website, web address, hyperlink", {"link": suggestion("link")}),
    **_by_names("nickname, short name, alias, first name", {"name": suggestion("name"), "title": suggestion("title")}),
    **_by_names("name", {"title": suggestion("title")}),
    **_by_names(
        "age, occupation, job, bio, background, income",
        {"demographics": "Write it under demographics:, each text behind a hyphen: - TEXT"},
    ),
    **_by_names("goals, wants", {"needs": "Write what such customers need under needs:, each behind a hyphen: - TEXT"}),
    **_by_names("symbol, emoji, pictogram", {"icon": suggestion("icon")}),
    **_by_names(
        "image, images, picture, pictures, photo, photos, avatar, portrait, illustration, storyboard, screenshot",
        {
            "image": "Write image: {file: TEXT, alt: what it shows}, with the path of a picture in the workspace.",
            "stages": "Stages, touchpoints and personas have pictures: write image: {file: TEXT, alt: what it shows} "
            "there.",
        },
    ),
    **_by_names(
        "channel", {"touchpoints": "A channel belongs to a touchpoint: write channel: there, under touchpoints:."}
    ),
    **_by_names("emotion", {"emotions": suggestion("emotions")}),
    **_by_names("feelings", {"emotions": "Write how each persona feels under emotions:, by its id: 1"}),
    **_by_names("pain, pains", {"pain_points": suggestion("pain_points")}),
}
"""By what people write, without blanks and hyphens: the attributes in its place, and how to write each.

In a hint, TEXT stands for the text that was written, ID for the id that it comes to, TIME for the length of time, and
NAME for the name, as an id.
"""
_OF_MANY = frozenset(("typical", "shortest", "longest", "history", "link", "icon", "name", "title"))
"""Attributes that are not pointed to elsewhere: their names in other maps mean too many things."""
