"""`claimcheck when`: how a deadline is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]


@pytest.mark.parametrize(
    ("words", "stored", "last"),
    [
        ("mid-2026", "2026-05/2026-08", "2026-08-31"),
        ("by the end of next year", "2025", "2025-12-31"),
        ("within five years", "2024-03-15/2029-03-15", "2029-03-15"),
        ("Q3 2027", "2027-Q3", "2027-09-30"),
        ("30 June 2026", "2026-06-30", "2026-06-30"),
        ("by June", "2024-06", "2024-06-30"),
        ("the 2030s", "203X", "2039-12-31"),
    ],
)
def test_the_span_the_last_day_and_the_rule_are_told(
    run: Run, folder: Path, words: str, stored: str, last: str
) -> None:
    ran = run("when", words, "--said", "2024-03-15")
    assert (ran.code, ran.err) == (0, "")
    assert stored in ran.out.splitlines()[0]
    for label in ("said on", "first day", "last day", "precision", "rule", "assumed"):
        assert f"  {label}" in ran.out
    assert last in ran.out
    assert "2024-03-15" in ran.out


def test_words_need_no_quotation_marks(run: Run, folder: Path) -> None:
    assert run("when", "end", "of", "2026").out == run("when", "end of 2026").out


def test_it_needs_no_ledger_and_works_beside_a_broken_one(run: Run, ledger_file: Write) -> None:
    before = run("when", "2026").out
    ledger_file("[claims\n")
    assert run("when", "2026").out == before


def test_the_settings_of_the_ledger_hold(run: Run, ledger_file: Write) -> None:
    ledger_file('[settings]\nhemisphere = "south"\nfiscal-year-start = 7\n')
    assert "2027-02-28" in run("when", "summer 2026").out
    assert "2026-07/2027-06" in run("when", "FY2027").out


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("soon", "--undated"),
        ("in the future", "--undated"),
        ("10/11/2025", "2025-11-10"),
        ("10/11/2025", "2025-10-11"),
        ("blue moon", "2026"),
    ],
)
def test_what_names_no_day_is_refused_with_advice(
    run: Run, folder: Path, words: str, advice: str
) -> None:
    ran = run("when", words)
    message = message_of(ran)
    assert ran.code == 2
    assert words in message
    assert advice in message


def test_a_refusal_starts_with_the_words_and_not_with_the_name_of_an_argument(
    run: Run, folder: Path
) -> None:
    assert run("when", "blue moon").err.startswith("claimcheck: “blue moon” ")
