from dataclasses import replace
from datetime import date

from claimcheck.domain.standing.view import View
from tests.ledgers import valid


def test_another_ledger_on_the_same_day_is_looked_at_anew() -> None:
    claim = '[claims.a]\ntext = "{}"\nclaimant = "c"\nmade = 2025-01-01\n'
    view = View(valid(claim.format("one")), date(2026, 1, 1))
    assert [one.text for one in view.standings()] == ["one"]
    other = replace(view, ledger=valid(claim.format("another")))
    assert [one.text for one in other.standings()] == ["another"]
