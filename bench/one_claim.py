"""What a command on one claim costs in a large TOML ledger, beyond parsing the file.

Run with `python -m bench.one_claim [CLAIMS]`. Times are seconds of the processor, the shortest of
some rounds, on a ledger that is parsed and found valid, as a multiple of the same with 10 claims.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import toml_rs

from bench.ledgers import DAY, ledger
from claimcheck.desk.one_claim import find_entry
from claimcheck.domain.changing.change import AddClaim, AddEvidence, AddLook, AddVerdict, apply
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_valid
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.view import View

ROUNDS: Final = 3
NOW: Final = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY: Final = Span.day(DAY)
WORDS: Final = Claim(
    id="", text="Zeta will roof the old market", claimant="Zeta", made=TODAY, recorded=NOW
)

Ask = Callable[[Ledger, str], object]
ASKED: Final[dict[str, Ask]] = {
    "show": lambda one, id_: find_entry(View(one, DAY), id_),
    "ids of a start": lambda one, id_: one.named(id_[:-1]),
    "a misspelt id": lambda one, id_: one.nearest(id_[::-1]),
    "add-evidence": lambda one, id_: apply(
        one,
        AddEvidence((id_,), Evidence(date=TODAY, stance="supports", source="wire", recorded=NOW)),
        DAY,
    ),
    "resolve": lambda one, id_: apply(
        one,
        AddVerdict(id_, Verdict(date=TODAY, verdict="void", because="x", recorded=NOW)),
        DAY,
    ),
    "looked": lambda one, id_: apply(
        one, AddLook(Look(date=TODAY, claims=(id_,), where="press", recorded=NOW)), DAY
    ),
    "add": lambda one, _: apply(one, AddClaim(WORDS), DAY),
}


def main() -> None:
    """Print a line for each command."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    few, many = (toml_rs.loads(ledger(size)) for size in (10, claims))
    print(f"{'':<20}{'10 claims':>12}{f'{claims:,} claims':>18}{'ratio':>10}")
    for name, ask in ASKED.items():
        small, large = (_shortest(ask, data) for data in (few, many))
        print(f"{name:<20}{small * 1000:>9.2f} ms{large * 1000:>15.2f} ms{large / small:>9.1f}×")


def _shortest(ask: Ask, data: dict[str, Any]) -> float:
    id_ = next(id_ for id_, values in data["claims"].items() if "verdicts" not in values)
    seconds = []
    for _ in range(ROUNDS):
        unread = read_valid(data)
        start = time.process_time()
        ask(unread, id_)
        seconds.append(time.process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
