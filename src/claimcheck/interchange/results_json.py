"""Results as JSON: the fields of a result, made plain in this one place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import islice
from math import isfinite
from typing import Any

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.toml_values import MARK
from claimcheck.domain.model.value_kinds import TARGET
from claimcheck.domain.standing.standing import Moment
from claimcheck.domain.standing.view import View
from claimcheck.interchange.json_text import dumps as dumps

VERSION = 1
_TOGETHER = 200
"""Values that are written at once: each time leaves objects in memory that refer to each other."""
_MOST_BITS = 10_000
"""Python writes no longer integers in decimal; a key that nobody knows may hold one."""


def plain(value: Any) -> Any:
    """Return a result as JSON values.

    A block has the keys of the file, any other value its fields; what is marked FLAT lies beside
    the others, the later over the earlier. Days and spans are written as they are stored.
    """
    match value:
        case int() if value.bit_length() > _MOST_BITS:
            return hex(value)
        case float() if not isfinite(value):  # under a key that nobody knows
            return {MARK: repr(value)}
        case None | bool() | int() | float() | str():
            return value
        case date():
            return iso(value)
        case Span() | Duration():
            return value.stored
        case Target():
            return TARGET.write(value)
        case Block():
            return {"id": value.id, **plain(encode(value))}
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _ if is_dataclass(value):
            return _fields(value)
    return str(value)


def _fields(value: Any) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if field.metadata.get("flat"):
            is_told_whole = isinstance(item, Block | Mapping)
            result.update(plain(item) if is_told_whole else _fields(item))
        else:
            result[field.metadata.get("key", field.name.rstrip("_"))] = plain(item)
    return result


def envelope(command: str, moment: Moment | View | None, result: Any) -> dict[str, Any]:
    """Return the JSON shape of a command: format, version and day before the result's fields."""
    return {
        "format": f"claimcheck/{command}",
        "version": VERSION,
        "as_of": moment.day.isoformat() if moment else None,
        "known_on": moment.known_on.isoformat() if moment and moment.known_on else None,
        **plain(result),
    }


def envelope_of_many(
    command: str, moment: Moment | View | None, name: str, values: Iterable[Any]
) -> Iterator[str]:
    """Yield the JSON text of a result whose one field is a list, of which few need be held."""
    head, _, tail = dumps(envelope(command, moment, {name: []})).rpartition("[]")
    yield f"{head}["
    gap, end = "", ""
    left = iter(values)
    while some := [plain(value) for value in islice(left, _TOGETHER)]:
        # Within the brackets of their own list.
        yield gap + dumps(some)[1:-2].replace("\n", "\n  ")
        gap, end = ",", "\n  "
    yield f"{end}]{tail}\n"
