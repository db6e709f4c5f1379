"""What a browser waits for at `claimcheck serve`, beside fava with as many entries.

Run with `python -m bench.serve [CLAIMS] [--fava PATH]`. Starts take turns with `claimcheck list`
of the same ledger, whose index is there; requests go through the gate, over connections that stay
open. Prints each target, and exits with 1 where one is missed.
"""

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from bench.ledgers import DAY, FIRST, pieces
from bench.measured import Table, medians

CLAIMCHECK: Final = str(Path(sys.executable).with_name("claimcheck"))
FAVA: Final = Path(sys.executable).with_name("fava")
CLAIMS: Final = 10_000
CLIENTS: Final = 8
ASKED: Final = 200
"""Requests of each client."""
MANY: Final = 10_000
PATIENCE: Final = 300
IDLE: Final = 3.0
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_sources = count()


@dataclass
class Client:
    """A browser that keeps its connection."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)
    last: float = 0

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes, Any]:
        """Return the status, the body and the headers of an answer."""
        headers, body = dict(self.headers), None
        if form is not None:
            headers |= {**_FORM, "Origin": f"http://127.0.0.1:{self.port}"}
            body = urlencode(form)
        if time.monotonic() - self.last > IDLE:
            self.connection.close()  # as the server does a little later
        self.connection.request("POST" if form is not None else "GET", path, body, headers)
        answer = self.connection.getresponse()
        content, self.last = answer.read(), time.monotonic()
        return answer.status, content, answer.headers

    def timed(self, path: str, form: dict[str, str] | None = None) -> float:
        """Return the milliseconds of a request, which must be answered."""
        began = time.perf_counter()
        status, body, _ = self.ask(path, form)
        taken = time.perf_counter() - began
        assert status == (200 if form is None or "preview" in form else 303), (path, status, body)
        return taken * 1000


@dataclass
class Server:
    """`claimcheck serve`, and a browser that it let in."""

    process: subprocess.Popen[str]
    client: Client
    seconds: float
    """From its start to the board."""

    def another(self) -> Client:
        """Return one more browser."""
        return Client(self.client.port, self.client.headers)

    @property
    def memory(self) -> float:
        """What it has in memory, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024 / 1e6


@contextmanager
def serving(ledger: Path) -> Iterator[Server]:
    """Start a server, and give it once it has shown the board."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [CLAIMCHECK, "--file", str(ledger), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        found = re.match(r"http://127\.0\.0\.1:(\d+)(/.*)", process.stdout.readline())
        assert found
        client = Client(int(found[1]))
        _, _, headers = client.ask(found[2])
        cookies = (one.partition(";")[0] for one in headers.get_all("Set-Cookie"))
        client.headers["Cookie"] = "; ".join(cookies)
        client.timed("/")
        yield Server(process, client, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def started(ledger: Path) -> float:
    """Return the seconds from the start of a server to the board."""
    with serving(ledger) as server:
        return server.seconds


def listed(ledger: Path) -> float:
    """Return the seconds of `claimcheck list`."""
    began = time.perf_counter()
    subprocess.run(
        [CLAIMCHECK, "--file", str(ledger), "list"], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def fava_started(fava: Path, books: Path) -> float:
    """Return the seconds from the start of fava to its first page."""
    began = time.perf_counter()
    with subprocess.Popen(
        [fava, "--port", "5987", str(books)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            while time.perf_counter() - began < PATIENCE:
                try:
                    status, _, headers = Client(5987).ask("/")
                    while status in (301, 302, 307, 308):
                        status, _, headers = Client(5987).ask(headers["Location"])
                except OSError:
                    time.sleep(0.02)
                    continue
                assert status == 200
                return time.perf_counter() - began
        finally:
            process.terminate()
    raise TimeoutError("fava")


def write_books(path: Path, claims: int) -> None:
    """Write as many entries for fava: a transaction for each claim and each item of evidence."""
    with path.open("w") as file:
        file.write(f'option "title" "Books"\n{FIRST} open Assets:A\n{FIRST} open Expenses:B\n')
        for number in range(4 * claims):
            day = FIRST.fromordinal(FIRST.toordinal() + number % 2_500)
            file.write(f'{day} * "Party {number % 400}" "Entry {number} of a claim"\n')
            file.write(f"  Assets:A  -{number % 90 + 1} EUR\n  Expenses:B\n")


def measure_start(table: Table, ledger: Path, fava: Path, folder: Path, claims: int) -> None:
    """Compare the start with the list of the same ledger, and with fava."""
    works: list[Callable[[], float]] = [lambda: listed(ledger), lambda: started(ledger)]
    listed(ledger)
    started(ledger)
    if fava.exists():
        books = folder / "books.beancount"
        write_books(books, claims)
        works.append(lambda: fava_started(fava, books))
    own, first, *theirs = medians(*works)
    table.row("from start to the board, to `claimcheck list`", first / own, "×", 4)
    for one in theirs:
        table.row("from start to the board, to fava", first / one, "×", 1)
    if not theirs:
        print("fava is not installed (extra bench)")
    os.environ["CLAIMCHECK_NO_CACHE"] = "1"
    table.row("the same where nothing was kept, to `list`", started(ledger) / own, "×")
    del os.environ["CLAIMCHECK_NO_CACHE"]


def p50(works: Sequence[Callable[[], float]], pause: float, times: int) -> float:
    """Return the median of what several clients wait for who all ask at once."""
    found: list[float] = []

    def ask(work: Callable[[], float], offset: float) -> None:
        time.sleep(offset)
        for _ in range(times):
            found.append(work())
            time.sleep(pause)

    threads = [
        threading.Thread(target=ask, args=(one, pause * number / len(works)))
        for number, one in enumerate(works)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return statistics.median(found)


def measure_reading(table: Table, server: Server, claims: int) -> None:
    """Measure what readers wait for."""
    board = [partial(server.another().timed, "/") for _ in range(CLIENTS)]
    what = f"board of {claims:,} claims, p50"
    table.row(f"{what}, one client", p50(board[:1], 0, ASKED), "ms", 20)
    table.row(f"{what}, {CLIENTS} that pause a second", p50(board, 1, 8), "ms", 40)
    table.row(f"{what}, {CLIENTS} that do not", p50(board, 0, ASKED // 2), "ms", 150)
    client = server.client
    table.row("/api/head, p50", p50([lambda: client.timed("/api/head")], 0, ASKED), "ms", 2)


def evidence(id_: str, **more: str) -> dict[str, str]:
    """Return a form about one more item of evidence."""
    opened = datetime.now(UTC).isoformat(timespec="seconds")
    source = f"https://example.org/{next(_sources)}"
    filled = {"claim": id_, "source": source, "stance": "context", "date": str(DAY)}
    return {**filled, "opened": opened, **more}


def measure_writing(table: Table, server: Server, ids: Sequence[str], copy: Path) -> None:
    """Measure writes through a form, and the board after each."""
    from claimcheck.desk.session import Session
    from claimcheck.domain.changing.change import AddEvidence
    from claimcheck.domain.model.evidence import Evidence
    from claimcheck.domain.model.span import Span

    some = cycle(ids)
    client = server.client

    def write() -> float:
        return client.timed("/add-evidence", evidence(next(some), confirm="yes"))

    def command() -> float:
        source = f"https://example.org/{next(_sources)}"
        fact = Evidence(date=Span.day(DAY), stance="context", source=source)
        session = Session(str(copy))
        began = time.perf_counter()
        session.apply(AddEvidence((next(some),), fact), 10)
        return (time.perf_counter() - began) * 1000

    write()
    command()
    written, shown, plain = medians(write, lambda: client.timed("/"), command)
    table.row("board after a write, p50", shown, "ms", 250)
    table.row("write by a form, to the command without its start", written / plain, "×", 1.3)
    [preview] = medians(lambda: client.timed("/add-evidence", evidence(next(some), preview="yes")))
    table.row("preview of a form", preview, "ms", 250)


def measure_others(table: Table, server: Server, ids: Sequence[str]) -> None:
    """Measure the other pages, and the JSON."""
    client = server.client
    table.row("page of a claim, the first one", client.timed(f"/claims/{ids[0]}.html"), "ms")
    further = iter(ids[1:])
    [page] = medians(lambda: client.timed(f"/claims/{next(further)}.html"))
    table.row("page of a claim, p50", page, "ms", 50)
    [shown] = medians(lambda: client.timed(f"/api/show?id={next(further)}"))
    table.row("/api/show, p50", shown, "ms", 50)


def measure_memory(table: Table, server: Server, ids: Sequence[str]) -> None:
    """Measure the memory, and how it grows with requests."""
    before = server.memory
    table.row("memory", before, "MB", 220)
    paths = cycle(["/", "/api/head", "/", *(f"/claims/{one}.html" for one in ids[:300])])
    for _ in range(MANY):
        server.client.timed(next(paths))
    table.row(f"memory after {MANY:,} requests, to that", server.memory / before, "×", 1.05)


def main() -> None:
    """Print the table; exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=CLAIMS)
    parser.add_argument("--fava", type=Path, default=FAVA, help="the program fava")
    asked = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("CACHE", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        ledger, copy = folder / "claims.toml", folder / "copy" / "claims.toml"
        with ledger.open("w") as file:
            file.writelines(pieces(asked.claims))
        ids = re.findall(r"^\[claims\.([\w-]+)\]", ledger.read_text(), re.M)
        copy.parent.mkdir()
        shutil.copy(ledger, copy)
        measure_start(table, ledger, asked.fava, folder, asked.claims)
        with serving(ledger) as server:
            measure_reading(table, server, asked.claims)
            measure_writing(table, server, ids[::97], copy)
            measure_others(table, server, ids)
            measure_memory(table, server, ids)
    print(f"{len(table.missed)} targets missed")
    sys.exit(bool(table.missed))


if __name__ == "__main__":
    main()
