"""Of facts of one day the one that was written last is the newest, by a command or an import."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026"
"""


@pytest.mark.parametrize("years", [(2027, 2028), (2028, 2027), (2030, 2029), (2029, 2030)])
def test_of_two_dates_given_in_one_second_the_second_one_holds(
    run: Run, ledger_file: Write, years: tuple[int, int]
) -> None:
    ledger_file(LEDGER)
    for year in years:
        assert run("revise", "acme-plant", "--by", str(year)).code == 0
    (claim,) = json.loads(run("list", "--json").out)["claims"]
    assert claim["deadline"]["stored"] == str(years[1])


def test_a_fact_far_ahead_of_the_clock_is_told_when_its_claim_is_written_to(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(
        LEDGER
        + "[claims.acme-plant.forecasts.a]\ndate = 2026-01-05\nprobability = 0.5\n"
        + "recorded = 2027-01-01T00:00:00Z\n"
    )
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    ran = run("forecast", "acme-plant", "30%", "--date", "2026-01-05", now=now)
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == (
        "acme-plant: a was recorded on 2027-01-01T00:00:00Z, but it is 2026-11-24T12:00:00Z now; "
        "a clock was wrong; on one day, what is recorded later counts as newer"
    )
    assert "recorded = 2026-11-24T12:00:00Z" in path.read_text()
    out = run("check", now=now).out
    assert (
        "claims.toml:9:12: warning: a was recorded on 2027-01-01T00:00:00Z, "
        "but it is 2026-11-24T12:00:00Z now"
    ) in out


def test_the_odds_that_count_are_the_last_ones_of_a_day(run: Run, ledger_file: Write) -> None:
    """0 %, then 100 % thirteen seconds later, of something that was kept: a Brier score of 0."""
    ledger_file("")
    Path("map.toml").write_text(
        """\
name = "book"
key = "id"
[claim]
text = "text"
claimant = { form = "the world" }
made = "made"
[[verdicts]]
verdict = { form = "kept" }
date = "judged"
because = { form = "judged" }
[[forecasts]]
each = "odds"
probability = { field = "percent", scale = 100 }
date = "at"
by = { form = "ana" }
"""
    )
    record = {
        "id": 1,
        "text": "It will rain",
        "made": "2020-01-01",
        "judged": "2020-03-01",
        "odds": [
            {"percent": 100, "at": "2020-01-05T10:00:13Z"},
            {"percent": 0, "at": "2020-01-05T10:00:00Z"},
        ],
    }
    Path("book.json").write_text(json.dumps([record]))
    assert run("import", "book.json", "--map", "map.toml").code == 0
    (row,) = json.loads(run("score", "--per", "forecaster", "--json").out)["rows"]
    assert (row["n"], row["brier"]) == (1, 0)


def test_a_fraction_of_a_second_travels(run: Run, ledger_file: Write) -> None:
    text = LEDGER.replace('deadline = "2026"', 'deadline = "2026"\nrecorded = {}')
    ledger_file(text.format("2026-01-05T10:00:00.000002Z"))
    exported = run("export", "json").out
    assert json.loads(exported)["claims"]["acme-plant"]["recorded"] == "2026-01-05T10:00:00.000002Z"
    Path("claims.toml").write_text("")
    Path("ledger.json").write_text(exported)
    assert run("import", "ledger.json").code == 0
    assert "recorded = 2026-01-05T10:00:00.000002Z\n" in Path("claims.toml").read_text()
