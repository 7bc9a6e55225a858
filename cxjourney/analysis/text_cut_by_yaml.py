"""Words that YAML has cut, joined or taken in: `` #``, a comma, a hyphen too deep, a comment that is none in YAML."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase
from types import MappingProxyType
from typing import Literal, NamedTuple, get_origin

from cxjourney.analysis.commas_in_lists import items_between_other_commas, joined_items
from cxjourney.edit.patch import Patch, Remove, Replace, Rewrite
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import attributes, entity_in, holds_words, short_form, strip_annotation
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.events import SpanTree
from cxjourney.text.shorten import one_line
from cxjourney.text.yaml_quotes import QuotedText, quote

_COMMENT = re.compile(r"#(?<=\S[ \t]#)[^\r\n]*")
"""A comment one blank behind text. It begins with the sign itself: a file has few of these, and many blanks."""
_FOREIGN_MARK = re.compile(r"//(?<=\s//)|/\*|<!--|%%")
_FLOW_LIST = re.compile(r":\s+(?:[&!]\S*\s+)?\[")
_LETTERS_OF_KEYS = f"{ascii_lowercase}_"
_LONGEST_KEY = 64
_WITHIN_BRACKETS = re.compile(r"[,\]}]")
_APART = re.compile(r"[ \t]{2,}#")
_INDENTED_HYPHEN = re.compile(r"\n( +)-(?=[ \t\r\n])")
_HYPHEN = re.compile(r"\n[ \t]*(?=-[ \t\r\n])")
_ITEM = re.compile(r"( *)- +")


class CutText(NamedTuple):
    """A text that YAML has cut.

    Attributes:
        path: Where what is left of it stands.
        by: What has cut it; or what makes one text of two: a hyphen which, too deep, begins no item, the mark of a
            comment of another language, or a comma of another script.
        kept: What is left of it; of two texts that are one, the first; the text without what was meant as a comment.
        cut: What was cut off; of two texts that are one, the second; what was meant as a comment.
        fixed: Its line as it is to be written, in quotes.
        column: Where the hyphens of its list stand, from 1; None where it is no item, and of other cuts.
        instead: What is to be written where it was not meant as one text: a comment as YAML has it (the whole line
            where the text is nothing else), or the list or the attributes with ordinary commas.
        patches: What makes it one text again, where that is the one way: of a comment and of commas.
        is_sure: Whether it is one text for certain: a comment has a blank behind its sign, a number none.
    """

    path: DataPath
    by: Literal["comment", "comma", "hyphen", "mark", "script"]
    kept: str
    cut: str
    fixed: str
    column: int | None = None
    instead: str = ""
    patches: tuple[Patch, ...] = ()
    is_sure: bool = False


class _Signs(NamedTuple):
    """Which signs a text holds that may make one of two texts."""

    hyphens: bool
    marks: bool
    wide_colons: bool


class _TextAttribute(NamedTuple):
    """An attribute on the way to texts.

    Attributes:
        words: Whether it holds words itself.
        by_id: Whether it holds entities by their ids.
        inside: The attributes of what it holds that lead to texts.
    """

    words: bool
    by_id: bool = False
    inside: Mapping[str, "_TextAttribute"] = MappingProxyType({})


def cut_texts(kind: type[Entity], document: Document, language: str) -> list[CutText]:
    """Return the texts of a document that YAML has cut or joined, the first of each line.

    Args:
        kind: Journey or Catalogue: what the document is read as.
        document: The document.
        language: The tag of the language that it is written in.
    """
    text = document.source.text
    comments = {found.start() - 1: text[found.start() - 1 : found.end()] for found in _COMMENT.finditer(text)}
    signs = _Signs(_may_join_items(text), _FOREIGN_MARK.search(text) is not None, "：" in text)
    if not comments and True not in signs and not _has_list_of_words(kind, text):
        return []
    first: dict[int, CutText] = {}
    finder = _CutTextFinder(text, comments, language, signs)
    finder.in_mapping(_text_attributes(kind), document.data, document.spans, ())
    for one in finder.found:
        first.setdefault(document.span(one.path).line, one)
    return list(first.values())


@cache
def _text_attributes(kind: type[Entity]) -> dict[str, _TextAttribute]:
    """Return the attributes of an entity that hold words, or lead to some."""
    texts = {}
    for name, attribute in attributes(kind).items():
        entity, short = entity_in(attribute.field.annotation), short_form(attribute)
        inside = _text_attributes(entity) if entity else {}
        words = holds_words(attribute) or bool(short and short.attribute in inside and inside[short.attribute].words)
        if words or inside:
            by_id = get_origin(strip_annotation(attribute.field.annotation)) is dict
            texts[name] = _TextAttribute(words, by_id, inside)
    return texts


def _may_join_items(text: str) -> bool:
    """Return whether a line may begin with a hyphen that begins no item: behind one that ends with no colon.

    That line stands less deep, or is text that goes on. A hyphen below both of these may still begin an item.
    """
    for found in _INDENTED_HYPHEN.finditer(text):
        end, line = found.start(), ""
        while not line and end > 0:
            begin = text.rfind("\n", 0, end)
            line, end = text[begin + 1 : end].rstrip(), begin
        content = line.lstrip(" ")
        goes_on = ":" not in line and not content.startswith(("-", "#"))
        if content and not line.endswith(":") and (goes_on or len(line) - len(content) < len(found.group(1))):
            return True
    return False


def _has_list_of_words(kind: type[Entity], text: str) -> bool:
    """Return whether a flow list that may hold prose begins anywhere."""
    names, by_id = _names_of_words(kind)
    if any(f"{name}:" in text for name in by_id):
        return True
    for found in _FLOW_LIST.finditer(text):
        before = text[max(0, found.start() - _LONGEST_KEY) : found.start()].rstrip(" \t").rstrip("\"'")
        if before[len(before.rstrip(_LETTERS_OF_KEYS)) :] in names:
            return True
    return False


@cache
def _names_of_words(kind: type[Entity]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the attributes that hold words, and those of them that hold them by keys of the team's own."""
    names: set[str] = set()
    by_id: set[str] = set()
    todo: list[Mapping[str, _TextAttribute]] = [_text_attributes(kind)]
    for texts in todo:
        names |= {name for name, attribute in texts.items() if attribute.words}
        by_id |= {name for name, attribute in texts.items() if attribute.words and attribute.by_id}
        todo += [attribute.inside for attribute in texts.values() if attribute.inside]
    return frozenset(names), frozenset(by_id)


class _CutTextFinder:
    """Goes through plain data and its places side by side, along attributes that hold words."""

    def __init__(self, text: str, comments: Mapping[int, str], language: str, signs: _Signs) -> None:
        self.text = text
        self.comments = comments
        self.language = language
        self.signs = signs
        self.lists_alone = not comments and True not in signs
        self.found: list[CutText] = []

    def in_mapping(self, texts: Mapping[str, _TextAttribute], data: object, spans: SpanTree, path: DataPath) -> None:
        """Find the texts that are cut under the keys that lead to some."""
        if not isinstance(data, dict) or isinstance(spans, int) or not isinstance(spans[1], dict):
            return
        in_flow = self._is_flow(spans)
        for key, value in data.items():
            attribute, place = texts.get(key), spans[1][key][1]
            if attribute and not (self.lists_alone and isinstance(place, int)):
                self._in_value(attribute, value, place, (*path, key), in_flow)

    def _in_value(
        self, attribute: _TextAttribute, data: object, spans: SpanTree, path: DataPath, in_flow: bool
    ) -> None:
        if isinstance(spans, int):
            if attribute.words and isinstance(data, str) and not isinstance(data, QuotedText):
                if self.signs.hyphens:
                    self._join_at_hyphen(data, spans, path, in_flow)
                if self.comments:
                    self._cut_by_comment(data, spans, path, in_flow)
                if self.signs.marks:
                    self._with_foreign_comment(data, spans, path, in_flow)
                if self.signs.wide_colons and in_flow:
                    self._with_attribute(data, path)
        elif isinstance(data, list) and isinstance(spans[1], list):
            in_flow = self._is_flow(spans)
            for index, (item, place) in enumerate(zip(data, spans[1], strict=True)):
                if not (self.lists_alone and isinstance(place, int)):
                    self._in_value(attribute, item, place, (*path, index), in_flow)
            if attribute.words and in_flow:
                self._cut_by_comma(data, path)
        elif isinstance(data, dict) and isinstance(spans[1], dict) and attribute.by_id:
            for id_, item in data.items():
                place = spans[1][id_][1]
                if isinstance(item, list):
                    self._in_value(attribute, item, place, (*path, id_), in_flow)
                else:
                    self.in_mapping(attribute.inside, item, place, (*path, id_))
        elif attribute.inside:
            self.in_mapping(attribute.inside, data, spans, path)

    def _is_flow(self, spans: tuple[int, object]) -> bool:
        return self.text.startswith(("[", "{"), spans[0] >> 32)

    def _cut_by_comment(self, data: str, place: int, path: DataPath, in_flow: bool) -> None:
        start, end = place >> 32, place & 0xFFFFFFFF
        comment = self.comments.get(start + len(self.text[start:end].rstrip()))
        if comment is None:
            return
        cut = (comment[: apart.start()] if (apart := _APART.search(comment, 1)) else comment).strip()
        if in_flow:
            cut = _WITHIN_BRACKETS.split(cut, maxsplit=1)[0].rstrip()
        kept = one_line(data)
        head = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
        whole, written = f"{kept} {cut}", start + len(self.text[start:end].rstrip()) + 1 + len(cut)
        patches: tuple[Patch, ...] = () if in_flow or self.text[start] in "|>" else (Rewrite(path, whole, written),)
        is_sure = re.match(r"#\w", cut) is not None
        self.found.append(CutText(path, "comment", kept, cut, head + quote(whole), patches=patches, is_sure=is_sure))

    def _with_foreign_comment(self, data: str, place: int, path: DataPath, in_flow: bool) -> None:
        from cxjourney.parse.foreign_comments import comment_in_text  # late, since few files have such marks

        start, end = place >> 32, place & 0xFFFFFFFF
        comment = None if self.text[start] in "|>" else comment_in_text(self.text[start:end])
        if comment is None:
            return
        head = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
        line = "" if comment.kept or in_flow else head.removeprefix("- ")
        fixed, as_comment = head + quote(one_line(data)), f"# {line}{comment.said}".rstrip()
        self.found.append(CutText(path, "mark", comment.kept, comment.written, fixed, instead=as_comment))

    def _with_attribute(self, data: str, path: DataPath) -> None:
        from cxjourney.parse.odd_characters import attribute_in_text  # late, since few files have such colons

        held = attribute_in_text(data)
        if held and isinstance(path[-1], str):
            fixed, instead = f"{path[-1]}: {quote(one_line(data))}", f"{path[-1]}: {held.fixed}"
            self.found.append(CutText(path, "script", held.kept, held.cut, fixed, instead=instead))

    def _join_at_hyphen(self, data: str, place: int, path: DataPath, in_flow: bool) -> None:
        start, end = place >> 32, place & 0xFFFFFFFF
        hyphen = _HYPHEN.search(self.text, start, end)
        if hyphen is None or self.text[start] in "|>":
            return
        before = _ITEM.fullmatch(self.text, self.text.rfind("\n", 0, start) + 1, start)
        is_item = isinstance(path[-1], int) and not in_flow and before is not None
        kept, cut = one_line(self.text[start : hyphen.start()]), one_line(self.text[hyphen.end() : end])
        head = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
        column = len(before[1]) + 1 if before and is_item else None
        self.found.append(CutText(path, "hyphen", kept, cut, head + quote(one_line(data)), column))

    def _cut_by_comma(self, items: Sequence[object], path: DataPath) -> None:
        key = str(path[-1])
        joins = joined_items(items, key, self.language)
        if parts := items_between_other_commas(items, key, self.language):
            text, head = one_line(f"{items[0]}"), f"{key}: "
            fixed, instead = f"{head}[{quote(text)}]", f"{head}[{', '.join(parts)}]"
            cut = text.removeprefix(parts[0]).strip()
            self.found.append(CutText((*path, 0), "script", parts[0], cut, fixed, instead=instead))
        if True not in joins:
            return
        whole: list[str] = []
        firsts: dict[int, int] = {}
        for index, (item, joined) in enumerate(zip(items, joins, strict=True)):
            if joined:
                whole[-1] += f", {one_line(f'{item}')}"
                firsts[len(whole) - 1] = firsts.get(len(whole) - 1, index - 1)
            else:
                whole.append(one_line(f"{item}"))
        gone = [Remove((*path, index)) for index, joined in enumerate(joins) if joined]
        changed = [Replace((*path, first), whole[number]) for number, first in firsts.items()]
        fixed = f"{key}: [{', '.join(quote(text) for text in whole)}]"
        for index, joined in enumerate(joins):
            if joined:
                kept, cut = one_line(f"{items[index - 1]}"), one_line(f"{items[index]}")
                self.found.append(CutText((*path, index - 1), "comma", kept, cut, fixed, patches=(*changed, *gone)))
