"""The headline: one true sentence on the state of a ledger."""

from datetime import date

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.report.board import make_board
from tests.ledgers import valid

DAY = date(2026, 11, 24)
OVERDUE, SOON, LATER = "2026-11-09", "2026-12-20", "2027-06-30"


def claim(number: int, deadline: str = "", more: str = "") -> str:
    due = f"deadline = {deadline}\n" if deadline else ""
    return f'[claims.c{number}]\ntext = "t"\nclaimant = "Acme"\nmade = 2025-01-01\n{due}{more}\n'


def ruled(number: int, verdict: str, day: str) -> str:
    return claim(number, OVERDUE) + (
        f'[claims.c{number}.verdicts.v]\ndate = {day}\nverdict = "{verdict}"\nbecause = "b"\n'
    )


HOLDS = "holds = true"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "No claims yet."),
        ([claim(1, OVERDUE)], "The only claim is overdue."),
        ([claim(1, LATER)], "The only claim is not due yet."),
        ([claim(1)], "The only claim is without a date."),
        ([claim(1, OVERDUE, HOLDS)], "The only claim is awaiting a ruling."),
        (
            [ruled(1, "partly-kept", "2026-11-10")],
            "The only claim was ruled partly kept on 10 November 2026.",
        ),
        ([claim(1, OVERDUE), claim(2, LATER)], "Of 2 claims, 1 is overdue."),
        (
            [claim(1, OVERDUE), claim(2, OVERDUE), claim(3, SOON), claim(4, OVERDUE, HOLDS)],
            "Of 4 claims, 2 are overdue, 1 awaits a ruling and 1 is due soon.",
        ),
        (
            [claim(1, LATER), claim(2)],
            "None of the 2 claims is overdue or due soon; the next is due by 30 June 2027.",
        ),
        ([claim(1), claim(2)], "None of the 2 claims is overdue or due soon."),
        (
            [claim(1, SOON), ruled(2, "kept", "2026-11-10")],
            "Of 2 claims, 1 is due soon; since 25 October 2026, 1 was ruled kept.",
        ),
        (
            [claim(1, SOON), ruled(2, "kept", "2026-11-10"), ruled(3, "broken", "2026-11-11")],
            "Of 3 claims, 1 is due soon; since 25 October 2026, 2 were ruled on: "
            "1 broken and 1 kept.",
        ),
        (
            [claim(1, SOON), ruled(2, "kept", "2026-10-25")],  # on the day itself: not since
            "Of 2 claims, 1 is due soon.",
        ),
        (
            [ruled(1, "kept", "2026-10-01"), ruled(2, "broken", "2026-10-02")],
            "Both claims are ruled on: 1 broken and 1 kept.",
        ),
    ],
)
def test_the_headline_says_what_presses_and_what_is_new(claims: list[str], said: str) -> None:
    view = View(valid("".join(claims)), DAY)
    assert make_board(view, date(2026, 10, 25)).headline == said
