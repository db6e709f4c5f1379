from dataclasses import replace
from datetime import date

import pytest

from claimcheck.domain.standing import status
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.view import View
from tests.ledgers import valid


def test_another_ledger_on_the_same_day_is_looked_at_anew() -> None:
    claim = '[claims.a]\ntext = "{}"\nclaimant = "c"\nmade = 2025-01-01\n'
    view = View(valid(claim.format("one")), date(2026, 1, 1))
    assert [one.text for one in view.standings()] == ["one"]
    other = replace(view, ledger=valid(claim.format("another")))
    assert [one.text for one in other.standings()] == ["another"]


def test_a_claim_that_fails_unforeseen_raises_unless_somebody_keeps_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "c"\nmade = 2025-01-01\n'
    ledger = valid(claim.format("a") + claim.format("b"))

    def fails(as_of: ClaimAsOf, *rest: object) -> tuple[str, str]:
        if as_of.claim.id == "a":
            raise ZeroDivisionError
        return "no-evidence", "no source"

    monkeypatch.setattr(status, "outlook", fails)
    with pytest.raises(ZeroDivisionError):
        list(View(ledger, date(2026, 1, 1)).standings())
    left_out: dict[str, Exception] = {}
    kept = View(ledger, date(2026, 1, 1), left_out=left_out)
    assert [one.id for one in kept.standings()] == ["b"]
    assert [*map(type, left_out.values())] == [ZeroDivisionError]
