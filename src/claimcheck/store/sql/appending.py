"""Blocks joined to a ledger, inside a transaction that holds its lock."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from claimcheck.errors import UsageError, WriteError
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, Head, NewBlock, sealed, time_of
from claimcheck.store.sql.database import Database
from claimcheck.store.sql.new_blocks import Placed, about_rows

_MOST_AHEAD: Final = timedelta(minutes=5)
_ABOUT: Final = ("ledger", "claim", "why", "number")
_LOGIN: Final = """\
SELECT login FROM block
WHERE ledger = ? AND claim = ? AND "table" = 'verdicts' AND key = ?"""


def append(database: Database, head: Head, blocks: Sequence[NewBlock]) -> list[BlockRow]:
    """Join blocks to a ledger whose newest block is `head`, and return their rows.

    WriteError where that block is more than five minutes ahead of the clock.
    """
    [(clock,)] = database.rows(database.clock)
    now = time_of(clock)
    if head != NO_HEAD and time_of(head.entered) - now > _MOST_AHEAD:
        raise WriteError(
            f"the newest block of {database.address.shown} was entered at {head.entered}, which "
            "is ahead of the clock; nothing was written",
            "check the clock of this machine",
        )
    rows = list(sealed(database.address.ledger, head, blocks, database.login(), now))
    database.insert("block", BlockRow._fields, rows)
    database.insert("about", _ABOUT, list(about_rows(rows, blocks)))
    return rows


def refuse_own_signatures(database: Database, placed: Iterable[Placed]) -> None:
    """Refuse the signature of a login below its own verdict, which is no second person's.

    Where the database knows who logs in; the trigger refuses it too.
    """
    if database.engine == "sqlite":
        return
    for at, values in placed:
        match at:
            case ("claims", id_, "signatures", _):
                found = database.rows(_LOGIN, [database.address.ledger, id_, values["of"]])
                if (database.login(),) in found:
                    raise UsageError(
                        f"the login {database.login()} recorded the verdict {values['of']} and "
                        "cannot sign it too",
                        "a second person signs it, with a login of their own",
                    )
