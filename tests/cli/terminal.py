"""The program as a process of its own: in a pipe, and in a terminal of a given width."""

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len

from tests.conftest import Ran

PROGRAM = str(Path(sys.executable).with_name("claimcheck"))
UTF_8 = {"LC_ALL": "C.UTF-8"}
"""A locale in which everything can be shown, whatever that of the tests is."""

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def in_pipe(
    *args: str | bytes, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """Return exit code, stdout and stderr of the program with both in pipes."""
    done = subprocess.run(
        [PROGRAM, *args],
        input=stdin,
        capture_output=True,
        env={**os.environ, **UTF_8, **(env or {})},
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout, done.stderr


def in_terminal(columns: int, *args: str, env: Mapping[str, str] | None = None) -> Ran:
    """Return what the program writes to a terminal of this width, line ends as it wrote them."""
    settings = {**os.environ, **UTF_8, "TERM": "xterm-256color", **(env or {})}
    code, text = on_terminal([PROGRAM, *args], columns, settings, typing=True)
    return Ran(code, text, "")


def on_terminal(
    command: Sequence[str],
    columns: int,
    env: Mapping[str, str],
    folder: Path | None = None,
    *,
    typing: bool = False,
) -> tuple[int, str]:
    """Return the exit code of a program and what it writes to a terminal of this width.

    Where nobody is typing, it has no stdin to ask questions of.
    """
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    program = subprocess.Popen(
        command,
        cwd=folder,
        stdin=inside if typing else subprocess.DEVNULL,
        stdout=inside,
        stderr=inside,
        env=env,
    )
    os.close(inside)
    written = bytearray()
    with contextlib.suppress(OSError):  # how a terminal ends on Linux
        while some := os.read(terminal, 1 << 16):
            written += some
    os.close(terminal)
    return program.wait(timeout=300), written.decode().replace("\r\n", "\n")


def without_styles(text: str) -> str:
    """Return text without the colours and weights that the program may write."""
    return _STYLE.sub("", text)


def widths(text: str) -> list[int]:
    """Return how many cells each line takes on a terminal."""
    return [cell_len(line) for line in without_styles(text).splitlines()]


def write_ledger(folder: Path, text: str) -> Path:
    """Write a ledger into a folder and return its path."""
    path = folder / "claims.toml"
    path.write_bytes(text.encode())
    return path
