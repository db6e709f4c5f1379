"""Disks that are full or fail below a ledger in SQLite."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.faults.program import Ran, command, complaints, run
from tests.faults.shared_tally import CLAIMS, losses, new_ledger
from tests.faults.tally import Tally
from tests.faults.tracing import calls, failing, traced

_CALLS: Final = ("pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "unlink")
_ERRORS: Final = {"pwrite64": ("ENOSPC", "EIO"), "openat": ("EACCES",)}
_OTHER: Final = ("EIO",)
_UNWRITTEN: Final = 5


def _adding(address: str, source: str) -> list[str]:
    words = ["add-evidence", *CLAIMS, "--source", source, "--who", "", "--wait", "0"]
    return command("whole", address, *words)


def _in(path: Path) -> str:
    return f"sqlite:///{path}?ledger=a"


def full_disks(path: Path) -> Tally:
    """Fill the disk of the ledger, a small one, to its last byte."""
    tally = Tally()
    address = new_ledger(_in(path))
    filler = path.with_name("filler")
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    ran = run(_adding(address, "one"))
    tally.tried += 1
    filler.unlink()  # SQLite needs room to read, too
    tally.wrong += _judge_refused(address, ran)
    ran = run(_adding(address, "two"))
    tally.acknowledged += ran.code == 0
    tally.wrong += losses(address, ["two"], ["two"])
    return tally


def failures_at_every_call(path: Path, log: Path) -> Tally:
    """Let each system call on the folder of the database fail in turn, or kill the program."""
    tally = Tally()
    old = path.with_name("old.db")
    new_ledger(_in(old))
    shutil.copy(old, path)
    run(traced(_adding(_in(path), "one"), log, _CALLS))
    for call in calls(log.read_text().splitlines()):
        if call.failed or not any(one.startswith(str(path)) for one in call.paths):
            continue
        for error in (*_ERRORS.get(call.name, _OTHER), None):
            for one in path.parent.glob(f"{path.name}*"):
                one.unlink()
            shutil.copy(old, path)
            ran = run(failing(_adding(_in(path), "one"), call, error))
            tally.tried += 1
            tally.acknowledged += ran.code == 0
            what = f"{error or 'SIGKILL'} of {call.name}({call.words})"
            tally.wrong += [f"{what}: {one}" for one in _judge(_in(path), ran, error)]
            if tally.wrong:
                return tally
    return tally


def _judge(address: str, ran: Ran, error: str | None) -> Iterator[str]:
    said = ["one"] if ran.code == 0 or (error is None and ran.out) else []
    if error is None:
        yield from losses(address, said, ["one"])
    elif ran.code == 0:
        yield from losses(address, said, said)
    else:
        yield from _judge_refused(address, ran)
    again = run(_adding(address, "two"))
    if again.code:
        yield f"the next command: {again}"


def _judge_refused(address: str, ran: Ran) -> Iterator[str]:
    if ran.code not in (3, _UNWRITTEN):
        yield f"ended with {ran}"
    yield from complaints(ran)
    yield from losses(address, [], [])
