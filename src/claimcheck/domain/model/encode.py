"""From blocks to plain data with the keys of the file, for TOML and JSON alike."""

from typing import Any

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import fields_of, tables_of


def encode(block: Block) -> dict[str, Any]:
    """Return a block's own keys as plain data, in the order of its fields, defaults left out."""
    values: dict[str, Any] = {}
    given = block.given
    for field, (name, key) in fields_of(type(block)).items():
        if field in given:
            value = given[field]
            if key.required or value != key.default:
                values[name] = key.kind.write(value)
    return values | dict(block.unknown)


def encode_whole(block: Block) -> dict[str, Any]:
    """Return a block's keys and the tables of facts inside it."""
    tables = {
        name: {fact.id: encode(fact) for fact in facts}
        for name in tables_of(type(block))
        if (facts := getattr(block, name))
    }
    return encode(block) | tables
