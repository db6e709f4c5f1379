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


class BlockReader:
    """Reads the values of one kind of block from the records of a source, by its mapping.

    `table` leads the keys in messages.
    """

    def __init__(
        self,
        block: type[Block],
        values: Mapping[str, tuple[Value, ...]],
        decimal: DecimalMark,
        table: str = "",
    ) -> None:
        keys = keys_of(block)
        self._table = table
        self._decimal = decimal
        self._choices = [
            (key, keys[key].kind if key in keys else TEXT, choices)
            for key, choices in values.items()
        ]

    def read(self, record: Any) -> dict[str, Any]:
        """Return the values that a record has, dates as they came; Refusal, UnknownWord."""
        found: dict[str, Any] = {}
        for key, kind, choices in self._choices:
            there = [
                (one, raw) for one in choices if (raw := one.read(record)) not in (None, "", [])
            ]
            if there:
                found[key] = self._value(key, kind, there)
        return found

    def _value(self, key: str, kind: Kind, there: Sequence[tuple[Value, Any]]) -> Any:
        choice, raw = there[0]
        if kind is TEXT and isinstance(raw, str) and choice.scale == 1:
            return raw
        if kind is TEXTS:
            return [text for _, raw in there for text in _texts(raw)]
        if kind in _DATES:
            return raw if len(there) == 1 else Choices(tuple(raw for _, raw in there))
        if key == "source" and self._table and isinstance(raw, list):
            return _texts(raw)
        return _first(f"{self._table}{key}", kind, there, self._decimal)


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
