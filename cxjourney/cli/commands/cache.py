"""``cxjourney cache clean``: empties the folder that results are kept in between runs."""

from typing import Annotated

import typer

from cxjourney.cli import options

EPILOG = "Example: cxjourney cache clean"
ACTIONS = ("clean",)


def run(
    action: Annotated[  # noqa: ARG001  there is only one
        str,
        typer.Argument(
            metavar="clean",
            help="clean: delete all that is kept.",
            show_default=False,
            callback=options.one_of(ACTIONS),
            autocompletion=lambda: list(ACTIONS),
        ),
    ],
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  nothing that it writes is coloured
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001  no file is read
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Empty the cache: results of validate that are kept between runs."""
    from cxjourney.cache.folder import cache_folder, cache_objection, open_cache
    from cxjourney.cli.as_of_option import as_of_date
    from cxjourney.cli.language_choice import spoken_language
    from cxjourney.cli.output import say
    from cxjourney.config.read_settings import settings_in_force
    from cxjourney.errors import CannotRun
    from cxjourney.languages.message import count_message, message
    from cxjourney.languages.system_errors import reason
    from cxjourney.text.escape_unseen import escape_unseen

    as_of_date(as_of)
    if config is not None:
        settings_in_force(config)
    folder = cache_folder()
    shown = str(folder)
    cache = open_cache(folder, make=False)
    try:
        files, size = cache.clean() if cache else (0, 0)
    except OSError as error:
        raise CannotRun(message("run.cache", folder=escape_unseen(shown), reason=reason(error))) from None
    if quiet:
        return 0
    if cache is None:
        why = cache_objection(folder) if folder else None
        none = message("cache.none-at", folder=shown) if folder else message("cache.none")
        said = message("cache.left", folder=shown, why=why) if why else none
    elif not files:
        said = message("cache.empty", folder=shown)
    else:
        said = count_message("cache.cleaned", files, size=round(size / 1_000_000, 1), folder=shown)
    say(said, words=spoken_language(() if config is None else ("--config", str(config))))
    return 0
