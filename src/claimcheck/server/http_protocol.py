"""HTTP as uvicorn speaks it, with an end to waiting: a request that is not whole in time is let go.

Slow requests cost a connection each, and whoever opens enough of them would keep all others out.
"""

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from claimcheck.server.response_headers import with_protection

SECONDS: Final = 10
"""Within which a request has to be there, its body included."""
_MOST: Final = 500
"""Connections at a time: a process may often have no more than 1,024 files open."""
_HEAD: Final = b"HTTP/1.1 400 Bad Request\r\n"
_WORDS: Final = b"this is not a request of HTTP\nsend one as RFC 9112 has it\n"


class PunctualProtocol(H11Protocol):
    """One connection, which is closed where a request takes longer than it may."""

    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > _MOST:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; from its first byte on, the rest of a request is awaited."""
        if self._is_between():
            self._stop_waiting()
        self._wait()
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Go on to the next request, some of which may be there."""
        super().on_response_complete()
        if self._is_between():
            self._stop_waiting()
        elif self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._wait()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, with the headers of every response; then hear no more."""
        self._stop_waiting()
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            headers: list[tuple[bytes, Any]] = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(_WORDS)).encode()),
                (b"connection", b"close"),
            ]
            lines = b"".join(b"%b: %b\r\n" % one for one in with_protection(headers))
            self.transport.write(_HEAD + lines + b"\r\n" + _WORDS)
        self.transport.close()

    def _is_between(self) -> bool:
        """Whether nothing of a request is there."""
        return self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]

    def _make_room(self) -> None:
        """Let go of the connection that has been awaited the longest."""
        waiting = (
            (one._alarm.when(), id(one), one)
            for one in self.connections
            if isinstance(one, PunctualProtocol) and one._alarm is not None
        )
        _, _, longest = min(waiting)
        longest._stop_waiting()
        longest._let_go()

    def _wait(self) -> None:
        if self._alarm is None:
            self._alarm = self.loop.call_later(SECONDS, self._let_go)

    def _stop_waiting(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _let_go(self) -> None:
        self._alarm = None
        self.transport.abort()
