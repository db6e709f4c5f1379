"""How dates moved and how late claims are by the first and the last of them, counted by hand."""

from datetime import date

import pytest

from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.slip import Lateness, Slip
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

TODAY = date(2026, 11, 24)


def slipped(claim: str, on: date = TODAY) -> Slip:
    ledger = valid(f'[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-03-21\n{claim}')
    found = detail(View(ledger, on), "x")
    assert found is not None
    return found.slip


def moves(claim: str, on: date = TODAY) -> list[tuple[str | None, int | None, int | None]]:
    return [
        (one.deadline.stored if one.deadline else None, one.moved_days, one.slip_days)
        for one in slipped(claim, on).moves
    ]


FLYING_CAR = """\
deadline = "2025-Q4"
revisions.gu = { date = 2024-05-17, deadline = "2026", speaker = "Brian Gu", source = "a paper" }
revisions.he = { date = 2025-03-08 }
"""


def test_every_revision_is_a_move_with_its_date_its_source_and_the_days() -> None:
    first, moved, again = slipped(FLYING_CAR).moves
    assert (first.id, str(first.date), first.moved_days, first.slip_days) == (
        *(None, "2024-03-21"),
        *(None, 0),
    )
    assert (moved.id, str(moved.date), moved.speaker, moved.source) == (
        *("gu", "2024-05-17"),
        *("Brian Gu", "a paper"),
    )
    # 31 December 2025 to 31 December 2026
    assert (moved.moved_days, moved.slip_days) == (365, 365)
    assert (again.id, again.moved_days, again.slip_days) == ("he", 0, 365)


def test_a_move_counts_from_the_date_before_it_and_the_slip_from_the_first() -> None:
    later_and_back = """\
deadline = "2025-06"
revisions.a = { date = 2024-05-17, deadline = "2025-12" }
revisions.b = { date = 2024-06-17, deadline = "2026-06" }
revisions.c = { date = 2024-07-17, deadline = "2025-03" }
"""
    assert moves(later_and_back) == [
        ("2025-06", None, 0),
        ("2025-12", 184, 184),  # 31 + 31 + 30 + 31 + 30 + 31
        ("2026-06", 181, 365),
        ("2025-03", -456, -91),  # 30 June 2026 to 31 March 2025; 30 June to 31 March 2025
    ]


def test_a_date_that_was_taken_back_counts_again_when_another_is_named() -> None:
    gone_and_back = """\
deadline = "2025-06"
revisions.a = { date = 2024-05-17, undated = true }
revisions.b = { date = 2024-06-17 }
revisions.c = { date = 2024-07-17, deadline = "2025-12" }
"""
    assert moves(gone_and_back) == [
        ("2025-06", None, 0),
        (None, None, None),
        (None, None, None),
        ("2025-12", 184, 184),
    ]


def test_the_first_date_of_an_undated_claim_is_no_move() -> None:
    named = """\
revisions.a = { date = 2024-05-17, deadline = "2025-06" }
revisions.b = { date = 2024-06-17, deadline = "2025-12" }
"""
    assert moves(named) == [(None, None, None), ("2025-06", None, 0), ("2025-12", 184, 184)]


def test_the_date_that_comes_with_a_met_condition_is_measured_from_anew() -> None:
    conditional = """\
condition = "the law passes"
deadline = "2025-06"
revisions.a = { date = 2024-05-17, deadline = "2025-12" }
revisions.b = { date = 2024-06-17, deadline = "2027-06", condition-met = true }
revisions.c = { date = 2024-07-17, deadline = "2027-07" }
"""
    assert moves(conditional) == [
        ("2025-06", None, 0),
        ("2025-12", 184, 184),
        ("2027-06", None, 0),
        ("2027-07", 31, 31),
    ]


def test_a_retracted_revision_and_one_still_to_come_are_no_moves() -> None:
    retracted = f"""\
{FLYING_CAR}
corrections.c = {{ date = 2025-04-01, retracts = "gu", because = "he said it of another car" }}
"""
    assert moves(retracted) == [("2025-Q4", None, 0), ("2025-Q4", 0, 0)]
    assert moves(FLYING_CAR, date(2024, 5, 16)) == [("2025-Q4", None, 0)]


@pytest.mark.parametrize(
    ("claim", "original", "in_force"),
    [
        # 31 December 2025 to 24 November 2026
        (FLYING_CAR, 328, 0),
        ('deadline = "2025"', 328, 328),
        ('deadline = "2027"', 0, 0),
        ("", None, None),
        # taken back: late by the first date alone
        ('deadline = "2025"\nrevisions.a = { date = 2024-05-17, undated = true }', 328, None),
        ('deadline = "2025"\ncondition = "the law passes"', None, None),
        ('deadline = "2025"\nholds = true', 0, 0),
        # ruled: by the days to the fulfilment
        (
            FLYING_CAR + "verdicts.v = { date = 2026-03-01, verdict = 'kept', because = 'b', "
            "fulfilled = 2026-02-10 }",
            *(41, 0),
        ),
        (
            FLYING_CAR + "verdicts.v = { date = 2026-03-01, verdict = 'kept', because = 'b', "
            "fulfilled = 'unknown' }",
            *(None, 0),  # the verdict itself is before the end of 2026
        ),
        (
            FLYING_CAR + "verdicts.v = { date = 2026-03-01, verdict = 'broken', because = 'b' }",
            *(None, None),
        ),
        # moved only after it came true: the date in force was the first one then
        (
            'deadline = "2025-06"\nrevisions.a = { date = 2025-09-01, deadline = "2025-12" }\n'
            "verdicts.v = { date = 2025-10-01, verdict = 'kept', because = 'b', "
            "fulfilled = 2025-08-10 }",
            *(41, 41),
        ),
    ],
)
def test_lateness_by_the_first_date_and_by_the_one_in_force(
    claim: str, original: int | None, in_force: int | None
) -> None:
    assert slipped(claim).late == Lateness(original, in_force)
