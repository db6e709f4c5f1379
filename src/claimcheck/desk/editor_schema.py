"""The JSON Schema beside a ledger, by which an editor completes it and marks mistakes."""

import json
from pathlib import Path
from typing import Final

from claimcheck.errors import UsageError
from claimcheck.interchange.json_schemas import ledger_schema
from claimcheck.interchange.json_text import dumps
from claimcheck.store import ledger_file

SCHEMA_NAME: Final = "claims.schema.json"
DIRECTIVE: Final = f"#:schema ./{SCHEMA_NAME}"
"""The first line of a ledger, by which taplo and tombi find the schema."""


def refuse_other_file(ledger: Path) -> None:
    """Refuse to write the schema over a file that is not one of ours (UsageError)."""
    path = ledger.with_name(SCHEMA_NAME)
    there = ledger_file.beginning(path)
    if there.strip() and not _is_ours(path):
        raise UsageError(
            f"{path} is there already, and claimcheck did not write it; nothing was changed",
            "rename it, then run the command again",
        )


def write_schema(ledger: Path) -> list[str]:
    """Write the schema of this version beside a ledger, and return what to tell its user.

    The ledger is not changed: one that does not name the schema needs a line from its user.
    """
    path = ledger.with_name(SCHEMA_NAME)
    is_named = _names_the_schema(ledger)
    ledger_file.put(path, f"{dumps(ledger_schema())}\n".encode())
    told = f"wrote {path}: editors that know TOML check {ledger.name} by it"
    return [told] if is_named else [told, f"make this the first line of {ledger}: {DIRECTIVE}"]


def _is_ours(path: Path) -> bool:
    try:
        there = json.loads(path.read_bytes())
    except ValueError:
        return False
    return isinstance(there, dict) and there.get("$id") == ledger_schema()["$id"]


def _names_the_schema(ledger: Path) -> bool:
    """Whether one of the comments at the top of a ledger is the directive."""
    for line in ledger_file.decode(ledger_file.read(ledger), ledger).splitlines():
        if line.strip() == DIRECTIVE:
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return False
