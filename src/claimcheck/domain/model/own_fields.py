"""The user's own fields: keys that begin with `x-`, which will never mean anything to us."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.iso_time import iso

PREFIX: Final = "x-"


def is_own(key: str) -> bool:
    """Whether a key is the user's own."""
    return key.startswith(PREFIX)


def own_fields(block: Block) -> dict[str, Any]:
    """Return the own fields of a block, in the order of the file.

    Dates and times are given as their texts; all else is as it stands in the file.
    """
    return {key: _plain(value) for key, value in block.unknown.items() if is_own(key)}


def _plain(value: Any) -> Any:
    match value:
        case date() | time():
            return iso(value)
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return value


def in_words(value: Any) -> str:
    """Return a value of an own field for people: text as it is, a list by commas, else as JSON."""
    match value:
        case str():
            return value
        case list():
            return ", ".join(map(in_words, value))
    import json

    return json.dumps(value, ensure_ascii=False)
