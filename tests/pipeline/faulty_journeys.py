"""The example journeys with one slip each, as people make them: a letter, a day, a comma, a word of another map."""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

from cxjourney.edit.apply import patched
from cxjourney.edit.patch import Insert, Patch, Remove, RenameKey
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import TextFile
from cxjourney.model import Catalogue, Journey
from cxjourney.model.introspection import attributes, entities
from cxjourney.parse.document import DataPath, Document, parse

WAIVERS = {
    "expired": {"rule": "CX404", "reason": "The team is being formed", "until": "2020-02-29"},
    "unused": {"rule": "CX107", "reason": "The shares are being counted", "until": "2026-12-24"},
}
ATTRIBUTES = {name for kind in (Journey, Catalogue) for entity in entities(kind) for name in attributes(entity)}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Slip(NamedTuple):
    """A text with one slip, of which kind, and whether what it says afterwards should be what it said before."""

    kind: str
    text: str


class Place(NamedTuple):
    """A value in a text: where it is in the data and in the text, its key, and the text that stands there."""

    path: DataPath
    start: int
    end: int
    written: str
    value: Any


def slips(text: str, random: Random) -> Iterator[Slip]:
    """Yield texts with one slip each, of every kind in turn, without an end."""
    document = parse(TextFile("file.yaml", text))
    assert isinstance(document, Document)
    places = [*_places(document, document.data, document.spans, ())]
    keys = [*_keys(document)]
    while True:
        for kind, slip in SLIPS.items():
            if made := slip(text, places, keys, random):
                yield Slip(kind, made)
        for kind, patch in _patches(document, random).items():
            try:
                made = patched(document.source, [patch]).text
            except CannotRun:
                continue
            yield Slip(kind, made)


def _places(document: Document, data: Any, spans: Any, path: DataPath) -> Iterator[Place]:
    if isinstance(spans, int):
        start, end = spans >> 32, spans & 0xFFFFFFFF
        yield Place(path, start, end, document.source.text[start:end], data)
    elif isinstance(spans[1], dict):
        for key, (_, inner) in spans[1].items():
            yield from _places(document, data[key], inner, (*path, key))
    else:
        for index, inner in enumerate(spans[1]):
            yield from _places(document, data[index], inner, (*path, index))


def _keys(document: Document) -> Iterator[Place]:
    todo: list[tuple[DataPath, Any, Any]] = [((), document.data, document.spans)]
    while todo:
        path, data, spans = todo.pop()
        if isinstance(data, dict):
            for key, (place, inner) in spans[1].items():
                start, end = place >> 32, place & 0xFFFFFFFF
                yield Place((*path, key), start, end, document.source.text[start:end], data[key])
                todo.append(((*path, key), data[key], inner))
        elif isinstance(data, list):
            todo += (((*path, index), item, spans[1][index]) for index, item in enumerate(data))


def _misspelt(word: str, random: Random) -> str:
    at = random.randrange(1, len(word))
    return random.choice(
        [
            word[:at] + word[at + 1 :] if len(word) > 4 else word + word[-1],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + random.choice("aeioustr") + word[at + 1 :],
            word.capitalize(),
            word.replace("_", "-").replace("-", " ", 1) if "_" in word or "-" in word else word.upper(),
        ]
    )


def _changed(text: str, place: Place, new: str) -> str:
    return text[: place.start] + new + text[place.end :]


def _one(places: list[Place], random: Random, fits: Callable[[Place], object]) -> Place | None:
    fitting = [place for place in places if fits(place)]
    return random.choice(fitting) if fitting else None


_Make = Callable[[str, list[Place], list[Place], Random], str]


def _of_value(pattern: str, write: Callable[[str, Random], str]) -> _Make:
    def make(text: str, places: list[Place], _: list[Place], random: Random) -> str:
        found = _one(places, random, lambda place: re.fullmatch(pattern, place.written))
        return _changed(text, found, write(found.written, random)) if found else ""

    return make


def _misspelt_key(text: str, _: list[Place], keys: list[Place], random: Random) -> str:
    place = random.choice([key for key in keys if key.written in ATTRIBUTES and len(key.written) > 2])
    return _changed(text, place, _misspelt(place.written, random))


def _misspelt_id(text: str, places: list[Place], keys: list[Place], random: Random) -> str:
    ids = [key for key in keys if key.written not in ATTRIBUTES]
    ids += [place for place in places if place.path[-1] == "id"]
    place = random.choice([one for one in ids if re.fullmatch("[a-z][a-z-]{3,}", one.written)])
    return _changed(text, place, _misspelt(place.written, random))


def _name_for_title(text: str, _: list[Place], keys: list[Place], random: Random) -> str:
    place = random.choice([key for key in keys if key.written == "title"])
    return _changed(text, place, random.choice(["name", "Title", "label"]))


def _ticket(text: str, places: list[Place], _: list[Place], random: Random) -> str:
    at_end = _one(places, random, lambda one: re.fullmatch(r"[A-Z][a-z ]{5,}", one.written) and text[one.end] == "\n")
    return _changed(text, at_end, f"{at_end.written} #7 and more") if at_end else ""


def _misspelt_word(text: str, places: list[Place], _: list[Place], random: Random) -> str:
    place = _one(places, random, lambda one: one.path[-1] != "id" and re.fullmatch("[a-z][a-z-]{3,}", one.written))
    return _changed(text, place, _misspelt(place.written, random)) if place else ""


def _spent_waiver(name: str) -> _Make:
    def make(text: str, places: list[Place], _keys: list[Place], _: Random) -> str:
        waiver = ", ".join(f"{key}: {value}" for key, value in WAIVERS[name].items())
        if any(place.path[0] == "waivers" for place in places):
            return ""
        return f"{text}waivers:\n  - {{{waiver}}}\n"

    return make


def _day(iso: str, random: Random) -> str:
    year, month, day = iso.split("-")
    forms = [f"{year}/{int(month)}/{int(day)}", f"{int(day)} {MONTHS[int(month) - 1]} {year}", f"{iso}T08:30"]
    return random.choice([*forms, *([f"{int(day)}.{int(month)}.{year}"] if int(day) > 12 or day == month else [])])


SLIPS: dict[str, _Make] = {
    "key": _misspelt_key,
    "id": _misspelt_id,
    "title": _name_for_title,
    "ticket": _ticket,
    "word": _misspelt_word,
    "day": _of_value(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _day),
    "comma": _of_value(r"-?[0-9]+\.[0-9]{1,2}", lambda figure, _: figure.replace(".", ",")),
    "figure": _of_value(r"[0-9]+(?:\.[0-9]+)?", lambda figure, random: random.choice([f'"{figure}"', f"'{figure}'"])),
    "digits": _of_value("[0-9]{1,3}", lambda figure, _: figure.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))),
    "flag": _of_value("true|false", lambda flag, _: "yes" if flag == "true" else "no"),
    "expired waiver": _spent_waiver("expired"),
    "unused waiver": _spent_waiver("unused"),
    "time": _of_value("[0-9]+d", lambda time, _: f"{time[:-1]} days"),
}


def _patches(document: Document, random: Random) -> dict[str, Patch]:
    """Return changes that leave a fault behind: an id that is gone, a waiver that is spent."""
    data, patches = document.data, dict[str, Patch]()
    ids = [place.path for place in _keys(document) if place.path[-1] == "id" and isinstance(place.path[-2], int)]
    if ids:
        patches["no id"] = Remove(random.choice(ids))
    if "waivers" in data:
        kind = random.choice([*WAIVERS])
        patches[f"{kind} waiver"] = Insert(("waivers",), len(data["waivers"]), dict(WAIVERS[kind]))
    if "journey" in data:
        patches["journey"] = RenameKey(("journey",), random.choice(["Journey", "JOURNEY", "perjalanan"]))
    return patches
