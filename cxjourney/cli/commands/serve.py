"""``cxjourney serve``: the report in a browser of this machine, renewed as files change."""

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.errors import CannotRun
from cxjourney.extras import command_for_extra
from cxjourney.languages.message import message

if TYPE_CHECKING:
    from socket import socket

    from cxjourney.languages import Language
    from cxjourney.serve.board import Board
    from cxjourney.serve.server import EditRight

EPILOG = "Example: cxjourney serve journeys"
NEEDED = ("starlette", "uvicorn", "watchfiles", "websockets")
"""What the extra brings."""
MIN_KEY = 12
"""The characters that a key has at least."""

Port = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar="N",
        min=1,
        max=65535,
        help="The port. Left out: 7373, or the next one that is free.",
        show_default=False,
    ),
]
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS", help="Where it listens. Any other address than this machine's own needs --key."
    ),
]
Key = Annotated[
    str,
    typer.Option(
        "--key",
        metavar="TEXT",
        envvar="CXJOURNEY_KEY",
        help=f"What an address must hold so that it is answered; {MIN_KEY} characters or more.",
        show_default=False,
    ),
]
OpenBrowser = Annotated[bool, typer.Option("--open", help="Also opens it in the browser.")]
Edit = Annotated[
    bool,
    typer.Option(
        "--edit",
        help="Lets whoever has the address that is printed write the room's answers into the files, from the "
        "presenter's view. Each change is shown before it is saved; on this machine only.",
    ),
]
Poll = Annotated[
    bool,
    typer.Option(
        "--poll",
        help="Looks at all files several times a second; for network drives, where the system tells of no changes.",
    ),
]


def run(
    paths: options.Paths = None,
    port: Port = None,
    host: Host = "127.0.0.1",
    key: Key = "",
    open_: OpenBrowser = False,
    poll: Poll = False,
    edit: Edit = False,
    theme: options.ReportTheme = "auto",
    language: options.LanguageOption = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  a page is shown elsewhere; every command takes it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Show the report in a browser and renew it as files change, until Ctrl-C."""
    if any(find_spec(library) is None for library in NEEDED):
        raise CannotRun(message("serve.no-extra", command=command_for_extra("serve")))
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, say_faults
    from cxjourney.exit_status import NOTHING_FOUND
    from cxjourney.pipeline.study_journeys import StudyRequest
    from cxjourney.report.basis import ReportOptions
    from cxjourney.serve.board import Board
    from cxjourney.serve.server import bound, serve

    if paths and "-" in paths:
        raise CannotRun(message("serve.stdin"))
    _check_reach(host, key, edit)
    with bound(host, port) as where:
        if not quiet:
            say(message("serve.reading"), words=asked_language(language, config, paths or ()))
        board = Board(
            StudyRequest(paths, config, None, None, language),
            ReportOptions(theme=theme),
            lambda: as_of_date(as_of),
            lambda: datetime.now().astimezone(),
            edit,
        )
        right = _edit_right(board) if edit else None
        words = board.words
        say_faults(board.faults, words)

        def ready() -> None:
            address = _address(where, host, key) + (f"#key={right.key}" if right else "")
            _announce(address, where, host, port, quiet, words)
            if right:
                say(words.text("serve.edit"), words=words)
            if open_:
                typer.launch(address)

        serve(board, where, host, key, ready, poll, right)
    if not quiet:
        say(words.text("serve.ended"), words=words)
    return NOTHING_FOUND


def _check_reach(host: str, key: str, edit: bool) -> None:
    """Refuse to be reached by others without a key, and to be written to by others at all.

    Raises:
        CannotRun: It would be, or the key can be guessed.
    """
    from cxjourney.serve.server import is_loopback

    if not is_loopback(host) and not key:
        raise CannotRun(message("serve.needs-key", host=host))
    if key and (len(key) < MIN_KEY or not key.isascii() or not key.isalnum()):
        raise CannotRun(message("serve.key", n=MIN_KEY))
    if edit and not is_loopback(host):
        raise CannotRun(message("serve.edit-local", host=host))


def _edit_right(board: "Board") -> "EditRight":
    """Return the right to write into what a board shows, with a key that nobody has had before."""
    from secrets import token_urlsafe

    from cxjourney.serve.edit_session import EditSession
    from cxjourney.serve.server import EditRight

    session = EditSession(board.request.paths, board.request.config, board.day, lambda: datetime.now().astimezone())
    return EditRight(token_urlsafe(18), session)


def _announce(address: str, where: "socket", host: str, port: int | None, quiet: bool, words: "Language") -> None:
    """Say where it is read, and by whom; the address is the result, so it is said in any case."""
    from cxjourney.cli.output import say
    from cxjourney.serve.server import PORT, is_loopback, reached_by

    taken = where.getsockname()[1]
    if port is None and taken != PORT and not quiet:
        say(words.text("serve.next-port", port=str(PORT), other=str(taken)), words=words)
    if not is_loopback(host):
        say(words.text("serve.open", host=reached_by(host)), words=words)
    say(words.text("serve.ready", address=address), words=words)


def _address(where: "socket", host: str, key: str) -> str:
    from cxjourney.serve.server import reached_by

    host = reached_by(host)
    shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{shown}:{where.getsockname()[1]}/" + (f"?key={key}" if key else "")
