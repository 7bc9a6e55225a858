"""Renames that titles tell: of baselines that older versions wrote, and of journeys that can't be built.

A thing is renamed where its id is gone and one thing came that is clearly the same, as `diff` has it and by the same
code: of equal title, or of equal content and, where that is little, of like title. Touchpoints and pain points are
followed into other stages of their journey. What else `diff` follows needs journeys that can be built.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple, get_args

from cxjourney.analysis.diff.finding_matching import LabelAt, LabelKind, Renames
from cxjourney.analysis.diff.likeness import TELLING, Likeness, pair_renamed
from cxjourney.diagnostics import NOTHING, About
from cxjourney.lint.baseline import Baseline, KnownFinding
from cxjourney.model.metric import metric_label


class Title(NamedTuple):
    """How a thing is called, and what tells it apart beside that.

    Attributes:
        title: Its title.
        kind: A touchpoint's channel, a data source's type.
        content: A fingerprint of what else is written of it; empty where that is nothing.
        size: How many attributes that is.
    """

    title: str
    kind: str = ""
    content: str = ""
    size: int = 0


Titles = Mapping[About, Title]
"""By what names a thing, a journey's and a stage's id included: its title."""
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("journey",),
    ("journey", "stage"),
    ("journey", "stage", "touchpoint"),
    ("journey", "stage", "pain_point"),
    ("journey", "metric"),
    ("journey", "stage", "metric"),
    ("persona",),
    ("source",),
)
_NAMING = frozenset(("id", "journey", "title", "next"))
_DEFINED = (("personas", "persona", ""), ("data_sources", "source", "type"))
_IN_STAGES = (("touchpoints", "touchpoint", "channel"), ("pain_points", "pain_point", ""))


def titles_in(documents: Iterable[object]) -> dict[About, Title]:
    """Return the titles of what the plain data of journeys and catalogues holds; none of what is called two ways."""
    found: dict[About, Title] = {}
    twice: set[About] = set()
    for data in documents:
        for thing, title in _titles(data):
            if found.setdefault(thing, title) != title:
                twice.add(thing)
    return {thing: title for thing, title in found.items() if thing not in twice}


def _titles(data: object) -> Iterator[tuple[About, Title]]:
    if not isinstance(data, dict):
        return
    for key, name, kind in _DEFINED:
        entries = data.get(key)
        for id_, thing in entries.items() if isinstance(entries, dict) else ():
            if title := _title(thing, kind):
                yield NOTHING._replace(**{name: str(id_)}), title
    journey = About(journey=str(data.get("journey")))
    if "journey" in data and (title := _title(data, "")):
        yield journey, title
    yield from _titles_of_metrics(journey, data)
    for stage in _mappings(data.get("stages")):
        at = journey._replace(stage=str(stage.get("id")))
        if title := _title(stage, ""):
            yield at, title
        yield from _titles_of_metrics(at, stage)
        for key, name, kind in _IN_STAGES:
            for thing in _mappings(stage.get(key)):
                if title := _title(thing, kind):
                    yield at._replace(**{name: str(thing.get("id", title.title))}), title


def _titles_of_metrics(of: About, holder: Mapping[str, object]) -> Iterator[tuple[About, Title]]:
    """Yield the metrics of a journey or of a stage by their labels; one without a title is called by that."""
    for metric in _mappings(holder.get("metrics")):
        kind, *names = (metric.get(name) for name in ("kind", "title", "persona", "channel"))
        label = metric_label(f"{kind}", *(None if name is None else f"{name}" for name in names))
        content = {key: value for key, value in metric.items() if key not in ("persona", "channel")}
        if title := _title({**content, "title": metric.get("title", label)}, "kind"):
            yield of._replace(metric=label), title


def _mappings(value: object) -> Iterator[Mapping[str, object]]:
    yield from (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _title(thing: object, kind: str) -> Title | None:
    title = thing.get("title") if isinstance(thing, dict) else None
    if not isinstance(thing, dict) or not isinstance(title, str):
        return None
    content = {key: value for key, value in thing.items() if key not in _NAMING}
    text = json.dumps(content, sort_keys=True, default=str) if content else ""
    print_ = sha256(text.encode()).hexdigest()[:16] if text else ""
    return Title(title, str(thing.get(kind, "")), print_, len(content))


def titles_from_text(text: str) -> dict[About, Title]:
    """Return the titles that the text of a baseline holds; none where it holds none, as older ones do."""
    entries = json.loads(text).get("titles")
    found: dict[About, Title] = {}
    for entry in _mappings(entries):
        names = {name: str(entry[name]) for name in About._fields if name in entry}
        content = str(entry.get("content", ""))
        size = entry.get("size", TELLING if content else 0)  # older baselines have no content that is smaller
        found[About(**names)] = Title(
            str(entry.get("title", "")), str(entry.get("kind", "")), content, size if isinstance(size, int) else 0
        )
    return found


def renames_by_title(was: Titles, now: Titles, by: Collection[str]) -> Renames:
    """Return what was renamed, as far as titles tell it.

    Args:
        was: The titles of what was known.
        now: The titles of everything that was read.
        by: What findings name things by: the ids that journeys had, and the names that files had of catalogues.
    """
    renamed = _renames(was, now)
    journeys = {thing.journey: today.journey for thing, today in renamed.items() if _is_of(thing, ("journey",))}
    own = [(thing, today) for thing, today in renamed.items() if thing.journey in by]
    return Renames(
        {old: new for old, new in journeys.items() if old in by and old and new},
        {
            (thing.journey, thing.stage): (today.journey, today.stage)
            for thing, today in own
            if _is_of(thing, ("journey", "stage")) and thing.journey and thing.stage and today.journey and today.stage
        },
        _shared(renamed, "persona", by),
        _shared(renamed, "source", by),
        {
            (kind, thing.journey, thing.stage, label): LabelAt(today.stage, getattr(today, kind))
            for thing, today in own
            for kind in get_args(LabelKind)
            if thing.journey and (label := getattr(thing, kind))
        },
    )


def _shared(renamed: Mapping[About, About], kind: str, by: Collection[str]) -> dict[tuple[str, str], str]:
    pairs = [(getattr(thing, kind), getattr(today, kind)) for thing, today in renamed.items() if getattr(thing, kind)]
    return {(one, old): new for one in by for old, new in pairs}


def name_metrics(baseline: Baseline, today: Baseline) -> Baseline:
    """Return a baseline in which findings on metrics say which metric they are about, as older baselines do not.

    Args:
        baseline: What is known.
        today: The findings of a run.
    """
    new: dict[KnownFinding, list[KnownFinding]] = defaultdict(list)
    for one in sorted((today - baseline).elements(), key=lambda known: known.identity.about.metric or ""):
        if one.identity.about.metric is not None:
            new[_without_metric(one)].append(one)
    found: Baseline = Counter()
    for one in baseline.elements():
        alike = new.get(one)
        found[alike.pop(0) if alike else one] += 1
    return found


def _without_metric(one: KnownFinding) -> KnownFinding:
    return one._replace(identity=one.identity._replace(about=one.identity.about._replace(metric=None)))


def follow_moves(baseline: Baseline, today: Baseline, is_gone: Callable[[str], bool]) -> Baseline:
    """Return a baseline in which faults that only their file names stand in the file that took the place of a lost one.

    It is one in the same folder or of the same name, in which just that fault is new.

    Args:
        baseline: What is known.
        today: The findings of a run.
        is_gone: Returns whether a file, as the baseline names it, is not there any more.
    """
    new: dict[tuple[str, str], list[KnownFinding]] = defaultdict(list)
    for one in today - baseline:
        if one.identity.about == NOTHING:
            new[one.identity.code, one.identity.words].append(one)
    found: Baseline = Counter()
    for one, count in sorted(baseline.items(), key=lambda known: known[0].file):
        identity = one.identity
        alike = new.get((identity.code, identity.words), []) if identity.about == NOTHING else []
        if alike and is_gone(one.file):
            place = PurePosixPath(one.file)
            moved = [other for other in alike if _is_beside_or_namesake(PurePosixPath(other.file), place)]
            if len(moved) == 1:
                one = moved[0]
                alike.remove(one)
        found[one] += count
    return found


def _is_beside_or_namesake(file: PurePosixPath, other: PurePosixPath) -> bool:
    return file.parent == other.parent or file.name == other.name


def _renames(was: Titles, now: Titles) -> dict[About, About]:
    """Return, by what names a thing in a baseline, what names it today."""
    found: dict[About, About] = {}
    for level in _LEVELS:
        name = level[-1]
        old = [thing for thing in was if _is_of(thing, level)]
        places = {thing: _thing_in(thing, _translate(thing._replace(**{name: None}), found), name) for thing in old}
        recorded = set(places.values())
        went: dict[str | None, dict[About, Likeness]] = defaultdict(dict)
        for thing, place in places.items():
            if place not in now:
                went[_holder(place, level)][thing] = _likeness(was[thing], name)
        came: dict[str | None, dict[About, Likeness]] = defaultdict(dict)
        for thing, title in now.items() if went else ():
            if _is_of(thing, level) and thing not in recorded:
                came[_holder(thing, level)][thing] = _likeness(title, name)
        for holder, lost in went.items():
            places |= dict(pair_renamed(lost, came[holder]))
        found |= places
    return {thing: today for thing, today in found.items() if thing != today}


def _holder(thing: About, level: Collection[str]) -> str | None:
    """Return the journey in which a thing is looked for again; None where it is none of a journey's."""
    return thing.journey if len(level) > 1 else None


def _likeness(title: Title, name: str) -> Likeness:
    return Likeness(title.title, title.kind, title.content, title.size, name != "source")


def _thing_in(thing: About, holder: About, name: str) -> About:
    """Return what has the own id of a thing in what holds another."""
    return holder._replace(**{name: getattr(thing, name)})


def _is_of(thing: About, level: Collection[str]) -> bool:
    return all((value is not None) == (name in level) for name, value in thing._asdict().items())


def _translate(about: About, renamed: Mapping[About, About]) -> About:
    today = about
    for level in _LEVELS:
        thing = About(**{name: getattr(about, name) for name in level})
        if thing in renamed and getattr(thing, level[-1]) is not None:
            today = today._replace(**{name: getattr(renamed[thing], name) for name in level})
    return today
