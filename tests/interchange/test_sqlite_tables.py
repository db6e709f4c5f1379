"""`export sqlite`: claims, facts and standings for Datasette, SQL and spreadsheets."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from claimcheck.desk.exported_database import exported_database
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.csv_tables import claims_csv, facts_csv
from tests.conftest import TODAY
from tests.interchange.hostile import ledgers
from tests.interchange.ledgers import EVERY_KEY, PROMISES
from tests.ledgers import valid

TABLES = {"about", "claimants", "claims", "standings", "facts", "tags", "parts"}
FACT_VIEWS = {
    "evidence",
    "revisions",
    "verdicts",
    "forecasts",
    "corrections",
    "signatures",
    "inquiries",
    "replies",
    "looks",
}
VIEWS = {"overview", "open_claims", "rulings", "timeline", "track_records", *FACT_VIEWS}

HARBOUR = """\
[claims.harbour]
text = "The Côte d'Azur gets a harbour"
claimant = "Acme"
made = 2025-01-01
deadline = "2026"
tags = ["zebra", "ant", "boats"]
holds = true
x-desk = { editor = "Ann", since = 2025-02-01 }
target = { measure = "berths", at-least = 300 }

[claims.harbour.evidence.first]
date = "2025-03"
stance = "supports"
source = "=1+1"
quote = "'); DROP TABLE claims; --"
value = 120
x-page = 4
"""


@contextmanager
def opened(ledger: str | Ledger, day: date = TODAY) -> Iterator[sqlite3.Connection]:
    view = View(valid(ledger) if isinstance(ledger, str) else ledger, day)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(exported_database(view, list(view.standings())))
        connection.row_factory = sqlite3.Row
        yield connection


def rows(ledger: str | Ledger, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with opened(ledger) as connection:
        return [tuple(row) for row in connection.execute(query, values)]


def test_it_has_these_tables_and_views_and_is_sound() -> None:
    with opened(PROMISES) as connection:
        kinds = {
            kind: {
                row["name"]
                for row in connection.execute(
                    "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE '%\\_fts%' "
                    "ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
                    (kind,),
                )
            }
            for kind in ("table", "view")
        }
        assert kinds == {"table": TABLES, "view": VIEWS}
        assert [tuple(row) for row in connection.execute("PRAGMA integrity_check")] == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", sorted(TABLES | VIEWS))
def test_every_table_and_view_can_be_read_and_the_documentation_names_its_columns(
    name: str,
) -> None:
    docs = Path("docs/exporting.md").read_text()
    chapter = docs[docs.index("\n## sqlite") : docs.index("\n## Addresses")]
    with opened(EVERY_KEY) as connection:
        columns = [one[0] for one in connection.execute(f"SELECT * FROM {name}").description]
    assert f"`{name}`" in chapter
    if name in {*TABLES, "overview"} - {"claims", "facts"}:  # whose columns are keys of the file
        assert [one for one in columns if f"`{one}`" not in chapter] == []


def test_a_claim_stands_as_it_does_on_the_day() -> None:
    found = rows(
        PROMISES, "SELECT status, ruled_on, late_days, latest FROM standings WHERE claim = 'late'"
    )
    assert found == [("kept", "2024-09-01", 47, "2024-06-30")]
    with opened(PROMISES, date(2024, 7, 4)) as connection:
        [early] = connection.execute("SELECT * FROM standings WHERE claim = 'late'")
        assert (early["status"], early["days_left"], early["supports"]) == ("overdue", -4, 0)
        [about] = connection.execute("SELECT * FROM about")
        assert tuple(about) == ("Promises", "2024-07-04", None, "claimcheck/sqlite", 1)


def test_the_overview_has_the_rows_of_the_csv() -> None:
    view = View(valid(PROMISES + HARBOUR), TODAY)
    table = csv.DictReader(StringIO(claims_csv(view, list(view.standings()), raw=True)))
    expected = [{name: row[name] for name in row if name != "x-desk"} for row in table]
    with opened(PROMISES + HARBOUR) as connection:
        found = [dict(row) for row in connection.execute("SELECT * FROM overview")]
    assert [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in found
    ] == expected


def test_facts_are_those_of_the_csv_retracted_ones_and_looks_too() -> None:
    view = View(valid(PROMISES), TODAY)
    table = csv.DictReader(StringIO(facts_csv(view, list(view.standings()), raw=True)))
    expected = [(row["claim"], row["table"], row["key"], row["retracted"] or None) for row in table]
    assert rows(PROMISES, 'SELECT claim, "table", key, retracted FROM facts') == expected
    assert ("late", "evidence", "rumour", "no-rumour") in expected
    assert ("overdue", "looks", "round", None) in expected


def test_values_are_what_the_file_has_and_days_can_be_sorted() -> None:
    [fact] = rows(
        HARBOUR, "SELECT date, day, value, source, quote, own FROM evidence WHERE key = 'first'"
    )
    assert fact == (
        *("2025-03", "2025-03-31", 120, "=1+1", "'); DROP TABLE claims; --", '{"x-page": 4}'),
    )
    [claim] = rows(HARBOUR, "SELECT tags, holds, draft, kind, own, target FROM claims")
    assert json.loads(claim[0]) == ["zebra", "ant", "boats"]
    assert claim[1:4] == (1, 0, "promise")
    assert json.loads(claim[4]) == {"x-desk": {"editor": "Ann", "since": "2025-02-01"}}
    assert json.loads(claim[5]) == {"measure": "berths", "at-least": 300}
    assert rows(HARBOUR, "SELECT tag FROM tags ORDER BY tag") == [("ant",), ("boats",), ("zebra",)]


def test_a_search_finds_words_whatever_their_case_and_accents() -> None:
    query = (
        "SELECT claims.id FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH ?"
    )
    assert rows(HARBOUR, query, "COTE azur") == [("harbour",)]
    assert rows(HARBOUR, query, "mountain") == []
    in_facts = query.replace("claims.id", "facts.key").replace("claims", "facts")
    assert rows(HARBOUR, in_facts, "drop") == [("first",)]


def test_open_claims_come_with_the_most_pressing_first() -> None:
    found = rows(PROMISES, "SELECT id, status FROM open_claims")
    assert found == [
        ("overdue", "overdue"),
        ("moved", "pending"),
        ("secret", "pending"),
        ("someday", "undated"),
    ]


def test_track_records_are_those_of_parties_without_drafts() -> None:
    found = rows(PROMISES, "SELECT party, claims, kept, late, overdue, open FROM track_records")
    assert found == [("Acme", 5, 1, 1, 1, 3), ("Ann Lee", 1, 0, 0, 0, 0)]


def test_it_is_the_desks_and_holds_drafts_notes_and_forecasts() -> None:
    assert rows(PROMISES, "SELECT draft, note FROM claims WHERE id IN ('secret', 'late')") == [
        (0, "ring the plant"),
        (1, None),
    ]
    assert rows(PROMISES, "SELECT probability FROM forecasts") == [(0.3,)]


def test_the_same_ledger_and_day_give_the_same_bytes() -> None:
    view = View(valid(EVERY_KEY), TODAY)
    claims = list(view.standings())
    assert exported_database(view, claims) == exported_database(
        View(valid(EVERY_KEY), TODAY), claims
    )


def test_a_ledger_of_nothing_is_a_database() -> None:
    assert rows("", "SELECT count(*) FROM overview") == [(0,)]


@settings(max_examples=25)
@given(ledgers())
def test_hostile_words_stay_words(ledger: Ledger) -> None:
    with opened(ledger) as connection:
        texts = [row["text"] for row in connection.execute("SELECT text FROM claims")]
        assert texts == [claim.text for claim in ledger.claims.values()]
        [item] = connection.execute("SELECT quote, note FROM evidence WHERE key = 'opened'")
        evidence = ledger.claims["late"].evidence[0]
        assert tuple(item) == (evidence.quote, evidence.note)
        [count] = connection.execute("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'view'")
        assert count["n"] == len(VIEWS)
