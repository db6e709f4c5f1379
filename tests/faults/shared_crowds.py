"""Many writers and readers at one ledger in a database, and servers that go while they work."""

import contextlib
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimcheck.errors import OutsideError
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.faults import program
from tests.faults.servers import Server
from tests.faults.shared_tally import losses, new_ledger, sources
from tests.faults.tally import Tally

WRITERS: Final = 16
_OUTSIDE: Final = "6"


class Crowd:
    """Programs that add one item after another to a ledger, until they are stopped."""

    def __init__(self, address: str, way: str, folder: Path, writers: int = WRITERS) -> None:
        self._address = address
        self._said = folder / "said"
        self._refused = folder / "refused"
        words = [sys.executable, "-m", "tests.faults.shared_writers", address, way, str(writers)]
        more = {**program.WITH_TESTS, "TMPDIR": str(folder)}
        self._process = program.start([*words, str(folder)], more)

    def acknowledged(self) -> list[str]:
        """Return what the writers were told to be written."""
        return self._said.read_text().split("\n")[:-1] if self._said.exists() else []

    def refused(self) -> list[tuple[str, str]]:
        """Return what they were not told to be written, each with the exit code."""
        if not self._refused.exists():
            return []
        lines = self._refused.read_text().split("\n")[:-1]
        return [(source, code) for source, code in (line.split() for line in lines)]

    def wait_for_more(self, items: int = 2 * WRITERS) -> None:
        """Wait until so many more were acknowledged."""
        most, end = len(self.acknowledged()) + items, time.monotonic() + 120
        while len(self.acknowledged()) < most:
            assert self._process.poll() is None, self._process.communicate()
            assert time.monotonic() < end, f"only {len(self.acknowledged())}: {self.refused()[-3:]}"
            time.sleep(0.02)

    def __enter__(self) -> "Crowd":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.stop()

    def stop(self) -> Tally:
        """Let each end what it does, and return what was tried and what is wrong."""
        self._process.send_signal(signal.SIGTERM)
        ran = program.end(self._process)
        said, refused = self.acknowledged(), self.refused()
        tally = Tally(len(said) + len(refused), len(said))
        if ran.code or "Traceback" in ran.err:
            tally.wrong.append(f"the writers: {ran}")
        tried = [*said, *(source for source, _ in refused)]
        tally.wrong += losses(self._address, said, tried)
        return tally


def writers_at_once(address: str, way: str, folder: Path, items: int = 10 * WRITERS) -> Tally:
    """Let sixteen write while one reads: none is refused, no reader sees half a change."""
    with Crowd(new_ledger(address), way, folder) as crowd:
        with _watched(address) as seen:
            crowd.wait_for_more(items)
        tally = crowd.stop()
    tally.wrong += seen
    tally.wrong += [f"{source} was refused with {code}" for source, code in crowd.refused()]
    return tally


def crashes_while_sixteen_write(
    server: Server, ledger: str, way: str, folder: Path, crashes: int = 3
) -> Tally:
    """Kill the server and start it again while sixteen write: who was told has been heard."""
    with Crowd(new_ledger(server.address(ledger)), way, folder) as crowd:
        for _ in range(crashes):
            crowd.wait_for_more()
            time.sleep(random.uniform(0, 0.05))
            server.stop("immediate")
            server.start()
        crowd.wait_for_more()
        tally = crowd.stop()
    tally.wrong += _other_ends(crowd)
    return tally


def a_standby_is_promoted(
    primary: Server, standby: Server, ledger: str, way: str, folder: Path
) -> Tally:
    """Lose a server for ever while sixteen write: its synchronous standby has all of it."""
    address = primary.address(ledger, standby, more="&target_session_attrs=read-write")
    with Crowd(new_ledger(address), way, folder) as crowd:
        crowd.wait_for_more()
        primary.stop("immediate")
        standby.promote()
        crowd.wait_for_more()
        tally = crowd.stop()
    tally.wrong += _other_ends(crowd)
    return tally


def _other_ends(crowd: Crowd) -> list[str]:
    return [f"{source} ended with {code}" for source, code in crowd.refused() if code != _OUTSIDE]


@contextlib.contextmanager
def _watched(address: str) -> Iterator[list[str]]:
    """Have a ledger read again and again, and give what is wrong with what was seen."""
    wrong, done = list[str](), threading.Event()
    watcher = threading.Thread(target=_watch, args=(address, done, wrong))
    watcher.start()
    try:
        yield wrong
    finally:
        done.set()
        watcher.join()


def _watch(address: str, done: threading.Event, wrong: list[str]) -> None:
    store, most, readings = DatabaseStore(read_address(address)), 0, 0
    while not done.is_set() and not wrong:
        try:
            one, other = sources(store.ledger())
        except OutsideError as failure:
            wrong.append(f"a reader was refused: {failure.message}")
            break
        time.sleep(0.01)
        if one != other:
            wrong.append(f"a reader saw half a change: {(one - other) | (other - one)}")
        if one.total() < most:
            wrong.append(f"a reader saw {one.total()} items after it had seen {most}")
        most, readings = one.total(), readings + 1
    if readings < 10:
        wrong.append(f"the reader read {readings} times only")
