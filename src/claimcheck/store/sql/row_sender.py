"""Many rows on their way into a database: a thread sends them while more are made."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Row = Sequence[Any]

_TOGETHER: Final = 2_000
"""Rows that are sent at once; fewer are sent without a thread."""
_MOST: Final = 12
"""Times as many that are under way; whoever makes more waits for the first of these."""


class RowSender:
    """Sends rows in the order in which they come.

    What fails in the thread is raised by whatever is called next.
    """

    def __init__(self) -> None:
        self._under_way = deque["Future[None]"]()
        self._thread: ThreadPoolExecutor | None = None

    def send(self, rows: Iterable[Row], into: Callable[[list[Row]], None]) -> None:
        """Send rows; many of them later, when others are made already."""
        left = iter(rows)
        some = list(islice(left, _TOGETHER))
        if len(some) < _TOGETHER and not self._under_way:
            into(some)
            return
        while some:
            self._send_later(partial(into, some))
            some = list(islice(left, _TOGETHER))

    def finish(self) -> None:
        """Wait until all rows are sent."""
        while self._under_way:
            self._wait()

    def stop(self) -> None:
        """Let go of what is not sent yet, once nothing is being sent; nothing is raised."""
        from concurrent.futures import wait

        for one in self._under_way:
            one.cancel()
        wait(self._under_way)
        self._under_way.clear()

    def _send_later(self, sending: Callable[[], None]) -> None:
        from concurrent.futures import ThreadPoolExecutor

        if self._thread is None:
            self._thread = ThreadPoolExecutor(1)
        if len(self._under_way) == _MOST:
            self._wait()
        self._under_way.append(self._thread.submit(sending))

    def _wait(self) -> None:
        self._under_way[0].result()  # who is interrupted here has it under way still
        self._under_way.popleft()
