"""The system calls of a program, as strace tells and changes them."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)(.*)$")
_PATH: Final = re.compile(r'"([^"]*)"|<(/[^>]*)>')

_STRACE: Final = ("strace", "-f", "-qq", "--seccomp-bpf")

CALLS: Final = (
    *("openat", "write", "fsync", "fdatasync", "close", "flock", "link", "linkat", "unlink"),
    *("unlinkat", "rename", "renameat", "renameat2", "chmod", "fchmod", "fchmodat", "chown"),
    *("fchown", "fchownat", "ftruncate", "setxattr", "fsetxattr", "lsetxattr"),
)
"""What changes files or finds and closes them; a system that lacks one of them names it not."""


@dataclass(frozen=True)
class Call:
    """One system call."""

    name: str
    number: int
    """Which of the calls of this name, from 1."""
    words: str
    paths: tuple[str, ...]
    """The paths that it names, and those of its descriptors."""
    failed: bool


@cache
def strace_works() -> bool:
    """Return whether processes can be traced here."""
    if not shutil.which("strace"):
        return False
    works = subprocess.run([*_STRACE, "-etrace=write", "-o/dev/null", "true"], check=False)
    return works.returncode == 0


def traced(words: Sequence[str], log: Path, calls: Sequence[str] = CALLS) -> list[str]:
    """Return a command line that notes its system calls in a file."""
    names = ",".join(f"?{name}" for name in calls)
    return [*_STRACE, "-y", "-s0", f"-etrace={names}", f"-o{log}", *words]


def failing(words: Sequence[str], call: Call, error: str | None) -> list[str]:
    """Return a command line of which one system call fails; None: before which it is killed."""
    how = f"error={error}" if error else "signal=KILL"
    inject = f"-einject={call.name}:{how}:when={call.number}"
    return [*_STRACE, f"-etrace={call.name}", inject, "-o/dev/null", *words]


def calls(lines: Iterable[str]) -> list[Call]:
    """Return the system calls that strace noted."""
    found: list[Call] = []
    numbers: dict[str, int] = {}
    for line in lines:
        if match := _CALL.match(line):
            name, words, result, _ = match.groups()
            numbers[name] = numbers.get(name, 0) + 1
            paths = tuple(quoted or held for quoted, held in _PATH.findall(words))
            found.append(Call(name, numbers[name], words, paths, result.startswith("-")))
    return found
