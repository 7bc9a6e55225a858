"""JSON of another tool -> drafts, as somebody has mapped it: by JSON Pointers (RFC 6901), where ``*`` is each item.

``stages`` points at the list of stages, and what begins with ``stage.`` points from a stage on. What nothing
is mapped to is listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast, get_args

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.errors import CannotRun
from cxjourney.importers.draft import RESERVED_IDS, DraftJourney, ImportOptions, NotCarried, Personas, plain_text
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

_TEXTS = ("title", "summary", "goal")
_STATEMENTS = ("actions", "thoughts", "goals", "questions", "motivations", "barriers", "strengths")
_TITLED = ("pain_points", "opportunities")
_OF_STAGE = ("title", "summary", "phase", "personas", *_STATEMENTS, *_TITLED)
TARGETS = ("journeys", *_TEXTS, "stages", *(f"stage.{one}" for one in _OF_STAGE))
"""What something can be mapped to; ``x-`` and a name of the team's own may stand in place of an attribute."""
_NEEDED = ("title", "stages", "stage.title")
_POINTER = "/stages/0/name"
_EXAMPLE = "--map /name=title --map /steps=stages --map /name=stage.title"


class MappedJson:
    """Reads JSON as it is mapped.

    Attributes:
        journeys: The journeys, in the order of their files.

    Args:
        options: How it is mapped.
        not_carried: The list of what is not carried over.
    """

    def __init__(self, options: ImportOptions, not_carried: list[NotCarried]) -> None:
        self.options, self.not_carried = options, not_carried
        self.journeys: list[DraftJourney] = []
        self._personas = Personas()
        for target in options.paths:
            _check(target, options.paths[target])

    @property
    def personas(self) -> Mapping[str, str]:
        """The titles of the personas that are named, by id."""
        return self._personas.titles

    def read(self, file: str, data: object) -> None:
        """Read a file.

        Raises:
            CannotRun: Nobody has said where its stages stand.
        """
        paths = self.options.paths
        lacking = [target for target in _NEEDED if target not in paths]
        if lacking:
            raise CannotRun(
                message("import.json.no-map", file=escape_unseen(file), keys=list_message(lacking), example=_EXAMPLE)
            )
        for one in _each(data, paths["journeys"]) if "journeys" in paths else [data]:
            self._read_journey(file, one)

    def _leave(self, file: str, what: str, why: str) -> None:
        self.not_carried.append(NotCarried(file, 1, shorten(plain_text(what), 120), why))

    def _read_journey(self, file: str, data: object) -> None:
        paths = self.options.paths
        title = _text(data, paths["title"])
        rows = list(_each(data, paths["stages"]))
        if not title or not rows:
            missing = paths["stages"] if title else paths["title"]
            self._leave(file, title or file, message("import.json.nothing", pointer=escape_unseen(missing)))
            return
        phases: dict[str, str] = {}
        stages: list[YamlValue] = []
        taken: set[str] = set()
        for index, row in enumerate(rows):
            stage_title = _text(row, paths["stage.title"])
            if not stage_title:
                place = f"{paths['stages']}/{index}{paths['stage.title']}"
                self._leave(file, place, message("import.json.nothing", pointer=escape_unseen(place)))
                continue
            id_ = free_id(stage_title, "stage", index + 1, taken)
            taken.add(id_)
            stages.append({"id": id_, "title": stage_title, **self._stage(row, phases)})
            self._list_unmapped(file, stage_title, row)
        if not stages:
            return
        ids = {one.id for one in self.journeys} | RESERVED_IDS
        id_ = free_id(title, "journey", 1, ids)
        told = {key: _text(data, paths[key]) for key in _TEXTS[1:] if key in paths}
        own = {key: _value(_at(data, pointer)) for key, pointer in paths.items() if key.startswith("x-")}
        listed: list[YamlValue] = [
            {"id": phase, "title": name} for name, phase in phases.items() if phase not in get_args(PhaseTime)
        ]
        said: dict[str, YamlValue] = {
            **told, "language": self.options.language, "status": "draft", "phases": listed, **own,
        }  # fmt: skip
        journey: dict[str, YamlValue] = {"journey": id_, "title": title}
        journey |= {key: value for key, value in said.items() if value}
        self.journeys.append(DraftJourney(id_, file, 1, {**journey, "stages": stages}))

    def _stage(self, row: object, phases: dict[str, str]) -> dict[str, YamlValue]:
        """Return what a stage says beside its title."""
        said: dict[str, YamlValue] = {}
        for target, pointer in self.options.paths.items():
            key = target.removeprefix("stage.")
            if key == target or key == "title":
                continue
            texts = _texts(row, pointer)
            if not texts:
                continue
            if key == "phase":
                said[key] = _phase(texts[0], phases)
            elif key == "personas":
                said["travelled_by"] = list(dict.fromkeys(map(self._personas.id_of, texts)))
            elif key in _TITLED:
                said[key] = [{"title": text} for text in texts]
            elif key == "summary":
                said[key] = " ".join(texts)
            else:
                said[key] = cast("YamlValue", texts)
        return said

    def _list_unmapped(self, file: str, title: str, row: object) -> None:
        """List the attributes of a row that nothing is mapped from."""
        mapped = {pointer.split("/")[1] for key, pointer in self.options.paths.items() if key.startswith("stage.")}
        for key, value in row.items() if isinstance(row, dict) else ():
            if key not in {_plain(one) for one in mapped} and value not in (None, "", [], {}):
                self._leave(file, f"{title}: {key}", message("import.json.unmapped"))


def _check(target: str, pointer: str) -> None:
    """Refuse a mapping that can't be meant.

    Raises:
        CannotRun: It names nothing that something can be mapped to, or its pointer is none.
    """
    own = target.removeprefix("stage.")
    if target not in TARGETS and not own.startswith("x-"):
        hint = did_you_mean(target, TARGETS, message("rename.there", names=list_message(TARGETS, 30)))
        raise CannotRun(message("import.json.target", key=escape_unseen(target), hint=hint))
    if not pointer.startswith("/"):
        raise CannotRun(
            message("import.json.pointer", pointer=escape_unseen(pointer), key=escape_unseen(target), example=_POINTER)
        )


def _phase(title: str, phases: dict[str, str]) -> str:
    if title.casefold() in get_args(PhaseTime):
        return title.casefold()
    return phases.setdefault(title, free_id(title, "phase", len(phases) + 1, [*phases.values()]))


def _plain(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def _each(data: object, pointer: str) -> Iterator[object]:
    """Yield what a pointer leads to; of a list its items."""
    for one in _found(data, [_plain(part) for part in pointer.split("/")[1:]]):
        yield from one if isinstance(one, list) else [one]


def _found(data: object, parts: Sequence[str]) -> Iterator[object]:
    if not parts or parts == [""]:
        yield data
        return
    part, *rest = parts
    if part == "*" and isinstance(data, list | dict):
        for one in data if isinstance(data, list) else data.values():
            yield from _found(one, rest)
    elif isinstance(data, dict) and part in data:
        yield from _found(data[part], rest)
    elif isinstance(data, list) and part.isascii() and part.isdigit() and int(part) < len(data):
        yield from _found(data[int(part)], rest)


def _at(data: object, pointer: str) -> object:
    return next(_found(data, [_plain(part) for part in pointer.split("/")[1:]]), None)


def _texts(data: object, pointer: str) -> list[str]:
    """Return the texts that a pointer leads to, each on one line; what is no text is its figures."""
    found = (_told(one) for one in _each(data, pointer))
    return [text for text in found if text]


def _text(data: object, pointer: str) -> str:
    return next(iter(_texts(data, pointer)), "")


def _told(value: object) -> str:
    return plain_text(f"{value}") if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _value(value: object) -> YamlValue:
    return cast("YamlValue", value)
