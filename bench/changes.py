"""What moved in 10,000 claims: the CPU time of `transitions`, and of asking every claim every day.

Run with `python -m bench.changes [CLAIMS]`.
"""

import sys
from datetime import timedelta
from time import process_time

from bench.ledgers import DAY, ledger
from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View


def main() -> None:
    """Print a line for each span of days."""
    import toml_rs

    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    found, _ = read_ledger(toml_rs.loads(ledger(claims)))
    print(f"{'days':>5}{'moved':>8}{'transitions':>13}{'every day':>12}")
    for days in (7, 30, 365):
        start = process_time()
        moved = transitions(found, DAY - timedelta(days=days), DAY)
        took = process_time() - start
        asked = f"{_every_day(found, days):.1f} s" if days <= 30 else "–"
        print(f"{days:>5}{len(moved):>8}{took:>11.2f} s{asked:>12}")


def _every_day(found: Ledger, days: int) -> float:
    start = process_time()
    for number in range(days + 1):
        list(View(found, DAY - timedelta(days=number)).standings())
    return process_time() - start


if __name__ == "__main__":
    main()
