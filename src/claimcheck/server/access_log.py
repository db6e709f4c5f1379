"""One line for each request: what was asked, how it ended and how long it took."""

import time
from collections.abc import Callable

from claimcheck.server.asgi import App, Message, Receive, Scope, Send


def logged(app: App, tell: Callable[[str], None]) -> App:
    """Return an application that tells of each request.

    Never its query: that holds what was typed, and the token.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        status, began = 0, time.perf_counter()

        async def note(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await app(scope, receive, note)
        finally:
            took = (time.perf_counter() - began) * 1000
            tell(f"{scope['method']} {scope['path']} {status or 'left'} {took:.0f} ms")

    return answer
