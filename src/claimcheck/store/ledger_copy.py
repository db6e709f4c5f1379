"""A whole ledger from one store into an empty other one: every fact, unknown keys, snapshots."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from sys import maxsize
from typing import TYPE_CHECKING, Any

from claimcheck.store.ledger_store import Store

if TYPE_CHECKING:
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import KeyPath
    from claimcheck.store.evidence_folder import Attachment


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied."""

    claims: int
    facts: int
    """Looks among them."""
    snapshots: int


def count(source: Store) -> Copied:
    """Return what there is to copy; InvalidLedgerError for a ledger with errors."""
    ledger = source.ledger()
    facts = sum(1 for claim in ledger.claims.values() for _ in claim.facts())
    whole = sum(one.state == "whole" for one in source.snapshots.inspect())
    return Copied(len(ledger.claims), facts + len(ledger.looks), whole)


def copy(source: Store, target: str, wait: float) -> None:
    """Copy a ledger to a path or an address, all of it or nothing.

    A file or a SQLite database that is not there is made; one that holds anything is refused
    (UsageError). Every fact keeps when it was recorded; what `verify` calls altered is not copied.
    """
    from claimcheck.store.sql.database_address import is_address

    if is_address(target):
        from claimcheck.store.sql.database_address import read_address
        from claimcheck.store.sql.stored_snapshots import MOST
        from claimcheck.store.sql.takeover import take_over

        attachments = source.snapshots.attachments(MOST + 1)
        take_over(read_address(target), source.ledger(), attachments, wait)
    else:
        _into_file(Path(target), source.ledger(), source.snapshots.attachments(maxsize))


def _into_file(path: Path, ledger: "Ledger", attachments: "Iterable[Attachment]") -> None:
    from claimcheck.domain.model.encode import encode_ledger
    from claimcheck.store import ledger_file
    from claimcheck.store.evidence_folder import kept
    from claimcheck.store.toml_writer import insert

    text = insert("", {}, [_in_file(at, values) for at, values in encode_ledger(ledger)])
    with ExitStack() as keeping:
        for one in attachments:
            keeping.enter_context(kept(ledger_file.folder_of(path), one))
        ledger_file.create(path, text.encode())


def _in_file(at: "KeyPath", values: Any) -> "tuple[KeyPath, Mapping[str, Any]]":
    """Return a block as the file has it: what is no table stands at the top."""
    return (at, values) if isinstance(values, Mapping) else ((), {at[0]: values})
