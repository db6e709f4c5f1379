"""Writers to a ledger in a database, forked from one process until that is told to stop.

`python -m tests.faults.shared_writers ADDRESS WAY WRITERS FOLDER` writes the names of the items
that were taken into the file `said` of the folder, and of those that were not, each with its exit
code, into `refused`.
"""

import os
import signal
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Final

from claimcheck.domain.changing.change import AddEvidence
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.errors import ClaimcheckError
from claimcheck.store.evidence_folder import Attachment
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.faults import shared_broken
from tests.faults.shared_tally import CLAIMS, DAY, new_ledger
from tests.faults.steps import fork

_WAIT_SECONDS: Final = 60
_PAUSE_SECONDS: Final = 0.1
"""After a refusal, as a person would not type again at once."""


class Stop:
    """Whether the process was told to stop."""

    asked = False

    @classmethod
    def ask(cls, _number: int, _frame: FrameType | None) -> None:
        cls.asked = True


def write(address: str, name: str, said: int, refused: int) -> None:
    """Add one item after another, until told to stop."""
    for number in count():
        if Stop.asked:
            sys.exit()
        source = f"{name}-{number}"
        try:
            add(address, source)
        except ClaimcheckError as failure:
            os.write(refused, f"{source} {failure.exit_code}\n".encode())
            time.sleep(_PAUSE_SECONDS)
        else:
            os.write(said, f"{source}\n".encode())


def add(address: str, source: str) -> None:
    """Add an item to both claims, with a snapshot, on a connection of its own."""
    attachment = Attachment(source.encode(), "txt")
    item = Evidence(
        date=Span.day(DAY),
        stance="mixed",
        source=source,
        snapshot=f"sha256:{attachment.digest}",
    )
    store = DatabaseStore(read_address(address))
    store.apply(AddEvidence(CLAIMS, item), DAY, _WAIT_SECONDS, attachment)


def run(address: str, way: str, writers: int, folder: Path) -> int:
    """Have so many write at once; return 1 where one of them broke down."""
    add(new_ledger(f"{address}-warm"), "warm")  # imports what a write imports only then
    shared_broken.break_store(way)
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
    said, refused = (os.open(folder / name, flags) for name in ("said", "refused"))
    signal.signal(signal.SIGTERM, Stop.ask)
    children = [
        fork(partial(write, address, f"w{number}", said, refused)) for number in range(writers)
    ]
    while not Stop.asked:
        time.sleep(0.01)
    for child in children:
        os.kill(child.pid, signal.SIGTERM)
    ended = [child.end() for child in children]
    sys.stderr.writelines(one.err for one in ended)
    return int(any(one.code for one in ended))


if __name__ == "__main__":
    _address, _way, _writers, _folder = sys.argv[1:]
    sys.exit(run(_address, _way, int(_writers), Path(_folder)))
