"""The gate between the socket and the pages: nothing passes that the rules do not admit."""

import time
from asyncio import CancelledError
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from claimcheck.server.admission import Refused, admit, objection
from claimcheck.server.asgi import App, Message, Receive, Scope, Send
from claimcheck.server.entry_token import ENTRY, lets_in
from claimcheck.server.request_body import (
    LeftError,
    TooLongError,
    giving,
    limit_of,
    read_body,
)
from claimcheck.server.request_facts import Asked
from claimcheck.server.response_headers import Headers, with_protection
from claimcheck.server.rules import Rules
from claimcheck.server.visitor import put_visitor

OnRefusal = Callable[[Refused, Scope, Receive, Send], Awaitable[None]]
"""Answers a request that is refused.

Where `was_admitted` is true, the body that was sent can be received, within its bound, so that the
form can be shown again as it was filled in; otherwise the body is empty.
"""

_FORGOTTEN: Final = Refused(
    401,
    "this address has expired, or is not one of this server",
    "open the address that `claimcheck serve` printed last; to get a new one, stop the server and "
    "start it again",
)
_FAILED: Final = Refused(
    500,
    "claimcheck failed to answer",
    "this is a bug in claimcheck: please report it, with what the server said",
)
_ENDING: Final = Refused(
    503,
    "the server ends",
    "start it again, and send this again: what was written already is not written twice",
)
_CLOSE: Final = (b"connection", b"close")
_ALLOW: Final = (b"allow", b"GET, HEAD, POST")
_ALLOW_READING: Final = (b"allow", b"GET, HEAD")


def _now() -> int:
    return int(time.time())


async def refuse_plainly(refused: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the words of a refusal and no more."""
    text = f"{refused.message}\n{refused.hint}\n"
    await _respond(
        send, refused.status, [(b"content-type", b"text/plain; charset=utf-8")], text.encode()
    )


class Gate:
    """An application in front of another, which hears only what the rules admit.

    `on_fault` is told what the application failed with; the visitor gets 500.
    """

    def __init__(
        self,
        app: App,
        rules: Rules,
        on_refusal: OnRefusal = refuse_plainly,
        *,
        on_fault: Callable[[Exception], None],
        now: Callable[[], int] = _now,
    ) -> None:
        self._app = app
        self._rules = rules
        self._on_refusal = on_refusal
        self._on_fault = on_fault
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        response = _Response(send)
        try:
            await self._answer(scope, receive, response)
        except LeftError:
            return
        except CancelledError:
            if not response.has_started:
                response.extra = [_CLOSE]
                await refuse_plainly(_ENDING, scope, receive, response)
            raise
        except Exception as fault:
            self._on_fault(fault)
            if not response.has_started:
                response.extra = [_CLOSE]
                await refuse_plainly(_FAILED, scope, receive, response)

    async def _answer(self, scope: Scope, receive: Receive, response: "_Response") -> None:
        asked = Asked.of(scope)
        if (refused := objection(asked, self._rules)) is not None:
            await self._refuse(refused, scope, receive, response)
        elif asked.path == ENTRY:
            await self._let_in(asked, scope, receive, response)
        else:
            await self._ask_who(asked, scope, receive, response)

    async def _ask_who(
        self, asked: Asked, scope: Scope, receive: Receive, response: "_Response"
    ) -> None:
        now = self._now()
        found = admit(asked, self._rules, now)
        if isinstance(found, Refused) and not found.was_admitted:
            await self._refuse(found, scope, receive, response)
            return
        try:
            body = await read_body(receive, limit_of(asked))
        except TooLongError as error:
            refused = Refused(
                413,
                f"more than {error.limit // 1_000_000} MB were sent; nothing was written",
                "send less at once",
            )
            await self._refuse(refused, scope, receive, response)
            return
        whole = giving(body, receive)
        if isinstance(found, Refused):
            await self._on_refusal(found, scope, whole, response)
            return
        if (naming := self._rules.naming) is not None:
            scope["headers"] = [one for one in scope["headers"] if one[0] != naming.header]
        put_visitor(scope, found.visitor)
        response.extra = self._rules.cookies.setting(found.renewed, now)
        await self._app(scope, whole, response)

    async def _let_in(
        self, asked: Asked, scope: Scope, receive: Receive, response: "_Response"
    ) -> None:
        cookies, now = self._rules.cookies, self._now()
        if not (asked.reads and lets_in(scope["query_string"], cookies.seal, now)):
            await self._refuse(_FORGOTTEN, scope, receive, response)
            return
        given = cookies.setting(("read", "write") if self._rules.may_write else ("read",), now)
        await _respond(
            response, 303, [(b"location", b"/"), (b"cache-control", b"no-store"), *given]
        )

    async def _refuse(
        self, refused: Refused, scope: Scope, receive: Receive, response: "_Response"
    ) -> None:
        """Answer before the body was read; what follows on the connection is not believed."""
        response.extra = [_CLOSE]
        if refused.status == 405:
            response.extra.append(_ALLOW if self._rules.may_write else _ALLOW_READING)
        await self._on_refusal(refused, scope, giving(b"", receive), response)


class _Response:
    """What is sent, with the headers that protect it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_started = False
        self.extra: Headers = []
        """Headers of this response that the application does not know of."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_started = True
            given = message.get("headers", ())
            message = {**message, "headers": with_protection([*given, *self.extra])}
        await self._send(message)


async def _respond(
    send: Send, status: int, headers: Sequence[tuple[bytes, bytes]], body: bytes = b""
) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
