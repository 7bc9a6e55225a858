"""What was written of an attribute and what is, in words and as data: texts, figures, days, and lists of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cxjourney.analysis.diff.other_changes import WrittenChange
from cxjourney.analysis.display_names import quoted_label
from cxjourney.formats.changes.sentence_parts import join_and
from cxjourney.languages import Language
from cxjourney.model.fields import Days
from cxjourney.text.shorten import shorten

LEADING = ("text", "title")
"""What stands first of several attributes: what is said, or what something is called."""
NAMED = (
    *("image.file", "image.alt", "duration.typical", "duration.shortest", "duration.longest", "owner", "source"),
    *("data", "quotes", "phase", "says", "link", "summary", "opportunities", "answers", "evidence", "shared_with"),
)
"""Attributes that have a name in words, where things go by their titles."""
_WORD = re.compile(r"[\w-]+")


def written_words(change: WrittenChange, words: Language) -> str:
    """Return an attribute with what is written of it now, and what was.

    It goes by the name that the format has, or by one in words where things go by their titles.

    Of a list of prose it is said what is new in it and what is gone, of any other value what it is and was.
    """
    written, before, after = change
    path = words.word("change.attribute.name", written) if words.is_by_title else written
    if before is None and after is None:
        return path
    if isinstance(before or after, tuple) and not _are_words((before, after)):
        had, has = (value if isinstance(value, tuple) else () for value in (before, after))
        parts = [
            words.text(key, thing=join_and((_value(one, words) for one in some), words))
            for key, some in (("change.also.added", _without(has, had)), ("change.also.removed", _without(had, has)))
            if some
        ]
        inside = words.text("figures.semicolon").join(parts)
        return words.text("figures.brackets", text=path, inside=inside) if parts else path
    was, now = (_value(value, words) for value in (before, after))
    return words.text("change.attribute.change", attribute=path, before=was, after=now)


def _are_words(values: Iterable[object]) -> bool:
    """Return whether all items of lists are ids, or single words."""
    items = [item for value in values for item in (value if isinstance(value, tuple) else ())]
    return all(isinstance(item, str) and _WORD.fullmatch(item) for item in items)


def _without(items: tuple[object, ...], others: tuple[object, ...]) -> list[object]:
    """Return what is in a list, but for as much of it as is in another."""
    left = [*others]
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def _value(value: object, words: Language) -> str:
    if value is None:
        return words.text("change.value.unsaid")
    if isinstance(value, bool):
        return words.text("change.value.yes" if value else "change.value.no")
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Days):
        return value.written
    if isinstance(value, int | float):
        return words.figure(value)
    if isinstance(value, tuple):
        return join_and((_value(one, words) for one in value), words) or words.text("change.value.none")
    if isinstance(value, Mapping):
        return _parts(value, words)
    return quoted_label(shorten(f"{value}"), words)


def _parts(parts: Mapping[str, object], words: Language) -> str:
    """Return what is said, such as a need, with the rest of what is written of it by the names that the format has."""
    said = next((f"{parts[name]}" for name in LEADING if parts.get(name) is not None), None)
    rest = words.list_words(_named_parts("", parts, words))
    if said is None:
        return rest
    text = words.text("figures.quote", text=shorten(said))
    return words.text("figures.brackets", text=text, inside=rest) if rest else text


def _named_parts(within: str, parts: Mapping[str, object], words: Language) -> Iterator[str]:
    for name, part in parts.items():
        if isinstance(part, Mapping):
            yield from _named_parts(f"{within}{name}.", part, words)
        elif part not in (None, ()) and (within or name not in LEADING):
            yield f"{within}{name} {_value(part, words)}"


def written_data(change: WrittenChange) -> dict[str, object]:
    """Return an attribute with what was written of it and what is, as data."""
    return {"attribute": change.path, "before": _data(change.before), "after": _data(change.after)}


def _data(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_data(one) for one in value]
    return {name: _data(part) for name, part in value.items()} if isinstance(value, Mapping) else value
