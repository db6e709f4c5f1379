"""Which claims may be told of otherwise after a change; of all others a view tells the same."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.moved import moved
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from tests.domain.test_properties import telling_days
from tests.drawn_changes import changes
from tests.ledgers import valid

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLAIM = '[claims.{0}]\ntext = "{0}"\nclaimant = "c"\nmade = 2025-01-01\n'
LOOK = "[looks.{0}]\ndate = 2025-02-0{1}\nclaims = {2}\n"
PLAIN = "".join(map(CLAIM.format, "abc"))


def told(ledger: Ledger, day: date) -> dict[str, Any]:
    """Return all that a view tells of each claim."""
    view = View(ledger, day)
    paths: dict[str, Any] = {}
    for one in transitions(ledger, date.min, day):
        paths.setdefault(one.id, []).append(one)
    return {id_: (detail(view, id_), view.rulings(id_), paths.get(id_)) for id_ in ledger.claims}


@patient
@given(changes(), st.data())
def test_of_claims_that_did_not_move_the_same_is_told_on_every_day(
    pair: tuple[Ledger, Ledger], data: DataObject
) -> None:
    before, after = pair
    day = data.draw(st.sampled_from(telling_days(after)))
    found = moved(before, after)
    assert found is not None
    was, now = told(before, day), told(after, day)
    assert {id_: one for id_, one in was.items() if id_ not in found} == {
        id_: one for id_, one in now.items() if id_ not in found
    }


def test_nothing_moves_where_all_claims_are_the_same_or_equal() -> None:
    assert moved(valid(PLAIN), valid(PLAIN)) == frozenset()


def test_a_fact_moves_its_claim_and_what_is_made_of_it_and_its_parts() -> None:
    whole = CLAIM.format("whole") + 'parts = ["a", "b"]\n'
    top = CLAIM.format("top") + 'parts = ["whole"]\n'
    found = '[claims.a.evidence.e]\ndate = 2025-03-01\nstance = "supports"\nsource = "s"\n'
    before, after = valid(PLAIN + whole + top), valid(PLAIN + found + whole + top)
    assert moved(before, after) == frozenset({"a", "whole", "top", "b"})


def test_a_look_moves_the_claims_that_it_names() -> None:
    one, other = LOOK.format("one", 1, '["a"]'), LOOK.format("other", 2, '["c", "a"]')
    assert moved(valid(PLAIN + one), valid(PLAIN + one + other)) == frozenset({"a", "c"})
    assert moved(valid(PLAIN + one + other), valid(PLAIN + one)) == frozenset({"a", "c"})


def test_looks_in_another_order_move_all_that_were_looked_at() -> None:
    one, other = LOOK.format("one", 1, '["a"]'), LOOK.format("other", 2, '["b"]')
    assert moved(valid(PLAIN + one + other), valid(PLAIN + other + one)) == frozenset({"a", "b"})


def test_other_settings_or_parties_move_all_claims() -> None:
    ledger = valid(PLAIN)
    assert moved(ledger, replace(ledger, settings=Settings(signatures=2))) is None
    assert moved(ledger, valid(PLAIN + '[claimants.c]\nname = "C"\nalso = ["c"]\n')) is None
