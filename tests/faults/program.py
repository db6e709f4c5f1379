"""The program as a process of its own, whole or with a broken store, under limits and tracers."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_ENVIRONMENT: Final = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("CLAIMCHECK_", "GIT_", "COV"))
    and name not in ("FORCE_COLOR", "COLUMNS", "PYTHONPATH")
} | {
    # Nothing is looked for where the tests run, which other tests change meanwhile: Python would
    # list it again, and the calls of two runs would not be the same ones.
    "PYTHONSAFEPATH": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "NO_COLOR": "1",
    "CLAIMCHECK_NO_CACHE": "1",
    "XDG_STATE_HOME": os.devnull,  # in which nothing can be kept
}
WITH_TESTS: Final = {"PYTHONPATH": str(ROOT)}
"""What a program needs in its environment that imports these tests."""
LONGEST_SECONDS: Final = 300


def with_state(path: Path) -> dict[str, str]:
    """Return the environment in which the writes of a ledger are kept, beside its folder."""
    return {"XDG_STATE_HOME": str(path.parent.with_name("state"))}


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended; a negative code is the signal that ended it."""

    code: int
    out: str
    err: str


def command(way: str, path: Path | str, *args: str) -> list[str]:
    """Return the command line of the program on a ledger, in a file or at an address."""
    broken = str(Path(__file__).with_name("broken.py"))
    start = ["-m", "claimcheck"] if way == "whole" else [broken, way]
    return [sys.executable, *start, "--file", str(path), *args]


def adding(way: str, path: Path, source: str, wait: float = LONGEST_SECONDS) -> list[str]:
    """Return the command line of one `add-evidence`."""
    add = ("add-evidence", "xpeng", "--source", source, "--who", "", "--wait", str(wait))
    return command(way, path, *add)


def start(words: Sequence[str], more: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
    """Start a command with its output in pipes."""
    return subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env={**_ENVIRONMENT, **(more or {})},
        cwd=ROOT,
    )


def end(process: "subprocess.Popen[str]", seconds: float = LONGEST_SECONDS) -> Ran:
    """Wait for the end of a command; one that takes too long is killed."""
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        err += f"\nTraceback: not ended after {seconds} seconds"
    return Ran(process.returncode, out, err)


def run(
    words: Sequence[str], seconds: float = LONGEST_SECONDS, more: Mapping[str, str] | None = None
) -> Ran:
    """Run a command to its end."""
    return end(start(words, more), seconds)


def limited(
    words: Sequence[str], *, blocks: int | None = None, memory_kb: int | None = None
) -> list[str]:
    """Return a command line under limits: 512-byte blocks of a file, kB of address space."""
    limits = f"ulimit -f {blocks};" if blocks is not None else ""
    limits += f"ulimit -v {memory_kb};" if memory_kb is not None else ""
    return ["sh", "-c", f'{limits} exec "$@"', "sh", *words]


def complaints(ran: Ran) -> list[str]:
    """Return what is wrong with how the program refused: it says one thing and a way out."""
    lines = ran.err.splitlines()
    if "Traceback" in ran.err or not lines or not lines[0].startswith("claimcheck: "):
        return [f"no clear message: {ran}"]
    if len(lines) > 2 or (len(lines) == 2 and not lines[1].startswith("  ")):
        return [f"more than one message: {ran}"]
    return []
