"""From blocks to plain data with the keys of the file, for TOML and JSON alike."""

from collections.abc import Iterator
from typing import Any

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import fields_of, tables_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import KeyPath


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


def encode_ledger(ledger: Ledger) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every block of a ledger with where it stands, a claim before its facts.

    A key at the top that is not known stands alone, with whatever it holds.
    """
    yield from (((key,), value) for key, value in ledger.unknown.items())
    if settings := encode(ledger.settings):
        yield ("settings",), settings
    yield from ((("claimants", one.id), encode(one)) for one in ledger.claimants.values())
    for id_ in ledger.claims:
        claim = ledger.claims[id_]
        yield ("claims", id_), encode(claim)
        for table, fact in claim.facts():
            yield ("claims", id_, table, fact.id), encode(fact)
    yield from ((("looks", one.id), encode(one)) for one in ledger.looks.values())
