"""Our own JSON, back into a ledger."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from claimcheck.domain.changing.row import NotTaken, Own, Row
from claimcheck.domain.changing.row_intake import take
from claimcheck.domain.model.ledger import Ledger
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import open_source
from claimcheck.interchange.importing.own_json import rows_of_ledger
from claimcheck.interchange.importing.source_text import SourceFault
from claimcheck.interchange.ledger_json import FORMAT, VERSION, ledger_json, ledger_jsonl
from tests.conftest import TODAY
from tests.generated import ledgers
from tests.ledgers import valid

GIVEN = Defaults(today=TODAY, recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
LEDGER = valid(
    """
shade = 2026-01-02
[settings]
title = "Ours"
[claimants.acme]
name = "Acme"
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
colour = 12:30:00
by = "vl"
recorded = 2025-03-09T10:00:00Z
[claims.plant.evidence.one]
date = 2025-05-01
stance = "supports"
source = "press room"
weight = inf
[looks.round]
date = 2025-06-01
claims = ["plant"]
[elsewhere]
kept = true
"""
)


def rows_of(text: str) -> list[Row | NotTaken]:
    source = open_source(text, GIVEN)
    assert source.format == "ledger"
    rows: list[Any] = list(source.rows)
    return rows


def imported(text: str, ledger: Ledger | None = None) -> Ledger:
    rows = [row for row in rows_of(text) if not isinstance(row, NotTaken)]
    taken = take(ledger or Ledger(), rows, TODAY)
    assert taken.not_taken == ()
    return taken.ledger


def test_an_exported_ledger_is_the_same_in_an_empty_one() -> None:
    assert imported(ledger_json(LEDGER)) == LEDGER


@given(ledgers())
def test_any_exported_ledger_is_the_same_in_an_empty_one(ledger: Ledger) -> None:
    back = imported(ledger_json(ledger))
    assert (back.claims, back.looks, back.claimants) == (
        ledger.claims,
        ledger.looks,
        ledger.claimants,
    )
    assert back.unknown == ledger.unknown


@given(ledgers())
def test_exported_lines_are_the_same_claims_where_they_stand_alone(ledger: Ledger) -> None:
    alone = Ledger(claims=ledger.claims)
    rows = rows_of(ledger_jsonl(alone)) if ledger.claims else []
    taken = take(Ledger(looks=ledger.looks), [row for row in rows if isinstance(row, Own)], TODAY)
    assert (taken.ledger.claims, taken.not_taken) == (ledger.claims, ())


def change(key: str, value: Any) -> str:
    data = json.loads(ledger_json(LEDGER))
    table = data
    *path, last = key.split(".")
    for step in path:
        table = table[step]
    table[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("key", "value", "field", "reason"),
    [
        ("claims.plant.made", True, "claims.plant.made", "made takes"),
        ("claims.plant.text", "", "claims.plant.text", "text is empty"),
        ("claims.plant.claimant", None, "claims.plant.claimant", "has no null"),
        ("claims.plant.colour", {"a": [None]}, "claims.plant.colour.a.0", "has no null"),
        ("claims.plant.evidence.one.stance", "for", "claims.plant.evidence.one.stance", "for"),
        ("claims.plant", [], "claims.plant", "is a table"),
        ("looks.round.claims", "plant", "looks.round.claims", "claims takes a list of ids"),
        ("claimants.acme.kind", "club", "claimants.acme.kind", "“club” is not one of"),
        ("settings.notice", "soon", "settings.notice", "soon"),
    ],
)
def test_a_block_that_is_malformed_is_a_row_that_is_not_taken(
    key: str, value: Any, field: str, reason: str
) -> None:
    (fault,) = (row for row in rows_of(change(key, value)) if isinstance(row, NotTaken))
    assert fault.field == field
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("version", 2, "version “2”"),
        ("shade", {"$toml": "yesterday"}, "“yesterday” under \\$toml"),
    ],
)
def test_a_ledger_of_another_version_or_of_none_is_refused(
    key: str, value: Any, message: str
) -> None:
    with pytest.raises(SourceFault, match=message):
        rows_of(change(key, value))


def test_lines_are_told_by_their_numbers() -> None:
    line = ledger_jsonl(LEDGER)
    text = f'{line}\n[1]\n{{"id": 3}}\n{{"id": "x", "text": "t"}}\n{{broken\n'
    faults = [row for row in rows_of(text) if isinstance(row, NotTaken)]
    assert [(one.row, one.field) for one in faults] == [
        (3, ""),
        (4, "id"),
        (5, "claims.x"),
        (6, ""),
    ]


def test_today_is_no_matter_for_what_another_ledger_holds() -> None:
    later = valid(
        """
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
[claims.plant.evidence.one]
date = 2030-05-01
stance = "supports"
source = "press room"
"""
    )
    rows = [row for row in rows_of(ledger_json(later)) if isinstance(row, Own)]
    assert take(Ledger(), rows, date(2026, 1, 1)).ledger.claims == later.claims


@pytest.mark.parametrize("name", ["claims", "looks", "claimants", "settings"])
@pytest.mark.parametrize("table", [[1], 3, "x"])
def test_what_should_be_a_table_and_is_none_is_a_row_that_is_not_taken(
    name: str, table: object
) -> None:
    (row,) = rows_of_ledger({"format": FORMAT, "version": VERSION, name: table})
    assert isinstance(row, NotTaken)
    assert (row.field, "table" in row.reason) == (name, True)
