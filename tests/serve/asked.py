"""Requests to an application as a server hands them on, without a server."""

import asyncio
import json
from typing import Any

OWN = "127.0.0.1:7373"
KEY = "the-key-of-this-evening"


def post(application: Any, path: str, body: object, **headers: str | None) -> tuple[int, dict[str, Any]]:
    """Post something as a page of the board does, with some headers otherwise or left out; return status and answer."""
    given = {
        "host": OWN,
        "origin": f"http://{OWN}",
        "content-type": "application/json",
        "x-edit-key": KEY,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    status, text = ask(application, "POST", path, content, {name: value for name, value in given.items() if value})
    return status, json.loads(text) if text.startswith("{") else {}


def ask(
    application: Any, method: str, path: str, content: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """Ask an application for something; return the status and the text of the answer."""
    said = headers or {"host": OWN, "x-edit-key": KEY}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in said.items()],
    }
    sent: list[dict[str, Any]] = []
    pieces = [content[at : at + 5_000] for at in range(0, len(content), 5_000)] or [b""]

    async def receive() -> dict[str, Any]:
        piece = pieces.pop(0) if pieces else b""
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    text = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
    return int(sent[0]["status"]), text.decode()
