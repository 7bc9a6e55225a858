"""Mermaid's grammar of ``journey`` diagrams, as its own parser has it: its tokens in its order, and its verdict.

What it takes is more, and less, than its manual says: tests/importers/mermaid holds both against each other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf, nan
from typing import Literal, NamedTuple

from cxjourney.importers.mermaid_source import BLANK, BLANKS, MermaidSource, Remark, clean_source
from cxjourney.languages.message import Message, message
from cxjourney.text.mermaid_codes import ENTITY, decode_mermaid
from cxjourney.text.shorten import shorten

_TOKENS = re.compile(
    rf"(?P<comment>%(?!\{{)[^\n]*|[^}}]%%[^\n]*|#(?![A-Za-z0-9_]+;)[^\n]*)|(?P<break>\n+)|(?P<blank>{BLANK}+)"
    rf"|(?P<journey>journey\b)|(?P<title>title{BLANK}(?:[^#\n;]++|{ENTITY})++)"
    rf"|(?P<acc_title>accTitle{BLANK}*:{BLANK}*[^\n]*)|(?P<acc_descr>accDescr{BLANK}*:{BLANK}*[^\n]*)"
    rf"|(?P<acc_text>accDescr{BLANK}*\{{{BLANK}*[^}}]*\}}?)"
    rf"|(?P<section>section{BLANK}(?:[^#:\n;]++|{ENTITY})++)|(?P<name>(?:[^#:\n;]++|{ENTITY})++)"
    rf"|(?P<data>:(?:[^#\n;]++|{ENTITY})++)|(?P<other>[:;#])",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WHOLE = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
_STYLED = re.compile(r":[^\s#:]*#")
_SHOWN = 60
_WORD = "journey"
Refusal = Literal["no-score", "no-name", "semicolon", "section-colon", "keyword", "unclosed", "no-description"]
"""Why Mermaid refuses a line."""
SCALE = {"low": "1", "high": "5"}
"""The scores that its manual speaks of: the worst and the best."""
COLON = "#58;"
"""How a colon is written within a name."""
_EXAMPLE = {"example": "Pays: 3: Customer"}
_TOLD: Mapping[Refusal, Mapping[str, str]] = {
    "no-score": SCALE | _EXAMPLE,
    "no-name": _EXAMPLE,
    "semicolon": {"code": "#59;"},
    "section-colon": {"code": COLON},
    "keyword": {"word": _WORD},
}


class MermaidTask(NamedTuple):
    """A task of a diagram.

    Attributes:
        line: The line on which it stands, from 1.
        section: The name of its section; empty where it stands before any.
        name: Its name.
        score: Its score; not a number where its text is none.
        score_text: The text of the score.
        actors: Its actors; an empty name where the source has one.
        dropped: What stands behind a third colon, which Mermaid drops.
    """

    line: int
    section: str
    name: str
    score: float
    score_text: str
    actors: tuple[str, ...]
    dropped: str


@dataclass
class MermaidJourney:
    """A ``journey`` diagram.

    Attributes:
        line: The line on which it begins.
        title: Its title; empty where it has none.
        acc_title: Its title for people who can't see it.
        acc_description: What it shows, for people who can't see it.
        sections: The names of its sections, with the lines on which they stand, empty and repeated ones too.
        tasks: Its tasks.
        remarks: What Mermaid passes over.
        notes: What an export of ours has left for its import.
    """

    line: int
    title: str = ""
    acc_title: str = ""
    acc_description: str = ""
    sections: list[tuple[int, str]] = field(default_factory=list)
    tasks: list[MermaidTask] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)


class MermaidFault(NamedTuple):
    """Why Mermaid takes a text for no ``journey`` diagram: the line, and what is wrong there."""

    line: int
    why: Message
    kind: str = ""


def parse_mermaid(text: str, first_line: int = 1) -> MermaidJourney | MermaidFault:
    """Return what a diagram says, or why Mermaid refuses it.

    Args:
        text: The diagram.
        first_line: The line of its file on which it begins.
    """
    source = clean_source(text, first_line)
    if source.is_broken:
        return MermaidFault(first_line, message("import.mermaid.front-matter"))
    if not re.match(r"journey\b", source.text, re.ASCII):
        return _other_kind(source)
    return _Parser(source).parse()


def _other_kind(source: MermaidSource) -> MermaidFault:
    line = source.line(0)
    kind = re.match(r"[A-Za-z][\w-]*", source.text, re.ASCII)
    if source.text.startswith("---"):
        return MermaidFault(line, message("import.mermaid.front-matter"))
    if not kind or kind[0].lower().startswith("journey"):
        why = message(
            "import.mermaid.no-journey", word=_WORD, found=shorten(source.text.partition("\n")[0].strip(), _SHOWN)
        )
        return MermaidFault(line, why)
    return MermaidFault(line, message("import.mermaid.other-kind", word=_WORD, kind=shorten(kind[0], _SHOWN)), kind[0])


class _Parser:
    def __init__(self, source: MermaidSource) -> None:
        self.source = source
        self.text = "\n".join(map(_without_styles, source.text.split("\n"))) + "\n"
        self.found = MermaidJourney(source.line(0), source.title, remarks=[*source.remarks], notes=[*source.notes])
        self.section = ""

    def parse(self) -> MermaidJourney | MermaidFault:
        name: re.Match[str] | None = None
        for token in self._tokens():
            kind = token.lastgroup or ""
            if name and kind != "data":
                return self._fault(name, "semicolon" if token[0] == ";" else "no-score")
            if name:
                self._add_task(name, token)
                name = None
            elif kind == "name":
                name = token
            elif wrong := self._take(kind, token):
                return self._fault(token, wrong)
        return self._fault(name, "no-score") if name else self.found

    def _tokens(self) -> Iterator[re.Match[str]]:
        """Yield the tokens behind the first, which says that it is a journey; of breaks only those that matter."""
        for token in _TOKENS.finditer(self.text):
            if token.lastgroup == "comment":
                self.found.remarks.append(Remark(self.source.line(token.start()), token[0].strip(BLANKS)))
            elif token.lastgroup != "blank" and (token.start() or token.lastgroup != "journey"):
                yield token

    def _take(self, kind: str, token: re.Match[str]) -> Refusal | None:
        """Take a token that is no part of a task; return what is wrong with it, or None."""
        text = token[0]
        if kind == "title":
            self.found.title = decode_mermaid(text[6:]).strip(BLANKS)
        elif kind == "section":
            self.section = text[8:]
            self.found.sections.append((self.source.line(token.start()), decode_mermaid(self.section)))
        elif kind in ("acc_title", "acc_descr") and token.end() == len(self.text):
            return "no-description"
        elif kind == "acc_title":
            self.found.acc_title = decode_mermaid(text.partition(":")[2]).strip(BLANKS)
        elif kind == "acc_descr":
            self.found.acc_description = decode_mermaid(text.partition(":")[2]).strip(BLANKS)
        elif kind == "acc_text":
            inner = text.partition("{")[2]
            if not inner.endswith("}"):
                return "unclosed"
            self.found.acc_description = decode_mermaid(inner[:-1]).strip(BLANKS) or self.found.acc_description
        elif kind != "break":
            return self._wrong(kind, token)
        return None

    def _wrong(self, kind: str, token: re.Match[str]) -> Refusal:
        if kind == "journey":
            return "keyword"
        if token[0] == ";":
            return "semicolon"
        before = self.text[: token.start()].rpartition("\n")[2]
        return "section-colon" if before.lstrip(BLANKS).lower().startswith("section") else "no-name"

    def _add_task(self, name: re.Match[str], data: re.Match[str]) -> None:
        score, *others = data[0][1:].split(":")
        actors = tuple(decode_mermaid(actor.strip(BLANKS)) for actor in others[0].split(",")) if others else ()
        self.found.tasks.append(
            MermaidTask(
                self.source.line(name.start()),
                decode_mermaid(self.section),
                decode_mermaid(name[0]),
                score_of(score),
                decode_mermaid(score).strip(BLANKS),
                actors,
                decode_mermaid(":".join(others[1:])).strip(BLANKS),
            )
        )

    def _fault(self, token: re.Match[str], wrong: Refusal) -> MermaidFault:
        place = token.start() + len(token[0]) - len(token[0].lstrip(BLANKS))
        line = self.text[self.text.rfind("\n", 0, place) + 1 :].partition("\n")[0].strip(BLANKS)
        return MermaidFault(
            self.source.line(place),
            message(f"import.mermaid.{wrong}", text=shorten(decode_mermaid(line), _SHOWN), **_TOLD.get(wrong, {})),
        )


def _without_styles(line: str) -> str:
    """Return a line without the semicolon that Mermaid takes off what looks like a style of another kind of diagram."""
    for word in ("style", "classDef"):
        at = line.find(word)
        pair = _STYLED.search(line, at + len(word)) if at >= 0 else None
        last = line.rfind(";")
        if pair and last >= pair.end():
            line = line[:last] + line[last + 1 :]
    return line


def score_of(text: str) -> float:
    """Return the number that JavaScript reads in a text; not a number where it reads none."""
    bare = text.strip(BLANKS)
    if not bare:
        return 0.0
    if _WHOLE.fullmatch(bare):
        return float(int(bare, 0)) if len(bare) < 250 else inf
    if _NUMBER.fullmatch(bare):
        return float(bare)
    return {"Infinity": inf, "+Infinity": inf, "-Infinity": -inf}.get(bare, nan)
