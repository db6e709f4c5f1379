"""Track records and days in sentences: singular and plural, and never a share without its n."""

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.domain.scoring.track_record import Record
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.report.status_style import when, when_alone
from claimcheck.report.terminal.score_output import (
    counts_in_words,
    share_in_words,
    slip_in_words,
)
from tests.ledgers import valid

EMPTY = Record(
    name="Acme",
    n=0,
    credit=0,
    low=None,
    high=None,
    kept=0,
    late=0,
    partly_kept=0,
    broken=0,
    withdrawn=0,
    superseded=0,
    void=0,
    unverifiable=0,
    overdue=0,
    open=0,
    draft=0,
    slip_days=None,
    longest_slip_days=None,
    slip_n=0,
    moved=0,
)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (EMPTY, "no rulings yet"),
        (
            replace(EMPTY, n=1, credit=0.5, low=0.05, high=0.95, kept=1, late=1),
            "1 kept late (counts half)",
        ),
        (
            replace(EMPTY, n=1, credit=0.5, low=0.05, high=0.95, partly_kept=1),
            "1 partly kept (counts half)",
        ),
        (
            replace(EMPTY, n=1, credit=0.5, low=0.05, high=0.95, partly_kept=1, late=1),
            "1 partly kept late (counts half)",
        ),
        (
            replace(EMPTY, n=3, credit=1.5, low=0.13, high=0.87, kept=2, late=1),
            "1.5 of 3 kept (13–87%), 1 late",
        ),
    ],
)
def test_a_share_is_told_with_its_n_and_a_half_alone_in_words(record: Record, said: str) -> None:
    assert share_in_words(record) == said


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (EMPTY, "no rulings yet"),
        (replace(EMPTY, open=1), "no rulings yet; 1 open"),
        (replace(EMPTY, kept=2, partly_kept=1, void=1), "2 kept, 1 partly kept; 1 void"),
        (replace(EMPTY, broken=1), "1 broken"),
    ],
)
def test_what_there_is_none_of_is_not_counted(record: Record, said: str) -> None:
    assert counts_in_words(record) == said


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ((1, 0, 0.0, 0), "the only dated claim has not moved"),
        ((2, 0, 0.0, 0), "neither of the two dated claims moved"),
        ((6, 0, 0.0, 0), "none of the six dated claims moved"),
        ((1, 1, 365.0, 365), "the only dated claim was postponed by 365 days"),
        ((1, 1, -1.0, -1), "the only dated claim was brought forward by 1 day"),
        ((2, 1, 182.5, 365), "1 of 2 dated claims moved; average over both, 182 days later"),
        (
            (4, 3, 564.0, 900),
            "3 of 4 dated claims moved; average over all four, 564 days later; longest, 900 days",
        ),
        ((3, 2, -30.0, -10), "2 of 3 dated claims moved; average over all three, 30 days earlier"),
        (
            (13, 2, 1.0, 12),
            "2 of 13 dated claims moved; average over all 13, 1 day later; longest, 12 days",
        ),
    ],
)
def test_how_far_dates_moved_is_a_sentence(slip: tuple[int, int, float, int], said: str) -> None:
    n, moved, mean, longest = slip
    record = replace(EMPTY, slip_n=n, moved=moved, slip_days=mean, longest_slip_days=longest)
    assert slip_in_words(record) == said


@pytest.mark.parametrize(
    ("keys", "beside_the_status", "alone"),
    [
        ('deadline = "2026-09"', "by 55 days", "55 days overdue"),
        ("deadline = 2026-11-23", "by 1 day", "1 day overdue"),
        ("deadline = 2026-11-24", "last day today", "last day today"),
        ("deadline = 2026-12-31", "37 days left", "37 days left"),
        ('deadline = "2026-09"\nholds = true', "last day 55 days ago", "last day 55 days ago"),
        ("holds = true", "no last day", "no last day"),
        ("", "no date", "no date"),
        ('deadline = "2026-09"\ncondition = "c"', "condition unmet", "condition unmet"),
    ],
)
def test_how_far_off_a_last_day_is_reads_with_and_without_its_status(
    keys: str, beside_the_status: str, alone: str
) -> None:
    one = _standing(keys)
    assert (when(one), when_alone(one)) == (beside_the_status, alone)


def _standing(keys: str) -> Standing:
    ledger = valid(f'[claims.a]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n{keys}\n')
    one = View(ledger, date(2026, 11, 24)).standing("a")
    assert one is not None
    return one
