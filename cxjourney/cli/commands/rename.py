"""``cxjourney rename``: another id for a persona, a source, a stage, and for all that names it."""

from typing import Annotated

import typer

from cxjourney.cli import completion, options

EPILOG = "Example: cxjourney rename persona:nadia first-job. It shows what would change, and asks before it writes."


def run(
    what: Annotated[
        str,
        typer.Argument(
            metavar="KIND:OLD",
            help="What is renamed, such as persona:nadia, source:web-analytics or stage:signs; KIND:JOURNEY/OLD where "
            "several journeys have one of that id.",
            autocompletion=completion.renamable,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id: small letters, digits and hyphens.")],
    paths: options.Paths = None,
    diff: options.OnlyShow = False,
    yes: options.Yes = False,
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Rename an id where it is defined and wherever it is named; comments and all else stay as they are."""
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.cli.write_changes import write_if_wanted
    from cxjourney.formats.text_changes import text_changes
    from cxjourney.languages.message import count_message, message
    from cxjourney.pipeline.rename_id import parse_renaming, rename_in_workspaces

    renaming = parse_renaming(what, new)
    changed, records = rename_in_workspaces(paths, config, renaming)
    words = asked_language(language, config, paths or ())
    if not (quiet and yes):
        write_text(text_changes([(file.before, file.after) for file in changed], detect_terminal(color)))
    if diff:
        return 0
    status = write_if_wanted(changed, yes, words)
    if status == 0 and not quiet:
        say(count_message("rename.written", len(changed), old=renaming.old, new=renaming.new), words=words)
        again = {"command": "cxjourney evidence measure --write"}
        say(*(message("rename.record", file=name, old=renaming.old, **again) for name in records), words=words)
    return status
