"""A ledger as JSON without loss, and the data of a ledger from such JSON.

`{"format": "claimcheck/ledger", "version": 1, "settings", "claimants", "looks", "claims": {ID:
{keys as in the file}}}`; in jsonl a line `{"id": ID, keys as in the file}` for each claim. A key of
the file that has the name of one of the shape's own (`format`, `version`; `id` in a line) stands in
a table `$toml` beside it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.toml_values import MARK, from_plain, marked, plain, plain_block
from claimcheck.interchange.json_text import draw_object, dumps_line

FORMAT: Final = "claimcheck/ledger"
VERSION: Final = 1


def ledger_json(ledger: Ledger) -> str:
    """Return every fact of a ledger as one indented JSON object."""
    return "".join(draw_json(ledger))


def ledger_jsonl(ledger: Ledger) -> str:
    """Return a line of JSON for each claim with its facts; no settings, claimants or looks."""
    return "".join(draw_jsonl(ledger))


def draw_json(ledger: Ledger) -> Iterator[str]:
    """Yield what `ledger_json` returns, a claim at a time."""
    tables = {
        "settings": _block(ledger.settings),
        "claimants": {key: _block(one) for key, one in ledger.claimants.items()},
        "looks": {key: _block(one) for key, one in ledger.looks.items()},
        "claims": ((key, _block(one)) for key, one in ledger.claims.items()),
        **{key: plain(value) for key, value in ledger.unknown.items()},
    }
    yield from draw_object(_headed({"format": FORMAT, "version": VERSION}, tables).items())
    yield "\n"


def draw_jsonl(ledger: Ledger) -> Iterator[str]:
    """Yield the lines that `ledger_jsonl` returns."""
    return (f"{dumps_line(claim_data(claim))}\n" for claim in ledger.claims.values())


def claim_data(claim: Claim) -> dict[str, Any]:
    """Return a claim with its facts as JSON values, its id before them."""
    return _headed({"id": claim.id}, _block(claim))


def read_ledger_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `domain.decode.read_ledger` reads, from the JSON values of `ledger_json`.

    ValueError for a `$toml` that holds no literal.
    """
    return _beheaded(data, "format", "version")


def read_claim_data(data: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Return the id (None where there is none) and the table of a claim, from `claim_data`.

    The table is what `domain.decode.read_block` reads. ValueError for a `$toml` that holds no
    literal.
    """
    return data.get("id"), _beheaded(data, "id")


def _block(block: Block) -> dict[str, Any]:
    values = plain_block(encode(block), keys_of(type(block)))
    tables = {
        name: {fact.id: _block(fact) for fact in facts}
        for name in tables_of(type(block))
        if (facts := getattr(block, name))
    }
    return marked(values | tables)


def _headed(head: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    taken = {key: table.pop(key) for key in (*head, MARK) if key in table}
    return {**head, **table, **({MARK: taken} if taken else {})}


def _beheaded(data: Mapping[str, Any], *head: str) -> dict[str, Any]:
    table = {key: value for key, value in data.items() if key not in (*head, MARK)}
    taken = data.get(MARK, {})
    if not isinstance(taken, Mapping):
        raise ValueError(f"{MARK} is a table of keys here")
    return {key: from_plain(value) for key, value in {**table, **taken}.items()}
