import gc
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


def test_a_view_of_some_claims_judges_them_by_all() -> None:
    claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "c"\nmade = 2025-01-01\n'
    kept = '[claims.a.verdicts.v]\ndate = 2025-06-01\nverdict = "kept"\nbecause = "b"\n'
    ledger = valid(claim.format("a") + kept + claim.format("whole") + 'parts = ["a"]\n')
    whole = View(ledger, date(2026, 1, 1))
    view = whole.only(["whole"], "only claims of parts")
    assert [(one.id, one.status) for one in view.standings()] == [("whole", "kept")]
    assert [shown.claim.id for shown, _ in view.claims_and_rulings()] == ["whole"]
    assert (view.shows("a"), whole.shows("a"), view.filter) == (False, True, "only claims of parts")


def test_of_a_large_ledger_a_view_lets_go_of_claims_that_it_was_asked_for() -> None:
    claim = '[claims.c{}]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n'
    view = View(valid("".join(map(claim.format, range(1_200)))), date(2026, 1, 1))
    before = sum(isinstance(one, ClaimAsOf) for one in gc.get_objects())
    assert len([*view.standings()]) == 1_200
    after = sum(isinstance(one, ClaimAsOf) for one in gc.get_objects())
    assert after - before <= 1_000
