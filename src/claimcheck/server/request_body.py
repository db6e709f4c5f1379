"""The body of a request, read whole before anything is done with it, and never without a bound."""

from typing import Final

from claimcheck.server.asgi import Message, Receive
from claimcheck.server.request_facts import Asked

_USUAL: Final = 1_000_000
LARGEST_BODY: Final = 4_000_000
_DRAINED: Final = 16_000_000
"""What is read of a body that is too long, since a browser hears no answer before it has sent."""


class TooLongError(Exception):
    """A body has more bytes than may be sent."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class LeftError(Exception):
    """Whoever sent the request has left before it was whole."""


def limit_of(asked: Asked) -> int:
    """Return how many bytes a request may send: more for files and for whole articles."""
    kind = asked.value(b"content-type") or b""
    is_large = asked.path == "/extract" or kind.lower().startswith(b"multipart/form-data")
    return LARGEST_BODY if is_large else _USUAL


async def read_body(receive: Receive, limit: int) -> bytes:
    """Return the whole body; TooLongError beyond the limit, LeftError where it never ends."""
    pieces, length, more = [], 0, True
    while more and length <= _DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise LeftError
        piece = message.get("body", b"")
        length += len(piece)
        if length <= limit:
            pieces.append(piece)
        more = message.get("more_body", False)
    if length > limit:
        raise TooLongError(limit)
    return b"".join(pieces)


def giving(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that has been read, and then whatever else comes."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return left.pop() if left else await receive()

    return give
