"""The program in a real terminal that answers, as a person would, when it is asked."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping
from pathlib import Path

from tests.cli.terminal import PROGRAM, without_styles

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r|\x07")
_PATIENCE = 300

CTRL_C = b"\x03"
CTRL_D = b"\x04"


class Conversation:
    """A run of the program in a terminal of its own; `expect` waits for what it says."""

    def __init__(self, *args: str, columns: int = 80, env: Mapping[str, str] | None = None) -> None:
        self._terminal, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._process = subprocess.Popen(
            [PROGRAM, *args],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**os.environ, "TERM": "xterm", **(env or {})},
            preexec_fn=_own_terminal,
        )
        os.close(inside)
        self._written = b""
        self.said = ""
        self._heard = 0

    def expect(self, words: str) -> str:
        """Wait until the program says words that it has not said before; return all up to them."""
        while (at := self.said.find(words, self._heard)) < 0:
            assert self._read(), f"it ended without {words!r}:\n{self.said}"
        before = self.said[self._heard : at]
        self._heard = at + len(words)
        return before

    def answer(self, words: str) -> None:
        """Type words and the return key."""
        self.type(f"{words}\n".encode())

    def type(self, keys: bytes) -> None:
        """Type keys as they are, such as CTRL_C."""
        os.write(self._terminal, keys)

    def hang_up(self) -> None:
        """Close the window of the terminal."""
        self._process.send_signal(signal.SIGHUP)

    def close(self) -> None:
        """End the program if it still runs, as after a test that failed."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(timeout=_PATIENCE)

    def ends(self) -> int:
        """Wait until the program is over; return its exit code."""
        while self._read():
            pass
        os.close(self._terminal)
        return self._process.wait(timeout=_PATIENCE)

    def _read(self) -> bool:
        some = b""
        ready, _, _ = select.select([self._terminal], [], [], _PATIENCE)
        assert ready, f"it says nothing more after:\n{self.said}"
        with contextlib.suppress(OSError):  # how a terminal ends on Linux
            some = os.read(self._terminal, 1 << 16)
        self._written += some  # which may end within a letter
        self.said = _CONTROL.sub("", without_styles(self._written.decode(errors="replace")))
        return bool(some)


def _own_terminal() -> None:
    """Make the terminal the one that Ctrl-C goes through."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a job in the background is born without
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def recording_browser(folder: Path) -> tuple[dict[str, str], Path]:
    """Return the environment in which the browser writes each address into a file, and the file."""
    shown = folder / "shown.txt"
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{shown}"\n')
    browser.chmod(0o755)
    return {"BROWSER": f"{browser} %s"}, shown
