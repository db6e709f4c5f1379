"""Blocks joined to a ledger by a writer who holds its lock."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from claimcheck.errors import UsageError, WriteError
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, Head, NewBlock, sealed, time_of
from claimcheck.store.sql.database import Database, Row
from claimcheck.store.sql.new_blocks import Placed
from claimcheck.store.sql.schema_version import SCHEMA, refuse_other
from claimcheck.store.sql.stored_blocks import HEAD

_MOST_AHEAD: Final = timedelta(minutes=5)
_ABOUT: Final = ("ledger", "claim", "why", "number")
_SINCE: Final = """\
SELECT claim, "table" FROM block WHERE ledger = ? AND number > ?
UNION ALL SELECT claim, why FROM about WHERE ledger = ? AND number > ?"""
_LOGIN: Final = """\
SELECT login FROM block
WHERE ledger = ? AND claim = ? AND "table" = 'verdicts' AND key = ?"""


class Turn(NamedTuple):
    """What a writer finds whose turn it is: nobody else writes until it is done."""

    head: Head
    touched: set[str]
    """The claims that blocks after an earlier head are about.

    “” is among them where settings, parties or tables that nobody knows changed.
    """
    clock: datetime
    """The UTC time, by the clock of the database."""


def turn_after(database: Database, before: Head) -> Turn:
    """Return what a writer finds who has read a ledger up to a head, inside `writing`.

    LedgerError where the tables were upgraded since the connection was made.
    """
    since = [database.address.ledger, before.number]
    heads, touched, [(clock,)], schema = database.several(
        [
            *((HEAD, since[:1]), (_SINCE, [*since, *since]), (database.clock, ())),
            (SCHEMA, since[:1]),
        ]
    )
    refuse_other(database, schema)
    return Turn(
        Head(*heads[0]) if heads else NO_HEAD,
        {claim for claim, table in touched if table != "looks"},
        time_of(clock),
    )


def append(database: Database, turn: Turn, blocks: Iterable[NewBlock]) -> Head:
    """Join blocks to a ledger, each as soon as it is made, and return the head that it has then.

    WriteError where its newest block is more than five minutes ahead of the clock.
    """
    head = turn.head
    if head != NO_HEAD and time_of(head.entered) - turn.clock > _MOST_AHEAD:
        raise WriteError(
            f"the newest block of {database.address.shown} was entered at {head.entered}, which "
            "is ahead of the clock; nothing was written",
            "check the clock of this machine",
        )
    ledger, about = database.address.ledger, list[Row]()
    newest: BlockRow | None = None

    def coming() -> Iterator[NewBlock]:
        for number, block in enumerate(blocks, head.number + 1):
            for claim, why in dict.fromkeys(block.about):
                about.append((ledger, claim, why, number))
            yield block

    def joined() -> Iterator[BlockRow]:
        nonlocal newest
        for row in sealed(ledger, head, coming(), database.login(), turn.clock):
            newest = row
            yield row

    database.insert("block", BlockRow._fields, joined())
    database.insert("about", _ABOUT, about)
    return newest.head if newest else head


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
