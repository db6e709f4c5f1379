"""Beside its status and its dates, a claim in a table says what these do not."""

from datetime import date

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.report.claim_history import claim_history
from claimcheck.report.remark import remark
from tests.ledgers import valid

CLAIM = '[claims.a]\ntext = "A thing"\nclaimant = "Acme"\nmade = 2024-01-01\n'
DUE = "deadline = 2027-06-30\n"
OVERDUE = "deadline = 2026-06-30\n"
MOVED = "[claims.a.revisions.r]\ndate = 2025-02-01\ndeadline = 2030-06-30\n"
LOOK = '[looks.l]\ndate = 2026-05-01\nclaims = ["a"]\n'
VERDICT = "[claims.a.verdicts.v]\ndate = 2026-07-08\nverdict = 'kept'\n"
RULED = VERDICT + "fulfilled = 2026-06-30\nbecause = 'the register says so'\n"


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (CLAIM + DUE, ""),
        (CLAIM + DUE + MOVED, "First promised for 30 June 2027, now 3 years later"),
        (CLAIM + OVERDUE, "Never looked at"),
        (CLAIM + OVERDUE + LOOK, "Last looked at on 1 May 2026"),
        (CLAIM, ""),
        (CLAIM + "deadline-words = 'soon'\n", "No date given (“soon”)"),
        (CLAIM + "condition = 'it is dry'\n", "Waiting for its condition: it is dry"),
        (CLAIM + DUE + RULED, "the register says so"),
    ],
)
def test_a_remark_repeats_neither_status_nor_date(ledger: str, said: str) -> None:
    view = View(valid(ledger), date(2026, 11, 24))
    (one,) = view.standings()
    assert remark(claim_history(view, one)) == said


def test_a_whole_that_awaits_a_ruling_says_why() -> None:
    parts = 'parts = ["b"]\n' + CLAIM.replace("claims.a", "claims.b")
    void = "[claims.b.verdicts.v]\ndate = 2026-07-08\nverdict = 'void'\nbecause = 'Moot'\n"
    view = View(valid(CLAIM + DUE + parts + void), date(2026, 11, 24))
    whole = view.standing("a")
    assert whole is not None
    assert whole.status == "awaiting-ruling"
    assert remark(claim_history(view, whole)) == "None of its parts counts any more"
