"""The date options: the same grammar everywhere, and which day of a span each of them means."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2020-03-08
deadline = "2026-12"

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2020-03-08
deadline = 2027-01-01
"""


def as_of(run: Run, option: str, words: str, today: date = date(2026, 11, 24)) -> Any:
    ran = run("list", option, words, "--json", today=today)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)["as_of"]


def written(path: Path, table: str) -> dict[str, Any]:
    """Return the newest fact of the plant in a table of the file."""
    facts = tomllib.loads(path.read_text())["claims"]["acme-plant"][table]
    found: dict[str, Any] = list(facts.values())[-1]
    return found


@pytest.mark.parametrize("option", ["--as-of", "--known-on"])
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-06-30", "2026-06-30"),
        ("30 June 2026", "2026-06-30"),
        ("2026-06", "2026-06-30"),
        ("2026-Q1", "2026-03-31"),
        ("2025", "2025-12-31"),
        ("mid-2025", "2025-08-31"),
        ("the 2020s", "2029-12-31"),
        ("2030", "2030-12-31"),  # the day may lie in the future
        ("today", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("tomorrow", "2026-11-25"),
    ],
)
def test_as_of_and_known_on_mean_the_last_day_of_a_span(
    run: Run, ledger_file: Write, option: str, words: str, day: str
) -> None:
    ledger_file(LEDGER)
    assert as_of(run, option, words) == day


@pytest.mark.parametrize("option", ["--as-of", "--known-on"])
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("June", "2026-06-30"),
        ("October", "2026-10-31"),
        ("November", "2026-11-30"),  # it has begun
        ("December", "2025-12-31"),  # it has not
        ("24 November", "2026-11-24"),
        ("25 November", "2025-11-25"),
        ("Q1", "2026-03-31"),
    ],
)
def test_a_month_or_day_without_a_year_is_the_last_one_that_has_begun(
    run: Run, ledger_file: Write, option: str, words: str, day: str
) -> None:
    ledger_file(LEDGER)
    assert as_of(run, option, words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-06-30", "2026-06-30"),
        ("2026-06", "2026-06-01"),
        ("2026-Q1", "2026-01-01"),
        ("2025", "2025-01-01"),
        ("June", "2026-06-01"),
        ("November", "2026-11-01"),
        ("December", "2025-12-01"),
        ("last month", "2026-10-01"),
    ],
)
def test_since_means_the_first_day_of_a_span_and_looks_back(
    run: Run, ledger_file: Write, words: str, day: str
) -> None:
    ledger_file(LEDGER)
    ran = run("report", "--since", words, "--json")
    assert json.loads(ran.out)["since"] == day


def test_since_is_thirty_days_before_the_day_unless_said(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert json.loads(run("report", "--json").out)["since"] == "2026-10-25"
    ran = run("report", "--as-of", "2026-03-31", "--json")
    assert json.loads(ran.out)["since"] == "2026-03-01"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("2027", ["acme-plant"]),  # before 1 January 2027: the plane is due on that day
        ("2027-01-01", ["acme-plant"]),
        ("2027-01-02", ["acme-plant", "acme-plane"]),
        ("2026-12", []),
        ("2026-12-31", []),  # strictly before
        ("December", []),  # looks ahead: 2026
        ("January", ["acme-plant"]),  # looks ahead: 2027
        ("February", ["acme-plant", "acme-plane"]),
        ("November", []),
    ],
)
def test_due_before_means_strictly_before_the_first_day_of_a_span_and_looks_ahead(
    run: Run, ledger_file: Write, words: str, ids: list[str]
) -> None:
    ledger_file(LEDGER)
    ran = run("list", "--due-before", words, "--sort", "deadline", "--json")
    assert [one["id"] for one in json.loads(ran.out)["claims"]] == ids


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2026-06-30", date(2026, 6, 30)),
        ("30 June 2026", date(2026, 6, 30)),
        ("2026-06", "2026-06"),
        ("June", "2026-06"),
        ("2026-Q1", "2026-Q1"),
        ("2025", "2025"),
        ("December", "2025-12"),
        ("today", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 23)),
        ("Nov 24", date(2026, 11, 24)),
        ("Nov 25", date(2025, 11, 25)),
    ],
)
def test_the_date_of_a_fact_looks_back_and_keeps_how_exactly_it_is_known(
    run: Run, ledger_file: Write, words: str, stored: object
) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("add-evidence", "acme-plant", "--source", "a paper"),
        *("--date", words, "--happened", words),
    )
    assert ran.code == 0, ran.err
    evidence = written(path, "evidence")
    assert (evidence["date"], evidence["happened"]) == (stored, stored)


@pytest.mark.parametrize("words", ["2026", "2026-11", "November", "2026-Q4", "Q4", "this month"])
@pytest.mark.parametrize("option", ["--date", "--happened"])
def test_a_span_that_is_not_over_is_refused_naming_the_day_form(
    run: Run, ledger_file: Write, option: str, words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run("add-evidence", "acme-plant", "--source", "a paper", option, words)
    message = message_of(ran)
    assert ran.code == 2
    assert option in message
    assert "after today" in message
    assert "2026-11-24" in message
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    "words", ["2025-H1", "mid-2025", "the 2010s", "2025-01/2025-03", "early June 2026"]
)
@pytest.mark.parametrize("option", ["--date", "--happened"])
def test_a_fact_is_of_a_day_month_quarter_or_year_and_nothing_else(
    run: Run, ledger_file: Write, option: str, words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run("add-evidence", "acme-plant", "--source", "a paper", option, words)
    message = message_of(ran)
    assert ran.code == 2
    assert words in message
    assert "2026-Q3" in message
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2026-11", "2026-11"),  # not over, and it counts from its first day
        ("2026", "2026"),
        ("November", "2026-11"),
        ("December", "2025-12"),
        ("2025-03-08", date(2025, 3, 8)),
        ("24 Nov 2026", date(2026, 11, 24)),
    ],
)
def test_made_counts_from_its_first_day(
    run: Run, ledger_file: Write, words: str, stored: object
) -> None:
    path = ledger_file("")
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "2030", "--made", words)
    assert ran.code == 0, ran.err
    [claim] = tomllib.loads(path.read_text())["claims"].values()
    assert claim["made"] == stored


@pytest.mark.parametrize("words", ["2026-11-25", "2026-12", "2027", "tomorrow", "next month"])
def test_made_after_today_is_refused(run: Run, ledger_file: Write, words: str) -> None:
    path = ledger_file("")
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "2030", "--made", words)
    assert ran.code == 2
    assert "--made" in message_of(ran)
    assert path.read_bytes() == b""


def test_fulfilled_looks_back_too(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("resolve", "acme-plant", "kept", "--because", "it opened", "--fulfilled", "October"),
    )
    assert ran.code == 0, ran.err
    assert written(path, "verdicts")["fulfilled"] == "2026-10"


def test_facts_are_of_today_unless_said(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    today = date(2026, 11, 24)
    for table, args in {
        "evidence": ("add-evidence", "acme-plant", "--source", "a paper"),
        "revisions": ("revise", "acme-plant", "--by", "2027"),
        "verdicts": ("resolve", "acme-plant", "broken", "--because", "no plant"),
        "corrections": ("correct", "acme-plant", "--criteria", "x", "--because", "y"),
        "forecasts": ("forecast", "acme-plant", "30%"),
        "inquiries": ("asked", "acme-plant", "--to", "x", "--question", "y"),
        "replies": ("replied", "acme-plant", "--quote", "z"),
    }.items():
        assert run(*args).code == 0
        assert written(path, table)["date"] == today
    assert run("looked", "acme-plant").code == 0
    [look] = tomllib.loads(path.read_text())["looks"].values()
    assert look["date"] == today
    assert run("add", "Acme will sing", "--claimant", "Acme", "--by", "2030").code == 0
    assert tomllib.loads(path.read_text())["claims"]["acme-sing"]["made"] == today


def test_a_deadline_is_read_from_the_day_the_claim_was_made(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    ran = run(
        *("add", "Acme will sing", "--claimant", "Acme"),
        *("--made", "2024-03-15", "--by", "the end of next year"),
    )
    assert ran.code == 0
    [claim] = tomllib.loads(path.read_text())["claims"].values()
    assert claim["deadline"] == "2025"
    assert claim["deadline-words"] == "the end of next year"
    assert "2025-12-31" in ran.err


def test_a_revised_deadline_is_read_from_the_day_of_the_revision(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert run("revise", "acme-plant", "--by", "next year", "--date", "2024-05-01").code == 0
    assert written(path, "revisions")["deadline"] == "2025"


def test_a_corrected_deadline_is_read_from_the_day_the_claim_was_made(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    ran = run("correct", "acme-plant", "--deadline", "next year", "--because", "misread")
    assert ran.code == 0
    assert written(path, "corrections")["deadline"] == "2021"


def test_fiscal_years_are_those_of_the_claimant_else_of_the_ledger(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(
        """\
[settings]
fiscal-year-start = 4

[claimants.acme]
name = "Acme"
fiscal-year-start = 7
"""
    )
    for id_, claimant in (("one", "Acme"), ("two", "Bolt")):
        ran = run("add", "It will sing", "--claimant", claimant, "--by", "FY2027", "--id", id_)
        assert ran.code == 0, ran.err
    claims = tomllib.loads(path.read_text())["claims"]
    assert claims["one"]["deadline"] == "2026-07/2027-06"
    assert claims["two"]["deadline"] == "2026-04/2027-03"


def test_the_local_day_is_today_and_the_utc_second_is_when_it_was_recorded(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    ran = run("forecast", "acme-plant", "30%", today=date(2026, 11, 25))
    assert ran.code == 0
    forecast = written(path, "forecasts")
    assert forecast["date"] == date(2026, 11, 25)
    assert forecast["recorded"].isoformat() == "2026-11-24T12:00:00+00:00"
