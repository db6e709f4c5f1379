"""`export csv`: RFC 4180 that a spreadsheet reads as text."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.csv_tables import claims_csv, facts_csv
from tests.conftest import TODAY
from tests.interchange.ledgers import EVERY_KEY, PROMISES
from tests.ledgers import valid

FIELDS = ("text", "claimant", "speaker", "source", "criteria", "tags")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def view_of(text: str, day: date = TODAY) -> View:
    return View(valid(text), day)


def test_a_claim_is_a_row_of_the_promised_columns() -> None:
    view = view_of(PROMISES)
    text = claims_csv(view, view.standings())
    assert text.split("\r\n")[0] == (
        "id,text,claimant,speaker,made,deadline,latest,status,late_days,days_left,slip_days,"
        "outlook,source,criteria,tags"
    )
    by_id = {row["id"]: row for row in rows(text)}
    assert list(by_id) == list(view.ledger.claims)
    assert by_id["late"] == {
        "id": "late",
        "text": "Acme will open a plant",
        "claimant": "Acme Ltd",
        "speaker": "Bo Ek",
        "made": "2024-01-10",
        "deadline": "2024-06-30",
        "latest": "2024-06-30",
        "status": "kept",
        "late_days": "47",
        "days_left": "",
        "slip_days": "0",
        "outlook": "",
        "source": "https://news.example/plant",
        "criteria": "the first car leaves it",
        "tags": "industry; jobs",
    }
    overdue = by_id["overdue"]
    assert (overdue["deadline"], overdue["latest"]) == ("2026-Q3", "2026-09-30")
    assert overdue["days_left"] == "-55"  # a number, however it begins: 31 of October, 24 days
    assert by_id["someday"]["latest"] == ""


def test_lines_end_as_rfc_4180_says_and_the_last_one_too() -> None:
    view = view_of(PROMISES)
    text = claims_csv(view, view.standings())
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == len(view.ledger.claims) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("field", FIELDS)
def test_a_text_that_begins_like_a_formula_is_made_harmless_in_every_field(
    start: str, field: str
) -> None:
    formula = f'{start}HYPERLINK("https://evil.example","x")'
    toml = formula.replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    value = f'["{toml}"]' if field == "tags" else f'"{toml}"'
    given = {"text": '"t"', "claimant": '"c"'} | {field: value}
    view = view_of(
        "[claims.a]\nmade = 2025-01-01\n"
        + "".join(f"{key} = {one}\n" for key, one in given.items())
    )
    [row] = rows(claims_csv(view, view.standings()))
    assert row[field] == "'" + formula
    [raw] = rows(claims_csv(view, view.standings(), raw=True))
    assert raw[field] == formula


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_any_text_comes_back_from_raw_cells(text: str) -> None:
    ledger = valid('[claims.a]\ntext = "x"\nclaimant = "c"\nmade = 2025-01-01\n')
    claim = replace(ledger.claims["a"], text=text, criteria=text)
    view = View(replace(ledger, claims={"a": claim}), TODAY)
    [row] = rows(claims_csv(view, view.standings(), raw=True))
    assert (row["text"], row["criteria"]) == (text, text)
    [safe] = rows(claims_csv(view, view.standings()))
    assert safe["text"] in (text, f"'{text}")
    assert not safe["text"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_fact_is_a_row_with_the_keys_of_the_file_and_who_took_it_back() -> None:
    view = view_of(PROMISES)
    found = rows(facts_csv(view, view.standings()))
    keys = [(row["claim"], row["table"], row["key"], row["retracted"]) for row in found]
    assert keys == [
        ("late", "evidence", "rumour", "no-rumour"),
        ("late", "evidence", "opened", ""),
        ("late", "verdicts", "ruled", ""),
        ("late", "forecasts", "odds", ""),
        ("late", "corrections", "no-rumour", ""),
        ("broken", "verdicts", "ruled", ""),
        ("moved", "revisions", "later", ""),
        ("overdue", "looks", "round", ""),
        ("withdrawn", "verdicts", "ruled", ""),
        ("secret", "looks", "round", ""),
    ]
    opened, ruled = found[1], found[2]
    assert opened["happened"] == "2024-08-16"
    assert opened["recorded"] == "2024-08-20T10:00:00Z"
    assert opened["note"] == "desk only"
    assert (ruled["verdict"], ruled["fulfilled"], ruled["on"]) == ("kept", "2024-08-16", "opened")


def test_every_key_of_a_fact_has_a_column() -> None:
    view = view_of(EVERY_KEY, date(2027, 2, 1))
    [evidence] = (
        row for row in rows(facts_csv(view, view.standings())) if row["table"] == "evidence"
    )
    assert evidence["value"] == "60"
    assert evidence["snapshot"].startswith("sha256:")
    assert None not in evidence


def test_a_fact_after_the_day_is_not_there() -> None:
    view = view_of(PROMISES, date(2024, 8, 31))
    assert "ruled" not in [row["key"] for row in rows(facts_csv(view, view.standings()))]
