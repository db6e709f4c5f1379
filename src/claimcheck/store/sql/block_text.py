"""The JSON text of a block, as it is kept and hashed, and the values of one.

`recorded` is the time at which the row was entered, and is not in the text. Only a block that came
from another store says its own, and first of all: `{"recorded":"2025-03-10T09:14:03Z",…}`, or null
where it has none.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.problem import KeyPath
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.toml_values import from_plain, from_plain_block, plain, plain_block

_RECORDED: Final = "recorded"
_KEPT: Final = f'{{"{_RECORDED}":'
_dumps: Final[Callable[[Any], str]] = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,
    separators=(",", ":"),
    default=iso,
).encode
"""What is no JSON is a day or a time: all else `plain` has taken care of. Nothing holds itself."""


def kind_of(at: KeyPath) -> type[Block] | None:
    """Return what kind of block stands at a path; None for one that this program does not know."""
    match at:
        case ("settings",):
            return Settings
        case (table, _):
            return TABLES.get(table)
        case ("claims", _, table, _):
            return tables_of(Claim).get(table)
    return None


def text_of(at: KeyPath, values: Any, *, keeps_recorded: bool = False) -> str:
    """Return the text that is kept of a block's values, which are plain data with the file's keys.

    With `keeps_recorded` it says itself when it was recorded, or that nobody wrote it down.
    """
    kind = kind_of(at)
    if kind is None:
        return _dumps(plain(values))
    known = keys_of(kind)
    said = dict(values) if values.keys() <= known.keys() else plain_block(values, known)
    recorded = said.pop(_RECORDED, None)
    if keeps_recorded and _RECORDED in known:
        said = {_RECORDED: recorded, **said}
    return _dumps(said)


def values_of(at: KeyPath, text: str, entered: str) -> Any:
    """Return the values of a block that was entered at a time; ValueError where it has none."""
    said = json.loads(text)
    kind = kind_of(at)
    if kind is None:
        return from_plain(said)
    if not isinstance(said, Mapping):
        raise ValueError("it is not a table")
    known = keys_of(kind)
    values = from_plain_block(said, known)
    if _RECORDED not in known:
        return values
    if _RECORDED not in values:
        return {**values, _RECORDED: entered}
    if not text.startswith(_KEPT):
        raise ValueError("it says itself when it was recorded")
    return {key: value for key, value in values.items() if value is not None}
