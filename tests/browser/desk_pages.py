"""`claimcheck serve` as a process of its own, on a ledger, and a browser that was let in."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.terminal import UTF_8

PATIENCE = 60
"""Seconds until a server is held to hang."""


@dataclass(frozen=True)
class Served:
    """A server, the address that lets a browser in, and the ledger."""

    entry: str
    ledger: Path

    @property
    def home(self) -> str:
        """The address of the board, with a slash at its end."""
        return re.split(r"(?<=\d/)", self.entry)[0]

    def record(self, *words: str, who: str) -> None:
        """Have somebody else record something, in a terminal."""
        self.run(*words, "--who", who)

    def run(self, *words: str) -> None:
        """Run a command on the ledger."""
        command = [sys.executable, "-m", "claimcheck", "--file", str(self.ledger), *words]
        environment = _environment(self.ledger.parent)
        subprocess.run(command, env=environment, check=True, capture_output=True)


@contextmanager
def served(ledger: str, folder: Path, *options: str) -> Iterator[Served]:
    """Serve a ledger from a folder until the end of the block."""
    path = folder / "claims.toml"
    path.write_text(ledger, encoding="utf-8")
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "--file", path, "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=said,
            env=_environment(folder),
        )
    assert process.stdout is not None
    try:
        entry = process.stdout.readline().decode().strip()
        assert entry, (folder / "said.txt").read_text(encoding="utf-8")
        yield Served(entry, path)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        process.stdout.close()


def _environment(folder: Path) -> dict[str, str]:
    own = {"CLAIMCHECK_WHO": "Ana", "XDG_STATE_HOME": str(folder / "state"), "CLAIMCHECK_FILE": ""}
    return {**os.environ, **UTF_8, **own}
