"""``cxjourney import``: journeys from what a team has drawn elsewhere, as drafts."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.options import choice, one_of
from cxjourney.importers import FORMATS, TABLE_FORMATS
from cxjourney.languages.message import or_message

EPILOG = "Example: cxjourney import mermaid docs/maps.md -o journeys. More: docs/importing.md"
_JSON = "json"


Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help=f"What the files are written in: {or_message(FORMATS)}.",
        callback=one_of(FORMATS),
        autocompletion=lambda: list(FORMATS),
    ),
]
Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Diagrams (.mmd, or Markdown), tables (.csv, .tsv, .xlsx, or Markdown), JSON, manifest.json of dbt, or "
        "data contracts; - reads one from standard input, such as what a spreadsheet has copied, as tsv.",
    ),
]
Folder = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="The folder to write journeys and a catalogue to, such as journeys/new. What is there stays: what comes "
        "in joins its catalogue, and what was imported before gets what its source has changed. Left out: journeys.",
    ),
]
WrittenIn = Annotated[
    str | None,
    typer.Option(
        "--written-in",
        metavar="TAG",
        callback=options.language_tag,
        help="The language that the files are written in, such as fa: each journey says so, and its maps run "
        "that way; it also tells which letters an old CSV means. Left out: the language of a table's headings, if it "
        "isn't English; else nothing is said of it.",
    ),
]
SourceType = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="WORD",
        help="Of dbt and datacontract: what kind of data it is, such as event-log. Left out: other, and it covers "
        "nothing until somebody says.",
        autocompletion=completion.data_types,
    ),
]
ReportFormat = Annotated[
    str,
    choice(
        "--format",
        "-f",
        words=("text", _JSON),
        help_="How it is told what was written and what could not be carried over: text on standard error, or "
        "JSON on standard output.",
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=LANE",
        help="What a heading of a table stands for, such as 'Backstage systems=notes'; - leaves it behind. Of json "
        "what a JSON Pointer leads to, such as /steps=stages or /actions/*/text=stage.actions. Given again for more.",
    ),
]
Persona = Annotated[
    str | None,
    typer.Option("--persona", metavar="TEXT", help="Whose emotions a table holds, where no heading says it."),
]
EmotionScale = Annotated[
    str | None,
    typer.Option("--scale", metavar="1..5", help="The worst and the best figure of emotions. Left out: -2..2."),
]
Stages = Annotated[
    str | None,
    choice(
        "--stages",
        words=("across", "down"),
        help_="How the stages of tables run: side by side, or one below the other. Left out: told by the headings.",
    ),
]
Choices = Annotated[
    Path | None,
    typer.Option(
        "--choices",
        metavar="FILE",
        help="Where the choices for tables or JSON are kept, such as import.toml: read where it is there, else written "
        "with those of this run.",
    ),
]


def run(
    format_: Format,
    files: Files,
    output: Folder = Path("journeys"),
    written_in: WrittenIn = None,
    map_: Map = None,
    persona: Persona = None,
    scale: EmotionScale = None,
    stages: Stages = None,
    choices: Choices = None,
    type_: SourceType = None,
    report: ReportFormat = "text",
    diff: options.OnlyShow = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write without asking, also to files that are there.")
    ] = False,
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write what other tools say as drafts of journeys or as data sources, and list what could not be carried over."""
    from cxjourney.cli.import_choices import AskedOfImport, import_options
    from cxjourney.cli.import_report import import_json, import_lines, language_lines, left_lines, understood_lines
    from cxjourney.cli.import_sources import read_draft
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.write_import import asks_first, show_import, write_import
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.importers.draft import arrival
    from cxjourney.languages.message import message
    from cxjourney.pipeline.import_into_workspace import plan_import

    words = asked_language(language, config, [str(output), *files])
    asked = AskedOfImport(written_in, type_, map_ or (), persona, scale, stages, choices)
    draft = read_draft(format_, files, import_options(format_, asked))
    if report != _JSON and not quiet:
        say(*understood_lines(draft.understood), *language_lines(draft, "--written-in"), words=words)
    plan = plan_import(arrival(draft, map(_shown_name, files), format_), output, config)
    if report != _JSON and (diff or not (quiet and yes)):
        show_import(plan, diff, color)
    if diff:
        if report != _JSON:
            say(*import_lines(draft, plan, output, quiet, written=False), words=words)
        return FOUND if plan.needs_a_look or draft.not_carried else NOTHING_FOUND
    asks = asks_first(plan, draft, yes) and report != _JSON
    if asks:
        say(*left_lines(draft, plan, quiet), words=words)
    status = write_import(plan, yes, words, asks)
    if report == _JSON:
        write_text(import_json(draft, plan, status == NOTHING_FOUND))
    else:
        say(*import_lines(draft, plan, output, quiet, status == NOTHING_FOUND, told=asks), words=words)
    if draft.is_empty:
        raise CannotRun(message("import.table.nothing" if format_ in TABLE_FORMATS else "import.nothing"))
    return FOUND if draft.not_carried or plan.needs_a_look else status


def _shown_name(name: str) -> str:
    return "stdin" if name == "-" else name
