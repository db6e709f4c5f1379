"""A relay between writers and a PostgreSQL server, which cuts their connection at one message.

It speaks as much of the protocol (version 3) as tells where a message ends, and gives on whole
messages alone: that which it cuts at, and what comes after, never arrives.
"""

import contextlib
import os
import selectors
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

After = Literal["serves", "refuses", "holds"]
"""What a relay does once it has cut: others are served, nobody is, or it falls silent instead."""

_SOCKET: Final = ".s.PGSQL.5432"
_MOST: Final = 1 << 16
_COMMITTED: Final = b"COMMIT\0"


@dataclass(eq=False)
class _Side:
    """One end of a connection, with what came from there and is not yet a whole message."""

    end: socket.socket
    is_client: bool
    is_first: bool
    other: "_Side | None" = None
    came: bytes = b""
    has_started: bool = False
    """Whether the first packet, which has no letter before its length, has come."""

    def messages(self, data: bytes) -> Iterator[bytes]:
        """Yield the messages that are whole with these bytes."""
        self.came += data
        while True:
            start = 1 if self.has_started else 0
            if len(self.came) < start + 4:
                return
            length = start + int.from_bytes(self.came[start : start + 4])
            if len(self.came) < length:
                return
            message, self.came = self.came[:length], self.came[length:]
            self.has_started = True
            yield message


Cut = Callable[[int, bytes, bool], bool]
"""Whether to cut at a message: its number from 1, itself, and whether it comes from the client."""


@dataclass
class _Relay:
    listener: socket.socket
    target: str
    cut: Cut
    after: After
    note: int
    number: int = 0
    has_cut: bool = False
    waiting: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def run(self) -> None:
        self.waiting.register(self.listener, selectors.EVENT_READ)
        is_first = True
        while True:
            for key, _ in self.waiting.select():
                if key.fileobj is self.listener:
                    self._accept(is_first)
                    is_first = False
                elif key.fileobj in self.waiting.get_map():  # its other side may have closed it
                    self._give_on(key.data)

    def _accept(self, is_first: bool) -> None:
        client, _ = self.listener.accept()
        server = socket.socket(socket.AF_UNIX)
        if self.has_cut and self.after == "refuses":
            client.close()
            return
        server.connect(self.target)
        one = _Side(client, True, is_first)
        two = _Side(server, False, is_first, one, has_started=True)
        one.other = two
        for side in (one, two):
            self.waiting.register(side.end, selectors.EVENT_READ, side)

    def _give_on(self, side: _Side) -> None:
        assert side.other is not None
        try:
            data = side.end.recv(_MOST)
            for message in side.messages(data):
                if side.is_first and not self.has_cut:
                    self.number += 1
                    if self.cut(self.number, message, side.is_client):
                        self.has_cut = True
                        os.write(self.note, b"!")
                        if self.after == "holds":
                            signal.pause()
                        data = b""
                        break
                side.other.end.sendall(message)
        except OSError:
            data = b""
        if not data:
            for one in (side, side.other):
                self.waiting.unregister(one.end)
                one.end.close()
            if side.is_first:
                os.write(self.note, b".")


@dataclass(frozen=True)
class Relay:
    """A relay that runs, as a process of its own."""

    folder: Path
    """Of the socket that it listens on, which libpq takes for a host."""
    note: int
    """A pipe with `!` once it has cut, and `.` once the first connection has ended."""

    def has_cut(self) -> bool:
        """Wait until it has cut or the first connection has ended; return whether it has cut."""
        return os.read(self.note, 1) == b"!"


@contextlib.contextmanager
def relay(target: Path, cut: Cut, after: After) -> Iterator[Relay]:
    """Give a relay to the server whose socket is in a folder; it ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="relay-", dir=target.parent))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / _SOCKET))
        listener.listen()
        note, note_end = os.pipe()
        pid = os.fork()
        if not pid:
            with contextlib.suppress(BaseException):
                _Relay(listener, str(target / _SOCKET), cut, after, note_end).run()
            os._exit(0)
        os.close(note_end)
    try:
        yield Relay(folder, note)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(note)
        shutil.rmtree(folder)


def at(number: int) -> Cut:
    """Return what cuts at a message."""
    return lambda one, _message, _is_client: one == number


def at_the_answer_to_the_commit(_number: int, message: bytes, is_client: bool) -> bool:
    """Cut where the server says that it has committed."""
    return not is_client and message[:1] == b"C" and message.endswith(_COMMITTED)


def at_the_lock(_number: int, message: bytes, is_client: bool) -> bool:
    """Cut where the server first waits inside a transaction, of a writer who holds its lock."""
    return not is_client and message[:1] == b"Z" and message.endswith(b"T")
