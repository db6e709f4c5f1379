"""How much processor time scoring takes, of a ledger that is loaded: `python -m bench.score`.

Each round scores a fresh view, so that pictures, rulings, judgements, records and their order are
all worked out anew. The best round counts: the others tell how busy the machine was.
"""

import gc
import sys
import time

import toml_rs

from bench.ledgers import DAY, ledger
from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.scoring.track_record import tally
from claimcheck.domain.standing.view import View

CLAIMS = 100_000
MOST = 2.0
"""Seconds of processor time for one rule, per claimant."""

ROUNDS = 5


def main(claims: int = CLAIMS) -> None:
    """Print the table; exit with 1 when the target is missed."""
    gc.disable()  # as the program does
    found, problems = read_ledger(toml_rs.loads(ledger(claims)))
    assert problems == []
    tally(View(found, DAY))
    print(f"{claims:,} claims{'':<24}{'best':>7}{'median':>9}")
    worst = 0.0
    for per in ("claimant", "speaker", "tag", "source"):
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            records = tally(View(found, DAY), per).records("standard")
            times.append(time.process_time() - start)
        best, median = min(times), sorted(times)[ROUNDS // 2]
        print(f"--per {per:<10}{len(records):>8,} groups{best:>10.2f} s{median:>7.2f} s")
        if per == "claimant":
            worst = best
    print(f"target, per claimant: ≤ {MOST:g} s")
    sys.exit(claims <= CLAIMS and worst > MOST)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
