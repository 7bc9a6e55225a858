"""`cxjourney serve` as it runs: ten pages, saves of all kinds, ports, keys, and its end.

If it fails, the board on the wall shows an old state without saying so, or doesn't begin, or doesn't end.
"""

import asyncio
import json
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

from cxjourney.cli.commands import serve as command
from cxjourney.errors import CannotRun
from cxjourney.serve.server import PORT, TRIES, bound
from tests.cli.command import run

from .conftest import Server, journey

in_thread = asyncio.to_thread
Serve = Callable[..., Server]
PATIENCE = 30
"""Seconds after which a test gives up; nothing is asserted about how long anything takes."""


def get(server: Server, path: str = "/", **headers: str) -> tuple[int, str, Any]:
    request = urllib.request.Request(server.address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, "", refused.headers


def socket_of(server: Server) -> connect:
    return connect(f"ws://127.0.0.1:{server.port}/live", origin=server.address)  # type: ignore[arg-type]


async def until(line: ClientConnection, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the first message that fits."""
    async with asyncio.timeout(PATIENCE):
        while True:
            message: dict[str, Any] = json.loads(await line.recv())
            if fits(message):
                return message


def test_the_page_comes_with_its_policy(serve: Serve) -> None:
    status, html, headers = get(serve())
    assert status == 200
    policy = headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert policy.count("sha256-") == 5
    assert "http-equiv" not in html
    assert "id=j/buys" in html
    assert headers["cache-control"] == "no-store"


def test_only_what_the_report_has_is_given(serve: Serve) -> None:
    server = serve()
    assert get(server, "/page/j/buys")[1].startswith('<section class="page journey" id=j/buys')
    assert get(server, "/map/j/buys/flow")[1].startswith("<svg")
    for path in ("/page/j/none", "/page/../../etc/passwd", "/journeys/buys.yaml", "/map/j/buys/x", "/page/"):
        assert get(server, path)[0] == 404, path
    assert get(server, "/", Host="evil.example")[0] == 421
    assert get(server, "/", Origin="http://evil.example")[0] == 403


def test_ten_pages_and_twenty_saves_end_on_the_last_state(serve: Serve, folder: Path) -> None:
    server = serve()

    async def follow(line: ClientConnection) -> tuple[str, str]:
        """Fetch what is told as the page's script does, until both pages show the last state."""
        have: dict[str, str] = {}
        html: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            while not all("Buys 19 tickets" in html.get(id_, "") for id_ in ("j/buys", "overview")):
                told = json.loads(await line.recv())["pages"]
                for id_ in ("j/buys", "overview"):
                    if told[id_] != have.get(id_):
                        html[id_] = (await in_thread(get, server, f"/page/{id_}"))[1]
                        have[id_] = told[id_]
        return html["j/buys"], html["overview"]

    async def all_pages() -> set[tuple[str, str]]:
        lines = [await socket_of(server) for _ in range(10)]
        following = [asyncio.create_task(follow(line)) for line in lines]
        for number in range(20):
            await in_thread((folder / "buys.yaml").write_text, journey("buys", f"Buys {number} tickets"), "utf-8")
            await asyncio.sleep(0.5)
        shown = set(await asyncio.gather(*following))
        for line in lines:
            await line.close()
        return shown

    assert len(asyncio.run(all_pages())) == 1


def test_one_of_two_pages_goes_away_and_the_other_is_told_on(serve: Serve, folder: Path) -> None:
    server = serve()

    def save(title: str) -> None:
        (folder / "buys.yaml").write_text(journey("buys", title), "utf-8")

    async def two_pages() -> None:
        async with socket_of(server) as stays:
            goes = await socket_of(server)
            for line in (stays, goes):
                await until(line, lambda message: all(message["pages"].values()))
            await in_thread(save, "Buys a pass")
            told = [await until(line, lambda message: message["rev"] > 0) for line in (stays, goes)]
            assert told[0]["rev"] == told[1]["rev"]
            goes.transport.abort()  # a lid that is closed says no goodbye
            await in_thread(save, "Buys a season ticket")
            before = told[0]["rev"]
            await until(stays, lambda message: message["rev"] > before and message["pages"]["j/buys"])
            assert "Buys a season ticket" in (await in_thread(get, server, "/page/j/buys"))[1]
            async with socket_of(server) as comes:
                there = await until(comes, lambda message: all(message["pages"].values()))
                assert there["rev"] > before

    asyncio.run(two_pages())
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert server.process.stderr is not None
    assert server.process.stderr.read() == "Ended.\n"  # nobody was told of a fault


def test_a_fault_its_mending_and_an_editor_that_renames(serve: Serve, folder: Path) -> None:
    server = serve()

    async def faults() -> None:
        async with socket_of(server) as line:
            first = await until(line, lambda message: all(message["pages"].values()))
            assert first["problems"] == []
            good = {id_: (await in_thread(get, server, f"/page/{id_}"))[1] for id_ in ("j/buys", "overview")}
            (folder / "buys.yaml").write_text("journey: [\n", "utf-8")
            told = await until(line, lambda message: bool(message["problems"]))
            assert told["problems"][0]["file"] == "journeys/buys.yaml"
            assert told["problems"][0]["line"] == 1
            for id_, html in good.items():
                assert (await in_thread(get, server, f"/page/{id_}"))[1] == html
            new = folder / ".buys.yaml.swp"
            new.write_text(journey("buys", "Buys a pass"), "utf-8")
            new.replace(folder / "buys.yaml")
            await until(line, lambda message: not message["problems"])
            assert "Buys a pass" in (await in_thread(get, server, "/page/j/buys"))[1]

    asyncio.run(faults())


def test_looking_again_and_again_shows_a_save(serve: Serve, folder: Path) -> None:
    server = serve("--poll")

    async def save() -> None:
        async with socket_of(server) as line:
            first = await until(line, lambda message: all(message["pages"].values()))
            (folder / "buys.yaml").write_text(journey("buys", "Buys a pass"), "utf-8")
            await until(line, lambda message: message["rev"] > first["rev"])
        assert "Buys a pass" in get(server)[1]

    asyncio.run(save())


def test_a_folder_that_goes_and_comes_back(serve: Serve, folder: Path) -> None:
    server = serve()

    async def goes() -> None:
        async with socket_of(server) as line:
            first = await until(line, lambda message: all(message["pages"].values()))
            away = folder.with_name("away")
            folder.rename(away)
            told = await until(line, lambda message: bool(message["problems"]))
            assert told["pages"] == first["pages"]
            away.rename(folder)
            await until(line, lambda message: not message["problems"])
            (folder / "buys.yaml").write_text(journey("buys", "Buys after all"), "utf-8")
            await until(line, lambda message: message["pages"]["overview"] not in ("", first["pages"]["overview"]))
        assert "Buys after all" in get(server)[1]

    asyncio.run(goes())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_even_while_ten_pages_listen(serve: Serve, number: signal.Signals) -> None:
    server = serve()

    async def listen() -> int:
        lines = [await socket_of(server) for _ in range(10)]
        for line in lines:
            await until(line, lambda _: True)
        server.process.send_signal(number)
        status = await in_thread(server.process.wait, PATIENCE)
        for line in lines:
            await line.close()
        return status

    assert asyncio.run(listen()) == 0
    assert server.process.stderr is not None
    assert server.process.stderr.read() == "Ended.\n"


def test_a_port_in_use_is_passed_over_and_said() -> None:
    with bound("127.0.0.1", None) as one, bound("127.0.0.1", None) as other:
        assert PORT <= one.getsockname()[1] < other.getsockname()[1] < PORT + TRIES


def test_the_port_that_is_taken_instead_is_said(serve: Serve) -> None:
    with bound("127.0.0.1", None):
        server = serve()
    assert f"is in use: {server.port} is taken instead" in server.said


def test_a_port_that_was_asked_for_and_is_in_use_is_an_end(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("serve", "journeys", "--port", str(port), cwd=folder.parent)
    assert ended.status == 2
    assert f"127.0.0.1:{port} is in use" in ended.said


def test_others_may_read_only_with_a_key_and_that_is_said(serve: Serve, folder: Path) -> None:
    ended = run("serve", "journeys", "--host", "0.0.0.0", cwd=folder.parent)
    assert (ended.status, "--key" in ended.said) == (2, True)
    ended = run("serve", "journeys", "--host", "0.0.0.0", "--key", "short", cwd=folder.parent)
    assert (ended.status, "12" in ended.said) == (2, True)
    server = serve("--host", "0.0.0.0", "--key", "abcdefghijkl")
    assert "can read these journeys" in server.said
    assert "0.0.0.0" not in server.said, "nobody else reaches that"
    assert get(server)[0] == 403
    assert get(server, Cookie="cxjourney-key=abcdefghijkl")[0] == 200


def test_others_may_never_write(folder: Path) -> None:
    ended = run("serve", "journeys", "--edit", "--host", "0.0.0.0", "--key", "abcdefghijkl", cwd=folder.parent)
    assert (ended.status, "on this machine only" in ended.said) == (2, True)


@pytest.mark.parametrize("arguments", [("-",), ("nowhere",), ("journeys", "--host", "203.0.113.9", "--key", "a" * 12)])
def test_what_cant_be_shown_is_said_in_a_line(folder: Path, arguments: tuple[str, ...]) -> None:
    ended = run("serve", *arguments, "--quiet", cwd=folder.parent)
    assert (ended.status, ended.said.count("\n")) == (2, 1)


def test_what_takes_time_is_said_before_it_begins(serve: Serve) -> None:
    reading = "Reading the journeys; the address follows."
    assert serve().said.splitlines()[0] == reading
    assert reading not in serve("--quiet").said


def test_without_the_extra_a_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    with pytest.raises(CannotRun, match=r'pip install "cxjourney\[serve\]"'):
        command.run()
