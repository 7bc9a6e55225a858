"""Whoever means harm: on the same machine, in another page of the same browser, or by what stands in a journey.

If it fails, a page of the web reads the journeys of a company, a title runs as code, or a stuck client stops the board.
"""

import asyncio
import json
import re
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from cxjourney.serve.app import MAX_LISTENING
from cxjourney.serve.lines import MAX_LINES, PATIENCE
from tests.maps.chromium import running
from tests.report.browser.opened import Opened
from tests.report.browser.test_hostile import inert
from tests.report.hostile import PAYLOADS, write_hostile

from .conftest import Server, journey

Serve = Callable[..., Server]
SLOW, LISTENING = 200, 60
"""How many clients say nothing more, and how many listen."""


def answer(server: Server, request: bytes) -> bytes:
    """Send bytes as they are, and return the answer to the end."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(request)
        found = b""
        try:
            while more := line.recv(65536):
                found += more
        except ConnectionResetError:
            pass
        return found


def asked(server: Server, path: str, *headers: str, host: str | None = None) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{server.port}'}", *headers, "Connection: close"]
    return answer(server, "\r\n".join([*lines, "", ""]).encode("latin-1"))


def status(found: bytes) -> int:
    return int(found.split(b" ", 2)[1])


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """A browser for one test alone: while one is open, no other test here can have a loop of events of its own."""
    with running() as chromium:
        yield chromium


def test_nothing_that_journeys_say_runs_not_even_after_a_save(chromium: Browser, serve: Serve, folder: Path) -> None:
    shutil.rmtree(folder)
    write_hostile(folder)
    server = serve("--language", "en")
    report = Opened(chromium, server.address)
    inert(report, server.address)
    for number, payload in enumerate(PAYLOADS):
        title = json.dumps(f"{payload} saved {number}", ensure_ascii=False)
        (folder / "i.yaml").write_text(f"journey: i\ntitle: {title}\nstages: [{{id: a, title: {title}}}]\n", "utf-8")
        report.go("#j/i")
        report.wait(f"document.getElementById('j/i').textContent.includes('saved {number}')")
    (folder / "i.yaml").write_text(f"journey: [\n{PAYLOADS[0]}\n", "utf-8")
    report.wait("!document.querySelector('.live-bar').hidden")
    assert report.run("self.ran === undefined && document.querySelectorAll('img, iframe, base').length === 0")
    assert report.said == []
    report.close()


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd", "/page/../../etc/passwd", "/page/..%2f..%2fetc%2fpasswd", "/page/%2e%2e/buys.yaml",
        "//etc/passwd", "/page//etc/passwd", "/map/j%2f..%2fetc/flow", "/map/j/buys/..%2fflow", "/journeys/buys.yaml",
        "/page/journeys/buys.yaml", "/page/buys.yaml%00", "/style/../../buys.yaml", "/..\\..\\buys.yaml",
        "/page/" + "a" * 20_000, "/page/%ff%fe", "/.git/config", "/live",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_report(unshaken: Server, path: str) -> None:
    found = asked(unshaken, path)
    assert found == b"" or 400 <= status(found) < 500
    assert b"journey:" not in found
    assert b"root:" not in found
    assert status(asked(unshaken, "/")) == 200


@pytest.mark.parametrize(
    ("headers", "host", "refused"),
    [
        ((), "evil.example", 421),
        ((), "evil.example:7373", 421),
        ((), "127.0.0.1.evil.example", 421),
        (("Origin: http://evil.example",), None, 403),
        (("Origin: null",), None, 403),
        (("Sec-Fetch-Site: cross-site",), None, 403),
        (("Host: evil.example",), None, 400),
    ],
)
def test_names_of_elsewhere_are_refused_by_the_running_server(
    unshaken: Server, headers: tuple[str, ...], host: str | None, refused: int
) -> None:
    for path in ("/", "/page/overview", "/style"):
        found = asked(unshaken, path, *headers, host=host)
        assert status(found) in (refused, 421)
        assert b"Buys a ticket" not in found


def test_an_address_of_elsewhere_in_the_request_itself_leads_nowhere(unshaken: Server) -> None:
    found = asked(unshaken, "http://evil.example/page/overview")
    assert b"set-cookie" not in found.lower()
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"):
        request = (
            f"{method} / HTTP/1.1\r\nHost: 127.0.0.1:{unshaken.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        assert 400 <= status(answer(unshaken, request.encode())) < 500


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 2_000_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: a\r\n" % number for number in range(50_000)) + b"\r\n",
        b"GET /" + b"a" * 500_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500,
        b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZZ\r\n",
    ],
    ids=["a long header", "many headers", "a long address", "TLS", "no chunk"],
)
def test_a_request_that_is_too_large_or_none_stops_nothing(unshaken: Server, request_: bytes) -> None:
    try:
        found = answer(unshaken, request_)
    except (BrokenPipeError, ConnectionResetError):
        found = b""
    assert found == b"" or 400 <= status(found) < 500
    assert status(asked(unshaken, "/")) == 200
    assert unshaken.process.poll() is None


def test_many_that_say_nothing_more_keep_nobody_waiting(serve: Serve) -> None:
    server = serve()
    with ExitStack() as stack:
        for _ in range(SLOW):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1")
        connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", "/page/overview")
        got = connection.getresponse()
        assert (got.status, b"Buys a ticket" in got.read()) == (200, True)
        connection.close()


def test_where_too_many_lines_are_open_the_oldest_that_says_nothing_makes_room(serve: Serve) -> None:
    server = serve()
    with ExitStack() as stack:
        lines = []
        for _ in range(2 * MAX_LINES):
            lines.append(stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20)))
            lines[-1].sendall(b"GET / HTTP/1.1\r\n")
        assert status(asked(server, "/page/overview")) == 200
        assert sum(is_cut(line) for line in lines[:MAX_LINES]) == MAX_LINES
        assert len(list(Path(f"/proc/{server.process.pid}/fd").iterdir())) < MAX_LINES + 50


def test_who_never_ends_a_question_or_never_reads_the_answer_is_cut_off(serve: Serve, folder: Path) -> None:
    server = serve()
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n".encode()
    own = f"http://127.0.0.1:{server.port}"
    stuck = {
        "says nothing": b"",
        "never ends the head": head,
        "drips the head": head + b"X-Slow: ",
        "never sends the body": head + b"Content-Length: 1000\r\n\r\n",
        "drips the body": head + b"Content-Length: 1000\r\n\r\n",
        "never reads": (head + b"\r\n") * 200,
    }

    async def listens_all_the_while() -> None:
        async with connect(f"ws{own[4:]}/live", origin=Origin(own)) as line:
            before = json.loads(await line.recv())["rev"]
            await asyncio.to_thread(cut_off)
            (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
            async with asyncio.timeout(20):
                while json.loads(await line.recv())["rev"] <= before:
                    pass

    def cut_off() -> None:
        with ExitStack() as stack:
            lines = {name: stack.enter_context(narrow_line(server)) for name in stuck}
            for name, line in lines.items():
                line.sendall(stuck[name])
            open_, end = set(lines), time.monotonic() + 3 * PATIENCE
            while open_ and time.monotonic() < end:
                sleep(0.5)
                open_ -= {
                    name for name in open_ if is_cut(lines[name], name.startswith("drips"), name != "never reads")
                }
                assert status(asked(server, "/page/overview")) == 200
            assert open_ == set()

    asyncio.run(listens_all_the_while())


def narrow_line(server: Server) -> socket.socket:
    """Return a line of which the other end can have little in store that it has not read."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(20)
    line.connect(("127.0.0.1", server.port))
    return line


def is_cut(line: socket.socket, says: bool = False, reads: bool = True) -> bool:
    """Return whether the server has cut a line, on which something is said or read while one looks."""
    line.setblocking(False)
    try:
        if says or not reads:
            line.send(b"x")
        while reads:
            if not line.recv(65536):
                return True
    except BlockingIOError:
        return False
    except OSError:
        return True
    return False


def test_no_more_listen_than_may_and_one_that_goes_makes_room(serve: Serve) -> None:
    server = serve()
    own = f"http://127.0.0.1:{server.port}"
    address, origin = f"ws{own[4:]}/live", Origin(own)

    async def listen() -> None:
        lines = [await connect(address, origin=origin) for _ in range(MAX_LISTENING)]
        with pytest.raises(InvalidStatus):
            await connect(address, origin=origin)
        assert status(await asyncio.to_thread(asked, server, "/page/overview")) == 200
        await lines.pop().close()
        async with asyncio.timeout(20):
            while True:
                with suppress(InvalidStatus):
                    lines.append(await connect(address, origin=origin))
                    break
                await asyncio.sleep(0.1)
        for line in lines:
            line.transport.abort()

    asyncio.run(listen())


def test_many_that_listen_are_all_told_and_then_forgotten(serve: Serve, folder: Path) -> None:
    server = serve()
    own = f"http://127.0.0.1:{server.port}"

    async def listen() -> set[int]:
        lines = [await connect(f"ws{own[4:]}/live", origin=own) for _ in range(LISTENING)]  # type: ignore[arg-type]
        first = [json.loads(await line.recv())["rev"] for line in lines]
        (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
        later = set()
        async with asyncio.timeout(60):
            for line, before in zip(lines, first, strict=True):
                while (now := json.loads(await line.recv())["rev"]) <= before:
                    pass
                later.add(now > before)
        for number, line in enumerate(lines):
            await line.close() if number % 2 else line.transport.abort()
        return later

    assert asyncio.run(listen()) == {True}
    (folder / "buys.yaml").write_text(journey("buys", "Buys a card"), "utf-8")
    for _ in range(200):
        if b"Buys a card" in asked(server, "/page/overview"):
            break
        sleep(0.1)
    else:
        raise AssertionError("the board stood still")
    assert re.search(rb"Buys a card", asked(server, "/"))
