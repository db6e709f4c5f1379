"""Requests to an application in this process, as a server would hand them over."""

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote

from starlette.types import ASGIApp, Message

from claimcheck.server.visitor import Visitor, put_visitor

T = TypeVar("T")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.content)


def in_a_loop_of_its_own(work: Coroutine[Any, Any, T]) -> T:
    """Return what work gives: in a thread, since a browser has a loop in that of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def ask(
    app: ASGIApp,
    address: str,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes = b"",
    visitor: Visitor | None = None,
) -> Reply:
    """Return the reply of an application to a request, as the gate hands it on."""
    reply = asked(app, address, method=method, headers=headers, body=body, visitor=visitor)
    return in_a_loop_of_its_own(reply)


async def asked(
    app: ASGIApp,
    address: str,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes = b"",
    visitor: Visitor | None = None,
) -> Reply:
    """Return the reply as `ask` does, in a loop that runs already."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode(), value.encode("latin-1"))
            for name, value in {"Host": "127.0.0.1", **(headers or {})}.items()
        ],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 50_000),
    }
    if visitor is not None:
        put_visitor(scope, visitor)
    heard: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        heard.append(message)

    await app(scope, receive, send)
    start, *rest = heard
    return Reply(
        start["status"],
        {name.decode(): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(one.get("body", b"") for one in rest),
    )
