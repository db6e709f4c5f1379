"""A whole ledger taken over from another store, in one transaction and with a chain of its own."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.store.sql.appending import append, turn_after
from claimcheck.store.sql.block_chain import NO_HEAD, NewBlock
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database_address import DatabaseAddress
from claimcheck.store.sql.derived_rows import fill
from claimcheck.store.sql.new_blocks import new_block
from claimcheck.store.sql.schema_version import prepare, require
from claimcheck.store.sql.stored_snapshots import StoredSnapshots

if TYPE_CHECKING:
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.store.evidence_folder import Attachment


def take_over(
    address: DatabaseAddress, ledger: "Ledger", attachments: "Iterable[Attachment]", wait: float
) -> None:
    """Put a ledger into an empty one, each fact with when it says that it was recorded.

    UsageError for one that is not empty, or where who is connected does not own the tables. A
    SQLite file is made; PostgreSQL has had `init`.
    """
    database = connect(address, create=address.path is not None)
    if address.path is not None:
        prepare(database, wait)
    require(database)
    if not database.owns_tables():
        raise UsageError(
            f"a copy says itself when its facts were recorded, so only the owner of the tables may "
            f"copy into {address.shown}",
            "ask whoever ran `claimcheck init` there",
        )
    with database.writing(wait):
        turn = turn_after(database, NO_HEAD)
        if turn.head != NO_HEAD:
            raise UsageError(
                f"{address.shown} is not empty; nothing was copied",
                "name a ledger that is: ?ledger=NAME tells those of one database apart",
            )
        append(database, turn, _new_blocks(ledger))
        fill(database, ledger.claims, lambda _: ledger)
        database.run("ANALYZE block")  # else the next queries would be planned for an empty table
        snapshots = StoredSnapshots(database)
        for one in attachments:
            snapshots.keep(one)


def _new_blocks(ledger: "Ledger") -> Iterator[NewBlock]:
    from claimcheck.domain.model.encode import encode_ledger

    for at, values in encode_ledger(ledger):
        yield new_block(at, values, keeps_recorded=True)
