"""Disks that are full, that fail, and that lose their power."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults.program import Ran, adding, complaints, limited, run
from tests.faults.tally import LEDGER, Tally, left_beside, losses
from tests.faults.tracing import Call, calls, failing, traced

Experiment = Callable[[Path, str, Path], Tally]
"""As in crowds, with a file for what strace notes."""

_ERRORS: Final = {
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
}
_OTHER: Final = ("EIO",)


def calls_of_a_write(path: Path, way: str, log: Path) -> list[Call]:
    """Return the system calls with which a program writes, from the lock to the last word."""
    path.write_bytes(LEDGER)
    run(traced(adding(way, path, "one"), log))
    return calls(log.read_text().splitlines())


def failures_at_every_call(path: Path, way: str, log: Path) -> Tally:
    """Let each system call on the ledger's folder fail in turn: the ledger is old, or new and 0."""
    tally = Tally()
    for call in calls_of_a_write(path, way, log):
        if call.failed or not any(one.startswith(str(path.parent)) for one in call.paths):
            continue
        for error in _ERRORS.get(call.name, _OTHER):
            path.write_bytes(LEDGER)
            ran = run(failing(adding(way, path, "one"), call, error))
            tally.tried += 1
            tally.acknowledged += ran.code == 0
            what = f"{error} of {call.name}({call.words})"
            tally.wrong += [f"{what}: {one}" for one in _judge(path, ran, call)]
            for name in left_beside(path):
                path.with_name(name).unlink()
            if tally.wrong:
                return tally
    return tally


def _judge(path: Path, ran: Ran, call: Call) -> Iterator[str]:
    if ran.code == 0:
        yield from losses(path, ["one"], ["one"])
    elif path.read_bytes() != LEDGER:
        yield f"refused, and yet the ledger is another: {ran}"
    elif ran.code not in (3, 5):
        yield f"ended with {ran}"
    else:
        yield from complaints(ran)
    if call.name != "unlink":  # when that fails, something is left
        yield from (f"left beside: {name}" for name in left_beside(path))


def file_size_limits(path: Path, way: str) -> Tally:
    """Let no file grow beyond 0, 512 or 1,024 bytes, less than the new ledger has."""
    tally = Tally()
    for blocks in (0, 1, 2):
        path.write_bytes(LEDGER)
        ran = run(limited(adding(way, path, "long" * 400), blocks=blocks))
        tally.tried += 1
        tally.wrong += [f"{blocks} blocks: {one}" for one in _judge_full(path, ran)]
    ran = run(limited(adding(way, path, "long"), blocks=2))
    tally.acknowledged += ran.code == 0
    tally.wrong += losses(path, ["long"], ["long"])
    return tally


def full_disks(path: Path, way: str) -> Tally:
    """Fill the disk of the ledger, a small one, to its last byte."""
    tally = Tally()
    filler = path.with_name("filler")
    path.write_bytes(LEDGER)
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    ran = run(adding(way, path, "one"))
    tally.tried += 1
    tally.wrong += _judge_full(path, ran, beside=["filler"])
    filler.unlink()
    ran = run(adding(way, path, "two"))
    tally.acknowledged += ran.code == 0
    tally.wrong += losses(path, ["two"], ["two"])
    return tally


def _judge_full(path: Path, ran: Ran, beside: list[str] | None = None) -> Iterator[str]:
    if ran.code != 5:
        yield f"not 5: {ran}"
    yield from complaints(ran)
    if path.read_bytes() != LEDGER:
        yield "the old ledger is another"
    if left_beside(path) != (beside or []):
        yield f"left beside: {left_beside(path)}"


@dataclass
class _Inode:
    """What the disk holds of a file: all of it, or, until it is synced, anything."""

    is_whole: bool
    is_new: bool


def power_cuts(path: Path, way: str, log: Path) -> Tally:
    """Cut the power after each system call of a write, on a disk that reorders what it may.

    As in the crash tests of Pillai and others (All file systems are not created equal, OSDI
    2014): the content of a file is there once it is synced, and of the names in a folder any
    number of the last changes may be missing until that is synced.
    """
    folder = str(path.parent)
    old = _Inode(is_whole=True, is_new=False)
    names = {str(path): old}
    possible = [dict(names)]
    tally = Tally()
    told = False
    for call in calls_of_a_write(path, way, log):
        if call.failed:
            continue
        told = told or (call.name == "write" and call.words.startswith("1<"))
        inside = [one for one in call.paths if one.startswith(f"{folder}/")]
        match call.name:
            case "openat" if inside and ("O_WRONLY" in call.words or "O_RDWR" in call.words):
                if inside[-1] not in names:
                    names = {**names, inside[-1]: _Inode(is_whole=False, is_new=True)}
                    possible.append(names)
                elif "O_TRUNC" in call.words:
                    names[inside[-1]].is_whole = False
                    names[inside[-1]].is_new = True
            case "write" if inside and inside[0] in names:
                names[inside[0]].is_whole = False
            case "fsync" | "fdatasync" if inside and inside[0] in names:
                names[inside[0]].is_whole = True
            case "fsync" if call.paths == (folder,):
                possible = [names]
            case "rename" | "renameat" | "renameat2" if len(inside) == 2:
                names = dict(names)
                if "RENAME_EXCHANGE" in call.words:
                    names[inside[0]], names[inside[1]] = names[inside[1]], names[inside[0]]
                else:
                    names[inside[1]] = names.pop(inside[0])
                possible.append(names)
            case "unlink" | "unlinkat" if inside:
                names = {name: inode for name, inode in names.items() if name != inside[0]}
                possible.append(names)
            case _:
                pass
        tally.tried += len(possible)
        tally.acknowledged = int(told)
        what = f"power cut after {call.name}({call.words})"
        for state in possible:
            ledger = state.get(str(path))
            if ledger is None or not ledger.is_whole:
                tally.wrong.append(f"{what}: no whole ledger")
            elif told and not ledger.is_new:
                tally.wrong.append(f"{what}: an acknowledged write is lost")
    if not told or len(possible) == 0:
        tally.wrong.append("the program did not get so far")
    return tally
