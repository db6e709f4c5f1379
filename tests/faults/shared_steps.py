"""Writers to a ledger in a database, killed or cut off at every step that they take.

`python -m tests.faults.shared_steps EXPERIMENT ADDRESS WAY [EVERY FIRST]` prints a tally. As in
steps, the process imports everything once and forks for each try. To SQLite a step is each call of
the store on its driver; to PostgreSQL it is each message between the program and the server. Every
so many steps from a first one are tried.
"""

import contextlib
import gc
import io
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode

from claimcheck.cli.main import main
from tests.faults import shared_broken
from tests.faults.relay import After, Cut, at, at_the_answer_to_the_commit, at_the_lock, relay
from tests.faults.shared_tally import CLAIMS, is_there, losses, new_ledger
from tests.faults.steps import Ended, at_step, die, fork
from tests.faults.tally import Tally

# Loaded here, so that no child has to.
from claimcheck.cli.commands import add_evidence  # noqa: F401  # isort: skip
from claimcheck.sources import source_reading  # noqa: F401  # isort: skip
from claimcheck.store.sql import database_store, postgres_database, sqlite_database  # noqa: F401  # isort: skip

Work = Callable[[], None]

UNKNOWN: Final = "whether the write was made is not known"
MADE: Final = "the write was made"
_OUTSIDE: Final = 6


def adding(address: str, source: str, wait: float = 10) -> Work:
    """Return the work of one `add-evidence` to both claims, with a snapshot."""

    def work() -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as note:
            note.write(source)
            note.flush()
            words = ["--source", source, "--snapshot", note.name, "--title", "t"]
            words += ["--date", "2026-01-01", "--who", "", "--wait", str(wait)]
            sys.argv = ["claimcheck", "--file", address, "add-evidence", *CLAIMS, *words]
            main()

    return work


def adding_for_ever(address: str, name: str) -> Work:
    """Return the work of a program that adds item after item, and names each that was taken."""

    def work() -> None:
        for number in count():
            source = f"{name}-{number}"
            with contextlib.redirect_stdout(unheard()):
                try:
                    adding(address, source)()
                except SystemExit as end:
                    if end.code:
                        raise
            gc.collect()  # a command leaves its connection to the end of its process
            os.write(1, f"{source}\n".encode())

    return work


def unheard() -> io.TextIOWrapper:
    """Return a stream whose content nobody reads."""
    return io.TextIOWrapper(io.BytesIO())


def kills_at_every_step(address: str, every: int, first: int) -> Tally:
    """Kill a writer to SQLite at each step; each try is also the next command after a kill."""
    tally, said, tried = Tally(), list[str](), list[str]()
    for step in count(first, every):
        source = f"step-{step}"
        tried.append(source)
        ended = fork(adding(address, source), at_step(step, die)).end()
        tally.tried += 1
        if ended.out:
            said.append(source)
        tally.wrong += [f"killed at step {step}: {one}" for one in losses(address, said, tried)]
        if ended.code != -signal.SIGKILL or tally.wrong:
            tally.wrong += [f"after the kills: {ended}"] if ended.code else []
            break
    tally.acknowledged = len(said)
    return tally


def kills_at_any_time(address: str, every: int, first: int) -> Tally:
    """Kill a program that adds item after item, in the time that its next two would take."""
    tally, said, tried = Tally(), list[str](), list[str]()
    chance = random.Random(first)
    for turn in range(120 // every):
        child = fork(adding_for_ever(address, str(turn)))
        began = time.monotonic()
        line = child.first_line().decode()
        time.sleep(chance.uniform(0, 2 * (time.monotonic() - began)))
        os.kill(child.pid, signal.SIGKILL)
        ended = child.end()
        tally.tried += 1
        done = (line + ended.out).split()
        said += done
        tried += [f"{turn}-{number}" for number in range(len(done) + 1)]
        tally.wrong += losses(address, said, tried)
        if "Traceback" in ended.err or "claimcheck:" in ended.err or tally.wrong:
            tally.wrong.append(f"the program: {ended}")
            break
    tally.acknowledged = len(said)
    return tally


def cuts_at_every_message(address: str, every: int, first: int) -> Tally:
    """Cut a writer's connection at each message; it has written once, or says that it has not."""
    tally, said, tried = Tally(), list[str](), list[str]()
    for number in count(first, every):
        source = f"cut-{number}"
        tried.append(source)
        ended, was_cut = _through(address, at(number), "serves", source)
        tally.tried += 1
        if ended.code == 0:
            said.append(source)
        wrong = losses(address, said, tried) + _misspoken(address, ended, source)
        tally.wrong += [f"cut at message {number}: {one}" for one in wrong]
        if not was_cut or tally.wrong:
            break
    tally.acknowledged = len(said)
    return tally


def kills_at_every_message(address: str, every: int, first: int) -> Tally:
    """Kill a writer to PostgreSQL at each message, and its machine with it."""
    tally, said, tried = Tally(), list[str](), list[str]()
    for number in count(first, every):
        source = f"kill-{number}"
        tried.append(source)
        with relay(_folder(address), at(number), "holds") as one:
            child = fork(adding(_through_folder(address, one.folder), source))
            was_cut = one.has_cut()
            if was_cut:
                os.kill(child.pid, signal.SIGKILL)
            ended = child.end()
        tally.tried += 1
        if ended.out:
            said.append(source)
        tally.wrong += [f"killed at message {number}: {w}" for w in losses(address, said, tried)]
        if not was_cut or tally.wrong:
            break
    tally.acknowledged = len(said)
    return tally


def lost_answers(address: str, every: int, first: int) -> Tally:
    """Lose the answer to a commit: with a server that is back at once, and with one that is not."""
    tally = Tally(tried=2)
    ended, was_cut = _through(address, at_the_answer_to_the_commit, "serves", "answered")
    tally.acknowledged += ended.code == 0
    if ended.code or not was_cut:
        tally.wrong.append(f"the server was back: {ended}")
    ended, was_cut = _through(address, at_the_answer_to_the_commit, "refuses", "unanswered")
    if ended.code != _OUTSIDE or UNKNOWN not in " ".join(ended.err.split()) or not was_cut:
        tally.wrong.append(f"the server stayed away: {ended}")
    again = fork(adding(address, "unanswered")).end()
    if again.code == 0 or "already" not in again.err:
        tally.wrong.append(f"the command once more: {again}")
    tally.wrong += losses(address, ["answered", "unanswered"], ["answered", "unanswered"])
    return tally


def vanishes_with_the_lock(address: str, every: int, first: int) -> Tally:
    """Have a writer and its machine vanish without a word; others write soon after all."""
    shared_broken.waits_at_most("1s")
    with relay(_folder(address), at_the_lock, "holds") as one:
        child = fork(adding(_through_folder(address, one.folder), "vanished"))
        was_cut = one.has_cut()
        os.kill(child.pid, signal.SIGKILL)
        child.end()
        ended = fork(adding(address, "next", wait=5)).end()
    tally = Tally(tried=1, acknowledged=int(ended.code == 0))
    if ended.code or not was_cut:
        tally.wrong.append(f"the next writer: {ended}")
    tally.wrong += losses(address, ["next"] if ended.code == 0 else [], ["next"])
    return tally


def _through(address: str, cut: Cut, after: After, source: str) -> tuple[Ended, bool]:
    """Write through a relay, and return how that ended, and whether it was cut."""
    with relay(_folder(address), cut, after) as one:
        ended = fork(adding(_through_folder(address, one.folder), source)).end()
        return ended, one.has_cut()


def _misspoken(address: str, ended: Ended, source: str) -> list[str]:
    """Return what is wrong with how a program ended whose connection was cut."""
    if ended.code == 0:
        return []
    before, told, words = ended.err.partition("claimcheck: ")
    if ended.code != _OUTSIDE or not told or not _says_where_it_stands(before):
        return [f"no clear end: {ended}"]
    if UNKNOWN not in words and is_there(address, source) != (MADE in words):
        return [f"it does not say whether it was written: {ended}"]
    return []


def _says_where_it_stands(before: str) -> bool:
    """Return whether there is nothing in a text but where the first claims now stand."""
    return all(line.startswith(CLAIMS) for line in before.splitlines())


def _folder(address: str) -> Path:
    return Path(dict(parse_qsl(address.partition("?")[2]))["host"])


def _through_folder(address: str, folder: Path) -> str:
    place, _, query = address.partition("?")
    return f"{place}?{urlencode({**dict(parse_qsl(query)), 'host': str(folder)})}"


EXPERIMENTS: Final[dict[str, Callable[[str, int, int], Tally]]] = {
    one.__name__: one
    for one in (
        kills_at_every_step,
        kills_at_any_time,
        cuts_at_every_message,
        kills_at_every_message,
        lost_answers,
        vanishes_with_the_lock,
    )
}


def run(name: str, address: str, way: str, every: int, first: int) -> Tally:
    """Try an experiment on a new ledger of its own, of the name that the address ends with."""
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(unheard()):
        adding(new_ledger(f"{address}-warm"), "warm")()  # imports what commands import only then
    gc.collect()  # no child has a connection of this process
    new_ledger(address)
    shared_broken.break_store(way)
    return EXPERIMENTS[name](address, every, first)


if __name__ == "__main__":
    _name, _address, _way, *_numbers = sys.argv[1:]
    _every, _first = (int(one) for one in (_numbers or (1, 1)))
    sys.stdout.write(run(_name, _address, _way, _every, _first).dumps())
