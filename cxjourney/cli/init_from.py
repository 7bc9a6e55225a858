"""A first workspace from what a team has drawn elsewhere: imported, with a configuration and schemas for editors."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote

from cxjourney.cli.import_choices import AskedOfImport, import_options
from cxjourney.cli.import_report import import_lines, language_lines, understood_lines
from cxjourney.cli.import_sources import read_draft
from cxjourney.cli.output import say
from cxjourney.cli.told_format import format_of
from cxjourney.errors import CannotRun
from cxjourney.exit_status import FOUND, NOTHING_FOUND
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.new_files import write_new
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.importers.draft import arrival
from cxjourney.languages import Language
from cxjourney.languages.message import list_message, message
from cxjourney.model.json_schema import KINDS, schema_text
from cxjourney.pipeline.import_into_workspace import plan_import
from cxjourney.starters import SCHEMAS
from cxjourney.text.escape_unseen import escape_unseen

_CONFIG = "cxjourney.toml"
_DIAGRAMS, _TABLES = "mermaid", "markdown"
"""The two formats that a Markdown file can hold journeys in; it is read for diagrams where it has some."""
_CHOICES = ("--map", "--persona", "--scale", "--stages")
"""Options of ``import`` by which tables are read otherwise."""


def begin_from(
    files: Sequence[str], asked: str | None, folder: Path, words: Language, quiet: bool, language: str | None = None
) -> int:
    """Import files into a folder that is no workspace yet, and make it one; return the exit status.

    Args:
        files: What is imported.
        asked: What they are written in; None where their names and first lines tell it.
        folder: The folder.
        words: The language that the workspace speaks.
        quiet: Whether only what was not carried over is said.
        language: The language that was asked for; None where nobody said, and then headings of tables tell.

    Raises:
        CannotRun: There is a workspace already, nobody can tell what the files are, or nothing was in them.
    """
    form = format_of(files, asked)
    draft = read_draft(form, files, import_options(form, AskedOfImport(language)))
    if not quiet:
        say(*understood_lines(draft.understood), *language_lines(draft, "--language"), words=words)
    plan = plan_import(arrival(draft, files, form), folder)
    known = [one.after.name for one in (*plan.changed, plan.record) if os.path.lexists(one.path)]
    if known:
        there = escape_unseen(known[0])
        raise CannotRun(message("init.there", file=there, command=_import_command(form, files, folder, language)))
    new = {file.path: _with_schema(file, folder).text.encode() for file in (*plan.new, plan.record) if file.after.text}
    if new:
        tag = draft.heading_languages[0] if len(draft.heading_languages) == 1 else words.words
        for path, text in _beside(folder, tag):
            if not os.path.lexists(path):
                new[path] = text.encode()
        write_new(new)
    say(*import_lines(draft, plan, folder, quiet, bool(new)), words=words)
    if draft.understood and new and not quiet:
        say(*_otherwise(form, files, folder, language), words=words)
    if form == _DIAGRAMS and not asked:
        say(*_tables_beside(files, folder, language), words=words)
    if draft.is_empty:
        raise CannotRun(message("import.nothing"))
    return FOUND if draft.not_carried else NOTHING_FOUND


def _otherwise(form: str, files: Sequence[str], folder: Path, language: str | None) -> Iterator[str]:
    """Yield how tables are read otherwise, by the options that ``import`` has."""
    yield from ("", message("init.otherwise", options=list_message(_CHOICES)))
    yield f"  {_import_command(form, files, folder, language)}"


def _tables_beside(files: Sequence[str], folder: Path, language: str | None) -> Iterator[str]:
    """Yield how to bring in the journeys that stand in tables, of files that were read for their diagrams."""
    named = [name for name in files if Path(name).suffix.lower() in (".md", ".markdown")]
    journeys = read_draft(_TABLES, named, import_options(_TABLES, AskedOfImport(language))).journeys
    if journeys:
        titles = list_message(escape_unseen(str(one.data["title"])) for one in journeys)
        command = _import_command(_TABLES, list(dict.fromkeys(one.file for one in journeys)), folder, language)
        yield from ("", message("init.tables", titles=titles), f"  {command}")


def _import_command(form: str, files: Sequence[str], folder: Path, language: str | None) -> str:
    written_in = f" --written-in {quote(language)}" if language else ""
    return escape_unseen(f"cxjourney import {form} {' '.join(map(quote, files))} -o {quote(str(folder))}{written_in}")


def _with_schema(file: ChangedFile, folder: Path) -> TextFile:
    """Return a new file of YAML with the line by which editors find its schema."""
    if file.path.suffix not in (".yaml", ".yml"):
        return file.after
    kind = "catalogue" if file.path.name in CATALOGUE_NAMES else "journey"
    up = "../" * len(file.path.parent.relative_to(folder).parts)
    line = f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}.schema.json\n"
    return TextFile(file.after.name, line + file.after.text)


def _beside(folder: Path, tag: str) -> Iterator[tuple[Path, str]]:
    yield folder / _CONFIG, f'language = "{tag}"\n'
    yield from ((folder / SCHEMAS / f"{kind}.schema.json", schema_text(kind)) for kind in KINDS)
