"""The values of a record, as the file has values of their kind."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.number import DecimalMark, Number, divided, read_number
from claimcheck.domain.model.quantity import read_share
from claimcheck.domain.model.value_kinds import (
    DATE,
    DEADLINE,
    FLAG,
    FULFILLED,
    NUMBER,
    PROBABILITY,
    TEXT,
    TEXTS,
    Kind,
)
from claimcheck.interchange.importing.mapping import (
    Value,
    as_text,
    folded,
)
from claimcheck.interchange.importing.row_maker import (
    Choices,
    Refusal,
    read_number_as,
)

_DATES = (DATE, DEADLINE, FULFILLED)

_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_values(
    block: type[Block],
    values: Mapping[str, tuple[Value, ...]],
    record: Any,
    table: str,
    decimal: DecimalMark,
) -> dict[str, Any]:
    """Return the values of a block of a table, whose name leads the keys in messages."""
    keys = keys_of(block)
    read: dict[str, Any] = {}
    for key, choices in values.items():
        kind = keys[key].kind if key in keys else TEXT
        there = [(one, raw) for one in choices if (raw := one.read(record)) not in (None, "", [])]
        if not there:
            continue
        if kind is TEXTS:
            read[key] = [text for _, raw in there for text in _texts(raw)]
        elif kind in _DATES:
            read[key] = there[0][1] if len(there) == 1 else Choices(tuple(raw for _, raw in there))
        elif key == "source" and table and isinstance(there[0][1], list):
            read[key] = _texts(there[0][1])
        else:
            read[key] = _first(f"{table}{key}", kind, there, decimal)
    return read


def _texts(raw: Any) -> list[str]:
    return [as_text(one) for one in (raw if isinstance(raw, list) else [raw]) if one]


def _first(key: str, kind: Kind, choices: Sequence[tuple[Value, Any]], decimal: DecimalMark) -> Any:
    """Return the first of several values that is one of its kind."""
    refused: Refusal | None = None
    for choice, raw in choices:
        try:
            found = raw if choice.scale == 1 else _divided(key, raw, choice.scale, decimal)
            return _fit(key, kind, found, decimal)
        except Refusal as refusal:
            refused = refused or refusal
    assert refused is not None
    raise refused


def _fit(key: str, kind: Kind, raw: Any, decimal: DecimalMark) -> Any:
    """Return a value of a record as the file has values of this kind, or as it is if it is none.

    A number in words stays as it is too: it is read with the target of its row.
    """
    if kind is TEXT:
        if isinstance(raw, dict):
            raise Refusal(key, as_text(raw), "is a table, not text")
        return as_text(raw)
    if kind is FLAG:
        return _YES.get(as_text(raw).lower(), raw)
    if kind is NUMBER:
        return raw if _is_number(raw) else as_text(raw).strip()
    if kind is PROBABILITY:
        share = raw if _is_number(raw) else read_number_as(read_share, key, as_text(raw), decimal)
        return round(share, 6)
    if "enum" in kind.schema:
        word = as_text(raw).strip()
        return folded(word) if folded(word) in kind.schema["enum"] else word
    return raw


def _divided(key: str, raw: Any, scale: float, decimal: DecimalMark) -> Number:
    """Return a number in parts of the scale; `37.5` and `37.5 %` are 0.375 of a hundred."""
    is_typed = _is_number(raw)
    words = as_text(raw) if is_typed else as_text(raw).strip().rstrip("%").rstrip()

    def read(words: str, mark: DecimalMark) -> Number:
        return divided(read_number(words, mark), scale)

    return read_number_as(read, key, words, "." if is_typed else decimal)


def _is_number(raw: Any) -> TypeGuard[int | float]:
    return isinstance(raw, int | float) and not isinstance(raw, bool)
