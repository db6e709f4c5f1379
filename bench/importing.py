"""How long 100,000 rows take to import as one write, into an empty ledger and into a full one.

Run with `python -m bench.importing`. Exits with 1 when the target is missed.
"""

import csv
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.ledgers import ACTIONS, PLACES, ledger

CLAIMCHECK = str(Path(sys.executable).with_name("claimcheck"))
ROWS = 100_000
MOST = 15.0
"""Seconds that the rows may take in an empty ledger."""


def main() -> None:
    """Print the table; exit with 1 when the target is missed."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "rows.csv"
        write_rows(source, rows)
        empty, full = folder / "empty.toml", folder / "full.toml"
        empty.write_text("")
        full.write_text(ledger(10_000))
        print(f"{rows:,} rows, {source.stat().st_size / 1e6:.1f} MB of CSV")
        first = timed(empty, source)
        print(f"{'into an empty ledger':<32}{first:>6.1f} s   target ≤ {MOST:g} s")
        print(f"{'again, all known':<32}{timed(empty, source):>6.1f} s")
        print(f"{'into one of 10,000 claims':<32}{timed(full, source):>6.1f} s")
        print(f"{'the ledger then':<32}{empty.stat().st_size / 1e6:>6.1f} MB")
    sys.exit(first > MOST)


def write_rows(path: Path, rows: int) -> None:
    """Write promises as a spreadsheet would have them, every second with words for a deadline."""
    rng = random.Random(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["Promise", "Who", "Date made", "Due date", "Link", "Category"])
        for number in range(rows):
            who, place = rng.randrange(400), rng.choice(PLACES)
            action = rng.choice(ACTIONS).format(rng.randrange(2, 400))
            made = f"20{rng.randrange(15, 26)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            due = rng.choice(["2029", "2031-06-30", "by the end of 2028", "within five years"])
            link = f"https://example.org/{place.replace(' ', '-')}/{number}"
            row = [f"Party {who} will {action} in {place}", f"Party {who}", made, due, link]
            table.writerow([*row, rng.choice(["energy", "housing", "transport"])])


def timed(path: Path, source: Path) -> float:
    """Return the seconds of one import, which must succeed."""
    start = time.perf_counter()
    subprocess.run(
        [CLAIMCHECK, "--file", str(path), "import", str(source), "-q"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
