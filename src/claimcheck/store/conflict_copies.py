"""Copies of a ledger that file-sync services leave beside it when two people changed it at once.

Each service has a name for them, and all begin with the name of the file:

- Dropbox, Nextcloud, ownCloud, Tresorit: `claims (Anna's conflicted copy 2026-11-01).toml`;
- Google Drive, browsers: `claims (1).toml`; Finder, iCloud: `claims 2.toml`, `claims copy.toml`;
- Syncthing: `claims.sync-conflict-20261101-101010-ABCDEFG.toml`; Resilio: `claims.Conflict.toml`;
- OneDrive: the name of the computer, `claims-DESKTOP-ABC.toml`.

This program's own is `saved-DIGEST-claims.toml` (temporary_files.py). A name alone tells nothing:
another ledger may be called so, and it is a copy only if it has claims of ours.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from claimcheck.errors import LedgerError
from claimcheck.store import ledger_file
from claimcheck.store.toml_reader import TomlFault, parse

_BY_SERVICES: Final = re.compile(
    r"""
    [ ]?[\[(].*[\])]                # what stands in brackets, in any language
    | [ ](?:\d{1,3}|(?:-[ ])?copy(?:[ ]\d{1,3})?)
    | [._-](?:sync-)?conflict(?:ed)?\b.*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPUTER: Final = re.compile(r"-(?=.*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
"""Words of small letters are somebody's own: `claims-backup`, `claims-2025`."""
_OURS: Final = re.compile(r"saved-[0-9a-f]{16}-")


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy of the ledger, and how much of it the two share."""

    path: Path
    shared: int
    """Claims that are in both."""
    missing: int
    """Claims, facts, looks, parties and settings that only the copy has, or has in other words."""


def conflict_copies(ledger: Path, ids: Set[str]) -> Iterator[ConflictCopy]:
    """Yield the copies beside a ledger that has the claims of these ids, by their names.

    They are named from where we are, or behind a link to the ledger from where that leads. What
    cannot be listed, or read as TOML, is none.
    """
    real = ledger.resolve()
    ours: dict[tuple[str, ...], Any] = {}
    for path in _named_alike(real):
        theirs = _blocks(path)
        shared = len({at[1] for at in theirs if at[0] == "claims"} & ids)
        if shared:
            ours = ours or _blocks(real)
            missing = sum(ours.get(at) != values for at, values in theirs.items())
            beside = ledger.with_name(path.name)
            yield ConflictCopy(beside if beside.exists() else path, shared, missing)


def _named_alike(real: Path) -> list[Path]:
    try:
        entries = sorted(real.parent.iterdir())
    except OSError:
        return []
    return [one for one in entries if one.name != real.name and is_named_as_copy(one.name, real)]


def is_named_as_copy(name: str, ledger: Path) -> bool:
    """Whether a file has the name of a copy of a ledger, as services give it."""
    stem, ending = normalize("NFC", ledger.stem), ledger.suffix
    name = normalize("NFC", name)
    if _OURS.match(name) and name.endswith(ledger.name):
        return True
    if not (name.startswith(stem) and name.endswith(ending)):
        return False
    added = name[len(stem) : len(name) - len(ending)]
    return any(form.fullmatch(added) for form in (_BY_SERVICES, _COMPUTER))


def _blocks(path: Path) -> dict[tuple[str, ...], Any]:
    """Return the claims, without their facts, the facts and the other blocks by their places."""
    try:
        data = parse(ledger_file.decode(ledger_file.read(path), path))
    except (LedgerError, TomlFault):
        return {}
    claims = data.get("claims")
    blocks: dict[tuple[str, ...], Any] = {
        (table, key): block
        for table, held in data.items()
        if table != "claims"
        for key, block in (held.items() if isinstance(held, dict) else [("", held)])
    }
    for id_, claim in claims.items() if isinstance(claims, dict) else ():
        tables = claim if isinstance(claim, dict) else {}
        facts = {key: one for key, one in tables.items() if _is_table_of_blocks(one)}
        blocks["claims", id_] = {key: one for key, one in tables.items() if key not in facts}
        for kind, table in facts.items():
            blocks |= {("claims", id_, kind, key): fact for key, fact in table.items()}
    return blocks


def _is_table_of_blocks(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())
