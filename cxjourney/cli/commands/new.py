"""``cxjourney new``: a journey, a stage, a persona, a data source or a team, without a line of YAML."""

from collections.abc import Mapping
from typing import Annotated

import typer

from cxjourney.cli import completion, options

EPILOG = 'Example: cxjourney new source --title "Calls of last year" --type call-log. It asks for what is left out.'
_TAKEN_BY = {
    "--type": ("source",),
    "--owner": ("journey", "stage", "source"),
    "--after": ("stage",),
    "--stage": ("journey",),
    "--journey": ("stage", "persona", "source", "team"),
}
"""The options that not everything new takes, and what takes them."""
KINDS = ("journey", "stage", "persona", "source", "team")


def run(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(KINDS),
            help="What is new.",
            show_default=False,
            callback=options.one_of(KINDS),
            autocompletion=lambda: list(KINDS),
        ),
    ],
    paths: options.Paths = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id. Left out: the one that the title comes to.")
    ] = None,
    journey: Annotated[
        str | None,
        typer.Option(
            "--journey",
            metavar="ID",
            help="The journey that it goes into. Left out: the only one, or the catalogue that all journeys share.",
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="STAGE", help="The stage that a new one follows. Left out: the last."),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            "--stage", metavar="TEXT", help="A stage of a new journey, by its title; given again for the next."
        ),
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="WORD",
            help="What kind of data a new source is, such as call-log; cxjourney explain data_source.type lists all.",
            autocompletion=completion.data_types,
        ),
    ] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="TEAM", help="The team that owns it, by id.")] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what would be written.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking.")] = False,
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write something new where it belongs, as those beside it are written; nothing else changes."""
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.cli.write_changes import ask, write_if_wanted
    from cxjourney.formats.text_changes import text_changes
    from cxjourney.languages.message import message
    from cxjourney.pipeline.new_entity import add_to_workspace
    from cxjourney.workspace.definitions import kind_message
    from cxjourney.workspace.new_entity import NewEntity

    words = asked_language(language, config, paths or ())
    _refuse_options(kind, {"--type": type_, "--owner": owner, "--after": after, "--stage": stage, "--journey": journey})
    called = title or ask(message("new.ask.title", noun=kind_message(kind)), "--title", words)
    if kind == "source" and not type_:
        type_ = ask(message("new.ask.type", command="cxjourney explain data_source.type"), "--type", words)
    if kind == "journey" and not stage:
        stage = [one.strip() for one in ask(message("new.ask.stages"), "--stage", words).split(",") if one.strip()]
    said = {name: value for name, value in (("type", type_), ("owner", owner)) if value}
    changed = add_to_workspace(paths, config, NewEntity(kind, called, id_, said, journey, after, stage or ()))
    if not (quiet and yes):
        write_text(text_changes([(file.before, file.after) for file in changed], detect_terminal(color)))
    if diff:
        return 0
    status = write_if_wanted(changed, yes, words)
    if status == 0 and not quiet:
        say(*(message("init.wrote", file=file.after.name) for file in changed), words=words)
    return status


def _refuse_options(kind: str, given: Mapping[str, object]) -> None:
    """Refuse an option that says nothing of what is new.

    Raises:
        CannotRun: There is one.
    """
    from cxjourney.errors import CannotRun
    from cxjourney.languages.message import message
    from cxjourney.workspace.definitions import kind_message

    for option, value in given.items():
        if value is not None and kind not in _TAKEN_BY[option]:
            raise CannotRun(message("new.option", option=option, noun=kind_message(kind)))
