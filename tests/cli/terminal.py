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
from collections.abc import Mapping
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
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    program = subprocess.Popen(
        [PROGRAM, *args],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, **UTF_8, "TERM": "xterm-256color", **(env or {})},
    )
    os.close(inside)
    written = bytearray()
    with contextlib.suppress(OSError):  # how a terminal ends on Linux
        while some := os.read(terminal, 1 << 16):
            written += some
    os.close(terminal)
    code = program.wait(timeout=300)
    text = written.decode().replace("\r\n", "\n")
    return Ran(code, text, "")


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
