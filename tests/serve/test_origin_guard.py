"""Who is answered: pages of this very server, and nobody else.

If it fails, any page that somebody has open in the same browser reads the journeys of her company.
"""

import asyncio
from typing import Any

import pytest

from cxjourney.serve.origin_guard import Guard
from cxjourney.serve.server import own_hosts

OWN = "127.0.0.1:7373"
KEY = "abcdefghijkl"


def status(guard: Guard, type_: str = "http", method: str = "GET", query: str = "", **headers: str | list[str]) -> int:
    """Return the status of the answer; 101 for a socket that is let in, 0 for one that is refused."""
    sent: list[dict[str, Any]] = []
    given = [
        (name.replace("_", "-").encode(), value.encode())
        for name, values in headers.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    scope = {"type": type_, "method": method, "query_string": query.encode(), "headers": given}

    async def receive() -> dict[str, Any]:
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(guard(scope, receive, send))
    if type_ == "websocket":
        return 101 if sent[0]["type"] == "websocket.accept" else 0
    return int(sent[0]["status"])


async def inside(scope: Any, _receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def guard() -> Guard:
    return Guard(inside, own_hosts("127.0.0.1", 7373))


@pytest.mark.parametrize("host", [OWN, "localhost:7373", "[::1]:7373"])
def test_own_names_are_answered(guard: Guard, host: str) -> None:
    assert status(guard, host=host) == 200


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1", "127.0.0.1:7374", "evil.example", "evil.example:7373", "127.0.0.1:7373.evil.example"]
)
def test_other_names_are_misdirected(guard: Guard, host: str) -> None:
    assert status(guard, host=host) == 421


def test_exactly_one_host(guard: Guard) -> None:
    assert status(guard) == 421
    assert status(guard, host=[OWN, OWN]) == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:7373", OWN, "http://localhost"])
def test_other_origins_are_refused(guard: Guard, origin: str) -> None:
    assert status(guard, host=OWN, origin=origin) == 403
    assert status(guard, "websocket", host=OWN, origin=origin) == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_asks_for_is_refused(guard: Guard, site: str) -> None:
    assert status(guard, host=OWN, sec_fetch_site=site) == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_page_itself_asks_for_is_answered(guard: Guard, site: str) -> None:
    assert status(guard, host=OWN, sec_fetch_site=site, origin=f"http://{OWN}") == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"])
def test_only_reading(guard: Guard, method: str) -> None:
    assert status(guard, method=method, host=OWN) == 403


def test_head_is_reading(guard: Guard) -> None:
    assert status(guard, method="HEAD", host=OWN) == 200


def test_a_socket_says_where_it_comes_from(guard: Guard) -> None:
    assert status(guard, "websocket", host=OWN) == 0
    assert status(guard, "websocket", host=OWN, origin=[f"http://{OWN}"] * 2) == 0
    assert status(guard, "websocket", host=OWN, origin=f"http://{OWN}") == 101


def test_a_key_opens_and_is_kept_as_a_cookie() -> None:
    guard = Guard(inside, own_hosts("192.0.2.7", 7373), KEY)
    host = "192.0.2.7:7373"
    assert status(guard, host=host) == 403
    assert status(guard, host=host, query="key=abcdefghijkm") == 403
    assert status(guard, host=host, query=f"key={KEY}") == 303
    assert status(guard, host=host, cookie=f"cxjourney-key={KEY}") == 200
    assert status(guard, host=host, cookie="cxjourney-key=abcdefghijkm") == 403
    assert status(guard, "websocket", host=host, origin=f"http://{host}") == 0
    assert status(guard, "websocket", host=host, origin=f"http://{host}", cookie=f"cxjourney-key={KEY}") == 101
    assert status(guard, host="evil.example:7373", cookie=f"cxjourney-key={KEY}") == 421


def test_on_every_address_any_name_leads_there_but_only_with_the_key() -> None:
    guard = Guard(inside, own_hosts("0.0.0.0", 7373), KEY)
    known = {"cookie": f"cxjourney-key={KEY}"}
    assert status(guard, host="work.example:7373", **known) == 200
    assert status(guard, host="work.example:7373") == 403
    assert status(guard, host="work.example:7373", origin="http://evil.example", **known) == 403
