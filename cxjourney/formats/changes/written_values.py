"""What was written of an attribute and what is, in words and as data: texts, figures, days, and lists of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.analysis.diff.other_changes import WrittenChange
from cxjourney.analysis.display_names import quoted_label, span_words
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.plain_names import attribute_name, named_id
from cxjourney.formats.changes.sentence_parts import join_and
from cxjourney.languages import Language
from cxjourney.model.fields import Days
from cxjourney.text.shorten import shorten

LEADING = ("text", "title")
"""What stands first of several attributes: what is said, or what something is called."""
_TIME_SPANS = ("duration.shortest", "duration.typical", "duration.longest")
_WORD = re.compile(r"[\w-]+")


def written_words(change: WrittenChange, words: Language, study: Study | None = None) -> str:
    """Return an attribute with what is written of it now, and what was.

    It goes by the name that the format has, or by one in words where things go by their titles.

    Of a list of prose it is said what is new in it and what is gone, of any other value what it is and was.

    Args:
        change: What is written differently.
        words: The language.
        study: The journey that it is written in; None where that is a catalogue.
    """
    path, before, after = change
    name = attribute_name(path, study, words)
    if before is None and after is None:
        return name
    values = _Values(words, study)
    if isinstance(before or after, tuple) and not _are_words((before, after)):
        had, has = (value if isinstance(value, tuple) else () for value in (before, after))
        parts = [
            words.text(key, thing=join_and((values.value(path, one) for one in some), words))
            for key, some in (("change.also.added", _without(has, had)), ("change.also.removed", _without(had, has)))
            if some
        ]
        inside = words.text("figures.semicolon").join(parts)
        return words.text("figures.brackets", text=name, inside=inside) if parts else name
    was, now = (values.value(path, value) for value in (before, after))
    return words.text("change.attribute.change", attribute=name, before=was, after=now)


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


class _Values(NamedTuple):
    """Values of attributes in words.

    Attributes:
        words: The language.
        study: The journey that they are written in; None where that is a catalogue.
    """

    words: Language
    study: Study | None

    def value(self, path: str, value: object) -> str:
        """Return a value of the attribute at a path."""
        words = self.words
        if value is None:
            return words.text("change.value.unsaid")
        if isinstance(value, bool):
            return words.text("change.value.yes" if value else "change.value.no")
        if isinstance(value, date):
            return words.day(value)
        if isinstance(value, Days):
            return self._span(value.written)
        if isinstance(value, int | float):
            return words.figure(value)
        if isinstance(value, tuple):
            return join_and((self.value(path, one) for one in value), words) or words.text("change.value.none")
        if isinstance(value, Mapping):
            return self._parts(value)
        if path in _TIME_SPANS:
            return self._span(f"{value}")
        return named_id(path, f"{value}", self.study, words) or quoted_label(shorten(f"{value}"), words)

    def _span(self, written: str) -> str:
        return span_words(written, self.words) if self.words.is_by_title else written

    def _parts(self, parts: Mapping[str, object]) -> str:
        """Return what is said, such as a need, with the rest of what is written of it by the names of attributes."""
        said = next((f"{parts[name]}" for name in LEADING if parts.get(name) is not None), None)
        rest = self.words.list_words(self._named_parts("", parts))
        if said is None:
            return rest
        text = self.words.quote(shorten(said))
        return self.words.text("figures.brackets", text=text, inside=rest) if rest else text

    def _named_parts(self, within: str, parts: Mapping[str, object]) -> Iterator[str]:
        for name, part in parts.items():
            path = f"{within}{name}"
            if isinstance(part, Mapping):
                yield from self._named_parts(f"{path}.", part)
            elif part not in (None, ()) and (within or name not in LEADING) and not self._is_unseen(path):
                yield f"{attribute_name(path, self.study, self.words)} {self.value(path, part)}"

    def _is_unseen(self, path: str) -> bool:
        """Return whether it is an id of its own, where things go by their titles."""
        return self.words.is_by_title and path == "id"


def written_data(change: WrittenChange) -> dict[str, object]:
    """Return an attribute with what was written of it and what is, as data."""
    return {"attribute": change.path, "before": _data(change.before), "after": _data(change.after)}


def _data(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_data(one) for one in value]
    return {name: _data(part) for name, part in value.items()} if isinstance(value, Mapping) else value
