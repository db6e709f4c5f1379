"""The socket that a server listens on."""

import contextlib
import errno
import os
import socket
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimcheck.errors import UsageError
from claimcheck.server.rules import same_address

BACKLOG: Final = 100
"""Connections that wait to be taken, and that are taken at a time."""
_ELSEWHERE: Final = "name another path with --unix"


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """An IP address and a port of this machine; port 0 is any that is free."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        address = same_address(self.host)
        return address is not None and address.is_loopback


@dataclass(frozen=True, slots=True)
class UnixPath:
    """A place in the file system that only this user can connect to."""

    path: Path


Address = TcpAddress | UnixPath


@contextlib.contextmanager
def listening(address: Address) -> Iterator[socket.socket]:
    """Give a socket that listens; when it is done, nothing is left of it.

    UsageError where another program listens there, or where nothing can.
    """
    with _on_port(address) if isinstance(address, TcpAddress) else _on_path(address.path) as one:
        yield one


@contextlib.contextmanager
def _on_port(address: TcpAddress) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    # Named, since asyncio sends the parts of an answer without delay only where it is.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as one:
        if sys.platform != "win32":  # where it would let two servers share a port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((address.host, address.port))
            one.listen(BACKLOG)
        except OSError as error:
            raise _unbound(address, error) from None
        yield one


def _unbound(address: TcpAddress, error: OSError) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(
            f"port {address.port} is in use",
            "stop the server that runs there (Ctrl-C), or choose another port; --port 0 takes a "
            "free one",
        )
    if error.errno == errno.EACCES:
        return UsageError(f"port {address.port} may not be used", "choose one from 1024 to 65535")
    return UsageError(
        f"cannot listen at {address.host}: {error.strerror}",
        "--host takes an IP address of this machine",
    )


@contextlib.contextmanager
def _on_path(path: Path) -> Iterator[socket.socket]:
    if sys.platform == "win32":
        raise UsageError("--unix is not available on Windows", "use --trust-proxy ADDRESS")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as one:
        try:
            _clear(path)
            _bind_privately(one, path)
            mark = path.lstat().st_ino
            one.listen(BACKLOG)
        except OSError as error:
            raise UsageError(
                f"cannot listen at {path}: {error.strerror or error}",
                "--unix takes a short path in a folder that you may write to",
            ) from None
        try:
            yield one
        finally:
            with contextlib.suppress(OSError):
                if path.lstat().st_ino == mark:
                    path.unlink()


def _bind_privately(one: socket.socket, path: Path) -> None:
    """Make the socket's file for this user alone from its first moment."""
    usual = os.umask(0o177)
    try:
        one.bind(str(path))
    finally:
        os.umask(usual)


def _clear(path: Path) -> None:
    """Remove a socket on which nobody listens any more; whatever else is there is refused."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(status.st_mode):
        raise UsageError(f"{path} is there and is not a socket; it was left as it is", _ELSEWHERE)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)
        if probe.connect_ex(str(path)) != errno.ECONNREFUSED:
            raise UsageError(f"another server listens at {path}", _ELSEWHERE)
    path.unlink()
