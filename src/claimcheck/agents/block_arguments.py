"""Arguments made from the keys of a block: name, kind and help of each are those of its field."""

from typing import Any, Final

from claimcheck.api.argument import FLAG, TEXT, TEXTS, Argument, one_of
from claimcheck.domain.model import value_kinds
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of

_NOT_GIVEN: Final = ("by", "recorded", "imported", "snapshot", "draft", "was")
"""Keys that no agent decides on: who records it and when, which file is kept, and what is public;
nor may one take the older ids of claims."""


def arguments_of(
    block: type[Block], *first: str, but: tuple[str, ...] = (), required: tuple[str, ...] = ()
) -> list[Argument]:
    """Return an argument for each key of a block, the fields `first` before the others.

    `but` are fields that the tool takes in another way; all but those `required` may be left out.
    """
    docs = docs_of(block)
    keys = [one for one in keys_of(block).values() if one.field not in (*_NOT_GIVEN, *but)]
    keys.sort(key=lambda one: first.index(one.field) if one.field in first else len(first))
    return [
        Argument(one.field, _schema(one), docs[one.field], one.field in required, _default(one))
        for one in keys
    ]


def _schema(key: Key) -> dict[str, Any]:
    if key.kind is value_kinds.FLAG:
        return FLAG
    if key.kind.schema.get("type") == "array":
        return TEXTS
    return one_of(key.kind.schema["enum"]) if "enum" in key.kind.schema else TEXT


def _default(key: Key) -> Any:
    """Return the value where none is given: a word or a flag has one, all else is not there."""
    return key.default if key.kind is value_kinds.FLAG or "enum" in key.kind.schema else None
