"""Data sources that are answered: one in sight is meant by its title or id, else it is new; and the stage names it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from cxjourney.answers.answer import AnswerPart
from cxjourney.answers.answered_files import AnsweredFiles, DefinedEntity, StagePlace
from cxjourney.answers.columns import SOURCE
from cxjourney.answers.merge_attributes import agreed_values, merge_attributes
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.suggest_id import free_id
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.edit.patch import YamlValue
from cxjourney.languages.message import list_message, message
from cxjourney.model import DataSource, Stage, Touchpoint
from cxjourney.model.disambiguate_titles import tell_apart
from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.definitions import DEFINED_UNDER

TITLE, TYPE, OWNER, CADENCE, STATUS, DATE, SEES = SOURCE


@dataclass
class _Touchpoint:
    """A touchpoint, and what tells it from others of its title."""

    title: str
    id: str
    channel: str
    apart: str = ""

    def tell_apart(self, by: str) -> None:
        self.apart = by

    @property
    def told_title(self) -> str:
        return f"{self.title} [{self.apart}]" if self.apart else self.title


class _AnsweredSource:
    """A source that people answer, at one stage or at several.

    Args:
        there: What it is in sight; None where it is new.
        home: The file that defines it, or is to.
    """

    def __init__(self, there: DefinedEntity | None, home: str) -> None:
        self.there = there
        self.home = home
        self.parts: list[AnswerPart] = []
        self.seen: dict[tuple[StagePlace, int | None], list[AnswerPart]] = {}
        """By stage and touchpoint that it sees, the values that say so."""


def merge_sources(answers: Sequence[AnswerAtStage], outcome: MergeOutcome, day: date) -> None:
    """Merge what is answered of data sources.

    Args:
        answers: The answers.
        outcome: What becomes of them.
        day: The as-of day.
    """
    for source in _sources(answers, outcome):
        values = _values(source, outcome, day)
        if source.there:
            path = (DEFINED_UNDER["source"], source.there.id)
            merge_attributes(source.there.file, path, DataSource, values, outcome)
            for (place, touchpoint), parts in source.seen.items():
                with outcome.change(parts):
                    _name(source.there.id, place, touchpoint, outcome.files)
        else:
            _define(source, values, outcome)


def _sources(answers: Sequence[AnswerAtStage], outcome: MergeOutcome) -> Iterator[_AnsweredSource]:
    """Yield the sources that are answered; answers that don't say which one is meant, or what it sees, are left."""
    found: dict[tuple[str, str], _AnsweredSource] = {}
    for answer, place in answers:
        parts = outcome.parts(answer, SOURCE.__contains__)
        by_column = {part.column: part for part in parts}
        if TITLE not in by_column:
            outcome.leave(parts, message("answers.why.source-title"))
            continue
        title = by_column[TITLE].text
        named = _named(title, place, outcome.files)
        if len(named) > 1:
            ids = list_message([f"{one.id} ({one.file})" for one in named])
            outcome.leave(parts, message("answers.why.several-sources", ids=ids))
            continue
        touchpoint = None
        if SEES in by_column:
            touchpoint = _touchpoint(by_column[SEES].text, place, outcome.files)
            if touchpoint is None:
                sees = escape_unseen(by_column[SEES].text)
                outcome.leave(parts, message("answers.why.touchpoint", touchpoint=sees))
                continue
        there = named[0] if named else None
        home = there.file if there else outcome.files.home_of_sources(place.file)
        source = found.setdefault((home, there.id if there else f" {folded(title)}"), _AnsweredSource(there, home))
        seen = [part for part in parts if part.column in (TITLE, SEES)]
        source.parts += [part for part in parts if part not in seen]
        source.seen.setdefault((place, touchpoint), []).extend(seen)
    return iter(_once_in_sight(found, outcome.files))


def _named(title: str, place: StagePlace, files: AnsweredFiles) -> list[DefinedEntity]:
    """Return the sources in sight that a title means: by title or id, else by the id that the title comes to."""
    found = files.named(place.file, "source", title)
    by_slug = files.in_sight(place.file, "source").get(slug_of(title))
    return found or ([by_slug] if by_slug else [])


def _once_in_sight(found: Mapping[tuple[str, str], _AnsweredSource], files: AnsweredFiles) -> Iterable[_AnsweredSource]:
    """Return sources such that a new one isn't defined again where an outer catalogue is to define it."""
    kept: dict[tuple[str, str], _AnsweredSource] = {}
    for (file, key), source in sorted(found.items(), key=lambda item: len(files.folder(item[0][0]))):
        folder = files.folder(file)
        outer = next(
            (
                other
                for (home, name), other in kept.items()
                if name == key
                and not other.there
                and files.is_catalogue(home)
                and folder[: len(files.folder(home))] == files.folder(home)
            ),
            None,
        )
        if outer is None or source.there:
            kept[file, key] = source
            continue
        outer.parts += source.parts
        for sees, parts in source.seen.items():
            outer.seen.setdefault(sees, []).extend(parts)
    return kept.values()


def _touchpoint(text: str, place: StagePlace, files: AnsweredFiles) -> int | None:
    """Return which touchpoint of a stage is named; None where it is none, or could be two."""
    found = [
        (index, _Touchpoint(f"{one.get('title', '')}", f"{one.get('id', '')}", f"{one.get('channel', '')}"))
        for index, one in files.items(place.file, (*place.path, "touchpoints"))
    ]
    tell_apart([one for _, one in found])
    named = [index for index, one in found if folded(text) in map(folded, (one.id, one.title, one.told_title))]
    return named[0] if len(named) == 1 else None


def _values(source: _AnsweredSource, outcome: MergeOutcome, day: date) -> dict[str, list[AnswerPart]]:
    """Return, by attribute, what all agree on of a source, and what can stand in the file."""
    known = [part for part in source.parts if part.column != OWNER]
    for part in source.parts:
        if part.column == OWNER:
            known += _owner(part, source.home, outcome)
    statuses = [part.text for part in source.parts if part.column == STATUS]
    there = source.there.data if source.there else {}
    is_planned = "planned" in statuses or (
        not statuses and (there.get("status") == "planned" or ("expected" in there and "status" not in there))
    )
    attributes = {
        TYPE: "type", STATUS: "status", OWNER: "owner", CADENCE: "cadence",
        DATE: "expected" if is_planned else "refreshed",
    }  # fmt: skip
    values = agreed_values(known, attributes, outcome)
    latest = (day + timedelta(days=1)).isoformat()
    if not is_planned and any(part.text > latest for part in values.get("refreshed", ())):
        outcome.leave(values.pop("refreshed"), message("answers.why.future"))
    return values


def _owner(part: AnswerPart, home: str, outcome: MergeOutcome) -> Iterator[AnswerPart]:
    """Yield who keeps a source, by the id of the team; a team that its file doesn't see is left."""
    teams = outcome.files.named(home, "team", part.text)
    if len(teams) == 1:
        yield part._replace(value=teams[0].id)
    else:
        outcome.leave([part], message("answers.why.team", team=escape_unseen(part.text)))


def _define(source: _AnsweredSource, values: Mapping[str, Sequence[AnswerPart]], outcome: MergeOutcome) -> None:
    """Define a new source, and name it where it sees something."""
    files = outcome.files
    seen = list(chain.from_iterable(source.seen.values()))
    answered = [*seen, *chain.from_iterable(values.values())]
    type_ = values["type"][0].text if "type" in values else None
    if type_ is None or type_ == "other":
        differ = any(part.column == TYPE for part in source.parts)
        column = message("sheet.column.source.type")
        missing = message("answers.why.source-type", column=column)
        untyped = message("answers.why.source-type-differs") if differ else missing
        outcome.leave(answered, message("answers.why.source-other") if type_ else untyped)
        return
    title = next(part.text for part in seen if part.column == TITLE)
    with outcome.change(answered):
        (place, _), *_ = source.seen
        stage = files.value(place.file, (*place.path, "id"))
        taken = files.ids_beside(source.home, "source")
        id_ = free_id(title if slug_of(title) else f"{stage}-{type_}", "data source", 2, taken)
        entity: dict[str, YamlValue] = {"title": title, "type": type_}
        entity |= {name: parts[0].text for name, parts in values.items()}
        files.define_source(source.home, id_, entity)
        for at, touchpoint in source.seen:
            _name(id_, at, touchpoint, files)


def _name(id_: str, place: StagePlace, touchpoint: int | None, files: AnsweredFiles) -> None:
    """Let a stage or a touchpoint name a source under ``data``, unless it does."""
    holder: DataPath = place.path if touchpoint is None else (*place.path, "touchpoints", touchpoint)
    holders = [holder]
    if touchpoint is None:  # what sees a touchpoint of a stage sees the stage
        holders += [(*holder, "touchpoints", index) for index, _ in files.items(place.file, (*holder, "touchpoints"))]
    lists = [files.value(place.file, (*one, "data")) for one in holders]
    if not any(isinstance(ids, list) and id_ in ids for ids in lists):
        files.append(place.file, holder, "data", id_, Stage if touchpoint is None else Touchpoint)
