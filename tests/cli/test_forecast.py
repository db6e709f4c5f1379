"""`claimcheck forecast`: somebody's odds."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
"""


@pytest.mark.parametrize(
    ("odds", "probability"),
    [
        ("30%", 0.3),
        ("30 %", 0.3),
        ("7%", 0.07),
        ("0.5%", 0.005),
        ("0.3", 0.3),
        ("0", 0),
        ("1", 1),
        ("0%", 0),
        ("100%", 1),
        ("1%", 0.01),
    ],
)
def test_odds_are_percent_or_a_number_from_0_to_1(
    run: Run, ledger_file: Write, odds: str, probability: float
) -> None:
    path = ledger_file(LEDGER)
    ran = run("forecast", "acme-plant", odds, "--who", "ana", "--note", "N", "--date", "2026-10-01")
    assert ran.code == 0, ran.err
    [(key, forecast)] = tomllib.loads(path.read_text())["claims"]["acme-plant"]["forecasts"].items()
    assert ran.out == f"acme-plant {key}\n"
    assert forecast.pop("recorded").isoformat() == "2026-11-24T12:00:00+00:00"
    assert forecast == {
        "date": date(2026, 10, 1),
        "probability": probability,
        "note": "N",
        "by": "ana",
    }


def test_odds_are_shown_as_percent_with_whose_they_are(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert run("forecast", "acme-plant", "0.07", "--who", "ana").code == 0
    out = run("show", "acme-plant").out
    assert "7%" in out
    assert "ana" in out


def test_odds_leave_the_status_as_it_is(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    before = run("list", "--json").out
    assert run("forecast", "acme-plant", "1%").code == 0
    assert run("list", "--json").out == before
