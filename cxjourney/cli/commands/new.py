"""``cxjourney new``: a journey, a stage, a persona, a data source or a team, without a line of YAML."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import completion, options

if TYPE_CHECKING:
    from cxjourney.languages import Language
    from cxjourney.workspace.new_entity import NewEntity

EPILOG = 'Example: cxjourney new source --title "Calls of last year" --type call-log. It asks for what is left out.'
KINDS = ("journey", "stage", "persona", "source", "team")
_TAKEN_BY = {
    "--type": ("source",),
    "--owner": ("journey", "stage", "source"),
    "--after": ("stage",),
    "--stage": ("journey",),
    "--journey": ("stage", "persona", "source", "team"),
}
"""The options that not everything new takes, and what takes them."""
Kind = Annotated[
    str,
    typer.Argument(
        metavar="|".join(KINDS),
        help="What is new.",
        show_default=False,
        callback=options.one_of(KINDS),
        autocompletion=lambda: list(KINDS),
    ),
]
Type = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="WORD",
        help="What kind of data a new source is, such as call-log; cxjourney explain data_source.type lists all.",
        autocompletion=completion.data_types,
    ),
]
Home = Annotated[
    str | None,
    typer.Option(
        "--journey",
        metavar="ID",
        help="The journey that it goes into. Left out: the only one, or the catalogue that all journeys share.",
    ),
]
After = Annotated[
    str | None, typer.Option("--after", metavar="STAGE", help="The stage that a new one follows. Left out: the last.")
]
Stages = Annotated[
    list[str] | None,
    typer.Option("--stage", metavar="TEXT", help="A stage of a new journey, by its title; given again for the next."),
]


def run(
    kind: Kind,
    paths: options.Paths = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id. Left out: the one that the title comes to.")
    ] = None,
    type_: Type = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="TEAM", help="The team that owns it, by id.")] = None,
    journey: Home = None,
    after: After = None,
    stage: Stages = None,
    diff: options.OnlyShow = False,
    yes: options.Yes = False,
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
    from cxjourney.cli.write_changes import write_if_wanted
    from cxjourney.formats.text_changes import text_changes
    from cxjourney.languages.message import message
    from cxjourney.pipeline.new_entity import add_to_workspace
    from cxjourney.workspace.new_entity import NewEntity

    words = asked_language(language, config, paths or ())
    _refuse_options(kind, {"--type": type_, "--owner": owner, "--after": after, "--stage": stage, "--journey": journey})
    said = {name: value for name, value in (("type", type_), ("owner", owner)) if value}
    wanted = NewEntity(kind, title or "", id_, said, journey, after, stage or ())
    changed = add_to_workspace(paths, config, _asked(wanted, words))
    if not (quiet and yes):
        write_text(text_changes([(file.before, file.after) for file in changed], detect_terminal(color)))
    if diff:
        return 0
    status = write_if_wanted(changed, yes, words)
    if status == 0 and not quiet:
        say(*(message("init.wrote", file=file.after.name) for file in changed), words=words)
    return status


def _asked(wanted: "NewEntity", words: "Language") -> "NewEntity":
    """Return what is wanted, with what was left out asked for.

    Raises:
        CannotRun: Nobody can be asked, or nothing was typed.
    """
    from cxjourney.cli.write_changes import ask
    from cxjourney.languages.message import message
    from cxjourney.workspace.definitions import kind_message

    if not wanted.title:
        question = message("new.ask.title", noun=kind_message(wanted.kind))
        wanted = wanted._replace(title=ask(question, "--title", words))
    if wanted.kind == "source" and "type" not in wanted.attributes:
        question = message("new.ask.type", command="cxjourney explain data_source.type")
        wanted = wanted._replace(attributes={"type": ask(question, "--type", words), **wanted.attributes})
    if wanted.kind == "journey" and not wanted.stages:
        typed = ask(message("new.ask.stages"), "--stage", words)
        wanted = wanted._replace(stages=[one.strip() for one in typed.split(",") if one.strip()])
    return wanted


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
