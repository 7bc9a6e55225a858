"""What an import has written, and what it could not carry over: for people, and for programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from shlex import quote

from cxjourney.edit.path_text import path_text
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.importers.draft import Draft, Understood
from cxjourney.languages.message import Message, count_message, message
from cxjourney.pipeline.import_into_workspace import ImportPlan
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line, shorten
from cxjourney.workspace.arrival import Incoming
from cxjourney.workspace.join_import import FileConflict

_NEXT = ("validate", "gaps", "render")
"""What one does with drafts."""
_SHOWN = 80
_HEADING, _LINE = 28, 80
"""How wide a heading is shown, and a line."""


def understood_lines(understood: Sequence[Understood]) -> Iterator[str]:
    """Yield what headings of tables were taken for, table by table: the heading, the lane, and its first value."""
    widest = max((min(text_cells(one.heading), _HEADING) for one in understood), default=0)
    lanes = max((len(one.lane) for one in understood), default=0)
    for (file, line), some in groupby(understood, key=lambda one: (one.file, one.table)):
        heads = [*some]
        where = {"file": f"{escape_unseen(file)}:{line}", "option": "--map"}
        is_more = heads[0].is_more
        yield message("import.table.more", **where) if is_more else message("import.table.understood", **where)
        for one in heads:
            heading = shorten(escape_unseen(one.heading), _HEADING)
            first = shorten(escape_unseen(one.first), max(_LINE - widest - lanes - 7, 10))
            pad = " " * (widest - text_cells(heading))
            yield f"  {heading}{pad} → {one.lane.ljust(lanes)}  {first}".rstrip()
        yield ""


def language_lines(draft: Draft, option: str) -> Iterator[str]:
    """Yield in which languages the headings of tables are, where that was taken for the language of journeys.

    Args:
        draft: What was read.
        option: The option that says another one.
    """
    yield from (message("import.language", tag=tag, option=option) for tag in draft.heading_languages)


def import_lines(
    draft: Draft, plan: ImportPlan, folder: Path, quiet: bool, written: bool, told: bool = False
) -> Iterator[str]:
    """Yield what to say of an import.

    Args:
        draft: What was read.
        plan: What becomes of the folder.
        folder: Where it was written.
        quiet: Whether only what was not carried over is said.
        written: Whether it was written.
        told: Whether what is left was told before.
    """
    if written and not quiet:
        yield from _written_lines(plan, folder, draft.is_empty)
    if not told:
        yield from left_lines(draft, plan, quiet)
    if written and plan.new and not quiet:
        names = _NEXT if plan.joined.new_journeys or plan.joined.new_documents else _NEXT[:1]
        yield from ("", message("init.try"), *(f"  cxjourney {name} {quote(str(folder))}" for name in names))


def left_lines(draft: Draft, plan: ImportPlan, quiet: bool) -> Iterator[str]:
    """Yield what could not be carried over, and what stays as it is although the source says something else.

    Args:
        draft: What was read.
        plan: What becomes of the folder.
        quiet: Whether what people did away with themselves isn't said.
    """
    joined = plan.joined
    if joined.conflicts:
        yield count_message("import.conflict", len(joined.conflicts))
        yield from map(_conflict_line, joined.conflicts)
    for one in joined.left_out:
        journey, file = escape_unseen(one.title), escape_unseen(one.file)
        if one.kind == "gone":
            yield message("import.left.gone", journey=journey, file=file)
        elif one.kind == "undefined":
            yield message("import.left.undefined", title=journey, file=file)
        elif not quiet:
            yield message("import.left.deleted", journey=journey)
    if draft.not_carried:
        yield count_message("import.not-carried", len(draft.not_carried))
        for item in draft.not_carried:
            place = f"  {escape_unseen(item.file)}:{item.line}"
            yield message("import.item", place=place, what=item.what, why=item.why)


def _written_lines(plan: ImportPlan, folder: Path, is_empty: bool) -> Iterator[str]:
    shown = escape_unseen(str(folder))
    if plan.joined.new_journeys:
        yield count_message("import.written", len(plan.joined.new_journeys), folder=shown)
    for file in plan.changed:
        yield message("init.wrote", file=escape_unseen(file.after.name))
    for file in plan.new if not plan.joined.new_journeys else ():
        yield message("init.wrote", file=escape_unseen(file.after.name))
    if not plan.joined.new_journeys and not plan.changed and not plan.new and not is_empty:
        yield message("import.unchanged", folder=shown)


def _conflict_line(one: FileConflict) -> Message:
    conflict = one.conflict
    place = f"  {conflict_place(one)}: {path_text(conflict.path)}"
    if conflict.kind == "gone":
        return message("import.conflict.gone", place=place)
    if conflict.kind == "deleted":
        return message("import.conflict.deleted", place=place, original=_said(conflict.source))
    return message("import.conflict.changed", place=place, original=_said(conflict.source), here=_said(conflict.here))


def conflict_place(one: FileConflict) -> str:
    """Return the file and the line at which something is in conflict."""
    document, path = one.file.document, one.conflict.path
    inner = path[:-1] if one.conflict.kind == "deleted" else path
    return f"{escape_unseen(document.source.name)}:{document.span(inner).line}"


def _said(value: object) -> str:
    """Return what is said, on one line; of an entity its title."""
    title = value.get("title") if isinstance(value, dict) else None
    if isinstance(value, list):
        return shorten(", ".join(map(_said, value)), _SHOWN)
    return shorten(escape_unseen(one_line(f"{value if title is None else title}")), _SHOWN)


def import_json(draft: Draft, plan: ImportPlan, written: bool) -> str:
    """Return an import as JSON, version 1: keys are added, never changed, and always English.

    Args:
        draft: What was read.
        plan: What becomes of the folder.
        written: Whether it was written.
    """
    content: dict[str, object] = {
        "version": 1,
        "written": [file.path.as_posix() for file in plan.new] if written else [],
        "changed": [file.after.name for file in plan.changed] if written else [],
        "journeys": [_journey(one, plan) for one in plan.joined.new_journeys],
        "personas": [{"persona": id_, "title": title} for id_, title in draft.personas.items()],
        "conflicts": [
            {
                "file": one.file.document.source.name,
                "path": path_text(one.conflict.path),
                "kind": one.conflict.kind,
                "source": one.conflict.source,
                "here": one.conflict.here,
            }
            for one in plan.joined.conflicts
        ],
        "left_out": [{"file": one.file, "title": one.title, "why": one.kind} for one in plan.joined.left_out],
        "understood": [
            {"file": one.file, "line": one.line, "heading": one.heading, "lane": one.lane, "first": one.first}
            for one in draft.understood
        ],
        "not_carried": [
            {"file": one.file, "line": one.line, "what": one.what, "why": one.why} for one in draft.not_carried
        ],
    }
    return dump(content, Terminal())


def _journey(one: Incoming, plan: ImportPlan) -> dict[str, object]:
    file, _, line = one.origin.rpartition(":")
    return {
        "journey": one.id,
        "title": one.data["title"],
        "file": (plan.record.path.parent / f"{one.id}.yaml").as_posix(),
        "source": {"file": file, "line": int(line)},
    }
