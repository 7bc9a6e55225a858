"""The server: a port of this machine, and an end as soon as it is asked for."""

import errno
import gc
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import ip_address
from types import FrameType
from typing import NamedTuple

import uvicorn

from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.serve.app import application
from cxjourney.serve.board import Board
from cxjourney.serve.edit_session import EditSession
from cxjourney.serve.lines import EVERY, NewsLine, QuestionLine, cut_stuck
from cxjourney.serve.origin_guard import Guard
from cxjourney.text.escape_unseen import escape_unseen

PORT, TRIES = 7373, 11
"""The port that is taken where none is named, and how many are tried from there on."""
MOST_UNCOLLECTED = 5_000
"""How many objects at most are made and not dropped before those are looked for that hold each other, as each line that
was closed does: else some stay between the pages of every edition, and the memory that they stand in with them."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, seen from itself alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bound(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens.

    Args:
        host: The address.
        port: The port; None for the first that is free from `PORT` on.

    Raises:
        CannotRun: The port is in use, or the host is none of this machine.
    """
    last = None
    for number in range(PORT, PORT + TRIES) if port is None else [port]:
        try:
            family, *_, address = socket.getaddrinfo(host.strip("[]"), number, type=socket.SOCK_STREAM)[0]
            return _listening(socket.AddressFamily(family), address)
        except OSError as error:
            last = error
            if error.errno != errno.EADDRINUSE:
                break
    where = f"{escape_unseen(host)}:{PORT if port is None else port}"
    if last is not None and last.errno == errno.EADDRINUSE:
        if port is None:
            raise CannotRun(message("serve.ports-in-use", where=where, n=TRIES))
        raise CannotRun(message("serve.port-in-use", where=where))
    raise CannotRun(message("serve.no-host", where=where, reason=reason(last or OSError())))


def _listening(family: socket.AddressFamily, address: tuple[str | int, ...] | tuple[int, bytes]) -> socket.socket:
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(128)
    except OSError:
        found.close()
        raise
    return found


def own_hosts(host: str, port: int) -> tuple[str, ...]:
    """Return the names, each with the port, by which pages may ask; none where every address of this machine is one."""
    names = {*LOOPBACK, host if ":" not in host or host.startswith("[") else f"[{host}]"}
    if not is_loopback(host) and ip_address_is_any(host):
        return ()
    return tuple(sorted(f"{name}:{port}" for name in names))


def ip_address_is_any(host: str) -> bool:
    """Return whether a host stands for every address of this machine."""
    try:
        return ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def reached_by(host: str) -> str:
    """Return the address by which others reach a host: of one that stands for every address, that of this machine."""
    if not ip_address_is_any(host):
        return host
    is_six = ":" in host
    try:
        with socket.socket(socket.AF_INET6 if is_six else socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(("2001:db8::1" if is_six else "192.0.2.1", 9))  # nothing is sent: the way there is looked up
            return str(asked.getsockname()[0])
    except OSError:
        return socket.gethostname()


class EditRight(NamedTuple):
    """The right to write: the key that whoever writes must know, and what writes."""

    key: str
    session: EditSession


def serve(
    board: Board,
    where: socket.socket,
    host: str,
    key: str,
    ready: Callable[[], None],
    poll: bool = False,
    edit: EditRight | None = None,
) -> None:
    """Answer until an interrupt.

    Args:
        board: What is shown.
        where: A socket that listens.
        host: The host that was asked for.
        key: What whoever asks must know; empty for nothing.
        ready: Is called once it answers.
        poll: Whether files are looked at again and again, rather than the system asked to tell of changes.
        edit: Who may write, and what; None for nobody.
    """
    gc.enable()  # the command line puts it off, for commands that end at once
    gc.freeze()  # what was loaded stays: nothing of it is looked through again
    gc.set_threshold(MOST_UNCOLLECTED, 20, 20)
    inside = application(board, poll, edit.session if edit else None)
    guarded = Guard(inside, own_hosts(host, where.getsockname()[1]), key, edit.key if edit else "")
    config = uvicorn.Config(
        guarded,
        log_config=None,
        access_log=False,
        http=QuestionLine,
        ws=NewsLine,
        lifespan="on",
        server_header=False,
        date_header=False,
        ws_max_size=1024,
        timeout_graceful_shutdown=1,
        timeout_notify=EVERY,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_worth_saying)
    _Server(config, ready).run(sockets=[where])


def _is_worth_saying(record: logging.LogRecord) -> bool:
    """Return whether something is more than that an answer was cut off by the end that was asked for."""
    return "graceful shutdown" not in record.getMessage()


class _Server(uvicorn.Server):
    """Says when it answers, and ends at once."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        config.callback_notify = partial(cut_stuck, self.server_state.connections)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at the first signal, without giving it back."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self._end) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True
