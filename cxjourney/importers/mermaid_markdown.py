"""The Mermaid diagrams that stand in a file: in fences of Markdown, or as the whole of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|[0-9]+[.)][ \t])*(?:`{3,}|~{3,})[ \t]*\{?\.?mermaid\b", re.IGNORECASE | re.MULTILINE
)
_INFO = re.compile(r"\{?\.?mermaid\b", re.IGNORECASE)
_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*mermaid[ \t]*", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown", ".mdx", ".qmd", ".rmd")


class FencedDiagram(NamedTuple):
    """A diagram's text, and the line of the file on which it begins, from 1."""

    text: str
    line: int


def diagrams_in(text: str, name: str) -> Iterator[FencedDiagram]:
    """Yield the diagrams of a file.

    Args:
        text: The text of the file.
        name: Its name: Markdown without a fence has no diagram, and any other file is one.
    """
    plain = re.sub(r"\r\n?", "\n", text)
    lines = plain.split("\n")
    colons = [number for number, line in enumerate(lines) if _COLONS.fullmatch(line)]
    if not _FENCE.search(plain) and not colons and not name.lower().endswith(_MARKDOWN):
        yield FencedDiagram(plain, 1)
        return
    found = [*_fenced(plain), *(_between_colons(lines, number) for number in colons)]
    yield from sorted(found, key=lambda diagram: diagram.line)


def _fenced(text: str) -> Iterator[FencedDiagram]:
    from markdown_it import MarkdownIt

    for token in MarkdownIt("zero").enable(["fence", "list", "blockquote"]).parse(text):
        if token.type == "fence" and token.map and _INFO.match(token.info.strip()):
            yield FencedDiagram(token.content, token.map[0] + 2)


def _between_colons(lines: list[str], number: int) -> FencedDiagram:
    """Return the diagram below a line ``::: mermaid``, as Azure DevOps has it."""
    rest = range(number + 1, len(lines))
    end = next((below for below in rest if lines[below].strip() == ":::"), len(lines))
    return FencedDiagram("\n".join(lines[number + 1 : end]) + "\n", number + 2)
