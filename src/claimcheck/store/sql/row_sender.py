"""Many rows on their way into a database: a thread sends them while more are made."""

from _thread import start_new_thread
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

Row = Sequence[Any]

_TOGETHER: Final = 2_000
"""Rows that are sent at once; fewer are sent without a thread."""
_MOST: Final = 12
"""Times as many that are under way; whoever makes more waits for the first of these."""


class RowSender:
    """Sends rows in the order in which they come.

    What fails in the thread is raised by whatever is called next. Who is interrupted anywhere here
    calls `stop`, and after it nothing is sent.
    """

    def __init__(self) -> None:
        self._sending: Sending | None = None

    def send(self, rows: Iterable[Row], into: Callable[[list[Row]], None]) -> None:
        """Send rows; many of them later, when others are made already."""
        left = iter(rows)
        some = list(islice(left, _TOGETHER))
        if len(some) < _TOGETHER and self._sending is None:
            into(some)
            return
        while some:
            self._send_later(partial(into, some))
            some = list(islice(left, _TOGETHER))

    def finish(self) -> None:
        """Wait until all rows are sent."""
        if self._sending is not None:
            self._sending.end()
            self._sending.raise_fault()
            self._sending = None

    def stop(self) -> None:
        """Let go of what is not sent yet, once nothing is being sent; nothing is raised."""
        if self._sending is not None:
            self._sending.goes_on = False
            self._sending.end()
            self._sending = None

    def _send_later(self, send: Callable[[], None]) -> None:
        if self._sending is None:
            self._sending = _started()
        self._sending.put(send)


class Sending:
    """What a thread sends until nothing more comes.

    Its queues are all that both threads wait for: what is made of locks in Python, such as futures
    and the start of a Thread, fails or holds them for ever where Ctrl-C comes between its lines.
    """

    def __init__(self) -> None:
        from queue import SimpleQueue

        self.goes_on = True
        self._coming = SimpleQueue[Callable[[], None] | None]()
        self._room = SimpleQueue[None]()
        """Has something for each that may be under way yet."""
        self._fault: BaseException | None = None
        self._is_over = False
        for _ in range(_MOST):
            self._room.put(None)

    def run(self) -> None:
        """Send what comes, in a thread of its own."""
        while send := self._coming.get():
            try:
                if self.goes_on:
                    send()
            except BaseException as fault:
                self._fault, self.goes_on = fault, False
            self._room.put(None)
        self._is_over = True
        self._room.put(None)

    def put(self, send: Callable[[], None]) -> None:
        """Have something sent, as soon as there is room for it."""
        self._room.get()
        self.raise_fault()
        self._coming.put(send)

    def end(self) -> None:
        """Wait until all is sent, or let go; whoever was interrupted may wait again."""
        self._coming.put(None)
        while not self._is_over:
            self._room.get()

    def raise_fault(self) -> None:
        """Raise what has failed, if anything has."""
        if self._fault is not None:
            raise self._fault


def _started() -> Sending:
    """Return a sending whose thread runs, which keeps no program from ending."""
    sending = Sending()
    start_new_thread(sending.run, ())
    return sending
