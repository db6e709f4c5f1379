"""Whether the blocks of a ledger are those that were written, one after another."""

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.domain.verifying.verification import ChainState, Finding
from claimcheck.errors import UsageError
from claimcheck.store.sql.block_chain import BlockRow, broken_at
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database_address import DatabaseAddress
from claimcheck.store.sql.schema_version import require
from claimcheck.store.sql.stored_blocks import StoredBlocks, head_of

_HASH: Final = re.compile(r"[0-9a-f]{8,64}", re.ASCII)


def check(address: DatabaseAddress, noted: str | None) -> tuple[ChainState, list[Finding]]:
    """Return the state of a chain, and what is wrong with it; every block is hashed again.

    `noted` is a head from before, whole or its first 8 digits at least; UsageError for no hash.
    """
    if noted is not None and not _HASH.fullmatch(noted):
        raise UsageError(f"“{noted}” is not a head", "`claimcheck verify` prints the head")
    database = connect(address)
    require(database)
    head = head_of(database)
    found: list[int] = []

    def seen() -> Iterator[BlockRow]:
        for row in StoredBlocks(database, head).rows():
            if noted is not None and row.hash.startswith(noted):
                found.append(row.number)
            yield row

    findings: list[Finding] = []
    if broken := broken_at(rows := seen()):
        told = f"block {broken.number:,} is not what was written after block {broken.number - 1:,}"
        findings.append(Finding(broken.claim or None, broken.key or None, None, "chain", told))
        for _ in rows:
            pass  # the head may be behind it
    if noted is not None and not found:
        told = f"no block has the hash {noted}: the ledger is another one, or was written anew"
        findings.append(Finding(None, None, None, "head", told))
    number = found[0] if found else None
    return ChainState(head.number, head.hash, number), findings
