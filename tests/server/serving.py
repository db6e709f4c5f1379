"""A server as a process of its own, and requests to it as raw bytes."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pytest

from tests.cli.terminal import UTF_8

ROOT = Path(__file__).parents[2]
LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2025"
"""
PATIENCE = 60
"""Seconds until a server is held to hang."""


@dataclass(frozen=True)
class Answer:
    """A response as it came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def values(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for given, value in self.headers if given == name]

    def value(self, name: str) -> str | None:
        """Return the first value of a header."""
        return next(iter(self.values(name)), None)

    @property
    def cookies(self) -> str:
        """What a browser sends after it."""
        return "; ".join(one.partition(";")[0] for one in self.values("set-cookie"))


class Server:
    """`claimcheck serve` with the pages of `stand_in.py`, which listens."""

    def __init__(self, *options: str, folder: Path) -> None:
        self.unix = options[options.index("--unix") + 1] if "--unix" in options else None
        usual = [] if self.unix or "--port" in options else ["--port", "0"]
        self.talk = folder / "talk.txt"
        with self.talk.open("wb") as talk:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.server.stand_in", "serve", *usual, *options],
                stdout=subprocess.PIPE,
                stderr=talk,
                cwd=folder,
                env={**os.environ, **UTF_8, "PYTHONPATH": str(ROOT)},
                preexec_fn=_heeding_ctrl_c,
            )
        assert self.process.stdout is not None
        self.out: IO[bytes] = self.process.stdout
        self.printed = self.out.readline().decode().strip()
        found = re.match(r"http://(?:\[::1\]|127\.0\.0\.1):(\d+)(/.*)", self.printed)
        assert self.unix or found, self.said
        self.port = int(found[1]) if found else 0
        self.entry = found[2] if found else "/"
        self.host = f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self.out.close()

    @property
    def said(self) -> str:
        """What it said on stderr so far."""
        return self.talk.read_text(encoding="utf-8")

    def connect(self) -> socket.socket:
        """Return a connection to it."""
        if self.unix:
            one = socket.socket(socket.AF_UNIX)
            one.settimeout(PATIENCE)
            one.connect(self.unix)
            return one
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def send(self, request: bytes) -> Answer:
        """Return what it answers to bytes on a connection of their own."""
        with self.connect() as connection:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(request)
            return received(connection, has_body=not request.startswith(b"HEAD "))

    def ask(
        self, target: str, *headers: str, method: str = "GET", body: bytes = b"", host: str = ""
    ) -> Answer:
        """Return what it answers to a request that is well formed."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host or self.host}", *headers]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        return self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def enter(self) -> str:
        """Return the cookies of whoever opens the printed address."""
        return f"Cookie: {self.ask(self.entry).cookies}"

    def end(self, number: int = signal.SIGINT) -> int:
        """Have it end, and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def a_server(folder: Path, *options: str, seconds: float | None = None) -> Iterator[Server]:
    """Serve a small ledger in a folder; `seconds` are those within which a request is whole."""
    (folder / "claims.toml").write_text(LEDGER)
    with pytest.MonkeyPatch.context() as patch:
        if seconds is not None:
            patch.setenv("CLAIMCHECK_TEST_SECONDS", str(seconds))
        with Server(*options, folder=folder) as server:
            yield server


def received(connection: socket.socket, *, has_body: bool = True) -> Answer:
    """Return one response; status 0 where the connection was closed without any."""
    content = b""
    try:
        while b"\r\n\r\n" not in content:
            piece = connection.recv(65536)
            if not piece:
                return Answer(0, [], content)
            content += piece
        head, _, body = content.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = [
            (name.lower(), value) for name, _, value in (one.partition(": ") for one in lines)
        ]
        length = int(dict(headers).get("content-length", "0"))
        while has_body and len(body) < length and (piece := connection.recv(65536)):
            body += piece
    except ConnectionResetError:
        return Answer(0, [], content)
    return Answer(int(first.split()[1]), headers, body)


def _heeding_ctrl_c() -> None:
    """A shell starts what runs in the background deaf to it."""
    handler: Any = signal.default_int_handler
    signal.signal(signal.SIGINT, handler)
