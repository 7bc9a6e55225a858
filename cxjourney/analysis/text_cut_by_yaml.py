"""Words that YAML has cut, joined or taken in: `` #``, a comma, a hyphen too deep, a comment that is none in YAML."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from string import ascii_lowercase
from types import MappingProxyType
from typing import Literal, NamedTuple, get_origin

from cxjourney.model.fields import Entity
from cxjourney.model.introspection import attributes, entity_in, holds_words, short_form, strip_annotation
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.events import SpanTree
from cxjourney.parse.foreign_comments import comment_in_text
from cxjourney.text.clauses import is_clause, is_continuation
from cxjourney.text.escape import QuotedText, one_line, quote

_COMMENT = re.compile(r"#(?<=\S[ \t]#)[^\r\n]*")
"""A comment one blank behind text. It begins with the sign itself: a file has few of these, and many blanks."""
_FOREIGN_MARK = re.compile(r"//(?<=\s//)|/\*|<!--|%%")
_FLOW_LIST = re.compile(r":\s+(?:[&!]\S*\s+)?\[")
_LETTERS_OF_KEYS = f"{ascii_lowercase}_"
_LONGEST_KEY = 64
_WITHIN_BRACKETS = re.compile(r"[,\]}]")
_APART = re.compile(r"[ \t]{2,}#")
_END_OF_TEXT = re.compile(r".*[.!?…؟。]['\"”»)]*", re.DOTALL)
_INDENTED_HYPHEN = re.compile(r"\n( +)-(?=[ \t\r\n])")
_HYPHEN = re.compile(r"\n[ \t]*(?=-[ \t\r\n])")
_ITEM = re.compile(r"( *)- +")
_NAMES = frozenset(("systems",))
"""What is listed under these are names, written as their owners write them: ``[Salesforce, iPad app]``."""
_SENTENCES = frozenset(("questions", "thoughts"))
"""What is listed under these are sentences, mostly."""
_MIN_WORDS = 3
"""A pair of fewer words is no prose."""


class CutText(NamedTuple):
    """A text that YAML has cut.

    Attributes:
        path: Where what is left of it stands.
        by: What has cut it; a hyphen which, too deep, begins no item, so that two texts are one; or the mark of a
            comment of another language, which is part of the text.
        kept: What is left of it; of two texts that are one, the first; the text without what was meant as a comment.
        cut: What was cut off; of two texts that are one, the second; what was meant as a comment.
        fixed: Its line as it is to be written, in quotes.
        column: Where the hyphens of its list stand, from 1; None where it is no item, and of other cuts.
        comment: What was meant as a comment, as YAML has it: the whole line where the text is nothing else.
    """

    path: DataPath
    by: Literal["comment", "comma", "hyphen", "mark"]
    kept: str
    cut: str
    fixed: str
    column: int | None = None
    comment: str = ""


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
    may_join, has_marks = _may_join_items(text), _FOREIGN_MARK.search(text) is not None
    if not comments and not may_join and not has_marks and not _has_list_of_words(kind, text):
        return []
    first: dict[int, CutText] = {}
    finder = _CutTextFinder(text, comments, language, may_join, has_marks)
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

    def __init__(self, text: str, comments: Mapping[int, str], language: str, may_join: bool, marks: bool) -> None:
        self.text = text
        self.comments = comments
        self.language = language
        self.may_join = may_join
        self.has_marks = marks
        self.found: list[CutText] = []

    def in_mapping(self, texts: Mapping[str, _TextAttribute], data: object, spans: SpanTree, path: DataPath) -> None:
        """Find the texts that are cut under the keys that lead to some."""
        if not isinstance(data, dict) or isinstance(spans, int) or not isinstance(spans[1], dict):
            return
        in_flow = self._is_flow(spans)
        for key, value in data.items():
            if attribute := texts.get(key):
                self._in_value(attribute, value, spans[1][key][1], (*path, key), in_flow)

    def _in_value(
        self, attribute: _TextAttribute, data: object, spans: SpanTree, path: DataPath, in_flow: bool
    ) -> None:
        if isinstance(spans, int):
            if attribute.words and isinstance(data, str) and not isinstance(data, QuotedText):
                if self.may_join:
                    self._join_at_hyphen(data, spans, path, in_flow)
                if self.comments:
                    self._cut_by_comment(data, spans, path, in_flow)
                if self.has_marks:
                    self._with_foreign_comment(data, spans, path, in_flow)
        elif isinstance(data, list) and isinstance(spans[1], list):
            in_flow = self._is_flow(spans)
            for index, (item, place) in enumerate(zip(data, spans[1], strict=True)):
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
        self.found.append(CutText(path, "comment", kept, cut, head + quote(f"{kept} {cut}")))

    def _with_foreign_comment(self, data: str, place: int, path: DataPath, in_flow: bool) -> None:
        start, end = place >> 32, place & 0xFFFFFFFF
        comment = None if self.text[start] in "|>" else comment_in_text(self.text[start:end])
        if comment is None:
            return
        head = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
        line = "" if comment.kept or in_flow else head.removeprefix("- ")
        fixed, as_comment = head + quote(one_line(data)), f"# {line}{comment.said}".rstrip()
        self.found.append(CutText(path, "mark", comment.kept, comment.written, fixed, comment=as_comment))

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
        joins = self._joins(items, key)
        if True not in joins:
            return
        whole: list[str] = []
        for item, joined in zip(items, joins, strict=True):
            if joined:
                whole[-1] += f", {one_line(f'{item}')}"
            else:
                whole.append(one_line(f"{item}"))
        fixed = f"{key}: [{', '.join(quote(text) for text in whole)}]"
        for index, joined in enumerate(joins):
            if joined:
                kept, cut = one_line(f"{items[index - 1]}"), one_line(f"{items[index]}")
                self.found.append(CutText((*path, index - 1), "comma", kept, cut, fixed))

    def _joins(self, items: Sequence[object], key: str) -> list[bool]:
        """Return of each item whether it goes on with the text of the one before."""
        joins = [False]
        for before, after in pairwise(items):
            goes_on = _may_go_on(before) and _is_plain(after)
            joins.append(goes_on and is_continuation(f"{after}", "" if joins[-1] else f"{before}", self.language))
        for head, item in enumerate(items):
            if not _begins_with_capital(item) or key in _NAMES:
                continue
            end = head + 1
            while end < len(items) and _may_go_on(items[end - 1]) and (joins[end] or _begins_small(items[end])):
                end += 1
            run = [f"{one}" for one in items[head:end]]
            if len(run) > 1 and (True in joins[head + 1 : end] or self._is_sentence(run, key)):
                joins[head + 1 : end] = [True] * (len(run) - 1)
        return joins

    def _is_sentence(self, run: Sequence[str], key: str) -> bool:
        """Return whether items, of which the first alone has a capital, are one text rather than a list of names."""
        first, second = run[:2]
        if len(first.split()) + len(second.split()) < _MIN_WORDS:
            return False
        if len(first.split()) > 1:
            return True
        if key in _SENTENCES or _END_OF_TEXT.fullmatch(run[-1]):
            return True
        return is_clause(first, self.language) or is_clause(second, self.language)


def _is_plain(item: object) -> bool:
    """Return whether an item is text without quotes."""
    return isinstance(item, str) and item != "" and not isinstance(item, QuotedText)


def _may_go_on(item: object) -> bool:
    return _is_plain(item) and not _END_OF_TEXT.fullmatch(f"{item}")


def _begins_small(item: object) -> bool:
    return _is_plain(item) and f"{item}"[0].islower()


def _begins_with_capital(item: object) -> bool:
    """Return whether plain text begins with one capital: with more it is a name such as IT."""
    text = f"{item}"
    return _is_plain(item) and text[0].isupper() and not text[1:2].isupper()
