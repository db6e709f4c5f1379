"""Many programs at one ledger at once, and readers that watch them."""

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from tests.faults.program import adding, command, complaints, end, run, start, with_state
from tests.faults.tally import LEDGER, Tally, left_beside, losses, sources

Experiment = Callable[[Path, str], Tally]
"""On the ledger of a path, with a store that is whole or broken in some way."""


def writers_at_once(path: Path, way: str, writers: int = 8, rounds: int = 2) -> Tally:
    """Let many programs add evidence at once while a reader polls: all succeed, nothing is lost."""
    path.write_bytes(LEDGER)
    tally, said, seen = Tally(), list[str](), 0
    for round_ in range(rounds):
        names = [f"{round_}-{number}" for number in range(writers)]
        processes = [start(adding(way, path, name), with_state(path)) for name in names]
        tally.tried += writers
        while any(process.poll() is None for process in processes):
            try:
                now = len(sources(path))
            except (OSError, ValueError, KeyError) as error:
                tally.wrong.append(f"a reader saw no whole ledger: {error!r}")
                break
            if now < seen:
                tally.wrong.append(f"a reader saw {now} items after it had seen {seen}")
            seen = now
            time.sleep(0.0005)
        for name, process in zip(names, processes, strict=True):
            ran = end(process)
            if ran.code == 0:
                said.append(name)
            else:
                tally.wrong.append(f"{name} was refused: {ran}")
        tally.wrong += losses(path, said, [f"{a}-{b}" for a in range(9) for b in range(writers)])
    tally.acknowledged = len(said)
    tally.wrong += [f"left beside: {name}" for name in left_beside(path)]
    return tally


def documents_beside_writers(path: Path, way: str, pairs: int = 6, rounds: int = 1) -> Tally:
    """Let `export -o` write beside the ledger while others add to it: no document is lost."""
    path.write_bytes(LEDGER)
    tally, said = Tally(), list[str]()
    for round_ in range(rounds):
        files = [path.with_name(f"out-{round_}-{number}.csv") for number in range(pairs)]
        names = [f"{round_}-{number}" for number in range(pairs)]
        exports = [start(command(way, path, "export", "csv", "-o", str(one))) for one in files]
        writers = [start(adding(way, path, name)) for name in names]
        tally.tried += 2 * pairs
        for file, process in zip(files, exports, strict=True):
            ran = end(process)
            if ran.code or not file.exists() or b"xpeng" not in file.read_bytes():
                tally.wrong.append(f"{file.name} is lost: {ran}")
            file.unlink(missing_ok=True)
        for name, process in zip(names, writers, strict=True):
            ran = end(process)
            if ran.code == 0:
                said.append(name)
            else:
                tally.wrong.append(f"{name} was refused: {ran}")
        tally.wrong += losses(path, said, [f"{a}-{b}" for a in range(9) for b in range(pairs)])
    tally.acknowledged = len(said)
    tally.wrong += [f"left beside: {name}" for name in left_beside(path)]
    return tally


HOLDER = """
import sys, time
from pathlib import Path
from claimcheck.store import ledger_file
with ledger_file.lock(Path(sys.argv[1]), 300):
    print("held", flush=True)
    time.sleep(3600)
"""


def waits_in_vain(path: Path, way: str) -> Tally:
    """Hold the lock for longer than a program waits: it says so, with 4, and changes nothing."""
    path.write_bytes(LEDGER)
    tally = Tally()
    holder = start([command("whole", path)[0], "-c", HOLDER, str(path)])
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for wait in (0, 0.5):
            began = time.monotonic()
            ran = run(adding(way, path, "late", wait), seconds=300 if way == "whole" else 5)
            tally.tried += 1
            if ran.code != 4 or f"held {path.parent} for {wait:g} seconds" not in ran.err:
                tally.wrong.append(f"waited {wait} s: {ran}")
            tally.wrong += complaints(ran)
            if not wait <= time.monotonic() - began:
                tally.wrong.append(f"did not wait {wait} s")
    finally:
        holder.kill()
        holder.communicate()
    ran = run(adding(way, path, "free", 0))
    tally.acknowledged += ran.code == 0
    if ran.code or tomllib.loads(path.read_text())["claims"].keys() != {"xpeng", "rocket"}:
        tally.wrong.append(f"the next one: {ran}")
    tally.wrong += losses(path, ["free"], ["free"])
    tally.wrong += [f"left beside: {name}" for name in left_beside(path)]
    return tally
