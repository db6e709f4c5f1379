"""Ledgers in databases: how the time of a command grows with them, and how many can write at once.

Run with `python -m bench.shared [--full]`, with 600,000 claims in place of 100,000. Commands take
turns, medians of one run are compared, and a server of its own syncs as those in use do. Prints
each target, and exits with 1 where one is missed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

import psycopg
from tests.faults.servers import Server, folder_for_servers

from bench.importing import write_rows
from bench.ledgers import DAY, pieces
from bench.measured import Table, medians
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore

CLAIMCHECK: Final = str(Path(sys.executable).with_name("claimcheck"))
FEW: Final = 10
MANY: Final = 100_000
MOST: Final = 600_000
"""Claims whose TOML is nearly the gigabyte that a file may have."""
COPIED: Final = 0.0003
"""Seconds that a claim may take to be copied: five minutes for a million."""
WRITERS: Final = 16
CROWD: Final = 200
"""Claims of a ledger to which many write, each to one of their own."""
SECONDS: Final = 10.0
ROWS: Final = 100_000
ASKED: Final = (
    ("list", "--status", "pending", "--limit", "5"),
    ("due", "--limit", "5"),
    ("list", "gribble"),
    ("list", "--tag", "gribble"),
    ("list", "--claimant", "Gribble"),
)
"""What a few claims, or none, are the answer to."""
DAYS: Final = (DAY, date(2026, 12, 1), date(2027, 1, 1))
"""A day within a month, the first of a month, the first of a year."""


def run(address: str, *words: str, day: date | None = None) -> float:
    """Return the seconds of a command, which must succeed."""
    more = ["--as-of", str(day)] if day else []
    began = time.perf_counter()
    subprocess.run(
        [CLAIMCHECK, "--file", address, *words, *more],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def memory(address: str, *words: str) -> float:
    """Return the most memory that a command had, in MB."""
    timing = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=-3,check=True);"
    timing += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    command = [sys.executable, "-c", timing, CLAIMCHECK, "--file", address, *words]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(found.stdout) * 1024 / 1e6


def first_id(address: str) -> str:
    """Return the id of the first claim."""
    return next(iter(DatabaseStore(read_address(address)).ledger().claims))


_sources = count()


def adding(address: str, id_: str) -> Callable[[], float]:
    """Return the work of adding one more item to a claim."""
    words = ("add-evidence", id_, "--date", "2026-11-01", "--who", "bench", "--source")
    return lambda: run(address, *words, f"https://example.org/{next(_sources)}")


def new_claim(address: str) -> Callable[[], float]:
    """Return the work of adding one more claim."""
    words = ("--claimant", "Party 7 of Leeds", "--by", "2030", "--who", "bench")
    return lambda: run(
        address, "add", f"Party 7 will connect {next(_sources)} villages to the grid", *words
    )


def compare_sizes(table: Table, engine: str, small: str, large: str, claims: int) -> None:
    """Compare whole commands on a small ledger and on a large one."""
    overdue = ("list", "--status", "overdue", "--limit", "50")
    for day in DAYS:
        few, many = medians(
            lambda day=day: run(small, *overdue, day=day),  # type: ignore[misc]
            lambda day=day: run(large, *overdue, day=day),  # type: ignore[misc]
        )
        name = f"{engine}: list --status overdue --limit 50, {day}, {claims:,} to {FEW}"
        table.row(name, many / few, "×", 1.2)
    one, other = first_id(small), first_id(large)
    few, many = medians(lambda: run(small, "show", one), lambda: run(large, "show", other))
    table.row(f"{engine}: show, {claims:,} to {FEW}", many / few, "×", 1.2)
    few, many = medians(adding(small, one), adding(large, other))
    table.row(f"{engine}: add-evidence, {claims:,} to {FEW}", many / few, "×", 1.2)
    few, many = medians(new_claim(small), new_claim(large))
    table.row(f"{engine}: add, {claims:,} to {FEW}", many / few, "×", 1.2)
    for words in ASKED:
        few, many = medians(
            lambda words=words: run(small, *words, day=DAY),  # type: ignore[misc]
            lambda words=words: run(large, *words, day=DAY),  # type: ignore[misc]
        )
        table.row(f"{engine}: {' '.join(words)}, {claims:,} to {FEW}", many / few, "×", 1.2)
    for words in (overdue, ("show", other)):
        table.row(f"{engine}: memory of {words[0]}, {claims:,}", memory(large, *words), "MB", 80)


def measure_inside(table: Table, engine: str, address: str) -> None:
    """Measure what a program that goes on running waits for."""
    from claimcheck.domain.changing.change import AddClaim, AddEvidence
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.evidence import Evidence
    from claimcheck.domain.model.span import Span
    from claimcheck.domain.standing.standing import Moment
    from claimcheck.domain.standing.view import View
    from claimcheck.store.query import Query

    overdue = Query(Moment(DAY, None), frozenset(("overdue",)), limit=5)
    store, id_ = DatabaseStore(read_address(address)), first_id(address)

    def list_() -> float:
        began = time.perf_counter()
        store.standings(overdue)
        return time.perf_counter() - began

    def show() -> float:
        began = time.perf_counter()
        View(store.ledger(), DAY).standing(id_)
        return time.perf_counter() - began

    def add() -> float:
        source = f"https://example.org/{next(_sources)}"
        change = AddEvidence((id_,), Evidence(date=Span.day(DAY), stance="context", source=source))
        began = time.perf_counter()
        store.apply(change, DAY, 30)
        return time.perf_counter() - began

    def add_claim() -> float:
        text = f"Party 7 will connect {next(_sources)} villages"
        claim = Claim(id="", text=text, claimant="Party 7", made=Span.day(DAY))
        began = time.perf_counter()
        store.apply(AddClaim(claim), DAY, 30)
        return time.perf_counter() - began

    works = (list_, show, add, add_claim)
    listed, shown, added, new = medians(*(one for one in works for _ in range(3)))[2::3]
    table.row(f"{engine}: list --status overdue --limit 5, inside, warm", listed * 1000, "ms", 2)
    table.row(f"{engine}: show, inside, warm", shown * 1000, "ms", 2)
    table.row(f"{engine}: add-evidence, inside, warm", added * 1000, "ms", 4)
    table.row(f"{engine}: add, inside, warm", new * 1000, "ms", 4)


def writers(addresses: Sequence[str], each: int) -> float:
    """Return how many facts a second so many writers at each of some ledgers write."""
    command = [sys.executable, "-m", "bench.shared_writer", str(SECONDS)]
    started = [
        subprocess.Popen(
            [*command, address, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for address in addresses
        for number in range(each)
    ]
    for one in started:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    return sum(int(one.communicate()[0]) for one in started) / SECONDS


def commits(server: Server) -> float:
    """Return how many transactions of one row a second a single connection commits: the disk's."""
    place = f"host={server.folder} user=postgres dbname=postgres"
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("CREATE TABLE bare (number integer)")
        end, done = time.monotonic() + SECONDS / 2, 0
        while time.monotonic() < end:
            connection.execute("INSERT INTO bare VALUES (1)")
            done += 1
    return done / (SECONDS / 2)


def measure_writers(table: Table, server: Server, loaded: Callable[[str], str]) -> None:
    """Measure sixteen writers at one ledger, with and without a delay of commits, and at two."""
    one, two = loaded("crowd-1"), loaded("crowd-2")
    table.row("postgresql: bare commits, one after another", commits(server), "commits/s")
    plain = writers([one], WRITERS)
    table.row(f"postgresql: {WRITERS} writers at one ledger", plain, "facts/s", least=200)
    server.set("commit_delay = 5000", "commit_siblings = 0")
    server.reload()
    delayed = writers([one], WRITERS)
    table.row("postgresql: the same with commit_delay=5000", delayed, "facts/s", least=100)
    both = writers([one, two], WRITERS // 2)
    single = writers([one], WRITERS // 2)
    table.row("postgresql: two ledgers to one, with that", both / single, "×", least=1.8)
    server.set("commit_delay = 0")
    server.reload()


def measure_import(table: Table, folder: Path, new: Callable[[str], str], rows: int) -> None:
    """Measure how long rows take to come into each kind of store."""
    source = folder / "rows.csv"
    write_rows(source, rows)
    empty = folder / "empty.toml"
    empty.write_text("")
    toml = run(str(empty), "import", str(source), "-q")
    table.row(f"toml: {rows:,} rows imported", toml, "s")
    for engine, address in (
        ("sqlite", prepared(f"sqlite:///{folder}/rows.db")),
        ("postgresql", new("rows")),
    ):
        taken = run(address, "import", str(source), "-q")
        table.row(f"{engine}: the same, to TOML", taken / toml, "×", 1)


def prepared(address: str) -> str:
    """Make the tables of an address, and return it."""
    subprocess.run([CLAIMCHECK, "init", address], check=True, capture_output=True)
    return address


def measure_start(table: Table, folder: Path, new: Callable[[str], str]) -> None:
    """Compare `list` of the shipped ledger in each kind of store."""
    shipped = str(Path(__file__).resolve().parents[1] / "claims.toml")
    sqlite, postgres = f"sqlite:///{folder}/shipped.db", new("shipped")
    for address in (sqlite, postgres):
        subprocess.run([CLAIMCHECK, "copy", shipped, address], check=True, capture_output=True)
    own, one, two = medians(
        lambda: run(shipped, "list"), lambda: run(sqlite, "list"), lambda: run(postgres, "list")
    )
    table.row("sqlite: list of the shipped ledger, to TOML", one / own, "×", 1.05)
    table.row("postgresql: the same", two / own, "×", 2.5)


@contextmanager
def new_server() -> Iterator[Server]:
    """Give a server with the memory of one in use."""
    with folder_for_servers() as folder:
        server = Server.create(folder / "one")
        server.set("shared_buffers = '256MB'", "max_wal_size = '2GB'")
        server.stop()
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")


def main() -> None:
    """Print the table; exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{MOST:,} claims")
    parser.add_argument("--claims", type=int, help="another number of claims")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows to import")
    asked = parser.parse_args()
    claims = asked.claims or (MOST if asked.full else MANY)
    os.environ["CLAIMCHECK_NO_CACHE"] = "1"
    table = Table()
    with tempfile.TemporaryDirectory() as name, new_server() as server:
        folder = Path(name)

        def new(ledger: str) -> str:
            return prepared(server.address(ledger))

        def loaded(ledger: str) -> str:
            run(str(files[CROWD]), "copy", str(files[CROWD]), new(ledger))
            return server.address(ledger)

        files = {number: folder / f"{number}.toml" for number in (FEW, CROWD, claims)}
        for number, path in files.items():
            with path.open("w") as file:
                file.writelines(pieces(number))
        print(f"{claims:,} claims, {files[claims].stat().st_size / 1e6:,.0f} MB of TOML")
        measure_start(table, folder, new)
        places: dict[str, Callable[[int], str]] = {
            "sqlite": lambda number: f"sqlite:///{folder}/{number}.db",
            "postgresql": lambda number: new(f"l{number}"),
        }
        for engine, place in places.items():
            small, large = place(FEW), place(claims)
            run(str(files[FEW]), "copy", str(files[FEW]), small)
            taken = run(str(files[FEW]), "copy", str(files[claims]), large)
            table.row(f"{engine}: {claims:,} claims copied", taken, "s", claims * COPIED)
            compare_sizes(table, engine, small, large, claims)
            measure_inside(table, engine, large)
        measure_writers(table, server, loaded)
        measure_import(table, folder, new, asked.rows)
    print(f"{len(table.missed)} targets missed")
    sys.exit(bool(table.missed))


if __name__ == "__main__":
    main()
