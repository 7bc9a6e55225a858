"""Who may ask: only pages of this very server, so that no page of the web reads journeys through a browser.

A name of the web can be made to lead to this machine (DNS rebinding): what the browser then sends as ``Host`` and
``Origin`` gives it away.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "cxjourney-key"
EDIT_KEY = b"x-edit-key"
"""The header that brings the key by which files may be written."""
WRITING = ("/propose", "/save", "/undo")
"""What is posted to where files may be written; `FORM` shows what to post."""
FORM = "/form/"
MISDIRECTED, FORBIDDEN = 421, 403
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)
"""What every answer says to the browser beside its content."""


class Guard:
    """Lets through what a page of this server asks, and refuses everything else.

    Args:
        inside: The application.
        hosts: The names, with the port, by which it is reached; empty where any name leads to it and the key alone
            counts.
        key: What whoever asks must know; empty where nobody need.
        edit_key: What whoever writes must know besides; empty where nothing may be written.
    """

    def __init__(self, inside: Application, hosts: Iterable[str], key: str = "", edit_key: str = "") -> None:
        self.inside = inside
        self.hosts = frozenset(hosts)
        self.key = key
        self.edit_key = edit_key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "lifespan":
            await self.inside(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif refusal:
            headers = [*HEADERS, (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": refusal, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        elif scope["type"] == "http" and self._brings_key(scope):
            cookie = f"{COOKIE}={self.key}; Path=/; HttpOnly; SameSite=Strict".encode()
            headers = [*HEADERS, (b"location", b"/"), (b"set-cookie", cookie), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 303, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self.inside(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> int:
        """Return the status by which a request is refused; 0 where it isn't."""
        host = _values(scope, b"host")
        if len(host) != 1 or (self.hosts and host[0] not in self.hosts):
            return MISDIRECTED
        origins, own = _values(scope, b"origin"), self.hosts or {host[0]}
        if any(origin.removeprefix("http://") not in own or "://" not in origin for origin in origins):
            return FORBIDDEN
        if scope["type"] == "websocket":
            allowed = len(origins) == 1
        else:
            sites = _values(scope, b"sec-fetch-site")
            allowed = self._may_ask(scope, origins) and all(site in ("same-origin", "none") for site in sites)
        return 0 if allowed and self._knows_key(scope) else FORBIDDEN

    def _may_ask(self, scope: Scope, origins: list[str]) -> bool:
        """Return whether something may be asked: what is read by anybody, what writes by who has the key for that."""
        path = str(scope.get("path", ""))
        if scope["method"] == "POST":
            return path in WRITING and len(origins) == 1 and self._may_write(scope)
        return scope["method"] in ("GET", "HEAD") and (not path.startswith(FORM) or self._may_write(scope))

    def _may_write(self, scope: Scope) -> bool:
        given = _values(scope, EDIT_KEY)
        return bool(self.edit_key) and len(given) == 1 and compare_digest(given[0].encode(), self.edit_key.encode())

    def _knows_key(self, scope: Scope) -> bool:
        if not self.key or self._brings_key(scope):
            return True
        for text in _values(scope, b"cookie"):
            try:
                cookie = SimpleCookie(text).get(COOKIE)
            except CookieError:
                continue
            if cookie and compare_digest(cookie.value.encode(), self.key.encode()):
                return True
        return False

    def _brings_key(self, scope: Scope) -> bool:
        """Return whether an address holds the key: the first page, which then keeps it as a cookie."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("key", [])
        return bool(self.key) and any(compare_digest(one.encode(), self.key.encode()) for one in given)


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for header, value in scope["headers"] if header.lower() == name]


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *HEADERS]
        await send(message)

    return sending
