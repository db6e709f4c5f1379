"""Who needs a person first, why, and what would settle it."""

import shlex
from datetime import date

import pytest

from claimcheck.domain.standing.attention import (
    Attention,
    attention,
    attention_to,
    pressing,
    urgency,
)
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

TODAY = date(2026, 11, 24)

# The ids say the place in the order; in the file the claims stand the other way round.
LEDGER = """\
[claims.i-ruled-before]
verdicts.v = { date = 2026-01-01, verdict = "void", because = "b" }

[claims.h-ruled-last]
verdicts.v = { date = 2026-02-01, verdict = "kept", because = "b" }

[claims.g-quiet-and-far]
deadline = "2029"

[claims.g-quiet-and-near]
deadline = "2028"

[claims.f-target-met]
target = { measure = "n", at-least = 60 }
evidence.e = { date = 2026-11-01, stance = "context", source = "s", value = 61 }

[claims.e-contested]
evidence.e = { date = 2026-11-01, stance = "mixed", source = "s" }

[claims.d-asked-in-vain]
deadline = "2028"
inquiries.q = { date = 2026-11-01, to = "press office", question = "q", reply-by = 2026-11-10 }

[claims.d-stale-for-less]
deadline = "2027"
evidence.e = { date = 2026-07-01, stance = "supports", source = "s" }

[claims.d-stale-for-longer]
deadline = "2029"
evidence.e = { date = 2026-06-01, stance = "supports", source = "s" }

[claims.c-due-soon]
deadline = 2026-12-20

[claims.b-awaiting]
holds = true
deadline = 2026-10-31

[claims.a-overdue-for-less]
deadline = 2026-10-31

[claims.a-overdue-for-longest]
deadline = 2025-10-31
"""


@pytest.fixture
def view() -> View:
    head = 'text = "t"\nclaimant = "Acme"\nmade = 2024-01-10'
    return View(valid(LEDGER.replace("]\n", f"]\n{head}\n", 13)), TODAY)


def test_what_needs_a_person_comes_first_then_open_claims_by_date_then_rulings(
    view: View,
) -> None:
    assert [one.id for one in sorted(view.standings(), key=urgency)] == [
        "a-overdue-for-longest",
        "a-overdue-for-less",
        "b-awaiting",
        "c-due-soon",
        "d-asked-in-vain",
        "d-stale-for-longer",
        "d-stale-for-less",
        "e-contested",
        "f-target-met",
        "g-quiet-and-near",
        "g-quiet-and-far",
        "h-ruled-last",
        "i-ruled-before",
    ]


def test_attention_is_what_calls_for_a_person(view: View) -> None:
    found = attention(view.standings())
    assert [(one.claim.id[0], pressing(one.claim)) for one in found] == [
        ("a", "overdue"),
        ("a", "overdue"),
        ("b", "awaiting-ruling"),
        ("c", "due-soon"),
        ("d", "unanswered"),
        ("d", "stale"),
        ("d", "stale"),
        ("e", "contested"),
        ("f", "target-met"),
    ]


@pytest.fixture
def items(view: View) -> dict[str, Attention]:
    return {one.claim.id: one for one in attention(view.standings())}


@pytest.mark.parametrize(
    ("id_", "command"),
    [
        ("a-overdue-for-less", 'claimcheck resolve a-overdue-for-less VERDICT --because "…"'),
        ("b-awaiting", 'claimcheck resolve b-awaiting VERDICT --because "…"'),
        ("c-due-soon", "claimcheck looked c-due-soon"),
        ("d-asked-in-vain", "claimcheck looked d-asked-in-vain"),
        ("d-stale-for-less", "claimcheck looked d-stale-for-less"),
        ("e-contested", 'claimcheck resolve e-contested VERDICT --because "…"'),
        ("f-target-met", 'claimcheck resolve f-target-met kept --fulfilled DAY --because "…"'),
    ],
)
def test_each_has_one_command_that_would_settle_it(
    items: dict[str, Attention], id_: str, command: str
) -> None:
    assert items[id_].command == command
    assert shlex.split(command)[2] == id_


def test_the_reason_tells_the_status_and_what_the_evidence_says(
    items: dict[str, Attention],
) -> None:
    assert items["a-overdue-for-less"].why == (
        "24 days overdue (due by 31 October 2026); no ruling yet; never looked at; "
        "no source for or against it yet"
    )
    assert items["c-due-soon"].why == (
        "due by 20 December 2026, in 26 days; no source for or against it yet"
    )
    # 29 days of June from the 1st, 31, 31, 30, 31 and 24 of November
    assert items["d-stale-for-longer"].why == "not looked at for 176 days"
    assert items["d-asked-in-vain"].why == (
        "due by 31 December 2028, in 768 days; no reply by 10 November 2026"
    )
    assert items["f-target-met"].why == "n: 61 on 1 November 2026 meets the target, at least 60"


def test_a_claim_that_calls_for_nobody_can_be_attended_to_all_the_same(view: View) -> None:
    quiet, ruled = view.standing("g-quiet-and-far"), view.standing("h-ruled-last")
    assert quiet is not None
    assert ruled is not None
    assert pressing(quiet) is None
    assert attention_to(quiet).command == "claimcheck looked g-quiet-and-far"
    assert attention_to(ruled).command == 'claimcheck reopen h-ruled-last --because "…"'


def test_an_overdue_claim_whose_target_was_met_asks_for_kept() -> None:
    ledger = valid(
        """\
[claims.x]
text = "t"
claimant = "Acme"
made = 2024-01-10
deadline = 2026-10-31
target = { measure = "n", at-least = 60 }
evidence.e = { date = 2026-11-01, stance = "context", source = "s", value = 61 }
"""
    )
    [item] = attention(View(ledger, TODAY).standings())
    assert item.command == 'claimcheck resolve x kept --fulfilled DAY --because "…"'
    assert item.why.endswith("n: 61 on 1 November 2026 meets the target, at least 60")


@pytest.mark.parametrize("stance", ["supports", "refutes"])
def test_an_overdue_claim_is_told_by_what_holds_of_it_and_not_by_where_it_was_heading(
    stance: str,
) -> None:
    ledger = valid(
        f"""\
[claims.x]
text = "t"
claimant = "Acme"
made = 2024-01-10
deadline = 2026-10-31
evidence.e = {{ date = 2026-11-01, stance = "{stance}", source = "s" }}
"""
    )
    [item] = attention(View(ledger, TODAY).standings())
    assert item.why == "24 days overdue (due by 31 October 2026); no ruling yet"
    assert item.command == 'claimcheck resolve x VERDICT --because "…"'
