"""Text that YAML has taken away, cut in two, or joined.

## Why it matters
In YAML a blank and a `#` begin a comment, which nobody sees, and in `[brackets]` a comma begins the next item. Both
happen within ordinary sentences, and without a word: “Queue #3 at the counter” is drawn as “Queue”, and one question
becomes two. A hyphen that stands deeper than the one above begins no item: two goals become one, “to pay - to leave”.
And what other languages know as a comment, `// …` or `<!-- … -->`, is text: it is drawn on the map.

## Bad
```yaml
# journey.yaml
journey: pay-at-the-counter
title: Queue #3 at the counter
stages:
  - id: waits
    title: Waits for the number
    questions: [How long does it take, and may I leave?]
    goals:
      - to pay
        - to leave
    summary: They sit
      // are there enough chairs?
```

## Good
```yaml
# journey.yaml
journey: pay-at-the-counter
title: "Queue #3 at the counter"
stages:
  - id: waits
    title: Waits for the number  # as the screen calls it
    questions:
      - How long does it take, and may I leave?
    goals:
      - to pay
      - to leave
    # are there enough chairs?
    summary: They sit
```

## How to fix it
Put the text in quotes, as the help shows it. Where what stands behind `#` is meant as a comment, leave two blanks
before it, or write it on a line of its own. Lists of sentences are better written one below the other, each behind a
hyphen: there a comma does no harm. The hyphens of a list stand straight below each other.

A comment of another language is found where it begins a line of an unquoted text, and `<!-- … -->` and `/* … */` also
where they end one. `//` within a line, as in “Log in // Sign up”, and in an address, is text.

Commas and colons of other scripts, such as `،`, `，` and `：`, separate nothing in YAML. That is found where the only
text of a list in brackets reads as several names, and where an attribute stands behind them in braces.

Of a list in brackets it is taken for one text that goes on if the next item begins with a word such as *and*, *but* or
*who* (in the journey's language, where that is English, Dutch, French, German, Indonesian, Italian, Persian,
Portuguese, Spanish or Turkish), or if one item begins with a capital and the next ones with a small letter. Behind a
single word, as in `[Nurse, doctor on call]`, the latter must read as a sentence: they stand under `questions` or
`thoughts`, the last one ends as sentences do, or one of the first two has a word that clauses have, such as *is*,
*they* or *when*. Where they are several after all, put each in quotes. There is at most one finding a line.
Files with other faults are looked at too.
"""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.study import Study
from cxjourney.analysis.text_cut_by_yaml import CutText, cut_texts
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Notice, Severity
from cxjourney.edit.fix import Fix, becomes
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import message_text
from cxjourney.model import Catalogue, Definitions, Journey
from cxjourney.parse.document import DataPath
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DefinedAt
from cxjourney.workspace.workspace import UnbuiltFile

MAX_COPIED = 300
"""A text of more characters is not shown again."""


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report the texts of a journey that YAML has cut."""
    journey = study.journey
    for one in cut_texts(Journey, study.in_scope.document, study.language):
        yield _finding(one, _about(journey, one.path), words)


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report the texts of catalogues that YAML has cut."""
    for seen in workspace.catalogues:
        organisation = seen.catalogue.organisation
        language = (organisation.language if organisation else None) or FALLBACK
        for one in cut_texts(Catalogue, seen.document, language):
            about = _about(seen.catalogue, one.path)
            yield _finding(one, about, words)._replace(home=DefinedAt(seen.document, one.path))
    for file in workspace.workspace.unbuilt:
        yield from _of_unbuilt(file, workspace.workspace.notices, words)


def _of_unbuilt(file: UnbuiltFile, notices: Iterable[Notice], words: Language) -> Iterator[Finding]:
    """Yield the texts that YAML has cut in a file that has other faults; where one is that text, it says it all.

    What a comment has taken away is said all the same: whoever obeys what is said of the rest would lose it.
    """
    name = file.document.source.name
    told = {(notice.span.line, notice.span.column) for notice in notices if notice.file == name}
    kind = Journey if file.kind == "journey" else Catalogue
    language = file.document.data.get("language")
    for one in cut_texts(kind, file.document, language if isinstance(language, str) else FALLBACK):
        places = [one.path, one.path[:-1]] if isinstance(one.path[-1], int) else [one.path]
        spans = [file.document.span(path) for path in places]
        is_told = one.by != "comment" and any((span.line, span.column) in told for span in spans)
        if spans[0].line not in file.lines and not is_told:
            about = About(file.journey)
            yield _finding(one, about, words)._replace(home=DefinedAt(file.document, one.path))


def _finding(one: CutText, about: About, words: Language) -> Finding:
    kept, cut = shorten(one.kept), shorten(one.cut)
    if one.by == "script":
        message = words.text("CX109.script", kept=kept, cut=cut, comma=",")
    else:
        message = words.text(f"CX109.{one.by}", kept=kept, cut=cut)
    kind = "item" if one.column or one.by == "script" else one.by
    copied = len(one.fixed) <= MAX_COPIED
    help_ = words.text(f"CX109.{kind}.help", fixed=one.fixed) if copied else words.text(f"CX109.{kind}.help.long")
    written = one.fixed.partition("- " if one.fixed.startswith("- ") else ": ")[2]
    title = message_text(becomes(kept if one.by == "comment" else f"{kept}, {cut}", written), words)
    fix = Fix(title, one.patches, one.is_sure) if one.patches else None
    return Finding(message, words.join_sentences((_before_quotes(one, words), help_)), one.path, about, fix=fix)


def _before_quotes(one: CutText, words: Language) -> str:
    """Return what to do where the text was not meant as one; empty where quotes alone are the way."""
    if one.column:
        return words.text("CX109.item.column", column=words.number(one.column))
    if not one.instead:
        return ""
    instead = shorten(one.instead, MAX_COPIED)
    if one.by == "script":
        return words.text("CX109.script.two", instead=instead)
    return words.text("CX109.mark.part" if one.kept else "CX109.mark.only", instead=instead)


def _about(definitions: Definitions, path: DataPath) -> About:
    """Return what the text at a path belongs to."""
    about, steps = About(), iter(path)
    if isinstance(definitions, Journey):
        about = About(definitions.journey)
        if path[0] == "stages":
            return _within_stage(definitions, path, about)
    kind, id_ = next(steps), next(steps, None)
    if kind == "personas":
        return about._replace(persona=str(id_))
    return about._replace(source=str(id_)) if kind == "data_sources" else about


def _within_stage(journey: Journey, path: DataPath, about: About) -> About:
    stage = journey.stages[_index(path, 1)]
    about = about._replace(stage=stage.id)
    if path[2] == "touchpoints":
        return about._replace(touchpoint=stage.touchpoints[_index(path, 3)].label)
    if path[2] == "pain_points":
        return about._replace(pain_point=stage.pain_points[_index(path, 3)].label)
    return about._replace(persona=str(path[3])) if path[2] == "emotions" else about


def _index(path: DataPath, place: int) -> int:
    index = path[place]
    assert isinstance(index, int)  # noqa: S101  an item of a list
    return index


RULE = Rule(
    code="CX109",
    slug="swallowed-text",
    severity=Severity.WARNING,
    scope="file",
    source="",
    summary="YAML has taken words away, cut a text in two, or made one of two.",
    page=__doc__,
    check=check,
    check_workspace=check_workspace,
    fixable=True,
)
