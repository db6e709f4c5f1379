"""A writer among many: `python -m bench.shared_writer SECONDS ADDRESS NUMBER`.

Says `ready`, waits for a line, adds one item after another for so many seconds, and prints how many
there were.
"""

import sys
import time
from itertools import count

from bench.ledgers import DAY
from claimcheck.domain.changing.change import AddEvidence
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore


def main(seconds: float, address: str, number: str) -> None:
    """Write to the claim of this writer's number, as people who follow different claims do."""
    store = DatabaseStore(read_address(address))
    ids = list(store.ledger().claims)
    id_ = ids[int(number) % len(ids)]
    print("ready", flush=True)
    sys.stdin.readline()
    end, written = time.monotonic() + seconds, 0
    for turn in count():
        source = f"https://example.org/{number}/{turn}/{time.time_ns()}"
        item = Evidence(date=Span.day(DAY), stance="context", source=source)
        store.apply(AddEvidence((id_,), item), DAY, 60)
        if time.monotonic() > end:
            break
        written += 1
    print(written)


if __name__ == "__main__":
    main(float(sys.argv[1]), *sys.argv[2:])
