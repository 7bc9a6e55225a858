"""The fixes of findings as edits of texts, for programs that offer them: SARIF, JSON."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic
from cxjourney.edit.make_fixes import separate_splices
from cxjourney.edit.splices import Splice
from cxjourney.files.text_file import Span, TextFile
from cxjourney.parse.document import Document, parse


class TextEdit(NamedTuple):
    """A text that takes the place of what stands between two places."""

    span: Span
    text: str


def fix_edits(findings: Iterable[Diagnostic], sources: Mapping[str, TextFile]) -> dict[int, tuple[TextEdit, ...]]:
    """Return the edits that fix findings, by their numbers; each is made alone, in the file as it is.

    Args:
        findings: The findings, in their order.
        sources: The texts of files, by name.
    """
    fixable: defaultdict[str, list[tuple[int, Diagnostic]]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if finding.fix and finding.file in sources:
            fixable[finding.file].append((number, finding))
    edits: dict[int, tuple[TextEdit, ...]] = {}
    for file, some in fixable.items():
        document = parse(sources[file])
        if not isinstance(document, Document):
            continue  # what keeps it from being read is to be fixed first
        made = separate_splices(document, [finding.fix for _, finding in some if finding.fix])
        for at, splices in made.items():
            edits[some[at][0]] = tuple(_edit(sources[file], splice) for splice in sorted(splices))
    return edits


def _edit(source: TextFile, splice: Splice) -> TextEdit:
    start, end = source.span(splice.start, splice.start), source.span(splice.end, splice.end)
    return TextEdit(Span(start.line, start.column, end.line, end.column), splice.text)
