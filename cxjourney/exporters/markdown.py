"""A journey as Markdown for a wiki: all that is written of it, a stage a section, and ids told by their titles.

Tables are those of GitHub and GitLab, and can be pasted into Confluence. Text is only text: no markup, link or mention.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from cxjourney.analysis.display_names import channel_title
from cxjourney.analysis.study import Study
from cxjourney.edit.merge import SHORT_FORMS
from cxjourney.edit.patch import YamlValue
from cxjourney.exporters.export import Export
from cxjourney.exporters.markdown_words import attribute_label, value_word
from cxjourney.languages import Language
from cxjourney.model import Catalogue, Journey
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import one_line
from cxjourney.workspace.definitions import DEFINED_UNDER
from cxjourney.workspace.listed_phases import listed_phases
from cxjourney.workspace.references import unknown_references
from cxjourney.workspace.renamed_references import renamed_references

_MARK = {"ltr": "", "rtl": "\u200f"}
"""What a text begins with, so that it runs its way wherever it is pasted."""
_SECTIONS = ("stages", "personas", "data_sources", "teams", "channels")
"""What has a section for each entity, and not a line in a table."""


def write(study: Study, words: Language) -> Export:
    """Return a journey as a page of Markdown."""
    page = _Page(study, words)
    text = "\n".join(page.lines()).rstrip("\n") + "\n"
    return Export(study.journey.journey, study.journey.title, text, ())


class _Page:
    def __init__(self, study: Study, words: Language) -> None:
        self.study = study
        self.words = words
        self.mark = _MARK[words.direction]
        self.titles = _titles(study, words)

    def lines(self) -> Iterator[str]:
        """Yield the page."""
        data = renamed_references(Journey, self.study.in_scope.document.data, self.titles)
        yield from (f"# {self._text(data['title'])}", "")
        yield from self._entity(_without(data, ("title", *_SECTIONS)))
        yield from (f"## {self._label('stages')}", "")
        for stage in cast("list[dict[str, YamlValue]]", data["stages"]):
            yield from (f"### {self._text(stage['title'])}", "")
            tables = {key: value for key, value in stage.items() if _is_table(value)}
            yield from self._entity(_without(stage, ("title", *tables)))
            for key, value in tables.items():
                yield from (f"#### {self._label(key)}", "")
                yield from self._table(cast("list[dict[str, YamlValue]]", value))
        for key, entities in self._defined().items():
            yield from (f"## {self._label(key)}", "")
            for id_, entity in entities.items():
                title = entity.get("title", id_)
                yield from (f"### {self._text(title)}", "")
                yield from self._entity({"id": id_, **_without(entity, ("title",))})

    def _defined(self) -> dict[str, dict[str, dict[str, YamlValue]]]:
        """Return what the journey defines or names, by the attribute that defines it."""
        data = self.study.in_scope.document.data
        found: dict[str, dict[str, dict[str, YamlValue]]] = {}
        for kind, key in DEFINED_UNDER.items():
            homes = self.study.in_scope.names.known[kind]
            named = {one.id: None for one in unknown_references(Journey, data, {kind: ()})}
            travelled = dict.fromkeys(self.study.travellers) if kind == "persona" else {}
            own = data.get(key)
            ids = {**travelled, **named, **(dict.fromkeys(own) if isinstance(own, dict) else {})}
            some = {id_: homes[id_].value for id_ in ids if id_ in homes}
            told = {id_: cast("dict[str, YamlValue]", one) for id_, one in some.items() if isinstance(one, dict)}
            if told and key in _SECTIONS:
                renamed = renamed_references(Catalogue, {key: cast("YamlValue", told)}, self.titles)
                found[key] = cast("dict[str, dict[str, YamlValue]]", renamed[key])
        return found

    def _entity(self, said: Mapping[str, YamlValue]) -> Iterator[str]:
        """Yield what is said of something as a table of two columns."""
        if said:
            yield from ("| | |", "|---|---|")
            yield from (f"| **{self._label(key)}** | {self._cell(value, (key,))} |" for key, value in said.items())
            yield ""

    def _table(self, entities: Sequence[Mapping[str, YamlValue]]) -> Iterator[str]:
        """Yield entities as a table, a row each."""
        keys = list(dict.fromkeys(key for entity in entities for key in entity))
        yield f"| {' | '.join(map(self._label, keys))} |"
        yield f"|{'---|' * len(keys)}"
        for entity in entities:
            cells = (self._cell(entity[key], (key,)) if key in entity else "" for key in keys)
            yield f"| {' | '.join(cells)} |"
        yield ""

    def _cell(self, value: YamlValue, within: tuple[str, ...]) -> str:
        """Return what a cell says.

        Args:
            value: What is written.
            within: The attributes within which it stands, the innermost last.
        """
        if isinstance(value, list):
            return "<br>".join(self._cell(one, within) for one in value)
        return self._text(self._told(value, within)) if not _holds_lists(value) else self._parts(value, within)

    def _parts(self, value: YamlValue, within: tuple[str, ...]) -> str:
        parts = cast("dict[str, YamlValue]", value).items()
        return "<br>".join(f"{self._label(key, within)}: {self._cell(one, (*within, key))}" for key, one in parts)

    def _told(self, value: YamlValue, within: tuple[str, ...]) -> str:
        """Return a value as text: what it is mostly about, with the rest in brackets."""
        if isinstance(value, dict):
            first = next((key for key in ("title", *SHORT_FORMS) if key in value), None)
            rest = [
                f"{attribute_label(key, within, self.words)}: {self._told(one, (*within, key))}"
                for key, one in value.items()
                if key != first
            ]
            if first is None:
                return ", ".join(rest)
            said = self._told(value[first], (*within, first))
            return f"{said} ({', '.join(rest)})" if rest else said
        if isinstance(value, list):
            return ", ".join(self._told(one, within) for one in value)
        if isinstance(value, bool):
            return self.words.text("change.value.yes" if value else "change.value.no")
        return value_word(within[-1], f"{value}", self.words)

    def _text(self, value: object) -> str:
        return self.mark + escape_markdown(one_line(f"{value}"))

    def _label(self, key: str, within: tuple[str, ...] = ()) -> str:
        return self._text(attribute_label(key, within, self.words))


def _titles(study: Study, words: Language) -> dict[str, dict[str, str]]:
    """Return the titles of what has an id, by kind and id; where two have the same, with the id."""
    data = study.in_scope.document.data
    found: dict[str, dict[str, str]] = {
        kind: {id_: _title(home.value, id_) for id_, home in homes.items()}
        for kind, homes in study.in_scope.names.known.items()
    }
    found["channel"] = {id_: channel_title(study, id_, words) for id_ in study.scope.channels}
    found["stage"] = {stage.id: stage.title for stage in study.journey.stages}
    found["phase"] = {id_: f"{title}" for id_, title in listed_phases(data)}
    for kind, titles in found.items():
        said = [*titles.values()]
        found[kind] = {id_: f"{one} ({id_})" if said.count(one) > 1 else one for id_, one in titles.items()}
    return found


def _title(value: object, id_: str) -> str:
    title = value.get("title") if isinstance(value, dict) else None
    return title if isinstance(title, str) else id_


def _without(said: Mapping[str, YamlValue], keys: Sequence[str]) -> dict[str, YamlValue]:
    return {key: value for key, value in said.items() if key not in keys}


def _is_table(value: YamlValue) -> bool:
    """Return whether a value is a list of entities that have titles."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and "text" not in one for one in value)


def _holds_lists(value: YamlValue) -> bool:
    return isinstance(value, dict) and any(isinstance(one, list | dict) for one in value.values())
