"""How long the HTML report and the whole site take: `python -m bench.pages`.

In processor time, which is what a run takes on a machine that does nothing else. The report is
what comes after loading: the imports, the board and the page, in a fresh process. The site is a
whole run of the program, into no folder and into one that is as it would be.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.ledgers import DAY, ledger

CLAIMS = 1_000
REPORT, SITE = 1.0, 10.0
"""The most seconds that each may take."""

ROUNDS = 3

_REPORT = f"""
import sys, time
from datetime import date
from pathlib import Path
from claimcheck.store.ledger_store import open_store
ledger, _ = open_store(Path("claims.toml")).load()
start = time.process_time()
from claimcheck.domain.view import View
from claimcheck.report.board import make_board, month_before
from claimcheck.report.html.report import draw_html
day = date.fromisoformat("{DAY}")
page = draw_html(make_board(View(ledger, day), month_before(day), ()))
print(time.process_time() - start, len(page.encode()))
"""


def main(claims: int = CLAIMS) -> None:
    """Print the table; exit with 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "claims.toml").write_text(ledger(claims), encoding="utf-8")
        report, size = min(_report(folder) for _ in range(ROUNDS))
        first = _timed(folder, "site", "-q", "public")
        again = _best(folder, "site", "-q", "public")
        files = sum(path.is_file() for path in (folder / "public").rglob("*"))
    print(f"{claims:,} claims")
    print(
        f"HTML report after loading  {report:8.2f} s   {size / 1e6:.1f} MB, target ≤ {REPORT:g} s"
    )
    print(f"site into no folder        {first:8.2f} s   {files:,} files, target ≤ {SITE:g} s")
    print(f"site that is as before     {again:8.2f} s")
    sys.exit(claims <= CLAIMS and (report > REPORT or first > SITE))


def _report(folder: Path) -> tuple[float, int]:
    run = [sys.executable, "-c", _REPORT]
    seconds, size = subprocess.run(run, cwd=folder, check=True, capture_output=True).stdout.split()
    return float(seconds), int(size)


def _best(folder: Path, *words: str) -> float:
    return min(_timed(folder, *words) for _ in range(ROUNDS))


def _timed(folder: Path, *words: str) -> float:
    program = Path(sys.executable).with_name("claimcheck")
    before = os.times()
    subprocess.run(
        [program, *words, "--as-of", f"{DAY}"], cwd=folder, check=True, capture_output=True
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])  # of children: user and system


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
