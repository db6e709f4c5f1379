"""Our own JSON back as rows: every block of a ledger under the key that it had there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.domain.changing.row import Extra, NotTaken, Own
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import required_keys
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.decode import TABLES, read_block
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.problem import KeyPath
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import show
from claimcheck.interchange.importing.source_text import Record, SourceFault
from claimcheck.interchange.ledger_json import FORMAT, VERSION, read_claim_data, read_ledger_data

_NEEDED = ("id", *(key.name for key in required_keys(Claim)))


def is_ledger(data: Any) -> bool:
    """Return whether the values of a JSON text are a ledger of ours."""
    return isinstance(data, Mapping) and data.get("format") == FORMAT


def is_claim(data: Any) -> bool:
    """Return whether the values of a line are a claim of ours."""
    return isinstance(data, Mapping) and all(key in data for key in _NEEDED)


def rows_of_ledger(data: Mapping[str, Any]) -> Iterator[Own | NotTaken]:
    """Yield a row for each block of `ledger_json`; SourceFault for a version that is not known."""
    if data.get("version") != VERSION:
        raise SourceFault(
            f"it is version {show(data.get('version'))} of {FORMAT}; only version "
            f"{VERSION} can be read"
        )
    try:
        ledger = read_ledger_data(data)
    except ValueError as fault:
        raise SourceFault(str(fault)) from None
    number = 0
    for name, table in ledger.items():
        if name == "settings":
            blocks: Iterable[tuple[type[Block] | None, str, Any, KeyPath]] = (
                [(Settings, "settings", table, (name,))] if table else []
            )
        elif name in TABLES and isinstance(table, dict):
            blocks = [(TABLES[name], key, one, (name, key)) for key, one in table.items()]
        elif name in TABLES:
            number += 1
            yield NotTaken(
                number, name, show(table), "is not a table", "it must hold blocks by their keys"
            )
            continue
        else:
            blocks = [(None, name, table, (name,))]
        for block, key, values, at in blocks:
            number += 1
            yield _row(number, block, key, values, at)


def rows_of_claims(records: Iterable[Record]) -> Iterator[Own | NotTaken]:
    """Yield a row for each line of `ledger_jsonl`, numbered by lines."""
    for record in records:
        if record.fault:
            yield NotTaken(record.number, "", str(record.data), record.fault)
        elif not isinstance(record.data, dict):
            yield NotTaken(record.number, "", str(record.data), "is not an object")
        else:
            try:
                id_, values = read_claim_data(record.data)
            except ValueError as fault:
                yield NotTaken(record.number, "", "", str(fault))
                continue
            if isinstance(id_, str):
                yield _row(record.number, Claim, id_, values, ("claims", id_))
            else:
                yield NotTaken(record.number, "id", "", "the claim has no id")


def _row(
    number: int, block: type[Block] | None, key: str, values: Any, at: KeyPath
) -> Own | NotTaken:
    if (hollow := _null_in(values, at)) is not None:
        return NotTaken(number, ".".join(hollow), "null", "a ledger has no null", "leave it out")
    if block is None:
        return Own(number, Extra(key, values))
    read, problems = read_block(block, key, values, at)
    for problem in problems:
        if problem.severity == "error":
            return NotTaken(number, ".".join(problem.at), "", problem.message, problem.hint)
    assert isinstance(read, Claim | Look | Claimant | Settings)
    return Own(number, read)


def _null_in(values: Any, at: KeyPath) -> KeyPath | None:
    """Return where a null stands, which JSON has and TOML does not."""
    if values is None:
        return at
    if isinstance(values, dict):
        items: Iterable[tuple[str, Any]] = values.items()
    elif isinstance(values, list):
        items = ((str(place), item) for place, item in enumerate(values))
    else:
        return None
    found = (_null_in(item, (*at, str(key))) for key, item in items)
    return next((one for one in found if one is not None), None)
