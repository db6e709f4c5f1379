"""The values of TOML as JSON values and back, without loss.

JSON has no dates, times, infinities or integers of any size. Under a key that this program does
not know such a value stands as `{"$toml": "2026-11-24"}`, its TOML literal in a table of one key;
a table that has that one key itself is put into another, `{"$toml": {"$toml": …}}`.
"""

import math
import re
from collections.abc import Container, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from claimcheck.domain.model.iso_time import iso

MARK: Final = "$toml"
_MOST_BITS: Final = 10_000
"""Python writes no longer integers in decimal."""
_HEX: Final = re.compile(r"-?0x[0-9a-f]+", re.ASCII)
_NOT_FINITE: Final = ("nan", "inf", "-inf")


def plain(value: Any) -> Any:
    """Return a TOML value as JSON values, tables and lists whole."""
    match value:
        case float() if not math.isfinite(value):
            return {MARK: repr(value)}
        case int() if value.bit_length() > _MOST_BITS:
            return {MARK: hex(value)}
        case None | bool() | int() | float() | str():
            return value
        case date() | time():
            return {MARK: iso(value)}
        case Mapping():
            return marked({key: plain(item) for key, item in value.items()})
        case list() | tuple():
            return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} is not a TOML type")


def plain_block(values: Mapping[str, Any], known: Container[str]) -> dict[str, Any]:
    """Return the values of a block as JSON values; under keys that are known dates are texts."""
    return {
        key: (iso(value) if isinstance(value, date) else value) if key in known else plain(value)
        for key, value in values.items()
    }


def from_plain_block(values: Mapping[str, Any], known: Container[str]) -> dict[str, Any]:
    """Return the values of a block that `plain_block` made these of; ValueError as `from_plain`."""
    return {key: value if key in known else from_plain(value) for key, value in values.items()}


def marked(table: dict[str, Any]) -> dict[str, Any]:
    """Return a table of JSON values, put into another one where it would read as a literal."""
    return {MARK: table} if table.keys() == {MARK} else table


def from_plain(value: Any) -> Any:
    """Return the TOML value that `plain` made these JSON values of.

    ValueError for a `$toml` that holds no literal, which the message quotes; null, which TOML
    does not have, stays None.
    """
    match value:
        case {"$toml": Mapping() as table} if len(value) == 1:
            return {key: from_plain(item) for key, item in table.items()}
        case {"$toml": literal} if len(value) == 1:
            return _literal(literal)
        case Mapping():
            return {key: from_plain(item) for key, item in value.items()}
        case list():
            return [from_plain(item) for item in value]
    return value


def _literal(text: Any) -> Any:
    try:
        if text in _NOT_FINITE:
            return float(text)
        if _HEX.fullmatch(text):
            return int(text, 16)
        if "T" in text or " " in text:
            return datetime.fromisoformat(text)
        return time.fromisoformat(text) if ":" in text else date.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError(
            f"“{str(text)[:60]}” under {MARK} is not a TOML date, time or number"
        ) from None
