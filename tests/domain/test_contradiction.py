"""Rulings that contradict each other: which do, what settles it, and where it is told."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.standing.contradiction import contradictions, verdict_in_force
from claimcheck.domain.standing.view import View
from tests.ledgers import read, valid

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CLAIM = """
[claims.a]
text = "A ships"
claimant = "Acme"
made = 2025-01-01
criteria = "a customer has one"

[claims.a.evidence.e]
date = 2025-02-01
stance = "supports"
source = "https://example.org"
"""


def ruled(*rulings: str) -> str:
    """Return a claim with verdicts v1, v2, …, each of the month after the one before it."""
    blocks = (
        f"[claims.a.verdicts.v{month}]\ndate = 2025-0{month + 2}-01\nbecause = 'so'\non = ['e']\n"
        f"{ruling if '=' in ruling else f'verdict = {ruling!r}'}\n"
        for month, ruling in enumerate(rulings, 1)
    )
    return CLAIM + "".join(blocks)


def warned(text: str) -> list[tuple[str, str]]:
    return [(".".join(one.at), one.code) for one in warnings(valid(text), TODAY, NOW)]


KEPT_IN_MARCH = "verdict = 'kept'\nfulfilled = 2025-03-01"
ONE_YEAR = "verdict = 'kept'\nfulfilled = '2025'"


@pytest.mark.parametrize(
    ("rulings", "told"),
    [
        (("kept", "broken"), ["v2"]),
        (("kept", "kept"), []),
        (("broken", "broken", "void"), ["v3"]),
        (("kept", "reopened", "broken"), []),
        (("reopened", "broken"), []),
        (("kept", "verdict = 'broken'\noverrules = 'v1'"), []),
        # that which said the same is overruled as well
        (("broken", "broken", "verdict = 'void'\noverrules = 'v1'"), []),
        # two desks overruled one ruling: the last names another than the one before it
        (
            (
                "kept",
                "verdict = 'broken'\noverrules = 'v1'",
                "verdict = 'void'\noverrules = 'v1'",
            ),
            ["v3"],
        ),
        ((KEPT_IN_MARCH, KEPT_IN_MARCH), []),
        (("kept", ONE_YEAR), ["v2"]),
        (("verdict = 'kept'\nfulfilled = 'unknown'", ONE_YEAR), ["v2"]),
        (("kept", "broken", "kept"), ["v2", "v3"]),
    ],
)
def test_check_and_report_tell_of_rulings_that_nothing_reconciles(
    rulings: tuple[str, ...], told: list[str]
) -> None:
    text = ruled(*rulings)
    assert warned(text) == [(f"claims.a.verdicts.{key}", "contradicting-rulings") for key in told]
    view = View(valid(text), TODAY)
    assert [one.newer for one in contradictions(view, "a")] == told


def test_a_retracted_ruling_contradicts_nothing() -> None:
    gone = '[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "v1"\nbecause = "x"\n'
    assert warned(ruled("kept", "broken") + gone) == []


def test_two_rulings_of_one_day_that_contradict_are_told_once() -> None:
    text = ruled("kept", "broken").replace("2025-04-01", "2025-03-01")
    assert warned(text) == [("claims.a.verdicts.v2", "contradicting-rulings")]
    overruling = text.replace("'broken'", "'broken'\noverrules = 'v1'")
    assert warned(overruling) == []


def test_what_is_told_names_both_rulings_and_the_days() -> None:
    view = View(valid(ruled(KEPT_IN_MARCH, "broken")), TODAY)
    (one,) = contradictions(view, "a")
    assert (one.id, one.text, one.older, one.newer) == ("a", "A ships", "v1", "v2")
    assert one.why == (
        "ruled kept (fulfilled on 1 March 2025) on 1 March 2025 and broken on 1 April 2025; "
        "the second ruling does not say that it overrules the first"
    )


def test_a_contradiction_is_there_from_the_day_of_the_second_ruling() -> None:
    ledger = valid(ruled("kept", "broken"))
    assert list(contradictions(View(ledger, date(2025, 3, 31)), "a")) == []
    assert list(contradictions(View(ledger, date(2024, 3, 31)), "a")) == []
    assert len(list(contradictions(View(ledger, date(2025, 4, 1)), "a"))) == 1


def test_the_verdict_in_force_is_the_newest_that_was_not_reopened() -> None:
    claim = valid(ruled("kept", "broken", "reopened")).claims["a"]
    in_force: list[Any] = [
        verdict_in_force(claim, day, 1)
        for day in (
            date(2024, 12, 31),
            date(2025, 2, 28),
            date(2025, 3, 1),
            date(2025, 4, 1),
            TODAY,
        )
    ]
    assert [one and one.id for one in in_force] == [None, None, "v1", "v2", None]


@pytest.mark.parametrize("overrules", ["v3", "v2", "v9", "e"])
def test_only_an_older_verdict_of_the_claim_can_be_overruled(overrules: str) -> None:
    text = ruled("kept", f"verdict = 'broken'\noverrules = '{overrules}'", "broken")
    (problem,) = (one for one in read(text)[1] if one.severity == "error")
    assert (problem.at[-2:], problem.code) == (("v2", "overrules"), "unknown-verdict")
    assert f"“{overrules}”" in problem.message


def test_what_a_retracted_ruling_overrules_is_not_judged_and_a_retracted_one_can_be() -> None:
    text = ruled("kept", "verdict = 'broken'\noverrules = 'v9'")
    gone = '[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "v2"\nbecause = "x"\n'
    assert list(ledger_errors(valid(text + gone))) == []
    text = ruled("kept", "verdict = 'broken'\noverrules = 'v1'")
    assert list(ledger_errors(valid(text + gone.replace("v2", "v1")))) == []
